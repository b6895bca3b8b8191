package plan

import (
	"cmp"
	"strings"
)

// ActionID is the record's own number of an action; people use its Ref.
type ActionID int64

// Action is a delivery action: what was promised under a priority, by whom and
// by when. Its Standing says where it is.
type Action struct {
	ID           ActionID
	Edition      EditionKey
	Ref          string // "A07"
	Title        string
	Priority     string // code of the priority it serves
	Lead         Post
	Reviewer     PostCode // leads the priority, and reviews what is reported under it
	Reporter     Post     `json:",omitzero"` // who reported what stands, as that post was called then; it may have led then, and not now
	Partners     []Post
	Starts       Date
	Due          Date // the date now promised; for a recurring action that of the earliest occurrence not yet delivered
	NextDue      Date // of a recurring action: the occurrence after that; zero for none
	FirstDue     Date // the date first promised
	Recurs       string
	Measures     []string
	Closure      Closure
	Standing     Standing
	Illustrative bool // invented for the demonstration
	Source       string
	Version      int
}

// IsRedated reports whether the due date was moved by decision. That of a
// recurring action moves by itself.
func (a Action) IsRedated() bool {
	return a.Recurs == "" && !a.FirstDue.IsZero() && a.FirstDue != a.Due
}

// Closure is the Board's decision that an action ends other than by delivery:
// withdrawn, superseded or carried forward.
type Closure struct {
	Kind       string // "withdrawn", "superseded" or "carried forward"; "" when there is none
	On         Date
	Body       string
	Reason     string
	Successors []Successor
}

// Successor is the action in which an ended one lives on.
type Successor struct {
	Edition EditionKey
	Ref     string
	Title   string
}

// carriedForward is the kind of an action that lives on in the next edition.
const carriedForward = "carried forward"

// IsZero reports whether no such decision is recorded.
func (c Closure) IsZero() bool { return c.Kind == "" }

// By says who decided it and from when: "the Cabinet on 16 August 2023", "the
// Corporate Parenting Board, 15 November 2023, from 31 January 2024".
func (c Closure) By() string {
	by := "the " + cmp.Or(c.Body, "Board")
	switch atMeeting := strings.HasPrefix(c.Body, boardTitle+", "); {
	case c.On.IsZero(), atMeeting && strings.HasSuffix(c.Body, c.On.Long()):
		return by
	case atMeeting:
		return by + ", from " + c.On.Long()
	default:
		return by + " on " + c.On.Long()
	}
}

// Tracked is an action with its delivery status worked out for a day.
type Tracked struct {
	Action
	Status Assessment
}

// Track works out the status of each action on the day.
func Track(actions []Action, rounds Rounds, today Date) []Tracked {
	tracked := make([]Tracked, len(actions))
	for i, a := range actions {
		tracked[i] = Tracked{a, a.Assess(rounds, today)}
	}
	return tracked
}
