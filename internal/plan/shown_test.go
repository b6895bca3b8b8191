package plan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"planboard/internal/plan"
)

func TestShownIsWhatTheCellSays(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name     string
		decimals int32
		value    string
		want     float64
	}{
		{"a half is drawn lower than it is written", 0, "72.5", 73},
		{"decimals that are not written are drawn", 1, "14.849", 14.8},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m := plan.Measure{Decimals: c.decimals, Unit: plan.Score}
			v := plan.Value{Number: decimal.NewNullDecimal(decimal.RequireFromString(c.value))}
			if got, ok := m.Shown(v); !ok || got != c.want {
				t.Errorf("%v, %v; want %v", got, ok, c.want)
			}
		})
	}
	if _, ok := (plan.Measure{}).Shown(plan.Value{Symbol: plan.Confidential}); ok {
		t.Error("a withheld value is drawn")
	}
}

func TestLastPeriods(t *testing.T) {
	t.Parallel()
	year := func(y int) plan.Value { return plan.Value{Period: plan.YearTo(y), Note: "published"} }
	s := plan.Series{Measure: plan.Measure{Frequency: plan.Annual}, Values: []plan.Value{year(2019), year(2021), year(2023)}}
	if diff := cmp.Diff([]plan.Period{plan.YearTo(2021), plan.YearTo(2022), plan.YearTo(2023)}, s.LastPeriods(3)); diff != "" {
		t.Errorf("a gap is left out: %s", diff)
	}
	if got := s.LastPeriods(8); len(got) != 5 || got[0] != plan.YearTo(2019) {
		t.Errorf("periods before the first value are there: %v", got)
	}
	if got := (plan.Series{}).LastPeriods(8); got != nil {
		t.Errorf("an empty series has periods: %v", got)
	}
	if got := s.At(plan.YearTo(2022)).Symbol; got != plan.NotAvailable {
		t.Errorf("a gap has the symbol %q", got)
	}
	if got := s.At(plan.YearTo(2021)).Note; got != "published" {
		t.Error("a value that is there is not found")
	}
}
