package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// ReviewValue puts on the record what a second person made of a figure: the
// review and the history, all or nothing. The figure itself says which version
// was seen. It returns plan.ErrRepeated, plan.ErrNotFound, plan.ErrStale when
// another figure took its place, and what else plan.Series.Permit says.
func (db *DB) ReviewValue(ctx context.Context, s plan.Scope, m plan.Measure, r plan.ValueReview, sub plan.Submission) error {
	e := entry{At: r.At, ByTitle: r.ByTitle}
	act := plan.AcceptFigure
	if r.Verdict == plan.ReviewFailed {
		act = plan.ReturnFigure
	}
	return db.rule(ctx, ruled{s, m, sub, &e}, func(ctx context.Context, tx pgx.Tx, held heldMeasure) error {
		v, err := held.figure(ctx, tx, r.Of)
		if err != nil {
			return err
		}
		if err := held.Permit(s, held.edition, act, v); err != nil {
			return err
		}
		e.What, e.Row = reviewed[r.Verdict]+v.Period.Label(), rowRef{figureReviewsSealed, []any{v.ID}}
		_, err = tx.Exec(ctx, `
	insert into value_reviews (value_id, verdict, comment, account_id, by_title, recorded_at)
	values (@value, @verdict, @comment, @account, @title, @at)`, pgx.NamedArgs{
			"value": v.ID, "verdict": string(r.Verdict), "comment": r.Comment, "account": orNull(s.Account),
			"title": r.ByTitle, "at": e.At,
		})
		return err
	})
}

// reviewed says what a review did, after its author's title. Neither the comment
// nor the figure is told: history is read by those who may not see a small
// number.
var reviewed = map[plan.Review]string{
	plan.ReviewPassed: "accepted the figure for ",
	plan.ReviewFailed: "returned, with a comment, the figure for ",
}
