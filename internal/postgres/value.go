package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// AddValue puts a figure of a measure on the record, and the history, all or
// nothing. It returns plan.ErrRepeated, plan.ErrStale, plan.ErrForbidden when the
// reader may not enter figures or those of the measure are not entered here,
// plan.ErrClosed and plan.ErrNotFound.
func (db *DB) AddValue(ctx context.Context, s plan.Scope, m plan.Measure, v plan.Value, sub plan.Submission) error {
	v.By = s.Account // nobody enters in another's name
	e := entry{At: v.Entered}
	return db.rule(ctx, ruled{s, m, sub, &e}, func(ctx context.Context, tx pgx.Tx, held heldMeasure) error {
		err := held.Permit(s, held.edition, plan.EnterFigure, plan.Value{})
		if err == nil && held.Version != sub.Version {
			err = plan.ErrStale
		}
		if err != nil {
			return err
		}
		v.Entered = e.At
		if v.ID, err = insertValue(ctx, tx, held.Measure, v); err != nil {
			return err
		}
		e = valueEntry(held.Measure, v)
		return nil
	})
}

func insertValue(ctx context.Context, tx pgx.Tx, m plan.Measure, v plan.Value) (int64, error) {
	var id int64
	err := tx.QueryRow(ctx, `
	insert into measure_values (measure_id, period_end, numerator, denominator, number, symbol, state, published,
	       source, released_on, note, account_id, by_title, entered_at, supersedes, reason)
	values (@measure, @end, @numerator, @denominator, @number, @symbol, @state, @published, @source, @released,
	        @note, @account, @title, @at, @supersedes, @reason)
	returning id`, pgx.NamedArgs{
		"measure": m.ID, "end": dayArg(v.Period.End), "numerator": v.Numerator, "denominator": v.Denominator,
		"number": v.Number, "symbol": string(v.Symbol), "state": string(v.State), "published": v.Published,
		"source": v.Source, "released": dayArg(v.ReleasedOn), "note": v.Note, "account": orNull(v.By),
		"title": v.ByTitle, "at": v.Entered, "supersedes": orNull(v.Supersedes), "reason": v.Reason,
	}).Scan(&id)
	return id, err
}

// valueEntry tells of the figure without the figure, and without the typed
// reason, which may tell it: who may read history need not be allowed to see a
// small number.
func valueEntry(m plan.Measure, v plan.Value) entry {
	what := "entered the figure for " + v.Period.Label()
	if v.Supersedes != 0 {
		what = "corrected the figure for " + v.Period.Label()
	}
	return entry{
		At: v.Entered.In(time.UTC), Account: v.By, ByTitle: v.ByTitle,
		Thing: measureThing(m.Edition.Plan, m.Code), What: what, Row: rowRef{figuresSealed, []any{v.ID}},
	}
}
