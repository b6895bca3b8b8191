package plan

import "time"

// State is an action as it was from a moment on, until the next.
type State struct {
	Version int // counts from 1 without a gap
	From    time.Time
	Action  Action
}

// Since returns the day from which the action has had its present status
// without a break; the zero Date where the states in sight do not tell.
func (d Dossier) Since() Date {
	a := d.Action
	switch a.Status.Status {
	case CarriedOver, Withdrawn:
		return a.Closure.On
	case Complete:
		return a.Standing.SignedOff
	case NotStarted:
		return Date{}
	}
	return d.sameSince()
}

// sameSince walks back, state by state and through the days of each, to the
// first moment with the present status. A day on which something was recorded is
// looked at before and after: what was approved or decided that day does not
// reach back beyond it.
func (d Dossier) sameSince() Date {
	starts, since := d.Action.Starts, d.Position.Today
	if starts.IsZero() {
		return Date{}
	}
	last := since
	for _, s := range d.unbroken() {
		began := DateAt(s.From)
		for day := last; !day.Before(began) && !day.Before(starts); day = day.AddDays(-1) {
			if s.Action.Assess(d.Position.Rounds, day).Status != d.Action.Status.Status {
				return since
			}
			since = day
		}
		if !began.After(starts) {
			return since
		}
		last = DateAt(s.From.Add(-time.Nanosecond)) // of the state before
	}
	return Date{}
}

// unbroken returns the newest states that follow each other without a gap.
func (d Dossier) unbroken() []State {
	for i := 1; i < len(d.States); i++ {
		if d.States[i].Version != d.States[i-1].Version-1 {
			return d.States[:i]
		}
	}
	return d.States
}

// BoardStatus is the status that an action had on the day of a Board.
type BoardStatus struct {
	On Date
	Assessment
}

// AtBoards returns the status at each Board that has been held on a quarter of
// the edition, the earliest first, as the record had it when the day ended.
func (d Dossier) AtBoards() []BoardStatus {
	var all []BoardStatus
	e := d.Position.Edition
	for _, r := range d.Position.Rounds {
		within := !r.Quarter.First().Before(e.Starts) && !r.Quarter.Last().After(e.Ends)
		if !within || r.Board.After(d.Position.Today) {
			continue
		}
		if as, known := d.assessedOn(r.Board, d.States); known {
			all = append(all, BoardStatus{r.Board, as})
		}
	}
	return all
}

// assessedOn returns how the action stood when the day ended, and whether a
// state in sight was in force then.
func (d Dossier) assessedOn(day Date, states []State) (Assessment, bool) {
	for _, s := range states {
		if !DateAt(s.From).After(day) {
			return s.Action.Assess(d.Position.Rounds, day), true
		}
	}
	return Assessment{}, false
}
