package postgres

import (
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// numberMeetings keeps the number of each meeting that was loaded.
func (l *loader) numberMeetings() error {
	rows, err := l.tx.Query(l.ctx, `select held_on, id from board_meetings`)
	if err != nil {
		return err
	}
	l.meetings = map[plan.Date]int64{}
	var held time.Time
	var id int64
	_, err = pgx.ForEachRow(rows, []any{&held, &id}, func() error {
		l.meetings[day(&held)] = id
		return nil
	})
	return err
}

// loadDecisions loads what the Board decided.
func (l *loader) loadDecisions() error {
	var rows [][]any
	for n, d := range l.rec.Decisions {
		rows = append(rows, []any{int64(n + 1), l.meetings[d.Meeting], d.Minute, d.Item, d.Proposer, d.Wording, d.Reasons, d.Alternatives,
			d.Conflicts, d.Dispensations, d.At, orNull(l.accounts[d.Author]), d.ByTitle})
		l.history = append(l.history, decisionEntry(l.accounts[d.Author], d.Decision, l.created(d.Decision)))
	}
	return l.put("decisions", []string{"id", "meeting_id", "minute", "agenda_item", "proposer", "wording", "reasons", "alternatives",
		"conflicts", "dispensations", "recorded_at", "account_id", "by_title"}, rows)
}

// created names the item of the log that a decision created.
func (l *loader) created(d plan.Decision) facts {
	for _, i := range l.rec.Log {
		if i.Minute == d.Minute && i.Meeting == d.Meeting {
			return facts{"created": i.Ref}
		}
	}
	return facts{}
}

// decisionOf returns the decision of that meeting with that minute number; its
// zero value for none.
func (l *loader) decisionOf(meeting plan.Date, minute string) plan.DecisionRef {
	for n, d := range l.rec.Decisions {
		if minute != "" && d.Minute == minute && d.Meeting == meeting {
			return plan.DecisionRef{ID: int64(n + 1), Meeting: meeting, Minute: minute}
		}
	}
	return plan.DecisionRef{}
}

// loadLog loads the Board's log, each item with what became of it.
func (l *loader) loadLog() error {
	var items, events [][]any
	for _, i := range l.rec.Log {
		items = append(items, []any{i.Ref, string(i.Kind), orNull(l.editions[i.Edition]), l.actionID(i.Edition, i.Action),
			orNull(l.measures[named{plan.EditionKey{Plan: i.Edition.Plan}, i.Measure}]), orNull(l.meetings[i.Meeting]),
			orNull(l.decisionOf(i.Meeting, i.Minute).ID), dayArg(i.Raised), i.Text, string(i.Lead.Code)})
		so := plan.LogItem{Ref: i.Ref, Lead: i.Lead}
		for _, e := range i.Told {
			events = append(events, []any{i.Ref, string(e.Kind), e.At, orNull(l.accounts[e.Author]), e.ByTitle, e.Text,
				dayArg(e.Due), orNull(l.meetings[e.Meeting])})
			l.history = append(l.history, logEntry(l.accounts[e.Author], so, e.LogEvent))
			so = so.With(e.LogEvent)
		}
	}
	return first(
		l.put("board_log", []string{"ref", "kind", "edition_id", "action_id", "measure_id", "meeting_id", "decision_id", "raised_on", "text", "lead_code"}, items),
		l.put("log_events", []string{"ref", "kind", "recorded_at", "account_id", "by_title", "text", "due_on", "meeting_id"}, events))
}

// loadMinutes loads the minutes of the meetings, each version of them.
func (l *loader) loadMinutes() error {
	var rows, items [][]any
	for _, m := range l.rec.Minutes {
		rows = append(rows, []any{l.meetings[m.Meeting], m.Version, m.At, orNull(l.accounts[m.Author]), m.ByTitle, list(m.Elected),
			list(m.Others), list(m.Apologies), m.Declarations, orNull(l.meetings[m.Agreed])})
		items = append(items, minuteItemRows(l.meetings[m.Meeting], m.Minutes)...)
		l.history = append(l.history, minutesEntry(l.accounts[m.Author], m.Minutes))
	}
	return first(
		l.put("minutes", []string{"meeting_id", "version", "recorded_at", "account_id", "by_title", "elected", "others", "apologies", "declarations", "agreed_at"}, rows),
		l.put("minute_items", minuteItemColumns, items))
}
