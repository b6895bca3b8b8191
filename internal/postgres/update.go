package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// AddUpdate puts a progress update on the record: the update, the action's
// standing and version, and the history, all or nothing. It returns
// plan.ErrRepeated when this very form has been taken before, plan.ErrStale
// when the action changed since its author saw it, plan.ErrForbidden when the
// reader does not lead the action, plan.ErrClosed when the edition or the
// action takes no updates any more, and plan.ErrNotFound.
func (db *DB) AddUpdate(ctx context.Context, s plan.Scope, k plan.EditionKey, u plan.Update, sub plan.Submission) error {
	u.By = s.Account // nobody posts in another's name
	u.Recovery.Lead = recoveryLead(u.Recovery)
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := takeForm(ctx, tx, s, sub.Key, u.Submitted); err != nil {
			return err
		}
		q := query{s, k, plan.View{Today: plan.DateAt(u.Submitted)}}
		if err := claimAction(ctx, tx, q.args("id", u.Action, "version", sub.Version, "leads", string(s.Leads))); err != nil {
			return err
		}
		a, rounds, err := readForUpdate(ctx, tx, q, u.Action)
		if err != nil {
			return err
		}
		salt := newSalt()
		if u.ID, err = insertUpdate(ctx, tx, u, salt); err != nil {
			return err
		}
		after, due := a.After(u, rounds)
		if err := deliverOccurrence(ctx, tx, a, u); err != nil {
			return err
		}
		if err := writeStanding(ctx, tx, a, due, after); err != nil {
			return err
		}
		return addHistory(ctx, tx, updateEntry(k, a, after, u).sealing("progress_updates", u.ID, sealOfUpdate(salt, u)))
	})
}

// claimAction raises the version of the action @id if the reader leads it and
// it is still @version, the one that was seen; otherwise it finds out why not.
func claimAction(ctx context.Context, tx pgx.Tx, args pgx.NamedArgs) error {
	tag, err := tx.Exec(ctx, heldOpen+`
	update actions a
	   set version = a.version + 1
	  from open
	 where open.id = a.edition_id
	   and a.id = @id and a.version = @version and a.lead_code = @leads
	   and not `+ended, args)
	if err != nil || tag.RowsAffected() == 1 {
		return err
	}
	return whyNotClaimed(ctx, tx, args)
}

// ended is the condition on an action a under which it takes no updates any
// more: the Board ended it, or it is complete (facts (g1) rules 1 and 2).
const ended = `(exists (select from action_closures k where k.action_id = a.id)
	    or exists (select from action_standings s
	                where s.action_id = a.id and s.delivered_on is not null and s.evidence <> ''
	                  and s.signed_off_on is not null and s.signed_off_by is distinct from s.reported_by))`

func whyNotClaimed(ctx context.Context, tx pgx.Tx, args pgx.NamedArgs) error {
	var leads, closed bool
	err := tx.QueryRow(ctx, `
	select coalesce(a.lead_code = @leads, false),
	       `+readOnly+` or `+ended+`
	  from actions a
	  join editions e on e.id = a.edition_id
	 where e.family_slug = @plan and e.slug = @edition and `+visible+` and a.id = @id`, args).Scan(&leads, &closed)
	switch {
	case err != nil:
		return err
	case !leads:
		return plan.ErrForbidden
	case closed:
		return plan.ErrClosed
	default:
		return plan.ErrStale
	}
}

// readForUpdate reads the action as it stands and the rounds, inside the
// transaction that holds it.
func readForUpdate(ctx context.Context, tx pgx.Tx, q query, id plan.ActionID) (plan.Action, plan.Rounds, error) {
	var p plan.Position
	var actions []plan.Action
	b := &pgx.Batch{}
	queueRounds(b, &p)
	b.Queue(chosen+selectAction+` and a.id = @id`, q.args("id", id)).Query(func(rows pgx.Rows) error {
		var err error
		actions, err = collectActions(rows, q.edition)
		return err
	})
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return plan.Action{}, nil, err
	}
	if len(actions) != 1 {
		return plan.Action{}, nil, plan.ErrNotFound
	}
	return actions[0], p.Rounds, nil
}

