package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// OverrideRating puts a director's approval of a better rating on the record,
// and the history, all or nothing. It returns plan.ErrRepeated,
// plan.ErrNotFound, plan.ErrStale when a newer figure came, or its target or
// definition changed, since it was seen, and what else plan.Series.Permit says.
func (db *DB) OverrideRating(ctx context.Context, s plan.Scope, m plan.Measure, o plan.RatingOverride, sub plan.Submission) error {
	e := entry{At: o.At, ByTitle: o.ByTitle, What: "approved a better rating than the computed one of the figure for " + o.Period.Label()}
	return db.rule(ctx, ruled{s, m, sub, &e}, func(ctx context.Context, tx pgx.Tx, held heldMeasure) error {
		v, err := held.figure(ctx, tx, o.Of)
		if err != nil {
			return err
		}
		err = held.Permit(s, held.edition, plan.ApproveRating, v)
		if err == nil && held.Terms != sub.Version {
			err = plan.ErrStale
		}
		if err != nil {
			return err
		}
		var id int64
		err = tx.QueryRow(ctx, `
	insert into rating_overrides (value_id, edition_id, rating, computed, reason, account_id, by_title, recorded_at)
	values (@value, @edition, @rating, @computed, @reason, @account, @title, @at)
	returning id`, pgx.NamedArgs{
			"value": v.ID, "edition": held.editionID, "rating": string(o.Rating), "computed": string(held.Judgement().Computed),
			"reason": o.Reason, "account": orNull(s.Account), "title": o.ByTitle, "at": e.At,
		}).Scan(&id)
		e.Row = rowRef{overridesSealed, []any{id}}
		return err
	})
}
