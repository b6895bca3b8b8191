package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// Record puts what happened to an action on the record: the event, the state
// that the action's whole history now gives, and the history, all or nothing.
// It returns plan.ErrRepeated when this very form has been taken before,
// plan.ErrStale when the action changed since its author saw it,
// plan.ErrNotFound, and what plan.Tracked.Permit says.
func (db *DB) Record(ctx context.Context, s plan.Scope, a plan.Action, e plan.Event, sub plan.Submission) error {
	e.By = s.Account // nobody acts in another's name
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var err error
		if e.At, err = shared.begin(ctx, tx, s, sub.Key, e.At); err != nil {
			return err
		}
		held, err := holdAction(ctx, tx, query{s, a.Edition.Now(), plan.View{At: e.At}}, a.ID)
		if err != nil {
			return err
		}
		if err := held.permit(s, e, sub.Version); err != nil {
			return err
		}
		if e.At.Before(held.since) { // another portal's clock is ahead of ours
			e.At = held.since
		}
		return held.record(ctx, tx, e)
	})
}

// heldAction is an action that nobody else can change before the transaction
// ends, with its edition held in its state.
type heldAction struct {
	plan.Tracked
	edition plan.Edition
	first   plan.Terms
	rounds  plan.Rounds
	since   time.Time // when its newest state was recorded
}

// newest is later than anything recorded.
var newest = pgtype.Timestamptz{InfinityModifier: pgtype.Infinity, Valid: true}

// holdAction waits for whoever is changing the action, then holds it and reads
// it as it stands.
func holdAction(ctx context.Context, tx pgx.Tx, q query, id plan.ActionID) (heldAction, error) {
	held := heldAction{edition: plan.Edition{Key: q.edition}}
	args := q.args("id", id)
	args["at"] = newest
	var due time.Time
	var lead pgtype.Text
	err := tx.QueryRow(ctx, `
	select e.state, a.first_due_on, a.lead_code
	  from actions a
	  join editions e on e.id = a.edition_id
	 where e.family_slug = @plan and e.slug = @edition and `+visible+` and a.id = @id
	   for share of e for update of a`, args).Scan(&held.edition.State, &due, &lead)
	if err != nil {
		return held, err
	}
	held.first = plan.Terms{Due: day(&due), Lead: plan.Post{Code: plan.PostCode(lead.String)}}
	return held, held.read(ctx, tx, args, q.view.Today())
}

func (h *heldAction) read(ctx context.Context, tx pgx.Tx, args pgx.NamedArgs, today plan.Date) error {
	var p plan.Position
	var actions []plan.Action
	b := &pgx.Batch{}
	queueRounds(b, args, &p)
	b.Queue(chosen+selectAction+` and a.id = @id`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[actionRow])
		if err != nil || len(found) != 1 {
			return first(err, plan.ErrNotFound)
		}
		h.since = found[0].RecordedAt
		a, err := found[0].action(h.edition.Key)
		actions = []plan.Action{a}
		return err
	})
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return err
	}
	h.rounds, h.Tracked = p.Rounds, plan.Track(actions, p.Rounds, today)[0]
	return nil
}

// permit says whether the event may be recorded by the reader, who saw that
// version of the action. What it is about must be what stands.
func (h heldAction) permit(s plan.Scope, e plan.Event, seen int) error {
	err := h.Permit(s, h.edition, e.Kind)
	switch {
	case (err == nil || err == plan.ErrNothing) && h.Version != seen:
		return plan.ErrStale
	case err == nil && !h.isAbout(e):
		return plan.ErrNothing
	default:
		return err
	}
}

// isAbout reports whether the event speaks of the update that stands, of the
// better status that is proposed, and of the occurrence that is next.
func (h heldAction) isAbout(e plan.Event) bool {
	switch e.Kind {
	case plan.Accepted, plan.Returned, plan.Corrected:
		return e.Of == h.Standing.Update
	case plan.Overridden:
		return e.Of == h.Standing.Update && e.Status == h.Status.Proposed
	case plan.Waived:
		return e.Due == h.Due
	default:
		return true
	}
}

func (h heldAction) record(ctx context.Context, tx pgx.Tx, e plan.Event) error {
	if err := insertEvent(ctx, tx, h.ID, &e); err != nil {
		return err
	}
	told, err := readTellings(ctx, tx, h.ID)
	if err != nil {
		return err
	}
	after := h.Replay(h.first, told[h.ID], h.rounds)
	after.Version = h.Version + 1
	if err := insertState(ctx, tx, after, e.At); err != nil {
		return err
	}
	return addHistory(ctx, tx, eventEntry(h.Action, after, e))
}

func insertState(ctx context.Context, tx pgx.Tx, a plan.Action, from time.Time) error {
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"action_states"}, stateNames, pgx.CopyFromRows([][]any{stateValues(a, from)}))
	return err
}

