package plan

import (
	"slices"
	"strings"
)

// Ask is one thing that the Board is asked to do.
type Ask struct {
	Kind  AskKind
	Text  string
	Item  LogItem  // of the Board's log, which is to be heard or closed
	About []string // refs of the actions and codes of the measures
}

// AskKind says what kind of thing the Board is asked.
type AskKind string

// The kinds, in the order in which a decisions sheet has them.
const (
	ToAnswer AskKind = "answer" // a Red that would pass two meetings without an answer (facts (g4))
	ToAsk    AskKind = "ask"    // what is missing of an exception
	ToClose  AskKind = "close"  // an item of its log that waits for the Board to close it
	ToHear   AskKind = "hear"   // an item of its log that waits for its answer
)

var askKinds = []AskKind{ToAnswer, ToAsk, ToClose, ToHear}

// Sentence says what is asked, after what it is about.
func (a Ask) Sentence() string {
	if a.Item.Ref != "" {
		return Sentences(a.Text)
	}
	return Sentences(Joined(a.About) + ": " + lowerFirst(a.Text))
}

// Asks returns what is asked of the Board about the exception: by the rules,
// then by what stands in its log.
func (e Exception) Asks() []Ask {
	var asks []Ask
	if kind, text := e.missing(); text != "" {
		asks = append(asks, Ask{Kind: kind, Text: text, About: []string{e.ref()}})
	}
	for _, item := range e.Log {
		asks = append(asks, asksOf(item))
	}
	return asks
}

// missing is what the rules have the Board ask about the exception; "" for
// nothing.
func (e Exception) missing() (AskKind, string) {
	switch a := e.Action; {
	case e.Unanswered != nil:
		return ToAnswer, "Accept it with a reason, or escalate it, unless the " + e.Lead + " brings a recovery plan first"
	case a == nil && len(e.Lacks) > 0:
		return ToAsk, "Ask the " + e.Lacks[0].Who + " for what is missing"
	case a != nil && a.Status.Status == NotReported:
		return ToAsk, "Ask the " + e.Lead + " why nothing was reported"
	case a != nil && a.Status.Status == Red && !a.Status.Recovery && len(e.Answers) == 0:
		return ToAsk, "Ask the " + e.Lead + " for a recovery plan: no Red may pass two meetings without one"
	default:
		return "", ""
	}
}

// Nothing says why nothing is asked of the Board about the exception.
func (e Exception) Nothing() string {
	if e.Action != nil && e.Action.Status.Proposed != "" {
		return "Nothing: the better status proposed waits for a director."
	}
	return "Nothing: to be noted."
}

func asksOf(item LogItem) Ask {
	a := Ask{Kind: ToHear, Item: item, Text: "Hear " + item.Ref + ": " + lowerFirst(item.Text)}
	if item.State == LogAwaiting {
		a.Kind, a.Text = ToClose, "Close "+item.Ref+": "+lowerFirst(item.Text)
	}
	if about := item.About(); about != "" {
		a.About = []string{about}
	}
	return a
}

// Asks returns what a Board of that day is asked: about every exception, what is
// asked of several in the same words once; and what of its log waits to be
// closed, or is due by then.
func (w Watch) Asks(on Date) []Ask {
	var asks []Ask
	for _, e := range w.Exceptions() {
		if kind, text := e.missing(); text != "" {
			asks = joined(asks, Ask{Kind: kind, Text: text, About: []string{e.ref()}})
		}
	}
	for _, item := range w.Log {
		if item.waitsFor(on) {
			asks = append(asks, asksOf(item))
		}
	}
	slices.SortStableFunc(asks, func(a, b Ask) int { return slices.Index(askKinds, a.Kind) - slices.Index(askKinds, b.Kind) })
	return asks
}

// joined adds the ask, to the one that says the same where there is one.
func joined(asks []Ask, a Ask) []Ask {
	for i := range asks {
		if asks[i].Kind == a.Kind && strings.EqualFold(asks[i].Text, a.Text) {
			asks[i].About = append(asks[i].About, a.About...)
			return asks
		}
	}
	return append(asks, a)
}

// AsksHeadline returns the sentence that opens the decisions sheet: "The Board
// is asked to answer one Red, to close one item of its log and to hear one."
func (p Pack) AsksHeadline() string {
	if len(p.Asks) == 0 {
		return "The Board is asked to note the position; nothing waits for a decision."
	}
	return "The Board is asked " + AskedInAll(p.Asks) + "."
}

// AskedInAll counts what is asked, by its kinds; "" for nothing: "to answer one
// Red, to close one item of its log and to hear one item".
func AskedInAll(asks []Ask) string {
	count := map[AskKind]int{}
	for _, a := range asks {
		count[a.Kind]++
	}
	whose := " of its log" // said once
	var parts []string
	for _, k := range []struct {
		kind     AskKind
		to, what string
	}{
		{ToAnswer, "to answer", "Red"}, {ToAsk, "to put", "question"}, {ToClose, "to close", "item"}, {ToHear, "to hear", "item"},
	} {
		n := count[k.kind]
		if n == 0 {
			continue
		}
		text := k.to + " " + numberWord(n) + " " + noun(n, k.what)
		if k.what == "item" {
			text, whose = text+whose, ""
		}
		parts = append(parts, text)
	}
	return Joined(parts)
}
