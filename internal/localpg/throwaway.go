package localpg

import (
	"context"
	"fmt"
	"os"
	"syscall"
	"time"
)

// throwawayPattern names the state folders of throw-away servers.
const throwawayPattern = "planboard-throwaway-*"

// newThrowaway makes a state folder, and first removes those whose owners were
// killed before they could.
func newThrowaway(who account) (string, error) {
	parent := os.TempDir()
	if who.keptOut(parent) != "" {
		parent = "/tmp"
	}
	for _, folder := range named(parent, throwawayPattern) {
		removeAbandoned(folder)
	}
	path, err := os.MkdirTemp(parent, throwawayPattern)
	if err == nil && who.drop {
		err = os.Chmod(path, 0o711)
	}
	if err != nil {
		return "", fmt.Errorf("make a folder for a throw-away Postgres: %w", err)
	}
	return path, nil
}

// removeAbandoned removes a throw-away state folder if it is ours, nobody
// holds it, and it is not so new that its maker may be about to lock it.
func removeAbandoned(folder string) {
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() || time.Since(info.ModTime()) < time.Minute {
		return
	}
	if info.Sys().(*syscall.Stat_t).Uid != uint32(os.Geteuid()) {
		return
	}
	lock, err := takeLock(folder)
	if err != nil {
		return
	}
	defer lock.Close()
	for _, path := range named(folder, "pg[0-9][0-9]") {
		if clearProcesses(context.Background(), path) != nil {
			return
		}
	}
	_ = os.RemoveAll(folder) // next time, perhaps
}
