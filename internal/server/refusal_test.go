package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/route"
)

func TestARefusalSaysItsOwnReasonAndLeadsBack(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	director := p.as("director")
	director.submit(director.get(route.ReviewAction(edition2022, "A10")).form().with("verdict", "accepted")).want(http.StatusSeeOther)
	for _, c := range []struct {
		name, who, address, says, way string
	}{
		{"a review of what was accepted", "director", route.ReviewAction(edition2022, "A10"),
			"The Director of Children and Families accepted the update on A10 on 31 January 2024", actionOf("A10")},
		{"a sign-off of what is not delivered", "director", route.SignOffAction(edition2022, "A07"), "A07 is not reported as delivered", actionA07},
		{"a better status that nobody proposes", "director", route.OverrideAction(edition2022, "A07"), "Nobody proposes a better status for A07", actionA07},
		{"a change to a complete action", "secretary", route.ChangeAction(edition2022, "A01", plan.ReDated), "A01 was signed off", actionOf("A01")},
		{"a change to one that was withdrawn", "secretary", route.ChangeAction(edition2022, "A22", plan.LeadChanged), "A22 was withdrawn on", actionOf("A22")},
		{"a new date for one that recurs", "secretary", route.ChangeAction(edition2022, "A11", plan.ReDated), "A11 recurs", actionOf("A11")},
		{"an action of a closed edition", "director", route.ReviewAction(edition2020, "B10"), "is closed, so its actions stay as they are", route.Action(edition2020, "B10")},
		{"an action looked at in the past", "director", route.ReviewAction(edition2022, "A10") + "?at=2024-01-30", "You were looking at an earlier moment", actionOf("A10")},
		{"a better rating of what is not rated", "director", route.OverrideRating(edition2022, "M01"), "M01 is shown for context and is not rated", route.Measure(edition2022, "M01")},
		{"minutes of a meeting to come", "secretary", route.EditMinutes(plan.NewDate(2024, 2, 14)), "The Board meets on Wednesday 14 February 2024", route.Meeting(plan.NewDate(2024, 2, 14))},
	} {
		t.Run(c.name, func(t *testing.T) {
			who := p.as(c.who).in(t)
			a := who.get(c.address)
			wantRefused(t, a, c.says, c.way)
			sent := who.post(c.address, url.Values{"comment": {"Kept words."}})
			wantRefused(t, sent, c.says, c.way)
			if main := sent.one("main"); strings.Contains(main, "Send it again") || !strings.Contains(sent.body, "Kept words.") {
				t.Errorf("it says %q", main)
			}
		})
	}
}
