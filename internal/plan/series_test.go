package plan_test

import (
	"testing"

	"planboard/internal/plan"
)

// quarterly is a series of shares from Q1 2022/23 on.
func quarterly(m plan.Measure, shares ...[2]int) plan.Series {
	s := plan.Series{Measure: m}
	q := plan.Quarter{Year: 2022, N: 1}
	for _, counts := range shares {
		v := share(counts[0], counts[1])
		v.Period = plan.InQuarter(q)
		s.Values, q = append(s.Values, v), q.Next()
	}
	return s
}

func TestDisclosedSeriesHidesRatingAndArrowToo(t *testing.T) {
	t.Parallel()
	m := ofPeople
	m.Polarity, m.Target = plan.Higher, plan.Target{At: number("90"), Band: number("10").Decimal}
	recorded := quarterly(m, [2]int{14, 18}, [2]int{15, 19})
	if recorded.Judgement().Rating == plan.NotRated {
		t.Fatal("the recorded series has no rating, so nothing would be hidden")
	}
	shown := recorded.Disclosed(plan.DefaultDisclosure)
	if j, d := shown.Judgement(), shown.Direction(); j.Rating != plan.NotRated || d.Trend != plan.NoTrend {
		t.Errorf("a suppressed value is rated %q and travels %q", j.Rating, d.Trend)
	}
	if !recorded.Values[0].Number.Valid {
		t.Error("the recorded series was changed by showing it")
	}
	mixed := quarterly(m, [2]int{14, 18}, [2]int{90, 100}).Disclosed(plan.DefaultDisclosure)
	if d := mixed.Direction(); d.Trend != plan.NoTrend || d.Was.Number.Valid {
		t.Errorf("a suppressed predecessor is told: %+v", d)
	}
}

func TestLatestAndNeighbours(t *testing.T) {
	t.Parallel()
	s := yearly(plan.Measure{Unit: plan.Percent, Polarity: plan.Higher}, inYear(2022, "75", 96), inYear(2023, "72", 89))
	s.England = []plan.Value{inYear(2023, "56", 0)}
	s.Neighbours = []plan.Value{inYear(2022, "50.8", 0)}
	if v, ok := s.Latest(); !ok || v.Period != plan.YearTo(2023) {
		t.Errorf("latest is %s", v.Period.Label())
	}
	england, neighbours := s.Beside(plan.YearTo(2023))
	if s.Text(england) != "56%" || s.TextOfMean(neighbours) != "x" {
		t.Errorf("beside 2023: England %s, neighbours %s", s.Text(england), s.TextOfMean(neighbours))
	}
	if _, of2022 := s.Beside(plan.YearTo(2022)); s.TextOfMean(of2022) != "50.8%" {
		t.Errorf("the neighbours' mean reads %s, want 50.8%%", s.TextOfMean(of2022))
	}
	if d := s.DirectionAt(0); d.Why != "No earlier value" {
		t.Errorf("the first of the series: %+v", d)
	}
	if s.Finding() != "72% in the year ending 31 March 2023, down from 75%: worsening; England 56%." {
		t.Errorf("finding %q", s.Finding())
	}
}

func TestRatingsAreCountedOnLatestValues(t *testing.T) {
	t.Parallel()
	m := rated(plan.Higher, plan.Percent, 0, "70", "5")
	all := []plan.Series{yearly(m, inYear(2023, "72", 0)), yearly(m, inYear(2022, "75", 0), inYear(2023, "60", 0)), yearly(m), yearly(plan.Measure{Polarity: plan.Context}, inYear(2023, "1", 0))}
	got := plan.CountRatings(all)
	if got[plan.RatedGreen] != 1 || got[plan.RatedRed] != 1 || got[plan.NotRated] != 2 {
		t.Errorf("counted %v", got)
	}
	want := "One of 2 rated measures is green, none are amber and one is red. Two are without a rating: context, no target, or no figure that may be shown."
	if h := plan.ScorecardHeadline(all); h != want {
		t.Errorf("headline %q", h)
	}
}
