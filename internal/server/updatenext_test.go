package server_test

import (
	"net/http"
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/route"
)

func TestTheNoticeSaysWhatHappensNext(t *testing.T) {
	t.Parallel()
	planned := func(f form) form {
		return f.with("recovery_plan", "A second panel.", "recovery_lead", "Manager").dated("recovery_by", "30", "4", "2024")
	}
	for _, tt := range []struct {
		name string
		fill func(form) form
		says string
		page string // of the action, says beside the review or the status
	}{
		{"an update waits for nobody", right, "It counts from now on, and it waits for the Head of Children in Care and Care Leavers to review it.",
			"Waits for the Head of Children in Care and Care Leavers"},
		{"a better status is shown at once", func(f form) form {
			return planned(f).with("narrative", "Nearly.", "status", "amber", "reason", "Nearly.")
		},
			"Red is shown until a director approves Amber.", "needs a director’s approval"},
		{"a delivery without evidence can be signed off", func(f form) form {
			return f.with("status", "complete", "narrative", "Done.").dated("delivered", "30", "1", "2024")
		},
			"Nobody can sign the delivery off until you say where the evidence is.", "It cannot be signed off before its lead has said where the evidence is."},
		{"a delivery waits for nobody", func(f form) form {
			return f.with("status", "complete", "narrative", "Done.", "evidence", "Minutes").dated("delivered", "30", "1", "2024")
		}, "The delivery waits for a director to sign it off.", "It counts as complete when a second person has signed it off."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := newPortal(t).as("fostering")
			page := c.follow(c.submit(tt.fill(c.get(updateA07).form())))
			wantSays(t, "the notice", page.one(".govuk-notification-banner__content"), "Your update on A07 is on the record.", tt.says)
			wantSays(t, "the page", page.one("main"), tt.page)
		})
	}
}

func TestTheNoticeSaysWhenASilenceEnds(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("careleavers")
	f := c.get(route.PostUpdate(edition2022, "A26")).form().with("status", "green", "narrative", "A building is found.")
	wantSays(t, "the notice", c.follow(c.submit(f)).one(".govuk-notification-banner__content"), "It ends the silence when the round closes, on 15 February 2024")
}

// TestWhatElseWasRecordedFirstIsNotCalledAnUpdate has a form open while the
// update before it is accepted, and while the due date of an action that was
// never reported on is moved.
func TestWhatElseWasRecordedFirstIsNotCalledAnUpdate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, officer, ref string
		first              func(director, secretary *client)
		says               []string
	}{
		{"an acceptance is called an update", "fostering", "A07",
			func(director, _ *client) {
				director.submit(director.get(route.ReviewAction(edition2022, "A07")).form().with("verdict", "accepted")).want(http.StatusSeeOther)
			}, []string{"Update accepted", "Director of Children and Families"}},
		{"a new due date is called an update", "partner", "A25",
			func(_, secretary *client) {
				f := secretary.get(route.ChangeAction(edition2022, "A25", plan.ReDated)).form()
				secretary.submit(f.with("reason", "The tender is late.", "approver", "2023-11-15").dated("due", "30", "9", "2024")).want(http.StatusSeeOther)
			}, []string{"Re-dated from", "to 30 September 2024", "The tender is late."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := newPortal(t)
			officer := p.as(tt.officer)
			if tt.ref == "A07" { // so that there is something to accept
				officer.submit(right(officer.get(updateA07).form())).want(http.StatusSeeOther)
			}
			typed := officer.get(route.PostUpdate(edition2022, tt.ref)).form().with("status", "green", "narrative", "Typed meanwhile.")
			tt.first(p.as("director"), p.as("secretary"))
			conflict := officer.submit(typed).want(http.StatusConflict)
			summary := conflict.one(".govuk-error-summary")
			wantSays(t, "the summary", summary, "Somebody else was first", "What you typed is still here")
			if strings.Contains(summary, "posted") || !strings.HasPrefix(conflict.one("head title"), "Error: ") {
				t.Errorf("titled %q, it says %q", conflict.one("head title"), summary)
			}
			wantSays(t, "the panel", conflict.one(`section[aria-labelledby="theirs"]`), tt.says...)
			wantKept(t, typed, conflict.form())
			officer.submit(conflict.form()).want(http.StatusSeeOther)
		})
	}
}
