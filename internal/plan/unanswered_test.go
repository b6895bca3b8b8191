package plan_test

import (
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

func TestNoRedPassesTwoMeetingsUnanswered(t *testing.T) {
	t.Parallel()
	const first, second = "2023-11-15", "2024-02-14"
	answered := func(a plan.Answer, on, reason string) []plan.Answered {
		return []plan.Answered{{Action: "A01", Answer: a, On: day(on), Reason: reason}}
	}
	red := with(plan.Red)
	planned := red
	planned.Status.Recovery = true
	for _, c := range []struct {
		name          string
		before, after plan.Tracked
		log           []plan.Answered
		unanswered    bool
	}{
		{"red at both and nothing done", red, red, nil, true},
		{"a recovery plan in force answers it", red, planned, nil, false},
		{"a recovery plan that lapsed does not", planned, red, nil, true},
		{"red at the second alone has not passed two", with(plan.Amber), red, nil, false},
		{"amber at the second is red no more", red, with(plan.Amber), nil, false},
		{"accepted with a reason", red, red, answered(plan.AcceptedRed, "2023-12-01", "The market decides."), false},
		{"accepted without a reason", red, red, answered(plan.AcceptedRed, "2023-12-01", ""), true},
		{"escalated", red, red, answered(plan.EscalatedRed, "2023-12-01", ""), false},
		{"answered at the first meeting itself", red, red, answered(plan.EscalatedRed, first, ""), false},
		{"answered at the second meeting itself", red, red, answered(plan.EscalatedRed, second, ""), false},
		{"an answer from before the first no longer counts", red, red, answered(plan.EscalatedRed, "2023-11-14", ""), true},
		{"an answer after the second comes late", red, red, answered(plan.EscalatedRed, "2024-02-15", ""), true},
		{"an answer to another action", red, red, []plan.Answered{{Action: "A02", Answer: plan.EscalatedRed, On: day(first)}}, true},
		{"what is not an answer", red, red, answered("noted", first, "Seen."), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := plan.UnansweredReds(
				plan.Position{Today: day(first), Actions: []plan.Tracked{c.before}},
				plan.Position{Today: day(second), Actions: []plan.Tracked{c.after}}, c.log)
			if len(got) == 1 != c.unanswered {
				t.Fatalf("%d unanswered", len(got))
			}
			const want = "A01 was Red on 15 November 2023 and on 14 February 2024; no recovery plan is in force, and the Board has neither accepted it with a reason nor escalated it."
			if c.unanswered && got[0].Sentence() != want {
				t.Errorf("sentence %q", got[0].Sentence())
			}
		})
	}
}

func TestAnAmberIsAnExceptionWhenItIsTheSecondInARow(t *testing.T) {
	t.Parallel()
	at := func(statuses map[string]plan.Status) plan.Position {
		var p plan.Position
		for _, ref := range []string{"A01", "A02", "A03", "A04", "A05"} {
			if s, ok := statuses[ref]; ok {
				p.Actions = append(p.Actions, plan.Tracked{Action: plan.Action{Ref: ref}, Status: plan.Assessment{Status: s, Computed: s}})
			}
		}
		return p
	}
	now := at(map[string]plan.Status{"A01": plan.Amber, "A02": plan.Amber, "A03": plan.Amber, "A04": plan.NotReported, "A05": plan.Red})
	last := at(map[string]plan.Status{"A01": plan.Amber, "A02": plan.Green, "A04": plan.Green, "A05": plan.Green}) // A03 is new
	before := at(map[string]plan.Status{"A01": plan.Red})
	for _, c := range []struct {
		name    string
		earlier []plan.Position
		want    []string
	}{
		{"without an earlier position every amber is listed", nil, []string{"A05", "A04", "A01", "A02", "A03"}},
		{"with one, those that were amber there", []plan.Position{last}, []string{"A05", "A04", "A01"}},
		{"with two, those that were amber at both", []plan.Position{last, before}, []string{"A05", "A04"}},
	} {
		if diff := cmp.Diff(c.want, refsOf(now.Exceptions(c.earlier...).Actions)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
