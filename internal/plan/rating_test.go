package plan_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

// rated is a measure with a target and a band.
func rated(p plan.Polarity, unit plan.Unit, decimals int32, at, band string) plan.Measure {
	return plan.Measure{Polarity: p, Unit: unit, Decimals: decimals, Target: plan.Target{At: number(at), Band: number(band).Decimal}}
}

func inRange(low, high, band string) plan.Measure {
	m := rated(plan.InRange, plan.Percent, 0, low, band)
	m.Target.To = number(high)
	return m
}

// TestRatingVectors holds the table of facts (e4), 2021 to 2025: a figure with
// its rating's initial, "c" for a suppressed one, "–" for none.
func TestRatingVectors(t *testing.T) {
	t.Parallel()
	const higher, lower = plan.Higher, plan.Lower
	for _, c := range []struct {
		code         string
		polarity     plan.Polarity
		decimals     int32
		target, band string
		years        string
	}{
		{"M05", higher, 0, "80", "4", "82 G | 81 G | 80 G | 82 G | 74 R"},
		{"M06", lower, 0, "6", "2", "8 A | 6 G | 5 G | 5 G | 7 A"},
		{"M07", lower, 0, "8", "2", "8 G | 8 G | 9 A | 10 A | 10 A"},
		{"M08", higher, 0, "72", "5", "69 A | 74 G | 68 A | 67 A | 58 R"},
		{"M09", lower, 0, "5", "1", "– | 4 G | 5 G | 5 G | –"},
		{"M10", lower, 0, "15", "5", "– | – | – | 13 G | –"},
		{"M12", lower, 0, "2", "1", "c | c | c | c | 0 G"},
		{"M13", higher, 0, "98", "3", "99 G | 100 G | 99 G | 100 G | 100 G"},
		{"M14", higher, 0, "85", "5", "65 R | 79 R | 82 A | 87 G | 87 G"},
		{"M15", higher, 0, "95", "5", "93 A | 92 A | 97 G | 98 G | 95 G"},
		{"M16", lower, 1, "14.0", "1.0", "14.8 A | 13.6 G | 14.8 A | 16.2 R | 15.9 R"},
		{"M18", lower, 1, "5.0", "1.5", "8.1 R | 5.2 A | 5.0 G | 4.8 G | 9.7 R"},
		{"M19", lower, 1, "14.0", "3.0", "29.5 R | 13.3 G | 14.5 A | 11.9 G | 16.3 A"},
		{"M20", lower, 1, "9.0", "2.0", "5.7 G | 9.4 A | – | 11.0 A | –"},
		{"M22", higher, 1, "22.0", "3.0", "22.9 G | 26.3 G | 14.0 R | 25.6 G | 10.8 R"},
		{"M24", higher, 0, "70", "5", "66 A | 75 G | 72 G | 60 R | 47 R"},
		{"M25", higher, 0, "96", "3", "96 G | 96 G | 95 A | 97 G | 93 A"},
		{"M26", lower, 0, "2", "2", "– | 0 G | 0 G | – | –"},
		{"M27", higher, 0, "40", "5", "– | 42 G | 40 G | – | –"},
	} {
		m := rated(c.polarity, plan.Percent, c.decimals, c.target, c.band)
		for i, cell := range strings.Split(c.years, " | ") {
			figure, want, _ := strings.Cut(cell, " ")
			if got := initialOf(m.Judge(cellValue(figure)).Rating); got != want {
				t.Errorf("%s in %d, %s: rated %q, want %q", c.code, 2021+i, figure, got, want)
			}
		}
	}
}

func cellValue(figure string) plan.Value {
	switch figure {
	case "c":
		return plan.Value{Symbol: plan.Confidential}
	case "–":
		return plan.Value{Symbol: plan.NotAvailable}
	}
	return plan.Value{Number: number(figure)}
}

func initialOf(r plan.Rating) string {
	return map[plan.Rating]string{plan.RatedGreen: "G", plan.RatedAmber: "A", plan.RatedRed: "R", plan.NotRated: ""}[r]
}

func TestRatingBoundaries(t *testing.T) {
	t.Parallel()
	higher := rated(plan.Higher, plan.Percent, 0, "72", "5")
	lower := rated(plan.Lower, plan.Score, 1, "14.0", "1.0")
	strict := rated(plan.Higher, plan.Percent, 0, "72", "0")
	between := inRange("40", "60", "5")
	for _, c := range []struct {
		name    string
		measure plan.Measure
		value   string
		want    plan.Rating
	}{
		{"the target itself is green", higher, "72", plan.RatedGreen},
		{"what rounds up to the target is green, as the reader sees it", higher, "71.5", plan.RatedGreen},
		{"64 of 89 reads 72 and is green", higher, "71.9101123596", plan.RatedGreen},
		{"what rounds down from under the target is amber", higher, "71.49", plan.RatedAmber},
		{"the limit is amber", higher, "67", plan.RatedAmber},
		{"what rounds up to the limit is amber", higher, "66.5", plan.RatedAmber},
		{"what rounds to under the limit is red", higher, "66.49", plan.RatedRed},
		{"lower: the target itself is green", lower, "14.0", plan.RatedGreen},
		{"lower: what rounds down to the target is green", lower, "14.04", plan.RatedGreen},
		{"lower: a half rounds up, away from the target", lower, "14.05", plan.RatedAmber},
		{"lower: the limit is amber", lower, "15.0", plan.RatedAmber},
		{"lower: a unit beyond the limit is red", lower, "15.1", plan.RatedRed},
		{"without a band there is no amber below", strict, "71", plan.RatedRed},
		{"without a band the target is still green", strict, "72", plan.RatedGreen},
		{"range: its lower end is green", between, "40", plan.RatedGreen},
		{"range: its upper end is green", between, "60", plan.RatedGreen},
		{"range: below it within the band is amber", between, "39", plan.RatedAmber},
		{"range: the lower limit is amber", between, "35", plan.RatedAmber},
		{"range: under the lower limit is red", between, "34", plan.RatedRed},
		{"range: above it within the band is amber", between, "61", plan.RatedAmber},
		{"range: the upper limit is amber", between, "65", plan.RatedAmber},
		{"range: over the upper limit is red", between, "66", plan.RatedRed},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.measure.Judge(plan.Value{Number: number(c.value)}).Rating; got != c.want {
				t.Errorf("%s rated %q, want %q", c.value, got, c.want)
			}
		})
	}
}

