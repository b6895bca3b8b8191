package plan_test

import (
	"math/rand/v2"
	"strconv"

	"planboard/internal/plan"
)

// drawn is what the generator put into a measure.
type drawn struct {
	rating   plan.Rating
	worse    bool // than the period before
	latest   string
	before   string // "" for none that may be compared
	england  string
	withheld bool
}

// kindsOfMeasure are the ratings, and why there is none.
var kindsOfMeasure = []string{"red", "amber", "green", "context", "withheld", "missing", "none", "no target"}

// sides are, for each way that is better, the figures of each colour against a
// target of 60 (in a range: to 80) with a band of 5.
var sides = map[plan.Polarity]map[plan.Rating][2]int{
	plan.Higher:  {plan.RatedGreen: {60, 95}, plan.RatedAmber: {55, 59}, plan.RatedRed: {20, 54}},
	plan.Lower:   {plan.RatedGreen: {20, 60}, plan.RatedAmber: {61, 65}, plan.RatedRed: {66, 95}},
	plan.InRange: {plan.RatedGreen: {60, 80}, plan.RatedAmber: {81, 85}, plan.RatedRed: {86, 99}},
}

func between(r *rand.Rand, ends [2]int) int { return ends[0] + r.IntN(ends[1]-ends[0]+1) }

// madeSeries is a measure of the kind, with the figures of three years.
func madeSeries(r *rand.Rand, kind string) (plan.Series, drawn) {
	polarity := oneOf(r, []plan.Polarity{plan.Higher, plan.Lower, plan.InRange})
	m := rated(polarity, plan.Percent, 0, "60", "5")
	m.Target.To = number("80")
	d := drawn{}
	latest, before := between(r, [2]int{20, 95}), between(r, [2]int{20, 95})
	switch kind {
	case "red", "amber", "green":
		d.rating = plan.Rating(kind)
		latest = between(r, sides[polarity][d.rating])
	case "context":
		m.Polarity = plan.Context
	case "no target":
		m.Target = plan.Target{}
	}
	s := yearly(m, inYear(2022, strconv.Itoa(before), 0), inYear(2023, strconv.Itoa(latest), 0))
	d.latest, d.before = strconv.Itoa(latest), strconv.Itoa(before)
	switch kind {
	case "withheld":
		s.Values[1] = hiddenIn(2023, oneOf(r, []plan.Symbol{plan.Confidential, plan.NotAvailable, plan.Unreliable}))
	case "missing":
		s.Values[1] = plan.Value{Period: plan.YearTo(2023)} // a figure without a number and without a word why
	case "none":
		s.Values = nil
	}
	return s, d.told(r, m, &s, latest, before)
}

// told is what may be said beside the latest figure.
func (d drawn) told(r *rand.Rand, m plan.Measure, s *plan.Series, latest, before int) drawn {
	if v, ok := s.Latest(); !ok || !v.Number.Valid {
		return drawn{withheld: true}
	}
	if r.IntN(3) == 0 {
		s.Values, d.before = s.Values[1:], ""
	}
	if m.Polarity == plan.InRange && !m.Target.IsSet() {
		d.before = "" // without a range nothing is nearer to it
	}
	if r.IntN(2) == 0 {
		d.england = strconv.Itoa(between(r, [2]int{20, 95}))
		s.England = []plan.Value{inYear(2023, d.england, 0)}
	}
	d.worse = d.before != "" && worseThan(m.Polarity, latest, before)
	return d
}

// worseThan compares two figures as a person does with the target in hand.
func worseThan(p plan.Polarity, latest, before int) bool {
	outside := func(n int) int { return max(60-n, n-80, 0) }
	switch p {
	case plan.Higher:
		return latest < before
	case plan.Lower:
		return latest > before
	case plan.InRange:
		return outside(latest) > outside(before)
	default:
		return false
	}
}
