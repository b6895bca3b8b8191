package plan_test

import (
	"errors"
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

func position() plan.Position {
	return plan.Position{
		Today:      demoDay,
		Edition:    plan.Edition{Starts: day("2022-04-01"), Ends: day("2024-03-31"), State: plan.InForce, Key: plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}},
		Priorities: []plan.Priority{{Code: "P2"}, {Code: "P4"}},
		Actions:    tracked(),
		Measures:   []plan.Series{{Measure: plan.Measure{Code: "M05", Priority: "P2"}}, {Measure: plan.Measure{Code: "M08", Priority: "P2", Key: true}}},
		Rounds:     rounds,
	}
}

func refsOf(actions []plan.Tracked) []string {
	var refs []string
	for _, a := range actions {
		refs = append(refs, a.Ref)
	}
	return refs
}

func TestAPositionFindsWhatBelongsToAPriority(t *testing.T) {
	t.Parallel()
	p := position()
	if _, err := p.Priority("P9"); !errors.Is(err, plan.ErrNotFound) {
		t.Errorf("a priority that is not there: %v", err)
	}
	if got, err := p.Priority("P4"); err != nil || got.Code != "P4" {
		t.Errorf("P4 is %v: %v", got, err)
	}
	if diff := cmp.Diff([]string{"A14", "A26"}, refsOf(p.ActionsUnder("P4"))); diff != "" {
		t.Error(diff)
	}
	if key, ok := p.KeyMeasure("P2"); !ok || key.Code != "M08" || len(p.MeasuresUnder("P2")) != 2 {
		t.Errorf("the key measure of P2 is %s of %d", key.Code, len(p.MeasuresUnder("P2")))
	}
	if _, ok := p.KeyMeasure("P4"); ok || p.MeasuresUnder("P4") != nil {
		t.Error("P4 has another's measure")
	}
	if p.LedBy("") != nil || len(p.LedBy("R04")) != 4 || p.LedBy("R07") != nil {
		t.Error("actions are led by a post that does not lead them")
	}
}

func TestStaleActionsAreThoseWithoutAnUpdateInTheOpenRound(t *testing.T) {
	t.Parallel()
	p := position()
	p.Actions[0].Standing.LastUpdate = instant("2024-01-01T00:00:00Z")
	p.Actions[1].Status.Status = plan.Complete
	if diff := cmp.Diff([]string{"A14", "A26"}, refsOf(p.Stale())); diff != "" {
		t.Error(diff)
	}
	if p.Today = day("2024-02-15"); p.Stale() != nil {
		t.Error("between rounds an update is still expected")
	}
}

func TestOnlyWhatIsUnderWayIsLive(t *testing.T) {
	t.Parallel()
	live := map[plan.Status]bool{plan.Red: true, plan.NotReported: true, plan.Amber: true, plan.Green: true}
	for _, s := range plan.Statuses {
		if got := (plan.Tracked{Status: plan.Assessment{Status: s}}).IsLive(); got != live[s] {
			t.Errorf("%s is live: %v", s, got)
		}
	}
}

func TestHeadlineSaysWhatTheFiguresSay(t *testing.T) {
	t.Parallel()
	closed, empty, calm, late, last := position(), position(), position(), position(), position()
	closed.Edition.State, empty.Actions = plan.Closed, nil
	calm.Actions = calm.Actions[:1]
	late.Today, last.Today = day("2024-04-01"), day("2024-03-01")
	for want, p := range map[string]plan.Position{
		"Two months remain. One of 4 actions is red and one is not reported. One of 4 actions is green or complete.":               position(),
		"This edition is closed. Of its 4 actions, one is red, one is not reported, one is amber and one is green.":                closed,
		"This edition’s years have ended. One of 4 actions is red and one is not reported. One of 4 actions is green or complete.": late,
		"One month remains. One of 4 actions is red and one is not reported. One of 4 actions is green or complete.":               last,
		"No delivery actions are recorded for this edition.":                                                                       empty,
		"Two months remain. The one action is green.":                                                                              calm,
	} {
		if got := p.Headline(); got != want {
			t.Errorf("headline %q, want %q", got, want)
		}
	}
}

func TestAnEditionKnowsItsYearsAndItsAge(t *testing.T) {
	t.Parallel()
	e := plan.Edition{Family: plan.Family{ShortName: "Children in Care Plan"}, Starts: day("2022-04-01"), Ends: day("2024-03-31")}
	if e.Years() != "2022 to 2024" || e.Title() != "Children in Care Plan 2022 to 2024" {
		t.Errorf("years %q, title %q", e.Years(), e.Title())
	}
	for today, want := range map[string]float64{"2022-03-31": 0, "2022-04-01": 0, "2023-04-01": 365.0 / 731, "2024-04-01": 1, "2030-01-01": 1} {
		if got := e.Elapsed(day(today)); got != want {
			t.Errorf("on %s %v has gone by, want %v", today, got, want)
		}
	}
	readOnly := map[plan.EditionState]bool{plan.Closed: true, plan.Superseded: true}
	for _, s := range []plan.EditionState{plan.Draft, plan.Consultation, plan.DirectorOff, plan.Submitted, plan.Approved, plan.InForce, plan.UnderReview, plan.Closed, plan.Superseded} {
		e.State = s
		if e.IsReadOnly() != readOnly[s] {
			t.Errorf("an edition that is %s is read-only: %v", s, e.IsReadOnly())
		}
	}
}
