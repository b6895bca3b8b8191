package postgres_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/plan/plantest"
)

// courses are the actions of the current edition through time, made again from
// what the database's history holds of them.
func (r record) courses(rounds plan.Rounds) []plantest.Course {
	r.t.Helper()
	rows, err := r.raw.Query(context.Background(), `
	select a.id, a.ref, a.title, a.starts_on, a.first_due_on, a.recurs, a.recorded_at
	  from actions a join editions e on e.id = a.edition_id
	 where e.family_slug = $1 and e.slug = $2 order by a.ref`, current.Plan, current.Edition)
	if err != nil {
		r.t.Fatal(err)
	}
	var actions []plan.Action
	var agreed []time.Time
	for rows.Next() {
		a := plan.Action{Edition: current}
		var starts, due, from time.Time
		if err := rows.Scan(&a.ID, &a.Ref, &a.Title, &starts, &due, &a.Recurs, &from); err != nil {
			r.t.Fatal(err)
		}
		a.Starts, a.FirstDue = dayOf(&starts), dayOf(&due)
		actions, agreed = append(actions, a), append(agreed, from)
	}
	courses := make([]plantest.Course, len(actions))
	for i, a := range actions {
		courses[i] = a.States(agreed[i], r.terms(a), r.telling(a), rounds)
	}
	return courses
}

func TestWhatChangedSinceTheLastBoardIsWhatHistoryTells(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for name, now := range map[string]time.Time{
		"15 November 2023 to 31 January 2024":  demo.Start(),
		"15 November 2023 to 14 February 2024": time.Date(2024, 2, 14, 14, 0, 0, 0, plan.London),
	} {
		p, agenda, err := r.Front(context.Background(), board, current, plan.View{At: now, Measures: plan.AllMeasures})
		if err != nil {
			t.Fatal(err)
		}
		changes := plan.Difference(agenda.Last, p, plan.DefaultDisclosure)
		if since := agenda.Last.Freeze.Meeting; since != plan.NewDate(2023, 11, 15) || len(changes.Actions) == 0 {
			t.Fatalf("%s: %d changes since %v", name, len(changes.Actions), since)
		}
		recount := plantest.RecountOf(r.courses(p.Rounds), p.Rounds, agenda.Last.Freeze.At, now)
		if found := recount.Disagreements(changes); found != nil {
			t.Errorf("%s: %v", name, found)
		}
		var steps int
		for _, passage := range recount.Passages {
			steps += len(passage.Steps)
		}
		was, is, net := agenda.Last.Count(), p.Count(), recount.Net()
		for _, s := range plan.Statuses {
			if was[s]+net[s] != is[s] || changes.Net()[s] != net[s] {
				t.Errorf("%s: %d were %s, %+d by history, %+d by the positions, and %d are", name, was[s], s, net[s], changes.Net()[s], is[s])
			}
		}
		t.Logf("%s: %s", name, changes.Headline())
		t.Logf("%s: %s", name, changes.MeasuresHeadline())
		t.Logf("history: %d steps of %d actions", steps, len(recount.Passages))
	}
}

func TestReDatingIsNoProgressAndBeginsItsOwnTime(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	redate := func(at time.Time, to plan.Date) {
		a := r.positionOf("A09", at)
		e := eventFor(plan.ReDated, a)
		e.At, e.Due = at, to
		if err := r.Record(t.Context(), clerk, a.Action, e, plan.Submission{Version: a.Version}); err != nil {
			t.Fatal(err)
		}
	}
	hour := func(n int) time.Time { return demo.Start().Add(time.Duration(n) * time.Hour) }
	// It was Amber until the day began, on which it is 31 days late.
	if a := r.positionOf("A09", hour(0)); a.Status.Status != plan.Red {
		t.Fatalf("A09 is %s", a.Status.Status)
	}
	redate(hour(1), plan.NewDate(2024, 1, 15))
	d, err := r.Dossier(t.Context(), board, current, plan.View{At: hour(2), Ref: "A09"}, 0)
	if err != nil || d.Action.Status.Status != plan.Amber || d.Since() != clock {
		t.Errorf("%s since %s, %v; want Amber since it was re-dated", d.Action.Status.Status, d.Since(), err)
	}
	redate(hour(3), plan.NewDate(2024, 6, 30))
	p, agenda, err := r.Front(t.Context(), board, current, plan.View{At: hour(4), Measures: plan.AllMeasures})
	if err != nil {
		t.Fatal(err)
	}
	changes := plan.Difference(agenda.Last, p, plan.DefaultDisclosure)
	got, _ := changes.Of("A09")
	if got.Was() != plan.Amber || got.Is() != plan.Green || got.Move != plan.OnlyReDated || got.ByOldDate != plan.Red {
		t.Errorf("%s to %s is %q", got.Was(), got.Is(), got.Move)
	}
	if want := "Two actions improved, one of them now complete, and four got worse. One is newly not reported. Five forecasts slipped and one due date was changed by decision. One status moved only because its due date did."; !strings.HasPrefix(changes.Headline(), want) {
		t.Errorf("headline %q", changes.Headline())
	}
	if found := plantest.RecountOf(r.courses(p.Rounds), p.Rounds, agenda.Last.Freeze.At, hour(4)).Disagreements(changes); found != nil {
		t.Error(found)
	}
}

