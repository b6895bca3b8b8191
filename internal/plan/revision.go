package plan

import "slices"

// WithRevisions returns the folder with its superseded figures, given the
// newest first, as the reader of its series may see them. An older figure is
// withheld where a later one of its period is, because it would give that one
// back (facts (i), last note), and where it differs from one that is shown by
// a small number of people (rule 5); with it goes the reason of the figure
// that took its place, which may tell the difference. What two figures of the
// Department for Education tell is published already.
func (f Folder) WithRevisions(d Disclosure, superseded []Value) Folder {
	f.Series.Values = slices.Clone(f.Series.Values)
	f.Revisions = slices.Clone(superseded)
	for i, old := range f.Revisions {
		later := f.laterThan(i)
		f.Revisions[i] = d.Apply(f.Series.Measure, old)
		if slices.ContainsFunc(later, func(v *Value) bool { return v.Symbol == Confidential || d.tells(f.Series.Measure, old, *v) }) {
			f.Revisions[i] = old.withheld()
		}
		for _, v := range later {
			if f.Revisions[i].Symbol == Confidential && f.replaces(*v, old.ID) {
				v.Reason, v.Review.Comment = "", ""
			}
		}
	}
	f.withholdOverrides()
	return f
}

// replaces reports whether the figure took the place of the one of that number,
// where need be by way of others that were returned.
func (f Folder) replaces(v Value, old int64) bool {
	for id := v.Supersedes; id != 0; {
		if id == old {
			return true
		}
		i := slices.IndexFunc(f.Revisions, func(r Value) bool { return r.ID == id })
		if i < 0 || !f.Revisions[i].IsReturned() {
			return false
		}
		id = f.Revisions[i].Supersedes
	}
	return false
}

// Successor returns the figure that took the place of an earlier one, if there
// is one.
func (f Folder) Successor(old Value) (Value, bool) {
	for _, v := range slices.Concat(f.Series.Values, f.Revisions) {
		if old.ID != 0 && !v.IsReturned() && f.replaces(v, old.ID) {
			return v, true
		}
	}
	return Value{}, false
}

// withholdOverrides takes the ratings out of the overrides of figures that are
// withheld.
func (f *Folder) withholdOverrides() {
	f.Overrides = slices.Clone(f.Overrides)
	for i, o := range f.Overrides {
		for _, v := range slices.Concat(f.Series.Values, f.Revisions) {
			if v.ID == o.Of && !v.Number.Valid {
				f.Overrides[i] = o.withheld()
			}
		}
	}
}

// laterThan returns the figures that came after the superseded one for the
// same period.
func (f Folder) laterThan(i int) []*Value {
	var later []*Value
	for _, values := range [][]Value{f.Series.Values, f.Revisions[:i]} {
		for j := range values {
			if values[j].Period == f.Revisions[i].Period {
				later = append(later, &values[j])
			}
		}
	}
	return later
}

// tells reports whether two figures of a period give a small number of people
// by subtraction.
func (d Disclosure) tells(m Measure, a, b Value) bool {
	if !m.People || a.Published && b.Published {
		return false
	}
	for i, n := range m.counts(a) {
		if other := m.counts(b)[i]; n != nil && other != nil && d.isSmall(max(*n-*other, *other-*n)) {
			return true
		}
	}
	return false
}

// counts returns the numbers of people in a value: its numerator, its
// denominator and those between the two, or the one number of a count; nil for
// what is not known.
func (m Measure) counts(v Value) [3]*int {
	if m.Unit == CountUnit && v.Number.Valid {
		n := int(v.Number.Decimal.IntPart())
		return [3]*int{&n}
	}
	if v.Numerator == nil || v.Denominator == nil {
		return [3]*int{v.Numerator, v.Denominator}
	}
	rest := *v.Denominator - *v.Numerator
	return [3]*int{v.Numerator, v.Denominator, &rest}
}
