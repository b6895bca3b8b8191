package plantest

import (
	"time"

	"planboard/internal/plan"
)

// Course is an action through time: each state that it had, the earliest
// first. plan.Action.States works one out from history.
type Course []plan.State

// At returns the action as the record had it then; false before it was there.
func (c Course) At(at time.Time) (plan.Action, bool) {
	for i := len(c) - 1; i >= 0; i-- {
		if !c[i].From.After(at) {
			return c[i].Action, true
		}
	}
	return plan.Action{}, false
}

// on returns the position of a plan that is this action alone, as the record
// had it at that instant, judged on that day; without the action before it was
// on the record.
func (c Course) on(as time.Time, day plan.Date, rounds plan.Rounds) plan.Position {
	p := plan.Position{Today: day, Rounds: rounds}
	if a, ok := c.At(as); ok {
		p.Actions = plan.Track([]plan.Action{a}, rounds, day)
	}
	return p
}
