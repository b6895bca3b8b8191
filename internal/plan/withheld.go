package plan

import "slices"

// Withheld says what of one period of a measure may not be shown any more,
// because of what was entered or published after it. It is left out of earlier
// positions too: a small number does not become safe by being old.
type Withheld struct {
	Code    string
	End     Date    // of the period
	InForce int64   // the figure in force now; 0 for none
	Whole   bool    // no figure of the period is shown, because the one in force is withheld
	Told    []int64 // the earlier figures that the list of revisions withholds
}

// WithheldOf returns what may not be shown any more of a period, given every
// figure of it, the newest first. What was returned is not in force.
func (d Disclosure) WithheldOf(m Measure, figures []Value) Withheld {
	w := Withheld{Code: m.Code, End: figures[0].Period.End}
	f := Folder{Series: Series{Measure: m}}
	superseded := slices.Clone(figures)
	if i := slices.IndexFunc(figures, func(v Value) bool { return !v.IsReturned() }); i >= 0 {
		w.InForce = figures[i].ID
		f.Series.Values = []Value{d.Apply(m, figures[i])}
		w.Whole = f.Series.Values[0].Symbol == Confidential
		superseded = slices.Delete(superseded, i, i+1)
	}
	for _, v := range f.WithRevisions(d, superseded).Revisions {
		if v.Symbol == Confidential {
			w.Told = append(w.Told, v.ID)
		}
	}
	return w
}

// OfBoards returns the same for what Boards were shown: a superseded figure
// stays there, unless the one in force is withheld.
func OfBoards(some []Withheld) []Withheld {
	kept := slices.Clone(some)
	for i := range kept {
		kept[i].Told = nil
	}
	return kept
}

// isWithheld reports whether that figure of the period may not be shown.
func isWithheld(some []Withheld, code string, p Period, figure int64) bool {
	return slices.ContainsFunc(some, func(w Withheld) bool {
		return w.Code == code && w.End == p.End && (w.Whole || slices.Contains(w.Told, figure))
	})
}

// rollingTells reports whether the rolling year would give a withheld quarter
// back: one that has another figure now, beside which, or beside the rolling
// year of now, it is a matter of subtraction (facts (i) rule 5).
func (s Series) rollingTells(some []Withheld) bool {
	for back := range 4 {
		quarter, ok := valueAt(s.Values, s.Rolling.Period.Back(back))
		if ok && quarter.Symbol == Confidential && slices.ContainsFunc(some, func(w Withheld) bool {
			return w.Code == s.Code && w.End == quarter.Period.End && w.InForce != quarter.ID
		}) {
			return true
		}
	}
	return false
}
