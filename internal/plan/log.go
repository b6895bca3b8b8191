package plan

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// LogKind says what an item of the Board's log is.
type LogKind string

// The kinds of item.
const (
	Question     LogKind = "question"     // answered in words
	FromDecision LogKind = "decision"     // created by a decision of the Board
	ActionAsked  LogKind = "action asked" // something to be done
)

// LogState is where an item of the Board's log stands.
type LogState string

// The states, in the order in which lists show them.
const (
	LogOpen     LogState = "open"
	LogAwaiting LogState = "awaiting closure" // answered; only the Board closes it
	LogDone     LogState = "closed"
)

// LogStates lists every state in its order.
var LogStates = []LogState{LogOpen, LogAwaiting, LogDone}

// ParseLogState returns the state of that name, and whether there is one.
func ParseLogState(s string) (LogState, bool) {
	if slices.Contains(LogStates, LogState(s)) {
		return LogState(s), true
	}
	return "", false
}

// LogItem is something the Board asked for, of a post and by a day; only the
// Board closes it.
type LogItem struct {
	Ref     string
	Kind    LogKind
	Edition EditionKey // that it is about; zero for none
	Action  string     // ref of the action it is about, or ""
	Measure string     // code of the measure it is about, or ""
	Raised  Date
	Meeting Date   // of the Board at which it was raised; zero for none
	Minute  string // of the decision that created it, or ""
	Text    string
	Lead    Post // who is to answer
	Due     Date
	State   LogState
	// Answer is what was last answered, ClosedOn the day of the Board that
	// agreed to close it.
	Answer   string
	ClosedOn Date
	Events   []LogEvent // the earliest first
	Version  int        // how many events there are
}

// LogEventKind says what a LogEvent did to an item.
type LogEventKind string

// The kinds of event.
const (
	LogRaised   LogEventKind = "raised"
	LogAnswered LogEventKind = "answered"
	LogReDated  LogEventKind = "re-dated" // the Board gave more time, and asks again
	LogClosed   LogEventKind = "closed"
)

// LogEventKinds lists every kind, in the order of an item's life.
var LogEventKinds = []LogEventKind{LogRaised, LogAnswered, LogReDated, LogClosed}

// LogEvent is one thing put on the record of an item. Events are added to,
// never changed; where an item stands follows from them.
type LogEvent struct {
	At      time.Time
	ByTitle string
	Kind    LogEventKind
	Text    string // the answer; why more time was given; what the Board said when it closed
	Due     Date   // raised and re-dated: by when
	Meeting Date   // re-dated and closed: the Board that agreed
}

// Replay returns the item as its events make it.
func (i LogItem) Replay(events []LogEvent) LogItem {
	i.State, i.Due, i.Answer, i.ClosedOn = LogOpen, Date{}, "", Date{}
	i.Events, i.Version = events, len(events)
	for _, e := range events {
		switch e.Kind {
		case LogRaised, LogReDated:
			i.State, i.Due = LogOpen, e.Due
		case LogAnswered:
			i.State, i.Answer = LogAwaiting, e.Text
		case LogClosed:
			i.State, i.ClosedOn = LogDone, e.closedOn()
		}
	}
	return i
}

// LastAnswer returns the last answer given to the item, and whether there is
// one.
func (i LogItem) LastAnswer() (LogEvent, bool) {
	for _, e := range slices.Backward(i.Events) {
		if e.Kind == LogAnswered {
			return e, true
		}
	}
	return LogEvent{}, false
}

// With returns the item after one more event.
func (i LogItem) With(e LogEvent) LogItem {
	return i.Replay(append(i.Events[:len(i.Events):len(i.Events)], e))
}

// closedOn is the day of the Board that closed; where a loaded record names
// none, the day on which it was recorded.
func (e LogEvent) closedOn() Date {
	if e.Meeting.IsZero() {
		return DateAt(e.At)
	}
	return e.Meeting
}

// IsOverdue reports whether the item should have been answered before the day.
func (i LogItem) IsOverdue(today Date) bool { return i.State == LogOpen && i.Due.Before(today) }

// waitsFor reports whether a Board of that day is asked about the item: to close
// it, or to hear what is due by then. No day is that of a Board not planned.
func (i LogItem) waitsFor(on Date) bool {
	return i.State == LogAwaiting || i.State == LogOpen && (on.IsZero() || !i.Due.After(on))
}

// LogFilter narrows a list of items; what is zero does not narrow.
type LogFilter struct {
	State LogState
	Lead  PostCode
}

// Of returns the items that pass, in the log's order: what is open first, and
// of one state what is due first.
func (f LogFilter) Of(items []LogItem) []LogItem {
	some := slices.DeleteFunc(slices.Clone(items), func(i LogItem) bool {
		return f.State != "" && i.State != f.State || f.Lead != "" && i.Lead.Code != f.Lead
	})
	slices.SortStableFunc(some, func(a, b LogItem) int {
		return cmp.Or(cmp.Compare(slices.Index(LogStates, a.State), slices.Index(LogStates, b.State)),
			a.Due.UTC().Compare(b.Due.UTC()), cmp.Compare(len(a.Ref), len(b.Ref)), cmp.Compare(a.Ref, b.Ref))
	})
	return some
}

// PutTo returns the items that are open and wait for an answer of the post.
func PutTo(post PostCode, log []LogItem) []LogItem {
	if post == "" {
		return nil
	}
	return LogFilter{State: LogOpen, Lead: post}.Of(log)
}

// LogHeadline says in a sentence where the Board's log stands on the day.
func LogHeadline(log []LogItem, today Date) string {
	count := map[LogState]int{}
	late := 0
	for _, i := range log {
		count[i.State]++
		if i.IsOverdue(today) {
			late++
		}
	}
	if count[LogOpen]+count[LogAwaiting] == 0 {
		return "Nothing is open in the Board's log."
	}
	text := "No item is open"
	if n := count[LogOpen]; n > 0 {
		text = fmt.Sprintf("%s %s open", sentenceNumber(n), choose(n, "item is", "items are"))
	}
	if late > 0 {
		text += fmt.Sprintf(", %s of them overdue", numberWord(late))
	}
	if n := count[LogAwaiting]; n > 0 {
		text += fmt.Sprintf("; %s %s answered and %s for the Board to close", numberWord(n), isAre(n), choose(n, "waits", "wait"))
	}
	return text + "."
}
