package plan

import (
	"slices"
	"time"
)

// Story is what has been recorded of one action, the newest first.
type Story struct {
	Entries []Event
	Older   int64     // the update to go on from for older ones; 0 when there are none
	Shown   []Showing `json:",omitempty"` // positions of the edition that a Board was shown, the earliest first
}

// Showing is a meeting of the Board and when the position was fixed that it
// was shown.
type Showing struct {
	Meeting Date
	At      time.Time
}

// ShownBetween returns the meetings that were shown what stood from one moment
// until another.
func (s Story) ShownBetween(from, until time.Time) []Date {
	var some []Date
	for _, f := range s.Shown {
		if !f.At.Before(from) && f.At.Before(until) {
			some = append(some, f.Meeting)
		}
	}
	return some
}

// Update returns the update of that number, or nil when it is not among those
// told.
func (s Story) Update(id int64) *Update {
	for _, e := range s.Entries {
		if e.Update != nil && e.Update.ID == id {
			return e.Update
		}
	}
	return nil
}

// Latest returns what was last recorded; a zero event when nothing is told.
func (s Story) Latest() *Event {
	if len(s.Entries) == 0 {
		return &Event{}
	}
	return &s.Entries[0]
}

// Dossier is one action with all that its page shows.
type Dossier struct {
	Position Position // of its edition, for the measures it should move and the rounds
	Action   Tracked
	Story    Story
	States   []State // the newest first: the latest without a gap, then those at each Board
	Voices   []Voice
	Log      []LogItem
}

// IsOpen reports whether the action still takes updates: it is looked at as it
// stands now, its edition is not closed, it has not been ended, and it is not complete. A word more on a
// delivery that was signed off would ask for another sign-off.
func (d Dossier) IsOpen() bool {
	return d.Position.Edition.Key.At == "" && !d.Position.Edition.IsReadOnly() && d.Action.Closure.IsZero() && d.Action.Status.Status != Complete
}

// Folder is one measure with all that its page shows.
type Folder struct {
	Position  Position // of its edition, for the actions that should move it
	Series    Series
	Revisions []Value // figures that were superseded or returned, the newest first, as the reader may see them
	Log       []LogItem

	SeenAt      map[int64][]Date // of each revision that a Board's frozen position has: the days of those Boards
	Targets     []TargetVersion  // that it was held against, the first first
	Definitions []Definition     // likewise
	Overrides   []RatingOverride
}

// IsOpen reports whether figures of the measure may be entered: they are
// entered here, and its edition is not closed.
func (f Folder) IsOpen() bool {
	return f.Position.Edition.Key.At == "" && f.Series.IsEntered() && !f.Position.Edition.IsReadOnly()
}

// Agenda is what stands around the next Board: for the Board's home.
type Agenda struct {
	Meeting Meeting  // zero when none is planned
	Last    Position // as the last Board was shown it; zero when none was frozen for it
	Log     []LogItem
	Answers []RedAnswer // of the Board, to actions of the edition, where the view asks for all measures
	Voices  []Voice
	// SignOffs are those of reporting rounds, for the edition.
	SignOffs []RoundSignOff
}

// Watch sets the position beside what the last Board was shown.
func (a Agenda) Watch(p Position) Watch {
	return Watch{Position: p, Last: a.Last.AtItsBoard(), Log: a.Log, Answers: a.Answers, Next: a.Meeting}
}

// Signed reports whether the round of the quarter has been signed off.
func (a Agenda) Signed(q Quarter) bool {
	return slices.ContainsFunc(a.SignOffs, func(s RoundSignOff) bool { return s.Quarter == q })
}
