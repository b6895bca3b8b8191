package postgres

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// putBefore is what a meeting had before it: the position that was frozen for
// it or, where none was, the one of its day.
type putBefore struct {
	frozen ice
	live   plan.Position
	query
}

// queuePutBefore reads of what was put before the meeting of that day the one
// action.
func queuePutBefore(b *pgx.Batch, q query, on plan.Date, into *putBefore) {
	q.view = plan.View{At: on.AddDays(1).Start().Add(-time.Microsecond), Frozen: on, Ref: q.view.Ref}
	*into = putBefore{query: q}
	queueIce(b, q.view, meantBy("@on"), q.args("on", dayArg(on)), &into.frozen)
	queuePosition(b, q, &into.live)
}

func (p putBefore) position() (plan.Position, error) {
	f, err := p.frozen.thaw(p.edition, p.view)
	if errors.Is(err, errNotFrozen) {
		return p.live, nil
	}
	return f.Brief.Position, err
}

// permitAnswerOf says whether that meeting can have answered the action.
func (h heldAction) permitAnswerOf(ctx context.Context, tx pgx.Tx, s plan.Scope, a plan.RedAnswer) error {
	_, sheet, err := sheetOf(ctx, tx, s, a.On)
	if err != nil {
		return err
	}
	if err := sheet.Permit(s, plan.DateAt(a.At)); err != nil {
		return err // of one to come there is nothing to read
	}
	var before putBefore
	b := &pgx.Batch{}
	queuePutBefore(b, query{s, a.Edition, plan.View{Ref: h.Ref}}, sheet.Meeting.On, &before)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return err
	}
	position, err := before.position()
	return first(err, sheet.PermitAnswer(s, plan.DateAt(a.At), position, h.Ref))
}

// Answerable returns the meetings that can have answered the Red of the view's
// action, the newest first: as plan.DecisionSheet.PermitAnswer says, of the
// last whose minutes are not agreed.
func (db *DB) Answerable(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) ([]plan.Meeting, error) {
	var open []plan.Meeting
	err := db.read(ctx, func(b *pgx.Batch) {
		queueMeetings(b, notAgreed+meetingsHeld+` limit @shown`, query{s, k, v}.args("shown", heldShown), func(held []plan.Meeting) { open = held })
	})
	if err != nil {
		return nil, err
	}
	before := make([]putBefore, len(open))
	err = db.read(ctx, func(b *pgx.Batch) {
		for i, m := range open {
			queuePutBefore(b, query{s, k, v}, m.On, &before[i])
		}
	})
	if err != nil {
		return nil, err
	}
	var able []plan.Meeting
	for i, m := range open {
		position, err := before[i].position()
		if err != nil {
			return nil, err
		}
		if (plan.DecisionSheet{Meeting: m}).PermitAnswer(s, v.Today(), position, v.Ref) == nil {
			able = append(able, m)
		}
	}
	return able, nil
}

// notAgreed lets through meetings m whose minutes are not agreed.
const notAgreed = `not exists (select from minutes n where n.meeting_id = m.id and n.agreed_at is not null and n.recorded_at <= @at) and `
