package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// Brief returns a position with what a report on it needs besides, in one
// round trip and from one snapshot. It returns plan.ErrNotFound when there is
// no such edition for this reader.
func (db *DB) Brief(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Brief, error) {
	q := query{s, k, v}
	return frozenOr(ctx, db, q, func(f plan.Frozen) (plan.Brief, error) { return f.Brief, nil },
		func() (brief plan.Brief, err error) {
			err = db.read(ctx, func(b *pgx.Batch) { queueBrief(b, q, &brief) })
			return brief, err
		})
}

func queueBrief(b *pgx.Batch, q query, brief *plan.Brief) {
	*brief = plan.Brief{}
	args := q.args()
	queuePosition(b, q, &brief.Position)
	queueClaims(b, args, &brief.Claims)
	queueLog(b, chosen+selectLog+` where exists (select from chosen) and (e.id is null or e.id = (select id from chosen)) and `+notClosed, args, &brief.Log)
	queueRedAnswers(b, args, &brief.Answers)
	queueVoices(b, chosen+selectVoice+heardFor, args, &brief.Voices)
	args["past"] = q.edition.At != ""
	queueDirector(b, args, &brief.Director)
}

// heardFor keeps the voices that led to an action of the edition, and for the
// edition in force those that led to none yet; what is still to be told back
// comes first, as on the Board's home.
const heardFor = `
	 where a.edition_id = (select id from chosen)
	    or v.action_id is null and exists (
	         select from chosen c join editions f on f.id = c.id where f.state = 'in force')
	 order by coalesce(v.told_on, 'infinity') desc, v.ref`

// queueClaims reads what the reports on the edition claim. It belongs to the
// edition and has no time of its own: nothing in the portal changes it.
func queueClaims(b *pgx.Batch, args pgx.NamedArgs, into *[]plan.Claim) {
	b.Queue(chosen+`
	select cl.number, cl.text, cl.measures
	  from claims cl join chosen c on c.id = cl.edition_id
	 order by cl.number`, args).Query(func(rows pgx.Rows) error {
		var err error
		*into, err = pgx.CollectRows(rows, pgx.RowToStructByName[plan.Claim])
		return err
	})
}

// queueDirector reads the post that signs reports, with the title in force on
// the day; a record without a director leaves it empty. Who has left since signed
// then. Which account has which role is known for now alone: its table keeps no
// times of that, and what a Board was shown is in the frozen position.
func queueDirector(b *pgx.Batch, args pgx.NamedArgs, into *plan.Post) {
	b.Queue(`
	select a.post_code, post_title(a.post_code, @today), o.name
	  from accounts a
	  join posts p on p.code = a.post_code
	  join organisations o on o.id = p.organisation_id
	 where @reads::boolean and a.role = 'director' and (a.disabled_at is null or @past::boolean and a.disabled_at > @at)
	 order by a.post_code
	 limit 1`, args).Query(func(rows pgx.Rows) error {
		defer rows.Close()
		for rows.Next() {
			var code, title, organisation pgtype.Text
			if err := rows.Scan(&code, &title, &organisation); err != nil {
				return err
			}
			*into = post(code, title, organisation)
		}
		return rows.Err()
	})
}
