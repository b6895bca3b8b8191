package postgres

import (
	"context"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// Raise puts something in the Board's log and returns its ref. It returns what
// plan.PermitRaise says, plan.ErrClosed for an edition that is closed,
// plan.ErrNotFound, and plan.ErrRepeated.
func (db *DB) Raise(ctx context.Context, s plan.Scope, i plan.LogItem, sub plan.Submission) (string, error) {
	var ref string
	err := db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var err error
		i.Events[0].At, err = shared.begin(ctx, tx, s, sub.Key, i.Events[0].At)
		if err := first(plan.PermitRaise(s, i.Kind), err); err != nil {
			return err
		}
		ref, err = raise(ctx, tx, s, i, 0)
		return err
	})
	return ref, err
}

// raise adds an item; decision is the number of the one that creates it, or 0.
func raise(ctx context.Context, tx pgx.Tx, s plan.Scope, i plan.LogItem, decision int64) (string, error) {
	about, err := holdAbout(ctx, tx, s, i)
	if err != nil {
		return "", err
	}
	ref, err := nextRef(ctx, tx)
	if err != nil {
		return "", err
	}
	_, err = tx.Exec(ctx, `
	insert into board_log (ref, kind, edition_id, action_id, measure_id, meeting_id, decision_id, raised_on, text, lead_code)
	values (@ref, @kind, @edition, @action, @measure, `+meetingOf("@meeting")+`, @decision,
	        @raised, @text, @lead)`, pgx.NamedArgs{
		"ref": ref, "kind": string(i.Kind), "edition": about.edition, "action": orNull(about.action), "measure": orNull(about.measure),
		"meeting": dayArg(i.Meeting), "decision": orNull(decision), "raised": dayArg(i.Raised), "text": i.Text, "lead": string(i.Lead.Code),
	})
	if err != nil {
		return "", err
	}
	i.Ref = ref
	return ref, addLogEvent(ctx, tx, s, plan.LogItem{Ref: ref, Lead: i.Lead}, i.Events[0])
}

// about is what an item is about, by number.
type about struct{ edition, action, measure int64 }

// holdAbout finds what an item is about and keeps its edition open until the
// transaction ends.
func holdAbout(ctx context.Context, tx pgx.Tx, s plan.Scope, i plan.LogItem) (about, error) {
	var found about
	var closed bool
	var action, measure pgtype.Int8
	err := tx.QueryRow(ctx, `
	select e.id, `+readOnly+`,
	       (select a.id from actions a where a.edition_id = e.id and a.ref = @action),
	       (select m.id from edition_measures u join measures m on m.id = u.measure_id where u.edition_id = e.id and m.code = @measure)
	  from editions e
	 where e.family_slug = @plan and e.slug = @edition and `+visible+`
	   for share of e`, scoped(s, "plan", i.Edition.Plan, "edition", i.Edition.Edition, "action", i.Action, "measure", i.Measure)).
		Scan(&found.edition, &closed, &action, &measure)
	switch {
	case err != nil:
		return found, err
	case closed:
		return found, plan.ErrClosed
	case i.Action != "" && !action.Valid, i.Measure != "" && !measure.Valid:
		return found, plan.ErrNotFound
	}
	found.action, found.measure = action.Int64, measure.Int64
	return found, nil
}

// lockLog waits for whoever is writing in the Board's log, so that its items
// are numbered without a gap and each is done with once.
func lockLog(ctx context.Context, tx pgx.Tx) error {
	_, err := tx.Exec(ctx, `select pg_advisory_xact_lock(hashtext('board_log'))`)
	return err
}

func nextRef(ctx context.Context, tx pgx.Tx) (string, error) {
	if err := lockLog(ctx, tx); err != nil {
		return "", err
	}
	var n int
	err := tx.QueryRow(ctx, `select coalesce(max(substring(ref from '^BL([0-9]+)$')::integer), 0) + 1 from board_log`).Scan(&n)
	return "BL" + strconv.Itoa(n), err
}

