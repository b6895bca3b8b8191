package main

import (
	"bufio"
	"bytes"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// asCommand in the environment makes the test binary the command itself.
const asCommand = "PLANBOARD_DEV_TEST"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	os.Exit(m.Run())
}

// dev prepares planboard-dev as make runs it: from the root of the checkout.
func dev(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = filepath.Join("..", "..")
	cmd.Env = append(os.Environ(), asCommand+"=1")
	return cmd
}

func exitCode(err error) int {
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return 0
}

func TestExitCodeAndWords(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		args []string
		env  string
		code int
		out  string
		err  string
	}{
		"findpg prints the chosen folder":         {args: []string{"findpg"}, out: "bin"},
		"findpg refuses a wrong folder":           {args: []string{"findpg"}, env: "PLANBOARD_PG_BIN=/nowhere", code: 1, err: "PLANBOARD_PG_BIN"},
		"no command prints the usage":             {code: 2, err: "usage:"},
		"testdb needs something to run":           {args: []string{"testdb", "--"}, code: 2, err: "usage:"},
		"testdb says what could not be run":       {args: []string{"testdb", "--", "no-such-command"}, code: 1, err: "no-such-command"},
		"testdb says why there is no Postgres":    {args: []string{"testdb", "--", "true"}, env: "PLANBOARD_PG_BIN=/nowhere", code: 1, err: "PLANBOARD_PG_BIN"},
		"testdb passes the address":               {args: []string{"testdb", "--", "sh", "-c", "echo $TEST_DATABASE_URL"}, out: "postgres://planboard@/postgres"},
		"testdb passes on the command's exit":     {args: []string{"testdb", "--", "sh", "-c", "exit 7"}, code: 7},
		"testdb fails if its command was killed":  {args: []string{"testdb", "--", "sh", "-c", "kill -9 $$"}, code: 1, err: "killed"},
		"testdb leaves the command's flags alone": {args: []string{"testdb", "--", "echo", "-race", "--", "./..."}, out: "-race -- ./..."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd := dev(t, test.args...)
			if test.env != "" {
				cmd.Env = append(cmd.Env, test.env)
			}
			var out, said bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &said
			if got := exitCode(cmd.Run()); got != test.code {
				t.Errorf("exit code %d, want %d", got, test.code)
			}
			if !strings.Contains(out.String(), test.out) || !strings.Contains(said.String(), test.err) {
				t.Errorf("printed %q and %q, want %q and %q", &out, &said, test.out, test.err)
			}
		})
	}
}

func TestAnInterruptedCommandEndsBeforeItsDatabase(t *testing.T) {
	t.Parallel()
	cmd := dev(t, "testdb", "--", "sh", "-c",
		`trap 'test -S "$socket" && exit 5' INT; echo $TEST_DATABASE_URL; read -r socket; echo ready; while :; do sleep 0.05; done`)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan()
	address, err := url.Parse(lines.Text())
	if err != nil {
		t.Fatal(err)
	}
	folder := address.Query().Get("host")
	if _, err := in.Write([]byte(filepath.Join(folder, ".s.PGSQL.5432") + "\n")); err != nil {
		t.Fatal(err)
	}
	lines.Scan() // ready
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if got := exitCode(cmd.Wait()); got != 5 {
		t.Errorf("exit code %d, want the command's 5, given while its database lived", got)
	}
	if _, err := os.Stat(filepath.Dir(folder)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("left behind: %s (%v)", filepath.Dir(folder), err)
	}
}
