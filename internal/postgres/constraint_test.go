package postgres_test

import (
	"context"
	"errors"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

// refused reports a statement that the database takes, or refuses for another
// reason than the one named by its code. Nothing of it stays.
func (r record) refused(name, sql, code string) {
	r.t.Helper()
	tx, err := r.raw.Begin(context.Background())
	if err != nil {
		r.t.Fatal(err)
	}
	_, err = tx.Exec(context.Background(), sql)
	if err == nil { // what is only checked in the end
		_, err = tx.Exec(context.Background(), `set constraints all immediate`)
	}
	var pg *pgconn.PgError
	if !errors.As(err, &pg) || pg.Code != code {
		r.t.Errorf("%s: error %v, want code %s", name, err, code)
	}
	if err := tx.Rollback(context.Background()); err != nil {
		r.t.Fatal(err)
	}
}

func TestWhatIsHistoryIsOnlyAddedTo(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for table, column := range map[string]string{
		"progress_updates": "narrative", "action_events": "by_title", "action_states": "narrative", "measure_values": "note", "benchmarks": "note",
		"history": "what", "measure_definitions": "definition", "measure_targets": "reason",
		"board_log": "text", "log_events": "text", "decisions": "wording", "red_answers": "reason", "minutes": "declarations", "minute_items": "notes",
	} {
		r.refused("change "+table, `update `+table+` set `+column+` = `+column, "23001")
		r.refused("change no row of "+table, `update `+table+` set `+column+` = 'x' where false`, "23001")
		r.refused("delete from "+table, `delete from `+table, "23001")
		r.refused("empty "+table, `truncate `+table+` cascade`, "23001")
		r.refused("replace in "+table, `merge into `+table+` using (select 1) one on true when matched then delete`, "23001")
	}
}

// Codes of Postgres for what a constraint refuses.
const (
	isNull, noSuch, isTwice, isWrong, isRefused = "23502", "23503", "23505", "23514", "23001"
)

// Statements that insert a row which is right but for what a test changes.
const (
	anUpdate = `insert into progress_updates (action_id, account_id, by_title, submitted_at, narrative, proposed, computed, reason,
	                   delivered_on, recovery_plan, recovery_lead, recovery_by, supersedes)
	            select a.id, 6, 'Lead', now(), 'Said.', `
	aValue = `insert into measure_values (measure_id, period_end, state, published, source, released_on, entered_at,
	                 numerator, denominator, number, symbol, supersedes, reason)
	          select m.id, '2024-03-31', 'final', false, 'Return', '2024-01-31', now(), `
	ofA07 = ` from actions a where a.ref = 'A07'`
	ofL01 = ` from measures m where m.code = 'L01'`
)

// eventWith inserts an event of the first action with the columns and values.
func eventWith(columns, values string) string {
	return `insert into action_events (action_id, recorded_at, by_title, ` + columns + `) values (1, now(), 'Somebody', ` + values + `)`
}

// targetWith inserts a target decided by the Board, with its three values.
func targetWith(values string) string {
	return `insert into measure_targets (edition_id, measure_id, version, recorded_at, reason, approver, effective_on, target_at, target_to, amber_band)
	  select edition_id, measure_id, 2, now(), 'why', 'Board', '2024-01-31'::date, ` + values + ` from edition_measures limit 1`
}

// stateWith inserts the next state of the first action, with the times of its
// last update and of the one before.
func stateWith(values string) string {
	return `insert into action_states (action_id, version, recorded_at, due_on, last_update_at, earlier_at)
	  select 1, max(version) + 1, now(), '2024-01-31'::date, ` + values + ` from action_states where action_id = 1`
}

// logWith inserts an event of the Board's log, redWith an answer to a Red.
func logWith(values string) string {
	return `insert into log_events (ref, kind, recorded_at, account_id, by_title, text, due_on, meeting_id) values (` + values + `)`
}

func redWith(values string) string {
	return `insert into red_answers (action_id, answer, meeting_id, reason, escalated_to, recorded_at, by_title)
	        select 1, v.*, now(), 'Clerk' from (values (` + values + `)) v`
}

func TestTheSchemaSaysAgainWhatTheDomainSays(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.do(anUpdate + `'green', 'green', '', null, '', '', null, null` + ofA07) // the rows are right as they are
	r.do(aValue + `1, 2, 50, '', null, ''` + ofL01)
	for _, tt := range []struct{ name, sql, code string }{
		{"an update that says nothing", `insert into progress_updates (action_id, account_id, by_title, submitted_at, narrative, proposed, computed)
			values (1, 1, 'Lead', now(), '', 'green', 'green')`, isWrong},
		{"an update that says too much", `insert into progress_updates (action_id, account_id, by_title, submitted_at, narrative, proposed, computed)
			values (1, 1, 'Lead', now(), repeat('é', 4001), 'green', 'green')`, isWrong},
		{"a status that does not exist", anUpdate + `'blue', 'green', '', null, '', '', null, null` + ofA07, isWrong},
		{"another status than the computed one without a reason", anUpdate + `'green', 'red', '', null, '', '', null, null` + ofA07, isWrong},
		{"complete without a delivery", anUpdate + `'complete', 'green', '', null, '', '', null, null` + ofA07, isWrong},
		{"a delivery that is not complete", anUpdate + `'green', 'green', '', '2024-01-31', '', '', null, null` + ofA07, isWrong},
		{"a recovery plan without a date", anUpdate + `'green', 'green', '', null, 'Plan', 'Lead', null, null` + ofA07, isWrong},
		{"a recovery plan without a lead", anUpdate + `'green', 'green', '', null, 'Plan', '', date '2024-03-31', null` + ofA07, isWrong},
		{"a date without a recovery plan", anUpdate + `'green', 'green', '', null, '', 'Lead', date '2024-03-31', null` + ofA07, isWrong},
		{"a correction of another action's update", `insert into progress_updates (action_id, account_id, by_title, submitted_at, narrative, proposed, computed, supersedes, because)
			select a.id, 6, 'Lead', now(), 'Said.', 'green', 'green', (select min(id) from progress_updates), 'Mistyped.'` + ofA07, noSuch},
		{"a correction that does not say why", `insert into progress_updates (action_id, account_id, by_title, submitted_at, narrative, proposed, computed, supersedes, because)
			select a.id, 6, 'Lead', now(), 'Said.', 'green', 'green', (select max(id) from progress_updates where action_id = a.id), ' '` + ofA07, isWrong},
		{"an update in a round that is none", `insert into progress_updates (action_id, round, account_id, by_title, submitted_at, narrative, proposed, computed)
			values (1, 'Q5 2023/24', 1, 'Lead', now(), 'Said.', 'green', 'green')`, noSuch},
		{"more counted than there are", aValue + `3, 2, 150, '', null, ''` + ofL01, isWrong},
		{"a share of nobody", aValue + `0, 0, 0, '', null, ''` + ofL01, isWrong},
		{"fewer than none", aValue + `-1, 2, 0, '', null, ''` + ofL01, isWrong},
		{"an empty cell", aValue + `null, null, null, '', null, ''` + ofL01, isWrong},
		{"a number and a symbol", aValue + `1, 2, 50, 'c', null, ''` + ofL01, isWrong},
		{"an unknown symbol", aValue + `null, null, null, 'q', null, ''` + ofL01, isWrong},
		{"a revision without a reason", aValue + `1, 2, 50, '', (select max(id) from measure_values), ''` + ofL01, isWrong},
		{"a revision of another period", aValue + `1, 2, 50, '', (select min(id) from measure_values where measure_id = m.id), 'Why'` + ofL01, noSuch},
		{"two editions of a family in force", `update editions set state = 'in force'`, isTwice},
		{"an edition that ends before it begins", `update editions set ends_on = starts_on`, isWrong},
		{"a state that does not exist", `update editions set state = 'forgotten'`, isWrong},
		{"a theme that the council has not", `update priorities set themes = '{Rich}'`, isWrong},
		{"an action under another edition's priority", `update actions set priority_id = (select id from priorities where code = 'D1') where ref = 'A07'`, noSuch},
		{"a second action of a ref", `update actions set ref = 'A07' where ref = 'A08'`, isTwice},
		{"an action due before it starts", `update actions set first_due_on = starts_on - 1`, isWrong},
		{"an action replaced by itself", `insert into action_lineage select id, id from actions where ref = 'A07'`, isWrong},
		{"a partner that is nobody", `insert into action_partners (action_id, position) values (1, 99)`, isWrong},
		{"an end that is none", eventWith(`kind, closure, reason, effective_on, approver`, `'ended', 'forgotten', 'why', '2024-01-31', 'Board'`), isWrong},
		{"a second review of an update", eventWith(`kind, update_id`, `'accepted', (select update_id from action_events where action_id = 1 and kind = 'accepted' limit 1)`), isTwice},
		{"an override without a reason", eventWith(`kind, status, reason, update_id`, `'overridden', 'green', ' ', (select min(id) from progress_updates where action_id = 1)`), isWrong},
		{"an override of nothing reported", eventWith(`kind, status, reason`, `'overridden', 'green', 'why'`), isWrong},
		{"an override to Red", eventWith(`kind, status, reason, update_id`, `'overridden', 'red', 'why', (select min(id) from progress_updates where action_id = 1)`), isWrong},
		{"a return without a comment", eventWith(`kind, update_id`, `'returned', (select min(id) from progress_updates where action_id = 1)`), isWrong},
		{"a due date moved that nobody decided", eventWith(`kind, due_on, reason`, `'re-dated', '2024-06-30', 'why'`), isWrong},
		{"a due date moved without a reason", eventWith(`kind, due_on, approver, effective_on`, `'re-dated', '2024-06-30', 'Board', '2024-01-31'`), isWrong},
		{"a target changed without a reason", `insert into measure_targets (edition_id, measure_id, version, recorded_at, approver, effective_on)
		   select edition_id, measure_id, 2, now(), 'Board', '2024-01-31' from measure_targets limit 1`, isWrong},
		{"a rating override without a reason", `insert into rating_overrides (value_id, edition_id, rating, computed, reason, by_title, recorded_at) values (1, 1, 'green', 'red', ' ', 'Director', now())`, isWrong},
		{"a state that leaves one out", `insert into action_states (action_id, version, recorded_at, due_on) values (1, 99, now(), '2024-01-31')`, isRefused},
		{"a second key measure of a priority", `update edition_measures set is_key = true`, isTwice},
		{"a range without a beginning", targetWith(`null, 5, 0`), isWrong},
		{"a range upside down", targetWith(`6, 5, 0`), isWrong},
		{"a band below nothing", targetWith(`6, null, -1`), isWrong},
		{"a measure under another edition's priority", `update edition_measures set is_key = false, priority_id = (select id from priorities where code = 'D1')`, noSuch},
		{"an earlier update that is the later one", stateWith(`timestamptz '2024-01-01', timestamptz '2024-01-02'`), isWrong},
		{"an earlier update without a later one", stateWith(`null::timestamptz, timestamptz '2024-01-02'`), isWrong},
		{"an account that is nobody's", `update accounts set post_code = null, title = null`, isWrong},
		{"a role that does not exist", `update accounts set role = 'king'`, isWrong},
		{"an address twice, in capitals", `update accounts set email = upper(email)`, isWrong},
		{"an address that is none", `update accounts set email = 'nowhere'`, isWrong},
		{"a round that closes before its Board", `insert into round_dates select quarter, 2, now(), opens_on, updates_due_on, review_by, papers_out_on, board_on, board_on, null, '', 'why' from round_dates limit 1`, isWrong},
		{"an answer without words", logWith(`'BL2', 'answered', now(), 6, 'Lead', ' ', null, null`), isWrong},
		{"an item closed by no Board", logWith(`'BL2', 'closed', now(), 20, 'Clerk', '', null, null`), isWrong},
		{"more time without a date", logWith(`'BL2', 're-dated', now(), 20, 'Clerk', 'why', null, (select id from board_meetings where held_on = '2024-02-14')`), isWrong},
		{"an event of a closed item", logWith(`'BL1', 'answered', now(), 6, 'Lead', 'More.', null, null`), isRefused},
		{"an event before the latest one", logWith(`'BL2', 'answered', '2023-01-01', 6, 'Lead', 'Early.', null, null`), isRefused},
		{"an item raised twice", logWith(`'BL2', 'raised', now(), 20, 'Clerk', '', '2024-05-15', null`), isTwice},
		{"a question about two things", `insert into board_log (ref, kind, action_id, measure_id, raised_on, text, lead_code) values ('BL9', 'question', 1, 1, now(), 'Why?', 'R06')`, isWrong},
		{"a Red accepted without a reason", redWith(`'accepted', 1, ' ', ''`), isWrong},
		{"a Red escalated to nobody", redWith(`'escalated', 1, 'why', ' '`), isWrong},
		{"a Red accepted by no meeting", redWith(`'accepted', null::bigint, 'why', ''`), isNull},
		{"a decision without alternatives", `insert into decisions (meeting_id, minute, agenda_item, proposer, wording, reasons, alternatives, conflicts, dispensations, recorded_at, by_title)
			values (1, '1', 5, 'Chair', 'That it be so.', 'Why', ' ', 'None', 'None', now(), 'Clerk')`, isWrong},
		{"minutes agreed by their own meeting", `insert into minutes select meeting_id, version + 1, recorded_at, account_id, by_title, elected, others, apologies, declarations, meeting_id
			from minutes where agreed_at is null and version = 1 order by recorded_at desc limit 1`, isWrong},
		{"minutes agreed twice", `insert into minutes select meeting_id, version + 1, recorded_at, account_id, by_title, elected, others, apologies, declarations, agreed_at
			from minutes where agreed_at is not null`, isTwice},
		{"a claim that nothing bears out", `update claims set measures = '{}'`, isWrong},
		{"neighbours of no model", `insert into benchmarks (measure_id, area, period_end, number, state, source, released_on)
			values (1, 'statistical neighbours', '2024-03-31', 1, 'final', 'Ours', '2024-03-31')`, isWrong},
		{"a change of nothing", `insert into history (at, by_title, thing, what) values (now(), 'Lead', '', 'changed')`, isWrong},
		{"a change by nobody", `insert into history (at, by_title, thing, what) values (now(), '', 'action', 'changed')`, isWrong},
		{"a change at no time", `insert into history (by_title, thing, what) values ('Lead', 'action', 'changed')`, isNull},
		{"a form without a key", `insert into taken_forms values (1, '', now())`, isWrong},
	} {
		r.refused(tt.name, tt.sql, tt.code)
	}
}
