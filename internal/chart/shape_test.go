package chart_test

import (
	"testing"

	"planboard/internal/chart"
)

func TestMarksAreHiddenFromAssistiveTechnology(t *testing.T) {
	t.Parallel()
	for s := chart.Dash; s <= chart.Crossed; s++ {
		svg := parse(t, chart.Mark(s).SVG())[0]
		if svg.attr["aria-hidden"] != "true" || svg.attr["viewBox"] != "0 0 16 16" || len(svg.all("title")) > 0 {
			t.Errorf("shape %d: %v", s, svg.attr)
		}
	}
}

func TestMarksDifferWithoutColour(t *testing.T) {
	t.Parallel()
	seen := map[string]chart.Shape{}
	for s := chart.Dash; s <= chart.Crossed; s++ {
		outline := ""
		for _, e := range parse(t, chart.Mark(s).SVG())[0].kids {
			outline += e.name + e.attr["d"] + e.attr["r"] + e.attr["stroke-dasharray"]
		}
		if other, ok := seen[outline]; ok {
			t.Errorf("shapes %d and %d have one outline", s, other)
		}
		seen[outline] = s
	}
}

func TestMarksKeepThePalette(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		shape                 chart.Shape
		element, fill, stroke string
	}{
		"red is a diamond":                      {chart.Diamond, "path", "#b0121b", "#6e0a10"},
		"amber is a triangle, outlined dark":    {chart.Triangle, "path", "#f5a800", "#6b4300"},
		"green is a circle":                     {chart.Circle, "circle", "#38976a", "#17553a"},
		"complete is a square":                  {chart.TickedSquare, "path", "#12436d", "#0a2a46"},
		"awaiting sign-off is outlined in blue": {chart.OpenSquare, "path", "#ffffff", "#12436d"},
		"not started is an empty circle":        {chart.DashedCircle, "circle", "#ffffff", "#5b6368"},
		"no data is a bar with no fill":         {chart.Dash, "path", "", "#5b6368"},
		"what is no shape is no data":           {chart.Shape(99), "path", "", "#5b6368"},
	} {
		first := parse(t, chart.Mark(c.shape).SVG())[0].kids[0]
		if first.name != c.element || first.attr["fill"] != c.fill || first.attr["stroke"] != c.stroke {
			t.Errorf("%s: <%s fill=%q stroke=%q>", name, first.name, first.attr["fill"], first.attr["stroke"])
		}
	}
}
