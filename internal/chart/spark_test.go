package chart_test

import (
	"math"
	"strings"
	"testing"

	"planboard/internal/chart"
)

// values returns points without a gap or a break.
func values(v ...float64) []chart.Point {
	points := make([]chart.Point, len(v))
	for i := range v {
		points[i].Value = v[i]
	}
	return points
}

// with returns points with the i-th changed.
func with(points []chart.Point, i int, change func(*chart.Point)) []chart.Point {
	change(&points[i])
	return points
}

func gone(p *chart.Point)   { p.Missing = true }
func broken(p *chart.Point) { p.Break = true }

func TestSparkLineStopsAtGapsAndBreaks(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		points []chart.Point
		want   []int // points on each line
		dots   int
	}{
		"a whole series is one line":                   {values(1, 2, 3, 4, 5), []int{5}, 1},
		"a missing value parts the line":               {with(values(1, 2, 3, 4, 5), 2, gone), []int{2, 2}, 1},
		"a break parts the line and loses no point":    {with(values(1, 2, 3, 4, 5), 2, broken), []int{2, 3}, 1},
		"a figure alone is a dot":                      {with(values(1, 2, 3, 4), 1, gone), []int{2}, 2},
		"one point is a dot and no line":               {values(7), nil, 2},
		"nothing known draws nothing":                  {with(values(7), 0, gone), nil, 0},
		"what is not a number is missing":              {values(1, 2, math.NaN(), 4, 5), []int{2, 2}, 1},
		"the last known figure is dotted if last gone": {with(values(1, 2, 3), 2, gone), []int{2}, 1},
	} {
		svg := parse(t, chart.Spark{Points: c.points}.SVG())[0]
		lines := svg.all("polyline")
		if len(lines) != len(c.want) {
			t.Errorf("%s: %d lines, want %d", name, len(lines), len(c.want))
			continue
		}
		for i, line := range lines {
			if got := len(strings.Fields(line.attr["points"])); got != c.want[i] {
				t.Errorf("%s: line %d has %d points, want %d", name, i, got, c.want[i])
			}
		}
		if got := len(svg.all("circle")); got != c.dots {
			t.Errorf("%s: %d dots, want %d", name, got, c.dots)
		}
	}
}

func TestSparkEndsInItsDot(t *testing.T) {
	t.Parallel()
	svg := parse(t, chart.Spark{Points: values(23.1, 21, 19.8)}.SVG())[0]
	dot := svg.with("circle", "r", "4")[0]
	at := strings.Fields(svg.all("polyline")[0].attr["points"])
	if got := dot.attr["cx"] + "," + dot.attr["cy"]; got != at[2] {
		t.Errorf("dot at %s, line ends at %s", got, at[2])
	}
}

func TestSparkSaysItsFigures(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		spark chart.Spark
		want  string
	}{
		"first, last and target are said": {
			chart.Spark{Points: values(23.1, 21, 19.8), Places: 1, Target: new(20.0)}, "From 23.1 to 19.8. Target 20.0."},
		"the unit follows each figure": {
			chart.Spark{Points: values(52, 61), Unit: "%"}, "From 52% to 61%."},
		"missing figures are counted": {
			chart.Spark{Points: with(values(1, 2, 3), 1, gone)}, "From 1 to 3. No figure at 1 of 3 points."},
		"figures on both sides of a break are not compared": {
			chart.Spark{Points: with(values(1, 2, 8, 9), 2, broken)}, "Since a break in the series: from 8 to 9."},
		"one figure is only itself":     {chart.Spark{Points: values(5)}, "5."},
		"no figures say so":             {chart.Spark{Target: new(4.0)}, "No figures."},
		"thousands are parted":          {chart.Spark{Points: values(83840, -1250)}, "From 83,840 to -1,250."},
		"nearly nought is not below it": {chart.Spark{Points: values(-.2)}, "0."},
	} {
		if got := parse(t, c.spark.SVG())[0].desc(t); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestSparkShowsItsTargetOnTheSameScale(t *testing.T) {
	t.Parallel()
	svg := parse(t, chart.Spark{Points: values(10, 20), Target: new(20.0)}.SVG())[0]
	end := svg.with("circle", "r", "4")[0].attr["cy"]
	if n := len(svg.with("path", "d", "M0 "+end+"H132")); n != 1 {
		t.Errorf("the target of 20 is not level with the 20 at %s", end)
	}
}
