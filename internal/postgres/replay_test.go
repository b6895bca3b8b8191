package postgres_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

// reported is all that the database's history holds of an action, read past
// the package.
func (r record) reported(a plan.Action) plan.Reported {
	r.t.Helper()
	told := plan.Reported{
		Updates: rowsOf(r, `
	select account_id, submitted_at, narrative, next_step, proposed, computed, reason, issue, recovery_plan, recovery_lead, evidence,
	       forecast_on, recovery_by, delivered_on
	  from progress_updates where action_id = $1 order by submitted_at, id`, a, scanUpdate),
		SignOffs: rowsOf(r, `select signed_at, account_id from sign_offs where action_id = $1 order by id`, a,
			func(row pgx.CollectableRow) (s plan.Signing, err error) { return s, row.Scan(&s.At, &s.By) }),
		Occurrences: rowsOf(r, `select due_on, delivered_on from action_occurrences where action_id = $1 order by due_on`, a,
			func(row pgx.CollectableRow) (o plan.Occurrence, err error) {
				var due, delivered *time.Time
				err = row.Scan(&due, &delivered)
				return plan.Occurrence{Due: dayOf(due), Delivered: dayOf(delivered)}, err
			}),
	}
	return told
}

func rowsOf[T any](r record, sql string, a plan.Action, scan pgx.RowToFunc[T]) []T {
	r.t.Helper()
	rows, err := r.raw.Query(context.Background(), sql, a.ID)
	if err != nil {
		r.t.Fatal(err)
	}
	all, err := pgx.CollectRows(rows, scan)
	if err != nil {
		r.t.Fatal(err)
	}
	return all
}

func scanUpdate(row pgx.CollectableRow) (u plan.Update, err error) {
	var forecast, by, delivered *time.Time
	err = row.Scan(&u.By, &u.Submitted, &u.Narrative, &u.NextStep, &u.Proposed, &u.Computed, &u.Reason, &u.Issue,
		&u.Recovery.Text, &u.Recovery.Lead, &u.Evidence, &forecast, &by, &delivered)
	u.Forecast, u.Recovery.By, u.Delivered = dayOf(forecast), dayOf(by), dayOf(delivered)
	return u, err
}

func dayOf(t *time.Time) plan.Date {
	if t == nil {
		return plan.Date{}
	}
	return plan.NewDate(t.Year(), t.Month(), t.Day())
}

// holdsTo reports every action whose kept standing is not what its history
// says.
func (r record) holdsTo(p plan.Position) {
	r.t.Helper()
	for _, a := range p.Actions {
		if diff := cmp.Diff(a.Replay(r.reported(a.Action), p.Rounds), a.Action, cmpopts.EquateEmpty()); diff != "" {
			r.t.Errorf("%s is kept otherwise than its history says (-history +kept):\n%s", a.Ref, diff)
		}
	}
}

func TestEveryKeptStandingIsWhatItsHistorySays(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for _, k := range []plan.EditionKey{current, previous} {
		p, err := r.Position(context.Background(), board, k, plan.View{Today: clock})
		if err != nil {
			t.Fatal(err)
		}
		r.holdsTo(p)
	}
}

// typed is an update form as an officer might fill it in: any status, forecast
// or delivery, always with a plan and a reason, so that it is a right one.
func typed(dice *rand.Rand, today plan.Date) plan.UpdateInput {
	in := plan.UpdateInput{
		Status:       []string{"green", "amber", "red", "complete"}[dice.IntN(4)],
		Narrative:    fmt.Sprint("Said on ", today, ", ", dice.IntN(1000)),
		RecoveryPlan: "What will help.", RecoveryLead: "Head of Service", RecoveryBy: plan.DateTyped(today.AddDays(dice.IntN(60))),
		Reason: "It is so.", Issue: dice.IntN(3) == 0,
	}
	if dice.IntN(2) == 0 {
		in.Forecast = plan.DateTyped(today.AddDays(dice.IntN(150)))
	}
	if in.Status == "complete" {
		in.Delivered = plan.DateTyped(today.AddDays(-dice.IntN(10)))
	}
	if dice.IntN(2) == 0 {
		in.Evidence = "Board papers"
	}
	return in
}

func TestAnySequenceOfUpdatesLeavesWhatItsHistorySays(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	const seed = 20240131
	dice := rand.New(rand.NewPCG(seed, seed))
	r.do(`insert into action_occurrences (action_id, due_on)
	      select id, d from actions, unnest('{2024-06-30,2024-09-30,2024-12-31}'::date[]) d where ref = 'A11'`)
	r.do(`update action_standings set next_due_on = '2024-06-30' where action_id = (select id from actions where ref = 'A11')`)
	now := demo.Start()
	for range 90 {
		now = now.Add(time.Duration(dice.IntN(48)) * time.Hour)
		p := r.position(plan.View{Today: plan.DateAt(now)})
		a := p.Actions[dice.IntN(len(p.Actions))]
		if dice.IntN(3) == 0 { // the recurring one has most to go wrong
			a = r.action("A11")
		}
		if !a.Closure.IsZero() || a.Status.Status == plan.Complete {
			continue
		}
		lead := r.leadOf(a)
		on := plan.Occasion{By: &plan.Member{Account: lead.Account, Title: a.Lead.Title}, Rounds: p.Rounds, Now: now}
		u, err := plan.NewUpdate(a.Action, typed(dice, plan.DateAt(now)), on)
		if err != nil {
			t.Fatalf("%s, seed %d: %v", a.Ref, seed, err)
		}
		if err := r.addAs(lead, a, u, ""); err != nil {
			t.Fatalf("%s, seed %d: %v", a.Ref, seed, err)
		}
		if dice.IntN(3) == 0 {
			r.holdsTo(r.position(plan.View{Today: plan.DateAt(now), Ref: a.Ref}))
		}
	}
	r.holdsTo(r.position(plan.View{Today: plan.DateAt(now)}))
}
