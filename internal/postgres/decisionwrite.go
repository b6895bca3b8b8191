package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// AddDecision puts a decision of the Board on the record together with what it
// creates, all or nothing. It returns what plan.DecisionSheet.Permit says,
// plan.ErrStale when its minute number was given meanwhile, plan.ErrClosed for
// an edition that is closed, what both PermitAnswer say of the Red that it
// answers, plan.ErrNothing when the meeting has answered that already,
// plan.ErrNotFound, and plan.ErrRepeated.
func (db *DB) AddDecision(ctx context.Context, s plan.Scope, d plan.Decision, sub plan.Submission) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		at, err := shared.begin(ctx, tx, s, sub.Key, d.At)
		if err != nil {
			return err
		}
		if err := lockLog(ctx, tx); err != nil {
			return err
		}
		d.At = at
		meeting, sheet, err := sheetOf(ctx, tx, s, d.Meeting)
		if err := first(err, sheet.Permit(s, plan.DateAt(d.At))); err != nil {
			return err
		}
		if err := insertDecision(ctx, tx, s, meeting, &d); err != nil {
			return err
		}
		after, err := followUp(ctx, tx, s, d)
		if err != nil {
			return err
		}
		return addHistory(ctx, tx, decisionEntry(s.Account, d, after))
	})
}

func decisionEntry(by plan.AccountID, d plan.Decision, after facts) entry {
	after["minute"] = d.Minute
	return entry{At: d.At, Account: by, ByTitle: d.ByTitle, Thing: meetingThing(d.Meeting), What: "recorded a decision", After: after}
}

// followUp puts what a decision creates on the record, and names it.
func followUp(ctx context.Context, tx pgx.Tx, s plan.Scope, d plan.Decision) (facts, error) {
	switch {
	case d.Created != nil:
		d.Created.Events[0].At = d.At
		ref, err := raise(ctx, tx, s, *d.Created, d.ID)
		return facts{"created": ref}, err
	case d.Answer != nil:
		answer := *d.Answer
		answer.At, answer.Decision = d.At, d.ID
		held, err := holdNamed(ctx, tx, s, answer)
		if err != nil {
			return nil, err
		}
		return facts{"answered": answer.Action}, held.answerRed(ctx, tx, s, answer)
	default:
		return facts{}, nil
	}
}

// holdNamed holds the action that an answer names.
func holdNamed(ctx context.Context, tx pgx.Tx, s plan.Scope, a plan.RedAnswer) (heldAction, error) {
	found, err := holdAbout(ctx, tx, s, plan.LogItem{Edition: a.Edition, Action: a.Action})
	if err != nil {
		return heldAction{}, err
	}
	return holdAction(ctx, tx, query{s, a.Edition, plan.View{At: a.At}}, plan.ActionID(found.action))
}

// sittingOf returns the number of the meeting on that day, or that was to be on
// it, if the reader may record what it decided.
func sittingOf(ctx context.Context, tx pgx.Tx, s plan.Scope, on plan.Date, now time.Time) (int64, error) {
	id, sheet, err := sheetOf(ctx, tx, s, on)
	if err != nil {
		return 0, err
	}
	return id, sheet.Meeting.PermitMinutes(s, plan.DateAt(now))
}

// sheetOf returns the number of that meeting, and of its sheet the day and
// whether its minutes are agreed.
func sheetOf(ctx context.Context, tx pgx.Tx, s plan.Scope, on plan.Date) (int64, plan.DecisionSheet, error) {
	var id int64
	var heldOn time.Time
	var sheet plan.DecisionSheet
	err := tx.QueryRow(ctx, thatMeeting+`
	select id, held_on, exists (select from minutes n where n.meeting_id = that.id and n.agreed_at is not null) from that`,
		scoped(s, "on", dayArg(on))).Scan(&id, &heldOn, &sheet.Agreed)
	sheet.Meeting.On = day(&heldOn)
	return id, sheet, err
}

func insertDecision(ctx context.Context, tx pgx.Tx, s plan.Scope, meeting int64, d *plan.Decision) error {
	err := tx.QueryRow(ctx, `
	insert into decisions (meeting_id, minute, agenda_item, proposer, wording, reasons, alternatives, conflicts, dispensations,
	       recorded_at, account_id, by_title)
	values (@meeting, @minute, @item, @proposer, @wording, @reasons, @alternatives, @conflicts, @dispensations, @at, @account, @title)
	on conflict (meeting_id, minute) do nothing
	returning id`, pgx.NamedArgs{
		"meeting": meeting, "minute": d.Minute, "item": d.Item, "proposer": d.Proposer, "wording": d.Wording, "reasons": d.Reasons,
		"alternatives": d.Alternatives, "conflicts": d.Conflicts, "dispensations": d.Dispensations,
		"at": d.At, "account": orNull(s.Account), "title": d.ByTitle,
	}).Scan(&d.ID)
	if err == pgx.ErrNoRows {
		return plan.ErrStale
	}
	return err
}

// AnswerRed puts the Board's answer to a Red on the record. It returns what
// plan.Tracked.PermitAnswer and plan.DecisionSheet.PermitAnswer say, plan.ErrNothing when that meeting has
// answered it already, plan.ErrNotFound, and plan.ErrRepeated.
func (db *DB) AnswerRed(ctx context.Context, s plan.Scope, id plan.ActionID, a plan.RedAnswer, sub plan.Submission) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var err error
		if a.At, err = shared.begin(ctx, tx, s, sub.Key, a.At); err != nil {
			return err
		}
		if err := lockLog(ctx, tx); err != nil {
			return err
		}
		held, err := holdAction(ctx, tx, query{s, a.Edition, plan.View{At: a.At}}, id)
		if err != nil {
			return err
		}
		return held.answerRed(ctx, tx, s, a)
	})
}

// answerRed puts the Board's answer on the record of the action, if that waits
// for one still.
func (h heldAction) answerRed(ctx context.Context, tx pgx.Tx, s plan.Scope, a plan.RedAnswer) error {
	if err := h.PermitAnswer(s, h.edition); err != nil {
		return err
	}
	if err := h.permitAnswerOf(ctx, tx, s, a); err != nil {
		return err
	}
	tag, err := tx.Exec(ctx, `
	insert into red_answers (action_id, answer, meeting_id, reason, escalated_to, decision_id, recorded_at, account_id, by_title)
	values (@action, @answer, `+meetingOf("@on")+`, @reason, @to, @decision, @at, @account, @title)
	on conflict (action_id, meeting_id) do nothing`, pgx.NamedArgs{
		"action": h.ID, "answer": string(a.Answer), "reason": a.Reason, "to": a.To, "decision": orNull(a.Decision),
		"at": a.At, "account": orNull(s.Account), "title": a.ByTitle, "on": dayArg(a.On),
	})
	switch {
	case err != nil:
		return err
	case tag.RowsAffected() == 0:
		return plan.ErrNothing
	}
	return addHistory(ctx, tx, entry{
		At: a.At, Account: s.Account, ByTitle: a.ByTitle, Thing: h.Thing(), What: "recorded the Board’s answer to a Red",
		After: facts{"answer": string(a.Answer), "agreed by the Board of": a.On.String()},
	})
}
