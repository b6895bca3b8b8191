package postgres

import (
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// loadLog loads what the Board decided, its log and its minutes.
func (l *loader) loadLog() error {
	meetings, err := l.meetingIDs()
	if err != nil {
		return err
	}
	return first(l.loadDecisions(meetings), l.loadItems(meetings), l.loadMinutes(meetings))
}

// meetingIDs returns the number of each meeting that was loaded.
func (l *loader) meetingIDs() (map[plan.Date]int64, error) {
	rows, err := l.tx.Query(l.ctx, `select held_on, id from board_meetings`)
	if err != nil {
		return nil, err
	}
	ids := map[plan.Date]int64{}
	var held time.Time
	var id int64
	_, err = pgx.ForEachRow(rows, []any{&held, &id}, func() error {
		ids[day(&held)] = id
		return nil
	})
	return ids, err
}

func (l *loader) loadDecisions(meetings map[plan.Date]int64) error {
	var rows [][]any
	for n, d := range l.rec.Decisions {
		rows = append(rows, []any{int64(n + 1), meetings[d.Meeting], d.Minute, d.Item, d.Proposer, d.Wording, d.Reasons, d.Alternatives,
			d.Conflicts, d.Dispensations, d.At, orNull(int64(l.accounts[d.Author])), d.ByTitle})
	}
	return l.put("decisions", []string{"id", "meeting_id", "minute", "agenda_item", "proposer", "wording", "reasons", "alternatives",
		"conflicts", "dispensations", "recorded_at", "account_id", "by_title"}, rows)
}

// decidedBy returns the number of the decision that created the item; null for
// none.
func (l *loader) decidedBy(i plan.LogItem) any {
	for n, d := range l.rec.Decisions {
		if i.Minute != "" && d.Minute == i.Minute && d.Meeting == i.Meeting {
			return int64(n + 1)
		}
	}
	return nil
}

// loadItems loads the Board's log, each item with what became of it.
func (l *loader) loadItems(meetings map[plan.Date]int64) error {
	var items, events [][]any
	for _, i := range l.rec.Log {
		items = append(items, []any{i.Ref, string(i.Kind), orNull(l.editions[i.Edition]), l.actionID(i.Edition, i.Action),
			orNull(l.measures[named{plan.EditionKey{Plan: i.Edition.Plan}, i.Measure}]), orNull(meetings[i.Meeting]), l.decidedBy(i.LogItem),
			dayArg(i.Raised), i.Text, string(i.Lead.Code)})
		for _, e := range i.Told {
			events = append(events, []any{i.Ref, string(e.Kind), e.At, orNull(int64(l.accounts[e.Author])), e.ByTitle, e.Text,
				dayArg(e.Due), orNull(meetings[e.Meeting])})
		}
	}
	return first(
		l.put("board_log", []string{"ref", "kind", "edition_id", "action_id", "measure_id", "meeting_id", "decision_id", "raised_on", "text", "lead_code"}, items),
		l.put("log_events", []string{"ref", "kind", "recorded_at", "account_id", "by_title", "text", "due_on", "meeting_id"}, events))
}

// loadMinutes loads the minutes of the meetings, each version of them.
func (l *loader) loadMinutes(meetings map[plan.Date]int64) error {
	var rows, items [][]any
	for _, m := range l.rec.Minutes {
		rows = append(rows, []any{meetings[m.Meeting], m.Version, m.At, m.ByTitle, list(m.Elected), list(m.Others), list(m.Apologies),
			m.Declarations, orNull(meetings[m.Agreed])})
		items = append(items, minuteItemRows(meetings[m.Meeting], m)...)
	}
	return first(
		l.put("minutes", []string{"meeting_id", "version", "recorded_at", "by_title", "elected", "others", "apologies", "declarations", "agreed_at"}, rows),
		l.put("minute_items", minuteItemColumns, items))
}
