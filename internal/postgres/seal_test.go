package postgres_test

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/migrations"
)

// changed makes another value of a column's type.
var changed = map[string]string{
	"text": "coalesce(%s, '') || '!'", "bigint": "coalesce(%s, 0) + 1000000", "integer": "coalesce(%s, 0) + 100", "boolean": "not %s",
	"numeric": "coalesce(%s, 0) + 0.0000001", "date": "coalesce(%s, '2023-01-01') + 1", "bytea": `%s || '\x00'`,
	"timestamp with time zone": "coalesce(%s, '2023-01-01') + interval '1 microsecond'", "jsonb": `%s || '{"also": "this"}'`,
}

// decideAll makes a row in every table that is sealed and that the record as it
// is loaded leaves empty or without a second version.
func (r record) decideAll() {
	r.t.Helper()
	s, red := r.series("L01", clock), r.series("L10", clock)
	v, _ := s.Latest()
	back := plan.Event{At: afterward, ByTitle: clerkTitle, Reason: "A late return."}
	for _, do := range []func() error{
		func() error { return r.judge(director, s.Measure, v, plan.ReviewPassed, "") },
		func() error { return r.improve(director, red, afterward, red.Terms) },
		func() error { return r.amend(clerk, s.Measure, plan.ChangeTarget, s.Terms) },
		func() error { return r.amend(clerk, s.Measure, plan.ChangeDefinition, s.Terms+1) },
		func() error { r.freeze(frozenFor, demo.Start()); return nil },
		func() error { return r.Unfreeze(r.t.Context(), clerk, frozenFor, back, plan.Submission{}) },
		func() error {
			return r.move(frozenFor, frozenFor.AddDays(7), afterward)
		},
		func() error { r.freeze(frozenFor.AddDays(7), afterward); return nil },
	} {
		if err := do(); err != nil {
			r.t.Fatal(err)
		}
	}
}

func TestWhatIsDecidedIsSealed(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	before := r.whole("as it was loaded")
	r.decideAll()
	after := r.whole("after a ruling of each kind")
	want := before
	want.FigureReviews, want.Overrides = before.FigureReviews+1, 1
	want.Targets, want.Definitions, want.RoundDates = before.Targets+1, before.Definitions+1, before.RoundDates+1
	want.Frozen, want.Unfreezings = after.Frozen, one[int](r, `select count(*) from unfreezings`)
	want.Entries, want.Last = after.Entries, after.Last
	if diff := cmp.Diff(want, after); diff != "" || after.Unfreezings == 0 {
		t.Errorf("verified (-want +got):\n%s", diff)
	}
	r.migrateFrom(18, unsealed) // from before any of it was sealed, and from before a position said why it was frozen
	r.byHand(`update frozen_positions set exception = 'Promised for Friday.' where meeting_on >= '2024-02-14'`)
	again := r.whole("once it is sealed as it stood")
	want.Last, want.Entries = again.Last, again.Entries
	if diff := cmp.Diff(want, again); diff != "" || again.Entries <= after.Entries {
		t.Errorf("%d entries, then %d; verified again (-want +got):\n%s", after.Entries, again.Entries, diff)
	}
}

func TestNoColumnIsLeftOutOfItsSeal(t *testing.T) {
	t.Parallel()
	for table, sample := range map[string]string{
		"history": `id = 60`, "progress_updates": `id = 60`, "measure_values": `id = 60`, "action_events": `id = 60`,
		"value_reviews": `value_id = (select max(value_id) from value_reviews)`, "rating_overrides": `true`, "unfreezings": `position_id = (select min(position_id) from unfreezings)`,
		"measure_targets": `version = 2`, "measure_definitions": `version = 2`, "round_dates": `version = 2`,
		"action_states": `version = 4 and action_id = ` + ofA11, "frozen_parts": `name = 'action/A07' and position_id = (select max(position_id) from frozen_parts where name = 'action/A07')`,
	} {
		t.Run(table, func(t *testing.T) {
			t.Parallel()
			r := demonstration(t)
			r.decideAll()
			columns := one[[]string](r, `select array_agg(column_name || '=' || data_type) from information_schema.columns where table_name = $1`, table)
			for _, constraint := range one[[]string](r, `select coalesce(array_agg(conname::text), '{}') from pg_constraint where contype = 'c' and conrelid = $1::regclass`, table) {
				r.do(`alter table ` + table + ` drop constraint ` + constraint)
			}
			for _, c := range columns {
				r.do(`alter table ` + table + ` alter column ` + strings.Split(c, "=")[0] + ` drop identity if exists`)
			}
			r.do(`alter table ` + table + ` add column mark boolean`)
			r.byHand(`update ` + table + ` set mark = true where ` + sample)
			r.do(`create table kept as select * from ` + table + ` where mark`)
			for _, c := range columns {
				column, kind, _ := strings.Cut(c, "=")
				set := `update ` + table + ` set ` + column + ` = `
				other := fmt.Sprintf(changed[kind], column)
				if column == "quarter" {
					other = `'Q4 2098/99'` // what is no quarter cannot be read at all
				}
				r.byHand(set + other + ` where mark`)
				if found, _ := r.verified(); len(found) == 0 {
					t.Errorf("a changed %s is not found", column)
				}
				r.byHand(set + `(select ` + column + ` from kept) where mark`)
			}
			r.whole("with everything put back")
		})
	}
}

// migrateFrom takes the schema down to that of the version, and up again.
func (r record) migrateFrom(version int, unseal ...string) {
	r.t.Helper()
	files, err := fs.Glob(migrations.Files, "*.down.sql")
	if err != nil {
		r.t.Fatal(err)
	}
	slices.Reverse(files)
	for _, name := range files {
		if name <= fmt.Sprintf("%06d~", version) {
			break
		}
		sql, err := migrations.Files.ReadFile(name)
		if err != nil {
			r.t.Fatal(err)
		}
		r.do(string(sql))
	}
	r.byHand(append(unseal, fmt.Sprint(`update schema_migrations set version = `, version))...)
	if err := postgres.Migrate(context.Background(), r.url); err != nil {
		r.t.Fatal(err)
	}
}

// unsealed is history as it was before it sealed rows.
const unsealed = `update history set after = after - 'row' - 'seal'`

func TestWhatWasThereBeforeIsSealedAsItStood(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	before := r.whole("as it was loaded")
	latest, err := r.LatestInstant(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	r.migrateFrom(18, unsealed, `delete from history where id = 7`)
	after := r.whole("once it is chained and sealed")
	want := before
	want.Entries += before.Updates + before.Events + before.Figures + before.Frozen - 1 +
		before.FigureReviews + before.Targets + before.Definitions + before.RoundDates
	want.Last = after.Last
	if diff := cmp.Diff(want, after); diff != "" {
		t.Errorf("verified (-want +got):\n%s", diff)
	}
	if got, err := r.LatestInstant(context.Background()); err != nil || !got.Equal(latest) {
		t.Errorf("the plan's clock goes on from %v, %v; want %v", got, err, latest)
	}
}

func TestARecordThatKeptOnlyStandingsIsWholeOnceItKeepsStates(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	before := r.whole("as it was loaded")
	r.migrateFrom(14, unsealed)
	after := r.whole("once it keeps states")
	if after.Updates != before.Updates || after.Figures != before.Figures || after.Actions != before.Actions || after.Events == 0 {
		t.Errorf("verified %+v, before %+v", after, before)
	}
}
