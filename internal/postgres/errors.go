package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"planboard/internal/plan"
)

// known turns what pgx says into the errors that a reader can understand, and
// leaves the rest as it is.
func known(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, pgx.ErrNoRows):
		return plan.ErrNotFound
	case isAway(err):
		return unavailable(ctx, err)
	default:
		return discreet(err)
	}
}

// refusal is an error of Postgres told without the values in it, which may be
// what a user wrote and must not reach a log.
type refusal struct{ pg *pgconn.PgError }

// Error implements error.
func (r refusal) Error() string {
	return fmt.Sprintf("statement refused: SQLSTATE %s, table %q, constraint %q", r.pg.Code, r.pg.TableName, r.pg.ConstraintName)
}

// Unwrap implements the errors package's protocol.
func (r refusal) Unwrap() error { return r.pg }

func discreet(err error) error {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return refusal{pg}
	}
	return err
}

// unavailable says that the record cannot be reached, unless it was the reader
// who went away.
func unavailable(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("%w: %w", plan.ErrUnavailable, err)
}

// isAway reports whether the database, and not the request, is the trouble:
// no connection, a lost one, shutting down, too busy, too slow.
func isAway(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return isAwayCode(pg.Code)
	}
	var connect *pgconn.ConnectError
	var network net.Error
	return errors.As(err, &connect) || errors.As(err, &network) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		strings.Contains(err.Error(), "conn closed")
}

func isAwayCode(code string) bool {
	switch code {
	case "57P01", "57P02", "57P03", // shutting down, crashed, starting
		"57014", "55P03", "25P03", // statement, lock or transaction took too long
		"25006": // a standby, which does not write
		return true
	default:
		// the connection itself; room for more connections, rows or work
		return strings.HasPrefix(code, "08") || strings.HasPrefix(code, "53") || isConflictCode(code)
	}
}

// isConflict reports whether two transactions met at the same rows and this
// one gave way.
func isConflict(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && isConflictCode(pg.Code)
}

func isConflictCode(code string) bool { return code == "40001" || code == "40P01" }
