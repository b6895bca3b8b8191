package plan_test

import (
	"testing"

	"planboard/internal/plan"
)

// yearly is a series of annual figures of people, written "2022:75/96 …" by
// the caller as values.
func yearly(m plan.Measure, values ...plan.Value) plan.Series {
	m.Frequency = plan.Annual
	return plan.Series{Measure: m, Values: values}
}

func inYear(year int, figure string, denominator int) plan.Value {
	v := plan.Value{Period: plan.YearTo(year), Number: number(figure)}
	if denominator > 0 {
		v.Denominator = ptr(denominator)
	}
	return v
}

func hiddenIn(year int, s plan.Symbol) plan.Value {
	return plan.Value{Period: plan.YearTo(year), Symbol: s}
}

func TestDirectionOfTravel(t *testing.T) {
	t.Parallel()
	eet := plan.Measure{Unit: plan.Percent, People: true, Polarity: plan.Higher}
	lower, context, sessions := eet, eet, eet
	lower.Polarity, context.Polarity, sessions.People = plan.Lower, plan.Context, false
	score := plan.Measure{Unit: plan.Score, Decimals: 1, People: true, Polarity: plan.Lower}
	grades := plan.Measure{Unit: plan.Percent, Decimals: 1, People: true, Polarity: plan.Higher}
	between, noRange := inRange("40", "60", "5"), inRange("40", "60", "5")
	noRange.Target = plan.Target{}
	broken := sessions
	broken.Breaks = []plan.Break{{At: plan.YearTo(2022)}}
	for _, c := range []struct {
		name   string
		series plan.Series
		trend  plan.Trend
		why    string
	}{
		{"M24 2022 to 2023 worsened", yearly(eet, inYear(2022, "75", 96), inYear(2023, "72", 89)), plan.Worsening, ""},
		{"M24 2021 to 2022 improved", yearly(eet, inYear(2021, "66", 96), inYear(2022, "75", 96)), plan.Improving, ""},
		{"M25 2022 to 2023 did not change materially", yearly(eet, inYear(2022, "96", 96), inYear(2023, "95", 88)), plan.NoChange, ""},
		{"M19 2021 to 2022 has no arrow over a break", yearly(broken, inYear(2021, "29.5", 0), inYear(2022, "13.3", 0)), plan.NoTrend, "No comparison: break in series"},

		{"two points of 89 are material", yearly(eet, inYear(2022, "70", 96), inYear(2023, "72", 89)), plan.Improving, ""},
		{"one point of 89 is not", yearly(eet, inYear(2022, "71", 96), inYear(2023, "72", 89)), plan.NoChange, ""},
		{"one point of 100 is, where a person is a point", yearly(eet, inYear(2022, "71", 96), inYear(2023, "72", 100)), plan.Improving, ""},
		{"a person of three weighs 34 points: 33 are not material", yearly(eet, inYear(2022, "34", 3), inYear(2023, "67", 3)), plan.NoChange, ""},
		{"a person of three weighs 34 points: 34 are material", yearly(eet, inYear(2022, "33", 3), inYear(2023, "67", 3)), plan.Improving, ""},
		{"the current denominator counts, not the earlier one", yearly(eet, inYear(2022, "71", 10), inYear(2023, "72", 100)), plan.Improving, ""},
		{"a person weighs 5.3 points of 19 pupils: 5.2 are not material", yearly(grades, inYear(2022, "20.0", 19), inYear(2023, "25.2", 19)), plan.NoChange, ""},
		{"a person weighs 5.3 points of 19 pupils: 5.3 are material", yearly(grades, inYear(2022, "20.0", 19), inYear(2023, "25.3", 19)), plan.Improving, ""},
		{"sessions are not people: one point is material", yearly(sessions, inYear(2022, "71", 20), inYear(2023, "72", 20)), plan.Improving, ""},
		{"a score is no percentage: a tenth is material", yearly(score, inYear(2022, "14.8", 50), inYear(2023, "14.9", 50)), plan.Worsening, ""},
		{"without a denominator one point is material", yearly(eet, inYear(2022, "71", 0), inYear(2023, "72", 0)), plan.Improving, ""},
		{"nobody weighs nothing: one point is material", yearly(eet, inYear(2022, "71", 0), plan.Value{Period: plan.YearTo(2023), Number: number("72"), Denominator: ptr(0)}), plan.Improving, ""},
		{"what the reader sees is compared, not what is behind it", yearly(sessions, inYear(2022, "71.6", 0), inYear(2023, "72.4", 0)), plan.NoChange, ""},

		{"lower is better: a fall improves", yearly(lower, inYear(2022, "10", 100), inYear(2023, "8", 100)), plan.Improving, ""},
		{"lower is better: a rise worsens", yearly(lower, inYear(2022, "8", 100), inYear(2023, "10", 100)), plan.Worsening, ""},
		{"context: a rise is up", yearly(context, inYear(2022, "8", 100), inYear(2023, "9", 100)), plan.Up, ""},
		{"context: a fall is down", yearly(context, inYear(2022, "9", 100), inYear(2023, "8", 100)), plan.Down, ""},
		{"context: no change is the same", yearly(context, inYear(2022, "9", 100), inYear(2023, "9", 100)), plan.Same, ""},

		{"range: nearer from below improves", yearly(between, inYear(2022, "30", 0), inYear(2023, "35", 0)), plan.Improving, ""},
		{"range: nearer from above improves", yearly(between, inYear(2022, "70", 0), inYear(2023, "65", 0)), plan.Improving, ""},
		{"range: further above worsens", yearly(between, inYear(2022, "65", 0), inYear(2023, "70", 0)), plan.Worsening, ""},
		{"range: both inside did not change", yearly(between, inYear(2022, "41", 0), inYear(2023, "59", 0)), plan.NoChange, ""},
		{"range: as far on the other side did not change", yearly(between, inYear(2022, "35", 0), inYear(2023, "65", 0)), plan.NoChange, ""},
		{"without a range nothing is nearer", yearly(noRange, inYear(2022, "35", 0), inYear(2023, "65", 0)), plan.NoTrend, "No target set"},

		{"a first value has nothing before it", yearly(eet, inYear(2023, "72", 89)), plan.NoTrend, "No earlier value"},
		{"no value at all", yearly(eet), plan.NoTrend, "No figure yet"},
		{"a suppressed value has no arrow", yearly(eet, inYear(2022, "75", 96), hiddenIn(2023, plan.Confidential)), plan.NoTrend, "No value"},
		{"a suppressed predecessor hides the arrow", yearly(eet, inYear(2021, "66", 96), hiddenIn(2022, plan.Confidential), inYear(2023, "72", 89)), plan.NoTrend, "Not shown"},
		{"a missing predecessor is stepped over", yearly(eet, inYear(2021, "75", 96), hiddenIn(2022, plan.NotAvailable), inYear(2023, "72", 89)), plan.Worsening, ""},
		{"a hole in the series is stepped over", yearly(eet, inYear(2021, "66", 96), inYear(2023, "72", 89)), plan.Improving, ""},
		{"three periods back is too far", yearly(eet, inYear(2020, "66", 96), inYear(2023, "72", 89)), plan.NoTrend, "No earlier value"},
		{"a break behind a hole still breaks", yearly(broken, inYear(2021, "66", 96), inYear(2023, "72", 89)), plan.NoTrend, "No comparison: break in series"},
		{"a break before both does not matter", yearly(broken, inYear(2022, "66", 0), inYear(2023, "72", 0)), plan.Improving, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.series.Direction(); got.Trend != c.trend || got.Why != c.why {
				t.Errorf("direction %q because %q, want %q because %q", got.Trend, got.Why, c.trend, c.why)
			}
		})
	}
}

