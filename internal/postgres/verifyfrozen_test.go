package postgres_test

import (
	"strings"
	"testing"
	"time"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

func TestEveryFrozenPositionIsVerified(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	before := r.whole("before freezing")
	r.freeze(frozenFor, demo.Start())
	e := plan.Event{At: demo.Start().Add(time.Hour), ByTitle: "Democratic Services Officer", Reason: "A late return."}
	if err := r.Unfreeze(t.Context(), clerk, frozenFor, e, plan.Submission{}); err != nil {
		t.Fatal(err)
	}
	r.freeze(frozenFor, demo.Start().Add(2*time.Hour))
	after := r.whole("frozen, taken back and frozen again")
	if n := one[int](r, `select count(*) from frozen_positions`); after.Frozen != n || n < before.Frozen+4 {
		t.Errorf("%d frozen positions verified, there are %d", after.Frozen, n)
	}
}

func TestNothingTypedGoesIntoHistory(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.freeze(frozenFor, demo.Start())
	e := plan.Event{At: demo.Start().Add(time.Hour), ByTitle: "Democratic Services Officer", Reason: "Typed here."}
	if err := r.Unfreeze(t.Context(), clerk, frozenFor, e, plan.Submission{}); err != nil {
		t.Fatal(err)
	}
	if n := one[int](r, `select count(*) from history where after::text like '%Typed here%'`); n != 0 {
		t.Error("history holds the reason that somebody typed")
	}
}

// Of the positions frozen for one meeting, that of the plan.
const (
	frozenPlan = `(select f.id from frozen_positions f join editions e on e.id = f.edition_id where f.meeting_on = '2024-02-14' and e.family_slug = 'children-in-care')`
	ofPlan     = ` where position_id = ` + frozenPlan
	named      = "The position frozen for the Board of 14 February 2024, edition children-in-care/2022-2024: "
	noted      = "its data are as they were frozen, but what is noted on it is not: "
	resealed   = `, sum = encode(sha256(data || ' '), 'hex')`
)

func TestAChangedFrozenPositionIsFoundAtItsPart(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, do, find string }{
		{"a byte of an action's page is changed", `update frozen_parts set data = set_byte(data, 40, 65)` + ofPlan + ` and name = 'action/A07'`,
			named + "action/A07 does not have the data it was frozen with."},
		{"a byte of a measure's page is changed", `update frozen_parts set data = set_byte(data, 40, 65)` + ofPlan + ` and name = 'measure/M24'`,
			named + "measure/M24 does not have the data it was frozen with."},
		{"bytes of two parts are changed", `update frozen_parts set data = set_byte(data, 40, 65)` + ofPlan + ` and name in ('actions', 'report')`,
			named + "actions, report do not have the data they were frozen with."},
		{"the sum beside a part is changed", `update frozen_parts set sum = repeat('0', 64)` + ofPlan + ` and name = 'action/A07'`,
			named + "action/A07 has the data it was frozen with, but another sum is noted beside."},
		{"the checksum is changed", `update frozen_positions set checksum = repeat('0', 64) where id = ` + frozenPlan,
			named + "its data are as they were frozen, but the checksum noted on it is not."},
		{"a part is renamed", `update frozen_parts set name = 'action/A99'` + ofPlan + ` and name = 'action/A07'`,
			named + "action/A07 is not there any more.\n" + named + "action/A99 was put in."},
		{"a part is taken out", `delete from frozen_parts` + ofPlan + ` and name = 'measure/M24'`,
			named + "measure/M24 is not there any more."},
		{"the list of actions is taken out", `delete from frozen_parts` + ofPlan + ` and name = 'actions'`,
			named + "actions is not there any more."},
		{"all parts are taken out", `delete from frozen_parts` + ofPlan,
			named + "edition, actions, measures, report are not there any more."},
		{"a part is changed together with its sum", `update frozen_parts set data = data || ' '` + resealed + ofPlan + ` and name = 'action/A07'`,
			named + "a part was changed together with its sum."},
		{"everything is changed together", `update frozen_parts set data = data || ' '` + resealed + ofPlan + ` and name = 'action/A07';
			update frozen_positions set checksum = (select encode(sha256(convert_to(string_agg(sum || '  ' || name || E'\n', '' order by name collate "C"), 'UTF8')), 'hex') from frozen_parts` + ofPlan + `) where id = ` + frozenPlan,
			named + "parts were changed together with their sums and its checksum: history notes another."},
		{"it is put to another edition", `update frozen_positions set edition_id = (select id from editions where family_slug = 'children-in-care' and slug = '2020-2022') where id = ` + frozenPlan,
			"edition children-in-care/2020-2022: " + noted + "its edition."},
		{"it is put to another meeting", `update frozen_positions set meeting_id = (select id from board_meetings where held_on = '2023-11-15') where id = ` + frozenPlan, named + noted + "its meeting."},
		{"when it was frozen is changed", `update frozen_positions set frozen_at = frozen_at - interval '1 day' where id = ` + frozenPlan, named + noted + "when it was frozen."},
		{"who froze it is changed", `update frozen_positions set by_title = 'Chair of the Board' where id = ` + frozenPlan, named + noted + "who froze it."},
		{"why it was frozen is changed", `update frozen_positions set exception = 'All was there.' where id = ` + frozenPlan, named + noted + "why it was frozen."},
		{"its format is changed", `update frozen_positions set format = 1 where id = ` + frozenPlan, named + noted + "its format."},
		{"the position is taken out", `delete from frozen_positions where id = ` + frozenPlan, "what it tells of is not on the record any more."},
		{"the meeting it was frozen for is another", `update frozen_positions set meeting_on = '2024-02-15' where id = ` + frozenPlan,
			"The position frozen for the Board of 15 February 2024, edition children-in-care/2022-2024: history tells of it for another meeting."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := demonstration(t)
			r.freeze(frozenFor, demo.Start())
			r.byHand(tt.do)
			if found, _ := r.verified(); !strings.HasSuffix(strings.Join(found, "\n"), tt.find) || len(found) != len(strings.Split(tt.find, "\n")) {
				t.Errorf("found:\n%s\nwant:\n%s", strings.Join(found, "\n"), tt.find)
			}
		})
	}
}
