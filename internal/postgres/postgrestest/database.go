package postgrestest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/auth"
	"planboard/internal/demo"
	"planboard/internal/postgres"
	"planboard/migrations"
)

// New returns an empty database with the newest schema, gone when the test
// ends.
func New(t testing.TB) *postgres.DB { return Open(t, URL(t), postgres.Options{}) }

// Demo returns a database with the demonstration record, gone when the test
// ends.
func Demo(t testing.TB) *postgres.DB { return Open(t, DemoURL(t), postgres.Options{}) }

// URL is the address of a database such as New's.
func URL(t testing.TB) string {
	return clone(t, template{name: "schema", of: schemaHash(), fill: func(context.Context, string) error { return nil }})
}

// DemoURL is the address of a database such as Demo's.
func DemoURL(t testing.TB) string { return ScaledURL(t, 1) }

// ScaledURL is the address of a database with the demonstration record
// multiplied by n.
func ScaledURL(t testing.TB, n int) string {
	record := demo.Scaled(n)
	content, err := json.Marshal(record)
	if err != nil {
		t.Fatalf("name the demonstration record: %v", err)
	}
	return clone(t, template{
		name: fmt.Sprintf("demo%d", n),
		of:   schemaHash() + hashOf(content),
		fill: func(ctx context.Context, address string) error {
			db, err := postgres.Open(ctx, address, postgres.Options{})
			if err != nil {
				return err
			}
			defer db.Close()
			return db.Load(ctx, record, hash())
		},
	})
}

// hash hashes the one password of all demonstration accounts once.
func hash() func(string) (string, error) {
	known := map[string]string{}
	return func(password string) (string, error) {
		if h, ok := known[password]; ok {
			return h, nil
		}
		h, err := auth.Hash(password)
		known[password] = h
		return h, err
	}
}

// Open opens a database for the length of the test.
func Open(t testing.TB, address string, o postgres.Options) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(context.Background(), address, o)
	if err != nil {
		t.Fatalf("open the test's database: %v", err)
	}
	t.Cleanup(db.Close)
	return db
}

// template is a database that is made once for its content and cloned for each
// test.
type template struct {
	name, of string
	fill     func(ctx context.Context, address string) error
}

func (tm template) database() string { return "pb_" + tm.name + "_" + hashOf([]byte(tm.of))[:16] }

var clones atomic.Int64

func clone(t testing.TB, tm template) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	admin, err := pgx.Connect(ctx, adminURL(t))
	if err != nil {
		t.Fatalf("connect to the Postgres of the tests: %v", err)
	}
	defer admin.Close(ctx)
	if err := tm.ensure(ctx, admin, adminURL(t)); err != nil {
		t.Fatalf("make the template %s: %v", tm.database(), err)
	}
	name := fmt.Sprintf("pb_t%d_%d", time.Now().UnixNano(), clones.Add(1))
	if err := createFrom(ctx, admin, name, tm.database()); err != nil {
		t.Fatalf("clone %s: %v", tm.database(), err)
	}
	t.Cleanup(func() { drop(t, name) })
	return at(adminURL(t), name)
}

// ensure makes the template if it is not there. Packages tested at once take
// turns, and a template that was not finished does not bear its name.
func (tm template) ensure(ctx context.Context, admin *pgx.Conn, adminAddress string) error {
	if _, err := admin.Exec(ctx, `select pg_advisory_lock(hashtext($1))`, tm.database()); err != nil {
		return err
	}
	defer admin.Exec(ctx, `select pg_advisory_unlock(hashtext($1))`, tm.database())
	var there bool
	if err := admin.QueryRow(ctx, `select exists (select from pg_database where datname = $1)`, tm.database()).Scan(&there); err != nil || there {
		return err
	}
	building := tm.database() + "_new"
	if _, err := admin.Exec(ctx, `drop database if exists `+building+` with (force)`); err != nil {
		return err
	}
	if _, err := admin.Exec(ctx, `create database `+building); err != nil {
		return err
	}
	if err := postgres.Migrate(ctx, at(adminAddress, building)); err != nil {
		return err
	}
	if err := tm.fill(ctx, at(adminAddress, building)); err != nil {
		return err
	}
	_, err := admin.Exec(ctx, `alter database `+building+` rename to `+tm.database())
	return err
}

// createFrom clones a database, waiting out a connection to the template that
// has just been closed and is still being tidied away.
func createFrom(ctx context.Context, admin *pgx.Conn, name, from string) error {
	var err error
	for range 50 {
		if _, err = admin.Exec(ctx, `create database `+name+` template `+from); err == nil {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return err
}

func drop(t testing.TB, name string) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	admin, err := pgx.Connect(ctx, adminURL(t))
	if err != nil {
		t.Logf("drop %s: %v", name, err)
		return
	}
	defer admin.Close(ctx)
	if _, err := admin.Exec(ctx, `drop database if exists `+name+` with (force)`); err != nil {
		t.Logf("drop %s: %v", name, err)
	}
}

// at returns the address with another database's name.
func at(address, database string) string {
	u, err := url.Parse(address)
	if err != nil {
		panic(err) // adminURL has been connected to by it
	}
	u.Path = "/" + database
	return u.String()
}

func schemaHash() string {
	h := sha256.New()
	err := fs.WalkDir(migrations.Files, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || path == "." {
			return err
		}
		content, err := migrations.Files.ReadFile(path)
		h.Write(content)
		return err
	})
	if err != nil {
		panic(err) // the files are embedded
	}
	return hex.EncodeToString(h.Sum(nil))
}

func hashOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
