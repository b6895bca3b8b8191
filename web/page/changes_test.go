package page_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/web/page"
)

func TestAMeasureThatCrossedALineSaysWhatLiesBehindIt(t *testing.T) {
	t.Parallel()
	before := folder(t, "M01")
	before.Series.Target = target(95, 2)
	before.Series.Values = []plan.Value{annual(2022, 70), annual(2023, 96)}
	after := before.Series
	after.Target = target(98, 1)
	after.Values = []plan.Value{annual(2022, 60), annual(2023, 96)}
	from, to := before.Position, before.Position
	from.Measures, to.Measures = []plan.Series{before.Series}, []plan.Series{after}
	c := plan.Difference(from, to, plan.DefaultDisclosure)
	if len(c.CrossedLine()) != 1 {
		t.Fatalf("no line is crossed: %+v", c.Measures)
	}
	told := text(one(t, render(t, frame(member), page.Changes{Changes: c}), ".pb-crossed tbody"))
	for _, want := range []string{"Its target was: at least 95%", "was restated: it is 60%, and was 70%"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is missing from %q", want, told)
		}
	}
}
