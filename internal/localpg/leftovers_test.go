package localpg_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"planboard/internal/localpg"
)

func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	first := newPortal(t, localpg.Config{StateDir: state})
	url := first.url(t)
	_, err := localpg.Start(context.Background(), localpg.Config{StateDir: state})
	wantWords(t, err, fmt.Sprintf("process %d already runs", first.cmd.Process.Pid), "PLANBOARD_STATE_DIR")
	mustAsk(t, url, "select 1")
}

// An orphan is what a killed portal leaves where the system does not tell
// Postgres: it runs, and holds the data folder.
func TestAnOrphanIsStoppedFirst(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	stop(t, start(t, localpg.Config{StateDir: state}))
	orphan := startOrphan(t, dataFolder(t, state))
	server := start(t, localpg.Config{StateDir: state})
	mustAsk(t, server.URL("planboard"), "select 1")
	_ = orphan.Wait() // how it ended is in its data
	log, err := os.ReadFile(dataFolder(t, state) + ".log")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(log), "not properly shut down") {
		t.Errorf("the orphan was not let end in good order:\n%s", log)
	}
}

func startOrphan(t *testing.T, data string) *exec.Cmd {
	t.Helper()
	bin, err := localpg.Find(localpg.Config{})
	if err != nil {
		t.Fatal(err)
	}
	orphan := asOwner(t, data, exec.Command(filepath.Join(bin, "postgres"), "-D", data,
		"-c", "listen_addresses=", "-c", "unix_socket_directories="+data))
	if err := orphan.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = orphan.Process.Kill() }) // only if the test failed
	url := "postgres://planboard@/planboard?port=5432&sslmode=disable&host=" + data
	eventually(t, "the orphan answers", func() bool { return ask(url, "select 1") == nil })
	return orphan
}

// A lock file that names a process which exists, though it is no Postgres,
// makes Postgres refuse to start.
func TestStaleLockFiles(t *testing.T) {
	t.Parallel()
	for name, process := range map[string]func(t *testing.T, owner string) int{
		"naming a stranger":                 startStranger,
		"naming a zombie that nobody reaps": startZombie,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			state := stateFolder(t)
			stop(t, start(t, localpg.Config{StateDir: state}))
			data := dataFolder(t, state)
			pid := process(t, data)
			writeLockFile(t, data, filepath.Join(data, "postmaster.pid"), pid)
			makeFolder(t, data, data+".socket")
			writeLockFile(t, data, filepath.Join(data+".socket", ".s.PGSQL.5432.lock"), pid)
			server := start(t, localpg.Config{StateDir: state})
			mustAsk(t, server.URL("planboard"), "select 1")
		})
	}
}

// startStranger starts a process of the owner's that works in the data folder,
// as somebody's shell may, but is no Postgres.
func startStranger(t *testing.T, data string) int {
	t.Helper()
	stranger := asOwner(t, data, exec.Command("sleep", "600"))
	stranger.Dir = data
	if err := stranger.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = stranger.Process.Kill()
		_ = stranger.Wait() // how it ended is asked below
		if how := stranger.ProcessState.Sys().(syscall.WaitStatus); how.Signal() != syscall.SIGKILL {
			t.Errorf("the stranger was harmed: %v", stranger.ProcessState)
		}
	})
	return stranger.Process.Pid
}

// startZombie starts a process that ends, and does not ask how until the end
// of the test.
func startZombie(t *testing.T, data string) int {
	t.Helper()
	zombie := asOwner(t, data, exec.Command("true"))
	out, err := zombie.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := zombie.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = out.Read(make([]byte, 1)) // returns when it has ended
	t.Cleanup(func() { _ = zombie.Wait() })
	return zombie.Process.Pid
}

// writeLockFile writes what Postgres writes: who, where, since when, and more
// that does not matter to one that looks whether the process exists.
func writeLockFile(t *testing.T, data, path string, pid int) {
	t.Helper()
	text := fmt.Sprintf("%d\n%s\n1700000000\n5432\n%s\n", pid, data, data+".socket")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	giveToOwner(t, data, path)
}

func makeFolder(t *testing.T, data, path string) {
	t.Helper()
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	giveToOwner(t, data, path)
}

func giveToOwner(t *testing.T, data, path string) {
	t.Helper()
	info, err := os.Stat(data)
	if err != nil {
		t.Fatal(err)
	}
	owner := info.Sys().(*syscall.Stat_t)
	if err := os.Chown(path, int(owner.Uid), int(owner.Gid)); err != nil {
		t.Fatal(err)
	}
}

func TestInitdbCutShort(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	p := newPortal(t, localpg.Config{StateDir: state})
	half := func() []string {
		found, _ := filepath.Glob(filepath.Join(state, "pg*.new-*", "PG_VERSION")) // the pattern is good
		return found
	}
	eventually(t, "initdb is at work", func() bool { return half() != nil })
	p.kill(t)
	if left, _ := filepath.Glob(filepath.Join(state, "pg[0-9][0-9]")); left != nil {
		t.Fatalf("half a data folder has the name of a whole one: %v", left)
	}
	server := start(t, localpg.Config{StateDir: state})
	mustAsk(t, server.URL("planboard"), "select 1")
	if half() != nil {
		t.Errorf("left behind: %v", half())
	}
}

func TestASocketFolderOfSomebodyElse(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	stop(t, start(t, localpg.Config{StateDir: state}))
	open := dataFolder(t, state) + ".socket"
	if err := os.Mkdir(open, 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := localpg.Start(context.Background(), localpg.Config{StateDir: state})
	wantWords(t, err, open, "remove it")
	if gone(open) {
		t.Error("a folder that is not ours was removed")
	}
}

func TestAStartThatFailsSaysWhyAndLeavesNothing(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	stop(t, start(t, localpg.Config{StateDir: state}))
	data := dataFolder(t, state)
	if err := os.WriteFile(filepath.Join(data, "postgresql.auto.conf"), []byte("nonsense = 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	giveToOwner(t, data, filepath.Join(data, "postgresql.auto.conf"))
	for range 2 { // the second shows that the lock was given back
		_, err := localpg.Start(context.Background(), localpg.Config{StateDir: state})
		wantWords(t, err, "nonsense", data+".log")
	}
	if !gone(data + ".socket") {
		t.Error("left behind: the socket folder")
	}
}

func TestAStartThatIsGivenUp(t *testing.T) {
	t.Parallel()
	now, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := localpg.Start(now, localpg.Config{StateDir: stateFolder(t)})
	wantWords(t, err, "context canceled")
}
