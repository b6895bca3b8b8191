package page

import (
	"cmp"
	"slices"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// caption says whose page it is and of which day.
func (p BoardHome) caption() string {
	return "Corporate Parenting Board, position on " + p.Position.Today.Long()
}

// changes are those since the last Board, if it was shown a position.
func (p BoardHome) changes() plan.Changes {
	return plan.Difference(p.Agenda.Last, p.Position, plan.DefaultDisclosure)
}

// isNew says that an action was not red at the last Board; "" when it was, and
// when nobody knows.
func isNew(c plan.Changes, a plan.Tracked) string {
	if turned, ok := c.Of(a.Ref); ok && turned.IsNewRed() {
		return "New red"
	}
	return ""
}

// papersOut says when the papers are out, or that they are.
func papersOut(m plan.Meeting) string {
	if m.Frozen.IsZero() {
		return "Papers are out by " + plan.PapersDue(m.On).Long() + "."
	}
	return "The papers show the position frozen on " + plan.DateAt(m.Frozen.At).Long() + "; this page goes on with what is recorded since."
}

// reds are the red actions: those that need an answer first, then those about
// which something else is asked, and of each the gravest first.
func (p BoardHome) reds() []plan.Tracked {
	reds, w := gravestFirst(plan.WithStatus(p.Position.Actions, plan.Red)), p.watch()
	slices.SortStableFunc(reds, func(a, b plan.Tracked) int { return cmp.Compare(urgency(w.Of(a)), urgency(w.Of(b))) })
	return reds
}

// urgency ranks what is asked of the Board about an exception.
func urgency(e plan.Exception) int {
	switch {
	case e.Unanswered != nil:
		return 0
	case len(e.Asks()) > 0:
		return 1
	default:
		return 2
	}
}

func (p BoardHome) unreported() []plan.Tracked {
	return plan.WithStatus(p.Position.Actions, plan.NotReported)
}

// ambers are the actions at risk, the closest to due first.
func (p BoardHome) ambers() []plan.Tracked {
	return byDue(plan.WithStatus(p.Position.Actions, plan.Amber))
}

// nearest says, when no action is red, which one may be next.
func (p BoardHome) nearest() string {
	ambers := p.ambers()
	if len(ambers) == 0 {
		return "No action is red or amber."
	}
	return "No action is red. The nearest: " + ambers[0].Ref + " " + ambers[0].Title + ", due " + ambers[0].Due.Long() + "."
}

// failing are the measures on the exception list (facts (g4)).
func (p BoardHome) failing() []plan.Series { return p.Position.Exceptions().Measures }

// exception is a red action with what is asked of the Board about it.
func (p BoardHome) exception(a plan.Tracked) plan.Exception { return p.watch().Of(a) }

// awaiting are the items of the log that only the Board can close.
func (p BoardHome) awaiting() []plan.LogItem {
	var some []plan.LogItem
	for _, item := range p.Agenda.Log {
		if item.State == "awaiting closure" {
			some = append(some, item)
		}
	}
	return some
}

// asked is an item of the Board's log with who answers it, and by when.
func asked(item plan.LogItem) string {
	return plan.Sentences(capital(item.Text), item.Lead.Title+", due "+item.Due.Long())
}

// watch sets the position beside the last Board's.
func (p BoardHome) watch() plan.Watch { return p.Agenda.Watch(p.Position) }

// forYou says how much the next Board is asked for, as its decisions sheet does.
func (p BoardHome) forYou() string {
	return plan.AskedInAll(p.watch().Asks(p.Agenda.Meeting.On))
}

// sheet leads to what the next Board is asked for: the decisions sheet or, where
// there are no papers, the list of exceptions.
func (p BoardHome) sheet() string {
	if m := p.Agenda.Meeting; m.HasPapers {
		return route.Pack(m.On) + "#" + sectionID(decisionsSection)
	}
	return route.Exceptions
}

// overridden is an action or a measure that a director has approved as better
// than the rules say.
type overridden struct{ address, title, words string }

func (p BoardHome) overridden() []overridden {
	var all []overridden
	k := p.Position.Edition.Key
	for _, a := range p.Position.Actions {
		if !a.Status.Override.IsZero() {
			all = append(all, overridden{route.Action(k, a.Ref), a.Ref + " " + a.Title, a.Status.InFull()})
		}
	}
	for _, s := range p.Position.Measures {
		if j := s.Judgement(); j.IsOverridden() {
			all = append(all, overridden{route.Measure(k, s.Code), s.Code + " " + s.PlainName, j.InFull()})
		}
	}
	return all
}
