package plan_test

import (
	"testing"
	"time"

	"planboard/internal/plan"
)

// heard is an update in the round of Q2 2023/24, the last one closed on the
// demo day.
var heard = instant("2023-11-02T10:00:00Z")

var goodPlan = plan.Recovery{Text: "Interim sessions are bought in.", Lead: "Fostering Manager", By: day("2024-04-30")}

const (
	lead     plan.AccountID = 7
	director plan.AccountID = 2
)

// onTrack is an action that is Green on the demo day, with what a case changes.
func onTrack(changes ...func(*plan.Action)) plan.Action {
	a := plan.Action{
		ID: 6, Ref: "A06", Starts: day("2022-04-01"), Due: day("2024-03-31"),
		Lead:     plan.Post{Code: "R04", Title: "Head of Children in Care and Care Leavers"},
		Standing: plan.Standing{LastUpdate: heard},
	}
	for _, change := range changes {
		change(&a)
	}
	return a
}

func lateBy(days int) func(*plan.Action) {
	return func(a *plan.Action) { a.Due = demoDay.AddDays(-days) }
}

func slipsBy(days int) func(*plan.Action) {
	return func(a *plan.Action) { a.Standing.Forecast = a.Due.AddDays(days) }
}

func withPlan(r plan.Recovery) func(*plan.Action) {
	return func(a *plan.Action) { a.Standing.Recovery = r }
}

func flagged(a *plan.Action) { a.Standing.Issue = true }

func closedAs(kind string) func(*plan.Action) {
	return func(a *plan.Action) { a.Closure = plan.Closure{Kind: kind, On: day("2023-08-16")} }
}

func starts(s string) func(*plan.Action) { return func(a *plan.Action) { a.Starts = day(s) } }

// delivered has been reported by the lead, with evidence, and accepted by the
// signer on 12 January 2024; a signer of 0 has not accepted it.
func delivered(evidence string, signer plan.AccountID) func(*plan.Action) {
	return func(a *plan.Action) {
		a.Standing.Delivered, a.Standing.Evidence, a.Standing.ReportedBy = day("2023-12-15"), evidence, lead
		if signer != 0 {
			a.Standing.SignedOff, a.Standing.SignedBy = day("2024-01-12"), signer
		}
	}
}

