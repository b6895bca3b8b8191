package main

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"planboard/internal/postgres/postgrestest"
)

// byHand changes what triggers forbid, as whoever owns the database can.
func byHand(t *testing.T, address, sql string) {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(context.Background(), `set session_replication_role = replica; `+sql); err != nil {
		t.Fatal(err)
	}
}

func TestVerifySaysThatAllIsWellOrWhereItIsNot(t *testing.T) {
	t.Parallel()
	address := postgrestest.DemoURL(t)
	settings := []string{"DATABASE_URL=" + address}
	got := run(t, planboard(t, settings, "verify"))
	newest := regexp.MustCompile(`\d+:[0-9a-f]{64}`).FindString(got.out)
	if got.code != 0 || newest == "" || !strings.Contains(got.out, " seconds: ") || got.err != "" {
		t.Fatalf("of a whole record it says %+v", got)
	}
	if got := run(t, planboard(t, settings, "verify", "--noted", newest)); got.code != 0 {
		t.Errorf("what it said to note is found wrong: %+v", got)
	}
	other := newest[:len(newest)-64] + strings.Repeat("0", 64)
	if got := run(t, planboard(t, settings, "verify", "--noted", other)); got.code != 1 || !strings.Contains(got.out, "noted") {
		t.Errorf("another seal was noted: %+v", got)
	}

	byHand(t, address, `update history set what = 'Forged' where id = 50`)
	got = run(t, planboard(t, settings, "verify"))
	first, _, _ := strings.Cut(got.out, "\n")
	if got.code != 1 || !strings.HasPrefix(first, "History entry 50 of ") || strings.Contains(got.out, "Forged") || len(sentences(got.err)) != 1 {
		t.Errorf("of one entry changed it says %+v", got)
	}
}

func TestVerifyLeavesTheSchemaAlone(t *testing.T) {
	t.Parallel()
	address := postgrestest.DemoURL(t)
	byHand(t, address, `update schema_migrations set version = version - 1`)
	got := run(t, planboard(t, []string{"DATABASE_URL=" + address}, "verify"))
	if got.code != 1 || !strings.Contains(got.err, "this program needs") {
		t.Errorf("of an older schema it says %+v", got)
	}
}

func TestVerifySaysThatNothingIsRecordedYet(t *testing.T) {
	t.Parallel()
	got := run(t, planboard(t, []string{"DATABASE_URL=" + postgrestest.URL(t)}, "verify"))
	if got.code != 0 || !strings.HasSuffix(got.out, "\nNothing has been recorded yet.\n") {
		t.Errorf("of an empty record it says %+v", got)
	}
}
