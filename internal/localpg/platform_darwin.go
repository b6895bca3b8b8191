package localpg

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// utf8Locale is one that every macOS has; only its letters are used.
const utf8Locale = "en_US.UTF-8"

// endWithParent does nothing: macOS has no such thing. The next start ends
// what a killed portal left behind.
func endWithParent(*syscall.SysProcAttr) {}

// postgresIn lists the Postgres processes that have folder as their working
// directory, as the postmaster and all its children do.
func postgresIn(folder string) ([]int, error) {
	wanted, err := os.Stat(folder)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	said, err := exec.Command("/usr/sbin/lsof", "-a", "-c", "postgres", "-d", "cwd", "-F", "pn").Output()
	// lsof also exits with 1 when it has nothing to list.
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return nil, fmt.Errorf("list Postgres processes: %w", err)
	}
	return worksIn(string(said), wanted), nil
}

// worksIn reads lsof's lines: p and a process, then n and its folder.
func worksIn(listing string, folder os.FileInfo) []int {
	var pids []int
	pid := 0
	for line := range strings.Lines(listing) {
		line = strings.TrimSpace(line)
		if number, ok := strings.CutPrefix(line, "p"); ok {
			pid, _ = strconv.Atoi(number)
		}
		path, ok := strings.CutPrefix(line, "n")
		if at, err := os.Stat(path); ok && err == nil && os.SameFile(at, folder) {
			pids = append(pids, pid)
		}
	}
	return pids
}
