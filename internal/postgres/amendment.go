package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// Amend puts a decision on a measure's target or definition on the record: the
// new version, the break in its series that a new definition makes, and the
// history, all or nothing. It returns plan.ErrRepeated, plan.ErrNotFound,
// plan.ErrStale when target or definition changed since they were seen, and
// what else plan.Series.Permit says.
func (db *DB) Amend(ctx context.Context, s plan.Scope, m plan.Measure, a plan.Amendment, sub plan.Submission) error {
	e := entry{At: a.Ruling.At, ByTitle: a.Ruling.ByTitle, What: string(a.Act)}
	return db.rule(ctx, ruled{s, m, sub, &e}, func(ctx context.Context, tx pgx.Tx, held heldMeasure) error {
		err := held.Permit(s, held.edition, a.Act, plan.Value{})
		if err == nil && held.Terms != sub.Version {
			err = plan.ErrStale
		}
		if err != nil {
			return err
		}
		a.Ruling.At = e.At
		if a.Act == plan.ChangeTarget {
			return held.retarget(ctx, tx, s, a, &e)
		}
		return held.redefine(ctx, tx, s, a, &e)
	})
}

func (h heldMeasure) retarget(ctx context.Context, tx pgx.Tx, s plan.Scope, a plan.Amendment, e *entry) error {
	after := h.Measure
	after.Target = a.Target
	e.What = "changed the target"
	e.Before, e.After = targetFacts(h.Measure), targetFacts(after)
	decided(e, a.Ruling)
	var version int
	err := tx.QueryRow(ctx, `
	insert into measure_targets (edition_id, measure_id, version, recorded_at, target_at, target_to, amber_band,
	       account_id, by_title, reason, approver, effective_on, decision_id)
	select @edition, @measure, max(version) + 1, greatest(@at, max(recorded_at)), @target, @to, @band,
	       @account, @title, @reason, @approver, @effective, @decision
	  from measure_targets where edition_id = @edition and measure_id = @measure
	returning version`, h.args(s, a.Ruling, "target", a.Target.At, "to", a.Target.To, "band", a.Target.Band)).Scan(&version)
	e.Row = rowRef{targetsSealed, []any{h.editionID, h.ID, version}}
	return err
}

func (h heldMeasure) redefine(ctx context.Context, tx pgx.Tx, s plan.Scope, a plan.Amendment, e *entry) error {
	e.What = "changed the definition"
	decided(e, a.Ruling)
	if a.From != (plan.Period{}) {
		e.After["holds from"] = a.From.Label()
	}
	args := h.args(s, a.Ruling, "definition", a.Meaning.Definition, "numerator", a.Meaning.NumeratorIs,
		"denominator", a.Meaning.DenominatorIs, "from", dayArg(a.From.End))
	var version int
	err := tx.QueryRow(ctx, `
	insert into measure_definitions (measure_id, version, recorded_at, definition, numerator_is, denominator_is, holds_from,
	       account_id, by_title, reason, approver, effective_on, decision_id)
	select @measure, max(version) + 1, greatest(@at, max(recorded_at)), @definition, @numerator, @denominator, @from,
	       @account, @title, @reason, @approver, @effective, @decision
	  from measure_definitions where measure_id = @measure
	returning version`, args).Scan(&version)
	e.Row = rowRef{definitionsSealed, []any{h.ID, version}}
	if err != nil || a.From == (plan.Period{}) {
		return err
	}
	// A period that breaks the series already breaks it once.
	_, err = tx.Exec(ctx, `
	insert into measure_breaks (measure_id, period_end, note, recorded_at)
	select @measure, @from, 'Defined anew: ' || @reason, max(recorded_at)
	  from measure_definitions where measure_id = @measure
	on conflict do nothing`, args)
	return err
}

func targetFacts(m plan.Measure) facts {
	return facts{"target": m.TargetText(), "amber band": m.Target.Band.String()}
}

// decided adds to an entry who decided, and from when; why stands in the
// ruling itself.
func decided(e *entry, r plan.Ruling) {
	if e.After == nil {
		e.After = facts{}
	}
	e.After["from"] = r.Effective.String()
	e.After.decided(r.Approver, r.Decision)
}

func (h heldMeasure) args(s plan.Scope, r plan.Ruling, pairs ...any) pgx.NamedArgs {
	return scoped(s, append([]any{
		"edition", h.editionID, "measure", h.ID, "at", r.At, "account", orNull(s.Account), "title", r.ByTitle,
		"reason", r.Reason, "approver", r.Approver, "effective", dayArg(r.Effective),
		"decision", orNull(r.Decision.ID),
	}, pairs...)...)
}