func TestFirstRuleThatMatchesGivesTheStatus(t *testing.T) {
	t.Parallel()
	expired, today := goodPlan, goodPlan
	expired.By, today.By = demoDay.AddDays(-1), demoDay
	for _, c := range []struct {
		name   string
		action plan.Action
		want   plan.Status
	}{
		{"a withdrawal outweighs a delivery", onTrack(delivered("minutes", director), closedAs("withdrawn")), plan.Withdrawn},
		{"a withdrawal outweighs lateness", onTrack(lateBy(100), closedAs("withdrawn")), plan.Withdrawn},
		{"a superseded action counts as withdrawn", onTrack(closedAs("superseded")), plan.Withdrawn},
		{"an action carried forward is not called withdrawn", onTrack(closedAs("carried forward")), plan.CarriedOver},

		{"a second person's sign-off completes", onTrack(delivered("minutes", director)), plan.Complete},
		{"a completed action is not late any more", onTrack(delivered("minutes", director), lateBy(100)), plan.Complete},
		{"a completed action may have begun early", onTrack(delivered("minutes", director), starts("2024-03-01")), plan.Complete},
		{"nobody's sign-off waits", onTrack(delivered("minutes", 0)), plan.Awaiting},
		{"the reporter's own sign-off waits", onTrack(delivered("minutes", lead)), plan.Awaiting},
		{"a sign-off without evidence waits", onTrack(delivered("", director)), plan.Awaiting},
		{"a delivery outweighs lateness", onTrack(delivered("minutes", 0), lateBy(100)), plan.Awaiting},
		{"a delivery outweighs an issue", onTrack(delivered("minutes", 0), flagged), plan.Awaiting},

		{"an action that starts tomorrow has not started", onTrack(starts("2024-02-01")), plan.NotStarted},
		{"an action that starts today has started", onTrack(starts("2024-01-31")), plan.Green},
		{"what has not started is never red", onTrack(starts("2024-02-01"), lateBy(100)), plan.NotStarted},

		{"the due date itself is not late", onTrack(lateBy(0)), plan.Green},
		{"one day late without a plan is red", onTrack(lateBy(1)), plan.Red},
		{"one day late with a plan is amber", onTrack(lateBy(1), withPlan(goodPlan)), plan.Amber},
		{"30 days late with a plan is amber", onTrack(lateBy(30), withPlan(goodPlan)), plan.Amber},
		{"31 days late is red for all its plan", onTrack(lateBy(31), withPlan(goodPlan)), plan.Red},

		{"a forecast before the due date is green", onTrack(slipsBy(-1)), plan.Green},
		{"a forecast on the due date is green", onTrack(slipsBy(0)), plan.Green},
		{"a slip of a day is amber without a plan", onTrack(slipsBy(1)), plan.Amber},
		{"a slip of 92 days is amber without a plan", onTrack(slipsBy(92)), plan.Amber},
		{"a slip of 93 days is red", onTrack(slipsBy(93)), plan.Red},
		{"a slip of 93 days is red for all its plan", onTrack(slipsBy(93), withPlan(goodPlan)), plan.Red},

		{"an issue with a plan is amber", onTrack(flagged, withPlan(goodPlan)), plan.Amber},
		{"an issue without a plan is red", onTrack(flagged), plan.Red},
		{"a slip does not soften an issue without a plan", onTrack(flagged, slipsBy(1)), plan.Red},
		{"a plan alone does not make amber", onTrack(withPlan(goodPlan)), plan.Green},

		{"a plan dated today counts", onTrack(flagged, withPlan(today)), plan.Amber},
		{"a plan dated yesterday does not count", onTrack(flagged, withPlan(expired)), plan.Red},
		{"an expired plan does not hold lateness at amber", onTrack(lateBy(1), withPlan(expired)), plan.Red},
		{"a plan without an owner does not count", onTrack(flagged, withPlan(plan.Recovery{Text: "x", By: demoDay})), plan.Red},
		{"a plan without a date does not count", onTrack(flagged, withPlan(plan.Recovery{Text: "x", Lead: "y"})), plan.Red},
		{"an owner and a date without a plan do not count", onTrack(flagged, withPlan(plan.Recovery{Lead: "y", By: demoDay})), plan.Red},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.action.Assess(rounds, demoDay); got.Status != c.want || got.Computed != c.want {
				t.Errorf("status %q, computed %q, want %q", got.Status, got.Computed, c.want)
			}
		})
	}
}

func TestStatusOfTheDemoActions(t *testing.T) {
	t.Parallel()
	due := func(s string) func(*plan.Action) { return func(a *plan.Action) { a.Due = day(s) } }
	forecast := func(s string) func(*plan.Action) { return func(a *plan.Action) { a.Standing.Forecast = day(s) } }
	a09 := onTrack(due("2023-12-31"), withPlan(goodPlan))
	for _, c := range []struct {
		name   string
		action plan.Action
		today  string
		want   plan.Status
	}{
		{"A03, forecast 91 days after its due date, is amber", onTrack(forecast("2024-06-30")), "2024-01-31", plan.Amber},
		{"A04, delivered and not signed off, waits", onTrack(due("2023-12-31"), delivered("report", 0)), "2024-01-31", plan.Awaiting},
		{"A07, forecast a year late, is red", onTrack(forecast("2025-03-31")), "2024-01-31", plan.Red},
		{"A09 and A16 are red on 31 January, 31 days late", a09, "2024-01-31", plan.Red},
		{"A09 and A16 are amber on 30 January, 30 days late", a09, "2024-01-30", plan.Amber},
		{"A13, 123 days late, is red for all its plan", onTrack(due("2023-09-30"), withPlan(goodPlan)), "2024-01-31", plan.Red},
		{"A14, forecast 30 April, is amber", onTrack(forecast("2024-04-30")), "2024-01-31", plan.Amber},
		{"A20, with an issue and a plan, is amber", onTrack(flagged, withPlan(goodPlan)), "2024-01-31", plan.Amber},
		{"A22, replaced by A25, is withdrawn", onTrack(due("2023-09-30"), closedAs("superseded")), "2024-01-31", plan.Withdrawn},
		{"A25 starts in March", onTrack(starts("2024-03-01"), due("2024-06-30")), "2024-01-31", plan.NotStarted},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.action.Assess(rounds, day(c.today)).Status; got != c.want {
				t.Errorf("status %q, want %q", got, c.want)
			}
		})
	}
	if late := onTrack(due("2023-09-30")).Assess(rounds, demoDay).Late; late != 123 {
		t.Errorf("A13 is %d days late, want 123", late)
	}
}

