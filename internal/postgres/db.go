// Package postgres keeps the plan. It is the only package that knows SQL. Every
// method takes the reader's plan.Scope and holds to it in the statement itself;
// every exported method that writes is one transaction; a position is read in
// one round trip.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"planboard/internal/plan"
)

// Limits within which the record answers or says that it cannot. Those of
// statements and locks are kept by the database; a database that hangs keeps
// none, so an attempt has a limit of ours as well.
const (
	statementLimit  = 3 * time.Second
	lockLimit       = 2 * time.Second
	connectionLimit = 2 * time.Second
	pingLimit       = connectionLimit / 2 // so that a connection that hangs can still be replaced
	attemptLimit    = statementLimit + 2*time.Second
)

// DB is the record in a Postgres database.
type DB struct{ pool *pgxpool.Pool }

// Options are what the operator may choose.
type Options struct {
	MaxConns int32           // 0: as many as pgx thinks fit
	Tracer   pgx.QueryTracer // sees every statement; nil for none

	// Unguarded is told, once, that connections keep the rights of their login
	// because the portal's role is not to be had; nil for nobody.
	Unguarded func()
}

// Open prepares connections to the database. It does not connect yet, so that
// a portal can start before its database does.
func Open(ctx context.Context, url string, o Options) (*DB, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("DATABASE_URL cannot be read: %w", err)
	}
	limits := config.ConnConfig.RuntimeParams
	limits["application_name"] = "planboard"
	limits["statement_timeout"] = milliseconds(statementLimit)
	limits["lock_timeout"] = milliseconds(lockLimit)
	limits["idle_in_transaction_session_timeout"] = milliseconds(10 * time.Second)
	limits["timezone"] = "UTC"
	// A batch is one implicit transaction; with this it reads one snapshot, so
	// that the counts of a page tie with its tables.
	limits["default_transaction_isolation"] = "repeatable read"
	config.ConnConfig.ConnectTimeout = connectionLimit
	config.PingTimeout = pingLimit
	config.ConnConfig.Tracer = o.Tracer
	config.AfterConnect = asPortal(o.Unguarded)
	if o.MaxConns > 0 {
		config.MaxConns = o.MaxConns
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("prepare connections: %w", err)
	}
	return &DB{pool}, nil
}

func milliseconds(d time.Duration) string { return fmt.Sprint(d.Milliseconds()) }

// Close ends all connections.
func (db *DB) Close() { db.pool.Close() }

// Ready reports whether the record answers and its schema is the one this
// program was made for: nil, plan.ErrUnavailable, or what is wrong.
func (db *DB) Ready(ctx context.Context) error {
	var version uint
	err := db.with(ctx, attemptLimit, func(ctx context.Context, c *pgxpool.Conn) error {
		return c.QueryRow(ctx, `select version from schema_migrations where not dirty`).Scan(&version)
	})
	var pg *pgconn.PgError
	if errors.Is(err, plan.ErrNotFound) || errors.As(err, &pg) && pg.Code == "42P01" {
		return errors.New("the database has no schema yet, or a step of it is not finished")
	}
	if err != nil {
		return err
	}
	if want := SchemaVersion(); version != want {
		return fmt.Errorf("the database has schema %d, this program needs %d", version, want)
	}
	return nil
}

// with runs f on a connection, waiting for one no longer than the limit of
// connections, and gives f the time allowed.
func (db *DB) with(ctx context.Context, allowed time.Duration, f func(context.Context, *pgxpool.Conn) error) error {
	wait, cancel := context.WithTimeout(ctx, connectionLimit)
	defer cancel()
	conn, err := db.pool.Acquire(wait)
	if err != nil {
		return unavailable(ctx, err)
	}
	defer conn.Release()
	attempt, end := context.WithTimeout(ctx, allowed)
	defer end()
	return known(ctx, f(attempt, conn))
}

// read sends the batch in one round trip and lets its callbacks collect the
// rows. Nothing is lost by asking again, so a connection that turns out to be
// dead, as all are after the database has restarted, is tried once more with a
// fresh one, and so is a batch that met a change of the same row.
func (db *DB) read(ctx context.Context, fill func(*pgx.Batch)) error {
	return db.twice(ctx, attemptLimit, func(ctx context.Context, c *pgxpool.Conn) (bool, error) {
		batch := &pgx.Batch{}
		fill(batch)
		err := c.SendBatch(ctx, batch).Close()
		return c.Conn().IsClosed() || isConflict(err), err
	})
}

// work is what one transaction does. The context is that of the attempt.
type work func(context.Context, pgx.Tx) error

// write does the work in one transaction: all of it, or nothing. It is tried
// once more only where a dead connection kept it from beginning.
func (db *DB) write(ctx context.Context, do work) error { return db.writeWithin(ctx, attemptLimit, do) }

// writeWithin is write with the time that the work is allowed.
func (db *DB) writeWithin(ctx context.Context, allowed time.Duration, do work) error {
	return db.twice(ctx, allowed, func(ctx context.Context, c *pgxpool.Conn) (bool, error) {
		began := false
		err := pgx.BeginTxFunc(ctx, c, pgx.TxOptions{IsoLevel: pgx.ReadCommitted}, func(tx pgx.Tx) error {
			began = true
			return do(ctx, tx)
		})
		return !began && c.Conn().IsClosed(), err
	})
}

// twice runs f on a connection, and once more where it failed and says that
// trying again may help. Where one connection is dead the others lying ready
// are too, so all are made anew. What took all its time is not tried again:
// the reader has waited long enough.
func (db *DB) twice(ctx context.Context, allowed time.Duration, f func(context.Context, *pgxpool.Conn) (again bool, err error)) error {
	var again bool
	attempt := func() error {
		again = false
		return db.with(ctx, allowed, func(ctx context.Context, c *pgxpool.Conn) error {
			var err error
			again, err = f(ctx, c)
			return err
		})
	}
	err := attempt()
	if err == nil || !again || ctx.Err() != nil {
		return err
	}
	if errors.Is(err, plan.ErrUnavailable) && !isConflict(err) {
		db.pool.Reset()
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return attempt()
}

// scoped returns the arguments that hold a statement to what the reader may
// see, with the pairs of name and value added.
func scoped(s plan.Scope, pairs ...any) pgx.NamedArgs {
	args := pgx.NamedArgs{"reads": s.Reads, "drafts": s.Drafts}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i].(string)] = pairs[i+1]
	}
	return args
}

// visible is the condition on an edition e under which a scoped reader may see
// it, published the one under which every reader may.
const (
	visible   = `(@reads::boolean and (@drafts::boolean or ` + published + `))`
	published = `(e.state not in ('draft', 'consultation', 'director sign-off'))`
)

// readOnly is plan.Edition.IsReadOnly on an edition e.
const readOnly = `(e.state in ('closed', 'superseded'))`
