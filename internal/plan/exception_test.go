package plan_test

import (
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

func TestExceptionsAreWhatABoardLooksAtFirst(t *testing.T) {
	t.Parallel()
	action := func(ref string, as plan.Assessment) plan.Tracked {
		return plan.Tracked{Action: plan.Action{Ref: ref}, Status: as}
	}
	p := plan.Position{Actions: []plan.Tracked{
		action("amber", plan.Assessment{Status: plan.Amber, Computed: plan.Amber}),
		action("silent", plan.Assessment{Status: plan.NotReported, Computed: plan.NotReported}),
		action("green", plan.Assessment{Status: plan.Green, Computed: plan.Green}),
		action("delivered", plan.Assessment{Status: plan.Awaiting, Computed: plan.Awaiting}),
		action("worse", plan.Assessment{Status: plan.Amber, Computed: plan.Green, Reason: "A partner left."}),
		action("better", plan.Assessment{Status: plan.Red, Computed: plan.Red, Proposed: plan.Amber, Reason: "Nearly there."}),
	}}
	m := rated(plan.Higher, plan.Percent, 0, "70", "5")
	for code, values := range map[string][2]string{"red": {"60", "64"}, "worsening": {"69", "66"}, "worsening, green": {"80", "75"}, "amber": {"66", "66"}, "better": {"60", "66"}} {
		s := yearly(m, inYear(2022, values[0], 0), inYear(2023, values[1], 0))
		s.Code = code
		if s.IsException() != (code == "red" || code == "worsening") {
			t.Errorf("a measure that is %s is an exception: %v", code, s.IsException())
		}
	}
	red := yearly(m, inYear(2023, "60", 0))
	p.Measures = []plan.Series{yearly(m, inYear(2023, "70", 0)), red, yearly(m)}
	e := p.Exceptions()
	if diff := cmp.Diff([]string{"better", "silent", "amber", "worse"}, refsOf(e.Actions)); diff != "" {
		t.Errorf("actions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"worse", "better"}, refsOf(e.Overrides)); diff != "" {
		t.Errorf("overrides (-want +got):\n%s", diff)
	}
	if len(e.Measures) != 1 || !e.Measures[0].IsException() {
		t.Errorf("%d measures are exceptions, want the red one", len(e.Measures))
	}
}
