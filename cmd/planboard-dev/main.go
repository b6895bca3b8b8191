// Command planboard-dev does what make needs and the portal does not: it finds
// a Postgres, and lends a throw-away one to a command. It holds no rules.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"planboard/internal/localpg"
)

const usage = `usage:
  planboard-dev findpg                     print the folder of the Postgres programs
  planboard-dev testdb -- command args…    run a command with TEST_DATABASE_URL set`

func main() {
	code, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "planboard-dev:", err)
	}
	os.Exit(code)
}

// run returns the exit code, which is the command's own if it ran.
func run(args []string) (code int, err error) {
	switch {
	case len(args) == 1 && args[0] == "findpg":
		return findpg()
	case len(args) > 2 && args[0] == "testdb" && args[1] == "--":
		return testdb(args[2:])
	default:
		return 2, errors.New(usage)
	}
}

// config reads the settings that choose a Postgres. npm's is found from the
// root of the checkout, where make runs.
func config() localpg.Config {
	return localpg.Config{
		Bin:           os.Getenv("PLANBOARD_PG_BIN"),
		SkipInstalled: os.Getenv("PLANBOARD_PG_SKIP_INSTALLED") == "1",
		NPMDir:        filepath.Join("tools", "postgres"),
		Throwaway:     true,
	}
}

func findpg() (code int, err error) {
	bin, err := localpg.Find(config())
	if err != nil {
		return 1, err
	}
	fmt.Println(bin)
	return 0, nil
}

func testdb(command []string) (code int, err error) {
	// Ctrl-C is the command's to answer. It ends, and then we do.
	interrupted, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	server, err := localpg.Start(interrupted, config())
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, server.Stop(context.Background())) }()
	return lend(interrupted, server.URL("postgres"), command)
}

// lend runs the command with the address of the server in its environment.
func lend(ctx context.Context, url string, command []string) (code int, err error) {
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Env = append(os.Environ(), "TEST_DATABASE_URL="+url)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	err = cmd.Run()
	if cmd.ProcessState == nil {
		return 1, err
	}
	if code := cmd.ProcessState.ExitCode(); code >= 0 {
		return code, nil
	}
	return 1, err // it was killed
}
