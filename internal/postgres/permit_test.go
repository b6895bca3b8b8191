package postgres_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

// everybody is what each account may see and do, and somebody without one.
func (r record) everybody() []plan.Scope {
	r.t.Helper()
	rows, err := r.raw.Query(context.Background(), `select id, role, coalesce(post_code, '') from accounts order by id`)
	if err != nil {
		r.t.Fatal(err)
	}
	all, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (plan.Scope, error) {
		var m plan.Member
		err := row.Scan(&m.Account, &m.Role, &m.Post)
		return m.Scope(), err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return append(all, plan.Scope{})
}

// eventFor is an event of that kind as a form would make it.
func eventFor(kind plan.EventKind, a plan.Tracked) plan.Event {
	e := plan.Event{
		At: demo.Start().Add(time.Hour), ByTitle: "Somebody", Kind: kind, Reason: "Because.", Approver: "Board",
		Effective: plan.DateAt(demo.Start()),
	}
	switch kind {
	case plan.Reported, plan.Corrected:
		u := update(a)
		if kind == plan.Corrected {
			u.Supersedes, u.Because = a.Standing.Update, "Mistyped."
		}
		return plan.EventOf(u)
	case plan.Accepted, plan.Returned:
		e.Of = a.Standing.Update
	case plan.Overridden:
		e.Of, e.Status = a.Standing.Update, a.Status.Proposed
	case plan.ReDated:
		e.Was, e.Due = a.Due, a.Due.AddDays(30)
	case plan.LeadChanged:
		e.WasLead, e.Lead = a.Lead, plan.Post{Code: "R05"}
	case plan.Ended:
		e.Closure = plan.Closure{Kind: "withdrawn", On: e.Effective, Body: e.Approver}
	case plan.Waived, plan.OccurrenceMet:
		e.Due = a.Due
	}
	return e
}

func TestTheRecordRefusesWhatIsNotPermitted(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a10 := r.action("A10")
	if err := r.Record(context.Background(), directors[0], a10.Action, eventFor(plan.Returned, a10), plan.Submission{Version: a10.Version}); err != nil {
		t.Fatal(err)
	}
	const seed, sample = 4, 500
	dice := rand.New(rand.NewPCG(seed, seed))
	all, before := r.everybody(), r.amounts()
	editions := map[plan.EditionKey]plan.Position{}
	for _, k := range []plan.EditionKey{current, previous} {
		p, err := r.Position(context.Background(), board, k, plan.View{At: demo.Start().Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		editions[k] = p
	}
	refused := map[error]int{}
	for range sample {
		k := current
		if dice.IntN(8) == 0 {
			k = previous
		}
		p := editions[k]
		a, s, kind := p.Actions[dice.IntN(len(p.Actions))], all[dice.IntN(len(all))], plan.EventKinds[dice.IntN(len(plan.EventKinds))]
		want := a.Permit(s, p.Edition, kind)
		if !s.Reads {
			want = plan.ErrNotFound
		}
		if want == nil {
			continue
		}
		err := r.Record(context.Background(), s, plan.Action{Edition: k, ID: a.ID}, eventFor(kind, a), plan.Submission{Version: a.Version})
		if !errors.Is(err, want) {
			t.Errorf("%s %s by account %d (%s): %v, want %v", a.Ref, kind, s.Account, s.Role, err, want)
		}
		refused[want]++
	}
	if diff := cmp.Diff(before, r.amounts()); diff != "" {
		t.Errorf("something was written (-before +after):\n%s", diff)
	}
	t.Logf("of %d pairs the record refused %v", sample, refused)
}

// directors are the director and the deputy.
var directors = []plan.Scope{
	(&plan.Member{Account: 2, Role: plan.Director, Post: "R02"}).Scope(), (&plan.Member{Account: 3, Role: plan.Director, Post: "R03"}).Scope(),
}

func TestWhatIsPermittedIsRecordedForEachKind(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for _, c := range []struct {
		ref  string
		kind plan.EventKind
		who  plan.Scope
		want func(plan.Tracked) bool
	}{
		{"A03", plan.Corrected, r.leadOf(r.action("A03")), func(a plan.Tracked) bool { return a.Standing.Narrative == update(a).Narrative }},
		{"A10", plan.Accepted, directors[0], func(a plan.Tracked) bool { return a.Standing.Review == plan.ReviewPassed }},
		{"A14", plan.Returned, directors[0], func(a plan.Tracked) bool { return a.IsSentBack() && a.Standing.Returned.Comment == "Because." }},
		{"A04", plan.SignedOff, directors[1], func(a plan.Tracked) bool { return a.Status.Status == plan.Complete }},
		{"A16", plan.Overridden, directors[0], func(a plan.Tracked) bool { return a.Status.Words() == "Amber (worked out: Red), overridden" }},
		{"A07", plan.ReDated, clerk, func(a plan.Tracked) bool { return a.IsRedated() && a.Due == a.FirstDue.AddDays(30) }},
		{"A26", plan.LeadChanged, directors[0], func(a plan.Tracked) bool { return a.Lead.Code == "R05" }},
		{"A24", plan.Ended, clerk, func(a plan.Tracked) bool { return a.Status.Status == plan.Withdrawn }},
	} {
		a := r.action(c.ref)
		if err := r.Record(context.Background(), c.who, a.Action, eventFor(c.kind, a), plan.Submission{Version: a.Version}); err != nil {
			t.Errorf("%s %s: %v", c.ref, c.kind, err)
		} else if after := r.action(c.ref); !c.want(after) {
			t.Errorf("%s %s: %+v, %+v", c.ref, c.kind, after.Standing, after.Status)
		}
	}
	r.holdsTo(r.position(plan.View{At: endOf(clock)}))
}

func TestAWaivedOccurrenceMakesWayForTheNext(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	june := plan.NewDate(2024, 6, 30)
	r.comesRound("A11", june)
	a := r.action("A11")
	other := eventFor(plan.Waived, a)
	other.Due = june
	if err := r.Record(context.Background(), clerk, a.Action, other, plan.Submission{Version: a.Version}); !errors.Is(err, plan.ErrNothing) {
		t.Errorf("one that is not next is waived: %v", err)
	}
	if err := r.Record(context.Background(), clerk, a.Action, eventFor(plan.Waived, a), plan.Submission{Version: a.Version}); err != nil {
		t.Fatal(err)
	}
	if a = r.action("A11"); a.Due != june || !a.NextDue.IsZero() {
		t.Errorf("due %s, then %s", a.Due, a.NextDue)
	}
}

func TestOnlyWhatStandsIsJudged(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a10, a16 := r.action("A10"), r.action("A16")
	older := one[int64](r, `select min(id) from progress_updates where action_id = $1`, int64(a10.ID))
	before := r.amounts()
	for _, c := range []struct {
		name string
		a    plan.Tracked
		who  plan.Scope
		e    func(*plan.Event)
		kind plan.EventKind
	}{
		{"an older update is accepted", a10, directors[0], func(e *plan.Event) { e.Of = older }, plan.Accepted},
		{"an older update is returned", a10, directors[0], func(e *plan.Event) { e.Of = older }, plan.Returned},
		{"an older update is corrected", a10, r.leadOf(a10), func(e *plan.Event) { e.Update.Supersedes, e.Of = older, older }, plan.Corrected},
		{"a status is approved that nobody proposes", a16, directors[0], func(e *plan.Event) { e.Status = plan.Green }, plan.Overridden},
	} {
		e := eventFor(c.kind, c.a)
		c.e(&e)
		if err := r.Record(context.Background(), c.who, c.a.Action, e, plan.Submission{Version: c.a.Version}); !errors.Is(err, plan.ErrNothing) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if diff := cmp.Diff(before, r.amounts()); diff != "" {
		t.Errorf("something was written (-before +after):\n%s", diff)
	}
}

func TestOfTwoDirectorsAtOnceOneDecides(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A10")
	kinds := []plan.EventKind{plan.Accepted, plan.Returned}
	got := atOnce(2, func(i int) error {
		return r.Record(context.Background(), directors[i], a.Action, eventFor(kinds[i], a), plan.Submission{Version: a.Version})
	})
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrStale: 1}, got, byText); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	if n := one[int](r, `select count(*) from action_events where update_id = $1`, a.Standing.Update); n != 1 {
		t.Errorf("%d verdicts on one update", n)
	}
}

func TestACorrectionTellsWhyAndWhichMeetingSawTheOld(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	at := demo.Start().Add(time.Hour)
	r.freeze(frozenFor, at)
	a := r.action("A07")
	e := eventFor(plan.Corrected, a)
	e.At = at.Add(time.Hour)
	if err := r.Record(context.Background(), r.leadOf(a), a.Action, e, plan.Submission{Version: a.Version}); err != nil {
		t.Fatal(err)
	}
	read := func(v plan.View) plan.Dossier {
		v.Ref = "A07"
		d, err := r.Dossier(context.Background(), board, current, v, 0)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	now := read(plan.View{At: endOf(clock)})
	told, ok := now.Story.Restatement(now.Story.Entries[0])
	if !ok || told.New.Because != "Mistyped." || told.Old.Narrative == told.New.Narrative || len(told.Seen) != 1 || told.Seen[0] != frozenFor {
		t.Errorf("%+v, %v", told, ok)
	}
	if !now.Action.Standing.LastUpdate.Equal(a.Standing.LastUpdate) || now.Action.Standing.Review != plan.Unreviewed {
		t.Errorf("it speaks of %s, and is %q", now.Action.Standing.LastUpdate, now.Action.Standing.Review)
	}
	if was := read(plan.View{At: at, Frozen: frozenFor}); was.Action.Standing.Narrative != told.Old.Narrative {
		t.Errorf("the frozen position says %q", was.Action.Standing.Narrative)
	}
	if err := r.Unfreeze(context.Background(), clerk, frozenFor, plan.Event{At: e.At.Add(time.Hour), ByTitle: "Clerk", Reason: "Too soon."}, plan.Submission{}); err != nil {
		t.Fatal(err)
	}
	held := len(now.Story.Shown) - 1 // were shown their positions before
	if d := read(plan.View{At: endOf(clock)}); len(d.Story.Shown) != held {
		t.Errorf("what was taken back is told as shown: %+v", d.Story.Shown)
	}
	if d := read(plan.View{At: e.At.Add(time.Minute)}); len(d.Story.Shown) != held+1 {
		t.Errorf("before it was taken back: %+v", d.Story.Shown)
	}
}