func TestARecountFindsWhatHistoryDoesNotTell(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	p, agenda, err := r.Front(context.Background(), board, current, plan.View{At: demo.Start(), Measures: plan.AllMeasures})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(p.Actions, func(a plan.Tracked) bool { return a.Ref == "A03" })
	p.Actions[i].Status.Status = plan.Green // as if nobody had said that it slips
	changes := plan.Difference(agenda.Last, p, plan.DefaultDisclosure)
	if found := plantest.RecountOf(r.courses(p.Rounds), p.Rounds, agenda.Last.Freeze.At, demo.Start()).Disagreements(changes); len(found) != 1 {
		t.Errorf("found %v", found)
	}
}

// The clocks went forward on 26 March 2023 at one in the morning, and back on
// 29 October 2023 at two.
func TestTheNightsWhenTheClocksChangeAreLondonDays(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	utc := func(month time.Month, day, hour, minute int) time.Time {
		return time.Date(2023, month, day, hour, minute, 0, 0, time.UTC)
	}
	spring, autumn := plan.NewDate(2023, 3, 26), plan.NewDate(2023, 10, 29)
	a := r.action("A07")
	insert := func(at time.Time, text string) {
		r.do(`insert into action_states
		      select (jsonb_populate_record(s, jsonb_build_object('version', s.version + 1, 'recorded_at', $1::timestamptz, 'narrative', $2::text))).*
		        from action_states s where action_id = $3 order by version desc limit 1`, at, text, a.ID)
	}
	r.do(`alter table action_states disable trigger user; delete from action_states where action_id = (select id from actions where ref = 'A07') and version > 1`)
	for _, c := range []struct {
		at   time.Time
		text string
	}{
		{utc(3, 25, 23, 59), "the last minute before the spring night"},
		{utc(3, 26, 1, 0), "the hour that jumps"},
		{utc(3, 26, 22, 59), "the last minute of a day of 23 hours"},
		{utc(3, 26, 23, 0), "the first of the next"},
		{utc(10, 28, 22, 59), "the last minute before the autumn night"},
		{utc(10, 29, 0, 30), "half past one, first"},
		{utc(10, 29, 1, 30), "half past one, again"},
		{utc(10, 29, 23, 59), "the last minute of a day of 25 hours"},
	} {
		insert(c.at, c.text)
	}
	for at, want := range map[time.Time]string{
		spring.AddDays(-1).End():          "the last minute before the spring night",
		spring.Start().Add(2 * time.Hour): "the hour that jumps",
		spring.End():                      "the last minute of a day of 23 hours",
		spring.AddDays(1).Start():         "the first of the next",
		autumn.AddDays(-1).End():          "the last minute before the autumn night",
		utc(10, 29, 0, 45):                "half past one, first",
		utc(10, 29, 1, 45):                "half past one, again",
		autumn.End():                      "the last minute of a day of 25 hours",
	} {
		if got := r.positionOf("A07", at).Standing.Narrative; got != want {
			t.Errorf("at %v: %q, want %q", at, got, want)
		}
	}
	if hours := autumn.End().Sub(autumn.Start()).Round(time.Hour).Hours(); hours != 25 {
		t.Errorf("29 October 2023 has %v hours", hours)
	}
}

func TestAPositionFrozenWhileTheClocksChangeIsOfItsInstant(t *testing.T) {
	t.Parallel()
	for name, at := range map[string]time.Time{
		"in the hour that jumps":               time.Date(2024, 3, 31, 1, 0, 0, 0, time.UTC),
		"at half past one, the first time":     time.Date(2024, 10, 27, 0, 30, 0, 0, time.UTC),
		"at half past one, the second time":    time.Date(2024, 10, 27, 1, 30, 0, 0, time.UTC),
		"in the last minute of the long night": time.Date(2024, 10, 27, 23, 59, 0, 0, time.UTC),
	} {
		r := demonstration(t)
		on := plan.NewDate(2024, 11, 20) // one meeting serves all
		r.do(`delete from board_meetings where held_on > '2024-02-14'`)
		r.do(`update editions set ends_on = '2025-03-31' where slug = '2022-2024'`)
		r.meets(on)
		r.freeze(on, at)
		k := keyAt(on)
		frozen := r.at(k, plan.View{At: demo.Start(), Frozen: on})
		if of := frozen.Brief.Position; !of.Freeze.At.Equal(at) || of.Today != plan.DateAt(at) {
			t.Errorf("%s: frozen at %v on %v", name, of.Freeze.At, of.Today)
		}
		if diff := cmp.Diff(r.at(k, plan.View{At: at}), frozen, asFrozen); diff != "" {
			t.Errorf("%s (-as it stood +frozen):\n%s", name, diff)
		}
	}
}
