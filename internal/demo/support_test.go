package demo_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"

	"planboard/internal/plan"
	"planboard/internal/plan/plantest"
)

// keyOf2022 is the edition in force.
var keyOf2022 = plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}

// today is the day on which the demonstration's clock begins.
var today = plan.NewDate(2024, 1, 31)

func editionOf(t *testing.T, r plan.Record, key plan.EditionKey) plan.EditionRecord {
	t.Helper()
	for _, e := range r.Editions {
		if e.Key == key {
			return e
		}
	}
	t.Fatalf("no edition %v on the record", key)
	return plan.EditionRecord{}
}

// replayed returns the edition's actions as their history makes them.
func replayed(r plan.Record, e plan.EditionRecord) []plan.Action {
	var all []plan.Action
	for _, a := range e.Actions {
		course := courseOf(r, e, a)
		all = append(all, course[len(course)-1].Action)
	}
	return all
}

// courseOf is an action through time; accounts are numbered as the record lists
// them.
func courseOf(r plan.Record, e plan.EditionRecord, a plan.ActionRecord) plantest.Course {
	account := map[plan.PostCode]plan.AccountID{}
	for i, a := range r.Accounts {
		account[a.Post] = plan.AccountID(i + 1)
	}
	a.Updates = slices.Clone(a.Updates)
	for i := range a.Updates {
		a.Updates[i].ID = int64(i + 1)
	}
	told := a.Telling(func(p plan.PostCode) plan.AccountID { return account[p] })
	agreed := a.Agreed
	if agreed.IsZero() {
		agreed = e.Starts.Start()
	}
	return a.States(agreed, plan.Terms{Due: a.FirstDue, Lead: a.Lead}, told, r.Rounds)
}

// trackedOn returns the actions of 2022–2024 by ref with their status on the
// day.
func trackedOn(t *testing.T, r plan.Record, on plan.Date) map[string]plan.Tracked {
	t.Helper()
	byRef := map[string]plan.Tracked{}
	for _, a := range plan.Track(replayed(r, editionOf(t, r, keyOf2022)), r.Rounds, on) {
		byRef[a.Ref] = a
	}
	return byRef
}

// seriesOf returns a measure as 2022–2024 uses it, with all its figures.
func seriesOf(t *testing.T, r plan.Record, code string) plan.Series {
	t.Helper()
	for _, m := range r.Measures {
		if m.Code != code {
			continue
		}
		for _, use := range editionOf(t, r, keyOf2022).Measures {
			if use.Code == code {
				m.Target, m.Priority = use.Target, use.Priority
			}
		}
		return plan.Series{Measure: m.Measure, Values: m.Values, England: m.England, Neighbours: m.Neighbours}
	}
	t.Fatalf("no measure %s on the record", code)
	return plan.Series{}
}

// everyAction returns the actions of all editions.
func everyAction(r plan.Record) []plan.ActionRecord {
	var all []plan.ActionRecord
	for _, e := range r.Editions {
		all = append(all, e.Actions...)
	}
	return all
}

// figures are the columns of a measure, by their name.
func figures(m plan.MeasureRecord) map[string][]plan.Value {
	return map[string][]plan.Value{"own": m.Values, "England": m.England, "neighbours": m.Neighbours}
}

// sorted compares lists whose order means nothing.
var sorted = cmpopts.SortSlices(func(a, b string) bool { return a < b })
