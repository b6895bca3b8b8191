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
	"planboard/internal/postgres"
	"planboard/migrations"
)

// changed makes another value of a column's type.
var changed = map[string]string{
	"text": "coalesce(%s, '') || '!'", "bigint": "coalesce(%s, 0) + 1000000", "integer": "coalesce(%s, 0) + 100", "boolean": "not %s",
	"numeric": "coalesce(%s, 0) + 0.0000001", "date": "coalesce(%s, '2023-01-01') + 1", "bytea": `%s || '\x00'`,
	"timestamp with time zone": "coalesce(%s, '2023-01-01') + interval '1 microsecond'", "jsonb": `%s || '{"also": "this"}'`,
}

func TestNoColumnIsLeftOutOfItsSeal(t *testing.T) {
	t.Parallel()
	for table, sample := range map[string]string{
		"history": `id = 60`, "progress_updates": `id = 60`, "measure_values": `id = 60`, "action_events": `id = 60`,
		"action_states": `version = 4 and action_id = ` + ofA11, "frozen_parts": `name = 'action/A07' and position_id = (select max(position_id) from frozen_parts where name = 'action/A07')`,
	} {
		t.Run(table, func(t *testing.T) {
			t.Parallel()
			r := demonstration(t)
			r.freeze(frozenFor, demo.Start())
			columns := one[[]string](r, `select array_agg(column_name || '=' || data_type order by ordinal_position) from information_schema.columns where table_name = $1`, table)
			for _, constraint := range one[[]string](r, `select coalesce(array_agg(conname::text), '{}') from pg_constraint where contype = 'c' and conrelid = $1::regclass`, table) {
				r.do(`alter table ` + table + ` drop constraint ` + constraint)
			}
			r.do(`alter table ` + table + ` alter column ` + strings.Split(columns[0], "=")[0] + ` drop identity if exists, add column mark boolean`)
			r.byHand(`update ` + table + ` set mark = true where ` + sample)
			r.do(`create table kept as select * from ` + table + ` where mark`)
			for _, c := range columns {
				column, kind, _ := strings.Cut(c, "=")
				set := `update ` + table + ` set ` + column + ` = `
				r.byHand(set + fmt.Sprintf(changed[kind], column) + ` where mark`)
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
	want.Entries += before.Updates + before.Events + before.Figures + before.Frozen - 1
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