// insertEvent puts the event on the record and gives it its number.
func insertEvent(ctx context.Context, tx pgx.Tx, id plan.ActionID, e *plan.Event) error {
	if e.Update != nil {
		e.Update.By, e.Update.Submitted = e.By, e.At
		return insertUpdate(ctx, tx, e.Update)
	}
	return tx.QueryRow(ctx, `
	insert into action_events (action_id, kind, recorded_at, account_id, by_title, update_id, status, reason,
	       due_on, was_due_on, lead_code, was_lead_code, closure, effective_on, approver, decision_id)
	values (@action, @kind, @at, @account, @title, @update, @status, @reason,
	        @due, @was, @lead, @waslead, @closure, @effective, @approver, @decision)
	returning id`, pgx.NamedArgs{
		"action": id, "kind": string(e.Kind), "at": e.At, "account": orNull(e.By), "title": e.ByTitle, "update": orNull(e.Of),
		"status": string(e.Status), "reason": e.Reason, "due": dayArg(e.Due), "was": dayArg(e.Was),
		"lead": orNull(string(e.Lead.Code)), "waslead": orNull(string(e.WasLead.Code)), "closure": e.Closure.Kind,
		"effective": dayArg(e.Effective), "approver": e.Approver, "decision": orNull(e.Decision.ID),
	}).Scan(&e.ID)
}

// readTellings reads all that happened to the actions, each in the order in
// which it was recorded.
func readTellings(ctx context.Context, tx pgx.Tx, ids ...plan.ActionID) (map[plan.ActionID]plan.Telling, error) {
	occurrences := map[plan.ActionID][]plan.Date{}
	updates, events := map[plan.ActionID][]plan.Event{}, map[plan.ActionID][]plan.Event{}
	args := pgx.NamedArgs{"actions": ids, "today": time.Now()}
	b := &pgx.Batch{}
	queueTold(b, `select action_id, due_on from action_occurrences where action_id = any(@actions) order by due_on`, args, func(r occurrenceRow) {
		occurrences[r.ActionID] = append(occurrences[r.ActionID], day(&r.DueOn))
	})
	queueTold(b, selectUpdate+` where u.action_id = any(@actions) order by u.submitted_at, u.id`, args, func(r updateRow) {
		updates[r.ActionID] = append(updates[r.ActionID], plan.EventOf(r.update()))
	})
	queueTold(b, selectEvent+` where v.action_id = any(@actions) order by v.recorded_at, v.id`, args, func(r eventRow) {
		events[r.ActionID] = append(events[r.ActionID], r.event())
	})
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return nil, err
	}
	tellings := make(map[plan.ActionID]plan.Telling, len(ids))
	for _, id := range ids {
		tellings[id] = plan.Telling{Occurrences: occurrences[id], Events: plan.InOrder(updates[id], events[id])}
	}
	return tellings, nil
}

type occurrenceRow struct {
	ActionID plan.ActionID
	DueOn    time.Time
}

// queueTold reads rows of what was told of actions, in their order.
func queueTold[Row any](b *pgx.Batch, sql string, args pgx.NamedArgs, tell func(Row)) {
	b.Queue(sql, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[Row])
		for _, r := range found {
			tell(r)
		}
		return err
	})
}

// decisionFields name the decision behind a row of that name; empty ones for
// none on record.
func decisionFields(row string) string {
	of := func(column string) string {
		return `(select ` + column + ` from decisions d join board_meetings dm on dm.id = d.meeting_id where d.id = ` + row + `.decision_id)`
	}
	return row + `.decision_id, ` + of(`dm.held_on`) + ` as decided_on, ` + of(`d.minute`) + ` as decided_minute`
}

var selectEvent = `
	select v.id, v.action_id, v.kind, v.recorded_at, v.account_id, v.by_title, v.update_id, v.status, v.reason, v.due_on, v.was_due_on,
	       v.lead_code, post_title(v.lead_code, @today) as lead_title,
	       v.was_lead_code, post_title(v.was_lead_code, @today) as was_lead_title,
	       v.closure, v.effective_on, v.approver, ` + decisionFields("v") + `
	  from action_events v`

// eventRow is a row of action_events.
type eventRow struct {
	ID                        int64
	ActionID                  plan.ActionID
	Kind                      plan.EventKind
	RecordedAt                time.Time
	AccountID                 pgtype.Int8
	ByTitle                   string
	UpdateID                  pgtype.Int8
	Status                    plan.Status
	Reason                    string
	DueOn, WasDueOn           *time.Time
	LeadCode, LeadTitle       pgtype.Text
	WasLeadCode, WasLeadTitle pgtype.Text
	Closure                   string
	EffectiveOn               *time.Time
	Approver                  string
	DecisionID                pgtype.Int8
	DecidedOn                 *time.Time
	DecidedMinute             pgtype.Text
}

func (r eventRow) event() plan.Event {
	e := plan.Event{
		ID: r.ID, At: r.RecordedAt, By: plan.AccountID(r.AccountID.Int64), ByTitle: r.ByTitle, Kind: r.Kind,
		Of: r.UpdateID.Int64, Status: r.Status, Reason: r.Reason, Due: day(r.DueOn), Was: day(r.WasDueOn),
		Lead: post(r.LeadCode, r.LeadTitle, pgtype.Text{}), WasLead: post(r.WasLeadCode, r.WasLeadTitle, pgtype.Text{}),
		Effective: day(r.EffectiveOn), Approver: r.Approver,
		Decision: plan.DecisionRef{ID: r.DecisionID.Int64, Meeting: day(r.DecidedOn), Minute: r.DecidedMinute.String},
	}
	if r.Closure != "" {
		e.Closure = plan.Closure{Kind: r.Closure, On: e.Effective, Body: r.Approver, Reason: r.Reason}
	}
	return e
}
