package localpg_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/localpg"
)

// soon is how long anything may take on a busy machine before it counts as
// never.
const soon = time.Minute

// stateFolder is an empty folder that the account of Postgres may enter, which
// those of t.TempDir are not when the tests run as root.
func stateFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/tmp", "localpg-test-")
	if err == nil {
		err = os.Chmod(folder, 0o711)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		// A Postgres whose portal has just been killed may be writing still.
		eventually(t, "the state folder is removed", func() bool { return os.RemoveAll(folder) == nil })
	})
	return folder
}

// start runs a server that is stopped when the test ends.
func start(t *testing.T, c localpg.Config) *localpg.Server {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), soon)
	defer cancel()
	server, err := localpg.Start(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Stop(context.Background()) }) // most are stopped by now
	return server
}

func stop(t *testing.T, server *localpg.Server) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), soon)
	defer cancel()
	if err := server.Stop(ctx); err != nil {
		t.Fatal(err)
	}
}

// ask runs one statement on a new connection. dest receives its row.
func ask(url, statement string, dest ...any) error {
	ctx, cancel := context.WithTimeout(context.Background(), soon)
	defer cancel()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	if len(dest) == 0 {
		_, err = conn.Exec(ctx, statement)
		return err
	}
	return conn.QueryRow(ctx, statement).Scan(dest...)
}

func mustAsk(t *testing.T, url, statement string, dest ...any) {
	t.Helper()
	if err := ask(url, statement, dest...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// remember and recall show that data outlive whatever happens in between.
func remember(t *testing.T, url string) {
	t.Helper()
	mustAsk(t, url, "create table promise (words text); insert into promise values ('kept')")
}

func recall(t *testing.T, url string) {
	t.Helper()
	var words string
	mustAsk(t, url, "select words from promise", &words)
	if words != "kept" {
		t.Errorf("found %q, want what was written before", words)
	}
}

// eventually waits for something that has no other way to say it is so.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(soon); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("never came about: %s", what)
		}
	}
}

// dataFolder is the one data folder in a state folder.
func dataFolder(t *testing.T, state string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(state, "pg[0-9][0-9]"))
	if err != nil || len(found) != 1 {
		t.Fatalf("data folders in %s: %v, %v; want one", state, found, err)
	}
	return found[0]
}

// postmaster is the process that the state folder's Postgres says it is.
func postmaster(t *testing.T, state string) int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dataFolder(t, state), "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

func send(t *testing.T, pid int, signal syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(pid, signal); err != nil {
		t.Fatalf("send %v to process %d: %v", signal, pid, err)
	}
}

// asOwner has a command run as the account that owns path.
func asOwner(t *testing.T, path string, cmd *exec.Cmd) *exec.Cmd {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	owner := info.Sys().(*syscall.Stat_t)
	cmd.Dir = "/"
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: owner.Uid, Gid: owner.Gid}}
	}
	return cmd
}

// gone reports whether nothing has that name.
func gone(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, os.ErrNotExist)
}

// npmFolder is the folder of npm's Postgres, or a reason to skip.
func npmFolder(t *testing.T) string {
	t.Helper()
	folder, err := filepath.Abs("../../tools/postgres")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := localpg.Find(localpg.Config{SkipInstalled: true, NPMDir: folder}); err != nil {
		t.Skipf("npm's Postgres is not unpacked (npm ci --ignore-scripts in tools/postgres): %v", err)
	}
	return folder
}

// wantWords fails unless an error says all of the words.
func wantWords(t *testing.T, err error, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(fmt.Sprint(err), word) {
			t.Errorf("error %q does not say %q", err, word)
		}
	}
}
