package plan_test

import (
	"testing"

	"planboard/internal/plan"
)

func TestUpdateShown(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		update plan.Update
		want   plan.Status
	}{
		{"a worse proposal with a reason is shown", plan.Update{Computed: plan.Green, Proposed: plan.Red, Reason: "A tutor left."}, plan.Red},
		{"a better proposal is not shown", plan.Update{Computed: plan.Red, Proposed: plan.Amber, Reason: "Nearly there."}, plan.Red},
		{"a delivery awaits its sign-off", plan.Update{Computed: plan.Amber, Proposed: plan.Complete, Delivered: plan.NewDate(2024, 1, 10)}, plan.Awaiting},
		{"what the rules gave is not known of an update from before them", plan.Update{Proposed: plan.Amber}, plan.Amber},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.update.Shown(); got != tt.want {
				t.Errorf("shown %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheLastKnownStatusIsTheOneThatWasShown(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		update plan.Update
		want   plan.Status
	}{
		{"what was merely proposed passes for what was shown", plan.Update{Computed: plan.Red, Proposed: plan.Amber, Reason: "Nearly there."}, plan.Red},
		{"a worse status that was shown is forgotten", plan.Update{Computed: plan.Green, Proposed: plan.Amber, Reason: "A partner left."}, plan.Amber},
		{"a green is no green", plan.Update{Computed: plan.Green, Proposed: plan.Green}, plan.Green},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.update.Submitted = instant("2023-05-02T10:00:00Z")
			a := onTrack()
			a.Standing = plan.Standing{}.With(tt.update, rounds)
			if got := a.Assess(rounds, demoDay); got.Status != plan.NotReported || got.Last != tt.want {
				t.Errorf("%q, last known %q; want it not reported and %q", got.Status, got.Last, tt.want)
			}
		})
	}
}
