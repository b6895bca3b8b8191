package plan

import "time"

// Reported is all that history holds of one action, the earliest first.
type Reported struct {
	Occurrences []Occurrence
	Updates     []Update
	SignOffs    []Signing
}

// Signing is a sign-off by an account.
type Signing struct {
	At time.Time
	By AccountID
}

// Replay returns the action as its history makes it: due date and standing are
// worked out anew from the first update to the last. The standing that the
// record keeps must equal it.
func (a Action) Replay(r Reported, rs Rounds) Action {
	a.Standing = Standing{}
	a.Due, a.NextDue = a.FirstDue, Date{}
	for _, u := range r.Updates {
		a.Standing = a.Standing.With(u, rs)
	}
	for _, s := range r.SignOffs {
		if !s.At.Before(a.Standing.LastUpdate) { // an update after it asks for another
			a.Standing.SignedOff, a.Standing.SignedBy = DateAt(s.At), s.By
		}
	}
	if len(r.Occurrences) > 0 {
		a = a.recurring(r.Occurrences)
	}
	return a
}

// recurring sets the due dates of a recurring action: the earliest occurrence
// not yet delivered, and the one after it (facts (g1)). As long as there is
// one, the action itself is not delivered.
func (a Action) recurring(occurrences []Occurrence) Action {
	var open []Date
	for _, o := range occurrences {
		if o.Delivered.IsZero() {
			open = append(open, o.Due)
		}
	}
	if len(open) == 0 {
		a.Due = occurrences[len(occurrences)-1].Due
		return a
	}
	a.Due = open[0]
	if len(open) > 1 {
		a.NextDue = open[1]
	}
	a.Standing = a.Standing.onward()
	return a
}

// onward is the standing of a recurring action whose next occurrence is still
// to come: what was said of the delivered one no longer speaks of this one.
func (st Standing) onward() Standing {
	if st.Delivered.IsZero() {
		return st
	}
	st.Delivered, st.Evidence, st.ReportedBy, st.Forecast = Date{}, "", 0, Date{}
	st.Computed = ""
	if st.Proposed == Complete {
		st.Proposed = ""
	}
	return st
}
