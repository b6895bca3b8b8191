package plan_test

import (
	"testing"

	"planboard/internal/plan"

	"github.com/shopspring/decimal"
)

var (
	ofPeople  = plan.Measure{Unit: plan.Percent, People: true, Frequency: plan.Quarterly}
	sensitive = plan.Measure{Unit: plan.Percent, People: true, ComplementSensitive: true}
	ofBodies  = plan.Measure{Unit: plan.Percent}
	headcount = plan.Measure{Unit: plan.CountUnit, People: true}
	mean      = plan.Measure{Unit: plan.Score, Decimals: 1, People: true}
)

// share is a percentage with the counts behind it.
func share(numerator, denominator int) plan.Value {
	n := decimal.NewFromInt(int64(numerator*100)).DivRound(decimal.NewFromInt(int64(denominator)), 10)
	return plan.Value{Numerator: &numerator, Denominator: &denominator, Number: decimal.NewNullDecimal(n)}
}

func people(n string) plan.Value { return plan.Value{Number: number(n)} }

func TestDisclosureVectors(t *testing.T) {
	t.Parallel()
	published := share(3, 96)
	published.Published = true
	for _, c := range []struct {
		name    string
		measure plan.Measure
		value   plan.Value
		want    string
	}{
		{"nobody stays nobody", headcount, people("0"), "0"},
		{"one child is withheld", headcount, people("1"), "c"},
		{"five are withheld", headcount, people("5"), "c"},
		{"six are shown", headcount, people("6"), "6"},
		{"six and a thousand are shown", headcount, people("1006"), "1,006"},

		{"a numerator of 3 is withheld", ofPeople, share(3, 96), "c"},
		{"a numerator of 0 is shown", ofPeople, share(0, 96), "0%"},
		{"a numerator of 5 is withheld", ofPeople, share(5, 96), "c"},
		{"a numerator of 6 is shown", ofPeople, share(6, 96), "6%"},
		{"nobody out of five is withheld", ofPeople, share(0, 5), "c"},
		{"five out of five is withheld", ofPeople, share(5, 5), "c"},
		{"nobody out of six is shown", ofPeople, share(0, 6), "0%"},

		{"7 of 8 leaves one child, so it is withheld", ofPeople, share(7, 8), "c"},
		{"127 of 128 is shown where the rest is not sensitive", ofPeople, share(127, 128), "99%"},
		{"12 of 12 leaves nobody, so it is shown", ofPeople, share(12, 12), "100%"},
		{"93 of 96 is withheld where the rest is sensitive", sensitive, share(93, 96), "c"},
		{"93 of 96 is shown where the rest is not", ofPeople, share(93, 96), "97%"},
		{"91 of 96 leaves five, withheld where sensitive", sensitive, share(91, 96), "c"},
		{"90 of 96 leaves six, shown where sensitive", sensitive, share(90, 96), "94%"},
		{"25 of 30 leaves five of a small cohort, withheld", ofPeople, share(25, 30), "c"},
		{"24 of 30 leaves six, shown", ofPeople, share(24, 30), "80%"},
		{"26 of 31 leaves five of a larger cohort, shown", ofPeople, share(26, 31), "84%"},

		{"decisions and partners are no children", ofBodies, share(2, 4), "50%"},
		{"a published figure is shown as published", ofPeople, published, "3%"},
		{"a mean of four children is withheld", mean, plan.Value{Number: number("14.2"), Denominator: ptr(4)}, "c"},
		{"a mean of six children is shown", mean, plan.Value{Number: number("14.2"), Denominator: ptr(6)}, "14.2"},
		{"a small numerator without denominator is withheld", ofPeople, plan.Value{Number: number("3"), Numerator: ptr(3)}, "c"},
		{"a figure without counts is shown", ofPeople, people("72"), "72%"},
		{"a missing figure stays missing", ofPeople, plan.Value{Symbol: plan.NotApplicable}, "z"},
		{"a cell is never empty", ofPeople, plan.Value{}, "x"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.measure.Text(plan.DefaultDisclosure.Apply(c.measure, c.value)); got != c.want {
				t.Errorf("shown %q, want %q", got, c.want)
			}
		})
	}
}

func TestAWithheldNumberIsAbsentNotHidden(t *testing.T) {
	t.Parallel()
	for name, measure := range map[string]plan.Measure{"percentage": ofPeople, "count": headcount} {
		v := share(3, 96)
		v.Note, v.Reason = "three of them", "one was missed"
		if measure.Unit == plan.CountUnit {
			v.Number = number("3")
		}
		got := plan.DefaultDisclosure.Apply(measure, v)
		if got.Note != "" || got.Reason != "" {
			t.Errorf("%s: typed words ride along: %q, %q", name, got.Note, got.Reason)
		}
		if got.Numerator != nil || got.Denominator != nil || got.Number.Valid || !got.Number.Decimal.IsZero() {
			t.Errorf("%s: the true number is still there: %+v", name, got)
		}
		if got.Symbol.Word() != "confidential, suppressed" {
			t.Errorf("%s: a screen reader hears %q", name, got.Symbol.Word())
		}
	}
}

func TestTheThresholdsAreSettings(t *testing.T) {
	t.Parallel()
	ten := plan.Disclosure{Threshold: 10, Small: 100}
	for n, want := range map[string]string{"10": "c", "11": "11"} {
		if got := headcount.Text(ten.Apply(headcount, people(n))); got != want {
			t.Errorf("%s with a threshold of ten: %q, want %q", n, got, want)
		}
	}
	if got := ofPeople.Text(ten.Apply(ofPeople, share(93, 96))); got != "c" {
		t.Errorf("93 of 96 with a small cohort of 100: %q, want c", got)
	}
}
