package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// Schedule returns the reporting rounds with every version of their dates, who
// signed them off for the edition, and the edition's position with all
// measures, in one round trip. It returns plan.ErrNotFound when there is no
// such edition for this reader.
func (db *DB) Schedule(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Schedule, error) {
	v.Measures = plan.AllMeasures
	var c plan.Schedule
	err := db.read(ctx, func(b *pgx.Batch) {
		c = plan.Schedule{}
		queueSchedule(b, query{s, k, v}, &c)
	})
	if err != nil {
		return plan.Schedule{}, err
	}
	return c, nil
}

func queueSchedule(b *pgx.Batch, q query, c *plan.Schedule) {
	queuePosition(b, q, &c.Position)
	args := q.args()
	queueCalendar(b, args, c)
	queueSignOffs(b, args, func(all []plan.RoundSignOff) {
		for i, r := range c.Rounds {
			for _, signed := range all {
				if signed.Quarter == r.Quarter {
					c.Rounds[i].SignOff = signed
				}
			}
		}
	})
}

// queueCalendar reads the rounds and the meetings that they lead to.
func queueCalendar(b *pgx.Batch, args pgx.NamedArgs, c *plan.Schedule) {
	queueRoundPlans(b, args, c)
	queueMeetings(b, `true order by m.held_on`, args, func(all []plan.Meeting) { c.Meetings = all })
}

type planRow struct {
	roundRow
	Version    int
	RecordedAt pgtype.Timestamptz // the first of each round has always been there
	AccountID  pgtype.Int8
	ByTitle    string
	Reason     string
}

func queueRoundPlans(b *pgx.Batch, args pgx.NamedArgs, c *plan.Schedule) {
	b.Queue(`
	select d.quarter, d.version, d.recorded_at, d.account_id, d.by_title, d.reason,
	       d.opens_on, d.updates_due_on, d.review_by, d.papers_out_on, d.board_on, d.closes_on
	  from round_dates d
	 where @reads::boolean and d.recorded_at <= @at
	 order by right(d.quarter, 7), d.quarter, d.version`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[planRow])
		for _, r := range found {
			round, bad := r.round()
			err = first(err, bad)
			if n := len(c.Rounds); n == 0 || c.Rounds[n-1].Quarter != round.Quarter {
				c.Rounds = append(c.Rounds, plan.PlannedRound{})
			}
			last := &c.Rounds[len(c.Rounds)-1]
			last.Round, last.Version = round, r.Version
			last.Plans = append(last.Plans, plan.RoundPlan{
				Round: round, At: instantOf(r.RecordedAt), By: plan.AccountID(r.AccountID.Int64), ByTitle: r.ByTitle, Reason: r.Reason,
			})
		}
		return err
	})
}

// instantOf returns the time in a column, the zero time for what has always
// been.
func instantOf(t pgtype.Timestamptz) time.Time {
	if t.InfinityModifier != pgtype.Finite {
		return time.Time{}
	}
	return t.Time
}

// queueSignOffs reads who signed rounds off for the edition; for one of the same
// plan before it, those that had closed when it began.
func queueSignOffs(b *pgx.Batch, args pgx.NamedArgs, found func([]plan.RoundSignOff)) {
	b.Queue(chosen+`
	select s.quarter, s.recorded_at, s.account_id, s.by_title, s.missing, s.exception
	  from round_sign_offs s
	  join editions e on e.id = s.edition_id
	  join chosen c on true
	  join editions n on n.id = c.id
	 where s.recorded_at <= @at
	   and (e.id = n.id or e.family_slug = n.family_slug and not exists (
	         select from round_dates d where d.quarter = s.quarter and d.closes_on > n.starts_on))`, args).Query(func(rows pgx.Rows) error {
		signed, err := pgx.CollectRows(rows, pgx.RowToStructByName[struct {
			Quarter    string
			RecordedAt time.Time
			AccountID  pgtype.Int8
			ByTitle    string
			Missing    int
			Exception  string
		}])
		var all []plan.RoundSignOff
		for _, r := range signed {
			quarter, bad := plan.ParseQuarter(r.Quarter)
			err = first(err, bad)
			all = append(all, plan.RoundSignOff{
				Quarter: quarter, At: r.RecordedAt, By: plan.AccountID(r.AccountID.Int64), ByTitle: r.ByTitle,
				Missing: r.Missing, Exception: r.Exception,
			})
		}
		found(all)
		return err
	})
}
