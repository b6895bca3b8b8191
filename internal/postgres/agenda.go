package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// newestVoices is how many voices stand around a Board: those not yet told
// what came of it first, then those told last.
const newestVoices = 8

// Front returns the position of an edition together with what stands around
// the next Board, in one round trip.
func (db *DB) Front(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Position, plan.Agenda, error) {
	var p plan.Position
	var a plan.Agenda
	err := db.read(ctx, func(b *pgx.Batch) {
		a = plan.Agenda{}
		queuePosition(b, query{s, k, v}, &p)
		args := scoped(s, "today", v.Today().UTC(), "at", v.At, "newest", newestVoices)
		queueMeeting(b, args, &a)
		queueSignOffs(b, query{s, k, v}.args(), func(all []plan.RoundSignOff) { a.SignOffs = all })
		queueLog(b, selectLog+` where `+visibleOrNone+` and l.state <> 'closed' order by l.due_on, l.ref`, args, &a.Log)
		queueVoices(b, selectVoice+` where `+visibleOrNone+` order by coalesce(v.told_on, 'infinity') desc, v.ref limit @newest`, args, &a.Voices)
	})
	if err != nil {
		return plan.Position{}, plan.Agenda{}, err
	}
	return p, a, nil
}

// visibleOrNone lets through what belongs to no edition e besides what is
// visible.
const visibleOrNone = `@reads::boolean and (e.id is null or ` + visible + `)`

func queueMeeting(b *pgx.Batch, args pgx.NamedArgs, a *plan.Agenda) {
	b.Queue(`
	select held_on, theme, coalesce(lead_code, '') as lead
	  from board_meetings
	 where @reads::boolean and held_on >= @today
	 order by held_on
	 limit 1`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[struct {
			HeldOn time.Time
			Theme  string
			Lead   plan.PostCode
		}])
		if len(found) == 1 {
			a.Meeting = plan.Meeting{On: day(&found[0].HeldOn), Theme: found[0].Theme, Lead: found[0].Lead}
		}
		return err
	})
}

const selectLog = `
	select l.ref, l.raised_on, l.text, l.due_on, l.state, l.closed_on, coalesce(a.ref, '') as action,
	       l.lead_code, post_title(l.lead_code, @today) as lead_title
	  from board_log l
	  left join actions a on a.id = l.action_id
	  left join editions e on e.id = coalesce(a.edition_id, l.edition_id)`

type logRow struct {
	Ref                 string
	RaisedOn            time.Time
	Text                string
	DueOn               time.Time
	State               string
	ClosedOn            *time.Time
	Action              string
	LeadCode, LeadTitle pgtype.Text
}

func queueLog(b *pgx.Batch, sql string, args pgx.NamedArgs, into *[]plan.LogItem) {
	b.Queue(sql, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[logRow])
		for _, r := range found {
			*into = append(*into, plan.LogItem{
				Ref: r.Ref, Raised: day(&r.RaisedOn), Text: r.Text, Lead: post(r.LeadCode, r.LeadTitle, pgtype.Text{}),
				Due: day(&r.DueOn), State: r.State, ClosedOn: day(r.ClosedOn), Action: r.Action,
			})
		}
		return err
	})
}

const selectVoice = `
	select v.ref, v.said_by, v.said, v.did, v.told_on, coalesce(a.ref, '') as action
	  from voices v
	  left join actions a on a.id = v.action_id
	  left join editions e on e.id = a.edition_id`

type voiceRow struct {
	Ref, SaidBy, Said, Did string
	ToldOn                 *time.Time
	Action                 string
}

func queueVoices(b *pgx.Batch, sql string, args pgx.NamedArgs, into *[]plan.Voice) {
	b.Queue(sql, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[voiceRow])
		for _, r := range found {
			*into = append(*into, plan.Voice{Ref: r.Ref, Group: r.SaidBy, Said: r.Said, Did: r.Did, ToldOn: day(r.ToldOn), Action: r.Action})
		}
		return err
	})
}
