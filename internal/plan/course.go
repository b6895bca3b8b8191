package plan

import (
	"slices"
	"time"
)

// Course is an action through time: what the record said of it from one
// instant to the next, the earliest first.
type Course []Version

// Version is an action as the record had it from an instant on.
type Version struct {
	Recorded time.Time // zero: as far back as the record goes
	Action   Action
}

// At returns the action as the record had it then; false before it was there.
func (c Course) At(at time.Time) (Action, bool) {
	for i := len(c) - 1; i >= 0; i-- {
		if !c[i].Recorded.After(at) {
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

// Course returns what the record said of the action from one instant to the
// next, worked out anew from its history: after everything that happened to
// it, the replay of all that had happened by then.
func (a Action) Course(r Reported, rs Rounds) Course {
	var course Course
	for _, at := range append([]time.Time{{}}, r.instants(a.Closure)...) {
		course = append(course, Version{at, a.endedBy(DateAt(at)).Replay(r.until(at), rs)})
	}
	return course
}

// endedBy returns the action without a decision of a later day to end it.
func (a Action) endedBy(day Date) Action {
	if a.Closure.On.After(day) {
		a.Closure = Closure{}
	}
	return a
}

// instants returns when something happened, the earliest first. What is known
// by its day alone happened as the day began.
func (r Reported) instants(c Closure) []time.Time {
	var all []time.Time
	for _, u := range r.Updates {
		all = append(all, u.Submitted)
	}
	for _, s := range r.SignOffs {
		all = append(all, s.At)
	}
	for _, o := range r.Occurrences {
		if !o.Delivered.IsZero() {
			all = append(all, o.Delivered.Start())
		}
	}
	if !c.On.IsZero() {
		all = append(all, c.On.Start())
	}
	slices.SortFunc(all, time.Time.Compare)
	return slices.CompactFunc(all, time.Time.Equal)
}

// until returns what had been reported by the instant.
func (r Reported) until(at time.Time) Reported {
	var then Reported
	for _, u := range r.Updates {
		if !u.Submitted.After(at) {
			then.Updates = append(then.Updates, u)
		}
	}
	for _, s := range r.SignOffs {
		if !s.At.After(at) {
			then.SignOffs = append(then.SignOffs, s)
		}
	}
	for _, o := range r.Occurrences {
		if o.Delivered.After(DateAt(at)) {
			o.Delivered = Date{}
		}
		then.Occurrences = append(then.Occurrences, o)
	}
	return then
}
