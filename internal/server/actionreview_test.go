package server_test

import (
	"net/http"
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/route"
)

func actionOf(ref string) string { return route.Action(edition2022, ref) }

func TestAReturnedUpdateComesBackWithItsCommentUntilItIsPostedAgain(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	officer, director := p.as("fostering"), p.as("director")
	officer.submit(right(officer.get(updateA07).form())).want(http.StatusSeeOther)
	review := route.ReviewAction(edition2022, "A07")
	const comment = "Say how many of the eleven can take teenagers."

	shown := director.get(review).want(http.StatusOK)
	if told := shown.one("main"); !strings.Contains(told, "Eleven households were approved in January.") {
		t.Errorf("the review does not show what is reviewed: %s", told)
	}
	back := director.follow(director.submit(shown.form().with("verdict", "returned", "comment", comment)))
	if !strings.Contains(back.one(".govuk-notification-banner"), "has gone back to the Fostering and Permanence Service Manager") {
		t.Errorf("the notice says %q", back.all(".govuk-notification-banner"))
	}
	if told := back.one(".pb-lede"); !strings.Contains(told, "Forecast 365 days") {
		t.Errorf("what was returned still counts: %q", told)
	}

	if home := officer.get("/"); !strings.Contains(home.one("main"), comment) || !strings.HasPrefix(home.one(".pb-lede"), "1 update was returned to you.") {
		t.Errorf("the officer's home says %q", home.one("main"))
	}
	for _, address := range []string{"/", "/updates"} {
		if links := officer.get(address).all(`main a[href="` + actionA07 + `"]`); len(links) != 1 {
			t.Errorf("%s leads to A07 %d times, want once: %q", address, len(links), links)
		}
	}
	again := officer.get(updateA07)
	if told := again.one(".govuk-inset-text"); !strings.Contains(told, comment) {
		t.Errorf("at the top of the form stands %q", told)
	}
	f := again.form()
	if got := strings.TrimPrefix(f.fields.Get("narrative"), "\n"); got != "Eleven households were approved in January." {
		t.Errorf("what was returned is to be typed again: %q", got)
	}
	officer.submit(f.with("narrative", "Eleven were approved, four for teenagers.")).want(http.StatusSeeOther)
	if home := officer.get("/").one("main"); strings.Contains(home, comment) {
		t.Error("the comment is still asked to be answered")
	}

	director.submit(director.get(review).form().with("verdict", "accepted")).want(http.StatusSeeOther)
	story := director.get(actionA07).all(".pb-timeline li")
	if !strings.Contains(story[0], "four for teenagers") || !strings.Contains(story[0], "Accepted by the Director of Children and Families, on 31 January 2024") {
		t.Errorf("the newest entry is %q", story[0])
	}
	director.get(review).want(http.StatusConflict)
}

func TestADeliveryIsSignedOffByASecondPerson(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	officer, director := p.as("officer"), p.as("director")
	a16 := route.PostUpdate(edition2022, "A16")
	officer.submit(officer.get(a16).form().with("status", "complete", "narrative", "All tasters were taken up.", "evidence", "Report of January").
		dated("delivered", "30", "1", "2024")).want(http.StatusSeeOther)
	officer.get(route.SignOffAction(edition2022, "A16")).want(http.StatusForbidden)

	form := director.get(route.SignOffAction(edition2022, "A16")).want(http.StatusOK)
	for _, told := range []string{"Report of January", "Virtual School Headteacher", "30 January 2024"} {
		if !strings.Contains(form.one("main"), told) {
			t.Errorf("the sign-off does not show %q", told)
		}
	}
	missing := director.submit(form.form()).want(http.StatusUnprocessableEntity)
	wantSummary(t, missing, "seen", "Confirm that you have seen the evidence")
	done := director.follow(director.submit(missing.form().with("seen", "yes")))
	if !strings.Contains(done.one(".pb-lede"), "signed off on 31 January 2024") {
		t.Errorf("the action says %q", done.one(".pb-lede"))
	}
	if told := done.one("main"); !strings.Contains(told, "Signed off: the action takes nothing more") || strings.Contains(told, "a correction can take its place") {
		t.Errorf("the action promises a correction: %s", told)
	}
	director.get(route.SignOffAction(edition2022, "A04")).want(http.StatusForbidden) // their own
}

func TestAnOverrideShowsBothStatusesAndAsksForAReason(t *testing.T) {
	t.Parallel()
	director := newPortal(t).as("director")
	override := route.OverrideAction(edition2022, "A16")
	form := director.get(override).want(http.StatusOK)
	if told := form.one("main"); !strings.Contains(told, "The rules give Red; the lead proposes Amber.") || !strings.Contains(told, "31 days late") || !strings.Contains(told, "the offer is late, but it is not in doubt") {
		t.Errorf("both statuses are not shown: %s", told)
	}
	bare := director.submit(form.form()).want(http.StatusUnprocessableEntity)
	wantSummary(t, bare, "reason", "Say why you approve Amber")
	director.submit(bare.form().with("reason", "I have seen the contracts.")).want(http.StatusSeeOther)
	director.get(override).want(http.StatusConflict)
}

