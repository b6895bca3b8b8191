package server_test

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/route"
)

func TestHistoryIsReadAndNarrowedAndPaged(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("secretary")
	first := c.get(route.History).want(http.StatusOK)
	if rows := first.all("tbody tr"); len(rows) != 50 {
		t.Fatalf("%d rows on the first page", len(rows))
	}
	pages, seen := 1, len(first.all("tbody tr"))
	for a := first; ; pages++ {
		next := find(t, a.page(), "a[rel=next]")
		if len(next) == 0 {
			break
		}
		a = c.get(attr(next[0], "href")).want(http.StatusOK)
		seen += len(a.all("tbody tr"))
	}
	file := records(t, c.get(route.History+route.CSV).want(http.StatusOK))
	if len(file)-1 != seen || pages < 3 {
		t.Errorf("%d entries on %d pages, %d in the file", seen, pages, len(file)-1)
	}
	narrow := c.get(route.WithQuery(route.History, "kind", "action", "ref", "a07", "by", "Fostering and Permanence Service Manager"))
	for _, row := range narrow.want(http.StatusOK).all("tbody tr") {
		if !strings.Contains(row, "The Fostering and Permanence Service Manager posted a progress update on A07") {
			t.Errorf("the row %q was not asked for", row)
		}
	}
	if n := len(narrow.all("tbody tr")); n != 7 {
		t.Errorf("%d rows", n)
	}
}

// records reads a file of ours.
func records(t *testing.T, a answer) [][]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.body, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheFileOfHistoryHoldsWhatThePageLists(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("director")
	query := []string{"ref", "A07"}
	a := c.get(route.WithQuery(route.History+route.CSV, query...)).want(http.StatusOK)
	if got := a.header.Get("Content-Disposition"); got != `attachment; filename="history.csv"` {
		t.Errorf("it is saved as %s", got)
	}
	file := records(t, a)
	rows := c.get(route.WithQuery(route.History, query...)).all(".pb-sentence")
	if len(file) != len(rows)+1 || len(rows) == 0 {
		t.Fatalf("%d rows in the file, %d on the page", len(file)-1, len(rows))
	}
	heads := strings.Join(file[0], "|")
	if heads != "Entry|Day|Time in London|Who|What was changed|What happened|Before|After|Seal" {
		t.Errorf("heads %q", heads)
	}
	for i, row := range rows {
		if r := file[i+1]; r[5] != row || r[4] != "Action A07, 2022-2024" || len(r[8]) != 64 {
			t.Errorf("row %d is %q, on the page %q", i+1, r, row)
		}
	}
	update := file[2] // the newest is its acceptance
	if update[6] != "forecast 30 September 2024" || update[7] != "forecast 31 March 2025" {
		t.Errorf("before %q, after %q", update[6], update[7])
	}
}

func TestAnOfficerReadsTheirOwnHistory(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := p.as("fostering")
	all := records(t, p.as("secretary").get(route.History+route.CSV))
	theirs := records(t, c.get(route.History+route.CSV).want(http.StatusOK))
	if len(theirs) < 10 || len(theirs) >= len(all) {
		t.Errorf("%d of %d entries", len(theirs), len(all))
	}
	for _, r := range theirs[1:] {
		if strings.HasPrefix(r[4], "Measure") || strings.HasPrefix(r[4], "Account") {
			t.Errorf("the officer reads %q", r[5])
		}
	}
	c.submit(right(c.get(actionA07+"/update").form()).with("narrative", "Never to be repeated.")).want(http.StatusSeeOther)
	newest := c.get(route.History)
	if rows := newest.all(".pb-sentence"); !strings.HasPrefix(rows[0], "The Fostering and Permanence Service Manager posted a progress update on A07") {
		t.Errorf("the newest is %q", rows[0])
	}
	if strings.Contains(newest.body, "Never to be repeated") {
		t.Error("history repeats what somebody wrote")
	}
}

func TestWhoMayNotReadHistoryIsToldWhomToAsk(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, who := range []string{"member", "chair", "young", "admin"} {
		for _, address := range []string{route.History, route.History + route.CSV} {
			if a := p.as(who).get(address).want(http.StatusForbidden); !strings.Contains(a.gist(), "ask the board secretary") {
				t.Errorf("%s at %s is told %q", who, address, a.gist())
			}
		}
	}
}

func TestBadInputToHistoryKeepsTheForm(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("secretary")
	typed := url.Values{"by": {"Nobody"}, "kind": {"action"}, "ref": {"A07"}, "since-day": {"31"}, "since-month": {"2"}, "since-year": {"2024"},
		"until-day": {"1"}, "until-month": {"1"}, "until-year": {"2030"}}
	for _, address := range []string{route.History, route.History + route.CSV} {
		a := c.get(address + "?" + typed.Encode()).want(http.StatusUnprocessableEntity)
		if got := a.all(".govuk-error-summary li"); len(got) != 2 || !strings.Contains(got[0], "real date") || !strings.Contains(got[1], "31 January 2024, or earlier") {
			t.Errorf("it says %q", got)
		}
		for _, n := range find(t, a.page(), ".pb-filters input") {
			if want := typed.Get(attr(n, "name")); attr(n, "value") != want {
				t.Errorf("%s is kept as %q, want %q", attr(n, "name"), attr(n, "value"), want)
			}
		}
		if got := a.all(".pb-filters option[selected]"); fmt.Sprint(got) != "[Nobody Actions]" {
			t.Errorf("chosen is %q", got)
		}
	}
	for _, before := range []string{"x", "-1", "99999999999999999999"} {
		if n := len(c.get(route.WithQuery(route.History, "before", before)).want(http.StatusOK).all("tbody tr")); n != 50 {
			t.Errorf("before %s: %d rows, want the newest", before, n)
		}
	}
	if a := c.get(route.WithQuery(route.History, "before", "1")).want(http.StatusOK); a.one(".pb-lede") != "Nothing older is on the record." {
		t.Errorf("past the end it says %q", a.one(".pb-lede"))
	}
	if a := c.get(route.WithQuery(route.History, "kind", "weather")).want(http.StatusUnprocessableEntity); len(a.all(".govuk-error-message")) != 1 {
		t.Error("a kind that is none is not told beside the field")
	}
}

func TestEveryRoleThatReadsHistoryIsLedToIt(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, role := range plan.Roles {
		led := len(find(t, p.as(accounts[role]).get("/").page(), `.pb-account a[href="/history"]`)) == 1
		if led != role.Has(plan.ReadHistory) {
			t.Errorf("%s: led to history %v", role, led)
		}
	}
}
