package chart_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/chart"
)

var board = []chart.Segment{
	{Shape: chart.Diamond, Count: 2, Word: "red"},
	{Shape: chart.Triangle, Count: 8, Word: "amber"},
	{Shape: chart.Circle, Count: 19, Word: "green"},
	{Shape: chart.Crossed, Count: 0, Word: "withdrawn"},
	{Shape: chart.TickedSquare, Count: 4, Word: "complete"},
	{Shape: chart.DashedCircle, Count: 1, Word: "not started"},
}

func TestBarSaysItsCounts(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		segments []chart.Segment
		want     string
	}{
		"every count above nought is said, in order": {board, "2 red, 8 amber, 19 green, 4 complete, 1 not started."},
		"an empty bar says so":                       {nil, "None."},
		"a count below nought is not said":           {[]chart.Segment{{Count: -3, Word: "red"}}, "None."},
	} {
		for _, svg := range parse(t, chart.Bar{Segments: c.segments}.SVG()) {
			if got := svg.desc(t); got != c.want {
				t.Errorf("%s: %q", name, got)
			}
		}
	}
}

func TestSegmentsAreAsLongAsTheirShareAndApart(t *testing.T) {
	t.Parallel()
	counts := []float64{2, 8, 19, 4, 1}
	for _, svg := range parse(t, chart.Bar{Segments: board}.SVG()) {
		rects := svg.all("rect")
		if len(rects) != len(counts) {
			t.Fatalf("%d segments, want %d", len(rects), len(counts))
		}
		unit, end := rects[2].number(t, "width")/19, 0.0
		for i, r := range rects {
			if got, want := r.number(t, "width"), counts[i]*unit; math.Abs(got-want) > .02 {
				t.Errorf("segment %d is %v%% long, want %v%%", i, got, want)
			}
			if gap := r.number(t, "x") - end; i > 0 && gap < .3 {
				t.Errorf("segment %d begins %v%% after the last", i, gap)
			}
			end = r.number(t, "x") + r.number(t, "width")
		}
		if end > 100 || end < 98 {
			t.Errorf("the bar ends at %v%%", end)
		}
	}
}

func TestBarKeepsTheOrderGiven(t *testing.T) {
	t.Parallel()
	backwards := slices.Clone(board)
	slices.Reverse(backwards)
	var fills []string
	for _, r := range parse(t, chart.Bar{Segments: backwards}.SVG())[0].all("rect") {
		fills = append(fills, r.attr["fill"])
	}
	want := []string{"#ffffff", "#12436d", "#38976a", "#f5a800", "#b0121b"}
	if diff := cmp.Diff(want, fills); diff != "" {
		t.Error(diff)
	}
}

func TestCountsAreWrittenWhereTheyHaveRoom(t *testing.T) {
	t.Parallel()
	const wide, narrow = 0, 1
	for name, c := range map[string]struct {
		bar  chart.Bar
		size int
		want []string
	}{
		"a full bar has room for all":          {chart.Bar{Segments: board}, wide, []string{"2", "8", "19", "4", "1"}},
		"a phone drops a segment under 14":     {chart.Bar{Segments: board}, narrow, []string{"2", "8", "19", "4"}},
		"a slim bar is taken to be shorter":    {chart.Bar{Segments: board, Slim: true}, wide, []string{"2", "8", "19", "4"}},
		"a width given is a width used":        {chart.Bar{Segments: board, Slim: true, Width: 900}, wide, []string{"2", "8", "19", "4", "1"}},
		"a long number needs a longer segment": {chart.Bar{Segments: []chart.Segment{{Count: 1000}, {Count: 19000}}}, narrow, []string{"19000"}},
	} {
		got := parse(t, c.bar.SVG())[c.size].words()
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestBarIsDrawnForWideAndNarrowScreens(t *testing.T) {
	t.Parallel()
	var classes []string
	for _, bar := range []chart.Bar{{}, {Slim: true}} {
		for _, svg := range parse(t, bar.SVG()) {
			classes = append(classes, svg.attr["class"]+" "+svg.attr["height"])
		}
	}
	want := []string{
		"pb-bar pb-chart--wide 32", "pb-bar pb-chart--narrow 32",
		"pb-bar pb-bar--slim pb-chart--wide 24", "pb-bar pb-bar--slim pb-chart--narrow 24",
	}
	if diff := cmp.Diff(want, classes); diff != "" {
		t.Error(diff)
	}
}

func TestHatchedAndCrossedSegmentsAreLinesNotColour(t *testing.T) {
	t.Parallel()
	hatched := parse(t, chart.Bar{Segments: []chart.Segment{{Shape: chart.Hatched, Count: 1}}}.SVG())[0]
	if stripes := hatched.all("svg"); len(stripes) != 1 || stripes[0].attr["width"] != hatched.all("rect")[0].attr["width"] {
		t.Error("the stripes do not fill their segment")
	}
	crossed := parse(t, chart.Bar{Segments: []chart.Segment{{Shape: chart.Crossed, Count: 1}}}.SVG())[0]
	if n := len(crossed.all("line")); n != 2 {
		t.Errorf("%d strokes cross the segment", n)
	}
}
