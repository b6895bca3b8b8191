package plan

import "slices"

// Changes is the difference of two positions of one edition: what the Board is
// told has changed since it last met.
type Changes struct {
	From, To Position
	Actions  []ActionChange  // those of which something is to be told, worse first, then better
	Measures []MeasureChange // likewise, in the order of the scorecard
}

// Difference tells what changed from one position of an edition to a later
// one. Both must have been read with the same choice of actions and measures,
// and as the reader may see them: what is withheld in either is not told. The
// zero Position stands for none: then there is nothing to compare.
func Difference(before, after Position, d Disclosure) Changes {
	c := Changes{From: before, To: after}
	if c.IsFirst() {
		return c
	}
	was, is := byRef(before.Actions), byRef(after.Actions)
	for _, a := range after.Actions {
		c.tell(was[a.Ref], is[a.Ref])
	}
	for _, a := range before.Actions {
		if is[a.Ref] == nil {
			c.tell(was[a.Ref], nil)
		}
	}
	slices.SortStableFunc(c.Actions, byGravity)
	c.Measures = measureChanges(before.Measures, after.Measures, d)
	return c
}

// IsFirst reports whether there is no earlier position to compare with.
func (c Changes) IsFirst() bool { return c.From.Today.IsZero() }

func byRef(actions []Tracked) map[string]*Tracked {
	found := map[string]*Tracked{}
	for i := range actions {
		found[actions[i].Ref] = &actions[i]
	}
	return found
}

func (c *Changes) tell(before, after *Tracked) {
	change := changeOf(before, after, c.To.Rounds, c.To.Today)
	if f, ok := unheard(after, c.To.Rounds, c.To.Today); ok {
		change.Facts = append(change.Facts, f)
	}
	if change.Move != Stayed || len(change.Facts) > 0 {
		c.Actions = append(c.Actions, change)
	}
}

// byGravity orders by move, and within one by the status that came of it, the
// worst first; what only has facts comes last.
func byGravity(a, b ActionChange) int {
	if place := a.Move.place() - b.Move.place(); place != 0 {
		return place
	}
	return a.Is().place() - b.Is().place()
}

func (m Move) place() int {
	if m == Stayed {
		return len(Moves)
	}
	return slices.Index(Moves, m)
}

// Of returns what changed of the action with that ref; false for nothing.
func (c Changes) Of(ref string) (ActionChange, bool) {
	for _, a := range c.Actions {
		if a.Action().Ref == ref {
			return a, true
		}
	}
	return ActionChange{}, false
}

// Moved returns the actions whose status moved, in the order of the table.
func (c Changes) Moved() []ActionChange {
	return c.actions(func(a ActionChange) bool { return a.Move != Stayed })
}

// With returns the actions of which a fact of that kind is told.
func (c Changes) With(k FactKind) []ActionChange {
	return c.actions(func(a ActionChange) bool { return a.Has(k) })
}

// ThatMoved returns the actions whose status moved in that way.
func (c Changes) ThatMoved(m Move) []ActionChange {
	return c.actions(func(a ActionChange) bool { return a.Move == m && m != Stayed })
}

func (c Changes) actions(wanted func(ActionChange) bool) []ActionChange {
	var some []ActionChange
	for _, a := range c.Actions {
		if wanted(a) {
			some = append(some, a)
		}
	}
	return some
}

// Net returns by how many each status grew or, below zero, shrank. The counts
// of the earlier position and these make up the counts of the later one.
func (c Changes) Net() Count {
	net := Count{}
	for _, a := range c.Actions {
		net.move(a.Was(), a.Is())
	}
	return net
}

// move counts an action out of one status and into another; "" is no status.
func (c Count) move(was, is Status) {
	if was != "" {
		c[was]--
	}
	if is != "" {
		c[is]++
	}
}

// Freshness is how much of what is under way has been heard of since the
// earlier position: "31 of 34 actions updated since the last Board. Three are
// late."
type Freshness struct {
	Live, Updated int
	Late          []Tracked // no update in the open round, though they were due
}

// Freshness counts the actions under way that were updated between the two
// positions.
func (c Changes) Freshness() Freshness {
	was := byRef(c.From.Actions)
	var f Freshness
	for i := range c.To.Actions {
		a := &c.To.Actions[i]
		if !a.IsLive() {
			continue
		}
		f.Live++
		if (ActionChange{Before: was[a.Ref], After: a}).Heard() {
			f.Updated++
		}
		if _, late := unheard(a, c.To.Rounds, c.To.Today); late {
			f.Late = append(f.Late, *a)
		}
	}
	return f
}
