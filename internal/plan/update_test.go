package plan_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

// now is the occasion of every update here: the lead, on the demo clock.
var now = plan.Occasion{
	By:     &plan.Member{Account: lead, Title: "Head of Children in Care and Care Leavers", Post: "R04", Role: plan.Officer},
	Rounds: rounds,
	Now:    instant("2024-01-31T09:00:00Z"),
}

// goodUpdate is a form with nothing to put right, for an action on track.
func goodUpdate() plan.UpdateInput {
	return plan.UpdateInput{Status: "green", Narrative: "Nine employers have signed.", RecoveryLead: "HR Lead"}
}

func typed(s string) plan.DateInput { return plan.DateTyped(day(s)) }

func TestAnUpdateThatIsRightIsTaken(t *testing.T) {
	t.Parallel()
	in := plan.UpdateInput{
		Status: "amber", Narrative: "  Nine have signed.\r\nThree are in talks. ", NextStep: " Sign three. ",
		Forecast: typed("2024-04-30"), Issue: true,
		RecoveryPlan: "A briefing in March.", RecoveryLead: "HR Lead", RecoveryBy: typed("2024-01-31"), Evidence: "minutes",
	}
	u, err := plan.NewUpdate(onTrack(), in, plan.UpdateInput{}, now)
	if err != nil {
		t.Fatal(err)
	}
	want := plan.Update{
		Action: 6, Round: plan.Quarter{Year: 2023, N: 3}, By: lead, ByTitle: now.By.Title, Submitted: now.Now,
		Narrative: "Nine have signed.\nThree are in talks.", NextStep: "Sign three.", Forecast: day("2024-04-30"), Issue: true,
		Recovery: plan.Recovery{Text: "A briefing in March.", Lead: "HR Lead", By: day("2024-01-31")},
		Evidence: "minutes", Proposed: plan.Amber, Computed: plan.Amber,
	}
	if diff := cmp.Diff(want, u); diff != "" {
		t.Error(diff)
	}
}

func TestGoodUpdates(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name               string
		action             plan.Action
		change             func(*plan.UpdateInput)
		proposed, computed plan.Status
	}{
		{"green on an action on track needs nothing more", onTrack(), func(*plan.UpdateInput) {}, plan.Green, plan.Green},
		{"the lead that the form fills in is no recovery plan", onTrack(), func(in *plan.UpdateInput) { in.RecoveryLead = "Somebody" }, plan.Green, plan.Green},
		{"a forecast of today is not in the past", onTrack(), func(in *plan.UpdateInput) { in.Forecast = typed("2024-01-31") }, plan.Green, plan.Green},
		{"a worse status with a reason and a plan is taken", onTrack(), func(in *plan.UpdateInput) {
			in.Status, in.Reason = "amber", "A partner left."
			planned(in)
		}, plan.Amber, plan.Green},
		{"a better status with a reason and a plan is taken", onTrack(lateBy(31)), func(in *plan.UpdateInput) {
			in.Status, in.Reason = "amber", "Signed tomorrow."
			planned(in)
		}, plan.Amber, plan.Red},
		{"a plan makes a late action amber", onTrack(lateBy(30)), func(in *plan.UpdateInput) {
			in.Status = "amber"
			planned(in)
		}, plan.Amber, plan.Amber},
		{"whoever reports is not silent", onTrack(func(a *plan.Action) { a.Standing = plan.Standing{} }), func(*plan.UpdateInput) {}, plan.Green, plan.Green},
		{"an action not started needs neither plan nor reason", onTrack(starts("2024-03-01")), func(*plan.UpdateInput) {}, plan.Green, plan.NotStarted},
		{"a delivery needs no plan though it is late", onTrack(lateBy(31)), func(in *plan.UpdateInput) {
			in.Status, in.Delivered, in.Evidence = "complete", typed("2024-01-31"), "minutes"
		}, plan.Complete, plan.Awaiting},
		{"a date of delivery says delivered whatever the status", onTrack(), func(in *plan.UpdateInput) { in.Delivered = typed("2023-12-15") }, plan.Complete, plan.Awaiting},
		{"another date of delivery is a new one", onTrack(delivered("minutes", 0)), func(in *plan.UpdateInput) { in.Delivered = typed("2023-12-14") }, plan.Complete, plan.Awaiting},
		{"a delivery reported again stays one", onTrack(delivered("minutes", 0)), func(in *plan.UpdateInput) {
			in.Status, in.Delivered = "complete", typed("2023-12-15")
		}, plan.Complete, plan.Awaiting},
		{"a delivery is taken back by clearing its date", onTrack(delivered("minutes", 0)), func(*plan.UpdateInput) {}, plan.Green, plan.Green},
		{"a delivery may have been forecast for the past", onTrack(), func(in *plan.UpdateInput) {
			in.Status, in.Delivered, in.Forecast = "complete", typed("2024-01-30"), typed("2023-12-31")
		}, plan.Complete, plan.Awaiting},
		{"a narrative at its limit is taken", onTrack(), func(in *plan.UpdateInput) { in.Narrative = strings.Repeat("é", plan.NarrativeLimit) }, plan.Green, plan.Green},
		{"markup is text like any other", onTrack(), func(in *plan.UpdateInput) { in.Narrative = "<script>alert(1)</script> 'quoted' \"twice\"" }, plan.Green, plan.Green},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			in := goodUpdate()
			c.change(&in)
			u, err := plan.NewUpdate(c.action, in, plan.UpdateInput{}, now)
			if err != nil || u.Proposed != c.proposed || u.Computed != c.computed {
				t.Errorf("proposed %q, computed %q, %v %v; want %q and %q", u.Proposed, u.Computed, err, fieldsOf(problemsOf(t, err)), c.proposed, c.computed)
			}
		})
	}
}

