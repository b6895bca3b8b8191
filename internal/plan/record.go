package plan

import "time"

// Record is a whole record as one value: every family with its editions, and
// all that has been reported on them, history included. Demonstration data are
// one, and so is an archive. Things refer to each other by the names people
// use (edition keys, refs, post codes), never by numbers of a database.
type Record struct {
	Posts    []PostRecord
	Accounts []AccountRecord
	Families []Family
	Editions []EditionRecord
	Measures []MeasureRecord
	Rounds   Rounds
	Meetings []MeetingRecord
	SignOffs []RoundSignOffRecord
	Log      []LogRecord
	// Decisions and Minutes are those of the meetings, the earliest first.
	Decisions []DecisionRecord
	Minutes   []MinutesRecord
	Voices    []Voice
	Promises  []Promise
	Events    []Approval // related decisions for the timeline (facts (b))
}

// PostRecord is a post with its titles through time.
type PostRecord struct {
	Code         PostCode
	Organisation string
	Titles       []DatedTitle // the earliest first
}

// DatedTitle is what a post is called from a day on; a zero From means from
// the beginning.
type DatedTitle struct {
	From  Date
	Title string
}

// AccountRecord is an account. Password is set only where the account can sign
// in; it is hashed on the way into the record.
type AccountRecord struct {
	Email    string
	Post     PostCode // "" for an account without a post, which has a Title
	Title    string
	Role     Role
	Password string
}

// EditionRecord is an edition with what belongs to it.
type EditionRecord struct {
	Edition
	Supersedes EditionKey // zero for none on the record
	Companion  EditionKey // the strategy or plan it goes with
	Approvals  []Approval
	Priorities []Priority // their Lead names only the Code
	Actions    []ActionRecord
	Measures   []EditionMeasure
	Claims     []Claim
}

// ActionRecord is an action with all that was reported on it. Its Lead and
// Partners name only the Code; PartnerNames are partners without a post.
type ActionRecord struct {
	Action
	PartnerNames []string  // "schools"
	Agreed       time.Time // from when it is on the record; zero: from the edition's first day
	Occurrences  []Occurrence
	Updates      []UpdateRecord // the earliest first
	SignOffs     []SignOff
	Events       []EventRecord // whatever else happened to it, the earliest first
	From         []ActionRef   // actions of the edition before that it carries forward
	ReplacedBy   string        // ref in the same edition
	EndedBy      string        // minute of the decision, of the meeting on the day of the closure; "" where none is on record
}

// ActionRef names an action across editions.
type ActionRef struct {
	Edition EditionKey
	Ref     string
}

// Occurrence is one due date of a recurring action.
type Occurrence struct {
	Due       Date
	Delivered Date // zero: not yet
}

// UpdateRecord is an update, the post that posted it, and who accepted it.
type UpdateRecord struct {
	Update
	Author   PostCode
	Accepted SignOff // zero: nobody has
}

// EventRecord is an event and the post that put it on the record.
type EventRecord struct {
	Event
	Author PostCode
}

// Telling returns all that happened to the action in the order in which it was
// recorded, with accounts in the place of posts. Its updates must have their
// numbers.
func (a ActionRecord) Telling(account func(PostCode) AccountID) Telling {
	var t Telling
	var updates, others []Event
	for _, o := range a.Occurrences {
		t.Occurrences = append(t.Occurrences, o.Due)
		if !o.Delivered.IsZero() {
			others = append(others, Event{At: o.Delivered.Start().Add(workdayEnd), ByTitle: loadedBy, Kind: OccurrenceMet, Due: o.Due})
		}
	}
	for _, u := range a.Updates {
		u.By = account(u.Author)
		updates = append(updates, EventOf(u.Update))
		if !u.Accepted.At.IsZero() {
			others = append(others, Event{At: u.Accepted.At, By: account(u.Accepted.By), Kind: Accepted, Of: u.ID})
		}
	}
	for _, s := range a.SignOffs {
		others = append(others, Event{At: s.At, By: account(s.By), Kind: SignedOff})
	}
	for _, e := range a.Events {
		e.By = account(e.Author)
		others = append(others, e.Event)
	}
	if c := a.Closure; !c.IsZero() {
		c.Successors = nil
		others = append(others, Event{
			At: c.On.Start().Add(workdayEnd), ByTitle: c.Body, Kind: Ended, Reason: c.Reason, Closure: c,
			Effective: c.On, Approver: c.Body,
		})
	}
	t.Events = InOrder(updates, others)
	return t
}

// workdayEnd is the time of day at which something happened of which only the
// day is known.
const workdayEnd = 17 * time.Hour

// loadedBy stands for who put something on the record where that is not known.
const loadedBy = "Loaded with the record"

// SignOff is the acceptance of a delivery by a second person.
type SignOff struct {
	At time.Time
	By PostCode
}

// EditionMeasure is the use an edition makes of a measure.
type EditionMeasure struct {
	Code     string
	Priority string
	Key      bool // the one measure shown beside its priority
	Target   Target
}

// MeasureRecord is a measure of a family with its figures; the measure's
// edition, priority and target are those of EditionMeasure.
type MeasureRecord struct {
	Measure
	Family     string // slug
	Values     []Value
	England    []Value
	Neighbours []Value // means of the statistical neighbours, all of one model
	Model      string  // "2021"
}

// MeetingRecord is a meeting whose position was frozen then by the post; a zero
// time: it was not.
type MeetingRecord struct {
	Meeting  // its Lead names only the Code
	FrozenAt time.Time
	FrozenBy PostCode
}

// RoundSignOffRecord is a director's sign-off of a round for an edition. How
// much was missing follows from the record; the exception is only read where
// something was.
type RoundSignOffRecord struct {
	Edition   EditionKey
	Quarter   Quarter
	At        time.Time
	Author    PostCode
	Exception string
}

// LogRecord is an item of the Board's log with what became of it, the earliest
// first. Its Lead names only the Code.
type LogRecord struct {
	LogItem
	Told []LogEventRecord
}

// LogEventRecord is an event of the Board's log and the post that put it on
// the record; "" for the Board itself.
type LogEventRecord struct {
	LogEvent
	Author PostCode
}

// MinutesRecord is a version of minutes and the post that wrote it.
type MinutesRecord struct {
	Minutes
	Author PostCode
}

// DecisionRecord is a decision and the post that put it on the record.
type DecisionRecord struct {
	Decision
	Author PostCode
}
