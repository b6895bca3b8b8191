package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"planboard/internal/demo"
	"planboard/internal/postgres/postgrestest"
)

// portal is a running serve.
type portal struct {
	cmd     *exec.Cmd
	address string
}

// serving starts serve on a free port and waits until it listens.
func serving(t *testing.T, settings ...string) portal {
	t.Helper()
	cmd := planboard(t, append(settings, "PLANBOARD_ADDR=127.0.0.1:0"), "serve")
	log, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if cmd.ProcessState == nil {
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		}
	})
	p := portal{cmd: cmd}
	lines := bufio.NewReader(log)
	for p.address == "" {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("serve ended before it listened: %s", line)
		}
		var entry struct{ Msg, Address string }
		if json.Unmarshal([]byte(line), &entry) == nil && entry.Msg == "listening" {
			p.address = entry.Address
		}
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	return p
}

// interrupt is Ctrl-C; it returns the exit code.
func (p portal) interrupt(t *testing.T) int {
	t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	_ = p.cmd.Wait() // its exit code is what is asked for
	return p.cmd.ProcessState.ExitCode()
}

// guess tries a wrong password as though a proxy had passed it on, and returns
// the status.
func (p portal) guess(t *testing.T, email, forwardedFor string) int {
	t.Helper()
	form := url.Values{"email": {email}, "password": {"a wrong password"}}
	r, err := http.NewRequest(http.MethodPost, p.address+"/sign-in", strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Forwarded-For", forwardedFor)
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	return got.StatusCode
}

func TestTheTrustedProxyIsBelievedAndNoOther(t *testing.T) {
	t.Parallel()
	const email = "member@demo.planboard.test"
	for proxy, want := range map[string]int{
		"127.0.0.1": http.StatusUnprocessableEntity, "127.0.0.0/8": http.StatusUnprocessableEntity,
		"10.0.0.0/8": http.StatusTooManyRequests, "": http.StatusTooManyRequests,
	} {
		p := serving(t, "DATABASE_URL="+postgrestest.DemoURL(t), "PLANBOARD_TRUSTED_PROXY="+proxy)
		for range 5 {
			p.guess(t, email, "203.0.113.9")
		}
		if status := p.guess(t, email, "198.51.100.1"); status != want {
			t.Errorf("trusting %q, a try forwarded from another address gets %d, want %d", proxy, status, want)
		}
		p.interrupt(t)
	}
}

// signIn returns the status and the address of the page that signing in leads to.
func (p portal) signIn(t *testing.T, email, password string) (int, string) {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := http.Client{Jar: jar}
	got, err := browser.PostForm(p.address+"/sign-in", url.Values{"email": {email}, "password": {password}})
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	return got.StatusCode, got.Request.URL.Path
}

func TestTheCouncilsNameAndColourAreTheSettings(t *testing.T) {
	t.Parallel()
	p := serving(t, "DATABASE_URL="+postgrestest.DemoURL(t), "PLANBOARD_COUNCIL=Example Borough Council", "PLANBOARD_BRAND_COLOUR=#7a0019")
	for address, want := range map[string]string{"/sign-in": "Example Borough Council", "/static/theme.css": "#7a0019"} {
		got, err := http.Get(p.address + address)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(got.Body)
		got.Body.Close()
		if err != nil || !strings.Contains(string(body), want) {
			t.Errorf("%s lacks %q (%v)", address, want, err)
		}
	}
	p.interrupt(t)
}

func TestServeKeepsItsOwnPostgresAndStopsItToo(t *testing.T) {
	t.Parallel()
	folder, err := os.MkdirTemp("", "planboard-serve-") // not t.TempDir, which the account of Postgres cannot enter
	if err == nil {
		err = os.Chmod(folder, 0o711)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	for _, start := range []string{"from nothing", "with the data of before"} {
		p := serving(t, "PLANBOARD_STATE_DIR="+folder, "PLANBOARD_DEMO=1")
		got, err := http.Get(p.address + "/readyz")
		if err != nil || got.StatusCode != http.StatusOK {
			t.Fatalf("%s: not ready: %v, %v", start, got, err)
		}
		got.Body.Close()
		if status, at := p.signIn(t, "member@demo.planboard.test", demo.Password); status != http.StatusOK || at != "/" {
			t.Errorf("%s: signing in leads to %s with %d", start, at, status)
		}
		running := filepath.Join(folder, "*", "postmaster.pid")
		before, _ := filepath.Glob(running)
		code := p.interrupt(t)
		if after, _ := filepath.Glob(running); code != 0 || len(before) != 1 || len(after) != 0 {
			t.Errorf("%s: exit code %d after Ctrl-C, Postgres runs before as %q and after as %q", start, code, before, after)
		}
	}
}

func TestAnAccountMadeOnTheCommandLineSignsIn(t *testing.T) {
	t.Parallel()
	settings := []string{"DATABASE_URL=" + postgrestest.DemoURL(t)}
	p := serving(t, settings...)
	const email, password = "lead@council.example", "correct horse battery"
	command := func(args ...string) result {
		cmd := planboard(t, settings, args...)
		cmd.Stdin = strings.NewReader(password + "\n")
		got := run(t, cmd)
		if got.code != 0 {
			t.Fatalf("%v: %+v", args, got)
		}
		return got
	}

	command("user", "add", email, "--role", "board member", "--title", "Lead Member")
	if status, at := p.signIn(t, email, password); status != http.StatusOK || at != "/" {
		t.Errorf("signing in leads to %s with %d", at, status)
	}
	command("user", "role", email, "secretary")
	if listed := command("user", "list").out; !strings.Contains(listed, email) || !strings.Contains(listed, "secretary") || !strings.Contains(listed, "Lead Member") {
		t.Errorf("the list is\n%s", listed)
	}
	command("user", "disable", email)
	if status, _ := p.signIn(t, email, password); status != http.StatusUnprocessableEntity {
		t.Errorf("a shut account signs in with %d", status)
	}
	if status, _ := p.signIn(t, "admin@demo.planboard.test", demo.Password); status != http.StatusUnprocessableEntity {
		t.Errorf("a demo account signs in outside demo mode with %d", status)
	}
	if code := p.interrupt(t); code != 0 {
		t.Errorf("exit code %d after Ctrl-C", code)
	}
}
