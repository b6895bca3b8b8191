package plan

// Shown returns the value's number as the reader sees it, rounded, so that a
// drawing and the cell beside it never differ; and false when there is none to
// show.
func (m Measure) Shown(v Value) (float64, bool) {
	if !v.Number.Valid {
		return 0, false
	}
	return m.shown(v).InexactFloat64(), true
}

// LastPeriods returns the n periods up to that of the newest value, the oldest
// first, without those before the first value. A period may have no value.
func (s Series) LastPeriods(n int) []Period {
	latest, ok := s.Latest()
	if !ok {
		return nil
	}
	var periods []Period
	for back := n - 1; back >= 0; back-- {
		if p := latest.Period.Back(back); !p.End.Before(s.Values[0].Period.End) {
			periods = append(periods, p)
		}
	}
	return periods
}

// At returns the value for the period; a missing one has the symbol for not
// available.
func (s Series) At(p Period) Value { return besides(s.Values, p) }
