package plan

// Position is an edition as it stands on one day: what every page, table,
// report and feed is made from, so that all of them agree.
type Position struct {
	Today      Date
	Edition    Edition
	Editions   []Edition  // of the same family, the newest first
	Companions []Edition  // of the companion family, for the same years
	Trail      []Approval // the edition's approval trail
	Priorities []Priority
	Actions    []Tracked
	Measures   []Series
	Rounds     Rounds
	Freeze     Freeze // for which meeting it was frozen; zero for none
	Boards     []Date `json:"-"` // the meetings for which it was ever frozen, the newest first, where the view asks
}

// Moment returns the moment at which the record is looked at.
func (p Position) Moment() Moment { return Moment{p.Edition.Key.At, p.Today, p.Freeze} }

// AtItsBoard returns the position as of the meeting for which it was frozen.
func (p Position) AtItsBoard() Position {
	if !p.Freeze.IsZero() {
		p.Today = p.Freeze.Meeting
	}
	return p
}

// Count returns how many actions have each status.
func (p Position) Count() Count { return CountOf(p.Actions) }

// Priority returns the priority with that code.
func (p Position) Priority(code string) (Priority, error) {
	for _, pr := range p.Priorities {
		if pr.Code == code {
			return pr, nil
		}
	}
	return Priority{}, ErrNotFound
}

// ActionsUnder returns the actions that serve the priority.
func (p Position) ActionsUnder(code string) []Tracked { return Under(p.Actions, code) }

// MeasuresUnder returns the measures shown under the priority.
func (p Position) MeasuresUnder(code string) []Series {
	var some []Series
	for _, s := range p.Measures {
		if s.Priority == code {
			some = append(some, s)
		}
	}
	return some
}

// KeyMeasure returns the one measure shown beside the priority.
func (p Position) KeyMeasure(code string) (Series, bool) {
	for _, s := range p.Measures {
		if s.Priority == code && s.Key {
			return s, true
		}
	}
	return Series{}, false
}

// Stale returns the actions still to be delivered that have had no update
// since the round opened that takes updates on the day.
func (p Position) Stale() []Tracked {
	open, ok := p.Rounds.Open(p.Today)
	if !ok {
		return nil
	}
	var stale []Tracked
	for _, a := range p.Actions {
		if a.IsLive() && (a.Standing.LastUpdate.IsZero() || DateAt(a.Standing.LastUpdate).Before(open.Opens)) {
			stale = append(stale, a)
		}
	}
	return stale
}

// IsLive reports whether updates are expected: started, not ended, not yet
// delivered.
func (t Tracked) IsLive() bool {
	switch t.Status.Status {
	case Red, NotReported, Amber, Green:
		return true
	default:
		return false
	}
}

// LedBy returns the actions that the post leads, in their order.
func (p Position) LedBy(post PostCode) []Tracked {
	var some []Tracked
	for _, a := range p.Actions {
		if post != "" && a.Lead.Code == post {
			some = append(some, a)
		}
	}
	return some
}

// Predecessor returns the edition of the same family before this one, if the
// record holds it.
func (p Position) Predecessor() (Edition, bool) {
	for _, e := range p.Editions { // the newest first
		if e.Starts.Before(p.Edition.Starts) {
			return e, true
		}
	}
	return Edition{}, false
}

// Brief is a position with what a report on it needs besides, read at one
// moment.
type Brief struct {
	Position Position
	Claims   []Claim
	Log      []LogItem   // what the Board had not closed
	Answers  []RedAnswer `json:",omitempty"` // of the Board, to actions of the edition, the newest first
	Meeting  Meeting     // for which it was frozen, as it was announced then; zero for none
	Voices   []Voice     // those that led to an action of the edition, and while it is in force those that led to none
	Director Post
}

// VoicesUnder returns what young people said that led to an action under the
// priority.
func (b Brief) VoicesUnder(code string) []Voice {
	var some []Voice
	for _, a := range b.Position.ActionsUnder(code) {
		for _, v := range b.Voices {
			if v.Action == a.Ref {
				some = append(some, v)
			}
		}
	}
	return some
}
