package postgres

import (
	"context"
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
