package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

func TestAnUpdateIsPutOnTheRecordWhole(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	before, counts := r.action("A07"), r.amounts()
	u := update(before)
	u.NextStep, u.Forecast, u.Issue = "Panel in March.", plan.NewDate(2024, 5, 31), true
	u.Recovery = plan.Recovery{Text: "A second campaign.", Lead: "Head of Service", By: plan.NewDate(2024, 3, 31)}
	u.Proposed, u.Computed, u.Reason = plan.Red, plan.Amber, "The panel has not met."
	if err := r.add(before, u, "key"); err != nil {
		t.Fatal(err)
	}
	for _, grown := range []string{"versions", "progress_updates", "history", "taken_forms"} {
		counts[grown]++
	}
	if diff := cmp.Diff(counts, r.amounts()); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	after := r.action("A07")
	u.ID, u.By = after.Standing.Update, r.leadOf(before).Account
	want := before.Standing.With(u, r.position(plan.View{At: endOf(clock)}).Rounds)
	if diff := cmp.Diff(want, after.Standing); diff != "" {
		t.Errorf("standing (-want +got):\n%s", diff)
	}
	if after.Version != before.Version+1 {
		t.Errorf("version %d after %d", after.Version, before.Version)
	}
	if after.Status.Status != plan.Red || after.Status.Reason != u.Reason {
		t.Errorf("the action is %+v, want Red for the reason given", after.Status)
	}
}

func TestTheOldUpdateIsStillInTheStory(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	read := func() plan.Dossier {
		d, err := r.Dossier(context.Background(), board, current, plan.View{At: endOf(clock), Ref: "A07"}, 0)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	before := read().Story.Entries
	a := r.action("A07")
	if err := r.add(a, update(a), ""); err != nil {
		t.Fatal(err)
	}
	after := read().Story.Entries
	if len(after) != len(before)+1 || after[0].Update.Narrative != update(a).Narrative {
		t.Fatalf("%d entries after %d, the first %+v", len(after), len(before), after[0])
	}
	if diff := cmp.Diff(before, after[1:]); diff != "" {
		t.Errorf("what was told before (-want +got):\n%s", diff)
	}
}

func TestALongStoryIsToldInPartsEachOnce(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.do(lengthen)
	r.do(`insert into action_events (action_id, kind, account_id, by_title, recorded_at)
	      select id, 'signed off', 2, 'Director', day from actions, unnest('{2022-09-01 12:00,2022-05-11 12:00}'::timestamptz[]) day where ref = 'A07'`)
	var told []time.Time
	for from, more := int64(0), true; more; more = from != 0 {
		d, err := r.Dossier(context.Background(), board, current, plan.View{At: endOf(clock), Ref: "A07"}, from)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range d.Story.Entries {
			told = append(told, e.At)
		}
		from = d.Story.Older
	}
	want := one[[]time.Time](r, `
	select array_agg(at order by at desc) from (
	  select submitted_at from progress_updates where action_id = (select id from actions where ref = 'A07')
	  union all select recorded_at from action_events where action_id = (select id from actions where ref = 'A07')) told (at)`)
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("told part by part (-want +got):\n%s", diff)
	}
}

func TestTheHistoryOfAnUpdateSaysFromWhatToWhat(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	u := update(a)
	u.Forecast = plan.NewDate(2024, 3, 1)
	if err := r.add(a, u, ""); err != nil {
		t.Fatal(err)
	}
	got := one[string](r, `select concat_ws('; ', thing, by_title, before->>'forecast', after->>'forecast', after->>'proposed') from history order by id desc limit 1`)
	want := "action children-in-care/2022-2024/A07; Fostering and Permanence Service Manager; 2025-03-31; 2024-03-01; green"
	if got != want {
		t.Errorf("history says %q, want %q", got, want)
	}
}

