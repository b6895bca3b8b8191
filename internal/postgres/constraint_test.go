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
		"progress_updates": "narrative", "sign_offs": "by_title", "measure_values": "note", "benchmarks": "note",
		"ratings": "rating", "history": "what", "action_closures": "reason",
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
	isNull, noSuch, isTwice, isWrong = "23502", "23503", "23505", "23514"
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
		{"a correction of another action's update", anUpdate + `'green', 'green', '', null, '', '', null, (select min(id) from progress_updates)` + ofA07, noSuch},
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
		{"an end that is none", `insert into action_closures values (1, 'forgotten', '2024-01-31', 'Board', 'Why')`, isWrong},
		{"a second end", `insert into action_closures select action_id, 'withdrawn', '2024-01-31', 'Board', 'Why' from action_closures limit 1`, isTwice},
		{"a second key measure of a priority", `update edition_measures set is_key = true`, isTwice},
		{"a range without a beginning", `update edition_measures set target_at = null, target_to = 5`, isWrong},
		{"a range upside down", `update edition_measures set target_at = 6, target_to = 5`, isWrong},
		{"a band below nothing", `update edition_measures set amber_band = -1`, isWrong},
		{"a measure under another edition's priority", `update edition_measures set is_key = false, priority_id = (select id from priorities where code = 'D1')`, noSuch},
		{"an earlier update that is the later one", `update action_standings set earlier_at = last_update_at + interval '1 day'`, isWrong},
		{"an earlier update without a later one", `update action_standings set last_update_at = null, earlier_at = now()`, isWrong},
		{"an account that is nobody's", `update accounts set post_code = null, title = null`, isWrong},
		{"a role that does not exist", `update accounts set role = 'king'`, isWrong},
		{"an address twice, in capitals", `update accounts set email = upper(email)`, isWrong},
		{"an address that is none", `update accounts set email = 'nowhere'`, isWrong},
		{"a round that closes before its Board", `update reporting_rounds set closes_on = board_on`, isWrong},
		{"an item closed on no day", `update board_log set state = 'closed', closed_on = null`, isWrong},
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
