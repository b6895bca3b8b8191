package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// newestVoices is how many voices stand around a Board: those not yet told
// what came of it first, then those told last.
const newestVoices = 8

// Front returns the position of an edition together with what stands around
// the next Board, in one round trip. With all measures, what the last Board was
// shown comes along, so that the two can be compared.
func (db *DB) Front(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Position, plan.Agenda, error) {
	var p plan.Position
	var a plan.Agenda
	var last ice
	err := db.read(ctx, func(b *pgx.Batch) {
		a = plan.Agenda{}
		q := query{s, k, v}
		queuePosition(b, q, &p)
		args := q.args("newest", newestVoices)
		if v.Measures == plan.AllMeasures { // who sees them all is told what changed
			queueLast(b, args, &last)
			queueRedAnswers(b, args, &a.Answers)
		}
		queueMeeting(b, nextMeeting, args, &a.Meeting)
		queueSignOffs(b, query{s, k, v}.args(), func(all []plan.RoundSignOff) { a.SignOffs = all })
		queueLog(b, selectLog+` where `+visibleOrNone+` and `+notClosed, args, &a.Log)
		queueVoices(b, selectVoice+` where `+visibleOrNone+` order by coalesce(v.told_on, 'infinity') desc, v.ref limit @newest`, args, &a.Voices)
	})
	if err == nil {
		a.Last, err = last.position(k)
	}
	if err != nil {
		return plan.Position{}, plan.Agenda{}, err
	}
	return p, a, nil
}

// visibleOrNone lets through what belongs to no edition e besides what is
// visible.
const visibleOrNone = `@reads::boolean and (e.id is null or ` + visible + `)`

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
