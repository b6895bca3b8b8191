package server_test

import (
	"net/http"
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/route"
)

var (
	roundQ3   = route.Round(plan.Quarter{Year: 2023, N: 3})
	signOffQ3 = route.SignOffRound(plan.Quarter{Year: 2023, N: 3})
)

func TestTheSecretaryPlansTheDatesOfARound(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("secretary")
	f := c.get(roundQ3).want(http.StatusOK).form()
	out := c.submit(f.dated("board", "15", "5", "2024").with("do", "work-out", "reason", "Away.")).want(http.StatusOK)
	worked := out.form()
	if worked.fields.Get("papers_out-day") != "7" || worked.fields.Get("papers_out-month") != "5" || worked.fields.Get("opens-day") != "1" || !strings.Contains(out.one(".govuk-inset-text"), "Nothing is on the record yet") {
		t.Errorf("worked out: %v", worked.fields)
	}
	if shown := c.get(roundQ3).one("#dates + table"); !strings.Contains(shown, "14 February 2024") {
		t.Errorf("it is on the record before it was recorded: %q", shown)
	}
	clash := c.submit(worked).want(http.StatusUnprocessableEntity)
	wantSummary(t, clash, "closes-day", "when the round for Q4 2023/24 opens")

	later := f.dated("updates_due", "1", "2", "2024").with("reason", "The office was shut.")
	bare := c.submit(later.with("reason", "")).want(http.StatusUnprocessableEntity)
	wantSummary(t, bare, "reason", "Say why the dates change")
	done := c.follow(c.submit(later))
	if told := done.one("main"); !strings.Contains(told, "The office was shut.") || !strings.Contains(told, "As first planned") || !strings.Contains(told, "updates are due by 1 February 2024") {
		t.Errorf("the round says %q", told)
	}
	c.submit(later).want(http.StatusSeeOther) // the same form again

	stale := c.submit(f.dated("review_by", "2", "2", "2024").with("reason", "Sooner.", "key", "another")).want(http.StatusConflict)
	if stale.form().fields.Get("version") != "2" || strings.TrimPrefix(stale.form().fields.Get("reason"), "\n") != "Sooner." {
		t.Errorf("who comes second has %v", stale.form().fields)
	}
	if n := len(c.get(roundQ3).all("#plans + ul li")); n != 2 {
		t.Errorf("%d versions of the dates", n)
	}
}

func TestARoundOfTheFutureIsPlannedByTheSecretaryAlone(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	next := route.Round(plan.Quarter{Year: 2024, N: 1})
	p.as("member").get(next).want(http.StatusNotFound)
	c := p.as("secretary")
	if got := c.get(route.Rounds).all("main .govuk-button"); len(got) != 1 || got[0] != "Plan the round for Q1 2024/25" {
		t.Errorf("offered is %q", got)
	}
	f := c.get(next).want(http.StatusOK).form()
	worked := c.submit(f.dated("board", "14", "8", "2024").with("do", "work-out")).want(http.StatusOK).form()
	delete(worked.fields, "do")
	done := c.follow(c.submit(worked))
	if told := done.one(".pb-lede"); told != "It opens on 1 July 2024." {
		t.Errorf("the round says %q", told)
	}
	for _, address := range []string{route.Round(plan.Quarter{Year: 2031, N: 1}), "/rounds/x", "/rounds/2023-24-Q9"} {
		c.get(address).want(http.StatusNotFound)
	}
}

func TestADirectorSignsTheRoundOffWithWhatIsMissing(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	director, board := p.as("director"), p.as("member")
	shown := director.get(signOffQ3).want(http.StatusOK)
	for _, told := range []string{"No update in this round: 6", "Not reviewed: 7", "Red without a recovery plan in force: 1", "A26 Drop-in hub", "Figures that wait for review: 12"} {
		if !strings.Contains(shown.one("main"), told) {
			t.Errorf("missing is not told: %q", told)
		}
	}
	if home := director.get(route.Home).one("main"); !strings.Contains(home, "12 figures wait for your review") {
		t.Errorf("the home counts other figures: %s", home)
	}
	f := shown.form()
	bare := director.submit(f).want(http.StatusUnprocessableEntity)
	wantSummary(t, bare, "exception", "Say why the round goes before the Board")

	officer := p.as("fostering")
	officer.submit(right(officer.get(updateA07).form())).want(http.StatusSeeOther)
	typed := f.with("exception", "They are promised for Friday.")
	stale := director.submit(typed).want(http.StatusConflict)
	if got := strings.TrimPrefix(stale.form().fields.Get("exception"), "\n"); got != "They are promised for Friday." || stale.form().fields.Get("version") == f.fields.Get("version") {
		t.Errorf("what was missing changed: %v", stale.form().fields)
	}
	done := director.follow(director.submit(stale.form()))
	if told := done.one("main"); !strings.Contains(told, "Signed off by the Director of Children and Families") || !strings.Contains(told, "They are promised for Friday.") {
		t.Errorf("the round says %q", told)
	}
	if told := board.get(roundQ3).one("main"); !strings.Contains(told, "things were missing") {
		t.Errorf("the board reads %q", told)
	}
	director.submit(stale.form()).want(http.StatusSeeOther) // the same form again
	director.submit(typed.with("key", "another")).want(http.StatusConflict)
	if told := director.get("/").one(".pb-lede"); strings.Contains(told, "to be signed off") {
		t.Errorf("the home still says %q", told)
	}
}
