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

// telling is all that the database's history holds of an action, read past the
// package.
func (r record) telling(a plan.Action) plan.Telling {
	r.t.Helper()
	return plan.Telling{
		Occurrences: rowsOf(r, `select due_on from action_occurrences where action_id = $1 order by due_on`, a,
			func(row pgx.CollectableRow) (plan.Date, error) {
				var due time.Time
				err := row.Scan(&due)
				return dayOf(&due), err
			}),
		Events: plan.InOrder(
			rowsOf(r, `
	select id, account_id, submitted_at, narrative, next_step, proposed, computed, reason, issue, recovery_plan, recovery_lead, evidence,
	       forecast_on, recovery_by, delivered_on, coalesce(supersedes, 0)
	  from progress_updates where action_id = $1 order by submitted_at, id`, a, scanUpdate),
			rowsOf(r, `
	select kind, coalesce(update_id, 0), recorded_at, coalesce(account_id, 0), by_title, reason, status, due_on,
	       coalesce(lead_code, ''), closure, effective_on, approver
	  from action_events where action_id = $1 order by recorded_at, id`, a, scanEvent)),
	}
}

func scanEvent(row pgx.CollectableRow) (e plan.Event, err error) {
	var due, effective *time.Time
	err = row.Scan(&e.Kind, &e.Of, &e.At, &e.By, &e.ByTitle, &e.Reason, &e.Status, &due, &e.Lead.Code, &e.Closure.Kind, &effective, &e.Approver)
	e.Due = dayOf(due)
	if e.Closure.Kind != "" {
		e.Closure.On, e.Closure.Body, e.Closure.Reason = dayOf(effective), e.Approver, e.Reason
	}
	return e, err
}

// terms are what an action was agreed on.
func (r record) terms(a plan.Action) plan.Terms {
	r.t.Helper()
	return plan.Terms{Due: a.FirstDue, Lead: plan.Post{
		Code: plan.PostCode(one[string](r, `select coalesce(lead_code, '') from actions where id = $1`, a.ID)),
	}}
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

func scanUpdate(row pgx.CollectableRow) (plan.Event, error) {
	var u plan.Update
	var forecast, by, delivered *time.Time
	err := row.Scan(&u.ID, &u.By, &u.Submitted, &u.Narrative, &u.NextStep, &u.Proposed, &u.Computed, &u.Reason, &u.Issue,
		&u.Recovery.Text, &u.Recovery.Lead, &u.Evidence, &forecast, &by, &delivered, &u.Supersedes)
	u.Forecast, u.Recovery.By, u.Delivered = dayOf(forecast), dayOf(by), dayOf(delivered)
	return plan.EventOf(u), err
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
		replayed := a.Replay(r.terms(a.Action), r.telling(a.Action), p.Rounds)
		replayed.Lead.Title, replayed.Lead.Organisation = a.Lead.Title, a.Lead.Organisation
		replayed.Closure.Successors = a.Closure.Successors
		if diff := cmp.Diff(replayed, a.Action, cmpopts.EquateEmpty()); diff != "" {
			r.t.Errorf("%s is kept otherwise than its history says (-history +kept):\n%s", a.Ref, diff)
		}
	}
}

func TestEveryKeptStandingIsWhatItsHistorySays(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for _, k := range []plan.EditionKey{current, previous} {
		p, err := r.Position(context.Background(), board, k, plan.View{At: endOf(clock)})
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
	r.comesRound("A11", plan.NewDate(2024, 6, 30), plan.NewDate(2024, 9, 30), plan.NewDate(2024, 12, 31))
	now := demo.Start()
	for range 90 {
		now = now.Add(time.Duration(dice.IntN(48)) * time.Hour)
		p := r.position(plan.View{At: now})
		a := p.Actions[dice.IntN(len(p.Actions))]
		if dice.IntN(3) == 0 { // the recurring one has most to go wrong
			a = r.positionOf("A11", now)
		}
		if !a.Closure.IsZero() || a.Status.Status == plan.Complete {
			continue
		}
		lead := r.leadOf(a)
		on := plan.Occasion{By: &plan.Member{Account: lead.Account, Title: a.Lead.Title}, Rounds: p.Rounds, Now: now}
		u, err := plan.NewUpdate(a.Action, typed(dice, plan.DateAt(now)), plan.UpdateInput{}, on)
		if err != nil {
			t.Fatalf("%s, seed %d: %v", a.Ref, seed, err)
		}
		if err := r.addAs(lead, a, u, ""); err != nil {
			t.Fatalf("%s, seed %d: %v", a.Ref, seed, err)
		}
		if dice.IntN(3) == 0 {
			r.holdsTo(r.position(plan.View{At: now, Ref: a.Ref}))
		}
	}
	r.holdsTo(r.position(plan.View{At: now}))
}
