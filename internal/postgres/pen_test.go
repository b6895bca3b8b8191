package postgres_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

// holdHistory keeps everybody from adding to history, which comes last in each write,
// until it is let go.
func (r record) holdHistory() (letGo func()) {
	r.t.Helper()
	r.do(`begin`)
	r.do(`select from history_head for update`)
	return func() { r.do(`commit`) }
}

// waits returns once so many writers wait for a lock of that kind.
func (r record) waits(kind string, writers int) {
	r.t.Helper()
	for range 200 {
		r.do(`select pg_stat_clear_snapshot()`)
		if one[int](r, `select count(*) from pg_stat_activity
		                 where datname = current_database() and wait_event_type = 'Lock' and wait_event = $1`, kind) >= writers {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	r.t.Fatalf("nobody waits for a %s", kind)
}

// wantFrozenAsItStands fails unless what is frozen is the position at its
// instant, as that is read now.
func (r record) wantFrozenAsItStands() plan.Freeze {
	r.t.Helper()
	frozen := r.at(keyAt(frozenFor), plan.View{At: demo.Start(), Frozen: frozenFor})
	of := frozen.Brief.Position.Freeze
	if diff := cmp.Diff(r.at(keyAt(frozenFor), plan.View{At: of.At}), frozen, asFrozen); diff != "" {
		r.t.Errorf("(-as it stands at %v +frozen):\n%s", of.At, diff)
	}
	return of
}

// reports posts an update on A11, whose page the comparison reads.
func (r record) reports(at time.Time) <-chan error {
	a := r.action("A11")
	u := update(a)
	u.Submitted = at
	lead, done := r.leadOf(a), make(chan error, 1)
	go func() { done <- r.addAs(lead, a, u, "") }()
	return done
}

func (r record) freezes(at time.Time) <-chan error {
	done := make(chan error, 1)
	go func() {
		done <- r.Freeze(context.Background(), clerk, frozenFor, by(at, "Promised for Friday."), plan.Submission{})
	}()
	return done
}

func TestWhatIsOnItsWayWhenThePositionIsFrozenIsInIt(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	at := demo.Start().Add(time.Hour)
	letGo := r.holdHistory()
	reported := r.reports(at) // its row is there, and not committed
	r.waits("transactionid", 1)
	frozen := r.freezes(at.Add(time.Minute))
	r.waits("advisory", 1)
	letGo()
	if err := first(<-reported, <-frozen); err != nil {
		t.Fatal(err)
	}
	r.wantFrozenAsItStands()
	v := plan.View{At: demo.Start(), Frozen: frozenFor, Ref: "A11"}
	p, err := r.Position(context.Background(), board, keyAt(frozenFor), v)
	if err != nil || !p.Actions[0].Standing.LastUpdate.Equal(at) {
		t.Errorf("frozen with an update of %v, %v; want the one that was on its way", p.Actions[0].Standing.LastUpdate, err)
	}
}

func TestWhoComesWhileThePositionIsBeingFrozenWritesAfterIt(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	at := demo.Start().Add(time.Hour)
	letGo := r.holdHistory()
	frozen := r.freezes(at)
	r.waits("transactionid", 1)                 // it has read everything
	reported := r.reports(at.Add(-time.Minute)) // sent before the instant of the freeze, taken after
	r.waits("advisory", 1)
	letGo()
	if err := first(<-reported, <-frozen); err != nil {
		t.Fatal(err)
	}
	of := r.wantFrozenAsItStands()
	if got := r.action("A11").Standing.LastUpdate; !got.After(of.At) {
		t.Errorf("recorded as of %v, frozen as of %v", got, of.At)
	}
}

func TestAPositionIsNotFrozenAsOfBeforeWhatIsOnTheRecord(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	at := demo.Start().Add(time.Hour) // by another portal's clock, which is ahead
	if err := <-r.reports(at); err != nil {
		t.Fatal(err)
	}
	r.freeze(frozenFor, demo.Start())
	if of := r.wantFrozenAsItStands(); of.At.Before(at) {
		t.Errorf("frozen as of %v, without what was recorded at %v", of.At, at)
	}
}

func TestTheCalendarHasOneWriterAtATime(t *testing.T) {
	t.Parallel()
	november := plan.NewDate(2024, 11, 20)
	q2 := plan.Quarter{Year: 2024, N: 2}
	for range 3 { // who is first is left to chance
		r := demonstration(t)
		q1 := moved(plan.NewDate(2024, 8, 14))
		q1.Round, q1.Reason = plan.NewRound(plan.Quarter{Year: 2024, N: 1}, plan.NewDate(2024, 8, 14)), ""
		if err := r.PlanRound(context.Background(), clerk, q1, plan.Submission{}); err != nil {
			t.Fatal(err)
		}
		r.meets(plan.NewDate(2024, 11, 13))
		planned := moved(november)
		planned.Round, planned.Reason = plan.NewRound(q2, plan.NewDate(2024, 11, 13)), ""
		for err, n := range atOnce(2, func(i int) error {
			if i == 0 {
				return r.PlanRound(context.Background(), clerk, planned, plan.Submission{})
			}
			return r.AddMeeting(context.Background(), clerk, plan.Meeting{On: november}, by(later, ""), plan.Submission{})
		}) {
			if err != nil && !errors.Is(err, plan.ErrStale) {
				t.Errorf("%d got %v", n, err)
			}
		}
		if n := one[int](r, `select count(*) from round_dates where quarter = $1`, q2.String()); n != 1 {
			t.Errorf("the round is planned %d times", n)
		}
	}
}

func TestDatesThatAreSetWhileTheMeetingMovesAreNotThoseOfNoMeeting(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	may, to := plan.NewDate(2024, 5, 15), plan.NewDate(2024, 5, 22)
	p := moved(may) // of a round that leads to February's, as typed while May's moves
	if err := r.move(may, to, later); err != nil {
		t.Fatal(err)
	}
	var ps plan.Problems
	if err := r.PlanRound(context.Background(), clerk, p, plan.Submission{Version: 1}); !errors.As(err, &ps) || ps.For("board") == "" {
		t.Errorf("a round leads to a day without a meeting: %v", err)
	}
}

func TestNoVersionOfARoundIsRecordedBeforeTheOneThatItFollows(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	p := moved(frozenFor)
	p.Round.ReviewBy = p.Round.ReviewBy.AddDays(1)
	p.At = later.Add(time.Hour) // by a clock that is ahead
	if err := r.PlanRound(context.Background(), clerk, p, plan.Submission{Version: 1}); err != nil {
		t.Fatal(err)
	}
	if err := r.move(frozenFor, plan.NewDate(2024, 2, 21), later); err != nil {
		t.Fatal(err)
	}
	if n := one[int](r, `select count(*) from round_dates a join round_dates b using (quarter)
	                      where a.version < b.version and a.recorded_at > b.recorded_at`); n != 0 {
		t.Errorf("%d versions lie before the one that they follow", n)
	}
	if got := r.round(later.Add(time.Hour)).Board; got != plan.NewDate(2024, 2, 21) {
		t.Errorf("the round leads to %v", got)
	}
}

func TestWhatIsSaidOfAMeetingStaysSaidOfItWhenItMoves(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	now, to := frozenFor.Start().Add(17*time.Hour), frozenFor.AddDays(7)
	if err := r.move(frozenFor, to, now); err != nil { // while a form is open on which it stands by its old day
		t.Fatal(err)
	}
	ref, err := r.Raise(context.Background(), clerk, plan.LogItem{
		Kind: plan.Question, Edition: current, Raised: frozenFor, Meeting: frozenFor, Text: "Why?", Lead: plan.Post{Code: "R06"},
		Events: []plan.LogEvent{{At: now, ByTitle: clerkTitle, Kind: plan.LogRaised, Due: to}},
	}, plan.Submission{})
	if err != nil {
		t.Fatal(err)
	}
	i, err := r.LogItem(context.Background(), clerk, plan.View{At: now}, ref)
	if err != nil || i.Meeting != to {
		t.Errorf("raised at %v, %v; want the meeting, which is on %v now", i.Meeting, err, to)
	}
	if err := r.move(to, frozenFor.AddDays(14), now); !errors.Is(err, plan.ErrMet) {
		t.Errorf("a meeting at which something was raised moves: %v", err)
	}
}
