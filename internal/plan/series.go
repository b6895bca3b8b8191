package plan

import "github.com/shopspring/decimal"

// Series is a measure with its figures in the order of their periods, as one
// reader may see them on one day.
type Series struct {
	Measure
	Values     []Value
	England    []Value
	Neighbours []Value
	Model      string // the model behind the neighbours' mean, "2021"
	Rolling    Value  // what may be shown once a year in place of withheld quarters; see HasRolling
	HasRolling bool
}

// Disclosed returns the series as a reader may see it. It must be called once,
// on the series as recorded, before anything is worked out from it.
func (s Series) Disclosed(d Disclosure) Series {
	s.Rolling, s.HasRolling = s.rollingYear(d)
	shown := make([]Value, len(s.Values))
	for i, v := range s.Values {
		shown[i] = d.Apply(s.Measure, v)
	}
	s.Values = shown
	return s
}

// Latest returns the newest value, and false when the series has none.
func (s Series) Latest() (Value, bool) {
	if len(s.Values) == 0 {
		return Value{}, false
	}
	return s.Values[len(s.Values)-1], true
}

// Judgement rates the latest value.
func (s Series) Judgement() Judgement {
	v, ok := s.Latest()
	if !ok {
		return Judgement{Why: "No figure yet"}
	}
	return s.Judge(v)
}

// Direction compares the latest value with the previous comparable one.
func (s Series) Direction() Direction {
	v, ok := s.Latest()
	if !ok {
		return Direction{Why: "No figure yet"}
	}
	return s.direction(s.Values, v)
}

// DirectionAt compares the value at that index with its previous comparable
// one.
func (s Series) DirectionAt(i int) Direction { return s.direction(s.Values, s.Values[i]) }

// Beside returns the values of England and of the statistical neighbours for
// the period; a missing one has the symbol for not available.
func (s Series) Beside(p Period) (england, neighbours Value) {
	return besides(s.England, p), besides(s.Neighbours, p)
}

func besides(values []Value, p Period) Value {
	v, ok := valueAt(values, p)
	if !ok {
		return Value{Period: p, Symbol: NotAvailable}
	}
	return v
}

// TextOfMean writes a neighbours' mean, which has one decimal more than a
// percentage of whole points because it is worked out, not published.
func (s Series) TextOfMean(v Value) string {
	m := s.Measure
	m.Decimals = max(m.Decimals, 1)
	return m.Text(v)
}

// rollingYear returns the four quarters to the last fourth quarter as one
// value, when a quarter of that year is withheld and the whole is not: once a
// year only, because successive rolling values would give the quarters back
// (facts (i) rule 3a). A single withheld quarter gets no rolling value: it
// would be the year less the three shown (rule 5).
func (s Series) rollingYear(d Disclosure) (Value, bool) {
	if s.Frequency != Quarterly || s.Unit != Percent {
		return Value{}, false
	}
	for i := len(s.Values) - 1; i >= 3; i-- {
		if QuarterOf(s.Values[i].Period.End).N == 4 {
			return s.sumOf(s.Values[i-3:i+1], d)
		}
	}
	return Value{}, false
}

func (s Series) sumOf(year []Value, d Disclosure) (Value, bool) {
	numerator, denominator, hidden := 0, 0, 0
	for i, v := range year {
		if v.Numerator == nil || v.Denominator == nil || v.Period != year[3].Period.Back(3-i) {
			return Value{}, false
		}
		numerator, denominator = numerator+*v.Numerator, denominator+*v.Denominator
		if d.Apply(s.Measure, v).Symbol == Confidential {
			hidden++
		}
	}
	sum := Value{Period: year[3].Period, Numerator: &numerator, Denominator: &denominator, State: Final}
	sum.Number = decimal.NewNullDecimal(percentOf(numerator, denominator))
	return sum, hidden >= 2 && d.Apply(s.Measure, sum).Symbol != Confidential
}

// RatingCount is how many measures have each rating.
type RatingCount map[Rating]int

// CountRatings counts the series by the rating of their latest value.
func CountRatings(all []Series) RatingCount {
	c := RatingCount{}
	for _, s := range all {
		c[s.Judgement().Rating]++
	}
	return c
}
