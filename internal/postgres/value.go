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
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := takeForm(ctx, tx, s, sub.Key, v.Entered); err != nil {
			return err
		}
		if err := claimMeasure(ctx, tx, s, m, sub.Version); err != nil {
			return err
		}
		var err error
		if v.ID, err = insertValue(ctx, tx, s, m, v); err != nil {
			return err
		}
		return addHistory(ctx, tx, valueEntry(s.Account, m.Edition.Plan, m, v))
	})
}

// entered is the condition of plan.Measure.IsEntered on a measure m.
const entered = `(not m.published and m.frequency = 'quarterly' and m.unit = 'percent')`

// claimMeasure holds the measure and its edition to the end of the
// transaction, if the newest figure on the record is the one that was seen.
func claimMeasure(ctx context.Context, tx pgx.Tx, s plan.Scope, m plan.Measure, version int) error {
	args := scoped(s, "plan", m.Edition.Plan, "edition", m.Edition.Edition, "id", m.ID, "version", version, "values", s.Values)
	var forbidden, closed bool
	err := tx.QueryRow(ctx, `
	select not (@values::boolean and `+entered+`), `+readOnly+`
	  from measures m
	  join edition_measures em on em.measure_id = m.id
	  join editions e on e.id = em.edition_id
	 where e.family_slug = @plan and e.slug = @edition and `+visible+` and m.id = @id
	   for share of e for update of m`, args).Scan(&forbidden, &closed)
	switch {
	case err != nil:
		return err
	case forbidden:
		return plan.ErrForbidden
	case closed:
		return plan.ErrClosed
	}
	var stale bool
	err = tx.QueryRow(ctx, `
	select coalesce(max(id), 0) <> @version::bigint from measure_values where measure_id = @id`, args).Scan(&stale)
	if err == nil && stale {
		return plan.ErrStale
	}
	return err
}

func insertValue(ctx context.Context, tx pgx.Tx, s plan.Scope, m plan.Measure, v plan.Value) (int64, error) {
	var id int64
	err := tx.QueryRow(ctx, `
	insert into measure_values (measure_id, period_end, numerator, denominator, number, symbol, state, published,
	       source, released_on, note, account_id, by_title, entered_at, supersedes, reason)
	values (@measure, @end, @numerator, @denominator, @number, @symbol, @state, @published, @source, @released,
	        @note, @account, @title, @at, @supersedes, @reason)
	returning id`, pgx.NamedArgs{
		"measure": m.ID, "end": dayArg(v.Period.End), "numerator": v.Numerator, "denominator": v.Denominator,
		"number": v.Number, "symbol": string(v.Symbol), "state": string(v.State), "published": v.Published,
		"source": v.Source, "released": dayArg(v.ReleasedOn), "note": v.Note, "account": s.Account,
		"title": v.ByTitle, "at": v.Entered, "supersedes": orNull(v.Supersedes), "reason": v.Reason,
	}).Scan(&id)
	return id, err
}

// valueEntry tells of the figure without the figure, and without the typed
// reason, which may tell it: who may read history need not be allowed to see a
// small number.
func valueEntry(by plan.AccountID, family string, m plan.Measure, v plan.Value) entry {
	what := "entered the figure for " + v.Period.Label()
	if v.Supersedes != 0 {
		what = "corrected the figure for " + v.Period.Label()
	}
	return entry{
		At: v.Entered.In(time.UTC), Account: by, ByTitle: v.ByTitle,
		Thing: measureThing(family, m.Code), What: what, Row: rowRef{figuresSealed, []any{v.ID}},
	}
}