func insertUpdate(ctx context.Context, tx pgx.Tx, u plan.Update, salt []byte) (id int64, err error) {
	round := ""
	if u.Round != (plan.Quarter{}) {
		round = u.Round.String()
	}
	err = tx.QueryRow(ctx, `
	insert into progress_updates (action_id, round, account_id, by_title, submitted_at, narrative, next_step,
	       forecast_on, issue, recovery_plan, recovery_lead, recovery_by, delivered_on, evidence,
	       proposed, computed, reason, supersedes, salt)
	values (@action, @round, @account, @title, @at, @narrative, @next, @forecast, @issue, @plan, @lead, @by,
	        @delivered, @evidence, @proposed, @computed, @reason, @supersedes, @salt)
	returning id`, pgx.NamedArgs{
		"action": u.Action, "round": orNull(round), "account": u.By, "title": u.ByTitle, "at": u.Submitted,
		"narrative": u.Narrative, "next": u.NextStep, "forecast": dayArg(u.Forecast), "issue": u.Issue,
		"plan": u.Recovery.Text, "lead": u.Recovery.Lead, "by": dayArg(u.Recovery.By),
		"delivered": dayArg(u.Delivered), "evidence": u.Evidence,
		"proposed": string(u.Proposed), "computed": string(u.Computed), "reason": u.Reason,
		"supersedes": orNull(u.Supersedes), "salt": salt,
	}).Scan(&id)
	return id, err
}

// recoveryLead leaves out a lead without a plan.
func recoveryLead(r plan.Recovery) string {
	if r.Text == "" {
		return ""
	}
	return r.Lead
}

// deliverOccurrence notes what the update says of the occurrence that a
// recurring action is due for. Of the last one, a later update may take the
// delivery back.
func deliverOccurrence(ctx context.Context, tx pgx.Tx, a plan.Action, u plan.Update) error {
	_, err := tx.Exec(ctx, `
	update action_occurrences set delivered_on = @delivered where action_id = @action and due_on = @due`,
		pgx.NamedArgs{"delivered": dayArg(u.Delivered), "action": a.ID, "due": dayArg(a.Due)})
	return err
}

// writeStanding writes what the action's updates say of it now. The occurrence
// after the current one is looked up, not carried along.
func writeStanding(ctx context.Context, tx pgx.Tx, a plan.Action, due plan.Date, st plan.Standing) error {
	args := standingArgs(st)
	args["action"], args["due"] = a.ID, dayArg(due)
	_, err := tx.Exec(ctx, `
	update action_standings
	   set due_on = @due,
	       next_due_on = (select min(due_on) from action_occurrences
	                       where action_id = @action and delivered_on is null and due_on > @due),
	       last_update_at = @last, earlier_at = @earlier, narrative = @narrative, next_step = @next,
	       proposed = @proposed, computed = @computed, reason = @reason, forecast_on = @forecast, issue = @issue,
	       recovery_plan = @plan, recovery_lead = @lead, recovery_by = @by,
	       delivered_on = @delivered, evidence = @evidence, reported_by = @reporter,
	       signed_off_on = @signed, signed_off_by = @signer
	 where action_id = @action`, args)
	return err
}

func standingArgs(st plan.Standing) pgx.NamedArgs {
	return pgx.NamedArgs{
		"last": momentArg(st.LastUpdate), "earlier": momentArg(st.Earlier), "narrative": st.Narrative,
		"next": st.NextStep, "proposed": string(st.Proposed), "computed": string(st.Computed), "reason": st.Reason,
		"forecast": dayArg(st.Forecast), "issue": st.Issue, "plan": st.Recovery.Text,
		"lead": recoveryLead(st.Recovery), "by": dayArg(st.Recovery.By), "delivered": dayArg(st.Delivered),
		"evidence": st.Evidence, "reporter": orNull(st.ReportedBy), "signed": dayArg(st.SignedOff),
		"signer": orNull(st.SignedBy),
	}
}
