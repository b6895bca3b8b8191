package localpg_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"planboard/internal/localpg"
)

func TestCtrlCReachesThePortalAndNotPostgres(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	p := newPortal(t, localpg.Config{StateDir: state})
	p.url(t)
	// A terminal sends Ctrl-C to every process of the group.
	send(t, -p.cmd.Process.Pid, syscall.SIGINT)
	if got := p.line(); got != "drained" {
		t.Errorf("the portal said %q, want Postgres to answer while it drains", got)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("the portal ended with %v", err)
	}
	if !gone(filepath.Join(dataFolder(t, state), "postmaster.pid")) {
		t.Error("Postgres did not end with the portal")
	}
}

func TestKilledPortal(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	p := newPortal(t, localpg.Config{StateDir: state})
	remember(t, p.url(t))
	p.kill(t)
	again := start(t, localpg.Config{StateDir: state})
	recall(t, again.URL("planboard"))
}

func TestKilledPortalAndPostgres(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	p := newPortal(t, localpg.Config{StateDir: state})
	remember(t, p.url(t))
	// Held still, the portal cannot start Postgres again in between.
	send(t, p.cmd.Process.Pid, syscall.SIGSTOP)
	send(t, postmaster(t, state), syscall.SIGKILL)
	p.kill(t)
	again := start(t, localpg.Config{StateDir: state})
	recall(t, again.URL("planboard"))
}

func TestPostgresThatEndsByItselfIsStartedAgain(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(t *testing.T, url string, pid int){
		"killed": func(t *testing.T, _ string, pid int) {
			send(t, pid, syscall.SIGKILL)
		},
		"stopped by someone else": func(t *testing.T, _ string, pid int) {
			send(t, pid, syscall.SIGINT)
		},
		"killed while a session is too busy to notice": func(t *testing.T, url string, pid int) {
			go func() { _ = ask(url, "do $$ begin loop end loop; end $$") }() // ends in an error, when Postgres does
			eventually(t, "a busy session", func() bool {
				var busy bool
				mustAsk(t, url, "select exists (select from pg_stat_activity where query like 'do%' and state = 'active')", &busy)
				return busy
			})
			send(t, pid, syscall.SIGKILL)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			state := stateFolder(t)
			server := start(t, localpg.Config{StateDir: state})
			url := server.URL("planboard")
			remember(t, url)
			end(t, url, postmaster(t, state))
			eventually(t, "Postgres answers again", func() bool {
				return ask(url, "select 1 from promise") == nil
			})
			recall(t, url)
			stop(t, server)
		})
	}
}

func TestAttemptsGoOnUntilPostgresStarts(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	said := make(chan string, 1000)
	server := start(t, localpg.Config{StateDir: state, Log: logTo(said)})
	url := server.URL("planboard")
	control := filepath.Join(dataFolder(t, state), "global", "pg_control")
	if err := os.Rename(control, control+".away"); err != nil {
		t.Fatal(err)
	}
	send(t, postmaster(t, state), syscall.SIGKILL)
	for !strings.Contains(<-said, "does not start") {
	}
	if err := os.Rename(control+".away", control); err != nil {
		t.Fatal(err)
	}
	eventually(t, "Postgres answers again", func() bool { return ask(url, "select 1") == nil })
}

// logTo is a log whose lines a test can wait for.
func logTo(said chan<- string) *slog.Logger {
	return slog.New(slog.NewTextHandler(lines(said), nil))
}

type lines chan<- string

func (l lines) Write(line []byte) (int, error) {
	l <- string(line)
	return len(line), nil
}

func TestStopWhilePostgresIsAway(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	server := start(t, localpg.Config{StateDir: state})
	send(t, postmaster(t, state), syscall.SIGKILL)
	stop(t, server)
	again := start(t, localpg.Config{StateDir: state})
	mustAsk(t, again.URL("planboard"), "select 1")
}

func TestDoneWhenTheDataFolderIsRemoved(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	server := start(t, localpg.Config{StateDir: state})
	pid := postmaster(t, state)
	if err := os.Rename(dataFolder(t, state), filepath.Join(state, "elsewhere")); err != nil {
		t.Fatal(err)
	}
	send(t, pid, syscall.SIGKILL)
	ctx, cancel := context.WithTimeout(context.Background(), soon)
	defer cancel()
	select {
	case <-server.Done():
	case <-ctx.Done():
		t.Error("Done is still open")
	}
}
