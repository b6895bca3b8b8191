package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// Minutes returns the meeting on that day, also when it has moved since, with
// its newest minutes and what it decided, as of the view; plan.ErrNotFound when
// there is no such meeting.
func (db *DB) Minutes(ctx context.Context, s plan.Scope, meeting plan.Date, v plan.View) (plan.DecisionSheet, plan.Minutes, error) {
	var sheet plan.DecisionSheet
	var m plan.Minutes
	err := db.read(ctx, func(b *pgx.Batch) {
		m = plan.Minutes{}
		args := meetingArgs(s, meeting, v)
		queueDecisions(b, args, &sheet)
		queueMinutes(b, args, &m)
	})
	if err == nil && sheet.Meeting.On.IsZero() {
		err = plan.ErrNotFound
	}
	if err != nil {
		return plan.DecisionSheet{}, plan.Minutes{}, err
	}
	m.Meeting = sheet.Meeting.On
	return sheet, m, nil
}

type minutesRow struct {
	Version                    int
	RecordedAt                 time.Time
	ByTitle                    string
	Elected, Others, Apologies []string
	Declarations               string
	AgreedOn                   *time.Time
}

func queueMinutes(b *pgx.Batch, args pgx.NamedArgs, into *plan.Minutes) {
	b.Queue(thatMeeting+`
	select n.version, n.recorded_at, n.by_title, n.elected, n.others, n.apologies, n.declarations, g.held_on as agreed_on
	  from minutes n
	  join that on that.id = n.meeting_id
	  left join board_meetings g on g.id = n.agreed_at
	 where n.recorded_at <= @at
	 order by n.version desc
	 limit 1`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[minutesRow])
		for _, r := range found {
			*into = plan.Minutes{Version: r.Version, At: r.RecordedAt, ByTitle: r.ByTitle, Elected: r.Elected, Others: r.Others,
				Apologies: r.Apologies, Declarations: r.Declarations, Agreed: day(r.AgreedOn)}
		}
		return err
	})
	b.Queue(thatMeeting+`
	select i.number, i.title, i.submitted_by, i.seeking, i.notes
	  from minute_items i
	  join that on that.id = i.meeting_id
	 where i.version = (select max(version) from minutes n where n.meeting_id = that.id and n.recorded_at <= @at)
	 order by i.number`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[plan.MinuteItem])
		into.Items = append(into.Items, found...)
		return err
	})
}

// AddMinutes adds the next version of a meeting's minutes, a draft or the one
// that was agreed. It returns what plan.Meeting.PermitMinutes says,
// plan.ErrStale when another version came meanwhile, plan.ErrClosed when the
// minutes have been agreed, plan.ErrNotFound, and plan.ErrRepeated.
func (db *DB) AddMinutes(ctx context.Context, s plan.Scope, m plan.Minutes, sub plan.Submission) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var err error
		if m.At, err = shared.begin(ctx, tx, s, sub.Key, m.At); err != nil {
			return err
		}
		if err := lockLog(ctx, tx); err != nil {
			return err
		}
		meeting, err := sittingOf(ctx, tx, s, m.Meeting, m.At)
		if err != nil {
			return err
		}
		if err := permitVersion(ctx, tx, meeting, sub.Version); err != nil {
			return err
		}
		m.Version = sub.Version + 1
		if err := insertMinutes(ctx, tx, s, meeting, m); err != nil {
			return err
		}
		return addHistory(ctx, tx, minutesEntry(s.Account, m))
	})
}

// permitVersion says whether the next version of minutes may follow the one
// that its author saw.
func permitVersion(ctx context.Context, tx pgx.Tx, meeting int64, seen int) error {
	var latest int
	var agreed bool
	err := tx.QueryRow(ctx, `
	select coalesce(max(version), 0), coalesce(bool_or(agreed_at is not null), false) from minutes where meeting_id = $1`, meeting).
		Scan(&latest, &agreed)
	switch {
	case err != nil:
		return err
	case latest != seen:
		return plan.ErrStale
	case agreed:
		return plan.ErrClosed
	default:
		return nil
	}
}

func insertMinutes(ctx context.Context, tx pgx.Tx, s plan.Scope, meeting int64, m plan.Minutes) error {
	_, err := tx.Exec(ctx, `
	insert into minutes (meeting_id, version, recorded_at, account_id, by_title, elected, others, apologies, declarations, agreed_at)
	values (@meeting, @version, @at, @account, @title, @elected, @others, @apologies, @declarations,
	        `+meetingOf("@agreed")+`)`, pgx.NamedArgs{
		"meeting": meeting, "version": m.Version, "at": m.At, "account": orNull(s.Account), "title": m.ByTitle,
		"elected": list(m.Elected), "others": list(m.Others), "apologies": list(m.Apologies), "declarations": m.Declarations,
		"agreed": dayArg(m.Agreed),
	})
	if err != nil {
		return err
	}
	_, err = tx.CopyFrom(ctx, pgx.Identifier{"minute_items"}, minuteItemColumns, pgx.CopyFromRows(minuteItemRows(meeting, m)))
	return err
}

var minuteItemColumns = []string{"meeting_id", "version", "number", "title", "submitted_by", "seeking", "notes"}

func minuteItemRows(meeting int64, m plan.Minutes) [][]any {
	var rows [][]any
	for _, i := range m.Items {
		rows = append(rows, []any{meeting, m.Version, i.Number, i.Title, i.SubmittedBy, i.Seeking, i.Notes})
	}
	return rows
}

func minutesEntry(by plan.AccountID, m plan.Minutes) entry {
	e := entry{
		At: m.At, Account: by, ByTitle: m.ByTitle, Thing: meetingThing(m.Meeting), What: "wrote the minutes",
		After: facts{"version": fmt.Sprint(m.Version)},
	}
	if m.IsAgreed() {
		e.What, e.After["agreed by the Board of"] = "recorded that the minutes were agreed", m.Agreed.String()
	}
	return e
}
