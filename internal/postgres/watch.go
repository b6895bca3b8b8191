package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// heldShown is how many past meetings a form offers.
const heldShown = 8

// Choices returns what the forms around the Board's log choose from.
func (db *DB) Choices(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Choices, error) {
	var c plan.Choices
	err := db.read(ctx, func(b *pgx.Batch) {
		c = plan.Choices{}
		q := query{s, k, v}
		queuePosition(b, q, &c.Position)
		args := q.args("roles", rolesWith(plan.AnswerBoard), "shown", heldShown)
		queueAnswerers(b, args, &c)
		queueMeetings(b, meetingsHeld+` limit @shown`, args, func(held []plan.Meeting) { c.Held = held })
	})
	if err != nil {
		return plan.Choices{}, err
	}
	return c, nil
}

func queueAnswerers(b *pgx.Batch, args pgx.NamedArgs, c *plan.Choices) {
	b.Queue(`
	select distinct a.post_code, post_title(a.post_code, @today) as title, o.name
	  from accounts a
	  join posts p on p.code = a.post_code
	  join organisations o on o.id = p.organisation_id
	 where @reads::boolean and a.disabled_at is null and a.role = any(@roles)
	 order by title`, args).Query(func(rows pgx.Rows) error {
		var code, title, organisation pgtype.Text
		_, err := pgx.ForEachRow(rows, []any{&code, &title, &organisation}, func() error {
			c.Answerers = append(c.Answerers, post(code, title, organisation))
			return nil
		})
		return err
	})
}

// Watch returns what the list of exceptions is made from: the edition as it
// stands, in one round trip, and as it stood for the Board before, in another;
// that is past and does not change in between.
func (db *DB) Watch(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Watch, error) {
	var w plan.Watch
	var last plan.Meeting
	v.Measures = plan.AllMeasures
	err := db.read(ctx, func(b *pgx.Batch) {
		w, last = plan.Watch{}, plan.Meeting{}
		q := query{s, k, v}
		args := q.args()
		queuePosition(b, q, &w.Position)
		queueMeeting(b, nextMeeting, args, &w.Next)
		queueMeeting(b, lastMeeting, args, &last)
		queueLog(b, selectLog+` where `+visibleOrNone+` and `+notClosed, args, &w.Log)
		queueRedAnswers(b, args, &w.Answers)
	})
	if err != nil {
		return plan.Watch{}, err
	}
	if !last.On.IsZero() {
		w.Last, err = db.atBoard(ctx, s, k, last.On)
	}
	return w, err
}

// atBoard returns the position as that Board had it: as it was frozen for it,
// or else as the day ended.
func (db *DB) atBoard(ctx context.Context, s plan.Scope, k plan.EditionKey, on plan.Date) (plan.Position, error) {
	k.At = on.String()
	p, err := db.Position(ctx, s, k, plan.View{At: on.AddDays(1).Start().Add(-time.Microsecond), Frozen: on})
	p.Today = on
	return p, err
}

func queueRedAnswers(b *pgx.Batch, args pgx.NamedArgs, into *[]plan.RedAnswer) {
	b.Queue(chosen+selectRedAnswer+`
	 where e.id = (select id from chosen) and r.recorded_at <= @at
	 order by m.held_on desc, r.id desc`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[redAnswerRow])
		for _, r := range found {
			*into = append(*into, r.answer())
		}
		return err
	})
}
