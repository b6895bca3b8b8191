package localpg

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// stateDir is a state folder that this process alone may use.
type stateDir struct {
	path      string
	lock      *os.File
	throwaway bool
}

// openState makes the folder if need be and takes its lock.
func openState(c Config, who account) (stateDir, error) {
	path, err := statePath(c, who)
	if err != nil {
		return stateDir{}, err
	}
	if closed := who.keptOut(path); closed != "" {
		return stateDir{}, fmt.Errorf("account %s, which runs Postgres, may not enter %s: "+
			"set PLANBOARD_STATE_DIR to a folder it may enter", who.name, closed)
	}
	lock, err := takeLock(path)
	if err != nil {
		return stateDir{}, err
	}
	return stateDir{path: path, lock: lock, throwaway: c.Throwaway}, nil
}

// close gives the folder up, and removes it if it was made to be thrown away.
func (s stateDir) close() {
	if s.throwaway {
		_ = os.RemoveAll(s.path) // what is left the next throw-away server removes
	}
	_ = s.lock.Close()
}

func statePath(c Config, who account) (string, error) {
	if c.Throwaway {
		return newThrowaway(who)
	}
	path, err := chosenStatePath(c.StateDir)
	if err != nil {
		return "", err
	}
	// Root owns the folder, so that Postgres cannot put a link where root
	// writes; the account passes through it to folders that are its own.
	mode := os.FileMode(0o700)
	if who.drop {
		mode = 0o711
	}
	if _, err := os.Stat(path); err == nil {
		return path, nil // somebody's choice, and so are its permissions
	}
	if err := errors.Join(os.MkdirAll(path, mode), os.Chmod(path, mode)); err != nil {
		return "", fmt.Errorf("make the state folder (PLANBOARD_STATE_DIR chooses another): %w", err)
	}
	return path, nil
}

func chosenStatePath(chosen string) (string, error) {
	if chosen != "" {
		return filepath.Abs(chosen)
	}
	if os.Geteuid() == 0 {
		return "/var/lib/planboard", nil
	}
	if xdg := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(xdg) {
		return filepath.Join(xdg, "planboard"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("no folder to keep data in, set PLANBOARD_STATE_DIR: %w", err)
	}
	return filepath.Join(home, ".local", "state", "planboard"), nil
}

// takeLock fails if another process holds the folder, and says which. The
// system itself gives the lock back when its holder dies, however it dies.
func takeLock(folder string) (*os.File, error) {
	lock, err := os.OpenFile(filepath.Join(folder, "lock"), os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock the state folder: %w", err)
	}
	err = syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		// Only for the message below: the lock holds without.
		_ = lock.Truncate(0)
		_, _ = fmt.Fprint(lock, os.Getpid())
		return lock, nil
	}
	defer lock.Close()
	if !errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, fmt.Errorf("lock the state folder %s: %w", folder, err)
	}
	holder, _ := io.ReadAll(lock) // a message without the number still helps
	return nil, fmt.Errorf("process %s already runs the private Postgres in %s: "+
		"stop it, or set PLANBOARD_STATE_DIR to another folder", strings.TrimSpace(string(holder)), folder)
}

// named lists what a folder holds by the pattern of its name. filepath.Glob
// would take a bracket in the folder's own name for part of the pattern.
func named(folder, pattern string) []string {
	entries, _ := os.ReadDir(folder) // one that cannot be read holds nothing for us
	var paths []string
	for _, entry := range entries {
		if ok, _ := filepath.Match(pattern, entry.Name()); ok {
			paths = append(paths, filepath.Join(folder, entry.Name()))
		}
	}
	return paths
}
