package localpg

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// utf8Locale knows the letters of all languages and belongs to none.
const utf8Locale = "C.UTF-8"

// endWithParent has a process told to stop when the thread that started it
// ends, so that a killed portal leaves no Postgres behind.
func endWithParent(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGINT }

// postgresIn lists the Postgres processes that have folder as their working
// directory, as the postmaster and all its children do. A zombie has none. A
// shell that somebody left there is not Postgres.
func postgresIn(folder string) ([]int, error) {
	wanted, err := os.Stat(folder)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	processes, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return nil, err
	}
	var pids []int
	for _, process := range processes {
		pid, _ := strconv.Atoi(filepath.Base(process))
		if isPostgres(process) && worksIn(process, wanted) {
			pids = append(pids, pid)
		}
	}
	return pids, nil
}

func isPostgres(process string) bool {
	name, err := os.ReadFile(filepath.Join(process, "comm"))
	return err == nil && strings.TrimSpace(string(name)) == "postgres"
}

func worksIn(process string, folder os.FileInfo) bool {
	at, err := os.Stat(filepath.Join(process, "cwd"))
	return err == nil && os.SameFile(at, folder)
}
