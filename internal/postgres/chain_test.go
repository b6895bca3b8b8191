package postgres_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/postgres"
)

// verified returns the sentences of what a verification finds.
func (r record) verified(noted ...postgres.Noted) (found []string, audit postgres.Audit) {
	r.t.Helper()
	audit, err := r.Verify(context.Background(), postgres.Examiner{
		Noted: noted, Found: func(f postgres.Finding) { found = append(found, f.String()) },
	})
	if err != nil {
		r.t.Fatal(err)
	}
	if audit.Findings != len(found) {
		r.t.Errorf("%d findings counted, %d told", audit.Findings, len(found))
	}
	return found, audit
}

// whole reports what a verification finds where there is nothing to find.
func (r record) whole(when string) postgres.Audit {
	r.t.Helper()
	found, audit := r.verified()
	for _, f := range found {
		r.t.Errorf("%s: %s", when, f)
	}
	return audit
}

// byHand does what whoever owns the database can do past the portal: change
// what triggers and foreign keys forbid.
func (r record) byHand(statements ...string) {
	r.t.Helper()
	for _, sql := range statements {
		r.do(`set session_replication_role = replica; ` + sql + `; set session_replication_role = origin`)
	}
}

func (r record) addAccount(email string) error {
	return r.AddAccount(context.Background(), postgres.Account{Email: email, Role: "officer", Title: "Locum"}, "")
}

func TestTheWholeRecordIsVerified(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.whole("as it was loaded")
	for table, counted := range map[string]int{
		"history": a.Entries, "progress_updates": a.Updates, "measure_values": a.Figures, "actions": a.Actions,
		"action_events": a.Events, "measure_targets": a.Targets, "measure_definitions": a.Definitions, "round_dates": a.RoundDates,
	} {
		if n := one[int](r, `select count(*) from `+table); n != counted || n == 0 {
			t.Errorf("%d of %s verified, there are %d", counted, table, n)
		}
	}
	last := one[string](r, `select id || ':' || encode(hash, 'hex') from history order by id desc limit 1`)
	if got := fmt.Sprint(a.Last.Entry, ":", a.Last.Seal); got != last {
		t.Errorf("the newest entry is told as %s, it is %s", got, last)
	}
}

