package page_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"planboard/internal/plan"
	"planboard/web/page"
)

// changed has a measure of each kind: red, amber, green and improving, green
// and as it was, withheld, context, and without a figure.
func changed() plan.Position {
	p := position()
	one := func(code string, was, is float64) plan.Series {
		s := p.Measures[0]
		s.Code, s.PlainName, s.Values = code, "Measure "+code, []plan.Value{annual(2022, was), annual(2023, is)}
		return s
	}
	p.Measures = append(p.Measures, one("M11", 90, 77), one("M12", 82, 95), one("M13", 90, 90))
	p.Measures[len(p.Measures)-1].Priority = "P2"
	return p
}

// first are the codes of the measures that a phone shows first.
func first(t *testing.T, doc *html.Node) []string {
	t.Helper()
	var codes []string
	for _, row := range all(t, doc, ".pb-brief tbody:not(.pb-waiting) tr:not(.pb-waiting):not(.pb-group) th") {
		codes = append(codes, strings.Fields(text(row))[0])
	}
	return codes
}

func TestPhoneShowsFirstWhatIsRedAmberOrChanged(t *testing.T) {
	t.Parallel()
	p := changed()
	doc := render(t, frame(member), page.Scorecard{Position: p, Shown: p.Measures})
	if diff := cmp.Diff([]string{"M01", "M11", "M12"}, first(t, doc)); diff != "" {
		t.Errorf("shown first (-want +got):\n%s", diff)
	}
	if got := len(all(t, doc, "tbody tr:not(.pb-group)")); got != len(p.Measures) {
		t.Errorf("%d measures are in the page, want all %d", got, len(p.Measures))
	}
	want := "Shown here: 3 of 7 measures (1 red, 1 amber, 1 more improving or worsening). " +
		"The rest are green or not rated, and neither improving nor worsening. Show all 7 measures"
	if got := text(one(t, doc, ".pb-brief__first")); got != want {
		t.Errorf("it says %q", got)
	}
	if id := attr(one(t, doc, ".pb-brief"), "id"); "#"+id != attr(one(t, doc, ".pb-brief__first a"), "href") {
		t.Error("the link does not lead to the whole table")
	}
}

func TestPhoneLeavesOutAPriorityWithNothingNotable(t *testing.T) {
	t.Parallel()
	p := changed()
	doc := render(t, frame(member), page.Scorecard{Position: p, Shown: p.Measures})
	if got := text(one(t, doc, "tbody.pb-waiting .pb-group")); got != "P2 Achieving in education" {
		t.Errorf("left for later: %q", got)
	}
}

func TestPriorityIsAsBriefAsTheScorecard(t *testing.T) {
	t.Parallel()
	p := changed()
	doc := render(t, frame(member), page.Priority{Position: p, Priority: p.Priorities[0]})
	if diff := cmp.Diff([]string{"M01", "M11", "M12"}, first(t, doc)); diff != "" {
		t.Errorf("shown first (-want +got):\n%s", diff)
	}
}

func TestNothingIsLeftForLater(t *testing.T) {
	t.Parallel()
	p := changed()
	calm, notable := p, p
	calm.Measures, notable.Measures = p.Measures[1:4], p.Measures[4:6]
	for name, card := range map[string]page.Scorecard{
		"when the reader chose what to see": {Position: p, Shown: p.Measures[:2], Filter: page.MeasureFilter{Priority: "P1"}},
		"when nothing would stand first":    {Position: calm, Shown: calm.Measures},
		"when everything stands first":      {Position: notable, Shown: notable.Measures},
	} {
		if n := len(all(t, render(t, frame(member), card), ".pb-brief, .pb-brief__first")); n > 0 {
			t.Errorf("%s the list is cut short", name)
		}
	}
}
