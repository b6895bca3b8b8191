package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// AddMeeting puts a meeting on the calendar, and the reporting round that leads
// to it where its quarter has none. It returns what plan.Sitting.Permit says,
// plan.Problems when the day is another meeting's, and
// plan.ErrRepeated when this very form has been taken before.
func (db *DB) AddMeeting(ctx context.Context, s plan.Scope, m plan.Meeting, e plan.Event, sub plan.Submission) error {
	return db.keep(ctx, deed{s, plan.AddMeeting, m.On, e, sub}, func(ctx context.Context, tx pgx.Tx, held heldMeeting, e plan.Event) error {
		if held.ID != 0 {
			return plan.DayTaken(m.On)
		}
		if _, err := tx.Exec(ctx, `insert into board_meetings (held_on, theme) values ($1, $2)`, dayArg(m.On), m.Theme); err != nil {
			return err
		}
		round, row, err := addRound(ctx, tx, s, m.On, e)
		if err != nil {
			return err
		}
		return addHistory(ctx, tx, entry{
			At: e.At, Account: s.Account, ByTitle: e.ByTitle, Thing: meetingThing(m.On), What: "set a date", After: round, Row: row,
		})
	})
}

// addRound adds the round that leads to a meeting, where it makes one, and
// tells its dates and the row that holds them.
func addRound(ctx context.Context, tx pgx.Tx, s plan.Scope, on plan.Date, e plan.Event) (facts, rowRef, error) {
	known, err := roundsNow(ctx, tx)
	if err != nil {
		return nil, rowRef{}, err
	}
	r, made := known.RoundBefore(on)
	if !made {
		return nil, rowRef{}, nil
	}
	row, err := insertRoundPlan(ctx, tx, plan.RoundPlan{Round: r, At: e.At, By: s.Account, ByTitle: e.ByTitle, Reason: e.Reason}, 1)
	return moveFacts(r), row, err
}

// MoveMeeting puts a meeting on another day, with a reason; the dates of the
// round that leads to it follow, and what was frozen for it stays. It returns
// plan.ErrNotFound when no meeting is on the day, plan.ErrStale when it has
// moved from there meanwhile, what plan.Sitting.Permit says, and what
// AddMeeting returns.
func (db *DB) MoveMeeting(ctx context.Context, s plan.Scope, m plan.MeetingMove, sub plan.Submission) error {
	e := plan.Event{At: m.At, ByTitle: m.ByTitle, Reason: m.Reason}
	return db.keep(ctx, deed{s, plan.MoveMeeting, m.From, e, sub}, func(ctx context.Context, tx pgx.Tx, held heldMeeting, e plan.Event) error {
		other, err := holdMeeting(ctx, tx, s, m.To, e)
		if err == nil && other.ID != 0 && other.ID != held.ID {
			err = plan.DayTaken(m.To)
		}
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `
	insert into meeting_moves (was_on, meeting_id, recorded_at, account_id, by_title, reason)
	values (@on, @id, @at, @account, @title, @reason)`, pgx.NamedArgs{"on": dayArg(m.From), "id": held.ID, "at": e.At,
			"account": orNull(s.Account), "title": e.ByTitle, "reason": e.Reason})
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `update board_meetings set held_on = $2 where id = $1`, held.ID, dayArg(m.To)); err != nil {
			return err
		}
		round, row, err := moveRound(ctx, tx, s, m, e)
		if err != nil {
			return err
		}
		round["day"] = m.To.String()
		return addHistory(ctx, tx, entry{
			At: e.At, Account: s.Account, ByTitle: e.ByTitle, Thing: meetingThing(m.From), What: "moved the date",
			Before: facts{"day": m.From.String()}, After: round, Row: row,
		})
	})
}

// moveRound lets the round that leads to a meeting follow it, and tells its
// dates and the row that holds them.
func moveRound(ctx context.Context, tx pgx.Tx, by plan.Scope, m plan.MeetingMove, e plan.Event) (facts, rowRef, error) {
	var c plan.Schedule
	b := &pgx.Batch{}
	queueCalendar(b, scoped(by, "today", dayArg(plan.DateAt(e.At)), "at", e.At), &c)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return nil, rowRef{}, err
	}
	for _, planned := range c.Rounds {
		if planned.Board != m.From {
			continue
		}
		r := planned.MovedTo(m.To)
		if err := c.Fits(r); err != nil {
			return nil, rowRef{}, err
		}
		row, err := insertRoundPlan(ctx, tx, plan.RoundPlan{Round: r, At: e.At, By: by.Account, ByTitle: e.ByTitle, Reason: e.Reason}, planned.Version+1)
		return moveFacts(r), row, err
	}
	return facts{}, rowRef{}, nil
}

func roundsNow(ctx context.Context, tx pgx.Tx) (plan.Rounds, error) {
	rows, err := tx.Query(ctx, plannedDates(`'infinity'`))
	if err != nil {
		return nil, err
	}
	return collectRounds(rows)
}

func moveFacts(r plan.Round) facts {
	return facts{"quarter": r.Quarter.String(), "papers out": r.PapersOut.String(), "round closes": r.Closes.String()}
}

// heldMeeting is a meeting that nobody else can change before the transaction
// ends.
type heldMeeting struct {
	ID int64
	plan.Sitting
}

// deed is what the clerk does to the meeting of a day.
type deed struct {
	scope plan.Scope
	act   plan.MeetingAct
	on    plan.Date
	event plan.Event // who does it, when and why
	sub   plan.Submission
}

// keep does the work on the meeting in one transaction, where the reader may,
// while nobody else writes; the event has the instant as of which it is done. To
// add a meeting, the one held is that which has the day already, if any.
func (db *DB) keep(ctx context.Context, d deed, do func(context.Context, pgx.Tx, heldMeeting, plan.Event) error) error {
	return db.writeWithin(ctx, freezeLimit, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, patiently); err != nil {
			return err
		}
		e := d.event
		var err error
		if e.At, err = alone.begin(ctx, tx, d.scope, d.sub.Key, e.At); err != nil {
			return err
		}
		held, err := holdMeeting(ctx, tx, d.scope, d.on, e)
		switch {
		case err != nil:
			return err
		case held.ID == 0 && d.act != plan.AddMeeting:
			return plan.ErrNotFound
		case held.ID == 0:
			held.Meeting.On = d.on
		case held.Meeting.On != d.on && d.act != plan.AddMeeting: // it has moved on
			return plan.ErrStale
		}
		if err := held.Permit(d.scope, d.act, plan.DateAt(e.At)); err != nil {
			return err
		}
		return do(ctx, tx, held, e)
	})
}

// holdMeeting returns the meeting that the day names; without a number where
// there is none. Whoever has the pen alone holds it.
func holdMeeting(ctx context.Context, tx pgx.Tx, s plan.Scope, on plan.Date, e plan.Event) (heldMeeting, error) {
	var held heldMeeting
	args := scoped(s, "on", dayArg(on), "today", dayArg(plan.DateAt(e.At)))
	b := &pgx.Batch{}
	queueSitting(b, args, &held.Sitting)
	b.Queue(thatMeeting+` select coalesce((select id from that), 0)`, args).QueryRow(func(row pgx.Row) error { return row.Scan(&held.ID) })
	err := tx.SendBatch(ctx, b).Close()
	return held, err
}
