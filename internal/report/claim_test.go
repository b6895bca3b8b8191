package report_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"planboard/internal/document"
	"planboard/internal/plan"
	"planboard/internal/report"
)

const (
	success      = "Successes that the figures bear out:"
	withFigures  = "Claims to be read with what the figures add"
	notBorneOut  = "Claims the figures do not bear out:"
	inWordsAlone = "Claims told in words alone:"
	noMeasure    = "Claims with no measure on the record:"
)

func TestClaimsOfTheDemonstration(t *testing.T) {
	t.Parallel()
	d := report.Cabinet(demoInput(t, keyOf2022))
	tests := []struct{ name, claim, under, figure string }{
		{"improving and on target is no success", "Few children live outside", success, "5% in the year ending 31 March 2023, down from 6%: improving; England 17%. Target at most 6%: Green. Statistical neighbours (2021 model) 16.6%."},
		{"worsening though on target is an unqualified success", "Most care leavers are in education", withFigures, "72% in the year ending 31 March 2023, down from 75%: worsening; England 56%. Target at least 70%: Green. Statistical neighbours (2021 model) 49.6%. Each person counts for 1.1 percentage points."},
		{"short of its target is an unqualified success", "Care leavers living in the community", withFigures, "(of care leavers aged 19 to 21, without those abroad, deported or of unknown residence): 95%"},
		{"a break in series hides the figure", "Attendance at school", withFigures, "M19 Persistent absence (of children looked after for the 12 months to 31 March): 13.3% in the academic year 2021/22; England 19.1%."},
		{"a context measure that rose bears out fewer", "Fewer children are entering care", notBorneOut, "M03 Started to be looked after: 76 in the year ending 31 March 2023, up from 62."},
		{"worsening and not Green is a success", "Workers, schools and care are stable", notBorneOut, "M08 Same placement 2+ years (of children under 16 looked after for two and a half years or more): 68%"},
		{"a measure without a figure is left out", "Workers, schools and care are stable", notBorneOut, "M10 Three or more social workers in the year: no figure yet."},
		{"a confidential figure is shown", "Few children in care offend", inWordsAlone, "M12 Convicted or cautioned: figure not shown: confidential, suppressed."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			under, item := claimIn(t, d, tt.claim)
			if !strings.HasPrefix(under, tt.under) {
				t.Errorf("it stands under %q, want %q", under, tt.under)
			}
			if !strings.Contains(item.Text, tt.figure) {
				t.Errorf("it lacks %q:\n%s", tt.figure, item.Text)
			}
			if !strings.Contains(item.Source, " release") {
				t.Errorf("its source is %q", item.Source)
			}
		})
	}
}

func TestVerdictsOfOneMeasure(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		claim    string
		polarity plan.Polarity
		was, now int64 // percent; the target is 50 with a band of 10
		under    string
	}{
		{"meeting its target without worsening is no success", "It is good", plan.Higher, 60, 60, success},
		{"Red is no contradiction", "It is good", plan.Higher, 30, 39, notBorneOut},
		{"Amber and improving is an unqualified success", "It is good", plan.Higher, 40, 45, withFigures},
		{"Amber and worsening is no contradiction", "It is good", plan.Higher, 48, 45, notBorneOut},
		{"falling does not bear out fewer", "There are fewer", plan.Context, 60, 50, success},
		{"rising does not bear out more", "There are more", plan.Context, 50, 60, success},
		{"falling bears out more", "There are more", plan.Context, 60, 50, notBorneOut},
		{"a context measure bears out a claim of quality", "It is good", plan.Context, 60, 50, withFigures},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			in := demoInput(t, keyOf2022)
			in.Claims = []plan.Claim{{Number: 1, Text: tt.claim, Measures: []string{"X1"}}}
			in.Position.Measures = []plan.Series{percentages(tt.polarity, tt.was, tt.now)}
			if under, item := claimIn(t, report.Cabinet(in), tt.claim); !strings.HasPrefix(under, tt.under) {
				t.Errorf("it stands under %q, want %q: %s", under, tt.under, item.Text)
			}
		})
	}
}

func TestClaimWithNoMeasureFailsTheCheck(t *testing.T) {
	t.Parallel()
	in := demoInput(t, keyOf2022)
	in.Claims = []plan.Claim{{Number: 1, Text: "All is well", Measures: []string{"M99"}}}
	d := report.Cabinet(in)
	if under, _ := claimIn(t, d, "All is well"); under != noMeasure {
		t.Errorf("it stands under %q", under)
	}
	found := report.Check(d, in.Position.Edition, in.Predecessor)
	if len(found) != 1 || found[0].Check != 4 || found[0].Clause != "3.2" {
		t.Errorf("findings %+v", found)
	}
}

// percentages is a measure of two years.
func percentages(polarity plan.Polarity, values ...int64) plan.Series {
	s := plan.Series{Measure: plan.Measure{
		Code: "X1", Name: "A measure", Unit: plan.Percent, Polarity: polarity, Frequency: plan.Annual,
		Target: plan.Target{At: decimal.NewNullDecimal(decimal.NewFromInt(50)), Band: decimal.NewFromInt(10)},
	}}
	for i, v := range values {
		s.Values = append(s.Values, plan.Value{
			Period: plan.YearTo(2022 + i), Number: decimal.NewNullDecimal(decimal.NewFromInt(v)), State: plan.Final, Source: "A release",
		})
	}
	return s
}

// claimIn finds the bullet that states the claim, and the clause it is under.
func claimIn(t *testing.T, d document.Document, claim string) (string, document.Item) {
	t.Helper()
	under := ""
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Numbered:
			under = b.Text
		case document.Bullets:
			for _, item := range b.Items {
				if strings.HasPrefix(item.Lead, claim) {
					return under, item
				}
			}
		}
	}
	t.Fatalf("the claim %q is not made", claim)
	return "", document.Item{}
}
