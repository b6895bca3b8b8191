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
// an edition that is closed, plan.ErrNothing when the meeting has answered that
// Red already, plan.ErrNotFound, and plan.ErrRepeated.
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
		meeting, err := sittingOf(ctx, tx, s, d.Meeting, d.At)
		if err != nil {
			return err
		}
		var agreed bool
		err = tx.QueryRow(ctx, `select exists (select from minutes where meeting_id = $1 and agreed_at is not null)`, meeting).Scan(&agreed)
		if err := first(err, plan.DecisionSheet{Meeting: plan.Meeting{On: d.Meeting}, Agreed: agreed}.Permit(s, plan.DateAt(d.At))); err != nil {
			return err
		}
		if err := insertDecision(ctx, tx, s, meeting, &d); err != nil {
			return err
		}
		after := facts{"minute": d.Minute}
		if d.Created != nil {
			d.Created.Events[0].At = at
			if after["created"], err = raise(ctx, tx, s, *d.Created, d.ID); err != nil {
				return err
			}
		}
		if d.Answer != nil {
			d.Answer.At = at
			held, err := holdAbout(ctx, tx, s, plan.LogItem{Edition: d.Answer.Edition, Action: d.Answer.Action})
			if err != nil {
				return err
			}
			if err := answerRed(ctx, tx, s, held.action, d.ID, *d.Answer); err != nil {
				return err
			}
			after["answered"] = d.Answer.Action
		}
		return addHistory(ctx, tx, entry{
			At: d.At, Account: s.Account, ByTitle: d.ByTitle, Thing: meetingThing(d.Meeting), What: "recorded a decision", After: after,
		})
	})
}

// sittingOf returns the number of the meeting on that day, or that was to be on
// it, if the reader may record what it decided.
func sittingOf(ctx context.Context, tx pgx.Tx, s plan.Scope, on plan.Date, now time.Time) (int64, error) {
	var id int64
	var heldOn time.Time
	err := tx.QueryRow(ctx, thatMeeting+` select id, held_on from that`, scoped(s, "on", dayArg(on))).Scan(&id, &heldOn)
	if err != nil {
		return 0, err
	}
	return id, plan.Meeting{On: day(&heldOn)}.PermitMinutes(s, plan.DateAt(now))
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
// plan.Tracked.PermitAnswer says, plan.ErrNothing when that meeting has
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
		if err := held.PermitAnswer(s, held.edition); err != nil {
			return err
		}
		if _, err := sittingOf(ctx, tx, s, a.On, a.At); err != nil {
			return err
		}
		if err := answerRed(ctx, tx, s, int64(id), 0, a); err != nil {
			return err
		}
		return addHistory(ctx, tx, entry{
			At: a.At, Account: s.Account, ByTitle: a.ByTitle, Thing: held.Thing(), What: "recorded the Board's answer to a Red",
			After: facts{"answer": string(a.Answer), "agreed by the Board of": a.On.String()},
		})
	})
}

func answerRed(ctx context.Context, tx pgx.Tx, s plan.Scope, action, decision int64, a plan.RedAnswer) error {
	tag, err := tx.Exec(ctx, `
	insert into red_answers (action_id, answer, meeting_id, reason, escalated_to, decision_id, recorded_at, account_id, by_title)
	values (@action, @answer, `+meetingOf("@on")+`, @reason, @to, @decision, @at, @account, @title)
	on conflict (action_id, meeting_id) do nothing`, pgx.NamedArgs{
		"action": action, "answer": string(a.Answer), "reason": a.Reason, "to": a.To, "decision": orNull(decision),
		"at": a.At, "account": orNull(s.Account), "title": a.ByTitle, "on": dayArg(a.On),
	})
	if err == nil && tag.RowsAffected() == 0 {
		return plan.ErrNothing
	}
	return err
}
