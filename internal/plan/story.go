package plan

// Story is what has been recorded of one action, the newest first.
type Story struct {
	Entries []Event
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
	Revisions []Value // figures that were superseded, the newest first, as the reader may see them
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
	Voices  []Voice
}
