package postgres

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// heldMeasure is a measure that nobody else can change before the transaction
// ends, as it stands, with its edition held in its state.
type heldMeasure struct {
	plan.Series
	edition   plan.Edition
	editionID int64
}

// holdMeasure waits for whoever is changing the measure, then holds it and
// reads it as it stands on the day of the instant.
func holdMeasure(ctx context.Context, tx pgx.Tx, s plan.Scope, m plan.Measure, at time.Time) (heldMeasure, error) {
	q := query{s, m.Edition.Now(), plan.View{At: at, Measures: plan.OneMeasure, Code: m.Code}}
	held := heldMeasure{edition: plan.Edition{Key: q.edition}}
	args := q.args("id", m.ID)
	args["at"] = newest
	err := tx.QueryRow(ctx, `
	select e.id, e.state
	  from measures m
	  join edition_measures em on em.measure_id = m.id
	  join editions e on e.id = em.edition_id
	 where e.family_slug = @plan and e.slug = @edition and `+visible+` and m.id = @id
	   for share of e for update of m`, args).Scan(&held.editionID, &held.edition.State)
	if err != nil {
		return held, err
	}
	p := plan.Position{Today: q.view.Today(), Edition: held.edition}
	b := &pgx.Batch{}
	queueRounds(b, args, &p)
	queueMeasures(b, args, q, &p)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return held, err
	}
	if len(p.Measures) != 1 {
		return held, plan.ErrNotFound
	}
	held.Series = p.Measures[0]
	return held, nil
}

// figure returns the figure of that number: as it stands, or, where it stands no
// more, as it is on the record. The zero Value stands for none.
func (h heldMeasure) figure(ctx context.Context, tx pgx.Tx, id int64) (plan.Value, error) {
	for _, v := range slices.Concat(h.Values, h.Returned) {
		if v.ID == id {
			return v, nil
		}
	}
	var v plan.Value
	err := tx.QueryRow(ctx, `
	select v.id, coalesce(v.account_id, 0), coalesce(r.verdict, ''), v.published
	  from measure_values v
	  left join value_reviews r on r.value_id = v.id
	 where v.id = $1 and v.measure_id = $2`, id, h.ID).Scan(&v.ID, &v.By, &v.Review.Verdict, &v.Published)
	if errors.Is(err, pgx.ErrNoRows) {
		return plan.Value{}, nil
	}
	return v, err
}

// measureThing is what history calls a measure.
func measureThing(family, code string) plan.Thing {
	return plan.Thing{Kind: plan.MeasureThing, Edition: plan.EditionKey{Plan: family}, Ref: code}
}

// ruled is a write to a measure: by whom, to which, from which form, and the
// entry of history that it makes.
type ruled struct {
	by      plan.Scope
	measure plan.Measure
	sub     plan.Submission
	entry   *entry
}

// rule is what the writes to a measure have in common: take the form, hold the
// measure, do the work, which completes the entry, and add that to history.
func (db *DB) rule(ctx context.Context, r ruled, do func(context.Context, pgx.Tx, heldMeasure) error) error {
	e := r.entry
	e.Account, e.Thing = r.by.Account, measureThing(r.measure.Edition.Plan, r.measure.Code)
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var err error
		if e.At, err = shared.begin(ctx, tx, r.by, r.sub.Key, e.At); err != nil {
			return err
		}
		held, err := holdMeasure(ctx, tx, r.by, r.measure, e.At)
		if err != nil {
			return err
		}
		if err := do(ctx, tx, held); err != nil {
			return err
		}
		return addHistory(ctx, tx, *e)
	})
}
