package page

import (
	"fmt"
	"strings"

	"planboard/internal/chart"
	"planboard/internal/plan"
)

// drawnPeriods is how many periods a measure's page shows: five years of
// quarters, or more than any annual series has.
const drawnPeriods = 20

// trendOf draws a council's measure over time beside England, the similar
// councils and its target.
func trendOf(s plan.Series, council string) chart.Trend {
	periods := s.LastPeriods(drawnPeriods)
	t := chart.Trend{
		ID: "trend", Title: s.PlainName, Unit: unitOf(s.Measure), Places: int(s.Decimals),
		Ours: chart.Series{Name: strings.TrimSuffix(council, " Council"), Points: pointsOf(s, periods, s.Values)},
	}
	for _, p := range periods {
		t.Periods = append(t.Periods, p.Label())
	}
	t.Comparators = comparators(s, periods)
	t.Target = targetOf(s, len(periods))
	return t
}

// comparators are England and the similar councils, as far as they have a
// figure. Counts of whole councils do not compare.
func comparators(s plan.Series, periods []plan.Period) []chart.Series {
	if s.Unit == plan.CountUnit {
		return nil
	}
	var some []chart.Series
	for _, c := range []struct {
		name   string
		values []plan.Value
	}{{"England", s.England}, {"Similar councils", s.Neighbours}} {
		if points := pointsOf(s, periods, c.values); anyFigure(points) {
			some = append(some, chart.Series{Name: c.name, Points: points})
		}
	}
	return some
}

func anyFigure(points []chart.Point) bool {
	for _, p := range points {
		if !p.Missing {
			return true
		}
	}
	return false
}

// pointsOf sets values against periods, as the reader sees them.
func pointsOf(s plan.Series, periods []plan.Period, values []plan.Value) []chart.Point {
	known := map[plan.Period]plan.Value{}
	for _, v := range values {
		known[v.Period] = v
	}
	points := make([]chart.Point, len(periods))
	for i, p := range periods {
		number, ok := s.Shown(known[p])
		_, breaks := s.BreakAt(p)
		points[i] = chart.Point{Value: number, Missing: !ok, Break: breaks}
	}
	return points
}

// targetOf is the target as a level line; a range or none is not drawn.
func targetOf(s plan.Series, periods int) chart.Series {
	if !s.Target.IsSet() || s.Polarity != plan.Higher && s.Polarity != plan.Lower {
		return chart.Series{}
	}
	points := make([]chart.Point, periods)
	for i := range points {
		points[i].Value = s.Target.At.Decimal.InexactFloat64()
	}
	return chart.Series{Name: "Target", Points: points}
}

// beside are the words for a figure above England's and for one below, by what
// that means for children. Which side of a range is better is not told by them.
var beside = map[plan.Polarity][2]string{
	plan.Higher:  {"Better than", "Worse than"},
	plan.Lower:   {"Worse than", "Better than"},
	plan.InRange: {"Above", "Below"},
	plan.Context: {"Above", "Below"},
}

// chartFinding is the heading of the chart: on which side of England the
// council mostly was, and how often, where both have a figure.
func chartFinding(s plan.Series) string {
	above, below, both := besideEngland(s)
	if both == 0 || s.Unit == plan.CountUnit {
		return "Over time"
	}
	words, times := beside[s.Polarity][0], above
	switch {
	case above == 0 && below == 0:
		words, times = "Level with", both
	case below > above:
		words, times = beside[s.Polarity][1], below
	}
	return fmt.Sprintf("%s England in %d of %s with both figures", words, times, count(both, "period"))
}

// besideEngland counts the periods in which the council was above England and
// below, and those in which both have a figure.
func besideEngland(s plan.Series) (above, below, both int) {
	for _, p := range s.LastPeriods(drawnPeriods) {
		england, _ := s.Beside(p)
		ours, ok := s.Shown(s.At(p))
		theirs, also := s.Shown(england)
		if ok && also {
			both++
			above += oneIf(ours > theirs)
			below += oneIf(ours < theirs)
		}
	}
	return above, below, both
}

func oneIf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// chartNote says what is drawn, from when to when, and where the scale begins.
func chartNote(s plan.Series) string {
	periods := s.LastPeriods(drawnPeriods)
	text := s.PlainName + ", " + periods[0].Label() + " to " + periods[len(periods)-1].Label() + "."
	if note := trendOf(s, "").ScaleNote(); note != "" {
		text += " " + note
	}
	if s.Decimals == 0 && s.Unit != plan.CountUnit && len(s.Neighbours) > 0 {
		text += " Similar councils are drawn to the nearest whole number."
	}
	return text
}