func TestWhatThePortalWritesIsWhole(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	before := r.whole("as it was loaded")
	u := update(r.action("A07"))
	u.Proposed, u.Computed, u.Narrative = plan.Amber, plan.Red, "Ünïcode\nand 'quotes' \\ {}"
	u.Recovery = plan.Recovery{Text: "A plan", Lead: "Head", By: clock.AddDays(20)}
	u.Reason, u.Forecast, u.Issue, u.NextStep = "Because", clock.AddDays(9), true, "Next"
	v := figure(3, 120)
	for _, err := range []error{
		r.add(r.action("A07"), u, "key"),
		r.add(r.action("A16"), update(r.action("A16")), ""),
		r.enter(r.series("L01", clock).Measure, v, ""),
		r.addAccount("first@council.test"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := r.addAccount("first@council.test"); err == nil {
		t.Error("an account was added twice")
	}
	after := r.whole("after four changes and one that was refused")
	if n := after.Entries - before.Entries; n != 4 || after.Last.Entry-before.Last.Entry != 4 {
		t.Errorf("%d entries more, the newest is number %d after %d; want four and no gap", n, after.Last.Entry, before.Last.Entry)
	}
	r.do(`insert into history (at, by_title, thing, what, before, after) values (now(), 'Lead', 'a', 'b', '{"b": 1.50, "a": [null, "é"]}', '{}')`)
	r.whole("after an entry of other facts")
}

func TestWritersAtOnceMakeOneChain(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	before := r.whole("as it was loaded")
	got := atOnce(8, func(i int) error {
		for j := range 5 {
			if err := r.addAccount(fmt.Sprintf("a%d.%d@council.test", i, j)); err != nil {
				return err
			}
		}
		return nil
	})
	if got[nil] != 8 {
		t.Fatalf("answers %v", got)
	}
	if after := r.whole("after forty changes at once"); after.Last.Entry != before.Last.Entry+40 {
		t.Errorf("the newest entry is number %d after %d, want forty more", after.Last.Entry, before.Last.Entry)
	}
}

// Of the demonstration, an update that others stand over, and the newest one.
const (
	older  = `(select min(u.id) from progress_updates u join actions a on a.id = u.action_id where a.ref = 'A07')`
	newest = `(select max(u.id) from progress_updates u join actions a on a.id = u.action_id where a.ref = 'A07')`
	ofA11  = `(select id from actions where ref = 'A11')`
	ended  = `(select min(id) from action_events where kind = 'ended')`

	accepted    = `(select min(id) from action_events where kind = 'accepted')`
	newestOfA11 = `action_id = ` + ofA11 + ` and version = (select max(version) from action_states where action_id = ` + ofA11 + `)`
)

func TestWhatIsDonePastThePortalIsFoundWhereItWasDone(t *testing.T) {
	t.Parallel()
	// Entry 1 is the first; the demonstration has some hundreds.
	tests := []struct {
		name string
		do   string
		find []string
	}{
		{"an entry is reworded", `update history set what = 'Forged' where id = 50`, []string{"History entry 50 of "}},
		{"an entry is reworded and sealed again", `update history h set what = 'Forged', hash = history_hash(jsonb_populate_record(h, '{"what": "Forged"}'), (select hash from history where id = 49)) where id = 50`,
			[]string{"History entry 51 of "}},
		{"the first entry is reworded", `update history set thing = 'Forged' where id = 1`, []string{"History entry 1 of "}},
		{"an entry is taken out", `delete from history where id = 51`, []string{"History entry 51: taken out"}},
		{"some are taken out", `delete from history where id between 51 and 60`, []string{"History entries 51 to 60: taken out"}},
		{"the first are taken out", `delete from history where id < 4`, []string{"History entries 1 to 3: taken out"}},
		{"two places are changed", `update history set what = 'Forged' where id in (40, 50)`, []string{"History entry 40 of ", "History entry 50 of "}},
		{"the newest is taken away", `delete from history where id = (select max(id) from history)`, []string{": taken away from the end"}},
		{"one is put at the end", `insert into history select (jsonb_populate_record(h, jsonb_build_object('id', h.id + 1))).* from history h order by id desc limit 1`,
			[]string{"what it says does not match its seal", "put at the end past the portal"}},
		{"the newest is forgotten", `delete from history_head`, []string{"The end of history: "}},
		{"the newest is another", `update history_head set hash = sha256('')`, []string{"its seal is not the one that the newest entry had"}},
		{"an old update is reworded", `update progress_updates set narrative = 'Forged' where id = ` + older, []string{
			"On action children-in-care/2022-2024/A07, progress update ",
			"What is kept of action children-in-care/2022-2024/A07 from 20 July 2022, 11:20 on: text not as it was reported; the newest report is progress update "}},
		{"the newest update is reworded", `update progress_updates set narrative = 'Forged' where id = ` + newest, []string{
			"On action children-in-care/2022-2024/A07, progress update ",
			"What is kept of action children-in-care/2022-2024/A07 from 12 December 2023, 10:24 on: text not as it was reported; the newest report is progress update "}},
		{"an update is slipped in", `insert into progress_updates (action_id, account_id, by_title, submitted_at, narrative, proposed, computed) select id, 6, 'Lead', '2022-05-01', 'Forged', 'green', 'green' from actions where ref = 'A07'`,
			[]string{"history does not tell of it", "What is kept of action children-in-care/2022-2024/A07 from "}},
		{"an old update is taken out", `delete from progress_updates where id = ` + older,
			[]string{"what it tells of is not on the record any more", "What is kept of action children-in-care/2022-2024/A07 from 22 July 2022, 11:20 on: time of the last update, text, "}},
		{"an event is reworded", `update action_events set reason = 'Forged' where id = ` + ended,
			[]string{"On action children-in-care/2020-2022/B", "What is kept of action children-in-care/2020-2022/B"}},
		{"an event that moves nothing is reworded", `update action_events set approver = 'Forged' where id = ` + accepted,
			[]string{"it does not match the seal that history entry "}},
		{"an event is slipped in", `insert into action_events (action_id, kind, recorded_at, by_title, status, reason, update_id) select ` + ofA11 + `, 'overridden', '2024-01-30', 'Lead', 'green', 'Forged', 1`,
			[]string{"history does not tell of it", "A11 from 30 January 2024, 00:00 on: this state is not there any more"}},
		{"a sign-off is taken back", `delete from action_events where kind = 'signed off' and action_id = (select id from actions where ref = 'A08')`,
			[]string{"what it tells of is not on the record any more", "A08: its history does not make the last "}},
		{"an occurrence is undone", `delete from action_events where id = (select min(id) from action_events where kind = 'occurrence met')`,
			[]string{"what it tells of is not on the record any more", "A11 from 22 July 2022, 11:34 on: due date, "}},
		{"a figure is changed", `update measure_values set number = number + 1 where id = 12`, []string{"Figure 12 of measure children-in-care/"}},
		{"a figure is slipped in", `insert into measure_values (measure_id, period_end, state, published, source, released_on, entered_at, number) values (1, '2019-03-31', 'final', false, 'Forged', '2019-05-01', '2019-05-01', 7)`,
			[]string{"for the period to 31 March 2019, recorded 1 May 2019, 01:00: history does not tell of it"}},
		{"a figure is taken out", `delete from measure_values where id = 12`, []string{"what it tells of is not on the record any more"}},
		{"a target is moved", `update measure_targets set target_at = target_at - 1 where (edition_id, measure_id) = (select e.id, m.id from editions e, measures m where e.slug = '2022-2024' and m.code = 'L01' and m.family_slug = e.family_slug)`,
			[]string{"Version 1 of the target of measure children-in-care/L01 in 2022-2024, recorded 1 April 2022, 00:00: it does not match the seal that history entry "}},
		{"a target is slipped in", `insert into measure_targets (edition_id, measure_id, version, recorded_at, target_at, by_title, reason, approver, effective_on) select edition_id, measure_id, 2, '2023-05-01', 1, 'Lead', 'Forged', 'Forged', '2023-05-01' from measure_targets limit 1`,
			[]string{"Version 2 of the target of measure "}},
		{"a target is taken out", `delete from measure_targets where (edition_id, measure_id) = (select edition_id, measure_id from measure_targets limit 1)`, []string{"what it tells of is not on the record any more"}},
		{"a definition is reworded", `update measure_definitions set definition = 'Forged' where measure_id = (select id from measures where code = 'L01' and family_slug = 'children-in-care')`,
			[]string{"Version 1 of the definition of measure children-in-care/L01: it does not match the seal that history entry "}},
		{"the Board of a round is moved", `update round_dates set board_on = board_on + 1, closes_on = closes_on + 1 where quarter = 'Q3 2023/24'`,
			[]string{"Version 1 of the dates of round Q3 2023/24: it does not match the seal that history entry "}},
		{"a review of a figure is slipped in", `insert into value_reviews (value_id, verdict, by_title, recorded_at) values (12, 'accepted', 'Lead', '2024-01-02 10:00Z')`,
			[]string{"The review of figure 12 of measure children-in-care/M02, recorded 2 January 2024, 10:00, by the Lead: history does not tell of it"}},
		{"a better rating is slipped in", `insert into rating_overrides (value_id, edition_id, rating, computed, reason, by_title, recorded_at) values (12, 1, 'green', 'red', 'Forged', 'Lead', '2024-01-02 10:00Z')`,
			[]string{"The better rating of figure 12 of measure children-in-care/M02, recorded 2 January 2024, 10:00, by the Lead: history does not tell of it"}},
		{"a position is taken back", `insert into unfreezings (position_id, recorded_at, by_title, reason) select min(id), '2024-01-02 10:00Z', 'Lead', 'Forged' from frozen_positions`,
			[]string{"The taking back of the position frozen for the Board of "}},
		{"the newest state is changed", `update action_states set forecast_on = '2023-01-01', issue = not issue where ` + newestOfA11,
			[]string{"What is kept of action children-in-care/2022-2024/A11 from "}},
		{"an old state is changed", `update action_states set narrative = 'Forged' where version = 3 and action_id = ` + ofA11,
			[]string{"A11 from 22 July 2022, 11:34 on: text not as it was reported"}},
		{"an override is put into a state", `update action_states set override_status = 'green', override_reason = 'Forged', override_at = recorded_at where ` + newestOfA11,
			[]string{"A11 from 22 January 2024, 11:34 on: override not as it was reported"}},
		{"the time of a state is another", `update action_states set recorded_at = recorded_at - interval '1 minute' where version = 3 and action_id = ` + ofA11,
			[]string{"A11 from 22 July 2022, 11:34 on: time not as it was reported"}},
		{"the newest state is taken away", `delete from action_states where ` + newestOfA11,
			[]string{"A11 from 22 January 2024, 11:34 on: this state is not there any more"}},
		{"an old state is taken out", `delete from action_states where version = 3 and action_id = ` + ofA11,
			[]string{"A11 from 22 July 2022, 11:34 on: this state is not there any more"}},
		{"all states are taken away", `delete from action_states where action_id = ` + ofA11, []string{"A11: none of its states is there any more"}},
		{"one more state is put at the end", `insert into action_states select (jsonb_populate_record(s, jsonb_build_object('version', version + 1))).* from action_states s where ` + newestOfA11,
			[]string{"A11: its history does not make the last 1 of "}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := demonstration(t)
			r.byHand(tt.do)
			found, _ := r.verified()
			if strings.HasPrefix(tt.do, "delete from history ") { // with what it told of
				found = slices.DeleteFunc(found, isUntold)
			}
			if len(found) != len(tt.find) {
				t.Fatalf("found %d:\n%s", len(found), strings.Join(found, "\n"))
			}
			for i, want := range tt.find {
				if !strings.Contains(found[i], want) {
					t.Errorf("it says %q, want %q in it", found[i], want)
				}
				if strings.Contains(found[i], "Forged") {
					t.Errorf("it says %q, with what was typed", found[i])
				}
			}
		})
	}
}

func isUntold(finding string) bool {
	return strings.HasSuffix(finding, ": history does not tell of it.")
}

func TestWhatIsTakenAwayFromTheEndIsNotCoveredByWhatComesNext(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	last := r.whole("as it was loaded").Last.Entry
	r.byHand(`delete from history where id > (select max(id) - 2 from history)`)
	if err := r.addAccount("next@council.test"); err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("History entries %d to %d: taken out", last-1, last)
	if found, _ := r.verified(); len(found) == 0 || !strings.HasPrefix(found[0], want) {
		t.Errorf("found %q, want %q", found, want)
	}
}

func TestHistoryWrittenAnewIsFoundByWhatWasNoted(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	noted := r.whole("as it was loaded").Last
	if found, _ := r.verified(noted, postgres.Noted{Entry: noted.Entry, Seal: strings.ToUpper(noted.Seal[:16])}); len(found) != 0 {
		t.Errorf("what was noted is found wrong: %q", found)
	}
	if err := r.addAccount("next@council.test"); err != nil {
		t.Fatal(err)
	}
	// All that an owner can do: change an entry, then seal everything again.
	r.byHand(`update history set what = 'Forged' where id = 50`, `
	do $$ declare h history; head bytea := '';
	begin
	  for h in select * from history order by id loop
	    head := history_hash(h, head);
	    update history set hash = head where id = h.id;
	  end loop;
	  update history_head set hash = head;
	end $$`)
	r.whole("written anew")
	found, _ := r.verified(noted)
	want := fmt.Sprintf("History entry %d of ", noted.Entry)
	if len(found) != 1 || !strings.HasPrefix(found[0], want) || !strings.Contains(found[0], "noted") {
		t.Errorf("found %q, want %q", found, want)
	}
	if found, _ := r.verified(postgres.Noted{Entry: 1_000_000, Seal: noted.Seal}); len(found) != 1 || !strings.Contains(found[0], "1000000") {
		t.Errorf("an entry that never came: %q", found)
	}
}
