package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// PlanRound puts the dates of a round on the record, beside those before. It
// returns plan.ErrRepeated when this very form has been taken before,
// plan.ErrStale when the dates changed since its author saw them, plan.Problems
// when they do not fit the other rounds and meetings any more, and what
// plan.Round.PermitPlan says.
func (db *DB) PlanRound(ctx context.Context, s plan.Scope, p plan.RoundPlan, sub plan.Submission) error {
	p.By = s.Account
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var err error
		if p.At, err = alone.begin(ctx, tx, s, sub.Key, p.At); err != nil {
			return err
		}
		before, err := permitRoundPlan(ctx, tx, s, p, sub.Version)
		if err != nil {
			return err
		}
		row, err := insertRoundPlan(ctx, tx, p, before.Version+1)
		if err != nil {
			return err
		}
		return addHistory(ctx, tx, entry{
			At: p.At, Account: p.By, ByTitle: p.ByTitle, Thing: roundThing(p.Round.Quarter), What: "planned the dates of the reporting round",
			Before: roundFacts(before.Round), After: roundFacts(p.Round), Row: row,
		})
	})
}

func roundThing(q plan.Quarter) plan.Thing {
	return plan.Thing{Kind: plan.RoundThing, Ref: q.Slug()}
}

// permitRoundPlan returns the round as it is planned now, or why it may not be
// planned so.
func permitRoundPlan(ctx context.Context, tx pgx.Tx, s plan.Scope, p plan.RoundPlan, seen int) (plan.PlannedRound, error) {
	if !s.Reads || !s.Role.Has(plan.KeepMeetings) {
		return plan.PlannedRound{}, refused(s)
	}
	var c plan.Schedule
	b := &pgx.Batch{}
	queueCalendar(b, scoped(s, "at", newest, "today", dayArg(plan.DateAt(p.At))), &c)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return plan.PlannedRound{}, err
	}
	before, err := c.Of(p.Round.Quarter)
	if err := first(err, before.PermitPlan(s, plan.DateAt(p.At))); err != nil {
		return before, err
	}
	if before.Version != seen {
		return before, plan.ErrStale
	}
	return before, c.Admits(p.Round)
}

// refused says why a reader may not write: what they may not read is not there
// for them.
func refused(s plan.Scope) error {
	if !s.Reads {
		return plan.ErrNotFound
	}
	return plan.ErrForbidden
}

// insertRoundPlan puts a version of a round's dates on the record, and with the
// first the round; it returns the version's row.
func insertRoundPlan(ctx context.Context, tx pgx.Tx, p plan.RoundPlan, version int) (rowRef, error) {
	r := p.Round
	_, err := tx.Exec(ctx, `
	with known as (insert into reporting_rounds (quarter) values (@quarter) on conflict do nothing)
	insert into round_dates (quarter, version, recorded_at, opens_on, updates_due_on, review_by, papers_out_on, board_on,
	       closes_on, account_id, by_title, reason)
	values (@quarter, @version, @at, @opens, @due, @review, @papers, @board, @closes, @account, @title, @reason)`, pgx.NamedArgs{
		"quarter": r.Quarter.String(), "version": version, "at": p.At, "opens": dayArg(r.Opens), "due": dayArg(r.UpdatesDue),
		"review": dayArg(r.ReviewBy), "papers": dayArg(r.PapersOut), "board": dayArg(r.Board), "closes": dayArg(r.Closes),
		"account": orNull(p.By), "title": p.ByTitle, "reason": p.Reason,
	})
	return rowRef{roundDatesSealed, []any{r.Quarter.String(), version}}, err
}

func roundFacts(r plan.Round) facts {
	known := facts{}
	for name, d := range map[string]plan.Date{
		"opens": r.Opens, "updates due": r.UpdatesDue, "review by": r.ReviewBy, "papers out": r.PapersOut, "Board": r.Board, "closes": r.Closes,
	} {
		if !d.IsZero() {
			known[name] = d.String()
		}
	}
	return known
}

// SignOffRound puts a director's sign-off of a round for an edition on the
// record, with how much is missing. The version of the submission is that of the
// gaps its author saw. It returns plan.ErrRepeated when this very form has been
// taken before, plan.ErrStale when something else is missing by now,
// plan.ErrNotFound, and what plan.PlannedRound.PermitSignOff says.
func (db *DB) SignOffRound(ctx context.Context, s plan.Scope, k plan.EditionKey, signed plan.RoundSignOff, sub plan.Submission) error {
	signed.By = s.Account
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var err error
		if signed.At, err = alone.begin(ctx, tx, s, sub.Key, signed.At); err != nil {
			return err
		}
		edition, missing, err := permitRoundSignOff(ctx, tx, s, k, signed)
		switch {
		case err != nil:
			return err
		case missing.Version() != sub.Version:
			return plan.ErrStale
		}
		signed.Missing = len(missing)
		if err := insertSignOff(ctx, tx, s, k, signed); err != nil {
			return err
		}
		return addHistory(ctx, tx, signOffEntry(edition, signed))
	})
}

func signOffEntry(e plan.Edition, signed plan.RoundSignOff) entry {
	return entry{
		At: signed.At, Account: signed.By, ByTitle: signed.ByTitle, Thing: roundThing(signed.Quarter),
		What: "signed off the reports on the " + e.Title(), After: facts{"missing": fmt.Sprint(signed.Missing)},
	}
}

// permitRoundSignOff returns the edition and what is missing from the round, or
// why it may not be signed off.
func permitRoundSignOff(ctx context.Context, tx pgx.Tx, s plan.Scope, k plan.EditionKey, signed plan.RoundSignOff) (plan.Edition, plan.Gaps, error) {
	c, round, err := readRound(ctx, tx, query{s, k, plan.View{At: signed.At}}, signed.Quarter)
	edition := c.Position.Edition
	switch {
	case err != nil:
		return edition, nil, err
	case edition.IsReadOnly():
		return edition, nil, plan.ErrClosed
	}
	return edition, c.Position.Missing(round.Round), round.PermitSignOff(s, plan.DateAt(signed.At))
}

// readRound reads a round with the schedule and the position that it stands in.
func readRound(ctx context.Context, tx pgx.Tx, q query, quarter plan.Quarter) (plan.Schedule, plan.PlannedRound, error) {
	q.view.Measures = plan.AllMeasures
	var c plan.Schedule
	b := &pgx.Batch{}
	queueSchedule(b, q, &c)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return c, plan.PlannedRound{}, err
	}
	round, err := c.Of(quarter)
	return c, round, err
}

func insertSignOff(ctx context.Context, tx pgx.Tx, s plan.Scope, k plan.EditionKey, signed plan.RoundSignOff) error {
	_, err := tx.Exec(ctx, `
	insert into round_sign_offs (quarter, edition_id, recorded_at, account_id, by_title, missing, exception)
	select @quarter, e.id, @at, @account, @title, @missing, @exception
	  from editions e
	 where e.family_slug = @plan and e.slug = @edition and `+visible, scoped(s, "quarter", signed.Quarter.String(), "plan", k.Plan, "edition", k.Edition, "at", signed.At,
		"account", orNull(signed.By), "title", signed.ByTitle, "missing", signed.Missing, "exception", signed.Exception))
	return err
}
