package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// Brief returns a position with what a report on it needs besides, in one
// round trip and from one snapshot. It returns plan.ErrNotFound when there is no such edition
// for this reader.
func (db *DB) Brief(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Brief, error) {
	var brief plan.Brief
	var failed error
	err := db.read(ctx, func(b *pgx.Batch) {
		brief = plan.Brief{}
		queuePosition(b, s, k, v, &brief.Position, &failed)
		args := scoped(s, "plan", k.Plan, "edition", k.Edition, "today", v.Today.UTC())
		queueClaims(b, args, &brief.Claims)
		queueVoices(b, chosen+selectVoice+` where a.edition_id = (select id from chosen) order by v.ref`, args, &brief.Voices)
		queueDirector(b, args, &brief.Director)
	})
	if err := first(err, failed); err != nil {
		return plan.Brief{}, err
	}
	return brief, nil
}

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
// the day; a record without a director leaves it empty.
func queueDirector(b *pgx.Batch, args pgx.NamedArgs, into *plan.Post) {
	b.Queue(`
	select a.post_code, post_title(a.post_code, @today), o.name
	  from accounts a
	  join posts p on p.code = a.post_code
	  join organisations o on o.id = p.organisation_id
	 where @reads::boolean and a.role = 'director' and a.disabled_at is null
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
