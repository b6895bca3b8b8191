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

// by is a deed of the clerk's.
func by(at time.Time, reason string) plan.Event {
	return plan.Event{At: at, ByTitle: clerkTitle, Reason: reason}
}

func (r record) meeting(on plan.Date) plan.Sitting {
	r.t.Helper()
	m, err := r.Meeting(context.Background(), board, on, clock)
	if err != nil {
		r.t.Fatal(err)
	}
	return m
}

// moving is the move of a meeting.
func moving(on, to plan.Date, at time.Time) plan.MeetingMove {
	return plan.MeetingMove{From: on, To: to, At: at, ByTitle: clerkTitle, Reason: "The room is taken."}
}

func (r record) move(on, to plan.Date, at time.Time) error {
	return r.MoveMeeting(context.Background(), clerk, moving(on, to, at), plan.Submission{})
}

func TestTheDemonstrationsMeetingsThatWereHeldAreFrozen(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	all, err := r.Meetings(context.Background(), board, clock)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 18 || all[0].On != plan.NewDate(2024, 8, 14) {
		t.Fatalf("%d meetings, the last on %v", len(all), all[0].On)
	}
	for _, m := range all {
		if m.IsHeld(clock) == m.Frozen.IsZero() {
			t.Errorf("the meeting of %v is frozen: %v", m.On, !m.Frozen.IsZero())
		}
	}
	november := all[3]
	want := time.Date(2023, 11, 7, 16, 0, 0, 0, plan.London)
	if november.Theme != "Health" || november.Lead.Title != "Designated Nurse, Children in Care" || !november.Frozen.At.Equal(want) || november.Frozen.ByTitle != clerkTitle {
		t.Errorf("November: %+v", november)
	}
}

func TestWhatWasFrozenWhenTheDemonstrationWasLoadedIsWhatStoodThen(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	held := plan.NewDate(2023, 11, 15)
	frozen := r.at(keyAt(held), plan.View{At: held.End(), Frozen: held})
	live := r.at(keyAt(held), plan.View{At: frozen.Brief.Position.Freeze.At})
	if diff := cmp.Diff(live, frozen, asFrozen); diff != "" {
		t.Errorf("(-as it stood +frozen):\n%s", diff)
	}
	in2021 := plan.NewDate(2021, 5, 19)
	k := previous
	k.At = in2021.String()
	p, err := r.Position(context.Background(), board, k, plan.View{At: in2021.End(), Frozen: in2021})
	if err != nil || p.Freeze.IsZero() || p.Edition.State != plan.InForce || len(p.Editions) != 1 {
		t.Errorf("in 2021 the edition was %q beside %d, %v; want it in force alone", p.Edition.State, len(p.Editions)-1, err)
	}
}

func TestASittingHasWhatItsPageShows(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	m := r.meeting(plan.NewDate(2022, 5, 18)) // between two editions
	var editions []string
	for _, z := range m.Frozen {
		editions = append(editions, z.Edition.Key.Plan+" "+z.Edition.Key.Edition)
	}
	want := []string{"children-in-care 2020-2022", "children-in-care 2022-2024", "sufficiency 2020-2022", "sufficiency 2022-2024"}
	if diff := cmp.Diff(want, editions); diff != "" {
		t.Errorf("frozen (-want +got):\n%s", diff)
	}
	if e, _ := m.Edition(); e.Key != current || !m.Before.IsZero() {
		t.Errorf("it is about %v, compared with %v; want the new plan, with nothing", e.Key, m.Before)
	}
	m = r.meeting(frozenFor)
	if m.Round.Quarter.String() != "Q3 2023/24" || m.Before != plan.NewDate(2023, 11, 15) || len(m.Frozen) != 0 {
		t.Errorf("the next meeting: %+v", m)
	}
	if _, ok := r.meeting(plan.NewDate(2024, 8, 14)).Edition(); ok {
		t.Error("an edition is found for a meeting after the last has ended")
	}
	if _, err := r.Meeting(context.Background(), board, plan.NewDate(2024, 2, 13), clock); !errors.Is(err, plan.ErrNotFound) {
		t.Errorf("a day without a meeting: %v", err)
	}
}

