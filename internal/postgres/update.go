package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// insertUpdate gives the update its number.
func insertUpdate(ctx context.Context, tx pgx.Tx, u *plan.Update) error {
	u.Recovery.Lead = recoveryLead(u.Recovery)
	round := ""
	if u.Round != (plan.Quarter{}) {
		round = u.Round.String()
	}
	return tx.QueryRow(ctx, `
	insert into progress_updates (action_id, round, account_id, by_title, submitted_at, narrative, next_step,
	       forecast_on, issue, recovery_plan, recovery_lead, recovery_by, delivered_on, evidence,
	       proposed, computed, reason, supersedes, because)
	values (@action, @round, @account, @title, @at, @narrative, @next, @forecast, @issue, @plan, @lead, @by,
	        @delivered, @evidence, @proposed, @computed, @reason, @supersedes, @because)
	returning id`, pgx.NamedArgs{
		"action": u.Action, "round": orNull(round), "account": u.By, "title": u.ByTitle, "at": u.Submitted,
		"narrative": u.Narrative, "next": u.NextStep, "forecast": dayArg(u.Forecast), "issue": u.Issue,
		"plan": u.Recovery.Text, "lead": u.Recovery.Lead, "by": dayArg(u.Recovery.By),
		"delivered": dayArg(u.Delivered), "evidence": u.Evidence,
		"proposed": string(u.Proposed), "computed": string(u.Computed), "reason": u.Reason,
		"supersedes": orNull(u.Supersedes), "because": u.Because,
	}).Scan(&u.ID)
}

type updateRow struct {
	ID                         int64
	ActionID                   plan.ActionID
	Round                      pgtype.Text
	AccountID                  plan.AccountID
	ByTitle                    string
	SubmittedAt                time.Time
	Narrative, NextStep        string
	ForecastOn                 *time.Time
	Issue                      bool
	RecoveryPlan, RecoveryLead string
	RecoveryBy                 *time.Time
	DeliveredOn                *time.Time
	Evidence                   string
	Proposed, Computed         plan.Status
	Reason                     string
	Supersedes                 pgtype.Int8
	Because                    string
}

const selectUpdate = `
	select u.id, u.action_id, u.round, u.account_id, u.by_title, u.submitted_at, u.narrative, u.next_step,
	       u.forecast_on, u.issue, u.recovery_plan, u.recovery_lead, u.recovery_by, u.delivered_on,
	       u.evidence, u.proposed, u.computed, u.reason, u.supersedes, u.because
	  from progress_updates u`

func (r updateRow) update() plan.Update {
	u := plan.Update{
		ID: r.ID, Action: r.ActionID, By: r.AccountID, ByTitle: r.ByTitle, Submitted: r.SubmittedAt,
		Narrative: r.Narrative, NextStep: r.NextStep, Forecast: day(r.ForecastOn), Issue: r.Issue,
		Recovery:  plan.Recovery{Text: r.RecoveryPlan, Lead: r.RecoveryLead, By: day(r.RecoveryBy)},
		Delivered: day(r.DeliveredOn), Evidence: r.Evidence, Proposed: r.Proposed, Computed: r.Computed,
		Reason: r.Reason, Supersedes: r.Supersedes.Int64, Because: r.Because,
	}
	if q, err := plan.ParseQuarter(r.Round.String); err == nil {
		u.Round = q
	}
	return u
}
