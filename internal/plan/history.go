package plan

import (
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
type Turn struct {
	Name, Was, Is string // "" where there is none
	first         bool   // that there was none before is told
}

// factNames lists the facts that are told, in their order, with the words for
// each. One that is not here is not told: it might hold what somebody wrote, or
// says again what was done. Of some there can be none for a while, and then a
// first one says so.
var factNames = []struct {
	name, words  string
	comesAndGoes bool
}{
	{"due", "due date", false}, {"lead", "lead", false}, {"forecast", "forecast", true}, {"proposed", "proposed status", false},
	{"issue", "open issue", false}, {"recovery by", "date back on track", true}, {"delivered", "delivery date", false},
	{"override", "better status", false}, {"ended", "ended as", false}, {"target", "target", false}, {"amber band", "amber band", false},
	{"holds from", "holds from", false}, {"state", "state", false}, {"answer", "answer", false}, {"day", "day", false}, {"quarter", "reporting round", false},
	{"opens", "opens", false}, {"updates due", "updates due", false}, {"review by", "review by", false}, {"papers out", "papers out", false},
	{"Board", "Board", false}, {"closes", "closes", false}, {"round closes", "round closes", false}, {"missing", "still missing", false},
	{"created", "item in the Board’s log", false}, {"answered", "answer to", false},
	{"version", "version", false}, {"agreed by the Board of", "agreed by the Board of", false}, {"decided by", "decided by", false},
	{"from", "in force from", false}, {"since", "since", false}, {"role", "role", false},
}

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
		if d, _ := e.Decision(); is != "" && f.name == "decided by" {
			is += unrecorded(is, e.ByTitle, d)
		}
		turns = append(turns, Turn{f.words, factWords(f.name, was), factWords(f.name, is), f.comesAndGoes && len(e.Before) > 0})
	}
	return turns
}

// flagged is what there is to say of an open issue.
const flagged = "flagged"

// factWords writes a fact as people read it.
func factWords(name, fact string) string {
	day, err := ParseDate(fact)
	status, known := ParseStatus(fact)
	switch {
	case fact == "":
		return ""
	case err == nil:
		return day.Long()
	case known && (name == "proposed" || name == "override"):
		return status.Word()
	default:
		return fact
	}
}

// String returns the turn in words: "forecast from 31 March 2024 to 30 June
// 2024", "forecast 30 June 2024 (none before)", "no open issue any more".
func (t Turn) String() string {
	switch {
	case t.Was != "" && t.Is != "":
		return t.Name + " from " + t.Was + " to " + t.Is
	case t.Is == "" && t.Was == flagged:
		return "no " + t.Name + " any more"
	case t.Is == "":
		return "no " + t.Name + " any more (it was " + t.Was + ")"
	case t.first:
		return t.Name + " " + t.Is + " (none before)"
	default:
		return t.Name + " " + t.Is
	}
}

// leadIns come between what was done and the facts, where these are not what
// its author reported: who sends an update back reports nothing.
var leadIns = map[string]string{
	Returned.Deed(): "what was reported before counts again, ",
	"returned the progress update with a comment": "what was reported before counts again, ", // as it was said once
	OccurrenceMet.Deed():                          "the next one counts now, ",
	Waived.Deed():                                 "the next one counts now, ",
}

// Sentence tells the entry: "The Virtual School Headteacher posted a progress
// update on A07: forecast from 31 March 2024 to 30 June 2024, proposed status
// from Green to Amber."
func (e HistoryEntry) Sentence() string {
	said := e.who() + " " + e.What + e.Thing.joined()
	var facts []string
	for _, t := range e.Turns() {
		facts = append(facts, t.String())
	}
	if len(facts) > 0 {
		said += ": " + leadIns[e.What] + strings.Join(facts, ", ")
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
	case "command line":
		return "Whoever runs the portal"
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
