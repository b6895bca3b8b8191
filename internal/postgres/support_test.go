package postgres_test

import (
	"context"
	"fmt"
	"io/fs"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
	"planboard/migrations"
)

var (
	current  = plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}
	previous = plan.EditionKey{Plan: "children-in-care", Edition: "2020-2022"}
	clock    = plan.DateAt(demo.Start())

	// board sees the plan and nothing before it is put before the Board.
	board = plan.Scope{Account: 1, Reads: true}
	// drafter sees drafts as well.
	drafter = plan.Scope{Account: 4, Reads: true, Drafts: true}
)

// endOf returns the last moment of a day.
func endOf(day plan.Date) time.Time { return day.AddDays(1).Start().Add(-time.Microsecond) }

// record is a database of the test's own, with a second way in for what the
// package itself would never do.
type record struct {
	*postgres.DB
	t   testing.TB
	url string
	raw *pgx.Conn
}

// demonstration is a record with the demonstration's plan.
func demonstration(t testing.TB) record { return recordAt(t, postgrestest.DemoURL(t)) }

// blank is a record with a schema and nothing in it.
func blank(t testing.TB) record { return recordAt(t, postgrestest.URL(t)) }

func recordAt(t testing.TB, url string) record {
	t.Helper()
	config, err := pgx.ParseConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	return record{postgrestest.Open(t, url, postgres.Options{}), t, url, connect(t, config)}
}

func connect(t testing.TB, to *pgx.ConnConfig) *pgx.Conn {
	t.Helper()
	conn, err := pgx.ConnectConfig(context.Background(), to)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) }) // the database goes with it
	return conn
}

// do runs statements past the package.
func (r record) do(sql string, args ...any) {
	r.t.Helper()
	if _, err := r.raw.Exec(context.Background(), sql, args...); err != nil {
		r.t.Fatalf("%s: %v", sql, err)
	}
}

// one reads a single value past the package.
func one[T any](r record, sql string, args ...any) T {
	r.t.Helper()
	var v T
	if err := r.raw.QueryRow(context.Background(), sql, args...).Scan(&v); err != nil {
		r.t.Fatalf("%s: %v", sql, err)
	}
	return v
}

// amounts counts the rows of the tables that a write may touch, and the sum of
// versions: what must be the same when nothing was written.
func (r record) amounts() map[string]int {
	r.t.Helper()
	counts := map[string]int{
		"versions": one[int](r, `select count(*) from action_states`),
	}
	for _, table := range []string{"progress_updates", "measure_values", "history", "taken_forms"} {
		counts[table] = one[int](r, `select count(*) from `+table)
	}
	return counts
}

func (r record) position(v plan.View) plan.Position {
	r.t.Helper()
	p, err := r.Position(context.Background(), board, current, v)
	if err != nil {
		r.t.Fatal(err)
	}
	return p
}

// action returns the action as it stands on the demonstration's day.
func (r record) action(ref string) plan.Tracked {
	r.t.Helper()
	return r.positionOf(ref, endOf(clock))
}

// positionOf returns the action as it stood at the instant.
func (r record) positionOf(ref string, at time.Time) plan.Tracked {
	r.t.Helper()
	for _, a := range r.position(plan.View{At: at, Ref: ref}).Actions {
		if a.Ref == ref {
			return a
		}
	}
	r.t.Fatalf("no action %s", ref)
	return plan.Tracked{}
}

// series returns the measure as it stood on the day.
func (r record) series(code string, on plan.Date) plan.Series {
	r.t.Helper()
	p := r.position(plan.View{At: endOf(on), Measures: plan.OneMeasure, Code: code})
	if len(p.Measures) != 1 {
		r.t.Fatalf("%d measures called %s, want one", len(p.Measures), code)
	}
	return p.Measures[0]
}

// comesRound gives the recurring action further due dates, which its state
// knows of.
func (r record) comesRound(ref string, on ...plan.Date) {
	r.t.Helper()
	for _, d := range on {
		r.do(`insert into action_occurrences (action_id, due_on) select id, $2 from actions where ref = $1`, ref, d.UTC())
	}
	r.do(`
	insert into action_states
	select (jsonb_populate_record(s, jsonb_build_object('version', s.version + 1, 'next_due_on', $2::date))).*
	  from action_states s join actions a on a.id = s.action_id
	 where a.ref = $1
	 order by version desc
	 limit 1`, ref, on[0].UTC())
}

// leadOf is what the lead of an action may see and do.
func (r record) leadOf(a plan.Tracked) plan.Scope {
	r.t.Helper()
	id := one[int64](r, `select id from accounts where post_code = $1`, string(a.Lead.Code))
	return plan.Scope{Account: plan.AccountID(id), Reads: true, Leads: a.Lead.Code}
}

// update is one that the record takes.
func update(a plan.Tracked) plan.Update {
	return plan.Update{
		Action: a.ID, ByTitle: a.Lead.Title, Submitted: demo.Start().Add(time.Hour),
		Narrative: "Two more households were approved.", Proposed: plan.Green, Computed: plan.Green,
	}
}

// byText compares errors that are keys of a map.
var byText = cmp.Transformer("text", func(tally map[error]int) map[string]int {
	texts := map[string]int{}
	for err, n := range tally {
		texts[fmt.Sprint(err)] += n
	}
	return texts
})

// add puts an update on the record as the action's lead, at the version seen.
func (r record) add(a plan.Tracked, u plan.Update, key string) error {
	r.t.Helper()
	return r.addAs(r.leadOf(a), a, u, key)
}

func (r record) addAs(s plan.Scope, a plan.Tracked, u plan.Update, key string) error {
	return r.Record(context.Background(), s, plan.Action{Edition: current, ID: u.Action}, plan.EventOf(u), plan.Submission{Version: a.Version, Key: key})
}

// witness counts what goes to the database; it can hold a batch back.
type witness struct {
	batches, statements, queries atomic.Int64
	sql                          []pgx.QueuedQuery
	hold                         chan struct{} // nil: nothing is held back
	held                         chan struct{}
}

func (w *witness) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	w.queries.Add(1)
	return ctx
}

func (w *witness) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

func (w *witness) TraceBatchStart(ctx context.Context, _ *pgx.Conn, d pgx.TraceBatchStartData) context.Context {
	w.batches.Add(1)
	for _, q := range d.Batch.QueuedQueries {
		w.sql = append(w.sql, *q)
	}
	if w.hold != nil {
		w.held <- struct{}{}
		<-w.hold
	}
	return ctx
}

func (w *witness) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {
	w.statements.Add(1)
}

func (w *witness) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData) {}

// step runs the files of some steps of the schema.
func (r record) step(direction string, steps []int) {
	r.t.Helper()
	for _, n := range steps {
		names, err := fs.Glob(migrations.Files, fmt.Sprintf("%06d_*.%s.sql", n, direction))
		if err != nil || len(names) != 1 {
			r.t.Fatalf("step %d %s: %v, %v", n, direction, names, err)
		}
		sql, err := migrations.Files.ReadFile(names[0])
		if err != nil {
			r.t.Fatal(err)
		}
		r.do(string(sql))
	}
}
