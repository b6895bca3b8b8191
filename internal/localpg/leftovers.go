package localpg

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// clearLeftovers undoes what a killed portal or a killed Postgres left behind.
// We hold the lock of the state folder, so whatever runs there is nobody's.
//
// Postgres would refuse to start if a lock file of its own names a process
// that exists, be it a stranger with the same number or a zombie that nobody
// will ever reap. We know better: no process works in the data folder.
func (d dataDir) clearLeftovers(ctx context.Context) error {
	if err := clearProcesses(ctx, d.path); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(d.path, "postmaster.pid")); err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("clear up after an earlier Postgres: %w", err)
	}
	if err := d.makeSocketFolder(); err != nil {
		return fmt.Errorf("make the socket folder of Postgres: %w", err)
	}
	for _, left := range named(d.socket, ".s.PGSQL.*") {
		if err := os.Remove(left); err != nil {
			return fmt.Errorf("clear up after an earlier Postgres: %w", err)
		}
	}
	return nil
}

// clearProcesses ends every Postgres process that works in folder. A
// postmaster among them is first asked to end in good order. Sessions whose
// postmaster has died cannot finish anything; one that has not noticed, because
// it is busy, is killed.
func clearProcesses(ctx context.Context, folder string) error {
	pids, err := postgresIn(folder)
	if err != nil {
		return fmt.Errorf("look for an earlier Postgres: %w", err)
	}
	if signalAll(ctx, folder, onlyPostmaster(folder, pids), syscall.SIGINT, patience) {
		return nil
	}
	if ctx.Err() != nil {
		return fmt.Errorf("wait for an earlier Postgres to end: %w", ctx.Err())
	}
	if pids, err = postgresIn(folder); err != nil {
		return fmt.Errorf("look for an earlier Postgres: %w", err)
	}
	if signalAll(ctx, folder, pids, syscall.SIGKILL, patience) {
		return nil
	}
	return fmt.Errorf("an earlier Postgres in %s does not end: processes %v", folder, pids)
}

// onlyPostmaster keeps the process that the data folder names as its
// postmaster, if it is one of pids.
func onlyPostmaster(folder string, pids []int) []int {
	named, _ := dataDir{path: folder}.pidFile()
	if slices.Contains(pids, named) {
		return []int{named}
	}
	return nil
}

// signalAll signals pids, then waits until no Postgres works in folder and
// reports whether that came about. With nobody to signal it does not wait.
func signalAll(ctx context.Context, folder string, pids []int, signal syscall.Signal, wait time.Duration) bool {
	for _, pid := range pids {
		_ = syscall.Kill(pid, signal) // it may have ended meanwhile
	}
	for deadline := time.Now().Add(wait); ; {
		left, err := postgresIn(folder)
		if err == nil && len(left) == 0 {
			return true
		}
		if len(pids) == 0 || time.Now().After(deadline) || !sleep(ctx, readyPause) {
			return false
		}
	}
}
