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
	better := with(plan.Amber)
	better.Status.Computed = plan.Red
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
		{"a recovery plan at both", planned, planned, nil, false},
		{"not reported at the first, it has not passed two as Red", with(plan.NotReported), red, nil, false},
		{"delivered at the second", red, with(plan.Awaiting), nil, false},
		{"withdrawn at the second", red, with(plan.Withdrawn), nil, false},
		{"new at the second", plan.Tracked{Action: plan.Action{Ref: "A02"}}, red, nil, false},
		{"a better status approved at the second, which every page labels", red, better, nil, false},
		{"a better status approved at the first, which has lapsed", better, red, nil, false},
		{"a plan and an acceptance without a reason", red, planned, answered(plan.AcceptedRed, first, ""), false},
		{"one answer that does not count and one that does", red, red, append(answered(plan.AcceptedRed, first, ""), answered(plan.EscalatedRed, second, "")...), false},
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

func TestARecoveryPlanAnswersARedToItsLastDay(t *testing.T) {
	t.Parallel()
	const first, second = "2023-11-15", "2024-02-14"
	for _, c := range []struct {
		name, by   string
		text       string
		unanswered bool
	}{
		{"its date is the day of the meeting", second, "Hire.", false},
		{"its date passed the day before", "2024-02-13", "Hire.", true},
		{"a date without a plan", second, "", true},
	} {
		a := plan.Action{Ref: "A01", Starts: day("2022-04-01"), Due: day("2023-09-30"), Standing: plan.Standing{
			LastUpdate: instant("2024-01-10T10:00:00Z"), Earlier: instant("2023-10-10T10:00:00Z"),
			Recovery: plan.Recovery{Text: c.text, Lead: "College", By: day(c.by)},
		}}
		at := func(on string) plan.Position {
			return plan.Position{Today: day(on), Actions: plan.Track([]plan.Action{a}, rounds, day(on))}
		}
		before, now := at(first), at(second)
		if before.Actions[0].Status.Status != plan.Red || now.Actions[0].Status.Status != plan.Red {
			t.Fatalf("%s: %s, then %s", c.name, before.Actions[0].Status.Status, now.Actions[0].Status.Status)
		}
		if got := plan.UnansweredReds(before, now, nil); len(got) == 1 != c.unanswered {
			t.Errorf("%s: %d unanswered", c.name, len(got))
		}
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
