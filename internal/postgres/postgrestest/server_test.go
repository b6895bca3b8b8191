package postgrestest_test

import (
	"testing"

	"github.com/jackc/pgx/v5"

	"planboard/internal/postgres/postgrestest"
)

func TestTheServerThatMakeTestSharesIsUsed(t *testing.T) {
	t.Setenv("TEST_DATABASE_URL", "postgres://shared")
	if got := postgrestest.AdminURL(t); got != "postgres://shared" {
		t.Errorf("address %q, want the one that was set", got)
	}
}

func TestWithoutOneTheTestsOfAProcessShareTheirOwn(t *testing.T) {
	t.Setenv("TEST_DATABASE_URL", "")
	url := postgrestest.AdminURL(t)
	if again := postgrestest.AdminURL(t); again != url {
		t.Errorf("two servers, %q and %q; want one", url, again)
	}
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	for _, statement := range []string{"create database mine", "drop database mine"} {
		if _, err := conn.Exec(t.Context(), statement); err != nil {
			t.Errorf("%s: %v", statement, err)
		}
	}
}
