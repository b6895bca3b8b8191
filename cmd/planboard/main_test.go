package main

import (
	"bytes"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"planboard/internal/postgres/postgrestest"
)

// asCommand in the environment makes the test binary the command itself.
const asCommand = "PLANBOARD_TEST"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// planboard prepares the command with nothing of the surroundings but where
// Postgres is, and with the settings given as NAME=value.
func planboard(t testing.TB, settings []string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = filepath.Join("..", "..")
	for _, setting := range os.Environ() {
		name, _, _ := strings.Cut(setting, "=")
		if name != "DATABASE_URL" && (!strings.HasPrefix(name, "PLANBOARD_") || strings.HasPrefix(name, "PLANBOARD_PG_")) {
			cmd.Env = append(cmd.Env, setting)
		}
	}
	cmd.Env = append(append(cmd.Env, asCommand+"=1"), settings...)
	return cmd
}

// result is how a command ended and what it said.
type result struct {
	code     int
	out, err string
}

func run(t testing.TB, cmd *exec.Cmd) result {
	t.Helper()
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	exit := (*exec.ExitError)(nil)
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return result{cmd.ProcessState.ExitCode(), out.String(), said.String()}
}

func TestVersionSaysWhatThisIs(t *testing.T) {
	t.Parallel()
	got := run(t, planboard(t, nil, "version"))
	if got.code != 0 || !strings.HasPrefix(got.out, "planboard ") || !strings.Contains(got.out, ", schema ") || strings.Count(got.out, "\n") != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestWhatCannotBeDoneIsSaidInOneSentence(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = taken.Close() })
	full, empty := "DATABASE_URL="+postgrestest.DemoURL(t), "DATABASE_URL="+postgrestest.URL(t)
	const free = "PLANBOARD_ADDR=127.0.0.1:0"
	tests := []struct {
		name     string
		settings []string
		args     []string
		says     []string
	}{
		{"demo data go over a plan", []string{full}, []string{"demo"}, []string{"already holds a plan", "DATABASE_URL"}},
		{"demo data are multiplied by nothing", []string{empty}, []string{"demo", "--scale", "0"}, []string{"--scale is 1 or more"}},
		{"the world reaches a demonstration", []string{full, "PLANBOARD_DEMO=1", "PLANBOARD_ADDR=0.0.0.0:0"}, []string{"serve"}, []string{"PLANBOARD_DEMO", "PLANBOARD_ADDR", "demo passwords"}},
		{"a demonstration listens on every address", []string{full, "PLANBOARD_DEMO=1", "PLANBOARD_ADDR=:0"}, []string{"serve"}, []string{"PLANBOARD_ADDR"}},
		{"a council's clock is moved", []string{full, free, "PLANBOARD_CLOCK=2024-01-30T09:00:00Z"}, []string{"serve"}, []string{"PLANBOARD_CLOCK", "PLANBOARD_DEMO=1"}},
		{"the demo clock begins at no instant", []string{full, free, "PLANBOARD_DEMO=1", "PLANBOARD_CLOCK=yesterday"}, []string{"serve"}, []string{"PLANBOARD_CLOCK", "yesterday"}},
		{"an address is none", []string{full, "PLANBOARD_ADDR=8080"}, []string{"serve"}, []string{"PLANBOARD_ADDR", "127.0.0.1:8080"}},
		{"a public address is none", []string{full, free, "PLANBOARD_PUBLIC_URL=plan.example.org"}, []string{"serve"}, []string{"PLANBOARD_PUBLIC_URL"}},
		{"a proxy's address is none", []string{full, free, "PLANBOARD_TRUSTED_PROXY=10.0.0.0/33"}, []string{"serve"}, []string{"PLANBOARD_TRUSTED_PROXY", "10.0.0.0/33"}},
		{"white words stand on a bright colour", []string{full, free, "PLANBOARD_BRAND_COLOUR=#f5a800"}, []string{"serve"}, []string{"PLANBOARD_BRAND_COLOUR", "white text on #f5a800 has a contrast of 2.0 to 1; choose a darker colour"}},
		{"a colour is none", []string{full, free, "PLANBOARD_BRAND_COLOUR=navy"}, []string{"serve"}, []string{"PLANBOARD_BRAND_COLOUR", "like #17404f", `"navy"`}},
		{"a council's name takes two lines", []string{full, free, "PLANBOARD_COUNCIL=Example\nCouncil"}, []string{"serve"}, []string{"PLANBOARD_COUNCIL", "on one line"}},
		{"a port is taken twice", []string{full, "PLANBOARD_ADDR=" + taken.Addr().String()}, []string{"serve"}, []string{taken.Addr().String(), "in use", "PLANBOARD_ADDR"}},
		{"a database address is none", []string{"DATABASE_URL=postgres://%zz"}, []string{"migrate"}, []string{"DATABASE_URL"}},
		{"a role that there is not", []string{full}, []string{"user", "role", "data@demo.planboard.test", "king"}, []string{`"king"`, "board member, officer"}},
		{"a post that there is not", []string{full}, []string{"user", "add", "new@council.example", "--role", "officer", "--post", "R99"}, []string{`"R99"`}},
		{"an account without a post or a title", []string{full}, []string{"user", "add", "new@council.example", "--role", "officer"}, []string{"--post", "--title"}},
		{"an account that there is already", []string{full}, []string{"user", "add", "Data@demo.planboard.test", "--role", "officer", "--title", "Twin"}, []string{"already"}},
		{"what was noted is no seal", []string{full}, []string{"verify", "--noted", "12:abc"}, []string{"--noted", `"12:abc"`, "16 digits"}},
		{"what is not there is verified", []string{"DATABASE_URL=postgres://planboard@/planboard?host=/nowhere"}, []string{"verify"}, []string{"the record cannot be reached"}},
		{"an account that nobody has is shut", []string{full}, []string{"user", "disable", "nobody@council.example"}, []string{"nobody@council.example", "user list"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			cmd := planboard(t, tt.settings, tt.args...)
			cmd.Stdin = strings.NewReader("a long enough password\n")
			got := run(t, cmd)
			sentence := sentences(got.err)
			if got.code != 1 || len(sentence) != 1 {
				t.Fatalf("exit code %d and %d sentences:\n%s", got.code, len(sentence), got.err)
			}
			for _, want := range tt.says {
				if !strings.Contains(sentence[0], want) {
					t.Errorf("it says %q, want %q in it", sentence[0], want)
				}
			}
		})
	}
}

// sentences are what the command said, without its log and its questions.
func sentences(said string) []string {
	var found []string
	for line := range strings.Lines(said) {
		if !strings.HasPrefix(line, "{") && !strings.HasPrefix(line, "Password,") {
			found = append(found, line)
		}
	}
	return found
}

func TestDemoDataGoIntoAnEmptyDatabaseOnce(t *testing.T) {
	t.Parallel()
	settings := []string{"DATABASE_URL=" + postgrestest.URL(t)}
	if got := run(t, planboard(t, settings, "demo")); got.code != 0 {
		t.Fatalf("the first time: %+v", got)
	}
	if got := run(t, planboard(t, settings, "user", "list")); !strings.Contains(got.out, "director@demo.planboard.test") {
		t.Errorf("afterwards the accounts are %+v", got)
	}
	if got := run(t, planboard(t, settings, "demo")); got.code != 1 {
		t.Errorf("the second time: %+v", got)
	}
}
