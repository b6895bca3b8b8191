package server_test

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"planboard/internal/auth"
	"planboard/internal/demo"
	"planboard/internal/localpg"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
)

// private is a Postgres that a test may stop, with the demonstration record.
type private struct {
	t       *testing.T
	config  localpg.Config
	server  *localpg.Server
	address string
}

func newPrivate(t *testing.T) *private {
	t.Helper()
	// Not t.TempDir: the account of Postgres cannot enter that when the tests
	// run as root.
	folder, err := os.MkdirTemp("", "planboard-outage-")
	if err == nil {
		err = os.Chmod(folder, 0o711)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	pg := &private{t: t, config: localpg.Config{
		Bin:           os.Getenv("PLANBOARD_PG_BIN"),
		SkipInstalled: os.Getenv("PLANBOARD_PG_SKIP_INSTALLED") == "1",
		NPMDir:        filepath.Join("..", "..", "tools", "postgres"),
		StateDir:      folder,
	}}
	pg.start()
	t.Cleanup(pg.stop)
	pg.address = pg.server.URL("planboard")
	return pg
}

func (pg *private) start() {
	pg.t.Helper()
	server, err := localpg.Start(context.Background(), pg.config)
	if err != nil {
		pg.t.Fatal(err)
	}
	pg.server = server
}

func (pg *private) stop() {
	pg.t.Helper()
	if err := pg.server.Stop(context.Background()); err != nil {
		pg.t.Error(err)
	}
}

// hashed hashes the one password of all demonstration accounts, once.
func hashed(string) (string, error) { return hash() }

var hash = sync.OnceValues(func() (string, error) { return auth.Hash(demo.Password) })

func TestThePortalRecoversByItselfWhenPostgresIsBack(t *testing.T) {
	t.Parallel()
	pg := newPrivate(t)
	if err := postgres.Migrate(t.Context(), pg.address); err != nil {
		t.Fatal(err)
	}
	db := postgrestest.Open(t, pg.address, postgres.Options{})
	if err := db.Load(t.Context(), demo.Record(), hashed); err != nil {
		t.Fatal(err)
	}
	c := portalOn(t, db).as("fostering")
	typed := right(c.get(updateA07).form())

	pg.stop()
	c.get("/readyz").want(http.StatusServiceUnavailable)
	c.get("/healthz").want(http.StatusOK)
	away := c.submit(typed).want(http.StatusServiceUnavailable)
	wantKept(t, typed, away.form())

	pg.start()
	c.get("/readyz").want(http.StatusOK)
	if story := c.follow(c.submit(away.form())).one("main .pb-timeline"); !strings.Contains(story, "Eleven households") {
		t.Errorf("the timeline is %q", story)
	}
}

func TestAStatementThatWaitsTooLongIsAnOutage(t *testing.T) {
	t.Parallel()
	address := postgrestest.DemoURL(t)
	c := portalOn(t, postgrestest.Open(t, address, postgres.Options{})).as("fostering")
	typed := right(c.get(updateA07).form())
	holder := connect(t, address)
	exec(t, holder, `begin; lock table actions in exclusive mode`) // which lets others read, not write

	a := c.submit(typed).want(http.StatusServiceUnavailable)
	wantKept(t, typed, a.form())
	exec(t, holder, `rollback`)
	c.submit(a.form()).want(http.StatusSeeOther)
}

func TestReadyMeansThatTheSchemaIsTheRightOne(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, change string }{
		{"an older schema is ready", `update schema_migrations set version = version - 1`},
		{"a newer schema is ready", `update schema_migrations set version = version + 1`},
		{"a schema half way is ready", `update schema_migrations set dirty = true`},
		{"no schema is ready", `drop table schema_migrations`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			address := postgrestest.URL(t)
			c := portalOn(t, postgrestest.Open(t, address, postgres.Options{})).stranger()
			c.get(route.Readyz).want(http.StatusOK)
			exec(t, connect(t, address), tt.change)
			a := c.get(route.Readyz).want(http.StatusServiceUnavailable)
			if !strings.HasPrefix(a.header.Get("Content-Type"), "text/plain") || a.header.Get("Retry-After") == "" {
				t.Errorf("%s, to be tried again after %q", a.header.Get("Content-Type"), a.header.Get("Retry-After"))
			}
		})
	}
}

// connect is a way into the database past the package that keeps it.
func connect(t testing.TB, address string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) }) // the database goes with it
	return conn
}

func exec(t testing.TB, conn *pgx.Conn, sql string) {
	t.Helper()
	if _, err := conn.Exec(context.Background(), sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}
