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

// trendOf draws a measure over time beside England, the similar councils and
// its target.
func trendOf(s plan.Series) chart.Trend {
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

// chartFinding is the heading of the chart: how often the council was above
// England where both have a figure.
func chartFinding(s plan.Series) string {
	above, both := 0, 0
	for _, p := range s.LastPeriods(drawnPeriods) {
		england, _ := s.Beside(p)
		ours, ok := s.Shown(s.At(p))
		theirs, also := s.Shown(england)
		if ok && also {
			both++
			if ours > theirs {
				above++
			}
		}
	}
	if both == 0 || s.Unit == plan.CountUnit {
		return "Over time"
	}
	return fmt.Sprintf("Above England in %d of %s with both figures", above, count(both, "period"))
}

// chartNote says what is drawn, from when to when, and where the scale begins.
func chartNote(s plan.Series) string {
	periods := s.LastPeriods(drawnPeriods)
	text := s.PlainName + ", " + periods[0].Label() + " to " + periods[len(periods)-1].Label() + "."
	if note := trendOf(s).ScaleNote(); note != "" {
		text += " " + note
	}
	if s.Decimals == 0 && s.Unit != plan.CountUnit && len(s.Neighbours) > 0 {
		text += " Similar councils are drawn to the nearest whole number."
	}
	return text
}