func TestAnUpdateIsRefused(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	if err := r.add(a, update(a), "taken"); err != nil {
		t.Fatal(err)
	}
	seen := a.Version
	a.Version++
	set := func(state string) func() {
		return func() {
			r.do(`update editions set state = $1 where family_slug = 'children-in-care' and slug = '2022-2024'`, state)
		}
	}
	nothing := func() {}
	tests := []struct {
		name    string
		first   func()
		ref     string
		version int
		key     string
		want    error
	}{
		{"the action changed since it was seen", nothing, "A07", seen, "", plan.ErrStale},
		{"this form has been taken", nothing, "A07", seen + 1, "taken", plan.ErrRepeated},
		{"this form has been taken, at the old version", nothing, "A07", seen, "taken", plan.ErrRepeated},
		{"the action was withdrawn", nothing, "A22", 1, "", plan.ErrClosed},
		{"the action is complete, and a word more would ask for another sign-off", nothing, "A18", 1, "", plan.ErrClosed},
		{"the edition is closed", set("closed"), "A07", seen + 1, "", plan.ErrClosed},
		{"the edition is superseded", set("superseded"), "A07", seen + 1, "", plan.ErrClosed},
	}
	for _, tt := range tests {
		tt.first()
		before, action := r.amounts(), r.action(tt.ref)
		action.Version = tt.version
		if err := r.add(action, update(action), tt.key); !errors.Is(err, tt.want) {
			t.Errorf("%s: error %v, want %v", tt.name, err, tt.want)
		}
		if diff := cmp.Diff(before, r.amounts()); diff != "" {
			t.Errorf("%s: something was written (-before +after):\n%s", tt.name, diff)
		}
	}
}

// atOnce runs n of f at the same moment and counts what they return.
func atOnce(n int, f func(i int) error) map[error]int {
	var together sync.WaitGroup
	var tally sync.Mutex
	begin, got := make(chan struct{}), map[error]int{}
	for i := range n {
		together.Go(func() {
			<-begin
			err := f(i)
			for _, known := range []error{plan.ErrStale, plan.ErrRepeated, plan.ErrNotEmpty, plan.ErrUnavailable} {
				if errors.Is(err, known) {
					err = known
				}
			}
			tally.Lock()
			defer tally.Unlock()
			got[err]++
		})
	}
	close(begin)
	together.Wait()
	return got
}

func TestTheSameFormSentOftenIsTakenOnce(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a, before := r.action("A07"), r.amounts()
	lead := r.leadOf(a)
	got := atOnce(8, func(int) error { return r.addAs(lead, a, update(a), "key") })
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrRepeated: 7}, got, byText); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	if added := r.amounts()["progress_updates"] - before["progress_updates"]; added != 1 {
		t.Errorf("%d rows, want one", added)
	}
}

func TestOfTwoOfficersAtOnceOneWins(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	lead := r.leadOf(a)
	got := atOnce(2, func(i int) error { return r.addAs(lead, a, update(a), fmt.Sprint("key", i)) })
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrStale: 1}, got, byText); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
}

func TestARecurringActionMovesOnWithEachDelivery(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	june := plan.NewDate(2024, 6, 30)
	r.comesRound("A11", june)
	deliver := func() plan.Tracked {
		a := r.action("A11")
		u := update(a)
		u.Submitted = demo.Start().Add(time.Duration(a.Version) * time.Minute)
		u.Delivered, u.Evidence, u.Proposed = clock, "The page", plan.Complete
		if err := r.add(a, u, ""); err != nil {
			t.Fatal(err)
		}
		return r.action("A11")
	}
	if a := deliver(); a.Due != june || !a.NextDue.IsZero() || a.Status.Status != plan.Green {
		t.Errorf("after one delivery due %v, then %v, %s; want Green until June and none after", a.Due, a.NextDue, a.Status.Status)
	}
	if a := deliver(); a.Due != june || a.Status.Status != plan.Awaiting {
		t.Errorf("after the last delivery due %v, %s; want it to await its sign-off", a.Due, a.Status.Status)
	}
}

func TestAFaultInTheMiddleLeavesNothing(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a, before := r.action("A07"), r.amounts()
	r.do(`alter table history add constraint broken check (thing not like '%/A07') not valid`)
	if err := r.add(a, update(a), "key"); err == nil {
		t.Fatal("the fault went unnoticed")
	}
	if diff := cmp.Diff(before, r.amounts()); diff != "" {
		t.Errorf("something stayed (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(a, r.action("A07")); diff != "" {
		t.Errorf("the action changed (-before +after):\n%s", diff)
	}
	r.do(`alter table history drop constraint broken`)
	if err := r.add(a, update(a), "key"); err != nil {
		t.Errorf("the same form, sent again once it works: %v", err)
	}
}
