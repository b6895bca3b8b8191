package plan

import (
	"slices"
	"strings"
	"time"
)

// HistoryEntry is one entry of history: who did what to which thing, when, and
// the facts before and after. It holds no text that anybody wrote.
type HistoryEntry struct {
	ID            int64
	At            time.Time
	ByTitle       string
	Thing         Thing
	What          string            // "posted a progress update"
	Before, After map[string]string // facts by name; of leads, their titles
	Seal          string            // in hexadecimal
}

// History is a page of entries, the newest first.
type History struct {
	Entries []HistoryEntry
	Older   int64    // the entry before which older ones go on; 0: there are none
	People  []string // who may be asked for: every title under which something was done
}

// Turn is a fact that changed, or that was noted, in words.
type Turn struct{ Name, Was, Is string }

// nothing stands for a fact that is not there.
const nothing = "none"

// factNames lists the facts that are told, in their order, with the words for
// each. One that is not here is not told: it might hold what somebody wrote, or
// says again what was done.
var factNames = []struct{ name, words string }{
	{"due", "due"}, {"lead", "lead"}, {"forecast", "forecast"}, {"proposed", "proposed"}, {"issue", "open issue"},
	{"recovery by", "back on track by"}, {"delivered", "delivered"},
	{"override", "better status approved"}, {"ended", "ended as"}, {"target", "target"}, {"amber band", "amber band"},
	{"holds from", "holds from"}, {"state", "state"}, {"answer", "answer"}, {"day", "day"}, {"quarter", "quarter"},
	{"opens", "opens"}, {"updates due", "updates due"}, {"review by", "review by"}, {"papers out", "papers out"},
	{"Board", "Board"}, {"closes", "closes"}, {"round closes", "round closes"}, {"missing", "missing"},
	{"version", "version"}, {"agreed by the Board of", "agreed by the Board of"}, {"decided by", "decided by"},
	{"since", "since"}, {"role", "role"},
}

// ofTheChange are facts that tell of the change itself.
var ofTheChange = []string{"holds from", "agreed by the Board of", "decided by"}

// Decision returns the decision of the Board behind the change, if one is on
// record.
func (e HistoryEntry) Decision() (DecisionRef, bool) {
	d, ok := ParseDecisionRef(e.After[DecisionFact])
	return d, ok && d.IsRecorded()
}

// DecisionFact is the name of the fact that Decision reads.
const DecisionFact = "decision"

// Turns returns the facts that the entry changed, in the order in which they
// are told.
func (e HistoryEntry) Turns() []Turn {
	var turns []Turn
	for _, f := range factNames {
		was, is := e.Before[f.name], e.After[f.name]
		if was == is {
			continue
		}
		t := Turn{f.words, factWords(f.name, was), factWords(f.name, is)}
		if len(e.Before) == 0 || slices.Contains(ofTheChange, f.name) { // nothing stood before, so nothing is compared
			t.Was = ""
		}
		turns = append(turns, t)
	}
	return turns
}

// factWords writes a fact as people read it.
func factWords(name, fact string) string {
	day, err := ParseDate(fact)
	status, known := ParseStatus(fact)
	switch {
	case fact == "":
		return nothing
	case err == nil:
		return day.Long()
	case known && (name == "proposed" || name == "override"):
		return status.Word()
	default:
		return fact
	}
}

// String returns the turn in words: "forecast 31 March 2024 → 30 June 2024".
func (t Turn) String() string {
	if t.Was == "" {
		return t.Name + " " + t.Is
	}
	return t.Name + " " + t.Was + " → " + t.Is
}

// Sentence tells the entry: "The Virtual School Headteacher posted a progress
// update on A07: forecast 31 March 2024 → 30 June 2024, proposed Green →
// Amber."
func (e HistoryEntry) Sentence() string {
	said := e.who() + " " + e.What + e.Thing.joined()
	var facts []string
	for _, t := range e.Turns() {
		facts = append(facts, t.String())
	}
	if len(facts) > 0 {
		said += ": " + strings.Join(facts, ", ")
	}
	return said + "."
}

// Told returns what the function picks of each turn, by name: "forecast 31
// March 2024; proposed Green".
func (e HistoryEntry) Told(pick func(Turn) string) string {
	var told []string
	for _, t := range e.Turns() {
		if text := pick(t); text != "" {
			told = append(told, t.Name+" "+text)
		}
	}
	return strings.Join(told, "; ")
}

// who begins the sentence.
func (e HistoryEntry) who() string {
	switch e.ByTitle {
	case loadedBy:
		return "Whoever loaded the record"
	case "Planboard": // a step of its schema
		return e.ByTitle
	default:
		return "The " + e.ByTitle
	}
}

// ReadsAllHistory reports whether the reader sees all of history; others who
// hold ReadHistory see what they did themselves, and what was done to the
// actions and measures that their post answers for.
func (s Scope) ReadsAllHistory() bool { return s.Role == Secretary || s.Role == Director }

// HistoryInput is what somebody typed to find entries of history.
type HistoryInput struct {
	By, Kind, Ref string
	From, To      DateInput
}

// HistoryFilter is what history is narrowed to; empty parts do not narrow.
type HistoryFilter struct {
	Today    Date   // figures that come out later are not told of yet
	By       string // a title
	Kind     ThingKind
	Ref      string
	From, To Date // the last day is included
}

// IsEmpty reports whether nothing is narrowed.
func (f HistoryFilter) IsEmpty() bool { return f == HistoryFilter{Today: f.Today} }

// NewHistoryFilter returns the filter that was typed, or Problems.
func NewHistoryFilter(in HistoryInput, today Date) (HistoryFilter, error) {
	f := HistoryFilter{Today: today, By: in.By, Kind: ThingKind(in.Kind)}
	var ps Problems
	if f.Kind != "" && f.Kind.Word() == "" {
		ps.add("kind", "Choose what was changed from the list")
	}
	ref, problem := cleanText(in.Ref, "Its reference", refLimit)
	f.Ref = ref
	if problem != "" {
		ps.add("ref", problem)
	}
	f.From = ps.pastDay("since", "The first day", in.From, today)
	f.To = ps.pastDay("until", "The last day", in.To, today)
	if !f.From.IsZero() && !f.To.IsZero() && f.To.Before(f.From) {
		ps.add("until", "The last day must be the same as or after the first day, "+f.From.Long())
	}
	if len(ps) > 0 {
		return HistoryFilter{}, ps
	}
	return f, nil
}

// refLimit is longer than any reference.
const refLimit = 100

// pastDay reads a day that has begun.
func (ps *Problems) pastDay(field, name string, in DateInput, today Date) Date {
	day, problem := in.parse(name)
	switch {
	case problem != "":
		ps.add(field, problem)
	case day.After(today):
		ps.add(field, name+" must be today, "+today.Long()+", or earlier")
	}
	return day
}
