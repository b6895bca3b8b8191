package postgres

import (
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// queueSitting reads the meeting that the day names, with all that its page
// shows; where there is none it leaves the zero Sitting.
func queueSitting(b *pgx.Batch, args pgx.NamedArgs, s *plan.Sitting) {
	*s = plan.Sitting{}
	queueMeeting(b, meantBy("@on"), args, &s.Meeting)
	b.Queue(thatMeeting+`
	select r.* from (`+plannedDates(`'infinity'`)+`) r join that on that.held_on = r.board_on`, args).Query(func(rows pgx.Rows) error {
		found, err := collectRounds(rows)
		if len(found) == 1 {
			s.Round = found[0]
		}
		return err
	})
	b.Queue(thatMeeting+selectEdition+`, that
	 where `+inSight("that.held_on")+mainFirst, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[editionRow])
		for _, r := range found {
			s.Editions = append(s.Editions, r.edition())
		}
		return err
	})
	queueFreezes(b, args, s)
	queueMoves(b, args, s)
	queueBefore(b, args, s)
	queueHindrances(b, args, s)
}

// queueHindrances reads what stands in the way of what may be done to a
// meeting: one before it that is to come and not frozen, one after it that is
// frozen, and what is on the record of its having been held.
func queueHindrances(b *pgx.Batch, args pgx.NamedArgs, s *plan.Sitting) {
	b.Queue(thatMeeting+`
	select (select min(m.held_on)
	          from board_meetings m
	         where m.held_on >= @today and m.held_on < that.held_on
	           and not exists (select from frozen_positions f where f.meeting_id = m.id and `+stillFrozen+`)),
	       (select min(m.held_on)
	          from board_meetings m
	          join frozen_positions f on f.meeting_id = m.id
	         where m.held_on > that.held_on and `+stillFrozen+`),
	       exists (select from decisions where meeting_id = that.id)
	       or exists (select from minutes where that.id in (meeting_id, agreed_at))
	       or exists (select from board_log where meeting_id = that.id)
	       or exists (select from log_events where meeting_id = that.id)
	       or exists (select from red_answers where meeting_id = that.id)
	  from that`, args).Query(func(rows pgx.Rows) error {
		var waits, later *time.Time
		_, err := pgx.ForEachRow(rows, []any{&waits, &later, &s.HasMet}, func() error {
			s.After, s.Later = day(waits), day(later)
			return nil
		})
		return err
	})
}

// inSight is the condition on an edition e under which a Board on that day looks
// at it: it has been put before the Board, and its years hold the day, or it
// ended in the quarter before.
func inSight(day string) string {
	return `(@reads::boolean and ` + published + ` and e.starts_on <= ` + day + ` and e.ends_on >= ` + day + `::date - 92)`
}

// mainFirst puts editions e of families f into the order of a Board's papers.
const mainFirst = ` order by f.position, e.starts_on`

// queueFreezes reads what was frozen for the meeting, also what was taken back.
func queueFreezes(b *pgx.Batch, args pgx.NamedArgs, s *plan.Sitting) {
	b.Queue(thatMeeting+`
	select z.frozen_at, z.by_title, z.checksum, z.exception, z.meeting_on, u.recorded_at, coalesce(u.by_title, '') as undone_by, coalesce(u.reason, '') as reason, e.*
	  from that
	  join frozen_positions z on z.meeting_id = that.id
	  join (`+selectEdition+` where `+visible+`) e on e.id = z.edition_id
	  left join unfreezings u on u.position_id = z.id
	 order by z.id`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[freezeRow])
		for _, r := range found {
			z := plan.FrozenEdition{Edition: r.edition(), Freeze: plan.Freeze{
				Meeting: day(&r.MeetingOn), At: r.FrozenAt, ByTitle: r.ByTitle, Checksum: r.Checksum, Exception: r.Exception,
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
	Exception         string
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
			m.From, m.To = day(&from), s.Meeting.On
			if n := len(s.Moves); n > 0 {
				s.Moves[n-1].To = m.From
			}
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