// RecordLog puts what happened to an item of the Board's log on the record. It
// returns what plan.LogItem.Permit and PermitMeeting say, plan.ErrStale when the
// item changed since its author saw it, plan.ErrNotFound, and plan.ErrRepeated.
func (db *DB) RecordLog(ctx context.Context, s plan.Scope, ref string, e plan.LogEvent, sub plan.Submission) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var err error
		if e.At, err = shared.begin(ctx, tx, s, sub.Key, e.At); err != nil {
			return err
		}
		if err := lockLog(ctx, tx); err != nil {
			return err
		}
		i, err := readItem(ctx, tx, s, e.At, ref)
		if err != nil {
			return err
		}
		if err := permitEvent(s, i, e, sub.Version); err != nil {
			return err
		}
		if last := i.Events[len(i.Events)-1].At; e.At.Before(last) { // another portal's clock is ahead of ours
			e.At = last
		}
		return addLogEvent(ctx, tx, s, i, e)
	})
}

// permitEvent says whether the event may be recorded by the reader, who saw that
// version of the item.
func permitEvent(s plan.Scope, i plan.LogItem, e plan.LogEvent, seen int) error {
	switch err := i.Permit(s, e.Kind); {
	case err == plan.ErrForbidden:
		return err
	case i.Version != seen:
		return plan.ErrStale
	case err != nil || e.Kind == plan.LogAnswered:
		return err
	default:
		return i.PermitMeeting(e.Meeting)
	}
}

// readItem reads an item as it stands, however far ahead the clock was by
// which it was last written.
func readItem(ctx context.Context, tx pgx.Tx, s plan.Scope, now time.Time, ref string) (plan.LogItem, error) {
	args := viewed(s, plan.View{At: now})
	args["item"], args["at"] = ref, newest
	var found []plan.LogItem
	b := &pgx.Batch{}
	queueLog(b, selectLog+` where `+visibleOrNone+` and l.ref = @item`, args, &found)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return plan.LogItem{}, err
	}
	if len(found) != 1 {
		return plan.LogItem{}, plan.ErrNotFound
	}
	return found[0], nil
}

func addLogEvent(ctx context.Context, tx pgx.Tx, s plan.Scope, before plan.LogItem, e plan.LogEvent) error {
	_, err := tx.Exec(ctx, `
	insert into log_events (ref, kind, recorded_at, account_id, by_title, text, due_on, meeting_id)
	values (@ref, @kind, @at, @account, @title, @text, @due, `+meetingOf("@meeting")+`)`,
		pgx.NamedArgs{
			"ref": before.Ref, "kind": string(e.Kind), "at": e.At, "account": orNull(s.Account), "title": e.ByTitle,
			"text": e.Text, "due": dayArg(e.Due), "meeting": dayArg(e.Meeting),
		})
	if err != nil {
		return err
	}
	return addHistory(ctx, tx, logEntry(s.Account, before, e))
}

// logEntry tells what the event made of the item before it.
func logEntry(by plan.AccountID, before plan.LogItem, e plan.LogEvent) entry {
	return entry{
		At: e.At, Account: by, ByTitle: e.ByTitle, Thing: plan.Thing{Kind: plan.LogThing, Ref: before.Ref}, What: logDeeds[e.Kind],
		Before: logFacts(before), After: logFacts(before.With(e)),
	}
}

// logDeeds say what an event of the log did, after its author's title.
var logDeeds = map[plan.LogEventKind]string{
	plan.LogRaised: "put an item in the Board's log", plan.LogAnswered: "answered an item of the Board's log",
	plan.LogReDated: "recorded that the Board gave more time", plan.LogClosed: "recorded that the Board closed the item",
}

func logFacts(i plan.LogItem) facts {
	if len(i.Events) == 0 {
		return nil
	}
	known := facts{"state": string(i.State), "due": i.Due.String(), "lead": string(i.Lead.Code)}
	if !i.ClosedOn.IsZero() {
		known["agreed by the Board of"] = i.ClosedOn.String()
	}
	return known
}
