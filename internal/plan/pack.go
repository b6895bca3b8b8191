package plan

import (
	"fmt"
)

// Pack is what is put before a meeting of the Board: one position, told in full,
// what it asks of the Board, and in short the other editions.
type Pack struct {
	Sitting    Sitting
	Brief      Brief
	Changes    Changes // since the meeting before
	Exceptions Exceptions
	Asks       []Ask
	Others     []Position // of the other editions that the meeting looks at
}

// Ask is one thing that the Board is asked to do.
type Ask struct {
	Kind   AskKind
	Item   LogItem // of the Board's log, which is to be heard or closed
	Action Tracked // the Red that is to be answered
	Text   string
}

// AskKind says what kind of thing the Board is asked.
type AskKind string

// The kinds, in the order in which a decisions sheet has them.
const (
	ToAnswer AskKind = "answer" // a Red that has passed two meetings without an answer (facts (g4))
	ToClose  AskKind = "close"  // an item of its log that waits for the Board to close it
	ToHear   AskKind = "hear"   // an item of its log that is due
)

// NewPack returns what is put before the meeting, given the position before it
// and what the meeting before was shown; the zero Position stands for none.
func NewPack(s Sitting, b Brief, before Position) Pack {
	if then := b.Meeting; !then.On.IsZero() {
		s.Meeting.Theme, s.Meeting.Lead = then.Theme, then.Lead
	}
	p := Pack{Sitting: s, Brief: b, Changes: Difference(before, b.Position, DefaultDisclosure)}
	if p.Changes.IsFirst() {
		p.Exceptions = b.Position.Exceptions()
	} else {
		p.Exceptions = b.Position.Exceptions(before)
		for _, u := range UnansweredReds(before, b.Position, nil) {
			p.Asks = append(p.Asks, Ask{Kind: ToAnswer, Action: u.Action, Text: fmt.Sprintf(
				"Answer %s, which was Red at the meeting before and is still: ask for a recovery plan, accept it with a reason, or escalate it", u.Action.Ref)})
		}
	}
	for _, item := range b.Log {
		if item.State == "awaiting closure" {
			p.Asks = append(p.Asks, Ask{Kind: ToClose, Item: item, Text: "Close " + item.Ref + ": " + lowerFirst(item.Text)})
		}
	}
	for _, item := range b.Log {
		if item.State == "open" && !item.Due.After(s.Meeting.On) {
			p.Asks = append(p.Asks, Ask{Kind: ToHear, Item: item, Text: "Hear " + item.Ref + ": " + lowerFirst(item.Text)})
		}
	}
	return p
}

// IsDraft reports whether the position can still change before the meeting.
func (p Pack) IsDraft() bool { return p.Brief.Position.Freeze.IsZero() }

// AsksHeadline returns the sentence that opens the decisions sheet: "The Board
// is asked to answer one Red, to close one item of its log and to hear one."
func (p Pack) AsksHeadline() string {
	var parts []string
	for _, k := range []struct {
		kind     AskKind
		to, what string
	}{
		{ToAnswer, "to answer", "Red"}, {ToClose, "to close", "item"}, {ToHear, "to hear", "item"},
	} {
		if n := len(p.asked(k.kind)); n > 0 {
			parts = append(parts, k.to+" "+numberWord(n)+" "+noun(n, k.what)+ofItsLog(k.kind, p))
		}
	}
	if len(parts) == 0 {
		return "The Board is asked to note the position; nothing waits for a decision."
	}
	return "The Board is asked " + Joined(parts) + "."
}

// ofItsLog says whose items they are, once.
func ofItsLog(k AskKind, p Pack) string {
	if k == ToClose || k == ToHear && len(p.asked(ToClose)) == 0 {
		return " of its log"
	}
	return ""
}

func (p Pack) asked(k AskKind) []Ask {
	var some []Ask
	for _, a := range p.Asks {
		if a.Kind == k {
			some = append(some, a)
		}
	}
	return some
}
