package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// What a director has overridden: the status of A16 and the rating of L10.
const (
	statusLabel  = "Amber (worked out: Red), overridden"
	statusReason = "I have seen the contracts"
	ratingLabel  = "Green (worked out: Red), overridden"
	ratingReason = "The fourth was heard in January"
)

// overridden is a portal whose director has overridden both.
func overridden(t *testing.T) portal {
	t.Helper()
	p := newPortal(t)
	director := p.as("director")
	director.submit(director.get(route.OverrideAction(edition2022, "A16")).form().with("reason", statusReason+".")).want(http.StatusSeeOther)
	director.submit(approved(director.get(overrideL10).form())).want(http.StatusSeeOther)
	return p
}

// TestWhatIsOverriddenSaysSoOnEveryOutput walks all that shows a colour.
func TestWhatIsOverriddenSaysSoOnEveryOutput(t *testing.T) {
	t.Parallel()
	p := overridden(t)
	const status, rating = "A16", "L10"
	next := plan.NewDate(2024, 2, 14)
	report := route.Report(edition2022)
	for _, tt := range []struct {
		who, address string
		shows        []string
	}{
		{"member", route.Home, []string{status, rating}},
		{"director", route.Home, nil}, // what is decided waits no more
		{"officer", route.Home, []string{status}},
		{"data", route.Home, []string{rating}},
		{"member", route.Edition(edition2022), nil}, // counts alone
		{"member", route.Priority(edition2022, "P4"), []string{status}},
		{"member", route.Priority(edition2022, "P3"), []string{rating}},
		{"member", route.Actions(edition2022), []string{status}},
		{"member", route.Action(edition2022, "A16"), []string{status}},
		{"member", route.Compare(edition2020, edition2022), []string{status}},
		{"member", route.Measures(edition2022), []string{rating}},
		{"member", route.Measure(edition2022, "M24"), []string{status}},
		{"member", route.Measure(edition2022, "L10"), []string{rating}},
		{"member", route.Exceptions, []string{status, rating}},
		{"member", route.Changes(next), []string{status, rating}},
		{"member", route.Pack(next), []string{status, rating}},
		{"officer", route.PostUpdate(edition2022, "A16"), []string{status}},
		{"director", report, []string{status, rating}},
		{"member", route.Actions(edition2022) + route.CSV, []string{status}},
		{"member", route.Measures(edition2022) + route.CSV, []string{rating}},
		{"member", route.Measure(edition2022, "L10") + route.CSV, []string{rating}},
		{"member", route.Actions(edition2022) + route.XLSX, []string{status}},
		{"member", route.Measures(edition2022) + route.XLSX, []string{rating}},
		{"director", report + route.XLSX, []string{status, rating}},
		{"director", report + route.DOCX, []string{status, rating}},
	} {
		t.Run(tt.who+" "+tt.address, func(t *testing.T) {
			t.Parallel()
			a := p.as(tt.who).in(t).get(tt.address).want(http.StatusOK)
			said := saidBy(t, a)
			for _, c := range []struct{ of, label, reason string }{{status, statusLabel, statusReason}, {rating, ratingLabel, ratingReason}} {
				if labelled := strings.Contains(said, c.label) && strings.Contains(said, c.reason); labelled != slices.Contains(tt.shows, c.of) {
					t.Errorf("it says both values of %s and why: %v", c.of, labelled)
				}
			}
			wantNoBareColour(t, a, "A16", "Amber", statusLabel)
			wantNoBareColour(t, a, "L10", "Green", ratingLabel)
		})
	}
}

func TestThePlanPageSaysThatAStatusIsOverridden(t *testing.T) {
	t.Parallel()
	p := overridden(t)
	now, then := edition2022, edition2022
	then.At = "2024-01-31"
	for _, k := range []plan.EditionKey{now, then} {
		a := p.as("member").get(route.Edition(k)).want(http.StatusOK)
		if link := find(t, a.page(), `main p a[href="`+route.Actions(k)+`"]`); len(link) != 1 || text(link[0]) != "One status is overridden" {
			t.Errorf("%s does not say that a status is overridden", route.Edition(k))
		}
	}
	if a := newPortal(t).as("member").get(route.Edition(now)); strings.Contains(a.one("main"), "overridden") {
		t.Error("an override is told of where there is none")
	}
}

// saidBy is all that a page or file says.
func saidBy(t *testing.T, a answer) string {
	t.Helper()
	switch kind := a.header.Get("Content-Type"); {
	case strings.HasPrefix(kind, "text/html"):
		return a.one("main")
	case strings.HasPrefix(kind, "text/csv"):
		return a.body
	default:
		all := ""
		for _, part := range unzipped(t, a) {
			all += part
		}
		return all
	}
}

// wantNoBareColour looks at each coloured word of a page: beside what was
// overridden it has the label, and why.
func wantNoBareColour(t *testing.T, a answer, ref, word, label string) {
	t.Helper()
	if !strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
		return
	}
	for _, colour := range find(t, a.page(), "main .pb-rag") {
		if beside := text(besideOf(colour)); text(colour) == word && strings.Contains(beside, ref+" ") && !strings.Contains(beside, label+" because: ") {
			t.Errorf("a bare %s stands in %q", word, beside)
		}
	}
}

// besideOf is the row, card or entry in which something stands.
func besideOf(n *html.Node) *html.Node {
	for up := n; up != nil; up = up.Parent {
		if slices.Contains([]string{"tr", "li", "article"}, up.Data) {
			return up
		}
	}
	return n
}
