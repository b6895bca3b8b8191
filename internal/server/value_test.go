package server_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"planboard/internal/plan"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
	"planboard/internal/server"
)

var valuesL02 = route.Values(edition2022, "L02")

// corrected is the form of L02 filled in with a correction that can be taken.
func corrected(f form) form {
	return f.with("period", "Q3 2023/24", "numerator", "417", "denominator", "427", "reason", "Eight were missing in the file.")
}

// inApril is when the last quarter of the edition has ended.
func inApril(o *server.Options) {
	o.Now = func() time.Time { return time.Date(2024, time.April, 19, 9, 0, 0, 0, plan.London) }
}

func TestAFigureToBePutRightComesBackAsTyped(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("data")
	start := corrected(c.get(valuesL02).form())
	tests := []struct {
		name        string
		typed       form
		field, says string
	}{
		{"more than there are", start.with("numerator", "428"), "numerator", "must not be larger"},
		{"a share of nobody", start.with("denominator", "0"), "denominator", "must be 1 or more"},
		{"letters", start.with("numerator", "four hundred"), "numerator", "must be a whole number"},
		{"a fraction", start.with("denominator", "427.5"), "denominator", "must be a whole number"},
		{"no number", start.with("numerator", ""), "numerator", "Enter the numerator"},
		{"a number beyond all councils", start.with("denominator", "9999999999999999999"), "denominator", "must be 1,000,000 or fewer"},
		{"a quarter that has not ended", start.with("period", "Q4 2023/24"), "period", "that has ended"},
		{"a quarter of another edition", start.with("period", "Q4 2021/22"), "period", "that has ended"},
		{"a correction without a reason", start.with("reason", ""), "reason", "Say why the figure for Q3 2023/24 changes"},
		{"neither provisional nor final", start.without("state"), "state", "provisional or final"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := c.in(t).submit(tt.typed).want(http.StatusUnprocessableEntity)
			if title := a.one("head title"); !strings.HasPrefix(title, "Error: ") {
				t.Errorf("title %q", title)
			}
			kept := a.form()
			if tt.field == "period" { // a quarter that is not offered cannot be chosen again
				kept = kept.with("period", tt.typed.fields.Get("period"))
			}
			wantKept(t, tt.typed, kept)
			wantSummary(t, a, tt.field, tt.says)
		})
	}
}

func TestAFigureIsShownAtOnce(t *testing.T) {
	t.Parallel()
	p := portalOn(t, postgrestest.Demo(t), inApril)
	steward, board := p.as("data"), p.as("member")
	first := steward.get(valuesL02).form()
	if first.fields.Get("period") != "Q4 2023/24" {
		t.Errorf("the form begins with %q, want the first quarter without a figure", first.fields.Get("period"))
	}
	measure := steward.follow(steward.submit(first.with("numerator", "1,380", "denominator", "1,400")))
	if said := measure.one(".govuk-notification-banner"); !strings.Contains(said, "L02 for Q4 2023/24 is on the record") {
		t.Errorf("the banner says %q", said)
	}
	for _, address := range []string{route.Measure(edition2022, "L02"), route.Measures(edition2022)} {
		if shown := board.get(address).one("main"); !strings.Contains(shown, "98.6") && !strings.Contains(shown, "99%") {
			t.Errorf("%s does not show the new figure", address)
		}
	}
}

func TestASmallNumberIsNowhere(t *testing.T) {
	t.Parallel()
	p := portalOn(t, postgrestest.Demo(t), inApril)
	steward := p.as("data")
	measure, scorecard := route.Measure(edition2022, "L08"), route.Measures(edition2022)
	secret := steward.get(route.Values(edition2022, "L08")).form().with("numerator", "3", "denominator", "7907") // 0.0379…%
	shown := steward.follow(steward.submit(secret)).one("main")
	if !strings.Contains(shown, "Q4 2023/24") || !strings.Contains(shown, "confidential, suppressed") {
		t.Errorf("the steward is not told that the figure is withheld: %s", shown)
	}
	for _, role := range plan.Roles {
		c := p.as(accounts[role])
		for _, address := range []string{"/", route.Edition(edition2022), measure, measure + route.CSV, scorecard, scorecard + route.CSV} {
			wantNowhere(t, string(role)+" at "+address, c.get(address).want(http.StatusOK).body)
		}
	}
	director := p.as("director")
	for _, address := range []string{scorecard + route.XLSX, route.Report(edition2022) + route.XLSX, route.Report(edition2022) + route.DOCX} {
		for part, content := range unzipped(t, director.get(address)) {
			wantNowhere(t, address+", "+part, content)
		}
	}
}

// wantNowhere looks for the counts and the share of a figure that is withheld.
func wantNowhere(t *testing.T, where, content string) {
	t.Helper()
	for _, secret := range []string{"7907", "7,907", "0.0379"} {
		if strings.Contains(content, secret) {
			t.Errorf("%s has %q", where, secret)
		}
	}
}

func TestWhoMayNotEnterAFigureIsRefused(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	typed := corrected(p.as("data").get(valuesL02).form())
	tests := []struct {
		name, who, address string
		status             int
	}{
		{"a published measure takes figures", "data", route.Values(edition2022, "M24"), http.StatusForbidden},
		{"an officer enters figures", "officer", valuesL02, http.StatusForbidden},
		{"a director enters figures", "director", valuesL02, http.StatusForbidden},
		{"a measure that does not exist takes figures", "data", route.Values(edition2022, "M99"), http.StatusNotFound},
		{"an edition that does not exist takes figures", "data", "/plans/children-in-care/1999-2001/measures/L02/values", http.StatusNotFound},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := p.as(tt.who).in(t)
			c.get(tt.address).want(tt.status)
			c.post(tt.address, typed.fields).want(tt.status)
		})
	}
}

func TestWhoEntersSecondSeesBothFigures(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := p.as("data")
	first, second := corrected(c.get(valuesL02).form()), corrected(c.get(valuesL02).form())
	other := first.with("period", "Q2 2023/24", "numerator", "406", "denominator", "424")
	c.submit(other).want(http.StatusSeeOther)

	conflict := c.submit(second.with("reason", "")).want(http.StatusConflict)

	both := conflict.one("main .pb-cols--two")
	for _, want := range []string{"Entered first, by Performance", "96% for Q2 2023/24", "417 of 427 for Q3 2023/24"} {
		if !strings.Contains(both, want) {
			t.Errorf("beside each other stand %q, want %q in it", both, want)
		}
	}
	if said := conflict.one(".govuk-error-summary"); !strings.Contains(said, "31 January 2024") {
		t.Errorf("the summary says %q, want when theirs was entered", said)
	}
	c.submit(conflict.form().with("reason", "Eight were missing in the file.")).want(http.StatusSeeOther)
}
