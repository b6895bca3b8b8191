package postgres

import (
	"encoding/json"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// selectAction follows chosen. It reads an action with its standing, which the
// writing transaction keeps, so its cost does not grow with history.
const selectAction = `
	select a.id, a.ref, a.title, pr.code as priority, a.starts_on, a.first_due_on, a.recurs,
	       a.illustrative, a.source, a.version,
	       a.lead_code, post_title(a.lead_code, @today) as lead_title, o.name as lead_organisation,
	       array(select coalesce(p.post_code, '')
	               from action_partners p where p.action_id = a.id order by p.position) as partner_codes,
	       array(select coalesce(post_title(p.post_code, @today), p.name)
	               from action_partners p where p.action_id = a.id order by p.position) as partner_titles,
	       array(select m.code
	               from action_measures am join measures m on m.id = am.measure_id
	              where am.action_id = a.id order by m.code) as measures,
	       k.kind, k.decided_on, k.body, k.reason as closure_reason,
	       (select json_agg(json_build_object(
	                 'plan', e.family_slug, 'edition', e.slug, 'ref', n.ref, 'title', n.title) order by n.ref)
	          from action_lineage l
	          join actions n on n.id = l.to_id
	          join editions e on e.id = n.edition_id
	         where l.from_id = a.id and ` + visible + `) as successors,
	       s.due_on, s.next_due_on, s.last_update_at, s.earlier_at, s.narrative, s.next_step,
	       s.proposed, s.computed, s.reason, s.forecast_on, s.issue, s.recovery_plan, s.recovery_lead, s.recovery_by,
	       s.delivered_on, s.evidence, s.reported_by, s.signed_off_on, s.signed_off_by
	  from chosen c
	  join actions a on a.edition_id = c.id
	  join priorities pr on pr.id = a.priority_id
	  join action_standings s on s.action_id = a.id
	  left join posts po on po.code = a.lead_code
	  left join organisations o on o.id = po.organisation_id
	  left join action_closures k on k.action_id = a.id
	 where (@ref = '' or a.ref = @ref)
	   and (@code = '' or exists (
	         select from action_measures am join measures m on m.id = am.measure_id
	          where am.action_id = a.id and m.code = @code))`

type actionRow struct {
	ID                                    plan.ActionID
	Ref, Title, Priority, Recurs, Source  string
	StartsOn, FirstDueOn                  time.Time
	Illustrative                          bool
	Version                               int
	LeadCode, LeadTitle, LeadOrganisation pgtype.Text
	PartnerCodes, PartnerTitles, Measures []string
	Kind, Body, ClosureReason             pgtype.Text
	DecidedOn                             *time.Time
	Successors                            []byte
	standingRow
}

type standingRow struct {
	DueOn                      time.Time
	NextDueOn                  *time.Time
	LastUpdateAt, EarlierAt    *time.Time
	Narrative, NextStep        string
	Proposed, Computed         plan.Status
	Reason                     string
	ForecastOn                 *time.Time
	Issue                      bool
	RecoveryPlan, RecoveryLead string
	RecoveryBy                 *time.Time
	DeliveredOn                *time.Time
	Evidence                   string
	ReportedBy                 pgtype.Int8
	SignedOffOn                *time.Time
	SignedOffBy                pgtype.Int8
}

func (r standingRow) standing() plan.Standing {
	return plan.Standing{
		LastUpdate: moment(r.LastUpdateAt),
		Earlier:    moment(r.EarlierAt),
		Narrative:  r.Narrative,
		NextStep:   r.NextStep,
		Proposed:   r.Proposed,
		Computed:   r.Computed,
		Reason:     r.Reason,
		Forecast:   day(r.ForecastOn),
		Issue:      r.Issue,
		Recovery:   plan.Recovery{Text: r.RecoveryPlan, Lead: r.RecoveryLead, By: day(r.RecoveryBy)},
		Delivered:  day(r.DeliveredOn),
		Evidence:   r.Evidence,
		ReportedBy: plan.AccountID(r.ReportedBy.Int64),
		SignedOff:  day(r.SignedOffOn),
		SignedBy:   plan.AccountID(r.SignedOffBy.Int64),
	}
}

func (r actionRow) action(k plan.EditionKey) (plan.Action, error) {
	a := plan.Action{
		ID: r.ID, Edition: k, Ref: r.Ref, Title: r.Title, Priority: r.Priority,
		Lead:         post(r.LeadCode, r.LeadTitle, r.LeadOrganisation),
		Starts:       day(&r.StartsOn),
		Due:          day(&r.DueOn),
		NextDue:      day(r.NextDueOn),
		FirstDue:     day(&r.FirstDueOn),
		Recurs:       r.Recurs,
		Measures:     r.Measures,
		Standing:     r.standing(),
		Illustrative: r.Illustrative, Source: r.Source, Version: r.Version,
	}
	for i, title := range r.PartnerTitles {
		a.Partners = append(a.Partners, plan.Post{Code: plan.PostCode(r.PartnerCodes[i]), Title: title})
	}
	var err error
	if r.Kind.Valid {
		a.Closure = plan.Closure{Kind: r.Kind.String, On: day(r.DecidedOn), Body: r.Body.String, Reason: r.ClosureReason.String}
		a.Closure.Successors, err = successors(r.Successors)
	}
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
