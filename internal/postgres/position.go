package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// Position returns the edition as it stands on the view's day, in one round
// trip. It returns plan.ErrNotFound when there is no such edition for this
// reader.
func (db *DB) Position(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Position, error) {
	var p plan.Position
	var failed error
	err := db.read(ctx, func(b *pgx.Batch) { queuePosition(b, s, k, v, &p, &failed) })
	if err := first(err, failed); err != nil {
		return plan.Position{}, err
	}
	return p, nil
}

// first returns the first error there is.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// queuePosition adds the statements of a position to a batch; p and failed are
// filled in when the batch is read.
func queuePosition(b *pgx.Batch, s plan.Scope, k plan.EditionKey, v plan.View, p *plan.Position, failed *error) {
	*p, *failed = plan.Position{Today: v.Today}, nil
	args := scoped(s, "plan", k.Plan, "edition", k.Edition, "today", v.Today.UTC(), "code", v.Code, "ref", v.Ref)
	queueEditions(b, args, k, p, failed)
	queuePriorities(b, args, p)
	if v.Measures != plan.NoMeasures {
		queueMeasures(b, args, v, p)
	}
	queueRounds(b, p)
	queueActions(b, args, p) // last: tracking needs the rounds
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

func queueEditions(b *pgx.Batch, args pgx.NamedArgs, k plan.EditionKey, p *plan.Position, failed *error) {
	b.Queue(chosen+`
	select e.*, (select json_agg(t) from (
	          select decided_on, confirmed, body, item, text, note, source
	            from approvals where edition_id = e.id and e.id = (select id from chosen) order by id) t) as trail
	  from (`+selectEdition+`
	         where `+visible+`
	           and (e.family_slug = @plan
	                or e.id = (select companion_id from editions where family_slug = @plan and slug = @edition))) e
	 order by e.starts_on desc`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[trailedRow])
		if err != nil {
			return err
		}
		*failed = plan.ErrNotFound
		for _, r := range found {
			e := r.edition()
			switch {
			case e.Key.Plan != k.Plan:
				p.Companions = append(p.Companions, e)
				continue
			case e.Key == k:
				p.Edition, *failed = e, nil
				if p.Trail, err = r.approvals(); err != nil {
					return err
				}
			}
			p.Editions = append(p.Editions, e)
		}
		return nil
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

// chosen is the edition asked for, if the reader may see it; every statement
// of a position starts from it.
const chosen = `
	with chosen as (
		select e.id from editions e where e.family_slug = @plan and e.slug = @edition and ` + visible + `
	)`

type priorityRow struct {
	Code, Title         string
	Themes              []plan.Theme
	LeadCode, LeadTitle pgtype.Text
	LeadOrganisation    pgtype.Text
	Position            int
	FromCodes           []string
}

func queuePriorities(b *pgx.Batch, args pgx.NamedArgs, p *plan.Position) {
	b.Queue(chosen+`
	select pr.code, pr.title, pr.themes, pr.position,
	       pr.lead_code, post_title(pr.lead_code, @today) as lead_title, o.name as lead_organisation,
	       array(select f.code
	               from priority_lineage l
	               join priorities f on f.id = l.from_id
	              where l.to_id = pr.id
	              order by f.position) as from_codes
	  from chosen c
	  join priorities pr on pr.edition_id = c.id
	  left join posts po on po.code = pr.lead_code
	  left join organisations o on o.id = po.organisation_id
	 order by pr.position`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[priorityRow])
		for _, r := range found {
			p.Priorities = append(p.Priorities, plan.Priority{
				Code: r.Code, Title: r.Title, Themes: r.Themes, Order: r.Position, From: r.FromCodes,
				Lead: post(r.LeadCode, r.LeadTitle, r.LeadOrganisation),
			})
		}
		return err
	})
}

func post(code, title, organisation pgtype.Text) plan.Post {
	return plan.Post{Code: plan.PostCode(code.String), Title: title.String, Organisation: organisation.String}
}

type roundRow struct {
	Quarter                                                         string
	OpensOn, UpdatesDueOn, ReviewBy, PapersOutOn, BoardOn, ClosesOn time.Time
}

func (r roundRow) round() (plan.Round, error) {
	q, err := plan.ParseQuarter(r.Quarter)
	return plan.Round{
		Quarter: q, Opens: day(&r.OpensOn), UpdatesDue: day(&r.UpdatesDueOn), ReviewBy: day(&r.ReviewBy),
		PapersOut: day(&r.PapersOutOn), Board: day(&r.BoardOn), Closes: day(&r.ClosesOn),
	}, err
}

const selectRounds = `
	select quarter, opens_on, updates_due_on, review_by, papers_out_on, board_on, closes_on
	  from reporting_rounds
	 order by opens_on`

func queueRounds(b *pgx.Batch, p *plan.Position) {
	b.Queue(selectRounds).Query(func(rows pgx.Rows) error {
		var err error
		p.Rounds, err = collectRounds(rows)
		return err
	})
}

func collectRounds(rows pgx.Rows) (plan.Rounds, error) {
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[roundRow])
	if err != nil {
		return nil, err
	}
	rounds := make(plan.Rounds, len(found))
	for i, r := range found {
		if rounds[i], err = r.round(); err != nil {
			return nil, err
		}
	}
	return rounds, nil
}

func queueActions(b *pgx.Batch, args pgx.NamedArgs, p *plan.Position) {
	b.Queue(chosen+selectAction+`
	 order by pr.position, a.ref`, args).Query(func(rows pgx.Rows) error {
		actions, err := collectActions(rows, p.Edition.Key)
		p.Actions = plan.Track(actions, p.Rounds, p.Today)
		return err
	})
}

// Editions returns every edition that the reader may see, the newest first,
// those of the plan itself before its companions'.
func (db *DB) Editions(ctx context.Context, s plan.Scope) ([]plan.Edition, error) {
	var editions []plan.Edition
	err := db.read(ctx, func(b *pgx.Batch) {
		b.Queue(selectEdition+`
	 where `+visible+`
	 order by e.family_slug, e.starts_on desc`, scoped(s)).Query(func(rows pgx.Rows) error {
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
