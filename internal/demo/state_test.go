package demo_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

// statesOf2022 are the states of facts (d) at the demonstration's clock.
var statesOf2022 = map[string]plan.Status{
	"A01": plan.Complete, "A02": plan.Complete, "A03": plan.Amber, "A04": plan.Awaiting,
	"A05": plan.Complete, "A06": plan.Green, "A07": plan.Red, "A08": plan.Complete, "A09": plan.Red,
	"A10": plan.Green, "A11": plan.Green, "A12": plan.Complete, "A13": plan.Red,
	"A14": plan.Amber, "A15": plan.Complete, "A16": plan.Red,
	"A17": plan.Complete, "A18": plan.Complete, "A19": plan.Green, "A20": plan.Amber,
	"A21": plan.Complete, "A22": plan.Withdrawn, "A23": plan.Complete, "A24": plan.Green,
	"A25": plan.NotStarted, "A26": plan.NotReported,
}

func statuses(actions []plan.Tracked) map[string]plan.Status {
	states := map[string]plan.Status{}
	for _, a := range actions {
		states[a.Ref] = a.Status.Status
	}
	return states
}

func TestTheDemonstrationBeginsOnTheMorningOfItsClock(t *testing.T) {
	t.Parallel()
	want := time.Date(2024, 1, 31, 9, 0, 0, 0, time.UTC) // London keeps UTC in January
	if !demo.Start().Equal(want) || plan.DateAt(demo.Start()) != today {
		t.Errorf("Start() = %v, want %v", demo.Start(), want)
	}
}

func TestEveryActionHasTheStateOfTheFacts(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	tracked := plan.Track(replayed(r, editionOf(t, r, keyOf2022)), r.Rounds, today)
	if diff := cmp.Diff(statesOf2022, statuses(tracked)); diff != "" {
		t.Errorf("states of 2022–2024 (-want +got):\n%s", diff)
	}
}

func TestTheClosedEditionEndedAsTheFactsSay(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	old := editionOf(t, r, plan.EditionKey{Plan: "children-in-care", Edition: "2020-2022"})
	want := map[string]plan.Status{
		"B01": plan.Complete, "B02": plan.Complete, "B03": plan.Complete, "B04": plan.Complete, "B05": plan.Complete,
		"B06": plan.CarriedOver, "B07": plan.CarriedOver, "B08": plan.CarriedOver, "B09": plan.Withdrawn, "B10": plan.Complete,
	}
	if diff := cmp.Diff(want, statuses(plan.Track(replayed(r, old), r.Rounds, today))); diff != "" {
		t.Errorf("states of 2020–2022 (-want +got):\n%s", diff)
	}
	kinds := map[string]string{}
	for _, a := range old.Actions {
		if !a.Closure.IsZero() {
			kinds[a.Ref] = a.Closure.Kind
		}
	}
	closed := map[string]string{"B06": "carried forward", "B07": "carried forward", "B08": "carried forward", "B09": "withdrawn"}
	if diff := cmp.Diff(closed, kinds); diff != "" {
		t.Errorf("how actions ended (-want +got):\n%s", diff)
	}
}

// assessed is what a test looks at of an assessment.
type assessed struct {
	Status   plan.Status
	Late     int
	Slip     int
	Recovery bool
	Proposed plan.Status
}

func TestStatusesComeFromTheQuantitiesOfTheFacts(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	eve := today.AddDays(-1)
	tests := []struct {
		name string
		ref  string
		on   plan.Date
		want assessed
	}{
		{"A09 is still Amber thirty days late, with a plan", "A09", eve, assessed{plan.Amber, 30, 89, true, ""}},
		{"A09 is Red on the thirty-first day, plan or not", "A09", today, assessed{plan.Red, 31, 89, true, ""}},
		{"A16 is still Amber thirty days late, with a plan", "A16", eve, assessed{plan.Amber, 30, 88, true, ""}},
		{"A16 is Red on the thirty-first day while its lead proposes Amber", "A16", today, assessed{plan.Red, 31, 88, true, plan.Amber}},
		{"A03 is Amber for a forecast 91 days after its due date", "A03", today, assessed{plan.Amber, 0, 91, false, ""}},
		{"A07 is Red for a forecast a year after its due date", "A07", today, assessed{plan.Red, 0, 365, false, ""}},
		{"A13 is Red, 123 days late, with a plan", "A13", today, assessed{plan.Red, 123, 213, true, ""}},
		{"A14 is Amber for a forecast of 30 April", "A14", today, assessed{plan.Amber, 0, 30, false, ""}},
		{"A20 is Amber for its issue, held by a plan", "A20", today, assessed{plan.Amber, 0, 0, true, ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			as := trackedOn(t, r, tt.on)[tt.ref].Status
			got := assessed{as.Status, as.Late, as.Slip, as.Recovery, as.Proposed}
			if got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestOnlyTheActionsOfTheFactsHaveAPlanAnIssueOrAProposal(t *testing.T) {
	t.Parallel()
	got := map[string][]string{}
	for ref, a := range trackedOn(t, demo.Record(), today) {
		if a.Standing.Recovery.By == plan.NewDate(2024, 4, 30) {
			got["plan"] = append(got["plan"], ref)
		}
		if a.Status.Issue {
			got["issue"] = append(got["issue"], ref)
		}
		if a.Status.Proposed != "" && a.Status.Reason != "" {
			got["proposal"] = append(got["proposal"], ref)
		}
	}
	want := map[string][]string{"plan": {"A09", "A13", "A16", "A20"}, "issue": {"A20"}, "proposal": {"A16"}}
	if diff := cmp.Diff(want, got, sorted); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTheUpdatesStillDueLeaveOfficersSomethingToDo(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	p := plan.Position{Today: today, Rounds: r.Rounds, Actions: plan.Track(replayed(r, editionOf(t, r, keyOf2022)), r.Rounds, today)}
	var refs []string
	for _, a := range p.Stale() {
		refs = append(refs, a.Ref)
	}
	if diff := cmp.Diff([]string{"A06", "A07", "A16", "A19", "A24", "A26"}, refs); diff != "" {
		t.Errorf("updates due (-want +got):\n%s", diff)
	}
}

func TestRecurringActionsWaitForTheirNextOccurrence(t *testing.T) {
	t.Parallel()
	actions := trackedOn(t, demo.Record(), today)
	for ref, first := range map[string]plan.Date{"A11": plan.NewDate(2022, 6, 30), "A19": plan.NewDate(2022, 7, 31)} {
		a := actions[ref]
		if a.Due != plan.NewDate(2024, 3, 31) || a.FirstDue != first {
			t.Errorf("%s is due %v, at first %v; want 2024-03-31, at first %v", ref, a.Due, a.FirstDue, first)
		}
	}
}
