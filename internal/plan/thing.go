package plan

import "strings"

// ThingKind says what sort of thing history tells of.
type ThingKind string

// The kinds of thing.
const (
	ActionThing  ThingKind = "action"
	MeasureThing ThingKind = "measure"
	MeetingThing ThingKind = "meeting"
	RoundThing   ThingKind = "round"
	LogThing     ThingKind = "log"
	AccountThing ThingKind = "account"
)

// ThingKinds lists every kind, in the order in which a reader chooses.
var ThingKinds = []ThingKind{ActionThing, MeasureThing, MeetingThing, RoundThing, LogThing, AccountThing}

// Word returns what a reader chooses: "Actions".
func (k ThingKind) Word() string {
	return map[ThingKind]string{
		ActionThing: "Actions", MeasureThing: "Measures", MeetingThing: "Board meetings", RoundThing: "Reporting rounds",
		LogThing: "The Board’s log", AccountThing: "Accounts",
	}[k]
}

// Thing is what an entry of history tells of. An action has its edition, a
// measure its plan alone, because editions share it; the others have neither.
type Thing struct {
	Kind    ThingKind // "" for what this program does not know
	Edition EditionKey
	Ref     string // A07, M24, 2024-02-14, an account's number
}

// String returns the thing as history keeps it:
// "action children-in-care/2022-2024/A07". ParseThing reads it.
func (t Thing) String() string {
	switch t.Kind {
	case "":
		return t.Ref
	case ActionThing:
		return string(t.Kind) + " " + t.Edition.Plan + "/" + t.Edition.Edition + "/" + t.Ref
	case MeasureThing:
		return string(t.Kind) + " " + t.Edition.Plan + "/" + t.Ref
	default:
		return string(t.Kind) + " " + t.Ref
	}
}

// ParseThing reads a thing as history keeps it. What it does not know it
// returns whole, as the Ref of no kind.
func ParseThing(s string) Thing {
	kind, rest, _ := strings.Cut(s, " ")
	parts := strings.Split(rest, "/")
	switch k := ThingKind(kind); {
	case k == ActionThing && len(parts) == 3:
		return Thing{k, EditionKey{Plan: parts[0], Edition: parts[1]}, parts[2]}
	case k == MeasureThing && len(parts) == 2:
		return Thing{k, EditionKey{Plan: parts[0]}, parts[1]}
	case k.Word() != "" && k != ActionThing && k != MeasureThing && rest != "":
		return Thing{Kind: k, Ref: rest}
	default:
		return Thing{Ref: s}
	}
}

// Thing returns the action as history tells of it.
func (a Action) Thing() Thing { return Thing{ActionThing, a.Edition.Now(), a.Ref} }

// Name returns the thing as people call it: "Action A07, 2022-2024".
func (t Thing) Name() string {
	switch t.Kind {
	case ActionThing:
		return "Action " + t.Ref + ", " + t.Edition.Edition
	case MeasureThing:
		return "Measure " + t.Ref
	case MeetingThing:
		return "Board of " + t.day()
	case RoundThing:
		return "Round " + t.quarter()
	case LogThing:
		return "Log item " + t.Ref
	case AccountThing:
		return "Account " + t.Ref
	default:
		return t.Ref
	}
}

// day is a meeting's day in words.
func (t Thing) day() string {
	on, err := ParseDate(t.Ref)
	if err != nil {
		return t.Ref
	}
	return on.Long()
}

// quarter is that of a round in words.
func (t Thing) quarter() string {
	q, err := ParseQuarterSlug(t.Ref)
	if err != nil {
		return t.Ref
	}
	return q.String()
}

// joined is the thing behind what was done to it: "changed the lead" " on A07".
func (t Thing) joined() string {
	switch t.Kind {
	case ActionThing:
		return " on " + t.Ref
	case MeasureThing:
		return " of " + t.Ref
	case MeetingThing:
		return " for the Board of " + t.day()
	case RoundThing:
		return " for " + t.quarter()
	case LogThing:
		return " (" + t.Ref + ")"
	default:
		return " (" + lowerFirst(t.Name()) + ")"
	}
}
