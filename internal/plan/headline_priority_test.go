package plan_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"planboard/internal/plan"
)

func TestHeadlineOfAPriority(t *testing.T) {
	t.Parallel()
	tracked := func(priority string, s plan.Status) plan.Tracked {
		return plan.Tracked{Action: plan.Action{Priority: priority}, Status: plan.Assessment{Status: s}}
	}
	rated := func(priority string, value int64) plan.Series {
		m := plan.Measure{Priority: priority, Polarity: plan.Higher, Target: plan.Target{
			At: decimal.NewNullDecimal(decimal.NewFromInt(80)), Band: decimal.NewFromInt(5)}}
		return plan.Series{Measure: m, Values: []plan.Value{{Period: plan.YearTo(2023), Number: decimal.NewNullDecimal(decimal.NewFromInt(value))}}}
	}
	p := plan.Position{
		Actions: []plan.Tracked{tracked("P1", plan.Green), tracked("P1", plan.Red), tracked("P1", plan.Green), tracked("P2", plan.Amber)},
		Measures: []plan.Series{rated("P1", 90), rated("P1", 70), rated("P1", 60), rated("P2", 78),
			{Measure: plan.Measure{Priority: "P1", Polarity: plan.Context}}},
	}
	cases := []struct{ name, code, want string }{
		{"the worst is not first, or what is not rated is counted", "P1", "Of 3 actions, one is red and two are green. Of 3 rated measures, two are red and one is green."},
		{"one of each is not said in the singular", "P2", "Its one action is amber. Its one rated measure is amber."},
		{"nothing is passed over in silence", "P3", "No delivery actions serve this priority yet. No success measures are tied to it yet."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := p.HeadlineOf(c.code); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
