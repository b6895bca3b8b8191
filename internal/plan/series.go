package plan

// Series is a measure with its figures in the order of their periods, as one
// reader may see them on one day.
type Series struct {
	Measure
	Values     []Value
	England    []Value
	Neighbours []Value
	Model      string         // the model behind the neighbours' mean, "2021"
	Returned   []Value        `json:",omitempty"` // figures sent back, whose period has had no newer one since
	Override   RatingOverride `json:",omitzero"`  // of the newest figure's rating, while it holds
	Rolling    Value          // what may be shown once a year in place of withheld quarters; see HasRolling
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
	s.Returned = s.returnedAsShown(d)
	s.Values = shown
	return s
}

// Recent returns the series with no more than its newest n figures of each
// kind.
func (s Series) Recent(n int) Series {
	for _, values := range []*[]Value{&s.Values, &s.England, &s.Neighbours} {
		*values = (*values)[max(len(*values)-n, 0):]
	}
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
	return s.JudgementOf(v)
}

// JudgementOf rates one of the series' values, as it was overridden where that
// holds.
func (s Series) JudgementOf(v Value) Judgement { return s.Override.overridden(s.Judge(v), v) }

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