// planned fills in a recovery plan.
func planned(in *plan.UpdateInput) {
	in.RecoveryPlan, in.RecoveryLead, in.RecoveryBy = "Bring it back.", "HR Lead", typed("2024-04-30")
}

func TestUpdatesToBePutRight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		action plan.Action
		change func(*plan.UpdateInput)
		want   []string
		text   string // begins the first problem
	}{
		{"a status must be chosen", onTrack(), func(in *plan.UpdateInput) { in.Status = "" }, []string{"status"}, "Choose how"},
		{"an unknown status is refused", onTrack(), func(in *plan.UpdateInput) { in.Status = "purple" }, []string{"status"}, "Choose how"},
		{"not reported cannot be proposed", onTrack(), func(in *plan.UpdateInput) { in.Status = "not-reported" }, []string{"status"}, "Choose how"},
		{"withdrawn is for the Board", onTrack(), func(in *plan.UpdateInput) { in.Status = "withdrawn" }, []string{"status"}, "Choose how"},
		{"a status is its own word, not one like it", onTrack(), func(in *plan.UpdateInput) { in.Status = "Green" }, []string{"status"}, "Choose how"},

		{"a narrative of nothing that is seen is none", onTrack(), func(in *plan.UpdateInput) { in.Narrative = "\u200b\u200b" }, []string{"narrative"}, "Enter what has changed"},
		{"all that is missing is told at once", onTrack(), func(in *plan.UpdateInput) {
			in.Narrative, in.Status, in.RecoveryPlan, in.Reason = "", "red", "", ""
		}, []string{"narrative", "recovery_plan", "reason"}, "Enter what has changed"},
		{"a narrative is asked for", onTrack(), func(in *plan.UpdateInput) { in.Narrative = " \r\n\t " }, []string{"narrative"}, "Enter what has changed"},
		{"a character over the limit is too long", onTrack(), func(in *plan.UpdateInput) { in.Narrative = strings.Repeat("a", plan.NarrativeLimit+1) }, []string{"narrative"}, "What has changed must be 4,000 characters or fewer; it has 4,001"},
		{"a megabyte is too long", onTrack(), func(in *plan.UpdateInput) { in.Narrative = strings.Repeat("a", 1<<20) }, []string{"narrative"}, "What has changed must be 4,000 characters or fewer; it has 1,048,576"},
		{"a control character is pointed at", onTrack(), func(in *plan.UpdateInput) { in.Narrative = "éa\x07b" }, []string{"narrative"}, "What has changed has a character that cannot be shown, at place 3"},
		{"U+0000 is pointed at", onTrack(), func(in *plan.UpdateInput) { in.Narrative = "a\x00" }, []string{"narrative"}, "What has changed has a character that cannot be shown, at place 2"},
		{"broken text is pointed at", onTrack(), func(in *plan.UpdateInput) { in.Narrative = "ab\xff" }, []string{"narrative"}, "What has changed has a character that cannot be shown, at place 3"},
		{"a next step has its limit", onTrack(), func(in *plan.UpdateInput) { in.NextStep = strings.Repeat("a", plan.LineLimit+1) }, []string{"next_step"}, "Next step must be 500"},
		{"U+0000 in evidence and in a reason is refused", onTrack(), func(in *plan.UpdateInput) { in.Evidence, in.Reason = "\x00", "\x00" }, []string{"evidence", "reason"}, "Evidence has a character"},

		{"31 February is no forecast", onTrack(), func(in *plan.UpdateInput) { in.Forecast = plan.DateInput{Day: "31", Month: "2", Year: "2024"} }, []string{"forecast"}, "Forecast completion date must be a real date"},
		{"a forecast has a year", onTrack(), func(in *plan.UpdateInput) { in.Forecast = plan.DateInput{Day: "1", Month: "2"} }, []string{"forecast"}, "Forecast completion date must include a year"},
		{"a forecast of yesterday is refused", onTrack(), func(in *plan.UpdateInput) { in.Forecast = typed("2024-01-30") }, []string{"forecast"}, "Forecast completion date must be today or later"},

		{"a plan without its date is half a plan", onTrack(), func(in *plan.UpdateInput) { planned(in); in.RecoveryBy = plan.DateInput{} }, []string{"recovery_by"}, "Enter the date by which"},
		{"a plan without its lead is half a plan", onTrack(), func(in *plan.UpdateInput) { planned(in); in.RecoveryLead = " " }, []string{"recovery_lead"}, "Enter the role"},
		{"a date without a plan is half a plan", onTrack(), func(in *plan.UpdateInput) { planned(in); in.RecoveryPlan = "" }, []string{"recovery_plan"}, "Say what will bring"},
		{"a date alone is a third of a plan", onTrack(), func(in *plan.UpdateInput) { planned(in); in.RecoveryPlan, in.RecoveryLead = "", "" }, []string{"recovery_plan", "recovery_lead"}, "Say what will bring"},
		{"a plan of yesterday is refused", onTrack(), func(in *plan.UpdateInput) { planned(in); in.RecoveryBy = typed("2024-01-30") }, []string{"recovery_by"}, "Recovery plan date must be today or later"},
		{"a plan's date is a real one", onTrack(), func(in *plan.UpdateInput) {
			planned(in)
			in.RecoveryBy = plan.DateInput{Day: "31", Month: "4", Year: "2024"}
		}, []string{"recovery_by"}, "Recovery plan date must be a real date"},
		{"a plan has its limit", onTrack(), func(in *plan.UpdateInput) { planned(in); in.RecoveryPlan = strings.Repeat("a", plan.PlanLimit+1) }, []string{"recovery_plan"}, "Recovery plan must be 2,000"},

		{"a delivery tomorrow is refused", onTrack(), func(in *plan.UpdateInput) { in.Delivered = typed("2024-02-01") }, []string{"delivered"}, "Date delivered must be today or earlier"},
		{"delivered asks when", onTrack(), func(in *plan.UpdateInput) { in.Status = "complete" }, []string{"delivered"}, "Enter the date on which"},
		{"a date that stood there and a status that is not delivered are at odds", onTrack(delivered("minutes", 0)), func(in *plan.UpdateInput) {
			in.Status, in.Delivered = "amber", typed("2023-12-15")
			planned(in)
		}, []string{"delivered"}, "Clear the date, or choose Delivered: it cannot be delivered and still be Amber"},
		{"a delivery's date is a real one", onTrack(), func(in *plan.UpdateInput) {
			in.Status, in.Delivered = "complete", plan.DateInput{Day: "x", Month: "1", Year: "2024"}
		}, []string{"delivered"}, "Date delivered must be in numbers"},

		{"a worse status needs a reason", onTrack(), func(in *plan.UpdateInput) { in.Status = "red"; planned(in) }, []string{"reason"}, "Say why you propose Red when the dates and facts you entered make it Green"},
		{"a better status needs a reason", onTrack(lateBy(31)), func(in *plan.UpdateInput) { in.Status = "amber"; planned(in) }, []string{"reason"}, "Say why you propose Amber when"},
		{"amber needs a recovery plan", onTrack(), func(in *plan.UpdateInput) { in.Status, in.Forecast = "amber", typed("2024-04-30") }, []string{"recovery_plan"}, "Say what will bring the action back on track, who leads it and by when: it is Amber"},
		{"red needs a recovery plan", onTrack(lateBy(31)), func(in *plan.UpdateInput) { in.Status = "red" }, []string{"recovery_plan"}, "Say what will bring the action back on track, who leads it and by when: it is Red"},
		{"red proposed with a reason needs a plan too", onTrack(), func(in *plan.UpdateInput) { in.Status, in.Reason = "red", "No funds." }, []string{"recovery_plan"}, "Say what will bring the action back on track, who leads it and by when: it is Red"},
		{"green proposed for a late action needs both", onTrack(lateBy(31)), func(*plan.UpdateInput) {}, []string{"recovery_plan", "reason"}, "Say what will bring the action back on track, who leads it and by when: it is Red"},
		{"an issue flagged needs a plan", onTrack(), func(in *plan.UpdateInput) { in.Issue = true; in.Status = "red" }, []string{"recovery_plan", "reason"}, "Say what will bring"},
		{"an issue at Amber needs a plan and no reason: with the plan it is Amber", onTrack(), func(in *plan.UpdateInput) { in.Issue = true; in.Status = "amber" }, []string{"recovery_plan"}, "Say what will bring the action back on track, who leads it and by when: it is Amber"},
		{"a plan that is taken back no longer counts", onTrack(lateBy(5), withPlan(goodPlan)), func(in *plan.UpdateInput) { in.Status, in.Reason = "amber", "As before." }, []string{"recovery_plan"}, "Say what will bring"},

		{"problems come in the order of the form", onTrack(), func(in *plan.UpdateInput) {
			*in = plan.UpdateInput{
				NextStep: "\x00", Forecast: plan.DateInput{Day: "1"}, RecoveryPlan: "\x00", RecoveryLead: "\x00",
				RecoveryBy: plan.DateInput{Day: "1"}, Delivered: plan.DateInput{Day: "1"}, Evidence: "\x00", Reason: "\x00",
			}
		}, []string{"status", "narrative", "next_step", "forecast", "recovery_plan", "recovery_lead", "recovery_by", "delivered", "evidence", "reason"}, "Choose how"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			in := goodUpdate()
			c.change(&in)
			u, err := plan.NewUpdate(c.action, in, plan.UpdateInput{}, now)
			ps := problemsOf(t, err)
			if u != (plan.Update{}) {
				t.Errorf("there is an update all the same: %+v", u)
			}
			if diff := cmp.Diff(c.want, fieldsOf(ps)); diff != "" {
				t.Fatal(diff)
			}
			if !strings.HasPrefix(ps[0].Text, c.text) {
				t.Errorf("told %q, want %q", ps[0].Text, c.text)
			}
		})
	}
}

