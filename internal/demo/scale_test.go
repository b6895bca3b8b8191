package demo_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

// size is how much of each kind a record holds.
type size struct{ Actions, Measures, Uses, Values, Updates int }

func sizeOf(r plan.Record) size {
	s := size{Measures: len(r.Measures)}
	for _, e := range r.Editions {
		s.Actions += len(e.Actions)
		s.Uses += len(e.Measures)
		for _, a := range e.Actions {
			s.Updates += len(a.Updates)
		}
	}
	for _, m := range r.Measures {
		s.Values += len(m.Values) + len(m.England) + len(m.Neighbours)
	}
	return s
}

func TestAScaledRecordIsAsManyTimesAsLarge(t *testing.T) {
	t.Parallel()
	one := sizeOf(demo.Record())
	want := size{3 * one.Actions, 3 * one.Measures, 3 * one.Uses, 3 * one.Values, 3 * one.Updates}
	if got := sizeOf(demo.Scaled(3)); got != want {
		t.Errorf("Scaled(3) holds %+v, want %+v", got, want)
	}
}

func TestAScaledRecordHasTheSameProportionOfStates(t *testing.T) {
	t.Parallel()
	r := demo.Scaled(3)
	for ref, a := range trackedOn(t, r, today) {
		original, _, _ := strings.Cut(ref, "-")
		if got, want := a.Status.Status, statesOf2022[original]; got != want {
			t.Errorf("%s is %s, want %s like %s", ref, got, want, original)
		}
	}
}

func TestScalingIsDeterministicAndNeverLessThanTheRecord(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff(demo.Record(), demo.Scaled(0)); diff != "" {
		t.Errorf("Scaled(0) is not Record():\n%s", diff)
	}
	if diff := cmp.Diff(demo.Scaled(2), demo.Scaled(2)); diff != "" {
		t.Errorf("Scaled(2) differs from itself:\n%s", diff)
	}
}

func TestACopyKeepsToItsOwnKind(t *testing.T) {
	t.Parallel()
	r := demo.Scaled(2)
	copies := map[string]plan.ActionRecord{}
	for _, a := range everyAction(r) {
		copies[a.Ref] = a
	}
	if got := copies["A07-2"]; got.Priority != "P2" || cmp.Diff([]string{"M05-2", "M08-2"}, got.Measures) != "" {
		t.Errorf("A07-2 serves %s and moves %v, want P2 and M05-2, M08-2", got.Priority, got.Measures)
	}
	if got := copies["A22-2"].ReplacedBy; got != "A25-2" {
		t.Errorf("A22-2 is replaced by %s, want A25-2", got)
	}
	if got := copies["A15-2"].From[0].Ref; got != "B06-2" {
		t.Errorf("A15-2 carries %s forward, want B06-2", got)
	}
	keys := map[string]int{}
	for _, m := range editionOf(t, r, keyOf2022).Measures {
		if m.Key {
			keys[m.Priority]++
		}
	}
	if diff := cmp.Diff(map[string]int{"P1": 1, "P2": 1, "P3": 1, "P4": 1, "P5": 1, "P6": 1}, keys); diff != "" {
		t.Errorf("key measures by priority (-want +got):\n%s", diff)
	}
}

func TestAChangeOfOneRecordDoesNotShowInTheNext(t *testing.T) {
	t.Parallel()
	mine := demo.Record()
	mine.Editions[1].Actions[6].Updates[0].Narrative = "changed"
	mine.Editions[1].Priorities[0].Themes[0] = "changed"
	mine.Measures[13].Breaks[0].Note = "changed"
	*mine.Measures[23].Values[4].Numerator = -1
	next := demo.Record()
	if next.Editions[1].Actions[6].Updates[0].Narrative == "changed" ||
		next.Editions[1].Priorities[0].Themes[0] == "changed" ||
		next.Measures[13].Breaks[0].Note == "changed" ||
		*next.Measures[23].Values[4].Numerator == -1 {
		t.Error("two records share what one of them can change")
	}
}
