package plan

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// Recount is what changed between two instants, told again from history: every
// action walked from the one to the other, day by day and event by event. It
// must come to the same as the Difference of the two positions.
type Recount struct {
	From, To time.Time
	Passages []Passage // of every action on the record at either end, in the order given
}

// Passage is one action's way from one instant to another.
type Passage struct {
	Before *Tracked // as it set out; nil when it was not yet on the record
	Steps  []Step   // the earliest first
}

// Step is one turn on the way: something was recorded, or the calendar alone
// moved the status.
type Step struct {
	At         time.Time
	ByCalendar bool
	ActionChange
}

// RecountOf walks the courses from one instant to the other.
func RecountOf(courses []Course, rounds Rounds, from, to time.Time) Recount {
	r := Recount{From: from, To: to}
	for _, c := range courses {
		p := c.walk(rounds, from, to)
		if p.Before != nil || len(p.Steps) > 0 {
			r.Passages = append(r.Passages, p)
		}
	}
	return r
}

// walk goes from one instant to the other by every beginning of a day and every
// version of the action.
func (c Course) walk(rounds Rounds, from, to time.Time) Passage {
	p := Passage{Before: c.track(from, DateAt(from), rounds)}
	stood, last := p.Before, from
	for _, turn := range c.turns(from, to) {
		now := c.track(turn.as, DateAt(turn.at), rounds)
		step := Step{At: turn.at, ByCalendar: turn.as.Equal(last), ActionChange: changeOf(stood, now)}
		if step.tells() {
			p.Steps = append(p.Steps, step)
		}
		stood, last = now, turn.as
	}
	return p
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
	for day := DateAt(from).AddDays(1); !day.Start().After(to); day = day.AddDays(1) {
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
func (s Step) tells() bool { return s.Move != Stayed || len(s.Facts) > 0 || s.Heard() }

// Sentence tells the step with its day: "31 January 2024: by the calendar alone,
// A09 went from Amber to Red: 31 days late; a recovery plan is in place."
func (s Step) Sentence() string {
	day, text := DateAt(s.At).Long(), s.ActionChange.Sentence()
	switch {
	case s.ByCalendar:
		return fmt.Sprintf("%s: by the calendar alone, %s", day, text)
	case text == "":
		return fmt.Sprintf("%s: %s was updated and is still %s.", day, s.After.Ref, s.Is().Word())
	default:
		return day + ": " + text
	}
}

// Net returns what the steps come to.
func (p Passage) Net() ActionChange {
	if len(p.Steps) == 0 {
		return changeOf(p.Before, p.Before)
	}
	return changeOf(p.Before, p.Steps[len(p.Steps)-1].After)
}

// Net returns by how many each status grew or shrank, counted step by step.
func (r Recount) Net() Count {
	net := Count{}
	for _, p := range r.Passages {
		for _, s := range p.Steps {
			net.move(s.Was(), s.Is())
		}
	}
	return net
}

// Disagreements returns where the recount and the difference of the positions
// do not come to the same, in sentences; none when they do.
func (r Recount) Disagreements(c Changes) []string {
	var found []string
	was, is := byRef(c.From.Actions), byRef(c.To.Actions)
	for _, p := range r.Passages {
		net := p.Net()
		if f, ok := unheard(net.After, c.To.Rounds, DateAt(r.To)); ok {
			net.Facts = append(net.Facts, f)
		}
		ref := net.Action().Ref
		told, ok := c.Of(ref)
		if !ok {
			told = ActionChange{Before: was[ref], After: is[ref]}
		}
		if !net.agrees(told) {
			found = append(found, fmt.Sprintf("%s: history makes it “%s”, the positions “%s”", ref, net.inShort(), told.inShort()))
		}
		delete(was, ref)
		delete(is, ref)
	}
	maps.Copy(was, is)
	for _, ref := range slices.Sorted(maps.Keys(was)) {
		found = append(found, ref+": a position has it, history does not")
	}
	return found
}

// agrees reports whether two changes of an action tell the same. Leads are
// compared by their post, whose title may have changed meanwhile.
func (c ActionChange) agrees(other ActionChange) bool {
	return c.Was() == other.Was() && c.Is() == other.Is() && c.Move == other.Move &&
		slices.EqualFunc(c.Facts, other.Facts, func(f, g Fact) bool {
			return f == g || f.Kind == NewLead && g.Kind == NewLead && c.After.Lead.Code == other.After.Lead.Code
		})
}

// inShort writes a change for who compares two of them.
func (c ActionChange) inShort() string {
	return Sentences(fmt.Sprintf("%s to %s", c.Was(), c.Is()), c.Sentence())
}