func TestAForecastThatHasPassedCountsAsToday(t *testing.T) {
	t.Parallel()
	a := onTrack(lateBy(30), withPlan(goodPlan))
	a.Standing.Forecast = demoDay.AddDays(-20)
	got := a.Assess(rounds, demoDay)
	if got.Slip != 30 || got.Late != 30 || got.Status != plan.Amber {
		t.Errorf("slip %d, late %d, status %q, want 30, 30 and amber", got.Slip, got.Late, got.Status)
	}
	a = onTrack(lateBy(0))
	a.Standing.Forecast = demoDay.AddDays(-20)
	if got := a.Assess(rounds, demoDay); got.Slip != 0 || got.Status != plan.Green {
		t.Errorf("due today: slip %d, status %q, want 0 and green", got.Slip, got.Status)
	}
	if got := onTrack(lateBy(40), delivered("minutes", 0)).Assess(rounds, demoDay); got.Late != 0 || got.Slip != 0 {
		t.Errorf("delivered: late %d, slip %d, want 0", got.Late, got.Slip)
	}
}

func proposing(s plan.Status, reason string) func(*plan.Action) {
	return func(a *plan.Action) { a.Standing.Proposed, a.Standing.Reason = s, reason }
}

func TestOnlyAWorseProposalIsShown(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		action        plan.Action
		status, waits plan.Status
		reason        string
	}{
		{name: "a worse proposal is shown", action: onTrack(proposing(plan.Amber, "A partner left.")), status: plan.Amber, reason: "A partner left."},
		{name: "the worst proposal is shown", action: onTrack(slipsBy(1), proposing(plan.Red, "No funds.")), status: plan.Red, reason: "No funds."},
		{name: "a better proposal is not shown, and waits (A16)", action: onTrack(lateBy(31), proposing(plan.Amber, "Signed tomorrow.")), status: plan.Red, waits: plan.Amber, reason: "Signed tomorrow."},
		{name: "green proposed for amber is not shown", action: onTrack(slipsBy(1), proposing(plan.Green, "Done soon.")), status: plan.Amber, waits: plan.Green, reason: "Done soon."},
		{name: "the same status is no proposal", action: onTrack(slipsBy(1), proposing(plan.Amber, "As forecast.")), status: plan.Amber},
		{name: "a worse status without a reason is not shown", action: onTrack(proposing(plan.Amber, "")), status: plan.Green},
		{name: "yesterday's green without a reason proposes nothing today", action: onTrack(lateBy(1), proposing(plan.Green, "")), status: plan.Red},
		{name: "a delivery awaiting sign-off cannot be made red", action: onTrack(delivered("minutes", 0), proposing(plan.Red, "Why not.")), status: plan.Awaiting},
		{name: "delivered is no proposal to compare", action: onTrack(slipsBy(1), proposing(plan.Complete, "Done.")), status: plan.Amber},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := c.action.Assess(rounds, demoDay)
			if got.Status != c.status || got.Proposed != c.waits || got.Reason != c.reason {
				t.Errorf("shown %q, waiting %q, because %q; want %q, %q, %q", got.Status, got.Proposed, got.Reason, c.status, c.waits, c.reason)
			}
		})
	}
}

