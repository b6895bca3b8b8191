package server_test

import (
	"net/http"
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// TestTheRecoveryPlanIsAskedForWhereTheFormSaysSo sends the form in each way
// that its hint names, and in those that it does not.
func TestTheRecoveryPlanIsAskedForWhereTheFormSaysSo(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("fostering")
	page := c.get(updateA07)
	wantSays(t, "the hint", page.one("#recovery-asked"), plan.RecoveryAsked)
	if told := page.one("main"); strings.Contains(told, "without one Red") {
		t.Error("the form says that Red goes without a plan, which it refuses")
	}
	start := right(page.form()).without("issue")
	for _, tt := range []struct {
		name  string
		typed form
		says  string // of the plan; "" where none is asked for
	}{
		{"Red goes without a plan", start.with("status", "red", "reason", "No homes."), "it is Red"},
		{"Amber goes without a plan", start.with("status", "amber", "reason", "Few homes."), "it is Amber"},
		{"an issue goes without a plan", start.with("status", "amber", "issue", "yes"), "it is Amber"},
		{"a forecast after the due date goes without a plan", start.with("reason", "Nearly.").dated("forecast", "30", "4", "2024"), "it is Amber"},
		{"Green asks for a plan", start, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := c.in(t)
			if tt.says == "" {
				c.submit(tt.typed).want(http.StatusSeeOther)
				return
			}
			a := c.submit(tt.typed).want(http.StatusUnprocessableEntity)
			wantSummary(t, a, "recovery_plan", tt.says)
			if n := len(a.all(".govuk-error-summary__list a")); n != 1 {
				t.Errorf("the plan is not all that is asked for: %q", a.all(".govuk-error-summary__list a"))
			}
		})
	}
}

func TestAReasonIsOfTheStatusForWhichItWasGiven(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	officer, director := p.as("fostering"), p.as("director")
	posted := right(officer.get(updateA07).form()).
		with("status", "amber", "reason", "A household may withdraw.", "recovery_plan", "A second panel.", "recovery_lead", "Manager").
		dated("recovery_by", "30", "4", "2024")
	officer.submit(posted).want(http.StatusSeeOther)
	review := route.ReviewAction(edition2022, "A07")
	director.submit(director.get(review).form().with("verdict", "returned", "comment", "Is it not worse?")).want(http.StatusSeeOther)

	again := officer.get(updateA07)
	if f := again.form(); f.fields.Get("status") != "amber" || f.fields.Get("reason") != "A household may withdraw." {
		t.Errorf("the form begins with %q because %q", f.fields.Get("status"), f.fields.Get("reason"))
	}
	wantSays(t, "the hint", again.one("#reason-hint"), "was given for Amber: another status needs its own")
	worse := again.form().with("status", "red")
	refused := officer.submit(worse).want(http.StatusUnprocessableEntity)
	wantSummary(t, refused, "reason", "Say why you propose Red")
	wantKept(t, worse, refused.form())
	wantSays(t, "the hint after it was refused", refused.one("#reason-hint"), "was given for Amber")
	officer.submit(refused.form().with("reason", "Two households withdrew.")).want(http.StatusSeeOther)
	if told := officer.get(actionA07).all(".pb-timeline li")[0]; !strings.Contains(told, "Two households withdrew.") || strings.Contains(told, "may withdraw") {
		t.Errorf("on the record is %q", told)
	}
}
