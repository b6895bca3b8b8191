package localpg_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/localpg"
)

func TestASecondStartFindsTheDataAgain(t *testing.T) {
	t.Parallel()
	state := filepath.Join(stateFolder(t), "made", "as needed")
	first := start(t, localpg.Config{StateDir: state})
	remember(t, first.URL("planboard"))
	stop(t, first)
	stop(t, first) // twice does no harm
	second := start(t, localpg.Config{StateDir: state})
	recall(t, second.URL("planboard"))
}

func TestStopLeavesNothingButData(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	server := start(t, localpg.Config{StateDir: state})
	data := dataFolder(t, state)
	stop(t, server)
	select {
	case <-server.Done():
	default:
		t.Error("Done is open after Stop")
	}
	if !gone(filepath.Join(data, "postmaster.pid")) {
		t.Error("Postgres did not end in good order")
	}
	if left, _ := filepath.Glob(filepath.Join(state, "*.socket")); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

func TestStopThatMayNotWait(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	server := start(t, localpg.Config{StateDir: state})
	remember(t, server.URL("planboard"))
	now, cancel := context.WithCancel(context.Background())
	cancel()
	wantWords(t, server.Stop(now), "context canceled")
	again := start(t, localpg.Config{StateDir: state})
	recall(t, again.URL("planboard"))
}

func TestNobodyElseCanReachIt(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	server := start(t, localpg.Config{StateDir: state})
	var addresses string
	mustAsk(t, server.URL("postgres"), "show listen_addresses", &addresses)
	if addresses != "" {
		t.Errorf("listens on %q, want no address", addresses)
	}
	data := dataFolder(t, state)
	for _, folder := range []string{data, data + ".socket"} {
		info, err := os.Stat(folder)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != 0o700 {
			t.Errorf("%s may be entered by others: %o", folder, got)
		}
	}
	rules, err := os.ReadFile(filepath.Join(data, "pg_hba.conf"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(rules)) {
		if strings.HasPrefix(line, "host") && !strings.Contains(line, "reject") {
			t.Errorf("lets the network in: %s", line)
		}
	}
}

func TestAStateFolderWithAnAwkwardName(t *testing.T) {
	t.Parallel()
	for name, folder := range map[string]string{
		"too long for a socket":         strings.Repeat("long", 30),
		"that reads as a list":          `this,that "and" more`,
		"that means something in a URL": "a+b c&d=é%20'#?",
		"that reads as a pattern":       "[a",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			state := filepath.Join(stateFolder(t), folder)
			server := start(t, localpg.Config{StateDir: state})
			address, err := url.Parse(server.URL("planboard"))
			if err != nil {
				t.Fatal(err)
			}
			mustAsk(t, address.String(), "select 1")
			stop(t, server)
			if socket := address.Query().Get("host"); !gone(socket) {
				t.Errorf("left behind: %s", socket)
			}
		})
	}
}

func TestTextIsTreatedAlikeOnEveryHost(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]localpg.Config{
		"installed": {Throwaway: true},
		"npm's":     {Throwaway: true, SkipInstalled: true, NPMDir: "../../tools/postgres"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if name == "npm's" {
				npmFolder(t)
			}
			server := start(t, c)
			var got []string
			mustAsk(t, server.URL("planboard"), `
				select array[current_setting('server_encoding'), lower('ÉCOLE'), min(word), min(word collate "en-GB-x-icu")]
				from unnest(array['b', 'A', 'á', 'B', 'a']) as word`, &got)
			if diff := cmp.Diff([]string{"UTF8", "école", "A", "a"}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOurOwnSettingsDoNotReachIt(t *testing.T) {
	t.Setenv("PGCLIENTENCODING", "LATIN1")
	t.Setenv("PGPORT", "1")
	t.Setenv("LC_ALL", "no such locale")
	server := start(t, localpg.Config{Throwaway: true})
	var encoding string
	mustAsk(t, server.URL("planboard"), "select reset_val from pg_settings where name = 'client_encoding'", &encoding)
	if encoding != "UTF8" {
		t.Errorf("text is sent as %q, want as on every host", encoding)
	}
}

func TestTypedTextNeverReachesTheLog(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	server := start(t, localpg.Config{StateDir: state})
	url := server.URL("planboard")
	mustAsk(t, url, "create table private (words text unique); insert into private values ('typed text')")
	for _, statement := range []string{
		"insert into private values ('typed text')",
		"select 'typed text'::integer",
		"select typed text",
		"do $$ begin raise warning 'typed text'; end $$",
		"select pg_terminate_backend(pg_backend_pid()) as \"typed text\"",
		// A session that is killed has Postgres say what it was running.
		"copy (select 'typed text') to program 'kill -9 $PPID'",
	} {
		_ = ask(url, statement) // all fail or warn, as they should
	}
	stop(t, server)
	log, err := os.ReadFile(dataFolder(t, state) + ".log")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(log, []byte("terminated by signal 9")) {
		t.Errorf("the log does not hold what it should:\n%s", log)
	}
	if bytes.Contains(log, []byte("typed")) {
		t.Errorf("the log holds what was typed:\n%s", log)
	}
}

func TestALogThatHasGrownIsSetAside(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	stop(t, start(t, localpg.Config{StateDir: state}))
	log := dataFolder(t, state) + ".log"
	if err := os.Truncate(log, 11<<20); err != nil {
		t.Fatal(err)
	}
	stop(t, start(t, localpg.Config{StateDir: state}))
	info, err := os.Stat(log)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > 1<<20 || gone(log+".old") {
		t.Errorf("the log has %d bytes, want a new one and the old beside it", info.Size())
	}
}

func TestDataOfAnotherVersionAreNamed(t *testing.T) {
	t.Parallel()
	state := stateFolder(t)
	older := filepath.Join(state, "pg14")
	if err := os.Mkdir(older, 0o700); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	stop(t, start(t, localpg.Config{StateDir: state, Log: slog.New(slog.NewTextHandler(&said, nil))}))
	if !strings.Contains(said.String(), older) {
		t.Errorf("nobody was told of %s: %s", older, &said)
	}
	if gone(older) {
		t.Error("the older data were removed")
	}
}
