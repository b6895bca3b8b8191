package postgres_test

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

// clerk keeps the meetings.
var clerk = plan.Scope{Account: 20, Reads: true, Drafts: true, Role: plan.Secretary, Post: "R20"}

const clerkTitle = "Democratic Services Officer"

// frozenFor is the next meeting on the demonstration's day.
var frozenFor = plan.NewDate(2024, 2, 14)

func (r record) freeze(on plan.Date, at time.Time) {
	r.t.Helper()
	if err := r.Freeze(context.Background(), clerk, on, by(at, "Promised for Friday."), plan.Submission{}); err != nil {
		r.t.Fatal(err)
	}
}

// keyAt is the edition looked at as of a meeting.
func keyAt(on plan.Date) plan.EditionKey {
	k := current
	k.At = on.String()
	return k
}

// asFrozen compares what was frozen with what is read live.
var asFrozen = cmp.Options{cmpopts.EquateEmpty(), cmpopts.EquateApproxTime(0), cmpopts.IgnoreTypes(plan.Freeze{}, plan.Meeting{})}

func TestAFrozenPositionIsThePositionOfItsMoment(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	at := demo.Start().Add(time.Hour)
	r.freeze(frozenFor, at)
	live := r.at(keyAt(frozenFor), plan.View{At: at})
	frozen := r.at(keyAt(frozenFor), plan.View{At: at, Frozen: frozenFor})
	of := frozen.Brief.Position.Freeze
	if of.Meeting != frozenFor || !of.At.Equal(at) || len(of.Checksum) != 64 {
		t.Errorf("frozen as %+v", of)
	}
	if diff := cmp.Diff(live, frozen, asFrozen); diff != "" {
		t.Errorf("(-live +frozen):\n%s", diff)
	}
}

func TestAFrozenPositionStaysWhateverIsRecorded(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	at := demo.Start().Add(time.Hour)
	r.freeze(frozenFor, at)
	before := r.at(keyAt(frozenFor), plan.View{At: at, Frozen: frozenFor})
	dice := rand.New(rand.NewPCG(1, 2))
	for n := range 60 {
		r.happen(dice, at.Add(time.Duration(n+1)*time.Hour))
	}
	r.do(`update actions set title = 'Changed by hand'`)
	after := r.at(keyAt(frozenFor), plan.View{At: at, Frozen: frozenFor})
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

func TestAPositionOfFormat1IsReadAsOneOfToday(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.freeze(frozenFor, demo.Start())
	frozen := func() everything { return r.at(keyAt(frozenFor), plan.View{At: demo.Start(), Frozen: frozenFor}) }
	today := frozen()
	r.do(`alter table frozen_positions disable trigger user; alter table frozen_parts disable trigger user;
	      update frozen_positions set format = 1;
	      update frozen_parts set data = convert_to((convert_from(data, 'UTF8')::jsonb - 'Actions' - 'Measures')::text, 'UTF8')
	       where name = 'edition' or name like 'action/%' or name like 'measure/%'`)
	if diff := cmp.Diff(today, frozen(), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-today +format 1):\n%s", diff)
	}
	key, err := r.Position(t.Context(), board, keyAt(frozenFor), plan.View{At: demo.Start(), Frozen: frozenFor, Measures: plan.KeyMeasures})
	if err != nil || len(key.Measures) != len(key.Priorities) {
		t.Errorf("%d lines beside %d priorities, %v", len(key.Measures), len(key.Priorities), err)
	}
}

func TestAPositionIsFrozenOnce(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	got := atOnce(4, func(int) error {
		return r.Freeze(context.Background(), clerk, frozenFor, by(demo.Start(), "Promised for Friday."), plan.Submission{})
	})
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrFrozen: 3}, got, byText); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	if n := one[int](r, `select count(*) from frozen_positions f join editions e on e.id = f.edition_id where e.slug = '2022-2024'
	                      and f.meeting_on = '2024-02-14'`); n != 2 { // the plan and the strategy
		t.Errorf("%d positions frozen", n)
	}
}

func TestUnfreezingLeavesAMark(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.freeze(frozenFor, demo.Start())
	e := plan.Event{At: demo.Start().Add(time.Hour), ByTitle: clerkTitle, Reason: "A late return."}
	for _, want := range []error{nil, plan.ErrNotFrozen} {
		if err := r.Unfreeze(context.Background(), clerk, frozenFor, e, plan.Submission{}); err != want {
			t.Errorf("unfreezing: %v, want %v", err, want)
		}
	}
	view := plan.View{At: demo.Start(), Frozen: frozenFor}
	if _, err := r.Position(context.Background(), board, keyAt(frozenFor), view); err != plan.ErrToCome {
		t.Errorf("still frozen, or read as if it were: %v", err)
	}
	if n := one[int](r, `select count(*) from frozen_positions where meeting_on = '2024-02-14'`); n != 2 {
		t.Errorf("%d positions kept, want both", n)
	}
	r.freeze(frozenFor, demo.Start().Add(2*time.Hour))
}

func TestAFigureWithheldLaterIsWithheldInWhatWasFrozen(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.freeze(frozenFor, demo.Start())
	r.do(`insert into measure_values (measure_id, period_end, symbol, state, published, source, released_on, entered_at, supersedes, reason)
	      select measure_id, period_end, 'c', 'revised', true, 'A later release', '2024-11-20', '2024-11-20', id, 'Suppressed.'
	        from measure_values v where period_end = '2023-03-31' and measure_id = (select id from measures where code = 'M24')
	         and not exists (select from measure_values l where l.supersedes = v.id)`)
	for name, v := range map[string]plan.View{
		"frozen": {At: endOf(clock), Frozen: frozenFor}, "as it stood": {At: endOf(clock)},
	} {
		v.Measures, v.Code = plan.OneMeasure, "M24"
		f, err := r.Folder(context.Background(), board, keyAt(frozenFor), v)
		if err != nil {
			t.Fatal(err)
		}
		latest, _ := f.Series.Latest()
		row, _ := f.Position.Measures[0].Latest()
		if latest.Symbol != plan.Confidential || row.Symbol != plan.Confidential || latest.Number.Valid {
			t.Errorf("%s: %+v is still shown", name, latest)
		}
	}
}
