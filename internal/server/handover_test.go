package server_test

import (
	"net/http"
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// handOver gives the lead of an action to a post, by decision of the Board.
func (p portal) handOver(ref, post string) {
	p.t.Helper()
	c := p.as("secretary")
	c.submit(decided(c.get(route.ChangeAction(edition2022, ref, plan.LeadChanged)).form()).with("lead", post)).want(http.StatusSeeOther)
}

func TestWhatTheReviewerReportedWhileTheyLedWaitsForADirector(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	p.handOver("A20", "R07") // who leads the priority
	officer, director := p.as("officer"), p.as("director")
	officer.submit(right(officer.get(route.PostUpdate(edition2022, "A20")).form()).with("status", "amber")).want(http.StatusSeeOther)
	p.handOver("A20", "R15")

	review := route.ReviewAction(edition2022, "A20")
	officer.get(review).want(http.StatusForbidden)
	if home := officer.get("/").one("main"); strings.Contains(home, "Virtual School Headteacher to review") {
		t.Error("it waits for whoever reported it")
	}
	wantSays(t, "the action", officer.get(actionOf("A20")).one("main"), "Waits for a director")
	home := director.get("/")
	wantSays(t, "the director's home", home.one("main"), "Review the update of A20", "Reported by the Virtual School Headteacher. Updated 31 January 2024.")
	director.submit(director.get(review).want(http.StatusOK).form().with("verdict", "accepted")).want(http.StatusSeeOther)
}
