package postgres_test

import (
	"context"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/postgres"
	"planboard/migrations"
)

// empty is a database with nothing in it, not even a schema.
func empty(t *testing.T) record {
	t.Helper()
	r := blank(t)
	r.do(`drop schema public cascade; create schema public`)
	return r
}

// steps are migrations by name, without the suffix .up.sql.
func steps(sql map[string]string) fs.FS {
	files := fstest.MapFS{}
	for name, up := range sql {
		files[name+".up.sql"] = &fstest.MapFile{Data: []byte(up)}
		files[name+".down.sql"] = &fstest.MapFile{}
	}
	return files
}

// schema is everything that migrations make, a line for each.
func (r record) schema() []string {
	return one[[]string](r, `
	select coalesce(array_agg(line order by line), '{}') from (
	  select concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable, column_default, is_identity)
	    from information_schema.columns where table_schema = 'public' and table_name <> 'schema_migrations'
	  union all
	  select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
	    from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> coalesce(to_regclass('schema_migrations'), 0)
	  union all
	  select indexdef from pg_indexes where schemaname = 'public' and tablename <> 'schema_migrations'
	  union all
	  select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
	  union all
	  select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace) lines (line)`)
}

func TestMigrationsGoDownAndUpAgainToTheSameSchema(t *testing.T) {
	t.Parallel()
	r := blank(t)
	first := r.schema()
	files, err := fs.Glob(migrations.Files, "*.down.sql")
	if err != nil || len(first) < 100 {
		t.Fatalf("%v; a schema of %d lines", err, len(first))
	}
	slices.Reverse(files)
	for _, name := range files {
		sql, err := migrations.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r.do(string(sql))
	}
	if left := r.schema(); len(left) != 0 {
		t.Errorf("all the way down there is still:\n%s", strings.Join(left, "\n"))
	}
	r.do(`truncate schema_migrations`)
	if err := postgres.Migrate(context.Background(), r.url); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, r.schema()); diff != "" {
		t.Errorf("up again (-first +second):\n%s", diff)
	}
}

func TestInstancesThatMigrateAtOnceTakeTurns(t *testing.T) {
	t.Parallel()
	r := empty(t)
	if got := atOnce(5, func(int) error { return postgres.Migrate(context.Background(), r.url) }); got[nil] != 5 {
		t.Fatalf("answers %v, want five of nil", got)
	}
	if err := r.Ready(context.Background()); err != nil {
		t.Error(err)
	}
}

// versionOf is the version that the database notes, and whether it is dirty.
func (r record) versionOf() string {
	return one[string](r, `select coalesce(string_agg(version || ' ' || dirty, ', '), 'none') from schema_migrations`)
}

func TestAFailedStepLeavesNothingAndTheNextCallGoesOn(t *testing.T) {
	t.Parallel()
	good := map[string]string{
		"000001_one": `create table one ()`, "000002_two": `create table two (); create table too ()`, "000007_three": `create table three ()`,
	}
	for _, failing := range []string{"000001_one", "000002_two", "000007_three"} {
		t.Run(failing, func(t *testing.T) {
			t.Parallel()
			r := empty(t)
			bad := maps.Clone(good)
			bad[failing] += `; insert into nowhere values ('secret')`
			for range 2 { // starting again does not make it worse
				err := postgres.MigrateFiles(context.Background(), r.url, steps(bad))
				if err == nil || !strings.Contains(err.Error(), failing) ||
					!strings.Contains(err.Error(), `"nowhere" does not exist`) || strings.Contains(err.Error(), "secret") {
					t.Errorf("error %v, want it to name the step and what is wrong", err)
				}
			}
			number, _ := strconv.Atoi(failing[:6])
			want := []string{}
			for _, table := range []string{"one", "three", "too", "two"} {
				at := map[string]int{"one": 1, "two": 2, "too": 2, "three": 7}[table]
				if at < number {
					want = append(want, table)
				}
			}
			tables := `select coalesce(array_agg(tablename::text order by tablename), '{}') from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'`
			if diff := cmp.Diff(want, one[[]string](r, tables)); diff != "" {
				t.Errorf("tables after the failure (-want +got):\n%s", diff)
			}
			if err := postgres.MigrateFiles(context.Background(), r.url, steps(good)); err != nil {
				t.Errorf("once the step is mended: %v", err)
			}
			if got := r.versionOf(); got != "7 false" {
				t.Errorf("version %s, want 7, not dirty", got)
			}
		})
	}
}

