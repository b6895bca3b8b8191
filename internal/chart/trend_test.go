package chart_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/chart"
)

// employment is a trend with nothing wrong with it.
func employment() chart.Trend {
	return chart.Trend{
		ID: "m", Title: "Above England since autumn 2022", Unit: "%",
		Periods:     []string{"Q3 21", "Q4 21", "Q1 22", "Q2 22", "Q3 22", "Q4 22"},
		Ours:        chart.Series{Name: "North Lincolnshire", Points: values(52, 53, 53, 55, 56, 61)},
		Comparators: []chart.Series{{Name: "England", Points: values(52, 52, 55, 55, 55, 56)}, {Name: "Similar councils", Points: values(52, 52, 52, 53, 53, 54)}},
		Target:      chart.Series{Name: "Target", Points: values(60, 60, 60, 60, 60, 60)},
	}
}

const oursColour = "#12436d"

func TestTrendSaysItsFigures(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*chart.Trend)
		want   string
	}{
		"every line's first and last figures are said": {func(*chart.Trend) {},
			"North Lincolnshire rose from 52% in Q3 21 to 61% in Q4 22. Target 60%. England rose from 52% in Q3 21 to 56% in Q4 22. " +
				"Similar councils rose from 52% in Q3 21 to 54% in Q4 22. The scale starts at 50%."},
		"figures on both sides of a break are not compared": {func(t *chart.Trend) {
			t.Comparators = nil
			t.Ours.Points[3].Break = true
		}, "North Lincolnshire rose from 55% in Q2 22 to 61% in Q4 22. Figures before Q2 22 do not compare. Target 60%. The scale starts at 50%."},
		"the last known figure has its own period": {func(t *chart.Trend) {
			t.Comparators, t.Target = nil, chart.Series{}
			t.Ours.Points = values(50, 40, 0)[:2]
		}, "North Lincolnshire fell from 50% in Q3 21 to 40% in Q4 21. No figure in 4 of 6 periods. The scale starts at 35%."},
		"figures written alike are not said to move": {func(t *chart.Trend) {
			t.Comparators, t.Target = nil, chart.Series{}
			t.Periods, t.Ours.Points = []string{"A", "B"}, values(10.1, 10.2)
		}, "North Lincolnshire was 10% in both A and B. The scale starts at 9%."},
		"a target that moves is said twice": {func(t *chart.Trend) {
			t.Comparators, t.Ours.Points = nil, nil
			t.Target.Points = values(5, 5, 5, 8, 8, 8)
		}, "North Lincolnshire: no figures. Target 5% in Q3 21, 8% in Q4 22. The scale starts at 4%."},
	} {
		trend := employment()
		c.change(&trend)
		for _, svg := range parse(t, trend.SVG()) {
			if got := svg.desc(t); got != c.want {
				t.Errorf("%s: %q", name, got)
			}
		}
	}
}

