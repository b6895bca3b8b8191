package postgres

import (
	"encoding/json"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// stateColumns are those of a state s; stateOf finds that of an action a at the
// moment of the view. It is one row by an index, however long the history.
const (
	stateColumns = `s.version, s.recorded_at, s.lead_code, s.due_on, s.next_due_on, s.last_update_at, s.earlier_at,
	       s.narrative, s.next_step, s.proposed, s.computed, s.reason, s.forecast_on, s.issue,
	       s.recovery_plan, s.recovery_lead, s.recovery_by, s.delivered_on, s.evidence, s.reported_by,
	       s.signed_off_on, s.signed_off_by, s.override_status, s.override_reason, s.override_title, s.override_at,
	       s.update_id, s.author_id, s.review, s.returned_reason, s.returned_title, s.returned_at, s.returned_of,
	       s.closure, s.closed_on, s.closed_by, s.closed_because`

	stateOf = `
	  join lateral (
	         select * from action_states
	          where action_id = a.id and recorded_at <= @at
	          order by recorded_at desc, version desc
	          limit 1) s on true`
)

// selectAction follows chosen. It reads an action as it stood at the moment of
// the view.
const selectAction = `
	select a.id, a.ref, a.title, pr.code as priority, pr.lead_code as reviewer,
	       reporter.post_code as reporter,
	       coalesce(post_title(reporter.post_code, (s.last_update_at at time zone 'Europe/London')::date), reporter.title, '') as reporter_title,
	       a.starts_on, a.first_due_on, a.recurs,
	       a.illustrative, a.source,
	       post_title(s.lead_code, @today) as lead_title, o.name as lead_organisation,
	       array(select coalesce(p.post_code, '')
	               from action_partners p where p.action_id = a.id order by p.position) as partner_codes,
	       array(select coalesce(post_title(p.post_code, @today), p.name)
	               from action_partners p where p.action_id = a.id order by p.position) as partner_titles,
	       array(select m.code
	               from action_measures am join measures m on m.id = am.measure_id
	              where am.action_id = a.id order by m.code) as measures,
	       (select json_agg(json_build_object(
	                 'plan', e.family_slug, 'edition', e.slug, 'ref', n.ref, 'title', n.title) order by n.ref)
	          from action_lineage l
	          join actions n on n.id = l.to_id
	          join editions e on e.id = n.edition_id
	         where l.from_id = a.id and n.recorded_at <= @at and ` + visible + `) as successors,
	       ` + stateColumns + `
	  from chosen c
	  join actions a on a.edition_id = c.id
	  join priorities pr on pr.id = a.priority_id` + stateOf + `
  left join accounts reporter on reporter.id = s.author_id
  left join posts po on po.code = s.lead_code
	  left join organisations o on o.id = po.organisation_id
	 where (@ref = '' or a.ref = @ref)
	   and (@code = '' or exists (
	         select from action_measures am join measures m on m.id = am.measure_id
	          where am.action_id = a.id and m.code = @code))`

type actionRow struct {
	ID                                   plan.ActionID
	Ref, Title, Priority, Recurs, Source string
	Reviewer, Reporter                   pgtype.Text
	ReporterTitle                        string
	StartsOn, FirstDueOn                 time.Time
	Illustrative                         bool
	LeadTitle, LeadOrganisation          pgtype.Text
	PartnerCodes, PartnerTitles          []string
	Measures                             []string
	Successors                           []byte
	stateRow
}

func (r actionRow) action(k plan.EditionKey) (plan.Action, error) {
	a := plan.Action{
		ID: r.ID, Edition: k, Ref: r.Ref, Title: r.Title, Priority: r.Priority,
		Reviewer:     plan.PostCode(r.Reviewer.String),
		Starts:       day(&r.StartsOn),
		FirstDue:     day(&r.FirstDueOn),
		Recurs:       r.Recurs,
		Measures:     r.Measures,
		Illustrative: r.Illustrative, Source: r.Source,
	}
	r.stateRow.put(&a)
	a.Reporter = plan.Post{Code: plan.PostCode(r.Reporter.String), Title: r.ReporterTitle}
	a.Lead = post(r.LeadCode, r.LeadTitle, r.LeadOrganisation)
	for i, title := range r.PartnerTitles {
		a.Partners = append(a.Partners, plan.Post{Code: plan.PostCode(r.PartnerCodes[i]), Title: title})
	}
	if a.Closure.IsZero() {
		return a, nil
	}
	var err error
	a.Closure.Successors, err = successors(r.Successors)
	return a, err
}

func successors(raw []byte) ([]plan.Successor, error) {
	if raw == nil {
		return nil, nil
	}
	var rows []struct{ Plan, Edition, Ref, Title string }
	if err := json.Unmarshal(raw, &rows); err != nil {
		return nil, err
	}
	some := make([]plan.Successor, len(rows))
	for i, r := range rows {
		some[i] = plan.Successor{Edition: plan.EditionKey{Plan: r.Plan, Edition: r.Edition}, Ref: r.Ref, Title: r.Title}
	}
	return some, nil
}

func collectActions(rows pgx.Rows, k plan.EditionKey) ([]plan.Action, error) {
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[actionRow])
	if err != nil {
		return nil, err
	}
	actions := make([]plan.Action, len(found))
	for i, r := range found {
		if actions[i], err = r.action(k); err != nil {
			return nil, err
		}
	}
	return actions, nil
}
