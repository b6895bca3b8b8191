package postgres

import (
	"context"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// Log returns the items of the Board's log as of the view, in the log's order.
func (db *DB) Log(ctx context.Context, s plan.Scope, v plan.View, f plan.LogFilter) ([]plan.LogItem, error) {
	var all []plan.LogItem
	err := db.read(ctx, func(b *pgx.Batch) {
		all = nil
		queueLog(b, selectLog+` where `+visibleOrNone+` and `+onTheLog, viewed(s, v), &all)
	})
	return f.Of(all), err
}

// LogItem returns one item as of the view, or plan.ErrNotFound.
func (db *DB) LogItem(ctx context.Context, s plan.Scope, v plan.View, ref string) (plan.LogItem, error) {
	var found []plan.LogItem
	args := viewed(s, v)
	args["item"] = ref
	err := db.read(ctx, func(b *pgx.Batch) {
		found = nil
		queueLog(b, selectLog+` where `+visibleOrNone+` and l.ref = @item and `+onTheLog, args, &found)
	})
	if err != nil || len(found) != 1 {
		return plan.LogItem{}, first(err, plan.ErrNotFound)
	}
	return found[0], nil
}

// viewed returns the arguments of a statement that is about no one edition.
func viewed(s plan.Scope, v plan.View) pgx.NamedArgs {
	return scoped(s, "today", v.Today().UTC(), "at", v.At)
}

const (
	selectLog = `
	select l.ref, l.kind, l.raised_on, l.text, coalesce(a.ref, '') as action, coalesce(m.code, '') as measure,
	       coalesce(e.family_slug, '') as plan, coalesce(e.slug, '') as edition, mt.held_on as meeting_on,
	       coalesce(d.minute, '') as minute, l.lead_code, post_title(l.lead_code, @today) as lead_title,
	       (select json_agg(json_build_object('at', v.recorded_at, 'kind', v.kind, 'title', v.by_title, 'text', v.text,
	                                          'due', v.due_on, 'meeting', vm.held_on) order by v.id)
	          from log_events v
	          left join board_meetings vm on vm.id = v.meeting_id
	         where v.ref = l.ref and v.recorded_at <= @at) as events
	  from board_log l
	  left join actions a on a.id = l.action_id
	  left join measures m on m.id = l.measure_id
	  left join decisions d on d.id = l.decision_id
	  left join board_meetings mt on mt.id = l.meeting_id
	  left join editions e on e.id = coalesce(a.edition_id, l.edition_id)`

	// onTheLog lets through items that were raised by the moment of the view,
	// notClosed those that were not closed by then either.
	onTheLog  = `exists (select from log_events v where v.ref = l.ref and v.kind = 'raised' and v.recorded_at <= @at)`
	notClosed = onTheLog + ` and not exists (select from log_events v where v.ref = l.ref and v.kind = 'closed' and v.recorded_at <= @at)`
)

type logRow struct {
	Ref                 string
	Kind                plan.LogKind
	RaisedOn            time.Time
	Text                string
	Action, Measure     string
	Plan, Edition       string
	MeetingOn           *time.Time
	Minute              string
	LeadCode, LeadTitle pgtype.Text
	Events              []byte
}

// logEvent is an event within a row.
type logEvent struct {
	At           time.Time
	Kind         plan.LogEventKind
	Title, Text  string
	Due, Meeting *string
}

func (r logRow) item() (plan.LogItem, error) {
	i := plan.LogItem{
		Ref: r.Ref, Kind: r.Kind, Raised: day(&r.RaisedOn), Text: r.Text, Action: r.Action, Measure: r.Measure,
		Edition: plan.EditionKey{Plan: r.Plan, Edition: r.Edition}, Meeting: day(r.MeetingOn), Minute: r.Minute,
		Lead: post(r.LeadCode, r.LeadTitle, pgtype.Text{}),
	}
	var rows []logEvent
	if err := decode(r.Events, &rows); err != nil {
		return i, err
	}
	events := make([]plan.LogEvent, len(rows))
	for n, e := range rows {
		due, err := dayIn(e.Due)
		meeting, bad := dayIn(e.Meeting)
		if err := first(err, bad); err != nil {
			return i, err
		}
		events[n] = plan.LogEvent{At: e.At, ByTitle: e.Title, Kind: e.Kind, Text: e.Text, Due: due, Meeting: meeting}
	}
	return i.Replay(events), nil
}

// dayIn returns the date in a json column, none for null.
func dayIn(s *string) (plan.Date, error) {
	if s == nil {
		return plan.Date{}, nil
	}
	return plan.ParseDate(*s)
}

// queueLog reads items in the log's order.
func queueLog(b *pgx.Batch, sql string, args pgx.NamedArgs, into *[]plan.LogItem) {
	b.Queue(sql, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[logRow])
		if err != nil {
			return err
		}
		var items []plan.LogItem
		for _, r := range found {
			i, err := r.item()
			if err != nil {
				return err
			}
			items = append(items, i)
		}
		*into = plan.LogFilter{}.Of(items)
		return nil
	})
}

