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
	q := query{s, k, v}
	return frozenOr(ctx, db, q, func(f plan.Frozen) (plan.Position, error) { return f.Brief.Position, nil },
		func() (p plan.Position, err error) {
			err = db.read(ctx, func(b *pgx.Batch) { queuePosition(b, q, &p) })
			return p, err
		})
}

// query is what a reader asks of one edition.
type query struct {
	scope   plan.Scope
	edition plan.EditionKey
	view    plan.View
}

// args returns the arguments of a query's statements, with the pairs of name
// and value added.
func (q query) args(pairs ...any) pgx.NamedArgs {
	return scoped(q.scope, append([]any{"plan", q.edition.Plan, "edition", q.edition.Edition,
		"today", q.view.Today().UTC(), "at", q.view.At, "code", q.view.Code, "ref", q.view.Ref}, pairs...)...)
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

// queuePosition adds the statements of a position to a batch; p is filled in
// when the batch is read, which fails with plan.ErrNotFound when there is no
// such edition for this reader.
func queuePosition(b *pgx.Batch, q query, p *plan.Position) {
	*p = plan.Position{Today: q.view.Today()}
	args := q.args()
	queueEditions(b, args, q.edition, p)
	queuePriorities(b, args, p)
	queueRounds(b, args, p)
	if q.view.Measures != plan.NoMeasures {
		queueMeasures(b, args, q, p) // after the rounds: an override lapses with them
	}
	queueActions(b, args, p) // after the rounds: tracking needs them
	queueFrozenFor(b, q, p)
	if q.edition.At != "" {
		queueWithheld(b, args, p.Withhold)
	}
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

// plannedDates reads the dates that were planned for each round last by that
// moment.
func plannedDates(moment string) string {
	return `
	  select distinct on (quarter) quarter, opens_on, updates_due_on, review_by, papers_out_on, board_on, closes_on
	    from round_dates
	   where recorded_at <= ` + moment + `
	   order by quarter, version desc`
}

func queueRounds(b *pgx.Batch, args pgx.NamedArgs, p *plan.Position) {
	b.Queue(`select * from (`+plannedDates(`@at`)+`) r order by opens_on`, args).Query(func(rows pgx.Rows) error {
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
