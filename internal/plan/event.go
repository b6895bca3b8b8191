package plan

import (
	"slices"
	"time"
)

// EventKind says what an Event did to an action.
type EventKind string

// The kinds of event.
const (
	Reported      EventKind = "reported"
	Corrected     EventKind = "corrected"      // reported again, in the place of an earlier update
	Accepted      EventKind = "accepted"       // a second person took the update as it is; it is locked
	Returned      EventKind = "returned"       // sent back with a comment; it no longer counts
	SignedOff     EventKind = "signed off"     // a delivery accepted by a second person (facts (g1) rule 2)
	Overridden    EventKind = "overridden"     // a director approved a better status than the computed one
	ReDated       EventKind = "re-dated"       // the due date moved by decision
	LeadChanged   EventKind = "lead changed"   // another post answers for it
	Ended         EventKind = "ended"          // the Board withdrew it, or it lives on elsewhere
	OccurrenceMet EventKind = "occurrence met" // one due date of a recurring action was delivered
	Waived        EventKind = "waived"         // the Board does not ask for that due date any more
)

// EventKinds lists every kind, in the order of an action's life.
var EventKinds = []EventKind{
	Reported, Corrected, Accepted, Returned, SignedOff, Overridden, ReDated, LeadChanged, Ended, OccurrenceMet, Waived,
}

// Event is one thing put on the record of an action. Events are added to,
// never changed; what an action is follows from them (see Action.Replay).
type Event struct {
	ID      int64
	At      time.Time // when it was put on the record
	By      AccountID
	ByTitle string
	Kind    EventKind

	Update    *Update     // reported, or corrected
	Of        int64       // the update that was accepted, returned, signed off or overridden
	Status    Status      // what it was overridden to
	Reason    string      // why; the comment with which it was returned
	Due       Date        // the new due date; the occurrence met or waived
	Was       Date        // the due date before
	Lead      Post        // the new lead
	WasLead   Post        // the lead before
	Closure   Closure     // how it ended
	Effective Date        // the day from which a change holds, today or earlier
	Approver  string      // who decided: a title, or the Board with the day of its meeting
	Decision  DecisionRef `json:",omitzero"` // of the Board, where it is on record; its zero value for none
}

// EventOf returns the event that posting the update is.
func EventOf(u Update) Event {
	e := Event{At: u.Submitted, By: u.By, ByTitle: u.ByTitle, Kind: Reported, Update: &u}
	if u.Supersedes != 0 {
		e.Kind, e.Of, e.Reason = Corrected, u.Supersedes, u.Because
	}
	return e
}

// Review is where an action's newest update stands between its author and the
// one who reviews it.
type Review string

// The reviews.
const (
	NoReview     Review = ""          // nothing was reported yet
	Unreviewed   Review = "submitted" // counts, and waits for a second person
	ReviewPassed Review = "accepted"
	ReviewFailed Review = "returned" // an earlier update stands again until a new one is posted
)

// Override is a director's approval of a better status than the rules compute
// (facts (g1)). It lapses when the next round opens, and when anything new is
// reported.
type Override struct {
	Status  Status
	Reason  string // the director's own
	ByTitle string
	At      time.Time
}

// IsZero reports whether there is none.
func (o Override) IsZero() bool { return o.Status == "" }

// holds reports whether the override still stands on the day: no round has
// opened since.
func (o Override) holds(rs Rounds, today Date) bool {
	if o.IsZero() {
		return false
	}
	return rs.sameAt(o.At, today)
}

// InOrder merges lists of events, each in its own order, into the order in
// which they were recorded. Of two at the same moment that of the earlier list
// comes first: what was reported before what was said of it.
func InOrder(lists ...[]Event) []Event {
	all := slices.Concat(lists...)
	slices.SortStableFunc(all, func(a, b Event) int { return a.At.Compare(b.At) })
	return all
}
