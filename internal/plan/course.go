package plan

import "time"

// Course is an action through time: each state that it had, the earliest
// first. Action.States works one out from history.
type Course []State

// At returns the action as the record had it then; false before it was there.
func (c Course) At(at time.Time) (Action, bool) {
	for i := len(c) - 1; i >= 0; i-- {
		if !c[i].From.After(at) {
			return c[i].Action, true
		}
	}
	return Action{}, false
}

// track returns the action with its status as of the instant, judged on that
// day; nil before it was on the record.
func (c Course) track(at time.Time, day Date, rounds Rounds) *Tracked {
	a, ok := c.At(at)
	if !ok {
		return nil
	}
	return &Tracked{a, a.Assess(rounds, day)}
}
