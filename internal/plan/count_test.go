package plan_test

import (
	"testing"

	"planboard/internal/plan"
)

func TestOneRedOutweighsManyGreen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		count plan.Count
		worst plan.Status
		words string
		total int
	}{
		{"one red outweighs many green", plan.Count{plan.Green: 9, plan.Red: 1}, plan.Red, "1 red, 9 green", 10},
		{"not reported is graver than amber", plan.Count{plan.Amber: 3, plan.NotReported: 1}, plan.NotReported, "1 not reported, 3 amber", 4},
		{"amber is graver than complete", plan.Count{plan.Complete: 3, plan.Amber: 1}, plan.Amber, "1 amber, 3 complete", 4},
		{"a count of none is not told", plan.Count{plan.Red: 0, plan.Green: 2}, plan.Green, "2 green", 2},
		{"nothing counted has no worst", plan.Count{}, "", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.count.Worst() != c.worst || c.count.String() != c.words || c.count.Total() != c.total {
				t.Errorf("worst %q, %q, total %d", c.count.Worst(), c.count, c.count.Total())
			}
		})
	}
}

// tracked are actions of two priorities on the demo day.
func tracked() []plan.Tracked {
	named := func(ref, priority string) func(*plan.Action) {
		return func(a *plan.Action) { a.Ref, a.Priority = ref, priority }
	}
	return plan.Track([]plan.Action{
		onTrack(named("A06", "P2")),
		onTrack(named("A07", "P2"), slipsBy(365)),
		onTrack(named("A14", "P4"), slipsBy(30)),
		onTrack(named("A26", "P4"), func(a *plan.Action) { a.Standing = plan.Standing{} }),
	}, rounds, demoDay)
}

func TestActionsAreCountedAndSorted(t *testing.T) {
	t.Parallel()
	all := tracked()
	if got := plan.CountOf(all).String(); got != "1 red, 1 not reported, 1 amber, 1 green" {
		t.Errorf("counted %q", got)
	}
	if got := plan.CountOf(plan.Under(all, "P2")).String(); got != "1 red, 1 green" {
		t.Errorf("P2 counted %q", got)
	}
	if got := plan.WithStatus(all, plan.Amber); len(got) != 1 || got[0].Ref != "A14" {
		t.Errorf("amber are %v", got)
	}
	if got := plan.Under(all, "P9"); got != nil {
		t.Errorf("a priority that is not there has %v", got)
	}
}