func TestAnUpdateTakesItsDayFromLondon(t *testing.T) {
	t.Parallel()
	summer := now
	summer.Now = instant("2023-06-30T23:30:00Z") // half past midnight on 1 July
	in := goodUpdate()
	in.Forecast = typed("2023-06-30")
	_, err := plan.NewUpdate(onTrack(), in, plan.UpdateInput{}, summer)
	if problemsOf(t, err).For("forecast") == "" {
		t.Error("a forecast of yesterday in London is taken because Greenwich is a day behind")
	}
	in.Forecast = plan.DateInput{}
	if u, err := plan.NewUpdate(onTrack(), in, plan.UpdateInput{}, summer); err != nil || u.Round.String() != "Q1 2023/24" {
		t.Errorf("the update belongs to %s (%v), want the round that opened half an hour ago", u.Round, err)
	}
}

func TestTheFormStartsFromWhatStillHolds(t *testing.T) {
	t.Parallel()
	a := onTrack(flagged, withPlan(goodPlan), slipsBy(30))
	a.Standing.Narrative, a.Standing.NextStep, a.Standing.Reason = "What was.", "Sign three.", "An old reason."
	want := plan.UpdateInput{
		Status: "amber", NextStep: "Sign three.", Forecast: typed("2024-04-30"), Issue: true,
		RecoveryPlan: goodPlan.Text, RecoveryLead: goodPlan.Lead, RecoveryBy: typed("2024-04-30"),
	}
	if diff := cmp.Diff(want, plan.InputFor(a, now)); diff != "" {
		t.Error(diff)
	}
	silent := onTrack(func(a *plan.Action) { a.Standing = plan.Standing{} })
	if got := plan.InputFor(silent, now); got.Status != "green" || got.RecoveryLead != a.Lead.Title {
		t.Errorf("a silent action's form starts with %q, led by %q", got.Status, got.RecoveryLead)
	}
	if got := plan.InputFor(onTrack(starts("2024-03-01")), now).Status; got != "green" {
		t.Errorf("the form of an action not started begins with %q", got)
	}
}

