package postgres_test

import (
	"testing"
	"time"

	"planboard/internal/plan"
)

func TestABetterRatingHoldsUntilTheNextRoundAndMayBeApprovedAgain(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L10", clock)
	if err := r.improve(director, s, afterward, s.Terms); err != nil {
		t.Fatal(err)
	}
	april := plan.NewDate(2024, 4, 2)
	for at, want := range map[time.Time]string{
		afterward.Add(-time.Second): "Red", afterward: "Green (worked out: Red), overridden",
		endOf(april): "Red", endOf(plan.NewDate(2024, 3, 31)): "Green (worked out: Red), overridden",
	} {
		if got := r.folder("L10", at).Series.Judgement().Word(); got != want {
			t.Errorf("at %s: %s, want %s", at, got, want)
		}
	}
	if err := r.improve(director, s, april.Start().Add(time.Hour), s.Terms); err != nil {
		t.Errorf("once it has lapsed: %v", err)
	}
	f := r.folder("L10", endOf(april))
	if len(f.Overrides) != 2 || f.Overrides[0].Computed != plan.RatedRed || f.Series.Override != f.Overrides[1] {
		t.Errorf("approvals told: %+v; in force %+v", f.Overrides, f.Series.Override)
	}
}
