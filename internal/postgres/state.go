package postgres

import (
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// stateRow is a row of action_states.
type stateRow struct {
	Version                       int
	RecordedAt                    time.Time
	LeadCode                      pgtype.Text
	DueOn                         time.Time
	NextDueOn                     *time.Time
	LastUpdateAt, EarlierAt       *time.Time
	Narrative, NextStep           string
	Proposed, Computed            plan.Status
	Reason                        string
	ForecastOn                    *time.Time
	Issue                         bool
	RecoveryPlan, RecoveryLead    string
	RecoveryBy                    *time.Time
	DeliveredOn                   *time.Time
	Evidence                      string
	ReportedBy                    pgtype.Int8
	SignedOffOn                   *time.Time
	SignedOffBy                   pgtype.Int8
	OverrideStatus                plan.Status
	OverrideReason, OverrideTitle string
	OverrideAt                    *time.Time
	UpdateID, AuthorID            pgtype.Int8
	Review                        plan.Review
	ReturnedReason, ReturnedTitle string
	ReturnedAt                    *time.Time
	ReturnedOf                    pgtype.Int8
	Closure                       string
	ClosedOn                      *time.Time
	ClosedBy, ClosedBecause       string
}

// put sets what of an action a state holds. The lead has its code alone.
func (r stateRow) put(a *plan.Action) {
	a.Version = r.Version
	a.Lead = plan.Post{Code: plan.PostCode(r.LeadCode.String)}
	a.Due, a.NextDue = day(&r.DueOn), day(r.NextDueOn)
	a.Closure = plan.Closure{Kind: r.Closure, On: day(r.ClosedOn), Body: r.ClosedBy, Reason: r.ClosedBecause}
	a.Standing = r.standing()
}

func (r stateRow) standing() plan.Standing {
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
		Override: plan.Override{
			Status: r.OverrideStatus, Reason: r.OverrideReason, ByTitle: r.OverrideTitle, At: moment(r.OverrideAt),
		},
		Update: r.UpdateID.Int64,
		Author: plan.AccountID(r.AuthorID.Int64),
		Review: r.Review,
		Returned: plan.Return{
			Update: r.ReturnedOf.Int64, Comment: r.ReturnedReason, ByTitle: r.ReturnedTitle, At: moment(r.ReturnedAt),
		},
	}
}

var stateNames = []string{"action_id", "version", "recorded_at", "lead_code", "due_on", "next_due_on", "last_update_at",
	"earlier_at", "narrative", "next_step", "proposed", "computed", "reason", "forecast_on", "issue", "recovery_plan",
	"recovery_lead", "recovery_by", "delivered_on", "evidence", "reported_by", "signed_off_on", "signed_off_by",
	"override_status", "override_reason", "override_title", "override_at", "update_id", "author_id", "review",
	"returned_reason", "returned_title", "returned_at", "returned_of", "closure", "closed_on", "closed_by", "closed_because"}

// stateValues are the values of stateNames for an action from that moment on.
func stateValues(a plan.Action, from time.Time) []any {
	st := a.Standing
	return []any{int64(a.ID), a.Version, from, orNull(string(a.Lead.Code)), dayArg(a.Due), dayArg(a.NextDue),
		momentArg(st.LastUpdate), momentArg(st.Earlier), st.Narrative, st.NextStep, string(st.Proposed), string(st.Computed),
		st.Reason, dayArg(st.Forecast), st.Issue, st.Recovery.Text, recoveryLead(st.Recovery), dayArg(st.Recovery.By),
		dayArg(st.Delivered), st.Evidence, orNull(int64(st.ReportedBy)), dayArg(st.SignedOff), orNull(int64(st.SignedBy)),
		string(st.Override.Status), st.Override.Reason, st.Override.ByTitle, momentArg(st.Override.At),
		orNull(st.Update), orNull(int64(st.Author)), string(st.Review),
		st.Returned.Comment, st.Returned.ByTitle, momentArg(st.Returned.At), orNull(st.Returned.Update),
		a.Closure.Kind, dayArg(a.Closure.On), a.Closure.Body, a.Closure.Reason}
}

// recoveryLead leaves out a lead without a plan.
func recoveryLead(r plan.Recovery) string {
	if r.Text == "" {
		return ""
	}
	return r.Lead
}

// queueStates reads the action's newest states, and those at the end of each
// day of a Board, the newest first: as many as a page can show, however long
// the history.
func queueStates(b *pgx.Batch, args pgx.NamedArgs, d *plan.Dossier) {
	b.Queue(chosen+`,
	   one as (select a.id from actions a join chosen c on c.id = a.edition_id where a.ref = @ref),
	   boards as (select distinct on (quarter) board_on from round_dates where recorded_at <= @at order by quarter, version desc)
	select `+stateColumns+`
	  from action_states s
	  join one on one.id = s.action_id
	 where s.recorded_at <= @at
	   and (s.version in (select n.version from action_states n where n.action_id = one.id and n.recorded_at <= @at
	                       order by n.recorded_at desc, n.version desc limit @recent)
	        or s.version in (select n.version
	                           from boards,
	                        lateral (select version from action_states
	                                  where action_id = one.id and recorded_at <= @at
	                                    and recorded_at < (board_on + 1)::timestamp at time zone 'Europe/London'
	                                  order by recorded_at desc, version desc
	                                  limit 1) n))
	 order by s.version desc`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[stateRow])
		if err != nil || len(d.Position.Actions) != 1 {
			return err
		}
		d.States = make([]plan.State, len(found))
		for i, r := range found {
			a := d.Position.Actions[0].Action
			r.put(&a)
			d.States[i] = plan.State{Version: r.Version, From: r.RecordedAt, Action: a}
		}
		return nil
	})
}
