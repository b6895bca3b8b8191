// Package plantest tells what changed between two moments a second time, from
// history, for the tests that hold it against plan.Difference. It knows each
// action's states and nothing of the two positions.
package plantest

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"planboard/internal/plan"
)

// Recount is what changed between two instants, told again from history: every
// action walked from the one to the other, day by day and event by event. It
// must come to the same as the difference of the two positions.
type Recount struct {
	Passages []Passage // of every action on the record at either end, in the order given
}

// Passage is one action's way from one instant to another.
type Passage struct {
	Steps []Step // the earliest first

	from, to plan.Position // of the action alone; to as the steps leave it, on the last day
}

// Step is one turn on the way: something was recorded, or the calendar alone
// moved the status.
type Step struct {
	At         time.Time
	ByCalendar bool
	plan.ActionChange
}

// RecountOf walks the courses from one instant to the other.
func RecountOf(courses []Course, rounds plan.Rounds, from, to time.Time) Recount {
	var r Recount
	for _, c := range courses {
		p := c.walk(rounds, from, to)
		if len(p.from.Actions)+len(p.to.Actions) > 0 {
			r.Passages = append(r.Passages, p)
		}
	}
	return r
}

// walk goes from one instant to the other by every beginning of a day and every
// version of the action.
func (c Course) walk(rounds plan.Rounds, from, to time.Time) Passage {
	p := Passage{from: c.on(from, plan.DateAt(from), rounds)}
	stood, last := p.from, from
	p.to = p.from
	for _, turn := range c.turns(from, to) {
		now := c.on(turn.as, plan.DateAt(turn.at), rounds)
		step := Step{At: turn.at, ByCalendar: turn.as.Equal(last), ActionChange: between(stood, now)}
		if step.tells() {
			p.Steps, p.to.Actions = append(p.Steps, step), now.Actions
		}
		stood, last = now, turn.as
	}
	p.to.Today = plan.DateAt(to)
	return p
}

// between is the difference of two positions of one action, which says of it
// nothing where nothing changed. That nothing was heard is no step.
func between(before, after plan.Position) plan.ActionChange {
	c := changeOf(before, after)
	c.Facts = slices.DeleteFunc(c.Facts, func(f plan.Fact) bool { return f.Kind == plan.Unheard })
	return c
}

func changeOf(before, after plan.Position) plan.ActionChange {
	if all := plan.Difference(before, after, plan.DefaultDisclosure).Actions; len(all) == 1 {
		return all[0]
	}
	return plan.ActionChange{Before: onlyOne(before), After: onlyOne(after)}
}

func onlyOne(p plan.Position) *plan.Tracked {
	if len(p.Actions) == 0 {
		return nil
	}
	return &p.Actions[0]
}

// turn is an instant to look at, and the instant whose record counts there: at
// the beginning of a day that of just before, because the calendar turns first.
type turn struct{ at, as time.Time }

func (c Course) turns(from, to time.Time) []turn {
	var all []turn
	for _, v := range c {
		if v.From.After(from) && !v.From.After(to) {
			all = append(all, turn{v.From, v.From})
		}
	}
	for day := plan.DateAt(from).AddDays(1); !day.Start().After(to); day = day.AddDays(1) {
		all = append(all, turn{at: day.Start()})
	}
	slices.SortStableFunc(all, func(a, b turn) int {
		if order := a.at.Compare(b.at); order != 0 {
			return order
		}
		return a.as.Compare(b.as) // the calendar's first
	})
	as := from
	for i := range all {
		if all[i].as.IsZero() {
			all[i].as = as
		}
		as = all[i].as
	}
	return all
}

// tells reports whether the step says anything.
func (s Step) tells() bool { return s.Move != plan.Stayed || len(s.Facts) > 0 || s.Heard() }

// Sentence tells the step with its day: "31 January 2024: by the calendar alone,
// A09 went from Amber to Red: 31 days late; a recovery plan is in place."
func (s Step) Sentence() string {
	day, text := plan.DateAt(s.At).Long(), s.ActionChange.Sentence()
	switch {
	case s.ByCalendar:
		return fmt.Sprintf("%s: by the calendar alone, %s", day, text)
	case text == "":
		return fmt.Sprintf("%s: %s was updated and is still %s.", day, s.After.Ref, s.Is().Word())
	default:
		return day + ": " + text
	}
}

// Net returns by how many each status grew or shrank, counted step by step.
func (r Recount) Net() plan.Count {
	net := plan.Count{}
	for _, p := range r.Passages {
		for _, s := range p.Steps {
			net[s.Was()]--
			net[s.Is()]++
		}
	}
	delete(net, "") // where an action was not there
	return net
}

// Disagreements returns where the recount and the difference of the positions
// do not come to the same, in sentences; none when they do.
func (r Recount) Disagreements(c plan.Changes) []string {
	var found []string
	positions := map[string]bool{}
	for _, a := range slices.Concat(c.From.Actions, c.To.Actions) {
		positions[a.Ref] = true
	}
	for _, p := range r.Passages {
		net := changeOf(p.from, p.to)
		ref := net.Action().Ref
		told, ok := c.Of(ref)
		if !ok {
			told = plan.ActionChange{Before: in(c.From, ref), After: in(c.To, ref)}
		}
		if !agree(net, told) {
			found = append(found, fmt.Sprintf("%s: history makes it “%s”, the positions “%s”", ref, inShort(net), inShort(told)))
		}
		delete(positions, ref)
	}
	for _, ref := range slices.Sorted(maps.Keys(positions)) {
		found = append(found, ref+": a position has it, history does not")
	}
	return found
}

// in returns the action of the position with that ref, or nil.
func in(p plan.Position, ref string) *plan.Tracked {
	for i := range p.Actions {
		if p.Actions[i].Ref == ref {
			return &p.Actions[i]
		}
	}
	return nil
}

// agree reports whether two changes of an action tell the same. Leads are
// compared by their post, whose title may have changed meanwhile.
func agree(c, other plan.ActionChange) bool {
	return c.Was() == other.Was() && c.Is() == other.Is() && c.Move == other.Move && c.ByOldDate == other.ByOldDate &&
		slices.EqualFunc(c.Facts, other.Facts, func(f, g plan.Fact) bool {
			return f == g || f.Kind == plan.NewLead && g.Kind == plan.NewLead && c.After.Lead.Code == other.After.Lead.Code
		})
}

// inShort writes a change for who compares two of them.
func inShort(c plan.ActionChange) string {
	return plan.Sentences(fmt.Sprintf("%s to %s", c.Was(), c.Is()), c.Sentence())
}
