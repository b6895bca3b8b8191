package plan

// Move is how an action's status moved between two positions. Every action has
// exactly one, so that the counts of the earlier position and the moves make up
// the counts of the later one.
type Move string

// The moves. Silence is a class of its own whatever stood before it: nobody
// knows how the action is.
const (
	Stayed   Move = ""
	GotWorse Move = "worse"
	// WorseByRule is the move of a status that the rules make worse, where an
	// override shows otherwise: it must not go without a word.
	WorseByRule Move = "worse, overridden"
	WentSilent  Move = "silent" // became Not reported
	GotBetter   Move = "better"
	Finished    Move = "complete"
	Started     Move = "started" // was not started, and is well
	Added       Move = "new"     // is not in the earlier position
	CameToEnd   Move = "ended"   // withdrawn, superseded or carried forward
	Dropped     Move = "gone"    // is not in the later position
	Shifted     Move = "otherwise"
	// OnlyReDated is the move of a status that would not have moved so by the old
	// due date: a promise that is put off is no progress (facts (g1)).
	OnlyReDated Move = "re-dated"
)

// Moves lists every move of a status in the order of the table of what moved:
// worse first, then better.
var Moves = []Move{GotWorse, WorseByRule, WentSilent, GotBetter, Finished, Started, Added, CameToEnd, Dropped, Shifted, OnlyReDated}

// moveOf classes the way from one status to another; "" stands for an action
// that is not in the position.
func moveOf(was, is Status) Move {
	switch {
	case was == is:
		return Stayed
	case was == "":
		return Added
	case is == "":
		return Dropped
	case is.isEnd():
		return CameToEnd
	case is == NotReported:
		return WentSilent
	case was.isEnd() || is == NotStarted:
		return Shifted
	case is == Complete:
		return Finished
	case was == NotStarted && severity[is] <= severity[Green]: // Green, or delivered at once
		return Started
	case was == NotStarted || is.place() < was.place():
		return GotWorse
	default:
		return GotBetter
	}
}

// isEnd reports whether the action was ended other than by delivery.
func (s Status) isEnd() bool { return s == CarriedOver || s == Withdrawn }

// place returns where the status stands among all, the worst first.
func (s Status) place() int {
	for i, other := range Statuses {
		if s == other {
			return i
		}
	}
	return len(Statuses)
}

// FactKind is one kind of thing that a difference tells beside the status.
type FactKind string

// The facts told of an action.
const (
	Slipped  FactKind = "slipped"   // the forecast moved later, or the first one is after the due date
	Redated  FactKind = "re-dated"  // the due date was changed by decision
	NextTime FactKind = "next time" // a recurring action is judged by another occurrence
	NewLead  FactKind = "new lead"
	Reworded FactKind = "reworded"
	Unheard  FactKind = "no update" // none since the open round began, and they were due
)

// The facts told of a measure.
const (
	CrossedUp     FactKind = "crossed a line, better"
	CrossedDown   FactKind = "crossed a line, worse"
	NewlyRated    FactKind = "newly rated"
	NoLongerRated FactKind = "no longer rated"
	NewFigure     FactKind = "new figure"
	Restated      FactKind = "restated" // a figure of an earlier period reads differently now
	Retargeted    FactKind = "re-targeted"
	Redefined     FactKind = "re-defined" // or a break in its series was marked
	AddedMeasure  FactKind = "new measure"
	LostMeasure   FactKind = "dropped measure"
)

// Fact is one thing that differs between two positions.
type Fact struct {
	Kind    FactKind
	Was, Is string // in words: "31 March 2024", "75%"; "" where there is none or it must not be told
	Text    string // in a sentence
}

// ActionChange is what differs of one action between two positions.
type ActionChange struct {
	Before, After *Tracked // nil where the action is not in that position
	Move          Move
	ByOldDate     Status // what it would be by the due date before, with OnlyReDated
	Facts         []Fact
}

// Action returns the action as it is now, or as it last was.
func (c ActionChange) Action() Tracked {
	if c.After != nil {
		return *c.After
	}
	return *c.Before
}

// Was returns the status before; "" for an action that was not there.
func (c ActionChange) Was() Status { return c.Before.status() }

// Is returns the status after; "" for an action that is no longer there.
func (c ActionChange) Is() Status { return c.After.status() }

// status returns the status, and "" for no action.
func (t *Tracked) status() Status {
	if t == nil {
		return ""
	}
	return t.Status.Status
}

// words returns the status as it is named in passing, and "" for no action.
func (t *Tracked) words() string {
	if t == nil {
		return ""
	}
	return t.Status.Words()
}

// Has reports whether a fact of that kind is told.
func (c ActionChange) Has(k FactKind) bool { return hasFact(c.Facts, k) }

func hasFact(facts []Fact, k FactKind) bool {
	for _, f := range facts {
		if f.Kind == k {
			return true
		}
	}
	return false
}

// IsNewRed reports whether the action is Red and was not.
func (c ActionChange) IsNewRed() bool { return c.Is() == Red && c.Was() != Red }

// Heard reports whether there has been an update between the two positions.
func (c ActionChange) Heard() bool {
	if c.After == nil || c.After.Standing.LastUpdate.IsZero() {
		return false
	}
	return c.Before == nil || c.After.Standing.LastUpdate.After(c.Before.Standing.LastUpdate)
}

// Said returns what the lead said has happened between the two positions; ""
// for nothing.
func (c ActionChange) Said() string {
	if !c.Heard() {
		return ""
	}
	return c.After.Standing.Narrative
}