// queueMeasureLog reads what the Board asked about the measure of the view.
func queueMeasureLog(b *pgx.Batch, q query, into *[]plan.LogItem) {
	queueLog(b, chosen+selectLog+` where e.id = (select id from chosen) and m.code = @code and `+onTheLog, q.args(), into)
}

// Raise puts something in the Board's log and returns its ref. It returns what
// plan.PermitRaise says, plan.ErrClosed for an edition that is closed,
// plan.ErrNotFound, and plan.ErrRepeated.
func (db *DB) Raise(ctx context.Context, s plan.Scope, i plan.LogItem, sub plan.Submission) (string, error) {
	var ref string
	err := db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := first(plan.PermitRaise(s, i.Kind), takeForm(ctx, tx, s, sub.Key, i.Events[0].At)); err != nil {
			return err
		}
		var err error
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
	values (@ref, @kind, @edition, @action, @measure, (select id from board_meetings where held_on = @meeting), @decision,
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
// returns what plan.LogItem.Permit says, plan.ErrStale when the item changed
// since its author saw it, plan.ErrNotFound, and plan.ErrRepeated.
func (db *DB) RecordLog(ctx context.Context, s plan.Scope, ref string, e plan.LogEvent, sub plan.Submission) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := first(takeForm(ctx, tx, s, sub.Key, e.At), lockLog(ctx, tx)); err != nil {
			return err
		}
		i, err := readItem(ctx, tx, s, e.At, ref)
		if err != nil {
			return err
		}
		switch err := i.Permit(s, e.Kind); {
		case err == plan.ErrForbidden:
			return err
		case i.Version != sub.Version:
			return plan.ErrStale
		case err != nil:
			return err
		}
		if last := i.Events[len(i.Events)-1].At; e.At.Before(last) { // another portal's clock is ahead of ours
			e.At = last
		}
		return addLogEvent(ctx, tx, s, i, e)
	})
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
	values (@ref, @kind, @at, @account, @title, @text, @due, (select id from board_meetings where held_on = @meeting))`,
		pgx.NamedArgs{
			"ref": before.Ref, "kind": string(e.Kind), "at": e.At, "account": orNull(s.Account), "title": e.ByTitle,
			"text": e.Text, "due": dayArg(e.Due), "meeting": dayArg(e.Meeting),
		})
	if err != nil {
		return err
	}
	after := before.Replay(append(before.Events[:len(before.Events):len(before.Events)], e))
	return addHistory(ctx, tx, entry{
		At: e.At, Account: s.Account, ByTitle: e.ByTitle, Thing: logThing(before.Ref), What: logDeeds[e.Kind],
		Before: logFacts(before), After: logFacts(after),
	})
}

func logThing(ref string) string { return "log " + ref }

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
