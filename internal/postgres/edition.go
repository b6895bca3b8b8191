package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// Editions returns every edition that the reader may see, the newest first,
// those of the plan itself before its companions', in the order of families
// that the record gives.
func (db *DB) Editions(ctx context.Context, s plan.Scope) ([]plan.Edition, error) {
	var editions []plan.Edition
	err := db.read(ctx, func(b *pgx.Batch) {
		b.Queue(selectEdition+`
	 where `+visible+`
	 order by f.position, e.starts_on desc`, scoped(s)).Query(func(rows pgx.Rows) error {
			found, err := pgx.CollectRows(rows, pgx.RowToStructByName[editionRow])
			editions = nil
			for _, r := range found {
				editions = append(editions, r.edition())
			}
			return err
		})
	})
	return editions, err
}

// Pair returns two editions of a plan as they stand on the view's day, the
// earlier first, in one round trip and from one snapshot. It returns
// plan.ErrNotFound unless they are two of one plan and both are there for this
// reader.
func (db *DB) Pair(ctx context.Context, s plan.Scope, one, other plan.EditionKey, v plan.View) (earlier, later plan.Position, err error) {
	if one == other || one.Plan != other.Plan {
		return earlier, later, plan.ErrNotFound
	}
	err = db.read(ctx, func(b *pgx.Batch) {
		queuePosition(b, query{s, one, v}, &earlier)
		queuePosition(b, query{s, other, v}, &later)
	})
	switch {
	case err != nil:
		return plan.Position{}, plan.Position{}, err
	case later.Edition.Starts.Before(earlier.Edition.Starts):
		return later, earlier, nil
	default:
		return earlier, later, nil
	}
}

const selectEdition = `
	select e.id, e.family_slug, e.slug, f.name as family_name, f.short_name, e.official_name,
	       e.starts_on, e.ends_on, e.state, e.illustrative, e.vision, e.version
	  from editions e
	  join families f on f.slug = e.family_slug`

type editionRow struct {
	ID                                                    int64
	FamilySlug, Slug, FamilyName, ShortName, OfficialName string
	StartsOn, EndsOn                                      time.Time
	State                                                 plan.EditionState
	Illustrative, Vision                                  string
	Version                                               int
}

func (r editionRow) edition() plan.Edition {
	return plan.Edition{
		Key:          plan.EditionKey{Plan: r.FamilySlug, Edition: r.Slug},
		Family:       plan.Family{Slug: r.FamilySlug, Name: r.FamilyName, ShortName: r.ShortName},
		OfficialName: r.OfficialName,
		Starts:       day(&r.StartsOn),
		Ends:         day(&r.EndsOn),
		State:        r.State,
		Illustrative: r.Illustrative,
		Vision:       r.Vision,
		Version:      r.Version,
	}
}

// queueEditions reads the editions of the plan and their companions, with the
// approval trail of the one asked for as far as it went by then. A step without a
// date cannot be placed in time and is always told; the state of an edition is
// that of now, because nothing in the portal changes it.
func queueEditions(b *pgx.Batch, args pgx.NamedArgs, k plan.EditionKey, p *plan.Position) {
	b.Queue(chosen+`
	select e.*, (select json_agg(t) from (
	          select decided_on, confirmed, body, item, text, note, source
	            from approvals
	           where edition_id = e.id and e.id = (select id from chosen) and coalesce(decided_on <= @today, true)
	           order by id) t) as trail
	  from (`+selectEdition+`
	         where `+visible+`
	           and (e.family_slug = @plan
	                or e.id = (select companion_id from editions where family_slug = @plan and slug = @edition))) e
	 order by e.starts_on desc`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[trailedRow])
		if err != nil {
			return err
		}
		missing := plan.ErrNotFound
		for _, r := range found {
			e := r.edition()
			switch {
			case e.Key.Plan != k.Plan:
				p.Companions = append(p.Companions, e)
				continue
			case e.Key == k.Now():
				p.Edition, missing = e, nil
				p.Edition.Key = k
				if p.Trail, err = r.approvals(); err != nil {
					return err
				}
			}
			p.Editions = append(p.Editions, e)
		}
		return missing
	})
}

// trailedRow is an edition with its approval trail, if it is the one asked for.
type trailedRow struct {
	editionRow
	Trail []byte
}

func (r trailedRow) approvals() ([]plan.Approval, error) {
	var steps []struct {
		DecidedOn                      *string `json:"decided_on"`
		Confirmed                      bool
		Body, Item, Text, Note, Source string
	}
	if err := decode(r.Trail, &steps); err != nil {
		return nil, err
	}
	trail := make([]plan.Approval, len(steps))
	for i, s := range steps {
		trail[i] = plan.Approval{Confirmed: s.Confirmed, Body: s.Body, Item: s.Item, Text: s.Text, Note: s.Note, Source: s.Source}
		if s.DecidedOn == nil {
			continue
		}
		var err error
		if trail[i].On, err = plan.ParseDate(*s.DecidedOn); err != nil {
			return nil, err
		}
	}
	return trail, nil
}