func TestPeriodsOfAnotherLengthAreNotCompared(t *testing.T) {
	t.Parallel()
	q4 := plan.Value{Period: plan.InQuarter(plan.Quarter{Year: 2021, N: 4}), Number: number("66")}
	s := yearly(plan.Measure{Polarity: plan.Higher, Unit: plan.Percent}, q4, inYear(2023, "72", 0))
	if got := s.Direction(); got.Trend != plan.NoTrend {
		t.Errorf("a year is compared with a quarter: %+v", got)
	}
}

func TestDirectionPrintsItsFigures(t *testing.T) {
	t.Parallel()
	eet := plan.Measure{Unit: plan.Percent, People: true, Polarity: plan.Higher}
	context := eet
	context.Polarity = plan.Context
	for want, s := range map[string]plan.Series{
		"down from 75%: worsening":          yearly(eet, inYear(2022, "75", 96), inYear(2023, "72", 89)),
		"down from 96%: no material change": yearly(eet, inYear(2022, "96", 96), inYear(2023, "95", 88)),
		"unchanged from 96%":                yearly(eet, inYear(2022, "96", 96), inYear(2023, "96", 88)),
		"up from 66% in 2021: improving":    yearly(eet, inYear(2021, "66", 96), inYear(2023, "72", 89)),
		"up from 8%":                        yearly(context, inYear(2022, "8", 0), inYear(2023, "9", 0)),
	} {
		if got := s.Direction().Phrase(s.Measure); got != want {
			t.Errorf("phrase %q, want %q", got, want)
		}
	}
}