func TestAKilledMigrationHeals(t *testing.T) {
	t.Parallel()
	r := empty(t)
	r.do(`create table pace (seconds int); insert into pace values (600)`)
	files := steps(map[string]string{
		"000001_one": `create table one ()`, "000002_two": `create table two (); select pg_sleep(seconds) from pace`,
	})
	killed := make(chan error)
	go func() { killed <- postgres.MigrateFiles(context.Background(), r.url, files) }()
	for one[int](r, `
	select count(pg_terminate_backend(pid)) from pg_stat_activity
	 where datname = current_database() and wait_event = 'PgSleep'`) == 0 {
		time.Sleep(5 * time.Millisecond)
	}
	if err := <-killed; err == nil {
		t.Error("the killed migration says that all is well")
	}
	r.do(`update pace set seconds = 0`)
	if err := postgres.MigrateFiles(context.Background(), r.url, files); err != nil {
		t.Fatal(err)
	}
	if got := r.versionOf(); got != "2 false" {
		t.Errorf("version %s, want 2, not dirty", got)
	}
}

func TestANewerSchemaIsRefusedInPlainWords(t *testing.T) {
	t.Parallel()
	r := blank(t)
	r.do(`update schema_migrations set version = version + 1`)
	before := r.schema()
	err := postgres.Migrate(context.Background(), r.url)
	if err == nil || !strings.Contains(err.Error(), "start the newer program") {
		t.Errorf("error %v, want it to say what to do", err)
	}
	if err := r.Ready(context.Background()); err == nil || !strings.Contains(err.Error(), "this program needs") {
		t.Errorf("readiness %v, want it to say which schema is needed", err)
	}
	if diff := cmp.Diff(before, r.schema()); diff != "" {
		t.Errorf("the schema changed (-before +after):\n%s", diff)
	}
}

func TestADatabaseWithoutItsSchemaIsNotReady(t *testing.T) {
	t.Parallel()
	r := empty(t)
	if err := r.Ready(context.Background()); err == nil || !strings.Contains(err.Error(), "has no schema yet") {
		t.Errorf("without a schema: %v", err)
	}
	if err := postgres.Migrate(context.Background(), r.url); err != nil {
		t.Fatal(err)
	}
	r.do(`update schema_migrations set dirty = true`)
	if err := r.Ready(context.Background()); err == nil || !strings.Contains(err.Error(), "not finished") {
		t.Errorf("in mid-step: %v", err)
	}
}

func TestADatabaseThatDoesNotAnswerIsNotMigrated(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]string{
		"postgres://planboard@/planboard?host=" + t.TempDir(): "does not answer",
		"postgres://%": "DATABASE_URL cannot be read",
	} {
		if err := postgres.Migrate(context.Background(), url); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", url, err, want)
		}
	}
	if _, err := postgres.Open(context.Background(), "postgres://%", postgres.Options{}); err == nil || !strings.Contains(err.Error(), "DATABASE_URL cannot be read") {
		t.Errorf("open: %v", err)
	}
}

var (
	nameOfStep   = regexp.MustCompile(`^[0-9]{6}_[a-z_]+$`)
	notInOneStep = regexp.MustCompile(`(?im)\b(concurrently|vacuum|commit|rollback)\b|^\s*(begin|start transaction)\s*;`)
)

func TestMigrationsAreOneTransactionEachAndComeInPairsInOrder(t *testing.T) {
	t.Parallel()
	ups, err := fs.Glob(migrations.Files, "*.up.sql")
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for _, up := range ups {
		name := strings.TrimSuffix(up, ".up.sql")
		number, _ := strconv.Atoi(name[:6])
		if !nameOfStep.MatchString(name) || number <= last {
			t.Errorf("after step %d comes one called %s", last, name)
		}
		last = number
		for _, file := range []string{up, name + ".down.sql"} {
			sql, err := migrations.Files.ReadFile(file)
			if err != nil {
				t.Errorf("%s is missing: %v", file, err)
			}
			if found := notInOneStep.Find(sql); found != nil {
				t.Errorf("%s says %q, which a step may not", file, found)
			}
		}
	}
	all, err := fs.Glob(migrations.Files, "*")
	if err != nil || len(all) != 2*len(ups) {
		t.Errorf("%d files for %d steps, %v", len(all), len(ups), err)
	}
	if got := postgres.SchemaVersion(); got != uint(last) {
		t.Errorf("this program needs schema %d of %d", got, last)
	}
}
