package plan

import (
	"slices"
	"time"
)

// Telling is all that history holds of one action.
type Telling struct {
	Occurrences []Date  // the due dates of a recurring action, the earliest first
	Events      []Event // in the order in which they were recorded
}

// Replay returns the action as its history makes it, from the terms on which
// it was agreed. What the record keeps as the action's state must equal it.
//
// A returned update counts no more, and a correction takes the place of what
// it corrects: it speaks of the day of the corrected update.
func (a Action) Replay(first Terms, t Telling, rs Rounds) Action {
	a.Due, a.NextDue, a.Lead = first.Due, Date{}, first.Lead
	a.Closure, a.Standing = Closure{}, Standing{}
	r := replay{action: a, open: slices.Clone(t.Occurrences), rounds: rs, valid: validUpdates(t.Events)}
	r.schedule()
	for _, e := range t.Events {
		r.apply(e)
	}
	return r.action
}

// Terms are what an action was agreed on, where they may change since.
type Terms struct {
	Due  Date
	Lead Post
}

// validUpdates returns, for each update that counts, what it says by now.
func validUpdates(events []Event) map[int64]Update {
	valid := map[int64]Update{}
	origin := map[int64]int64{} // of a correction: the update whose place it has
	for _, e := range events {
		switch e.Kind {
		case Corrected:
			of := root(origin, e.Update.Supersedes)
			corrected := valid[of]
			u := *e.Update
			u.Submitted, u.Round = corrected.Submitted, corrected.Round
			valid[of], origin[u.ID] = u, of
		case Reported:
			valid[e.Update.ID] = *e.Update
		case Returned:
			delete(valid, root(origin, e.Of))
		}
	}
	return valid
}

func root(origin map[int64]int64, id int64) int64 {
	if of, corrected := origin[id]; corrected {
		return of
	}
	return id
}

// replay is an action on its way through its history.
type replay struct {
	action Action
	open   []Date // occurrences still to be delivered
	rounds Rounds
	valid  map[int64]Update
}

func (r *replay) apply(e Event) {
	st := &r.action.Standing
	switch e.Kind {
	case Reported:
		r.report(*e.Update)
	case Accepted:
		if e.Of == st.Update {
			st.Review = ReviewPassed
		}
	case Returned:
		st.Returned, st.Review = Return{Update: e.Of, Comment: e.Reason, ByTitle: e.ByTitle, At: e.At}, ReviewFailed
	case SignedOff:
		st.SignedOff, st.SignedBy, st.Review = DateAt(e.At), e.By, ReviewPassed
	case Overridden:
		if e.Of == st.Update {
			st.Override = Override{Status: e.Status, Reason: e.Reason, ByTitle: e.ByTitle, At: e.At}
		}
	case ReDated:
		r.action.Due = e.Due
	case LeadChanged:
		r.action.Lead = e.Lead
	case Ended:
		r.action.Closure = e.Closure
	case OccurrenceMet, Waived:
		r.meet(e.Due)
	}
}

// report lets an update speak as it stands by now, unless it was returned.
func (r *replay) report(u Update) {
	said, counts := r.valid[u.ID]
	if !counts {
		return
	}
	r.action.Standing = r.action.Standing.With(said, r.rounds)
	if !said.Delivered.IsZero() && len(r.open) > 1 {
		r.open = r.open[1:]
		r.action.Standing = r.action.Standing.onward()
	}
	r.schedule()
}

// meet takes an occurrence off the list of those to come; what was said of it
// no longer speaks of the next.
func (r *replay) meet(due Date) {
	first := len(r.open) > 0 && r.open[0] == due
	r.open = slices.DeleteFunc(r.open, func(d Date) bool { return d == due })
	if first && len(r.open) > 0 {
		r.action.Standing = r.action.Standing.onward()
	}
	r.schedule()
}

// schedule sets the due dates of a recurring action: the earliest occurrence
// not yet delivered, and the one after it (facts (g1)).
func (r *replay) schedule() {
	if len(r.open) == 0 {
		return
	}
	r.action.Due, r.action.NextDue = r.open[0], Date{}
	if len(r.open) > 1 {
		r.action.NextDue = r.open[1]
	}
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

// States returns every state that the action has had since it was agreed, the
// earliest first: one when it was agreed, and one for each event.
func (a Action) States(agreed time.Time, first Terms, t Telling, rs Rounds) []State {
	states := make([]State, len(t.Events)+1)
	for i := range states {
		then := a.Replay(first, Telling{t.Occurrences, t.Events[:i]}, rs)
		then.Version = i + 1
		states[i] = State{Version: then.Version, From: agreed, Action: then}
		if i > 0 {
			states[i].From = t.Events[i-1].At
		}
	}
	return states
}
