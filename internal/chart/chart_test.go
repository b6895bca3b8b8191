package chart_test

import (
	"context"
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"planboard/internal/chart"
)

// drawing is what every drawing promises to be.
type drawing interface {
	templ.Component
	SVG() string
}

// drawings returns one of each kind that carries a message, with every text
// and id of the caller's choosing.
func drawings(id, words string) map[string]drawing {
	points := []chart.Point{{Value: 1}, {Value: 2}, {Value: 3, Break: true}}
	series := chart.Series{Name: words, Points: points}
	return map[string]drawing{
		"bar":      chart.Bar{ID: id + "bar", Title: words, Segments: []chart.Segment{{Shape: chart.Diamond, Count: 2, Word: words}}},
		"spark":    chart.Spark{ID: id + "spark", Title: words, Points: points, Unit: words},
		"trend":    chart.Trend{ID: id + "trend", Title: words, Periods: []string{words, words, words}, Ours: series, Comparators: []chart.Series{series}, Target: series, Unit: words},
		"timeline": chart.Timeline{ID: id + "time", Title: words, Start: words, End: words, Now: chart.Moment{At: .5, Label: words}, Marks: []chart.Moment{{At: .2, Label: words}}},
	}
}

func TestDrawingsAreNamedForThoseWhoCannotSeeThem(t *testing.T) {
	t.Parallel()
	for name, d := range drawings("a", "Words") {
		for _, svg := range parse(t, d.SVG()) {
			if svg.attr["role"] != "img" {
				t.Errorf("%s: role %q", name, svg.attr["role"])
			}
			title, desc := svg.kids[0], svg.kids[1]
			if title.name != "title" || title.text != "Words" || desc.name != "desc" || desc.text == "" {
				t.Errorf("%s: begins with %q %q, %q %q", name, title.name, title.text, desc.name, desc.text)
			}
			if want := title.attr["id"] + " " + desc.attr["id"]; svg.attr["aria-labelledby"] != want {
				t.Errorf("%s: labelled by %q, want %q", name, svg.attr["aria-labelledby"], want)
			}
		}
	}
}

func TestIDsAreUniqueOnAPage(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, page := range []map[string]drawing{drawings("first-", "x"), drawings("second-", "x")} {
		for name, d := range page {
			for _, found := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(d.SVG(), -1) {
				if seen[found[1]] {
					t.Errorf("%s: id %q is used twice", name, found[1])
				}
				seen[found[1]] = true
			}
		}
	}
	if want := 2 * 2 * (2 + 1 + 2 + 2); len(seen) != want {
		t.Errorf("%d ids, want %d", len(seen), want)
	}
}

func TestIDsNeverHoldASpace(t *testing.T) {
	t.Parallel()
	svg := parse(t, chart.Spark{ID: "measure 4.1"}.SVG())[0]
	if got := strings.Fields(svg.attr["aria-labelledby"]); len(got) != 2 {
		t.Errorf("labelled by %d ids: %q", len(got), got)
	}
}

func TestHostileTextIsOnlyText(t *testing.T) {
	t.Parallel()
	hostile := "</text></svg><script>alert(1)</script>\"'&\x0b"
	for name, d := range drawings(hostile, hostile) {
		for _, svg := range parse(t, d.SVG()) {
			if n := len(svg.all("script")); n != 0 || svg.name != "svg" {
				t.Errorf("%s: %d scripts within %s", name, n, svg.name)
			}
			want := strings.ReplaceAll(hostile, "\x0b", "\uFFFD")
			if got := svg.all("title")[0].text; got != want {
				t.Errorf("%s: title %q, want %q", name, got, want)
			}
		}
	}
}

func TestDrawingsObeyTheContentSecurityPolicy(t *testing.T) {
	t.Parallel()
	refused := regexp.MustCompile(`style=|<style|<script|href|url\(|\son\w+=`)
	all := drawings("a", "x")
	for s := chart.Dash; s <= chart.Crossed; s++ {
		all[string(rune('0'+s))] = chart.Mark(s)
		all[string(rune('A'+s))] = chart.Bar{Segments: []chart.Segment{{Shape: s, Count: 1}}}
	}
	for name, d := range all {
		if found := refused.FindString(d.SVG()); found != "" {
			t.Errorf("%s holds %q", name, found)
		}
	}
}