func TestWhatAnotherDecidedFirstIsSaidAndNothingIsDoubled(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	one, other, officer := p.as("director"), p.as("director"), p.as("fostering")
	a10, a07 := route.ReviewAction(edition2022, "A10"), route.ReviewAction(edition2022, "A07")

	first, second := one.get(a10).form(), other.get(a10).form()
	once := one.submit(first.with("verdict", "returned", "comment", "How many came?")).want(http.StatusSeeOther)
	if twice := one.submit(first.with("verdict", "returned", "comment", "How many came?")).want(http.StatusSeeOther); twice.header.Get("Location") != once.header.Get("Location") {
		t.Errorf("the same form led to %s, then to %s", once.header.Get("Location"), twice.header.Get("Location"))
	}
	late := other.submit(second.with("verdict", "returned", "comment", "What did they say?")).want(http.StatusConflict)
	if !strings.Contains(late.one("main"), "The Director of Children and Families returned the update on A10") || !strings.Contains(late.one("main"), "What did they say?") {
		t.Errorf("who comes second is told %q", late.one("main"))
	}

	officer.submit(right(officer.get(updateA07).form())).want(http.StatusSeeOther)
	stale := one.get(a07).form()
	officer.submit(right(officer.get(updateA07).form()).with("narrative", "Twelve, counted again.")).want(http.StatusSeeOther)
	fresh := one.submit(stale.with("verdict", "returned", "comment", "Eleven of whom?")).want(http.StatusConflict)
	if told := fresh.one("main"); !strings.Contains(told, "Somebody else was first") || !strings.Contains(told, "Twelve, counted again.") {
		t.Errorf("an update posted meanwhile is not shown: %q", told)
	}
	wantKept(t, stale.with("verdict", "returned", "comment", "Eleven of whom?"), fresh.form())
	one.submit(fresh.form()).want(http.StatusSeeOther)

	if n := strings.Count(one.get(actionOf("A10")).one(".pb-timeline"), "Update returned"); n != 1 {
		t.Errorf("the update was returned %d times", n)
	}
}

func TestWhoMayNotActIsRefusedAtEachForm(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	director := p.as("director")
	valid := director.get(route.ReviewAction(edition2022, "A10")).form().with("verdict", "accepted", "comment", "Kept words.",
		"reason", "Why.", "seen", "yes", "approver", "2023-11-15", "lead", "R05", "closure", "withdrawn")
	change := func(ref string, kind plan.EventKind) string { return route.ChangeAction(edition2022, ref, kind) }
	tests := []struct {
		name, who, address string
		status             int
	}{
		{"an officer reviews what they lead", "fostering", route.ReviewAction(edition2022, "A07"), http.StatusForbidden},
		{"an officer reviews under another's priority", "careleavers", route.ReviewAction(edition2022, "A10"), http.StatusForbidden},
		{"a board member reviews", "member", route.ReviewAction(edition2022, "A10"), http.StatusForbidden},
		{"the secretary reviews", "secretary", route.ReviewAction(edition2022, "A10"), http.StatusForbidden},
		{"a director signs off their own delivery", "director", route.SignOffAction(edition2022, "A04"), http.StatusForbidden},
		{"a director signs off what is not delivered", "director", route.SignOffAction(edition2022, "A07"), http.StatusConflict},
		{"an officer signs off", "officer", route.SignOffAction(edition2022, "A04"), http.StatusForbidden},
		{"an officer approves a better status", "officer", route.OverrideAction(edition2022, "A16"), http.StatusForbidden},
		{"a director approves what nobody proposes", "director", route.OverrideAction(edition2022, "A07"), http.StatusConflict},
		{"a director re-dates what they lead", "director", change("A04", plan.ReDated), http.StatusForbidden},
		{"an officer re-dates", "fostering", change("A07", plan.ReDated), http.StatusForbidden},
		{"the data steward ends", "data", change("A07", plan.Ended), http.StatusForbidden},
		{"a recurring action is re-dated", "secretary", change("A11", plan.ReDated), http.StatusConflict},
		{"a last occurrence is waived", "secretary", change("A11", plan.Waived), http.StatusConflict},
		{"a complete action is re-dated", "secretary", change("A01", plan.ReDated), http.StatusConflict},
		{"a withdrawn action gets another lead", "secretary", change("A22", plan.LeadChanged), http.StatusConflict},
		{"an action of a closed edition is withdrawn", "secretary", route.ChangeAction(edition2020, "B10", plan.Ended), http.StatusConflict},
		{"an action of a closed edition is reviewed", "director", route.ReviewAction(edition2020, "B10"), http.StatusConflict},
		{"an action that does not exist is reviewed", "director", route.ReviewAction(edition2022, "A99"), http.StatusNotFound},
		{"what was is changed", "director", route.ReviewAction(edition2022, "A10") + "?at=2024-01-30", http.StatusConflict},
	}
	before := director.get(route.Actions(edition2022) + route.CSV).body
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := p.as(tt.who).in(t)
			if a := c.post(tt.address, valid.fields).want(tt.status); !strings.Contains(a.body, "Kept words.") {
				t.Error("what was typed is lost")
			}
			c.get(tt.address).want(tt.status)
		})
	}
	if after := director.get(route.Actions(edition2022) + route.CSV).body; after != before {
		t.Error("one of them is on the record")
	}
}

func TestTheActionOffersOnlyWhatMayBeDone(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for who, want := range map[string]string{
		"director":  "Approve the better status, Record a decision",
		"secretary": "Record a decision",
		"officer":   "Post an update, Correct the last update",
		"member":    "",
		"fostering": "",
	} {
		c := p.as(who)
		if got := strings.Join(c.get(actionOf("A16")).all("main > .pb-actions .govuk-button"), ", "); got != want {
			t.Errorf("%s is offered %q, want %q", who, got, want)
		}
		if got := c.get(actionOf("A16") + "?at=2024-01-30").all("main > .pb-actions .govuk-button"); len(got) != 0 {
			t.Errorf("%s is offered %q of the past", who, got)
		}
	}
}
