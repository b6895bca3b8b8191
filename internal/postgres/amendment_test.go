package postgres_test

import (
	"strings"
	"testing"
	"time"

	"planboard/internal/plan"
)

func TestATargetChangesByDecisionAndTheOldOneStaysVisible(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L01", clock)
	if err := r.amend(clerk, s.Measure, plan.ChangeTarget, s.Terms); err != nil {
		t.Fatal(err)
	}
	before, after := r.folder("L01", afterward.Add(-time.Second)), r.folder("L01", afterward)
	if before.Series.TargetText() != "at least 97%" || len(before.Targets) != 1 || after.Series.TargetText() != "at least 99%" || len(after.Targets) != 2 {
		t.Errorf("from %s (%d) to %s (%d)", before.Series.TargetText(), len(before.Targets), after.Series.TargetText(), len(after.Targets))
	}
	if got := after.Targets[1].Sentence(after.Series.Measure, after.Targets[0]); !strings.Contains(got, "decided by the Director") {
		t.Errorf("told as %q", got)
	}
	if before.Series.Judgement().Rating != plan.RatedGreen || after.Series.Judgement().Rating != plan.RatedAmber {
		t.Errorf("rated %s, then %s", before.Series.Judgement().Rating, after.Series.Judgement().Rating)
	}
	if err := r.enter(r.series("L01", clock).Measure, figure(119, 120), ""); err != nil { // 99%
		t.Fatal(err)
	}
	if got := r.series("L01", clock).Judgement().Rating; got != plan.RatedGreen {
		t.Errorf("the next figure is rated %q, want by the target in force", got)
	}
	want := `changed the target; {"target": "at least 97%", "amber band": "3"}; {"from": "2024-01-31", "target": "at least 99%", "amber band": "2", "decided by": "Director"}`
	if got := one[string](r, `select concat_ws('; ', what, before, after - 'row' - 'seal') from history where thing like 'measure%' and what = 'changed the target' order by id limit 1`); got != want {
		t.Errorf("history says %q, want %q", got, want)
	}
}

func TestANewDefinitionBreaksTheSeries(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L01", clock)
	for range 2 { // a second one from the same period on finds the break there
		if err := r.amend(director, s.Measure, plan.ChangeDefinition, s.Terms); err != nil {
			t.Fatal(err)
		}
		s.Terms++
	}
	before, after := r.folder("L01", afterward.Add(-time.Second)), r.folder("L01", afterward)
	if before.Series.DenominatorIs == "due or put off" || len(before.Series.Breaks) != 0 || before.Series.Direction().Trend == plan.NoTrend {
		t.Errorf("before: %q, %v, %+v", before.Series.DenominatorIs, before.Series.Breaks, before.Series.Direction())
	}
	if after.Series.DenominatorIs != "due or put off" || len(after.Series.Breaks) != 1 || len(after.Definitions) != 3 ||
		after.Definitions[1].From.Label() != "Q3 2023/24" || after.Series.Breaks[0].At != after.Definitions[1].From {
		t.Errorf("after: %q, %v, %+v", after.Series.DenominatorIs, after.Series.Breaks, after.Definitions)
	}
	if d := after.Series.Direction(); d.Trend != plan.NoTrend {
		t.Errorf("a direction across the break: %+v", d)
	}
}
