package postgres_test

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

var q3 = plan.Quarter{Year: 2023, N: 3}

// later is an hour into the demonstration's day.
var later = demo.Start().Add(time.Hour)

func (r record) schedule(at time.Time) plan.Schedule {
	r.t.Helper()
	c, err := r.Schedule(context.Background(), board, current, plan.View{At: at})
	if err != nil {
		r.t.Fatal(err)
	}
	return c
}

func (r record) round(at time.Time) plan.PlannedRound {
	r.t.Helper()
	round, err := r.schedule(at).Of(q3)
	if err != nil {
		r.t.Fatal(err)
	}
	return round
}

// moved is the round of Q3 with its Board on another day.
func moved(to plan.Date) plan.RoundPlan {
	return plan.RoundPlan{Round: plan.NewRound(q3, to), At: later, ByTitle: "Democratic Services Officer", Reason: "The chair is away."}
}

// meets puts a meeting on the calendar.
func (r record) meets(on plan.Date) {
	r.t.Helper()
	r.do(`insert into board_meetings (held_on) values ($1)`, on.UTC())
}

func TestTheDatesOfARoundMoveAndStayInSight(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	to := plan.NewDate(2024, 2, 21)
	r.meets(to)
	counts := r.amounts()
	if err := r.PlanRound(context.Background(), clerk, moved(to), plan.Submission{Version: 1, Key: "key"}); err != nil {
		t.Fatal(err)
	}
	after := r.round(later)
	if after.Version != 2 || after.Board != to || len(after.Plans) != 2 || after.Plans[0].Round.Board != frozenFor || after.Plans[1].Reason != "The chair is away." || after.Plans[1].By != clerk.Account {
		t.Errorf("%+v", after)
	}
	if before := r.round(later.Add(-time.Second)); before.Version != 1 || before.Board != frozenFor {
		t.Errorf("a moment before: %+v", before)
	}
	if p := r.position(plan.View{At: later}); p.Rounds[len(p.Rounds)-2].Board != to {
		t.Errorf("the position goes by %+v", p.Rounds[len(p.Rounds)-2])
	}
	counts["history"]++
	counts["taken_forms"]++
	if diff := cmp.Diff(counts, r.amounts()); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	told := one[string](r, `select concat_ws('; ', thing, what, before->>'Board', after->>'Board') from history order by id desc limit 1`)
	if told != "round 2023-24-Q3; planned the dates of the reporting round; 2024-02-14; 2024-02-21" {
		t.Errorf("history says %q", told)
	}
}

