package postgres

import (
	"context"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// replayedAtOnce is how many actions are replayed from one reading.
const replayedAtOnce = 200

// verifyStandings compares where each action is said to stand with what its
// updates, sign-offs and occurrences make of it.
func verifyStandings(ctx context.Context, tx pgx.Tx, x *examination) error {
	if err := verifyAllStand(ctx, tx, x); err != nil {
		return err
	}
	var around plan.Position
	b := &pgx.Batch{}
	queueRounds(b, &around)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return err
	}
	var after plan.ActionID
	for {
		kept, err := readKept(ctx, tx, after)
		if err != nil || len(kept) == 0 {
			return err
		}
		told, err := readReported(ctx, tx, kept)
		if err != nil {
			return err
		}
		for _, a := range kept {
			x.compare(a, *told[a.ID], around.Rounds)
		}
		after = kept[len(kept)-1].ID
	}
}

// verifyAllStand finds actions of which nothing is kept.
func verifyAllStand(ctx context.Context, tx pgx.Tx, x *examination) error {
	rows, err := tx.Query(ctx, `
	select e.family_slug, e.slug, a.ref
	  from actions a
	  join editions e on e.id = a.edition_id
	 where not exists (select from action_standings s where s.action_id = a.id)
	 order by a.id`)
	if err != nil {
		return err
	}
	var k plan.EditionKey
	var ref string
	_, err = pgx.ForEachRow(rows, []any{&k.Plan, &k.Edition, &ref}, func() error {
		x.find("What is kept of "+thingOfAction(k, ref), "it is not there any more, so no status can be worked out")
		return nil
	})
	return err
}

func (x *examination) compare(kept plan.Action, told plan.Reported, rs plan.Rounds) {
	x.audit.Actions++
	x.step()
	differing := differences(kept, kept.Replay(told, rs))
	if len(differing) == 0 {
		return
	}
	what := strings.Join(differing, ", ") + " not as it was reported"
	if n := len(told.Updates); n > 0 {
		what += "; the newest report is " + nameOfUpdate(told.Updates[n-1])
	}
	x.find("What is kept of "+thingOfAction(kept.Edition, kept.Ref), what)
}

// differences names what of the action is kept otherwise than it was told.
func differences(kept, told plan.Action) []string {
	k, t := kept.Standing, told.Standing
	var some []string
	for _, fact := range []struct {
		name string
		same bool
	}{
		{"due date", kept.Due == told.Due && kept.NextDue == told.NextDue},
		{"time of the last update", k.LastUpdate.Equal(t.LastUpdate) && k.Earlier.Equal(t.Earlier)},
		{"text", k.Narrative == t.Narrative && k.NextStep == t.NextStep},
		{"status", k.Proposed == t.Proposed && k.Computed == t.Computed && k.Reason == t.Reason},
		{"forecast", k.Forecast == t.Forecast},
		{"issue", k.Issue == t.Issue},
		{"recovery plan", k.Recovery == t.Recovery},
		{"delivery", k.Delivered == t.Delivered && k.Evidence == t.Evidence && k.ReportedBy == t.ReportedBy},
		{"sign-off", k.SignedOff == t.SignedOff && k.SignedBy == t.SignedBy},
	} {
		if !fact.same {
			some = append(some, fact.name)
		}
	}
	return some
}

// keptRow is an action with what is kept of it.
type keptRow struct {
	ID                    plan.ActionID
	FamilySlug, Slug, Ref string
	FirstDueOn            time.Time
	standingRow
}

func (r keptRow) action() plan.Action {
	return plan.Action{
		ID: r.ID, Edition: plan.EditionKey{Plan: r.FamilySlug, Edition: r.Slug}, Ref: r.Ref,
		FirstDue: day(&r.FirstDueOn), Due: day(&r.DueOn), NextDue: day(r.NextDueOn), Standing: r.standing(),
	}
}

// readKept reads the next actions after that number, with where each is said
// to stand.
func readKept(ctx context.Context, tx pgx.Tx, after plan.ActionID) ([]plan.Action, error) {
	rows, err := tx.Query(ctx, `
	select a.id, e.family_slug, e.slug, a.ref, a.first_due_on, s.`+strings.Join(standingColumns[1:], ", s.")+`
	  from actions a
	  join editions e on e.id = a.edition_id
	  join action_standings s on s.action_id = a.id
	 where a.id > $1
	 order by a.id
	 limit $2`, after, replayedAtOnce)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (plan.Action, error) {
		r, err := pgx.RowToStructByName[keptRow](row)
		return r.action(), err
	})
}

// readReported reads all that was reported on the actions.
func readReported(ctx context.Context, tx pgx.Tx, actions []plan.Action) (map[plan.ActionID]*plan.Reported, error) {
	told := map[plan.ActionID]*plan.Reported{}
	var ids []plan.ActionID
	for _, a := range actions {
		ids, told[a.ID] = append(ids, a.ID), &plan.Reported{}
	}
	b := &pgx.Batch{}
	b.Queue(selectUpdate+` where u.action_id = any($1) order by u.submitted_at, u.id`, ids).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[updateRow])
		for _, r := range found {
			told[r.ActionID].Updates = append(told[r.ActionID].Updates, r.update())
		}
		return err
	})
	var id plan.ActionID
	var at time.Time
	var by plan.AccountID
	b.Queue(`select action_id, signed_at, account_id from sign_offs where action_id = any($1) order by id`, ids).Query(func(rows pgx.Rows) error {
		_, err := pgx.ForEachRow(rows, []any{&id, &at, &by}, func() error {
			told[id].SignOffs = append(told[id].SignOffs, plan.Signing{At: at, By: by})
			return nil
		})
		return err
	})
	var due, delivered *time.Time
	b.Queue(`select action_id, due_on, delivered_on from action_occurrences where action_id = any($1) order by due_on`, ids).Query(func(rows pgx.Rows) error {
		_, err := pgx.ForEachRow(rows, []any{&id, &due, &delivered}, func() error {
			told[id].Occurrences = append(told[id].Occurrences, plan.Occurrence{Due: day(due), Delivered: day(delivered)})
			return nil
		})
		return err
	})
	return told, tx.SendBatch(ctx, b).Close()
}