func TestARecurringActionIsRatedOnItsEarliestUndeliveredOccurrence(t *testing.T) {
	t.Parallel()
	a := onTrack(func(a *plan.Action) {
		a.Due, a.NextDue, a.Recurs = day("2023-12-31"), day("2024-03-31"), "each quarter"
	})
	if got := a.Assess(rounds, demoDay).Status; got != plan.Red {
		t.Errorf("a missed occurrence: %q, want red", got)
	}
	u := plan.Update{By: lead, Submitted: instant("2024-01-31T09:00:00Z"), Delivered: day("2024-01-30"), Evidence: "page", Proposed: plan.Complete, Forecast: day("2024-01-30")}
	a.Standing, a.Due = a.After(u, rounds)
	if a.Due != day("2024-03-31") || !a.Standing.Delivered.IsZero() {
		t.Errorf("after its delivery: due %s, delivered %q, want the next occurrence to be open", a.Due, a.Standing.Delivered)
	}
	if got := a.Assess(rounds, demoDay); got.Status != plan.Green || got.Slip != 0 {
		t.Errorf("the next occurrence: %q, slip %d, want green", got.Status, got.Slip)
	}
	a.NextDue = plan.Date{}
	a.Standing, a.Due = a.After(u, rounds)
	if got := a.Assess(rounds, demoDay).Status; got != plan.Awaiting {
		t.Errorf("the last occurrence delivered: %q, want awaiting sign-off", got)
	}
}

func TestWhyTellsTheRuleThatMatched(t *testing.T) {
	t.Parallel()
	for want, a := range map[string]plan.Action{
		"1 day late; no recovery plan in force.":                                                            onTrack(lateBy(1)),
		"2 days late, and forecast 365 days after the due date; a recovery plan is in place.":               onTrack(lateBy(2), slipsBy(365), withPlan(goodPlan)),
		"2 days late; a recovery plan is in place.":                                                         onTrack(lateBy(2), slipsBy(30), withPlan(goodPlan)),
		"31 days late; a recovery plan is in place.":                                                        onTrack(lateBy(31), withPlan(goodPlan)),
		"Forecast 92 days after the due date.":                                                              onTrack(slipsBy(92)),
		"Forecast 1 day after the due date, and an unresolved issue is flagged; no recovery plan in force.": onTrack(slipsBy(1), flagged),
		"Forecast 1 day after the due date.":                                                                onTrack(slipsBy(1)),
		"An unresolved issue is flagged; a recovery plan is in place.":                                      onTrack(flagged, withPlan(goodPlan)),
		"A partner left.": onTrack(proposing(plan.Amber, "A partner left.")),
		"No update in the last two closed reporting rounds, from Q1 2023/24 on.": onTrack(func(a *plan.Action) { a.Standing.LastUpdate = time.Time{} }),
		"": onTrack(),
	} {
		if got := a.Assess(rounds, demoDay).Why(); got != want {
			t.Errorf("why %q, want %q", got, want)
		}
	}
}

func TestEveryStatusAndRatingHasAWord(t *testing.T) {
	t.Parallel()
	for _, s := range plan.Statuses {
		if got, ok := plan.ParseStatus(string(s)); s.Word() == "" || got != s || !ok {
			t.Errorf("status %q has no word, or is read as %q", s, got)
		}
	}
	if got, ok := plan.ParseStatus("splendid"); got != "" || ok {
		t.Errorf("a status that there is not is read as %q", got)
	}
	for _, r := range plan.Ratings {
		if r.Word() == "" {
			t.Errorf("rating %q has no word", r)
		}
	}
}
