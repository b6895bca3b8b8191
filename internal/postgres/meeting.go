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
		b.Queue(selectMeeting+` where @reads::boolean order by m.held_on desc`, scoped(s, "today", dayArg(today))).Query(func(rows pgx.Rows) error {
			var err error
			meetings, err = collectMeetings(rows)
			return err
		})
	})
	return meetings, err
}

// selectMeeting reads meetings m; of the positions frozen for one that of the
// plan itself speaks for all.
const selectMeeting = `
	select m.id, m.held_on, m.theme, m.lead_code, post_title(m.lead_code, @today) as lead_title, o.name as lead_organisation,
	       z.frozen_at, z.by_title, z.checksum
	  from board_meetings m
	  left join posts po on po.code = m.lead_code
	  left join organisations o on o.id = po.organisation_id
	  left join lateral (
	         select f.frozen_at, f.by_title, f.checksum
	           from frozen_positions f
	          where f.meeting_id = m.id and ` + stillFrozen + `
	          order by f.id desc
	          limit 1) z on true`

type meetingRow struct {
	ID                                    int64
	HeldOn                                time.Time
	Theme                                 string
	LeadCode, LeadTitle, LeadOrganisation pgtype.Text
	FrozenAt                              *time.Time
	ByTitle, Checksum                     pgtype.Text
}

func (r meetingRow) meeting() plan.Meeting {
	m := plan.Meeting{On: day(&r.HeldOn), Theme: r.Theme, Lead: post(r.LeadCode, r.LeadTitle, r.LeadOrganisation)}
	if r.FrozenAt != nil {
		m.Frozen = plan.Freeze{Meeting: m.On, At: *r.FrozenAt, ByTitle: r.ByTitle.String, Checksum: r.Checksum.String}
	}
	return m
}

func collectMeetings(rows pgx.Rows) ([]plan.Meeting, error) {
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[meetingRow])
	var meetings []plan.Meeting
	for _, r := range found {
		meetings = append(meetings, r.meeting())
	}
	return meetings, err
}

// Meeting returns the meeting on that day, or the one that was to be on it and
// moved, with all that its page shows. It returns plan.ErrNotFound when there
// is none.
func (db *DB) Meeting(ctx context.Context, s plan.Scope, on, today plan.Date) (plan.Sitting, error) {
	var sitting plan.Sitting
	err := db.read(ctx, func(b *pgx.Batch) { queueSitting(b, scoped(s, "on", dayArg(on), "today", dayArg(today)), &sitting) })
	if err != nil {
		return plan.Sitting{}, err
	}
	return sitting, nil
}

// meant is the meeting m that a day names: the one on it, or the one that was.
const meant = `(@reads::boolean and (m.held_on = @on or exists (select from meeting_moves v where v.meeting_id = m.id and v.was_on = @on)))`

// thatMeeting is the meeting meant, for statements about what belongs to it.
const thatMeeting = `
	with that as (select m.id, m.held_on from board_meetings m where ` + meant + `)`

func queueSitting(b *pgx.Batch, args pgx.NamedArgs, s *plan.Sitting) {
	*s = plan.Sitting{}
	b.Queue(selectMeeting+` where `+meant, args).Query(func(rows pgx.Rows) error {
		found, err := collectMeetings(rows)
		if err != nil || len(found) != 1 {
			return first(err, plan.ErrNotFound)
		}
		s.Meeting = found[0]
		return nil
	})
	b.Queue(thatMeeting+`
	select r.* from (`+plannedDates(`'infinity'`)+`) r join that on that.held_on = r.board_on`, args).Query(func(rows pgx.Rows) error {
		found, err := collectRounds(rows)
		if len(found) == 1 {
			s.Round = found[0]
		}
		return err
	})
	b.Queue(thatMeeting+selectEdition+`, that
	 where `+inSight("that.held_on"), args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[editionRow])
		for _, r := range found {
			s.Editions = append(s.Editions, r.edition())
		}
		return err
	})
	queueFreezes(b, args, s)
	queueMoves(b, args, s)
	queueBefore(b, args, s)
}

// inSight is the condition on an edition e of a family f under which a Board on
// that day looks at it: its years hold the day, or it ended in the quarter
// before. It puts the plan itself first.
func inSight(day string) string {
	return visible + ` and e.state <> 'draft' and e.starts_on <= ` + day + ` and e.ends_on >= ` + day + `::date - 92
	 order by f.position, e.starts_on`
}

// queueFreezes reads what was frozen for the meeting, also what was taken back.
func queueFreezes(b *pgx.Batch, args pgx.NamedArgs, s *plan.Sitting) {
	b.Queue(thatMeeting+`
	select z.frozen_at, z.by_title, z.checksum, z.meeting_on, u.recorded_at, coalesce(u.by_title, '') as undone_by, coalesce(u.reason, '') as reason, e.*
	  from that
	  join frozen_positions z on z.meeting_id = that.id
	  join (`+selectEdition+` where `+visible+`) e on e.id = z.edition_id
	  left join unfreezings u on u.position_id = z.id
	 order by z.id`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[freezeRow])
		for _, r := range found {
			z := plan.FrozenEdition{Edition: r.edition(), Freeze: plan.Freeze{
				Meeting: day(&r.MeetingOn), At: r.FrozenAt, ByTitle: r.ByTitle, Checksum: r.Checksum,
			}}
			if r.RecordedAt == nil {
				s.Frozen = append(s.Frozen, z)
			} else {
				s.Undone = append(s.Undone, plan.Unfreezing{FrozenEdition: z, At: *r.RecordedAt, ByTitle: r.UndoneBy, Reason: r.Reason})
			}
		}
		return err
	})
}

type freezeRow struct {
	FrozenAt          time.Time
	ByTitle, Checksum string
	MeetingOn         time.Time // as it was planned then
	RecordedAt        *time.Time
	UndoneBy, Reason  string
	editionRow
}

func queueMoves(b *pgx.Batch, args pgx.NamedArgs, s *plan.Sitting) {
	b.Queue(thatMeeting+`
	select v.was_on, v.recorded_at, v.by_title, v.reason
	  from that join meeting_moves v on v.meeting_id = that.id
	 order by v.id`, args).Query(func(rows pgx.Rows) error {
		var from time.Time
		var m plan.MeetingMove
		_, err := pgx.ForEachRow(rows, []any{&from, &m.At, &m.ByTitle, &m.Reason}, func() error {
			m.From = day(&from)
			s.Moves = append(s.Moves, m)
			return nil
		})
		return err
	})
}

// queueBefore reads the last meeting before for which the meeting's edition,
// which must have been read, was frozen.
func queueBefore(b *pgx.Batch, args pgx.NamedArgs, s *plan.Sitting) {
	b.Queue(thatMeeting+`
	select e.family_slug, e.slug, max(m.held_on)
	  from that
	  join board_meetings m on m.held_on < that.held_on
	  join frozen_positions f on f.meeting_id = m.id
	  join editions e on e.id = f.edition_id
	 where `+stillFrozen+`
	 group by e.id`, args).Query(func(rows pgx.Rows) error {
		of, _ := s.Edition()
		var family, slug string
		var on time.Time
		_, err := pgx.ForEachRow(rows, []any{&family, &slug, &on}, func() error {
			if (plan.EditionKey{Plan: family, Edition: slug}) == of.Key {
				s.Before = day(&on)
			}
			return nil
		})
		return err
	})
}
