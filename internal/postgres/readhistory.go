package postgres

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// History returns up to so many entries of history, the newest first, from the
// one before that number, or from the newest when before is 0. It returns
// plan.ErrForbidden when the reader may not read any; see
// plan.Scope.ReadsAllHistory for who reads which.
func (db *DB) History(ctx context.Context, s plan.Scope, f plan.HistoryFilter, before int64, limit int) (plan.History, error) {
	if !s.Role.Has(plan.ReadHistory) {
		return plan.History{}, plan.ErrForbidden
	}
	args := scoped(s, "account", int64(s.Account), "post", string(s.Post), "all", s.ReadsAllHistory(), "before", before, "page", limit+1)
	matches := narrowed(f, before, args)
	var h plan.History
	err := db.read(ctx, func(b *pgx.Batch) {
		h = plan.History{}
		b.Queue(found(s, matches)+selectHistory, args).Query(func(rows pgx.Rows) error {
			entries, err := pgx.CollectRows(rows, historyEntry)
			if len(entries) > limit {
				entries = entries[:limit]
				h.Older = entries[limit-1].ID
			}
			h.Entries = entries
			return err
		})
		if !s.ReadsAllHistory() {
			return // who else did what is not theirs to choose from
		}
		b.Queue(selectPeople, args).Query(func(rows pgx.Rows) error {
			var err error
			h.People, err = pgx.CollectRows(rows, pgx.RowTo[string])
			return err
		})
	})
	return h, err
}

// out is the condition on an entry h that, if it tells of a figure, of what was
// made of one or of a better rating, that figure has come out.
const out = `case split_part(h.after->>'row', ' ', 1)
	              when 'measure_values' then ` + released + `
	              when 'value_reviews' then ` + released + `
	              when 'rating_overrides' then exists (
	                     select from rating_overrides o join measure_values v on v.id = o.value_id
	                      where o.id = split_part(h.after->>'row', ' ', 2)::bigint and v.released_on <= @today)
	              else true end`

// released is the condition on an entry h that the figure whose number its row
// bears is out.
const released = `exists (select from measure_values v where v.id = split_part(h.after->>'row', ' ', 2)::bigint and v.released_on <= @today)`

// itself is who did what an upgrade of the portal put into history: it sealed
// what stood there. Whoever asks for it by name sees it; it changed nothing.
const itself = "Planboard"

// narrowed returns the condition on an entry h, with only what is asked for in
// it, so that each is met by the index made for it.
func narrowed(f plan.HistoryFilter, before int64, args pgx.NamedArgs) string {
	conditions := []string{"@reads::boolean"}
	and := func(asked bool, sql string, name string, value any) {
		if asked {
			conditions = append(conditions, sql)
			args[name] = value
		}
	}
	and(!f.Today.IsZero(), out, "today", dayArg(f.Today))
	and(f.By == "", `h.by_title <> @itself`, "itself", itself)
	and(f.By != "", `h.by_title = @by`, "by", f.By)
	and(f.Kind != "", `split_part(h.thing, ' ', 1) = @kind`, "kind", string(f.Kind))
	and(f.Ref != "", `upper(substring(h.thing from '[^ /]+$')) = upper(@ref)`, "ref", f.Ref)
	and(!f.From.IsZero(), `h.at >= @from`, "from", f.From.Start())
	and(!f.To.IsZero(), `h.at < @to`, "to", f.To.AddDays(1).Start())
	and(before != 0, `(h.at, h.id) < (select b.at, b.id from history b where b.id = @before)`, "before", before)
	return strings.Join(conditions, " and ")
}

// found names the entries of the page: of all history, or of what the reader
// did and what was done to the things that the reader's post answers for.
func found(s plan.Scope, matches string) string {
	newest := func(whose string) string {
		return `select h.id, h.at from history h where ` + whose + matches + ` order by h.at desc, h.id desc limit @page`
	}
	if s.ReadsAllHistory() {
		return `with found as materialized (` + newest("") + `)`
	}
	return `
	with things as materialized (
	  select 'action ' || e.family_slug || '/' || e.slug || '/' || a.ref as thing
	    from actions a
	    join editions e on e.id = a.edition_id
	    join lateral (select lead_code from action_states where action_id = a.id order by version desc limit 1) st on true
	   where ` + visible + ` and st.lead_code = @post
	  union all
	  select 'measure ' || family_slug || '/' || code from measures where @reads::boolean and owner_code = @post),
	found as materialized (
	  (` + newest(`h.account_id = @account and `) + `)
	  union
	  select o.* from things, lateral (` + newest(`h.thing = things.thing and `) + `) o
	  order by at desc, id desc
	  limit @page)`
}

// selectHistory reads the entries found. A lead has the title that the post had
// then; a measure leads to the newest edition that uses it.
const selectHistory = `
	select h.id, h.at, h.by_title, h.thing, h.what, h.before, h.after, encode(h.hash, 'hex') as seal,
	       post_title(h.before->>'lead', (h.at at time zone 'Europe/London')::date) as lead_before,
	       post_title(h.after->>'lead', (h.at at time zone 'Europe/London')::date) as lead_after,
	       coalesce(u.slug, '') as edition
	  from history h
	  join found f on f.id = h.id
	  left join measures m on split_part(h.thing, ' ', 1) = 'measure'
	        and m.family_slug = split_part(substring(h.thing from 9), '/', 1) and m.code = split_part(h.thing, '/', 2)
	  left join lateral (
	         select e.slug
	           from editions e
	          where e.family_slug = m.family_slug and ` + visible + `
	            and exists (select from edition_measures where edition_id = e.id and measure_id = m.id)
	          order by e.state = 'in force' desc, e.starts_on desc
	          limit 1) u on true
	 order by h.at desc, h.id desc
	 limit @page`

// selectPeople leaps from each title to the next by the index.
const selectPeople = `
	with recursive people (title) as (
	  (select by_title from history where @reads::boolean order by by_title limit 1)
	  union all
	  select (select h.by_title from history h where h.by_title > p.title order by h.by_title limit 1)
	    from people p where p.title is not null)
	select title from people where title is not null`

func historyEntry(row pgx.CollectableRow) (plan.HistoryEntry, error) {
	r, err := pgx.RowToStructByName[struct {
		ID                    int64
		At                    time.Time
		ByTitle, Thing, What  string
		Before, After         map[string]any
		Seal                  string
		LeadBefore, LeadAfter pgtype.Text
		Edition               string
	}](row)
	e := plan.HistoryEntry{
		ID: r.ID, At: r.At, ByTitle: r.ByTitle, Thing: plan.ParseThing(r.Thing), What: r.What, Seal: r.Seal,
		Before: words(r.Before, r.LeadBefore), After: words(r.After, r.LeadAfter),
	}
	if e.Thing.Kind == plan.MeasureThing {
		e.Thing.Edition.Edition = r.Edition
	}
	return e, err
}

// words returns the facts with the title of the lead in the place of its code.
func words(known map[string]any, lead pgtype.Text) map[string]string {
	some := map[string]string{}
	for name, fact := range known {
		text, ok := fact.(string)
		if !ok {
			raw, _ := json.Marshal(fact) // of what JSON gave it cannot fail
			text = string(raw)
		}
		some[name] = text
	}
	if lead.Valid {
		some["lead"] = lead.String
	}
	return some
}
