package report_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"planboard/internal/plan"
	"planboard/internal/report"
)

func TestTheTargetIsANumberTooWhereItIsOne(t *testing.T) {
	t.Parallel()
	at := func(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.NewFromInt(n)) }
	tests := []struct {
		name     string
		polarity plan.Polarity
		target   plan.Target
		want     []string
	}{
		{"the least that is wanted is not a number", plan.Higher, plan.Target{At: at(70)}, []string{"at least 70%", "70"}},
		{"the most that is wanted is not a number", plan.Lower, plan.Target{At: at(6)}, []string{"at most 6%", "6"}},
		{"one end of a range passes for the target", plan.InRange, plan.Target{At: at(40), To: at(60)}, []string{"40% to 60%", "z"}},
		{"no target is nought", plan.Higher, plan.Target{}, []string{"No target set", "z"}},
		{"context has a target", plan.Context, plan.Target{At: at(70)}, []string{"Not rated – context", "z"}},
	}
	for _, tt := range tests {
		s := percentages(tt.polarity, 50)
		s.Target = tt.target
		rows := records(t, report.MeasureFigures(s))
		if diff := cmp.Diff(tt.want, cellsOf(t, rows, "2022", "Target", "Target value")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.name, diff)
		}
	}
}

func TestEveryFileSaysOfWhenItsFiguresAre(t *testing.T) {
	t.Parallel()
	in := demoInput(t, keyOf2022)
	const vintage = "Figures as they stood in the department's data of April 2026"
	m24 := in.Position.Measures[slices.IndexFunc(in.Position.Measures, func(s plan.Series) bool { return s.Code == "M24" })]
	for name, got := range map[string]string{
		"scorecard": cellsOf(t, records(t, report.Scorecard(in.Position)), "M24", "Return and data")[0],
		"figures":   cellsOf(t, records(t, report.MeasureFigures(m24)), "2023", "Return and data")[0],
		"report":    words(report.Cabinet(in)),
	} {
		if !strings.Contains(got, vintage) {
			t.Errorf("the %s does not say %q", name, vintage)
		}
	}
}
