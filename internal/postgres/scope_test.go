package postgres_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
)

// reads calls every method that reads the plan for a scope; each returns what
// it was given as text.
func reads(r record, s plan.Scope, k plan.EditionKey) map[string]func() (any, error) {
	ctx, v := context.Background(), plan.View{At: endOf(clock), Measures: plan.AllMeasures}
	return map[string]func() (any, error){
		"Position": func() (any, error) { return r.Position(ctx, s, k, v) },
		"Brief":    func() (any, error) { return r.Brief(ctx, s, k, v) },
		"Editions": func() (any, error) { return r.Editions(ctx, s) },
		"Pair": func() (any, error) {
			one, other, err := r.Pair(ctx, s, previous, k, v)
			return [2]plan.Position{one, other}, err
		},
		"Dossier": func() (any, error) {
			return r.Dossier(ctx, s, k, plan.View{At: endOf(clock), Ref: "A07"}, 0)
		},
		"Folder": func() (any, error) {
			return r.Folder(ctx, s, k, plan.View{At: endOf(clock), Code: "M24"})
		},
		"Schedule":      func() (any, error) { return r.Schedule(ctx, s, k, v) },
		"ChangeChoices": func() (any, error) { return r.ChangeChoices(ctx, s, v) },
		"Log":           func() (any, error) { return r.Log(ctx, s, v, plan.LogFilter{}) },
		"LogItem":       func() (any, error) { return r.LogItem(ctx, s, v, "BL2") },
		"Decisions": func() (any, error) {
			return r.Decisions(ctx, s, lastBoard, v)
		},
		"Minutes": func() (any, error) {
			sheet, minutes, err := r.Minutes(ctx, s, lastBoard, v)
			return struct {
				plan.DecisionSheet
				plan.Minutes
			}{sheet, minutes}, err
		},
		"FrozenFor": func() (any, error) { return r.FrozenFor(ctx, s, lastBoard) },
		"Choices":   func() (any, error) { return r.Choices(ctx, s, k, v) },
		"Watch":     func() (any, error) { return r.Watch(ctx, s, k, v) },
		"Meetings":  func() (any, error) { return r.Meetings(ctx, s, clock) },
		"Meeting":   func() (any, error) { return r.Meeting(ctx, s, frozenFor, clock) },
		"Front": func() (any, error) {
			p, a, err := r.Front(ctx, s, k, v)
			return struct {
				plan.Position
				plan.Agenda
			}{p, a}, err
		},
	}
}

// ofNoEdition are the methods that read what belongs to more than one edition.
var ofNoEdition = []string{"Editions", "Meetings", "Meeting", "Decisions", "Minutes", "FrozenFor", "ChangeChoices"}

// isNothing reports whether a method gave nothing away.
func isNothing(got any, err error) bool {
	v := reflect.ValueOf(got)
	return (err == nil || errors.Is(err, plan.ErrNotFound)) && (v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0)
}

// writes are the methods that change the record; each has its own tests of who
// may. So have History and Answerable, which a board member may not
// read.
var writes = []string{
	"AddValue", "Record", "Freeze", "Unfreeze", "ReviewValue", "OverrideRating", "Amend", "PlanRound", "SignOffRound",
	"Answerable", "Raise", "RecordLog", "AddDecision", "AnswerRed", "AddMinutes", "AddMeeting", "MoveMeeting", "History",
}

func TestEveryMethodThatReadsThePlanIsHeldToAScope(t *testing.T) {
	t.Parallel()
	tested := reads(record{}, plan.Scope{}, current)
	db := reflect.TypeFor[*postgres.DB]()
	for i := range db.NumMethod() {
		m := db.Method(i)
		takesScope := m.Type.NumIn() > 2 && m.Type.In(2) == reflect.TypeFor[plan.Scope]()
		if _, ok := tested[m.Name]; takesScope && !ok && !slices.Contains(writes, m.Name) {
			t.Errorf("%s is not tested with a zero scope", m.Name)
		}
	}
}

func TestTheZeroScopeSeesNothing(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for name, read := range reads(r, plan.Scope{}, current) {
		if got, err := read(); !isNothing(got, err) {
			t.Errorf("%s gives a stranger %+v, %v", name, got, err)
		}
	}
	for name, read := range reads(r, board, current) {
		if got, err := read(); err != nil || isNothing(got, err) {
			t.Errorf("%s gives a board member nothing, %v", name, err)
		}
	}
}

