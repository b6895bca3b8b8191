// Package postgrestest gives a test a Postgres database of its own.
//
// It knows where a Postgres for tests comes from. It knows nothing of what the
// tests store there.
package postgrestest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"planboard/internal/localpg"
)

// adminURL is the address of a Postgres in which tests may make and drop
// databases: TEST_DATABASE_URL, which make test sets to one server for all
// packages, else a throw-away server that the tests of this process share. A
// machine without Postgres fails the test.
func adminURL(t testing.TB) string {
	t.Helper()
	if url := os.Getenv("TEST_DATABASE_URL"); url != "" {
		return url
	}
	url, err := ownServer()
	if err != nil {
		t.Fatalf("start a Postgres for the tests of this package: %v", err)
	}
	return url
}

// ownServer starts the server on first use. Nobody is told when the last test
// ends, so it is not stopped: Postgres ends with the process, and the next
// throw-away server removes its folder.
var ownServer = sync.OnceValues(func() (url string, err error) {
	server, err := localpg.Start(context.Background(), localpg.Config{
		Bin:           os.Getenv("PLANBOARD_PG_BIN"),
		SkipInstalled: os.Getenv("PLANBOARD_PG_SKIP_INSTALLED") == "1",
		NPMDir:        filepath.Join(moduleRoot(), "tools", "postgres"),
		Throwaway:     true,
	})
	if err != nil {
		return "", err
	}
	return server.URL("postgres"), nil
})

// moduleRoot is the nearest folder upwards that holds go.mod: a test runs in
// the folder of its package. Outside a checkout it is the file system's root.
func moduleRoot() string {
	folder, err := os.Getwd()
	if err != nil {
		return "/"
	}
	for folder != "/" {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			break
		}
		folder = filepath.Dir(folder)
	}
	return folder
}