func TestTrendLinesStopAtGapsAndBreaks(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*chart.Point)
		want   []int
	}{
		"a missing value parts the line":       {gone, []int{2, 3}},
		"a break parts it and loses no figure": {broken, []int{2, 4}},
	} {
		trend := employment()
		trend.Ours.Points = with(trend.Ours.Points, 2, c.change)
		for _, svg := range parse(t, trend.SVG()) {
			var got []int
			for _, line := range svg.with("polyline", "stroke", oursColour) {
				got = append(got, len(strings.Fields(line.attr["points"])))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}

func TestNoLineOfOursCrossesItsBreak(t *testing.T) {
	t.Parallel()
	trend := employment()
	trend.Ours.Points = with(trend.Ours.Points, 2, broken)
	for _, svg := range parse(t, trend.SVG()) {
		words := svg.all("text")
		at := -1.0
		for _, w := range words {
			if w.text == "break" {
				at = w.number(t, "x")
			}
		}
		if at < 0 {
			t.Fatal("the word break is not drawn")
		}
		for _, line := range svg.with("polyline", "stroke", oursColour) {
			if first, last := ends(t, line); first < at && at < last {
				t.Errorf("a line from %v to %v crosses the break at %v", first, last, at)
			}
		}
	}
}

// ends returns where a polyline begins and ends, across.
func ends(t *testing.T, line *element) (first, last float64) {
	t.Helper()
	points := strings.Fields(line.attr["points"])
	at := func(s string) float64 {
		x, _, _ := strings.Cut(s, ",")
		return (&element{attr: map[string]string{"x": x}}).number(t, "x")
	}
	return at(points[0]), at(points[len(points)-1])
}

func TestComparatorsAreToldApartByTheirDashes(t *testing.T) {
	t.Parallel()
	for _, svg := range parse(t, employment().SVG()) {
		var dashes []string
		for _, line := range svg.with("polyline", "stroke", "#5b6368") {
			dashes = append(dashes, line.attr["stroke-dasharray"])
		}
		if diff := cmp.Diff([]string{"9 4", "2 5"}, dashes); diff != "" {
			t.Error(diff)
		}
	}
}

// endLabels returns the texts at the line ends, which alone have no anchor.
func endLabels(t *testing.T, svg *element) []*element {
	t.Helper()
	var labels []*element
	for _, text := range svg.all("text") {
		if text.attr["text-anchor"] == "" {
			labels = append(labels, text)
		}
	}
	return labels
}

func TestEndLabelsAreFourteenUnitsApart(t *testing.T) {
	t.Parallel()
	trend := employment()
	for i := range trend.Comparators {
		trend.Comparators[i].Points = trend.Ours.Points
	}
	trend.Target.Points = trend.Ours.Points
	for _, svg := range parse(t, trend.SVG()) {
		labels := endLabels(t, svg)
		if len(labels) < 4 {
			t.Fatalf("%d lines of labels for four series", len(labels))
		}
		for i := 1; i < len(labels); i++ {
			if apart := labels[i].number(t, "y") - labels[i-1].number(t, "y"); apart < 14 {
				t.Errorf("%q is %v below %q", labels[i].text, apart, labels[i-1].text)
			}
		}
	}
}

// setInArial are the widths at which a browser sets the labels of employment
// in Arial, the wider of the two typefaces, for each unit of size.
var setInArial = map[string]float64{
	"North Lincolnshire 61%": 11.17, "Lincolnshire": 5.95, "North": 2.67, "61%": 2.00, // bold
	"Target 60%": 5.06, "England 56%": 5.95, "England": 3.67, "56%": 2.00,
	"Similar councils 54%": 9.23, "Similar": 3.06, "councils": 3.61, "councils 54%": 5.89, "54%": 2.00,
}

func TestEndLabelsAreNotClipped(t *testing.T) {
	t.Parallel()
	for i, svg := range parse(t, employment().SVG()) {
		paper := []float64{720, 320}[i]
		for _, l := range endLabels(t, svg) {
			width, measured := setInArial[l.text]
			if !measured {
				t.Errorf("no width is known for %q", l.text)
			}
			if end := l.number(t, "x") + width*l.number(t, "font-size"); end > paper {
				t.Errorf("%q ends at %v of %v", l.text, end, paper)
			}
		}
	}
}

func TestLongNamesAreCutButNotTheirFigures(t *testing.T) {
	t.Parallel()
	trend := employment()
	trend.Comparators[1].Name = "Yorkshire, the Humber and every council most like ours in the north of England"
	for _, svg := range parse(t, trend.SVG()) {
		labels := endLabels(t, svg)
		last := labels[len(labels)-1].text
		cut := labels[len(labels)-2].text
		if last != "54%" || !strings.HasSuffix(cut, "…") {
			t.Errorf("the label ends %q, %q", cut, last)
		}
	}
}

func TestEndLabelsSayTheLatestFigure(t *testing.T) {
	t.Parallel()
	trend := employment()
	trend.Comparators[0].Points = trend.Comparators[0].Points[:4]
	var got []string
	for _, l := range endLabels(t, parse(t, trend.SVG())[0]) {
		got = append(got, l.text)
	}
	want := []string{"North Lincolnshire 61%", "Target 60%", "England 55%, Q2 22", "Similar councils 54%"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTicksAreRoundAndHoldEveryFigure(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		values []float64
		places int
		unit   string
		want   []string
	}{
		"percentages step by fives":                {[]float64{52, 61}, 0, "%", []string{"50%", "55%", "60%", "65%"}},
		"a percentage has no tick above a hundred": {[]float64{91, 100}, 0, "%", []string{"90%", "92%", "94%", "96%", "98%", "100%"}},
		"a count has no tick below nought":         {[]float64{1, 8}, 0, "", []string{"0", "2", "4", "6", "8", "10"}},
		"a count has no half tick":                 {[]float64{3, 3}, 0, "", []string{"2", "3", "4"}},
		"small figures have decimals":              {[]float64{8.1, 8.4}, 1, "", []string{"8.0", "8.1", "8.2", "8.3", "8.4", "8.5"}},
		"a unit in words is left off":              {[]float64{42, 71}, 0, " per 10,000", []string{"30", "40", "50", "60", "70", "80"}},
		"what falls below nought is shown there":   {[]float64{-4, 4}, 0, "", []string{"-6", "-4", "-2", "0", "2", "4", "6"}},
	} {
		trend := chart.Trend{Periods: []string{"A", "B"}, Ours: chart.Series{Points: values(c.values...)}, Unit: c.unit, Places: c.places}
		var got []string
		for _, text := range parse(t, trend.SVG())[0].with("text", "text-anchor", "end") {
			got = append(got, text.text)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestScaleNoteIsSilentAboutNought(t *testing.T) {
	t.Parallel()
	trend := employment()
	if got := trend.ScaleNote(); got != "The scale starts at 50%." {
		t.Errorf("said %q", got)
	}
	trend.Comparators[0].Points[0].Value = 2
	if got := trend.ScaleNote(); got != "" {
		t.Errorf("said %q", got)
	}
}

func TestPeriodNamesDoNotTouchAndEndWithTheLast(t *testing.T) {
	t.Parallel()
	trend := employment()
	for _, svg := range parse(t, trend.SVG()) {
		names := svg.with("text", "text-anchor", "middle")
		if names[0].text != "Q4 22" {
			t.Errorf("the last period is not named: %q", names[0].text)
		}
		for i := 1; i < len(names); i++ {
			room := names[i-1].number(t, "x") - names[i].number(t, "x")
			if need := 5 * .5 * names[i].number(t, "font-size"); room < need {
				t.Errorf("%q is %v from %q", names[i].text, room, names[i-1].text)
			}
		}
	}
}

func TestTargetIsDrawnInSteps(t *testing.T) {
	t.Parallel()
	trend := employment()
	trend.Target.Points = values(55, 55, 55, 60, 60, 60)
	for _, svg := range parse(t, trend.SVG()) {
		lines := svg.with("path", "stroke", "#801650")
		if len(lines) != 1 || strings.Count(lines[0].attr["d"], "V") != 1 || strings.Contains(lines[0].attr["d"], "L") {
			t.Errorf("target drawn as %d lines, the first %q", len(lines), lines[0].attr["d"])
		}
	}
}

func TestDotsStandAtTheirFigures(t *testing.T) {
	t.Parallel()
	svg := parse(t, employment().SVG())[0]
	dots := svg.with("circle", "fill", oursColour)
	figures := []float64{52, 53, 53, 55, 56, 61}
	if len(dots) != len(figures) {
		t.Fatalf("%d dots for %d figures", len(dots), len(figures))
	}
	unit := (dots[0].number(t, "cy") - dots[5].number(t, "cy")) / (61 - 52)
	for i, d := range dots {
		if got := 52 + (dots[0].number(t, "cy")-d.number(t, "cy"))/unit; math.Abs(got-figures[i]) > .02 {
			t.Errorf("dot %d stands at %v, want %v", i, got, figures[i])
		}
	}
}

func TestALonePeriodStandsInTheMiddle(t *testing.T) {
	t.Parallel()
	trend := chart.Trend{Periods: []string{"Q1"}, Ours: chart.Series{Name: "Ours", Points: values(12)}}
	for _, svg := range parse(t, trend.SVG()) {
		edge := svg.with("text", "text-anchor", "end")[0].number(t, "x")
		label := endLabels(t, svg)[0].number(t, "x")
		if at := svg.all("circle")[0].number(t, "cx"); at < edge+(label-edge)/3 || at > label-(label-edge)/3 {
			t.Errorf("at %v, between %v and %v", at, edge, label)
		}
	}
}

func TestOnlyLinesThatReachTheEdgeAreTiedToTheirLabels(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		known int // figures of the comparators, of six
		want  int
	}{
		"labels that had to move are tied":    {6, 2},
		"lines that end early are never tied": {5, 0},
	} {
		trend := employment()
		trend.Ours.Points, trend.Target.Points = nil, nil
		for i := range trend.Comparators {
			trend.Comparators[i].Points = values(50, 51, 52, 50, 50, 50)[:c.known]
		}
		ties := 0
		for _, path := range parse(t, trend.SVG())[0].all("path") {
			if strings.Contains(path.attr["d"], "L") {
				ties++
			}
		}
		if ties != c.want {
			t.Errorf("%s: %d", name, ties)
		}
	}
}

func TestAComparatorsBreakIsMarkedOnItsOwnLine(t *testing.T) {
	t.Parallel()
	trend := employment()
	trend.Comparators[0].Points = with(trend.Comparators[0].Points, 3, broken)
	for _, svg := range parse(t, trend.SVG()) {
		strokes := 0
		for _, path := range svg.with("path", "stroke-width", "1.5") {
			strokes += strings.Count(path.attr["d"], "l3-8")
		}
		if lines := len(svg.with("polyline", "stroke-dasharray", "9 4")); lines != 2 || strokes != 1 {
			t.Errorf("%d lines and %d marks", lines, strokes)
		}
		for _, word := range svg.words() {
			if word == "break" {
				t.Error("the word stands as if our own line broke")
			}
		}
	}
}
