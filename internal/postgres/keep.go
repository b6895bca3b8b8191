package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// AddMeeting puts a meeting on the calendar, and the reporting round that leads
// to it where its quarter has none. It returns plan.ErrForbidden to who does
// not keep the meetings, plan.Problems when the day is another meeting's, and
// plan.ErrRepeated when this very form has been taken before.
func (db *DB) AddMeeting(ctx context.Context, s plan.Scope, m plan.Meeting, e plan.Event, sub plan.Submission) error {
	return db.keep(ctx, deed{s, plan.AddMeeting, m.On, e, sub}, func(ctx context.Context, tx pgx.Tx, held heldMeeting) error {
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
			At: e.At, Account: s.Account, ByTitle: e.ByTitle, Thing: meetingThing(m.On), What: "added a meeting", After: round, Row: row,
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
	if _, err := tx.Exec(ctx, `insert into reporting_rounds (quarter) values ($1)`, r.Quarter.String()); err != nil {
		return nil, rowRef{}, err
	}
	row, err := insertRoundPlan(ctx, tx, plan.RoundPlan{Round: r, At: e.At, By: s.Account, ByTitle: e.ByTitle, Reason: e.Reason}, 1)
	return moveFacts(r), row, err
}

// MoveMeeting puts a meeting on another day, with a reason; the dates of the
// round that leads to it follow, and what was frozen for it stays. It returns
// plan.ErrNotFound when no meeting is on the day, plan.ErrStale when it has
// moved from there meanwhile, plan.ErrHeld when it is over, and what AddMeeting
// returns.
func (db *DB) MoveMeeting(ctx context.Context, s plan.Scope, on, to plan.Date, e plan.Event, sub plan.Submission) error {
	return db.keep(ctx, deed{s, plan.MoveMeeting, on, e, sub}, func(ctx context.Context, tx pgx.Tx, held heldMeeting) error {
		other, err := meetingMeant(ctx, tx, s, to, e)
		if err == nil && other.ID != held.ID {
			return plan.DayTaken(to)
		}
		if err != nil && err != pgx.ErrNoRows {
			return err
		}
		_, err = tx.Exec(ctx, `
	insert into meeting_moves (was_on, meeting_id, recorded_at, account_id, by_title, reason)
	values (@on, @id, @at, @account, @title, @reason)`, scoped(s, "on", dayArg(on), "id", held.ID, "at", e.At,
			"account", orNull(s.Account), "title", e.ByTitle, "reason", e.Reason))
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `update board_meetings set held_on = $2 where id = $1`, held.ID, dayArg(to)); err != nil {
			return err
		}
		round, row, err := moveRound(ctx, tx, s, on, to, e)
		if err != nil {
			return err
		}
		round["day"] = to.String()
		return addHistory(ctx, tx, entry{
			At: e.At, Account: s.Account, ByTitle: e.ByTitle, Thing: meetingThing(on), What: "moved the meeting",
			Before: facts{"day": on.String()}, After: round, Row: row,
		})
	})
}

// moveRound lets the round that leads to a meeting follow it, and tells its
// dates and the row that holds them.
func moveRound(ctx context.Context, tx pgx.Tx, s plan.Scope, on, to plan.Date, e plan.Event) (facts, rowRef, error) {
	known, err := roundsNow(ctx, tx)
	if err != nil {
		return nil, rowRef{}, err
	}
	for _, r := range known {
		if r.Board != on {
			continue
		}
		var version int
		err := tx.QueryRow(ctx, `select max(version) from round_dates where quarter = $1`, r.Quarter.String()).Scan(&version)
		if err != nil {
			return nil, rowRef{}, err
		}
		r = r.MovedTo(to)
		row, err := insertRoundPlan(ctx, tx, plan.RoundPlan{Round: r, At: e.At, By: s.Account, ByTitle: e.ByTitle, Reason: e.Reason}, version+1)
		return moveFacts(r), row, err
	}
	return facts{}, rowRef{}, nil
}

func roundsNow(ctx context.Context, tx pgx.Tx) (plan.Rounds, error) {
	rows, err := tx.Query(ctx, newestRounds)
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
	plan.Meeting
}

// calendarLock is held by whoever changes the calendar of meetings, so that two
// of them cannot take one day.
const calendarLock = `select pg_advisory_xact_lock(hashtext('board_meetings'))`

// deed is what the clerk does to the meeting of a day.
type deed struct {
	scope plan.Scope
	act   plan.MeetingAct
	on    plan.Date
	event plan.Event // who does it, when and why
	sub   plan.Submission
}

// mayKeep reports whether the reader may do anything to meetings at all.
func mayKeep(s plan.Scope, at time.Time) error {
	today := plan.DateAt(at)
	return plan.Meeting{On: today}.Permit(s, plan.AddMeeting, today)
}

// keep does the work on the meeting in one transaction, where the reader may,
// after any other deed to the calendar. To add a meeting, the one held is that
// which has the day already.
func (db *DB) keep(ctx context.Context, d deed, do func(context.Context, pgx.Tx, heldMeeting) error) error {
	today := plan.DateAt(d.event.At)
	if err := mayKeep(d.scope, d.event.At); err != nil {
		return err
	}
	return db.writeWithin(ctx, freezeLimit, func(ctx context.Context, tx pgx.Tx) error {
		if err := takeForm(ctx, tx, d.scope, d.sub.Key, d.event.At); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, patiently+calendarLock); err != nil {
			return err
		}
		held, err := meetingMeant(ctx, tx, d.scope, d.on, d.event)
		switch {
		case d.act == plan.AddMeeting && err == pgx.ErrNoRows:
			return do(ctx, tx, heldMeeting{})
		case err != nil:
			return err
		case d.act == plan.AddMeeting:
			return do(ctx, tx, held)
		case held.On != d.on: // it has moved on
			return plan.ErrStale
		}
		if err := held.Permit(d.scope, d.act, today); err != nil {
			return err
		}
		return do(ctx, tx, held)
	})
}

// meetingMeant returns the meeting on the day, or the one that was to be on it.
func meetingMeant(ctx context.Context, tx pgx.Tx, s plan.Scope, on plan.Date, e plan.Event) (heldMeeting, error) {
	rows, err := tx.Query(ctx, selectMeeting+` where `+meant, scoped(s, "on", dayArg(on), "today", plan.DateAt(e.At).UTC()))
	if err != nil {
		return heldMeeting{}, err
	}
	r, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[meetingRow])
	return heldMeeting{r.ID, r.meeting()}, err
}
