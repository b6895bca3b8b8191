package plan

import (
	"slices"
	"time"
)

// Meeting is a meeting of the Corporate Parenting Board.
type Meeting struct {
	On     Date
	Theme  string // from the forward plan
	Lead   Post   // who leads the theme; its zero value for nobody
	Frozen Freeze // of its position; its zero value when that is not frozen

	HasPapers bool `json:"-"` // an edition runs then, so there is a position to put before it
}

// IsHeld reports whether the day of the meeting is over.
func (m Meeting) IsHeld(today Date) bool { return m.On.Before(today) }

// standingAgenda is what each meeting goes through, and is minuted under (facts
// (d2)).
var standingAgenda = []string{
	"Welcome and apologies", "Declarations of interest", "Minutes and action log", "Voice of children and young people", "Exceptions",
	"Theme of the meeting", "Scorecard and delivery summary", "Forward plan",
}

// themePlace is where in the standing agenda the theme has its place.
const themePlace = 5

// Agenda returns the items of the meeting, in order.
func (m Meeting) Agenda() []string {
	items := append([]string(nil), standingAgenda...)
	if m.Theme != "" {
		items[themePlace] += ": " + m.Theme
	}
	return items
}

// Sitting is a meeting with all that its page shows.
type Sitting struct {
	Meeting  Meeting
	Round    Round           // that leads to it; its zero value for none
	Editions []Edition       // that it looks at, those of the plan itself first
	Frozen   []FrozenEdition // what is fixed for it, in the same order
	Undone   []Unfreezing    // what was fixed and taken back, the earliest first
	Moves    []MeetingMove   // the earliest first
	Before   Date            // the last meeting before for which the edition was frozen; zero for none
	After    Date            // the first meeting before that is still to come and not frozen; zero for none
	Later    Date            // the first meeting after for which a position is frozen; zero for none
	HasMet   bool            // what it decided, heard or minuted is on the record
}

// FrozenEdition is an edition as it is fixed for a meeting.
type FrozenEdition struct {
	Edition Edition
	Freeze  Freeze
}

// Unfreezing is the mark left by taking a frozen position back.
type Unfreezing struct {
	FrozenEdition
	At              time.Time
	ByTitle, Reason string
}

// MeetingMove is a meeting put on another day.
type MeetingMove struct {
	From, To        Date
	At              time.Time
	ByTitle, Reason string
}

// Edition returns the edition whose position the meeting is about: the newest
// of the plan itself. It returns false when none runs then.
func (s Sitting) Edition() (Edition, bool) {
	if len(s.Editions) == 0 {
		return Edition{}, false
	}
	newest := s.Editions[0]
	for _, e := range s.Editions {
		if e.Family == newest.Family && e.Starts.After(newest.Starts) {
			newest = e
		}
	}
	return newest, true
}

// Others returns the other editions that the meeting looks at.
func (s Sitting) Others() []Edition {
	main, _ := s.Edition()
	return slices.DeleteFunc(slices.Clone(s.Editions), func(e Edition) bool { return e.Key == main.Key })
}

// Look returns where the position put before the meeting is found, now: what
// was frozen; else, once the meeting has been held, the record as it stood when
// its day ended; else the record as it stands. It returns ErrNotFound when no
// edition runs then.
func (s Sitting) Look(now time.Time) (EditionKey, View, error) {
	e, ok := s.Edition()
	if !ok {
		return EditionKey{}, View{}, ErrNotFound
	}
	k, v := s.LookAt(e, now)
	return k, v, nil
}

// LookAt is Look for any edition that the meeting looks at.
func (s Sitting) LookAt(e Edition, now time.Time) (EditionKey, View) {
	k, v, on := e.Key, View{At: now, Measures: AllMeasures}, s.Meeting.On
	if s.Meeting.Frozen.IsZero() && !s.Meeting.IsHeld(DateAt(now)) {
		return k, v
	}
	k.At, v.Frozen = on.String(), on
	if s.Meeting.IsHeld(DateAt(now)) {
		v.At = on.End()
	}
	return k, v
}

// LookBefore returns where the position is found that was put before the
// meeting before; false when none was frozen for it.
func (s Sitting) LookBefore() (EditionKey, View, bool) {
	e, ok := s.Edition()
	if !ok || s.Before.IsZero() {
		return EditionKey{}, View{}, false
	}
	k := e.Key
	k.At = s.Before.String()
	return k, View{At: s.Before.End(), Frozen: s.Before, Measures: AllMeasures}, true
}

// MeetingAct is something done to a meeting.
type MeetingAct string

// The acts.
const (
	AddMeeting      MeetingAct = "add"
	MoveMeeting     MeetingAct = "move"
	FreezeMeeting   MeetingAct = "freeze"
	UnfreezeMeeting MeetingAct = "unfreeze"
)

// Permit returns nil when the reader may do this to the meeting on that day:
// ErrForbidden when it is not theirs to do, ErrHeld when the meeting is over,
// ErrMet when it is to move or to be unfrozen and what it decided is on the
// record, ErrLaterFrozen when a later meeting was told already what changed
// since this one, or will be, ErrFrozen and ErrNotFrozen when it is frozen already or not, and
// ErrTooEarly when it cannot be frozen yet: no edition runs then, or a meeting
// before it is to come and not frozen.
func (s Sitting) Permit(reader Scope, act MeetingAct, today Date) error {
	frozen := !s.Meeting.Frozen.IsZero()
	_, hasEdition := s.Edition()
	switch {
	case !reader.Reads || !reader.Role.Has(KeepMeetings):
		return ErrForbidden
	case s.Meeting.IsHeld(today):
		return ErrHeld
	case s.HasMet && (act == MoveMeeting || act == UnfreezeMeeting):
		return ErrMet
	case act == FreezeMeeting && frozen:
		return ErrFrozen
	case !s.Later.IsZero() && (act == FreezeMeeting || frozen && act != AddMeeting):
		return ErrLaterFrozen
	case act == UnfreezeMeeting && !frozen:
		return ErrNotFrozen
	case act == FreezeMeeting && (!hasEdition || !s.After.IsZero()):
		return ErrTooEarly
	default:
		return nil
	}
}
