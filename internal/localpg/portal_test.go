package localpg_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"planboard/internal/localpg"
)

// asPortal in the environment makes the test binary a portal: a process of its
// own that runs a private Postgres, and that a test may kill.
const asPortal = "LOCALPG_TEST_PORTAL"

func TestMain(m *testing.M) {
	if config := os.Getenv(asPortal); config != "" {
		if err := runPortal(config); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// runPortal tells its story on standard output, a line at a time. On Ctrl-C it
// first makes sure that Postgres still answers, as a portal that drains needs.
func runPortal(config string) error {
	var c localpg.Config
	if err := json.Unmarshal([]byte(config), &c); err != nil {
		return err
	}
	go endWithTest()
	interrupted, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	defer cancel()
	server, err := localpg.Start(context.Background(), c)
	if err != nil {
		return err
	}
	fmt.Println(server.URL("planboard"))
	<-interrupted.Done()
	if err := ask(server.URL("planboard"), "select pg_sleep(0.2)"); err != nil {
		return err
	}
	fmt.Println("drained")
	return server.Stop(context.Background())
}

// endWithTest ends a portal whose test ended without ending it.
func endWithTest() {
	_, _ = io.Copy(io.Discard, os.Stdin) // returns when the test's end of it closes
	os.Exit(1)
}

// portal is a process that runs a private Postgres.
type portal struct {
	cmd   *exec.Cmd
	lines *bufio.Scanner
}

// newPortal starts a portal in a process group of its own, as a shell would.
func newPortal(t *testing.T, c localpg.Config, change ...func(*exec.Cmd)) *portal {
	t.Helper()
	config, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), asPortal+"="+string(config))
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	for _, alter := range change {
		alter(cmd)
	}
	return begin(t, cmd)
}

func begin(t *testing.T, cmd *exec.Cmd) *portal {
	t.Helper()
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // most have ended by now
		_ = cmd.Wait()
	})
	return &portal{cmd: cmd, lines: bufio.NewScanner(out)}
}

// line is the next thing the portal said, "" if it has ended.
func (p *portal) line() string {
	p.lines.Scan()
	return p.lines.Text()
}

// url is the address of the portal's database, once it runs.
func (p *portal) url(t *testing.T) string {
	t.Helper()
	line := p.line()
	if !strings.HasPrefix(line, "postgres://") {
		t.Fatalf("the portal said %q, want the address of its database", line)
	}
	return line
}

// kill sends the portal a signal and waits for it to have ended.
func (p *portal) kill(t *testing.T) {
	t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.cmd.Wait() // says that it was killed
}