func TestWhatStandsBesideARating(t *testing.T) {
	t.Parallel()
	m := rated(plan.Higher, plan.Percent, 0, "70", "5")
	context := m
	context.Polarity = plan.Context
	v := plan.Value{Number: number("75"), Denominator: ptr(20), State: plan.Final}
	small, fresh, hidden := v, v, plan.Value{Symbol: plan.Confidential, Denominator: ptr(3)}
	small.Denominator, fresh.State = ptr(19), plan.Provisional
	for _, c := range []struct {
		name    string
		measure plan.Measure
		value   plan.Value
		want    plan.Judgement
	}{
		{"a cohort of 20 is not small", m, v, plan.Judgement{Rating: plan.RatedGreen, Computed: plan.RatedGreen}},
		{"a cohort of 19 is only indicative", m, small, plan.Judgement{Rating: plan.RatedGreen, Computed: plan.RatedGreen, Indicative: true}},
		{"a provisional value is rated and marked", m, fresh, plan.Judgement{Rating: plan.RatedGreen, Computed: plan.RatedGreen, Provisional: true}},
		{"a context measure is never rated", context, v, plan.Judgement{Why: "Not rated – context"}},
		{"a measure without target says so", plan.Measure{Polarity: plan.Higher}, v, plan.Judgement{Why: "No target set"}},
		{"a suppressed value has no rating and no cohort", m, hidden, plan.Judgement{Why: "Not rated"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, c.measure.Judge(c.value)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFiguresAreRoundedHalfUp(t *testing.T) {
	t.Parallel()
	percent, score := plan.Measure{Unit: plan.Percent}, plan.Measure{Unit: plan.Score, Decimals: 1}
	count := plan.Measure{Unit: plan.CountUnit}
	for _, c := range []struct {
		name     string
		measure  plan.Measure
		in, want string
	}{
		{"a half goes up", percent, "71.5", "72%"},
		{"just under a half goes down", percent, "71.4999999999", "71%"},
		{"64 of 89 is 72", percent, "71.9101123596", "72%"},
		{"a half below zero goes up too", percent, "-1.5", "-1%"},
		{"more than a half below zero goes down", percent, "-1.51", "-2%"},
		{"a half of one below zero is nothing", percent, "-0.5", "0%"},
		{"the second decimal is rounded for a score", score, "14.05", "14.1"},
		{"a whole score keeps its decimal", score, "14", "14.0"},
		{"a half below zero of a score goes up", score, "-0.25", "-0.2"},
		{"thousands are set apart", count, "83750", "83,750"},
		{"a thousand below zero is set apart after its sign", count, "-1234567", "-1,234,567"},
		{"hundreds below zero have no comma", count, "-123", "-123"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.measure.Format(number(c.in).Decimal); got != c.want {
				t.Errorf("%s written %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestTargetsAndRulesInWords(t *testing.T) {
	t.Parallel()
	context := rated(plan.Context, plan.Percent, 0, "70", "5")
	for _, c := range []struct {
		name    string
		measure plan.Measure
		target  string
		rule    []plan.RuleLine
	}{
		{"higher is better", rated(plan.Higher, plan.Percent, 0, "70", "5"), "at least 70%",
			[]plan.RuleLine{{plan.RatedGreen, "70% or more"}, {plan.RatedAmber, "65% to under 70%"}, {plan.RatedRed, "under 65%"}}},
		{"lower is better", rated(plan.Lower, plan.Score, 1, "14", "1"), "at most 14.0",
			[]plan.RuleLine{{plan.RatedGreen, "14.0 or less"}, {plan.RatedAmber, "over 14.0 to 15.0"}, {plan.RatedRed, "over 15.0"}}},
		{"in a range", inRange("40", "60", "5"), "40% to 60%",
			[]plan.RuleLine{{plan.RatedGreen, "40% to 60%"}, {plan.RatedAmber, "within 5% of that range"}, {plan.RatedRed, "further away"}}},
		{"no band, no amber", rated(plan.Higher, plan.Percent, 0, "100", "0"), "at least 100%",
			[]plan.RuleLine{{plan.RatedGreen, "100% or more"}, {plan.RatedRed, "anything else"}}},
		{"no target, no rule", plan.Measure{Polarity: plan.Higher}, "No target set", nil},
		{"context, no rule", context, "Not rated – context", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.measure.TargetText(); got != c.target {
				t.Errorf("target %q, want %q", got, c.target)
			}
			if diff := cmp.Diff(c.rule, c.measure.Rule()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