func TestAFurtherUpdateDoesNotTakeBackADelivery(t *testing.T) {
	t.Parallel()
	a := onTrack(delivered("minutes", 0))
	in := plan.InputFor(a, now)
	in.Narrative = "Still waiting."
	u, err := plan.NewUpdate(a, in, plan.UpdateInput{}, now)
	if err != nil {
		t.Fatal(err)
	}
	if a.Standing, a.Due = a.After(u, rounds); a.Assess(rounds, demoDay).Status != plan.Awaiting || a.Standing.Evidence != "minutes" {
		t.Errorf("after it the action is %q with evidence %q", a.Assess(rounds, demoDay).Status, a.Standing.Evidence)
	}
}

func TestStandingKeepsTheUpdateOfAnEarlierRound(t *testing.T) {
	t.Parallel()
	post := func(st plan.Standing, at string) plan.Standing {
		return st.With(plan.Update{Submitted: instant(at), By: lead}, rounds)
	}
	st := post(plan.Standing{}, "2023-11-02T10:00:00Z")
	if !st.Earlier.IsZero() {
		t.Error("a first update has one before it")
	}
	st = post(st, "2024-01-20T10:00:00Z")
	st = post(st, "2024-01-25T10:00:00Z")
	if st.Earlier != instant("2023-11-02T10:00:00Z") || st.LastUpdate != instant("2024-01-25T10:00:00Z") {
		t.Errorf("last %s, in an earlier round %s", st.LastUpdate, st.Earlier)
	}
	if st = post(st, "2024-04-02T10:00:00Z"); st.Earlier != instant("2024-01-25T10:00:00Z") {
		t.Errorf("in an earlier round %s, want the last of it", st.Earlier)
	}
}

func TestANewDeliveryMustBeSignedOffAnew(t *testing.T) {
	t.Parallel()
	a := onTrack(delivered("minutes", director))
	u := plan.Update{Submitted: now.Now, By: director, Delivered: day("2024-01-20"), Evidence: "report"}
	a.Standing = a.Standing.With(u, rounds)
	if a.Standing.ReportedBy != director || !a.Standing.SignedOff.IsZero() {
		t.Errorf("reported by %d, signed off %q", a.Standing.ReportedBy, a.Standing.SignedOff)
	}
	if got := a.Assess(rounds, demoDay).Status; got != plan.Awaiting {
		t.Errorf("status %q, want awaiting sign-off", got)
	}
}