func TestTheHomeComparesWithTheLastMeetingThatWasFrozen(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	last := func(day plan.Date) plan.Date {
		_, a, err := r.Front(context.Background(), board, current, plan.View{At: endOf(day), Measures: plan.AllMeasures})
		if err != nil {
			t.Fatal(err)
		}
		return a.Last.Freeze.Meeting
	}
	r.freeze(frozenFor, demo.Start())
	for on, want := range map[plan.Date]plan.Date{
		clock: plan.NewDate(2023, 11, 15), frozenFor: plan.NewDate(2023, 11, 15), frozenFor.AddDays(1): frozenFor, plan.NewDate(2022, 5, 18): {},
	} {
		if got := last(on); got != want {
			t.Errorf("on %v it is compared with %v, want %v", on, got, want)
		}
	}
}

func TestAMeetingThatMovesTakesItsRoundAndItsFrozenPositionAlong(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.freeze(frozenFor, demo.Start())
	before := r.at(keyAt(frozenFor), plan.View{At: demo.Start(), Frozen: frozenFor})
	to, at := plan.NewDate(2024, 2, 21), demo.Start().Add(time.Hour)
	if err := r.move(frozenFor, to, at); err != nil {
		t.Fatal(err)
	}
	m := r.meeting(frozenFor) // by its old day
	if m.Meeting.On != to || m.Meeting.Frozen.IsZero() || len(m.Moves) != 1 || m.Moves[0].From != frozenFor || m.Moves[0].Reason == "" {
		t.Errorf("moved: %+v", m)
	}
	want := plan.NewRound(m.Round.Quarter, to)
	if m.Round != want {
		t.Errorf("its round is %+v, want %+v", m.Round, want)
	}
	for _, day := range []plan.Date{frozenFor, to} {
		k := keyAt(frozenFor)
		after := r.at(k, plan.View{At: demo.Start(), Frozen: day})
		after.Brief.Position.Freeze.Meeting = frozenFor
		after.Dossier.Position.Freeze.Meeting, after.Folder.Position.Freeze.Meeting = frozenFor, frozenFor
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("looked at by %v (-before +after the move):\n%s", day, diff)
		}
	}
	if got := r.position(plan.View{At: at.Add(-time.Minute)}).Rounds; got[15].Board != frozenFor {
		t.Errorf("before it moved the Board was to be on %v", got[15].Board)
	}
	if err := first(r.move(to, frozenFor, at.Add(time.Minute)), r.move(frozenFor, to, at.Add(2*time.Minute))); err != nil {
		t.Errorf("back and away again: %v", err)
	}
}

func first(errs ...error) error { return errors.Join(errs...) }

func TestADayIsOneMeetingsForEver(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	may, free := plan.NewDate(2024, 5, 15), plan.NewDate(2024, 5, 22)
	if err := r.move(may, free, demo.Start()); err != nil {
		t.Fatal(err)
	}
	add := func(on plan.Date) error {
		return r.AddMeeting(context.Background(), clerk, plan.Meeting{On: on}, by(demo.Start(), ""), plan.Submission{})
	}
	for name, err := range map[string]error{
		"a meeting is added on a day that another has": add(frozenFor),
		"a meeting is added on a day that another had": add(may),
		"a meeting moves to a day that another has":    r.move(free, frozenFor, demo.Start()),
		"a meeting moves to a day that another had":    r.move(frozenFor, may, demo.Start()),
	} {
		var taken plan.Problems
		if !errors.As(err, &taken) || taken.For("on") == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := r.move(may, free, demo.Start()); err != plan.ErrStale {
		t.Errorf("a meeting that has moved is moved from its old day: %v", err)
	}
}

func TestTwoAtOnceCannotTakeOneDay(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	on := plan.NewDate(2024, 3, 20)
	got := atOnce(4, func(int) error {
		err := r.AddMeeting(context.Background(), clerk, plan.Meeting{On: on}, by(demo.Start(), ""), plan.Submission{})
		if taken := (plan.Problems{}); errors.As(err, &taken) {
			return plan.ErrStale
		}
		return err
	})
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrStale: 3}, got, byText); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
}

