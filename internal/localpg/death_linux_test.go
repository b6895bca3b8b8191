package localpg_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"planboard/internal/localpg"
)

// Linux tells Postgres that its portal has died. Elsewhere the next start does.
func TestPostgresEndsWithAKilledPortal(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	p := newPortal(t, localpg.Config{StateDir: state})
	p.url(t)
	data := dataFolder(t, state)
	p.kill(t)
	eventually(t, "Postgres ended in good order", func() bool {
		return gone(filepath.Join(data, "postmaster.pid"))
	})
}

// In a container whose first process reaps nothing, a killed Postgres stays a
// zombie for ever, and its lock files name a process that exists.
func TestKilledPortalAndPostgresThatNobodyReaps(t *testing.T) {
	t.Parallel()
	// Orphans become ours, and we do not reap them: other tests do not mind.
	if err := unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); err != nil {
		t.Fatal(err)
	}
	state := stateFolder(t)
	p := newPortal(t, localpg.Config{StateDir: state})
	remember(t, p.url(t))
	zombie := postmaster(t, state)
	send(t, p.cmd.Process.Pid, unix.SIGSTOP)
	// A thread not yet stopped could still reap what is killed next.
	eventually(t, "the portal stands still", func() bool { return isStopped(t, p.cmd.Process.Pid) })
	send(t, zombie, unix.SIGKILL)
	p.kill(t)
	if err := unix.Kill(zombie, 0); err != nil {
		t.Fatalf("Postgres is no zombie: %v", err)
	}
	if text, err := os.ReadFile(filepath.Join(dataFolder(t, state), "postmaster.pid")); err != nil {
		t.Fatalf("nothing names the zombie: %q, %v", text, err)
	}
	server := start(t, localpg.Config{StateDir: state})
	recall(t, server.URL("planboard"))
}

// isStopped reports whether every thread of the process is stopped.
func isStopped(t *testing.T, pid int) bool {
	t.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", pid))
	if err != nil || len(threads) == 0 {
		t.Fatalf("list the threads of %d: %v", pid, err)
	}
	for _, thread := range threads {
		stat, err := os.ReadFile(thread)
		if err != nil {
			return false // it has ended meanwhile: look again
		}
		// The state follows the name, which stands in brackets and may hold any.
		_, after, _ := bytes.Cut(stat[bytes.LastIndexByte(stat, ')'):], []byte(" "))
		if !bytes.HasPrefix(after, []byte("T")) {
			return false
		}
	}
	return true
}
