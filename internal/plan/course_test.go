package plan_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

func TestTheCourseFromHistoryIsWhatWasWrittenEventByEvent(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		c := chance{rand.New(rand.NewPCG(seed, 5))}
		a := c.action("A07")
		written := plan.Course{{Action: a}}
		var told plan.Reported
		for _, at := range c.instants() {
			next := written[len(written)-1].Action
			if c.oneIn(3) {
				told.SignOffs = append(told.SignOffs, plan.Signing{At: at, By: director})
				next.Standing.SignedOff, next.Standing.SignedBy = plan.DateAt(at), director
			} else {
				u := c.update(at)
				told.Updates = append(told.Updates, u)
				next.Standing = next.Standing.With(u, rounds)
			}
			written = append(written, plan.Version{Recorded: at, Action: next})
		}
		if diff := cmp.Diff(written, a.Course(told, rounds)); diff != "" {
			t.Fatalf("seed %d: written and replayed differ (-written +replayed):\n%s", seed, diff)
		}
	}
}

func TestACourseHasTheDaysOfOccurrencesAndOfTheDecisionToEndIt(t *testing.T) {
	t.Parallel()
	a := onTrack(func(a *plan.Action) { a.Recurs, a.FirstDue = "each quarter", day("2023-09-30") }, closedAs("withdrawn"))
	a.Closure.On = day("2024-01-10")
	told := plan.Reported{Occurrences: []plan.Occurrence{{Due: day("2023-09-30"), Delivered: day("2023-09-28")}, {Due: day("2023-12-31")}}}
	var got []string
	for _, v := range a.Course(told, rounds) {
		got = append(got, v.Recorded.Format(time.DateOnly)+": due "+v.Action.Due.String()+" "+v.Action.Closure.Kind)
	}
	if diff := cmp.Diff([]string{"0001-01-01: due 2023-09-30 ", "2023-09-28: due 2023-12-31 ", "2024-01-10: due 2023-12-31 withdrawn"}, got); diff != "" {
		t.Errorf("course (-want +got):\n%s", diff)
	}
}
