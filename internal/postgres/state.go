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

// put sets what of an action a state holds. The lead has its code alone, and who
// reported it is not said.
func (r stateRow) put(a *plan.Action) {
	a.Reporter = plan.Post{}
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

// queueStates reads the newest states of the actions, and those at the end of
// each day of a Board, the newest first: as many as a page can show, however
// long the history.
func queueStates(b *pgx.Batch, args pgx.NamedArgs, p *plan.Position, into map[string][]plan.State) {
	b.Queue(chosen+`,
	   boards as (select distinct on (quarter) board_on from round_dates where recorded_at <= @at order by quarter, version desc)`+ofEach+`
	   (select n.version from action_states n
	     where n.action_id = a.id and n.recorded_at <= @at
	     order by n.recorded_at desc, n.version desc limit @recent)
	   union
	   select n.version
	     from boards,
	  lateral (select version from action_states
	            where action_id = a.id and recorded_at <= @at
	              and recorded_at < (board_on + 1)::timestamp at time zone 'Europe/London'
	            order by recorded_at desc, version desc
	            limit 1) n) shown
	  join lateral (select `+stateColumns+` from action_states s where s.action_id = a.id and s.version = shown.version) one on true
	 order by a.ref, one.version desc`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[stateOfOne])
		actions := map[string]plan.Action{}
		for _, a := range p.Actions {
			actions[a.Ref] = a.Action
		}
		for _, r := range found {
			a := actions[r.Of]
			r.put(&a)
			into[r.Of] = append(into[r.Of], plan.State{Version: r.Version, From: r.RecordedAt, Action: a})
		}
		return err
	})
}

// stateOfOne is a row with the ref of its action.
type stateOfOne struct {
	Of string
	stateRow
}
