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
