package postgres_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
)

// page is what a reader asks for.
func page(db *postgres.DB) error {
	_, err := db.Position(context.Background(), board, current, plan.View{At: endOf(clock), Measures: plan.KeyMeasures})
	return err
}

func TestARecordWithoutADatabaseIsAway(t *testing.T) {
	t.Parallel()
	db := postgrestest.Open(t, "postgres://planboard@/planboard?host="+t.TempDir(), postgres.Options{})
	for name, err := range map[string]error{
		"a page": page(db), "readiness": db.Ready(context.Background()), "a write": db.EndSession(context.Background(), "token"),
	} {
		if !errors.Is(err, plan.ErrUnavailable) {
			t.Errorf("%s: %v, want ErrUnavailable", name, err)
		}
	}
}

func TestARecordComesBackByItselfWhenItsDatabaseDoes(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	lead := r.leadOf(a)
	other := r.raw.Config()
	database := other.Database
	other.Database = "postgres"
	admin := r
	admin.raw = connect(t, other)
	admin.do(`alter database ` + database + ` with allow_connections false`)
	r.cutOff()
	for name, err := range map[string]error{
		"a page": page(r.DB), "readiness": r.Ready(context.Background()), "an update": r.addAs(lead, a, update(a), "key"),
	} {
		if !errors.Is(err, plan.ErrUnavailable) {
			t.Errorf("%s while the database is away: %v, want ErrUnavailable", name, err)
		}
	}
	admin.do(`alter database ` + database + ` with allow_connections true`)
	for name, err := range map[string]error{
		"a page": page(r.DB), "readiness": r.Ready(context.Background()), "the same form": r.addAs(lead, a, update(a), "key"),
	} {
		if err != nil {
			t.Errorf("%s once it is back: %v", name, err)
		}
	}
}

// cutOff ends every connection of the package, as a restart does.
func (r record) cutOff() {
	r.t.Helper()
	r.do(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'planboard'`)
}

func TestADeadConnectionIsNotTheReadersTrouble(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for range 2 { // two connections lie ready
		if got := atOnce(2, func(int) error { return page(r.DB) }); got[nil] != 2 {
			t.Fatal(got)
		}
	}
	r.cutOff()
	if err := page(r.DB); err != nil {
		t.Errorf("a page on a dead connection: %v", err)
	}
	a := r.action("A07")
	r.cutOff()
	if err := r.add(a, update(a), "key"); err != nil {
		t.Errorf("a write on a dead connection: %v", err)
	}
}

func TestAConnectionThatDiesDuringAWriteLeavesNothing(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a, before := r.action("A07"), r.amounts()["progress_updates"]
	r.do(`create function die() returns trigger language plpgsql security definer as $$
	      begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`)
	r.do(`create trigger die after insert on history execute function die()`)
	if err := r.add(a, update(a), "key"); !errors.Is(err, plan.ErrUnavailable) {
		t.Errorf("error %v, want ErrUnavailable", err)
	}
	r.do(`drop trigger die on history`)
	if after := r.amounts()["progress_updates"]; after != before {
		t.Errorf("%d updates after %d", after, before)
	}
	if err := r.add(a, update(a), "key"); err != nil {
		t.Errorf("the same form once it works again: %v", err)
	}
}

func TestALockThatIsNotGivenBackIsNotWaitedForLong(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	lead := r.leadOf(a)
	r.do(`begin`)
	r.do(`lock table actions in access exclusive mode`)
	got := atOnce(2, func(i int) error {
		if i == 0 {
			return page(r.DB)
		}
		return r.addAs(lead, a, update(a), "key")
	})
	if got[plan.ErrUnavailable] != 2 {
		t.Errorf("a page and an update: %v, want ErrUnavailable twice", got)
	}
	if err := page(r.DB); codeOf(err) != tooLongLocked {
		t.Errorf("%v, want it answered by lock_timeout, %s", err, tooLongLocked)
	}
	r.do(`rollback`)
	if err := r.addAs(lead, a, update(a), "key"); err != nil {
		t.Errorf("once it is given back: %v", err)
	}
}

func TestAStatementThatDoesNotEndIsEnded(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.do(`create or replace function post_title(code text, day date) returns text language sql volatile
	      return (select 'slow' from pg_sleep(60))`)
	if err := page(r.DB); !errors.Is(err, plan.ErrUnavailable) || codeOf(err) != tooSlow {
		t.Errorf("error %v, want ErrUnavailable by statement_timeout, %s", err, tooSlow)
	}
}

// Codes of Postgres for what takes too long.
const (
	tooSlow       = "57014"
	tooLongLocked = "55P03"
)

// codeOf is what Postgres itself answered; "" where it was not Postgres.
func codeOf(err error) string {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return ""
	}
	return pg.Code
}

func TestAReaderWhoLeavesIsNotToldThatTheRecordIsAway(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.do(`create or replace function post_title(code text, day date) returns text language sql volatile
	      return (select 'slow' from pg_sleep(60))`)
	for want, leave := range map[error]func() (context.Context, context.CancelFunc){
		context.Canceled: func() (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(context.Background())
			time.AfterFunc(50*time.Millisecond, cancel)
			return ctx, cancel
		},
		context.DeadlineExceeded: func() (context.Context, context.CancelFunc) {
			return context.WithTimeout(context.Background(), 50*time.Millisecond)
		},
	} {
		ctx, cancel := leave()
		defer cancel()
		_, err := r.Position(ctx, board, current, plan.View{At: endOf(clock)})
		if !errors.Is(err, want) || errors.Is(err, plan.ErrUnavailable) {
			t.Errorf("error %v, want %v alone", err, want)
		}
	}
}

func TestWhenEveryConnectionIsTakenAReaderIsToldSo(t *testing.T) {
	t.Parallel()
	w := &witness{hold: make(chan struct{}), held: make(chan struct{}, 8)}
	db := postgrestest.Open(t, postgrestest.DemoURL(t), postgres.Options{MaxConns: 1, Tracer: w})
	first := make(chan error)
	go func() { first <- page(db) }()
	<-w.held
	if err := page(db); !errors.Is(err, plan.ErrUnavailable) {
		t.Errorf("while it is taken: %v, want ErrUnavailable", err)
	}
	close(w.hold)
	if err := <-first; err != nil {
		t.Errorf("who had it: %v", err)
	}
	if err := page(db); err != nil {
		t.Errorf("once it is free: %v", err)
	}
}
