package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// Meetings returns every meeting of the Board, the last one first, each with
// when its position was frozen.
func (db *DB) Meetings(ctx context.Context, s plan.Scope, today plan.Date) ([]plan.Meeting, error) {
	var meetings []plan.Meeting
	err := db.read(ctx, func(b *pgx.Batch) {
		queueMeetings(b, `true order by m.held_on desc`, scoped(s, "today", dayArg(today)), func(all []plan.Meeting) { meetings = all })
	})
	return meetings, err
}

// queueMeetings hands on the meetings m of the condition, in the order that it
// ends with.
func queueMeetings(b *pgx.Batch, which string, args pgx.NamedArgs, found func([]plan.Meeting)) {
	b.Queue(selectMeeting+` where @reads::boolean and `+which, args).Query(func(rows pgx.Rows) error {
		all, err := pgx.CollectRows(rows, pgx.RowToStructByName[meetingRow])
		meetings := make([]plan.Meeting, len(all))
		for i, r := range all {
			meetings[i] = r.meeting()
		}
		found(meetings)
		return err
	})
}

// queueMeeting reads the one meeting m of the condition; it leaves the zero
// Meeting where there is none.
func queueMeeting(b *pgx.Batch, which string, args pgx.NamedArgs, into *plan.Meeting) {
	queueMeetings(b, which, args, func(found []plan.Meeting) {
		if len(found) == 1 {
			*into = found[0]
		}
	})
}

// The next meeting and the last one, and those held by the day, the newest
// first.
const (
	nextMeeting  = `m.held_on >= @today order by m.held_on limit 1`
	lastMeeting  = `m.held_on < @today order by m.held_on desc limit 1`
	meetingsHeld = `m.held_on <= @today order by m.held_on desc`
)

// selectMeeting reads meetings m; of the positions frozen for one that of the
// plan itself speaks for all.
var selectMeeting = `
	select m.id, m.held_on, m.theme, m.lead_code, post_title(m.lead_code, @today) as lead_title, o.name as lead_organisation,
	       z.frozen_at, z.by_title, z.checksum, z.exception,
	       exists (select from editions e where ` + inSight("m.held_on") + `) as papers
	  from board_meetings m
	  left join posts po on po.code = m.lead_code
	  left join organisations o on o.id = po.organisation_id
	  left join lateral (
	         select f.frozen_at, f.by_title, f.checksum, f.exception
	           from frozen_positions f
	          where f.meeting_id = m.id and ` + stillFrozen + `
	          order by f.id
	          limit 1) z on true`

type meetingRow struct {
	ID                                    int64
	HeldOn                                time.Time
	Theme                                 string
	LeadCode, LeadTitle, LeadOrganisation pgtype.Text
	FrozenAt                              *time.Time
	ByTitle, Checksum, Exception          pgtype.Text
	Papers                                bool
}

func (r meetingRow) meeting() plan.Meeting {
	m := plan.Meeting{On: day(&r.HeldOn), Theme: r.Theme, Lead: post(r.LeadCode, r.LeadTitle, r.LeadOrganisation), HasPapers: r.Papers}
	if r.FrozenAt != nil {
		m.Frozen = plan.Freeze{Meeting: m.On, At: *r.FrozenAt, ByTitle: r.ByTitle.String, Checksum: r.Checksum.String, Exception: r.Exception.String}
	}
	return m
}

// Meeting returns the meeting on that day, or the one that was to be on it and
// moved, with all that its page shows. It returns plan.ErrNotFound when there
// is none.
func (db *DB) Meeting(ctx context.Context, s plan.Scope, on, today plan.Date) (plan.Sitting, error) {
	var sitting plan.Sitting
	err := db.read(ctx, func(b *pgx.Batch) { queueSitting(b, scoped(s, "on", dayArg(on), "today", dayArg(today)), &sitting) })
	if err == nil && sitting.Meeting.On.IsZero() {
		err = plan.ErrNotFound
	}
	if err != nil {
		return plan.Sitting{}, err
	}
	return sitting, nil
}

// meantBy is the condition on a meeting m under which a day names it: it is on
// that day, or was to be before it moved. A day names one meeting for ever, so
// what is said of it stays said of the same when that moves.
func meantBy(day string) string {
	return `(m.held_on = ` + day + ` or exists (select from meeting_moves v where v.meeting_id = m.id and v.was_on = ` + day + `))`
}

// meetingOf is the number of the meeting that a day names, null for no day.
func meetingOf(day string) string {
	return `(select m.id from board_meetings m where ` + meantBy(day) + `)`
}

// thatMeeting is the meeting that the day asked about names, for statements
// about what belongs to it.
var thatMeeting = `
	with that as (select m.id, m.held_on from board_meetings m where @reads::boolean and ` + meantBy("@on") + `)`