func TestWhoMayNotPlanARoundChangesNothing(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	p := moved(plan.NewDate(2024, 2, 21))
	r.meets(p.Round.Board)
	unknown, closed := p, p
	unknown.Round.Quarter = plan.Quarter{Year: 2031, N: 1}
	closed.Round = plan.NewRound(plan.Quarter{Year: 2023, N: 2}, plan.NewDate(2023, 11, 15))
	if err := r.PlanRound(context.Background(), clerk, p, plan.Submission{Version: 1, Key: "taken"}); err != nil {
		t.Fatal(err)
	}
	before := r.amounts()
	rows := func() int {
		return one[int](r, `select count(*) from round_dates`)*1000 + one[int](r, `select count(*) from reporting_rounds`)
	}
	had := rows()
	for _, c := range []struct {
		name string
		who  plan.Scope
		p    plan.RoundPlan
		sub  plan.Submission
		want error
	}{
		{"a stranger", plan.Scope{}, p, plan.Submission{Version: 2}, plan.ErrNotFound},
		{"a board member", board, p, plan.Submission{Version: 2}, plan.ErrForbidden},
		{"a director", directors[0], p, plan.Submission{Version: 2}, plan.ErrForbidden},
		{"the dates changed meanwhile", clerk, p, plan.Submission{Version: 1}, plan.ErrStale},
		{"this form has been taken", clerk, p, plan.Submission{Version: 2, Key: "taken"}, plan.ErrRepeated},
		{"the round has closed", clerk, closed, plan.Submission{Version: 1}, plan.ErrClosed},
		{"a round far ahead", clerk, unknown, plan.Submission{}, plan.ErrNotFound},
	} {
		if err := r.PlanRound(context.Background(), c.who, c.p, c.sub); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	if diff := cmp.Diff(before, r.amounts()); diff != "" || rows() != had {
		t.Errorf("something was written, %d rows after %d (-before +after):\n%s", rows(), had, diff)
	}
}

func TestTheNextRoundIsPutOnTheRecord(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	next, _ := r.schedule(later).Next()
	p := moved(plan.NewDate(2024, 8, 14))
	p.Round, p.Reason = plan.NewRound(next, plan.NewDate(2024, 8, 14)), ""
	if err := r.PlanRound(context.Background(), clerk, p, plan.Submission{}); err != nil {
		t.Fatal(err)
	}
	if got, err := r.schedule(later).Of(next); err != nil || got.Version != 1 || got.Round != p.Round {
		t.Errorf("%+v, %v", got, err)
	}
	if rounds := r.schedule(later).Rounds; rounds[len(rounds)-1].Quarter != next {
		t.Errorf("the last round is %s", rounds[len(rounds)-1].Quarter)
	}
}

// signedOff is the sign-off of the round as it stands.
func (r record) signedOff() plan.RoundSignOff {
	r.t.Helper()
	return plan.RoundSignOff{
		Quarter: q3, At: later, ByTitle: "Director of Children and Families", Exception: "Promised for Friday.",
		Missing: len(r.gaps()),
	}
}

// gaps are what is missing from the round.
func (r record) gaps() plan.Gaps { return r.schedule(later).Position.Missing(r.round(later).Round) }

func TestARoundIsSignedOffOnceWithWhatIsMissing(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.signedOff()
	sub := plan.Submission{Version: r.gaps().Version()}
	if s.Missing == 0 {
		t.Fatal("nothing is missing")
	}
	if err := r.SignOffRound(context.Background(), directors[0], current, s, sub); err != nil {
		t.Fatal(err)
	}
	s.By = directors[0].Account
	if diff := cmp.Diff(s, r.round(later).SignOff); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := r.round(later.Add(-time.Second)).SignOff; !got.IsZero() {
		t.Errorf("a moment before: %+v", got)
	}
	_, agenda, err := r.Front(context.Background(), directors[0], current, plan.View{At: later})
	if err != nil || !agenda.Signed(q3) || agenda.Signed(q3.Next()) {
		t.Errorf("the home knows of %+v, %v", agenda.SignOffs, err)
	}
	if err := r.SignOffRound(context.Background(), directors[1], current, s, sub); !errors.Is(err, plan.ErrNothing) {
		t.Errorf("a second time: %v", err)
	}
}

func TestOfTwoDirectorsAtOnceOneSignsTheRoundOff(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.signedOff()
	ok, nothing, seen := 0, 0, r.gaps().Version()
	for err, n := range atOnce(2, func(i int) error {
		return r.SignOffRound(context.Background(), directors[i], current, s, plan.Submission{Version: seen})
	}) {
		switch {
		case err == nil:
			ok += n
		case errors.Is(err, plan.ErrNothing):
			nothing += n
		}
	}
	if rows := one[int](r, `select count(*) from round_sign_offs where quarter = 'Q3 2023/24'`); ok != 1 || nothing != 1 || rows != 1 {
		t.Errorf("%d signed, %d were too late, %d rows", ok, nothing, rows)
	}
}

func TestASignOffThatIsNotRightIsRefused(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.signedOff()
	soon, gone := s, s
	soon.Quarter = q3.Next()
	gone.Quarter = plan.Quarter{Year: 2023, N: 2}
	before, seen := r.amounts(), r.gaps().Version()
	for _, c := range []struct {
		name string
		who  plan.Scope
		k    plan.EditionKey
		s    plan.RoundSignOff
		seen int
		want error
	}{
		{"a stranger", plan.Scope{}, current, s, seen, plan.ErrNotFound},
		{"a board member", board, current, s, seen, plan.ErrForbidden},
		{"the secretary", clerk, current, s, seen, plan.ErrForbidden},
		{"something else is missing by now", directors[0], current, s, seen + 1, plan.ErrStale},
		{"a round that has not come so far", directors[0], current, soon, seen, plan.ErrTooEarly},
		{"a round that was signed off and has closed", directors[0], current, gone, seen, plan.ErrNothing},
		{"a closed edition", directors[0], previous, s, seen, plan.ErrClosed},
		{"an edition that there is not", directors[0], plan.EditionKey{Plan: "x", Edition: "y"}, s, seen, plan.ErrNotFound},
	} {
		if err := r.SignOffRound(context.Background(), c.who, c.k, c.s, plan.Submission{Version: c.seen}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	a := r.action("A07") // an update arrives while the director reads the list
	if err := r.add(a, update(a), ""); err != nil {
		t.Fatal(err)
	}
	s.At = later.Add(time.Hour)
	if err := r.SignOffRound(context.Background(), directors[0], current, s, plan.Submission{Version: seen}); !errors.Is(err, plan.ErrStale) {
		t.Errorf("although an update has arrived: %v", err)
	}
	if one[int](r, `select count(*) from round_sign_offs where quarter = 'Q3 2023/24'`) != 0 {
		t.Error("one of them is on the record")
	}
	before["versions"], before["progress_updates"], before["history"] = before["versions"]+1, before["progress_updates"]+1, before["history"]+1
	if diff := cmp.Diff(before, r.amounts()); diff != "" {
		t.Errorf("something was written (-want +got):\n%s", diff)
	}
}

// TestPastRoundsAreSignedOffAsARealOneIs looks at the rounds of the
// demonstration, of both editions, as the page of rounds shows them.
func TestPastRoundsAreSignedOffAsARealOneIs(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for _, round := range r.schedule(later).Rounds {
		signed := round.SignOff
		if held := round.Board.Before(clock); held == signed.IsZero() {
			t.Errorf("%s, whose Board met on %s, is signed off: %v", round.Quarter, round.Board, !signed.IsZero())
		}
		if signed.IsZero() {
			continue
		}
		if on := plan.DateAt(signed.At); on != round.ReviewBy || (signed.Missing > 0) != (signed.Exception != "") || !strings.HasPrefix(signed.ByTitle, "Director") {
			t.Errorf("%s is signed off on %s by %q, with %d missing because %q", round.Quarter, on, signed.ByTitle, signed.Missing, signed.Exception)
		}
		if n := one[int](r, `select count(*) from history where thing = $1 and at = $2 and by_title = $3
		                        and what like 'signed off the reporting round of children-in-care/%' and after = jsonb_build_object('missing', $4::text)`,
			"round "+round.Quarter.Slug(), signed.At, signed.ByTitle, strconv.Itoa(signed.Missing)); n != 1 {
			t.Errorf("history tells %d times that %s was signed off", n, round.Quarter)
		}
	}
	early := r.round(plan.NewDate(2020, 8, 5).Start())
	if !early.SignOff.IsZero() {
		t.Errorf("before it opened %s was signed off", early.Quarter)
	}
}

func TestTheChoicesOfAChangeAreThoseOfItsDay(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	c, err := r.ChangeChoices(context.Background(), clerk, plan.View{At: later})
	if err != nil || len(c.Meetings) == 0 || c.Meetings[0] != plan.NewDate(2023, 11, 15) {
		t.Fatalf("meetings %v, %v", c.Meetings, err)
	}
	for _, p := range c.Posts {
		if p.Code == "R01" || p.Code == "R21" || p.Title == "" {
			t.Errorf("%+v is offered as a lead", p)
		}
	}
	c, _ = r.ChangeChoices(context.Background(), clerk, plan.View{At: plan.NewDate(2024, 2, 14).Start()})
	if c.Meetings[0] != frozenFor {
		t.Errorf("on the day of the Board the newest is %s", c.Meetings[0])
	}
}
