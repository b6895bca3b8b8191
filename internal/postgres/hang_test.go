package postgres_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
)

// line leads to a Postgres and can fall silent: it stays up, takes what is
// said, and nothing comes back, as from a server whose disk has gone.
type line struct {
	t      testing.TB
	to     *pgconn.Config
	url    string
	silent atomic.Bool
}

func newLine(t testing.TB, address string) *line {
	t.Helper()
	to, err := pgconn.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	user := url.UserPassword(to.User, to.Password)
	l := &line{t: t, to: to}
	l.url = (&url.URL{Scheme: "postgres", User: user, Host: listener.Addr().String(), Path: to.Database, RawQuery: "sslmode=disable"}).String()
	go func() {
		for {
			caller, err := listener.Accept()
			if err != nil {
				return // the test has ended
			}
			go l.connect(caller)
		}
	}()
	return l
}

// connect passes on what is said in either direction until one side is done.
func (l *line) connect(caller net.Conn) {
	defer caller.Close()
	network, address := pgconn.NetworkAddress(l.to.Host, l.to.Port)
	server, err := net.Dial(network, address)
	if err != nil {
		l.t.Errorf("reach Postgres on port %s: %v", strconv.Itoa(int(l.to.Port)), err)
		return
	}
	defer server.Close()
	go func() { _, _ = io.Copy(server, caller) }()
	_, _ = io.Copy(falling{caller, &l.silent}, server)
}

// falling drops what is written while it is silent.
type falling struct {
	io.Writer
	silent *atomic.Bool
}

func (f falling) Write(said []byte) (int, error) {
	if f.silent.Load() {
		return len(said), nil
	}
	return f.Writer.Write(said)
}

func TestADatabaseThatHangsIsNotWaitedForWithoutEnd(t *testing.T) {
	t.Parallel()
	address := postgrestest.DemoURL(t)
	a := recordAt(t, address).action("A07")
	for name, ask := range map[string]func(context.Context, record) error{
		"a page": func(ctx context.Context, r record) error {
			_, err := r.Position(ctx, board, current, plan.View{At: endOf(clock)})
			return err
		},
		"readiness": func(ctx context.Context, r record) error { return r.Ready(ctx) },
		"an update": func(ctx context.Context, r record) error {
			return r.Record(ctx, r.leadOf(a), a.Action, plan.EventOf(update(a)), plan.Submission{Version: a.Version, Key: "key"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLine(t, address)
			r := recordAt(t, address)
			r.DB = postgrestest.Open(t, l.url, postgres.Options{MaxConns: 1})
			if err := page(r.DB); err != nil { // a connection lies ready
				t.Fatal(err)
			}
			l.silent.Store(true)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			if err := ask(ctx, r); !errors.Is(err, plan.ErrUnavailable) {
				t.Errorf("while it hangs: %v, want ErrUnavailable long before the reader gives up", err)
			}
			l.silent.Store(false)
			if err := page(r.DB); err != nil {
				t.Errorf("once it answers again: %v", err)
			}
		})
	}
}
