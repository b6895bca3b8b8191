package plan

import "time"

// RoundState is how far a reporting round has come.
type RoundState string

// The states, in the order of a round's life (facts (d2)).
const (
	RoundToOpen   RoundState = "to open"
	RoundOpen     RoundState = "open"
	RoundDue      RoundState = "updates due" // today is the last day
	RoundInReview RoundState = "in review"
	RoundPapers   RoundState = "papers out"
	RoundBoard    RoundState = "Board"
	RoundClosed   RoundState = "closed"
)

// State returns how far the round has come on the day.
func (r Round) State(today Date) RoundState {
	switch {
	case r.IsClosed(today):
		return RoundClosed
	case !today.Before(r.Board):
		return RoundBoard
	case !today.Before(r.PapersOut):
		return RoundPapers
	case today.After(r.UpdatesDue):
		return RoundInReview
	case today == r.UpdatesDue:
		return RoundDue
	case !today.Before(r.Opens):
		return RoundOpen
	default:
		return RoundToOpen
	}
}

// Schedule is the reporting rounds with all that has been decided of them.
type Schedule struct {
	Position Position // of the edition looked at, with all measures
	Rounds   []PlannedRound
	Meetings []Meeting // held and planned, the earliest first
}

// PlannedRound is a round with how its dates came about.
type PlannedRound struct {
	Round
	Version int
	Plans   []RoundPlan  // every version of its dates, the earliest first
	SignOff RoundSignOff // of the edition; zero for none
}

// RoundPlan is one version of a round's dates. The first has no reason.
type RoundPlan struct {
	Round   Round
	At      time.Time
	By      AccountID
	ByTitle string
	Reason  string
}

// Of returns the round of a quarter. The next one is there to be planned, with no
// version yet. It returns ErrNotFound for any
// other.
func (s Schedule) Of(q Quarter) (PlannedRound, error) {
	for _, r := range s.Rounds {
		if r.Quarter == q {
			return r, nil
		}
	}
	if next, ok := s.Next(); ok && next == q {
		return PlannedRound{Round: Round{Quarter: q}}, nil
	}
	return PlannedRound{}, ErrNotFound
}

// Readiness is how far the round is that leads to a meeting, when its position
// is to be frozen.
type Readiness struct {
	Round   PlannedRound // its zero value where none leads to the meeting
	Missing Gaps         // as the director who signs the round off sees them
}

// Readiness returns it for the meeting.
func (s Schedule) Readiness(m Sitting) Readiness {
	r, err := s.Of(m.Round.Quarter)
	if err != nil || r.Version == 0 {
		return Readiness{}
	}
	return Readiness{r, s.Position.Missing(r.Round)}
}

// IsSigned reports whether a director has signed the round off, or there is
// none to be signed off.
func (r Readiness) IsSigned() bool { return r.Round.Version == 0 || !r.Round.SignOff.IsZero() }

// Next returns the quarter whose round is to be planned next, the first after one
// that is planned; false where none has been planned yet.
func (s Schedule) Next() (Quarter, bool) {
	for i, r := range s.Rounds {
		next := r.Quarter.Next()
		if i == len(s.Rounds)-1 || s.Rounds[i+1].Quarter != next {
			return next, true
		}
	}
	return Quarter{}, false
}

// neighbours returns the rounds before and after that of the quarter; the zero
// Round for none.
func (s Schedule) neighbours(q Quarter) (before, after Round) {
	for _, r := range s.Rounds {
		if r.Quarter.Before(q) {
			before = r.Round
		}
		if q.Before(r.Quarter) && after == (Round{}) {
			after = r.Round
		}
	}
	return before, after
}

// meets reports whether a meeting of the Board is on the calendar that day.
func (s Schedule) meets(on Date) bool { return !s.Meeting(on).On.IsZero() }

// Meeting returns the meeting of that day; its zero value for none.
func (s Schedule) Meeting(on Date) Meeting {
	for _, m := range s.Meetings {
		if m.On == on {
			return m
		}
	}
	return Meeting{}
}

// PermitPlan returns nil when the reader may set the dates of the round:
// ErrForbidden unless they keep the meetings, ErrClosed when it has closed.
func (r Round) PermitPlan(s Scope, today Date) error {
	switch {
	case !s.Role.Has(KeepMeetings):
		return ErrForbidden
	case !r.Closes.IsZero() && r.IsClosed(today):
		return ErrClosed
	default:
		return nil
	}
}

// PermitSignOff returns nil when the reader may sign the round off: ErrForbidden
// unless they decide, ErrClosed when it has closed, ErrTooEarly before updates
// are due, ErrNothing once it has been signed off.
func (r PlannedRound) PermitSignOff(s Scope, today Date) error {
	switch {
	case !s.Role.Has(Decide):
		return ErrForbidden
	case !r.SignOff.IsZero():
		return ErrNothing
	case r.IsClosed(today):
		return ErrClosed
	case today.Before(r.UpdatesDue):
		return ErrTooEarly
	default:
		return nil
	}
}
