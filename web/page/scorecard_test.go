package page_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"planboard/internal/plan"
	"planboard/web/page"
)

func scorecard(t *testing.T) *html.Node {
	t.Helper()
	p := position()
	p.Measures[0].Priority = "P2"
	p.Measures[0].England = []plan.Value{annual(2023, 56)}
	p.Measures[0].Neighbours = []plan.Value{annual(2023, 49.6)}
	return render(t, frame(member), page.Scorecard{Position: p, Shown: p.Measures})
}

// cells returns what is heard of each cell of a row: labels for narrow screens
// and letters are left out.
func cells(t *testing.T, row *html.Node) []string {
	t.Helper()
	for _, hidden := range all(t, row, `[aria-hidden="true"]`) {
		hidden.Parent.RemoveChild(hidden)
	}
	return texts(t, row, "td")
}

func TestScorecardRow(t *testing.T) {
	t.Parallel()
	rows := map[string]*html.Node{}
	for _, row := range all(t, scorecard(t), "tbody tr:not(.pb-group)") {
		rows[strings.Fields(text(one(t, row, "th a")))[0]] = row
	}
	if len(rows) != 4 {
		t.Fatalf("%d measures are listed, want 4", len(rows))
	}
	for code, want := range map[string][]string{
		"M01": {"78% 2021", "76% 2022", "70% 2023", "at least 80%", "Red", "Worsening",
			"In school every day From 78% to 70%. Target 80%.", "56%", "49.6%"},
		"M02": {"not available 2021", "not available 2022", "confidential, suppressed 2023", "at most 80%", "Not rated", "No value",
			"No figure to draw", "not available", "not available"},
	} {
		if diff := cmp.Diff(want, cells(t, rows[code])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", code, diff)
		}
	}
	if got := text(one(t, rows["L01"], "th")); !strings.Contains(got, "Illustrative") {
		t.Errorf("figures invented for the demonstration are not marked: %q", got)
	}
}

func TestScorecardIsGroupedByPriority(t *testing.T) {
	t.Parallel()
	doc := scorecard(t)
	want := []string{"P1 Corporate parenting", "P2 Achieving in education"}
	if diff := cmp.Diff(want, texts(t, doc, `th[scope="rowgroup"]`)); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	if got := text(one(t, all(t, doc, "tbody")[1], "tr:not(.pb-group) th")); got != "M01 In school every day" {
		t.Errorf("under P2 stands %q", got)
	}
	if got, want := text(one(t, doc, ".pb-lede")), plan.ScorecardHeadline(measures()); got != want {
		t.Errorf("lede %q, want %q", got, want)
	}
}

func TestScorecardNeverLeavesACellEmpty(t *testing.T) {
	t.Parallel()
	for _, row := range all(t, scorecard(t), "tbody tr:not(.pb-group)") {
		for i, words := range cells(t, row) {
			if words == "" {
				t.Errorf("cell %d of %q says nothing", i, text(one(t, row, "th")))
			}
		}
	}
}

func TestScorecardFilter(t *testing.T) {
	t.Parallel()
	p := position()
	doc := render(t, frame(member), page.Scorecard{
		Position: p, Filter: page.MeasureFilter{Priority: "P1", Rating: "none", Direction: "worsening"}, Shown: p.Measures[:1],
	})
	for name, want := range map[string]string{"priority": "P1", "rating": "none", "direction": "worsening"} {
		if got := attr(one(t, doc, `select[name="`+name+`"] option[selected]`), "value"); got != want {
			t.Errorf("%s has %q chosen, want %q", name, got, want)
		}
	}
	if got := text(one(t, doc, "#shown")); got != "1 measure of 4." {
		t.Errorf("shown: %q", got)
	}
	empty := render(t, frame(member), page.Scorecard{Position: p, Filter: page.MeasureFilter{Priority: "P3"}})
	one(t, empty, `main a.govuk-link[href="/plans/children-in-care/2022-2024/measures"]`)
	for _, file := range []string{".csv", ".xlsx"} {
		one(t, empty, `a[href="/plans/children-in-care/2022-2024/measures`+file+`"]`)
	}
}