func TestANewMeetingPlansTheRoundThatLeadsToIt(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	add := func(on plan.Date) plan.Round {
		t.Helper()
		if err := r.AddMeeting(context.Background(), clerk, plan.Meeting{On: on, Theme: "Homes"}, by(demo.Start(), ""), plan.Submission{}); err != nil {
			t.Fatal(err)
		}
		return r.meeting(on).Round
	}
	november := plan.NewDate(2024, 11, 20)
	if got, want := add(november), plan.NewRound(plan.Quarter{Year: 2024, N: 2}, november); got != want {
		t.Errorf("planned %+v, want %+v", got, want)
	}
	if got := add(plan.NewDate(2024, 11, 27)); got != (plan.Round{}) {
		t.Errorf("the second Board of a quarter has a round of its own: %+v", got)
	}
	if got := add(plan.NewDate(2025, 1, 8)); got != (plan.Round{}) {
		t.Errorf("a round whose papers are out before its updates is planned: %+v", got)
	}
}

func TestOnlyWhoKeepsTheMeetingsChangesThem(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	ctx, e, sub := context.Background(), by(demo.Start(), "Because."), plan.Submission{}
	to, past := plan.NewDate(2024, 2, 21), plan.NewDate(2023, 11, 15)
	before := r.amounts()
	for _, tt := range []struct {
		name  string
		scope plan.Scope
		on    plan.Date
		want  error
	}{
		{"a stranger", plan.Scope{}, frozenFor, plan.ErrForbidden},
		{"a board member", board, frozenFor, plan.ErrForbidden},
		{"the director", plan.Scope{Account: 2, Reads: true, Role: plan.Director, Post: "R02"}, frozenFor, plan.ErrForbidden},
		{"the secretary, after the meeting,", clerk, past, plan.ErrHeld},
	} {
		for what, err := range map[string]error{
			"freezes":   r.Freeze(ctx, tt.scope, tt.on, e, sub),
			"unfreezes": r.Unfreeze(ctx, tt.scope, tt.on, e, sub),
			"moves":     r.MoveMeeting(ctx, tt.scope, moving(tt.on, to, e.At), sub),
		} {
			if !errors.Is(err, tt.want) && !(tt.want == plan.ErrForbidden && errors.Is(err, plan.ErrNotFound)) {
				t.Errorf("%s %s: %v, want %v", tt.name, what, err, tt.want)
			}
		}
		if tt.scope.Role == plan.Secretary {
			continue
		}
		if err := r.AddMeeting(ctx, tt.scope, plan.Meeting{On: to}, e, sub); !errors.Is(err, plan.ErrForbidden) {
			t.Errorf("%s adds: %v", tt.name, err)
		}
	}
	if diff := cmp.Diff(before, r.amounts()); diff != "" {
		t.Errorf("something was written (-before +after):\n%s", diff)
	}
	if err := r.Freeze(ctx, clerk, plan.NewDate(2024, 8, 14), e, sub); err != plan.ErrTooEarly {
		t.Errorf("a meeting that no edition runs at is frozen: %v", err)
	}
}

func TestTheSameFormAboutAMeetingIsTakenOnce(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	ctx := context.Background()
	key := func(k string) plan.Submission { return plan.Submission{Key: k} }
	for name, do := range map[string]func() error{
		"freezing": func() error { return r.Freeze(ctx, clerk, frozenFor, by(demo.Start(), "All the same."), key("freeze")) },
		"adding": func() error {
			return r.AddMeeting(ctx, clerk, plan.Meeting{On: plan.NewDate(2024, 6, 12)}, by(demo.Start(), ""), key("add"))
		},
		"moving": func() error {
			return r.MoveMeeting(ctx, clerk, moving(plan.NewDate(2024, 5, 15), plan.NewDate(2024, 5, 22), demo.Start()), key("move"))
		},
	} {
		got := atOnce(3, func(int) error { return do() })
		if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrRepeated: 2}, got, byText); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
