package demo

import (
	"slices"
	"strconv"

	"planboard/internal/plan"
)

// Scaled returns a record n times as large, for load tests: n of each action,
// measure, update and value, in the same editions, under the same priorities
// and in the same states. The first of each is that of Record; the others have
// a suffix to their ref or code, "A07-2" and "M24-2". Scaled(1) is Record, and
// so is any smaller n.
func Scaled(n int) plan.Record {
	r := plan.Record{
		Posts: posts(), Accounts: accounts(), Families: families(), Editions: editions(), Measures: measures(),
		Rounds: rounds(), Meetings: meetings(), SignOffs: roundSignOffs(), Log: boardLog(), Voices: voices(), Promises: promises(),
		Events: relatedDecisions(), Decisions: boardDecisions(), Minutes: boardMinutes(),
	}
	for i := range r.Editions {
		scaleEdition(&r.Editions[i], n, r.Rounds)
	}
	r.Measures = repeated(r.Measures, n, measureCopy)
	return r
}

func scaleEdition(e *plan.EditionRecord, n int, rounds plan.Rounds) {
	e.Actions = repeated(e.Actions, n, actionCopy)
	e.Measures = repeated(e.Measures, n, useCopy)
	leads := map[string]plan.PostCode{}
	for _, p := range e.Priorities {
		leads[p.Code] = p.Lead.Code
	}
	for i := range e.Actions {
		settle(&e.Actions[i], rounds)
		review(&e.Actions[i], leads, rounds)
	}
}

// repeated returns the things followed by n-1 copies of them all, each made
// with the suffix of its turn.
func repeated[T any](things []T, n int, copyOf func(T, string) T) []T {
	all := slices.Clip(things)
	for turn := 2; turn <= n; turn++ {
		suffix := "-" + strconv.Itoa(turn)
		for _, t := range things {
			all = append(all, copyOf(t, suffix))
		}
	}
	return all
}

func actionCopy(a plan.ActionRecord, suffix string) plan.ActionRecord {
	a.Ref += suffix
	a.Measures = suffixed(a.Measures, suffix)
	a.Updates = slices.Clone(a.Updates)
	a.From = slices.Clone(a.From)
	for i := range a.From {
		a.From[i].Ref += suffix
	}
	if a.ReplacedBy != "" {
		a.ReplacedBy += suffix
	}
	return a
}

func measureCopy(m plan.MeasureRecord, suffix string) plan.MeasureRecord {
	m.Code += suffix
	m.Values, m.England, m.Neighbours = slices.Clone(m.Values), slices.Clone(m.England), slices.Clone(m.Neighbours)
	return m
}

// useCopy returns the use of a copied measure; each priority keeps its one key
// measure.
func useCopy(m plan.EditionMeasure, suffix string) plan.EditionMeasure {
	m.Code, m.Key = m.Code+suffix, false
	return m
}

func suffixed(names []string, suffix string) []string {
	var all []string
	for _, n := range names {
		all = append(all, n+suffix)
	}
	return all
}
