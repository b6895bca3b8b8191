package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"

	"github.com/golang-migrate/migrate/v4"
	"github.com/golang-migrate/migrate/v4/database"
	migratepgx "github.com/golang-migrate/migrate/v4/database/pgx/v5"
	"github.com/golang-migrate/migrate/v4/source"
	"github.com/golang-migrate/migrate/v4/source/iofs"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"planboard/migrations"
)

// migrationLock is the advisory lock that makes instances starting at once
// take turns. The number is arbitrary; it only has to be ours.
const migrationLock = 0x706c616e

// SchemaVersion is the version of the schema that this program was made for.
func SchemaVersion() uint { return latest(migrations.Files) }

func latest(files fs.FS) uint {
	all := versions(files)
	return all[len(all)-1]
}

// versions returns the numbers of the steps, in order.
func versions(files fs.FS) []uint {
	names, err := fs.Glob(files, "*.up.sql")
	if err != nil || len(names) == 0 {
		panic("no migrations are embedded") // they are part of the program
	}
	all := make([]uint, len(names))
	for i, name := range names {
		number, _, _ := strings.Cut(name, "_")
		version, err := strconv.ParseUint(number, 10, 32)
		if err != nil {
			panic(err)
		}
		all[i] = uint(version)
	}
	return all
}

// Migrate brings the schema up to date, and the rights of the portal's role.
// Instances that start at once take turns; after a failure or a kill the next
// call goes on from the last step that was finished. Its errors are plain words
// for the operator.
func Migrate(ctx context.Context, url string) error {
	return inTurn(ctx, url, func(config *pgx.ConnConfig, lock *pgx.Conn) error {
		if err := up(config, migrations.Files); err != nil {
			return err
		}
		return guard(ctx, lock)
	})
}

// MigrateFiles brings another schema up to date, for tests of healing.
func MigrateFiles(ctx context.Context, url string, files fs.FS) error {
	return inTurn(ctx, url, func(config *pgx.ConnConfig, _ *pgx.Conn) error { return up(config, files) })
}

// inTurn does the work while no other instance does.
func inTurn(ctx context.Context, url string, work func(*pgx.ConnConfig, *pgx.Conn) error) error {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return fmt.Errorf("DATABASE_URL cannot be read: %w", err)
	}
	lock, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return silent{err}
	}
	defer lock.Close(context.WithoutCancel(ctx)) // which also gives the lock back
	if _, err := lock.Exec(ctx, `select pg_advisory_lock($1)`, migrationLock); err != nil {
		return fmt.Errorf("wait for another instance to bring the schema up to date: %w", err)
	}
	return work(config.Copy(), lock)
}

// silent says in one line that the database does not answer.
type silent struct{ cause error }

// Error implements error. Without its line breaks, what pgx says names host,
// user and reason.
func (s silent) Error() string {
	return "the database does not answer: check DATABASE_URL, and that the server runs (" +
		strings.Join(strings.Fields(s.cause.Error()), " ") + ")"
}

// Unwrap implements the errors package's protocol.
func (s silent) Unwrap() error { return s.cause }

func up(config *pgx.ConnConfig, files fs.FS) error {
	// A step of a killed program ends within seconds instead of running on, and
	// one that waits for a lock gives up rather than holding every reader.
	config.RuntimeParams["client_connection_check_interval"] = "2s"
	config.RuntimeParams["lock_timeout"] = "30s"
	db := stdlib.OpenDB(*config)
	defer db.Close()
	driver, err := migratepgx.WithInstance(db, &migratepgx.Config{})
	if err != nil {
		return fmt.Errorf("read the schema's version: %w", err)
	}
	steps, err := iofs.New(files, ".")
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	m, err := migrate.NewWithInstance("embedded", recorded{steps}, "database", driver)
	if err != nil {
		return fmt.Errorf("prepare the migrations: %w", err)
	}
	defer m.Close()
	return run(m, files)
}

func run(m *migrate.Migrate, files fs.FS) error {
	newest := latest(files)
	version, dirty, err := m.Version()
	if err != nil && !errors.Is(err, migrate.ErrNilVersion) {
		return fmt.Errorf("read the schema's version: %w", err)
	}
	if version > newest {
		return fmt.Errorf("the database has schema %d and this program knows only up to %d: start the newer program, or restore a copy of the database from before it", version, newest)
	}
	if dirty {
		// Every step records its version inside its own transaction, so "dirty"
		// can only mean that the step was rolled back.
		if err := m.Force(before(files, version)); err != nil {
			return fmt.Errorf("go back to before schema step %d: %w", version, err)
		}
	}
	if err := m.Up(); err != nil && !errors.Is(err, migrate.ErrNoChange) {
		return explain(m, files, err)
	}
	return nil
}

// before returns the version before a step, in the library's way of saying
// that before the first there is none. Numbers may have gaps.
func before(files fs.FS, version uint) int {
	last := database.NilVersion
	for _, v := range versions(files) {
		if v < version {
			last = int(v)
		}
	}
	return last
}

// explain says which step failed, and that nothing of it stays.
func explain(m *migrate.Migrate, files fs.FS, err error) error {
	var failed database.Error
	if errors.As(err, &failed) {
		err = fmt.Errorf("line %d: %w", failed.Line, failed.OrigErr) // without the whole text of the step
	}
	version, _, versionErr := m.Version()
	if versionErr != nil {
		return fmt.Errorf("bring the schema up to date: %w", err)
	}
	return fmt.Errorf("schema step %s failed and was undone; the database is as it was before it, and starting again tries it again: %w", nameOf(files, version), err)
}

// nameOf returns the name of a step's file.
func nameOf(files fs.FS, version uint) string {
	names, err := fs.Glob(files, fmt.Sprintf("%06d_*.up.sql", version))
	if err != nil || len(names) != 1 {
		return fmt.Sprint(version)
	}
	return names[0]
}

// recorded is a source of migrations that lets each step record its own
// version, so that step and version stand or fall together.
type recorded struct{ source.Driver }

func (r recorded) ReadUp(version uint) (io.ReadCloser, string, error) {
	return record(version, r.Driver.ReadUp)
}

func record(version uint, read func(uint) (io.ReadCloser, string, error)) (io.ReadCloser, string, error) {
	file, name, err := read(version)
	if err != nil {
		return nil, "", err
	}
	note := fmt.Sprintf("\n;delete from schema_migrations; insert into schema_migrations (version, dirty) values (%d, false);\n", version)
	return struct {
		io.Reader
		io.Closer
	}{io.MultiReader(file, strings.NewReader(note)), file}, name, nil
}
