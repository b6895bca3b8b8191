package plan

import "time"

// Story is what has been recorded of one action, the newest first. Entries of
// one kind are told by which of their parts is set.
type Story struct {
	Entries []StoryEntry
	Older   int64 // the update to go on from for older ones; 0 when there are none
}

// Newest returns the latest update, or nil when there is none.
func (s Story) Newest() *Update {
	for _, e := range s.Entries {
		if e.Update != nil {
			return e.Update
		}
	}
	return nil
}

// StoryEntry is one event in an action's life: an update, or a sign-off.
type StoryEntry struct {
	At      time.Time
	ByTitle string
	Update  *Update // nil for a sign-off
}

// Dossier is one action with all that its page shows.
type Dossier struct {
	Position Position // of its edition, for the measures it should move and the rounds
	Action   Tracked
	Story    Story
	Voices   []Voice
	Log      []LogItem
}

// IsOpen reports whether the action still takes updates: its edition is not
// closed, it has not been ended, and it is not complete. A word more on a
// delivery that was signed off would ask for another sign-off.
func (d Dossier) IsOpen() bool {
	return !d.Position.Edition.IsReadOnly() && d.Action.Closure.IsZero() && d.Action.Status.Status != Complete
}

// Folder is one measure with all that its page shows.
type Folder struct {
	Position  Position // of its edition, for the actions that should move it
	Series    Series
	Revisions []Value // figures that were superseded, the newest first, as the reader may see them
}

// IsOpen reports whether figures of the measure may be entered: they are
// entered here, and its edition is not closed.
func (f Folder) IsOpen() bool { return f.Series.IsEntered() && !f.Position.Edition.IsReadOnly() }

// Agenda is what stands around the next Board: for the Board's home.
type Agenda struct {
	Meeting Meeting // zero when none is planned
	Log     []LogItem
	Voices  []Voice
}