func TestRenderWritesTheSameMarkupEveryTime(t *testing.T) {
	t.Parallel()
	for name, d := range drawings("a", "x") {
		var b strings.Builder
		if err := d.Render(context.Background(), &b); err != nil {
			t.Fatal(err)
		}
		if b.String() != d.SVG() || b.Len() == 0 {
			t.Errorf("%s: rendered and drawn differ", name)
		}
	}
}

func TestLengthsHaveOneDecimalAtMost(t *testing.T) {
	t.Parallel()
	long := regexp.MustCompile(`\d\.\d\d+[^%\d]|\d\.\d{3,}`)
	for name, d := range drawings("a", "x") {
		if found := long.FindString(d.SVG()); found != "" {
			t.Errorf("%s holds %q", name, found)
		}
	}
}

// strange returns a number that might come out of anything.
func strange(r *rand.Rand) float64 {
	odd := []float64{0, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64,
		math.SmallestNonzeroFloat64, 999_999_999_999, -1e11, 1e-9}
	if r.IntN(3) == 0 {
		return odd[r.IntN(len(odd))]
	}
	return (r.Float64() - .4) * math.Pow(10, float64(r.IntN(7)))
}

func strangePoints(r *rand.Rand, n int) []chart.Point {
	points := make([]chart.Point, n)
	for i := range points {
		points[i] = chart.Point{Value: strange(r), Missing: r.IntN(5) == 0, Break: r.IntN(5) == 0}
	}
	return points
}

func strangeTrend(r *rand.Rand) chart.Trend {
	words := []string{"", "Q1", "England", "North Lincolnshire", "Care leavers' Antidisestablishmentarianism (all ages)", "北林肯郡"}
	word := func() string { return words[r.IntN(len(words))] }
	t := chart.Trend{ID: "t", Title: word(), Unit: []string{"", "%", " per 10,000"}[r.IntN(3)], Places: r.IntN(3)}
	for range r.IntN(14) {
		t.Periods = append(t.Periods, word())
	}
	t.Ours = chart.Series{Name: word(), Points: strangePoints(r, r.IntN(16))}
	t.Target = chart.Series{Name: word(), Points: strangePoints(r, r.IntN(16))}
	for range r.IntN(5) {
		t.Comparators = append(t.Comparators, chart.Series{Name: word(), Points: strangePoints(r, r.IntN(16))})
	}
	return t
}

func TestNoFigureSpoilsADrawing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 1))
		target := strange(r)
		trend := strangeTrend(r)
		all := []drawing{trend,
			chart.Spark{Points: strangePoints(r, r.IntN(10)), Target: &target},
			chart.Bar{Width: strange(r), Segments: []chart.Segment{{Count: r.IntN(9) - 2}, {Count: r.IntN(2) * math.MaxInt}, {Shape: chart.Shape(r.IntN(99) - 9), Count: 1}}},
			chart.Timeline{Now: chart.Moment{At: strange(r), Label: "Now"}, Marks: []chart.Moment{{At: strange(r), Label: "Review"}}},
		}
		for _, d := range all {
			for _, svg := range parse(t, d.SVG()) {
				insideItsPaper(t, seed, svg)
			}
		}
	}
}

// insideItsPaper fails if any coordinate is not a number or is off the paper.
func insideItsPaper(t *testing.T, seed uint64, svg *element) {
	t.Helper()
	width, height := 100.0, math.Inf(1) // of drawings measured in per cent
	if box := strings.Fields(svg.attr["viewBox"]); len(box) == 4 {
		paper := &element{attr: map[string]string{"w": box[2], "h": box[3]}}
		width, height = paper.number(t, "w"), paper.number(t, "h")
	}
	for _, e := range append(append(svg.all("text"), svg.all("circle")...), svg.all("rect")...) {
		for attr := range e.attr {
			limit, known := map[string]float64{"x": width, "cx": width, "width": width, "y": height, "cy": height}[attr]
			if v := 0.0; known {
				if v = e.number(t, attr); !(v >= 0 && v <= limit) {
					t.Errorf("seed %d: <%s %s=%q> is off the paper", seed, e.name, attr, e.attr[attr])
				}
			}
		}
	}
	for _, e := range append(svg.all("polyline"), svg.all("path")...) {
		if d := e.attr["points"] + e.attr["d"]; strings.ContainsAny(d, "NIe") || regexp.MustCompile(`\d{5}`).MatchString(d) {
			t.Errorf("seed %d: <%s> runs off: %q", seed, e.name, d)
		}
	}
}