func TestADraftEditionIsHiddenFromThoseWhoMayNotSeeDrafts(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	set := func(state plan.EditionState) {
		r.do(`update editions set state = $1 where family_slug = $2 and slug = $3`, string(state), current.Plan, current.Edition)
	}
	for state, hidden := range map[plan.EditionState]bool{plan.Consultation: true, plan.DirectorOff: true, plan.Submitted: false} {
		set(state)
		if _, err := r.Position(context.Background(), board, current, plan.View{At: endOf(clock)}); errors.Is(err, plan.ErrNotFound) != hidden {
			t.Errorf("in %s: %v, hidden should be %v", state, err, hidden)
		}
	}
	set(plan.Draft)
	for name, read := range reads(r, board, current) {
		if got, err := read(); !slices.Contains(ofNoEdition, name) && !isNothing(got, err) {
			t.Errorf("%s gives a board member a draft: %v", name, err)
		}
	}
	for name, read := range reads(r, drafter, current) {
		if got, err := read(); err != nil || isNothing(got, err) {
			t.Errorf("%s hides a draft from those who draft it: %v", name, err)
		}
	}
}

func TestNothingOfADraftShowsThroughAnotherEdition(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.do(`update editions set state = 'draft' where family_slug = $1 and slug = $2`, current.Plan, current.Edition)
	for _, tt := range []struct {
		scope plan.Scope
		want  map[string]int
	}{
		{board, map[string]int{"editions": 3, "of the family": 1, "successors": 0, "log": 0, "voices": 1}},
		{drafter, map[string]int{"editions": 4, "of the family": 2, "successors": 4, "log": 2, "voices": 4}},
	} {
		editions, err := r.Editions(context.Background(), tt.scope)
		if err != nil {
			t.Fatal(err)
		}
		p, agenda, err := r.Front(context.Background(), tt.scope, previous, plan.View{At: endOf(clock)})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]int{
			"editions": len(editions), "of the family": len(p.Editions),
			"log": len(agenda.Log), "voices": len(agenda.Voices), "successors": 0,
		}
		for _, a := range p.Actions {
			got["successors"] += len(a.Closure.Successors)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("with drafts %v (-want +got):\n%s", tt.scope.Drafts, diff)
		}
	}
}

func TestAWriteThatIsNotOnesOwnChangesNothing(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a, m := r.action("A07"), r.series("L01", clock).Measure
	u, own := update(a), r.leadOf(a)
	stranger, other, reader, steward := own, own, own, plan.Scope{Account: 13, Reads: true, Values: true}
	stranger.Reads, stranger.Account = false, 0
	other.Leads, reader.Leads = "R07", ""
	addUpdate := func(s plan.Scope, k plan.EditionKey) error {
		return r.Record(context.Background(), s, plan.Action{Edition: k, ID: u.Action}, plan.EventOf(u), plan.Submission{Version: a.Version, Key: "key"})
	}
	addValue := func(s plan.Scope, m plan.Measure) error {
		return r.AddValue(context.Background(), s, m, figure(64, 80), plan.Submission{Version: m.Version, Key: "key"})
	}
	before := r.amounts()
	tests := []struct {
		name string
		err  error
		want error
	}{
		{"a stranger updates an action", addUpdate(plan.Scope{}, current), plan.ErrNotFound},
		{"whoever may not read updates an action", addUpdate(stranger, current), plan.ErrNotFound},
		{"another post updates an action", addUpdate(other, current), plan.ErrForbidden},
		{"a reader updates an action", addUpdate(reader, current), plan.ErrForbidden},
		{"an action is updated through another edition", addUpdate(own, previous), plan.ErrNotFound},
		{"a stranger enters a figure", addValue(plan.Scope{}, m), plan.ErrNotFound},
		{"an officer enters a figure", addValue(own, m), plan.ErrForbidden},
		{"a steward enters a figure that others publish", addValue(steward, r.series("M24", clock).Measure), plan.ErrForbidden},
	}
	for _, tt := range tests {
		if !errors.Is(tt.err, tt.want) {
			t.Errorf("%s: error %v, want %v", tt.name, tt.err, tt.want)
		}
	}
	if diff := cmp.Diff(before, r.amounts()); diff != "" {
		t.Errorf("something was written (-before +after):\n%s", diff)
	}
}

func TestAnUpdateIsItsAuthorsOwn(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	u := update(a)
	u.By = 1 // a slip of the caller's
	if err := r.add(a, u, ""); err != nil {
		t.Fatal(err)
	}
	want := int64(r.leadOf(a).Account)
	if got := one[int64](r, `select account_id from progress_updates order by id desc limit 1`); got != want {
		t.Errorf("posted by account %d, want that of the scope, %d", got, want)
	}
}

func TestNothingOnTheRecordIsLaterThanItsClock(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for name, latest := range map[string]string{
		"a figure":   `select max(entered_at) from measure_values`,
		"an update":  `select max(submitted_at) from progress_updates`,
		"an account": `select max(at) from history`,
	} {
		if at := one[time.Time](r, latest); at.After(demo.Start()) {
			t.Errorf("%s is of %v, after the demonstration's clock", name, at)
		}
	}
}
