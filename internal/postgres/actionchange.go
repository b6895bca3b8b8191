package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// ChangeChoices returns the posts that may lead an action, because somebody
// there can report on it, and the meetings of the Board that have been held on
// the view's day, with what they decided.
func (db *DB) ChangeChoices(ctx context.Context, s plan.Scope, v plan.View) (plan.ChangeChoices, error) {
	var c plan.ChangeChoices
	args := viewed(s, v)
	args["roles"] = rolesWith(plan.ReportAction)
	err := db.read(ctx, func(b *pgx.Batch) {
		c = plan.ChangeChoices{}
		b.Queue(`
	select p.code, post_title(p.code, @today) as title, o.name as organisation
	  from posts p
	  join organisations o on o.id = p.organisation_id
	 where @reads::boolean and exists (select from accounts a where a.post_code = p.code and a.disabled_at is null and a.role = any(@roles))
	 order by p.code`, args).Query(func(rows pgx.Rows) error {
			found, err := pgx.CollectRows(rows, pgx.RowToStructByName[struct{ Code, Title, Organisation pgtype.Text }])
			for _, r := range found {
				c.Posts = append(c.Posts, post(r.Code, r.Title, r.Organisation))
			}
			return err
		})
		queueMeetings(b, meetingsHeld, args, func(held []plan.Meeting) {
			for _, m := range held {
				c.Meetings = append(c.Meetings, m.On)
			}
		})
		b.Queue(`
	select d.id, m.held_on, d.minute, d.wording
	  from decisions d
	  join board_meetings m on m.id = d.meeting_id
	 where @reads::boolean and m.held_on <= @today and d.recorded_at <= @at
	 order by m.held_on desc, d.agenda_item, d.id`, args).Query(func(rows pgx.Rows) error {
			var d plan.DecisionRef
			var heldOn time.Time
			_, err := pgx.ForEachRow(rows, []any{&d.ID, &heldOn, &d.Minute, &d.Wording}, func() error {
				d.Meeting = day(&heldOn)
				c.Decisions = append(c.Decisions, d)
				return nil
			})
			return err
		})
	})
	if err != nil {
		return plan.ChangeChoices{}, err
	}
	return c, nil
}

// rolesWith returns the roles that hold the right.
func rolesWith(right plan.Right) []string {
	var some []string
	for _, r := range plan.Roles {
		if r.Has(right) {
			some = append(some, string(r))
		}
	}
	return some
}
