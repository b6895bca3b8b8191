package localpg

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// longestSocketDir leaves room for the socket's own name in the 103 bytes that
// macOS allows (Linux: 107).
const longestSocketDir = 103 - len("/.s.PGSQL."+port)

// dataDir is the data folder of one major version, the programs that serve it
// and the folder of its socket. Postgres cannot read the data of another major
// version, so each has its own.
type dataDir struct {
	path      string
	socket    string
	log       string
	programs  programs
	account   account
	throwaway bool
}

func newDataDir(state stateDir, found programs, who account, throwaway bool) dataDir {
	path := filepath.Join(state.path, fmt.Sprintf("pg%d", found.major))
	return dataDir{
		path:      path,
		socket:    socketDir(path),
		log:       path + ".log",
		programs:  found,
		account:   who,
		throwaway: throwaway,
	}
}

// socketDir is beside the data, or below /tmp if that makes a name too long
// for a socket, or with a sign that would make it two in Postgres's eyes.
func socketDir(data string) string {
	if beside := data + ".socket"; len(beside) <= longestSocketDir && !strings.ContainsAny(beside, `,"`) {
		return beside
	}
	return fmt.Sprintf("/tmp/planboard-%x", sha256.Sum256([]byte(data)))[:len("/tmp/planboard-")+16]
}

// exists reports whether the folder holds data. It gets its name when initdb
// has finished, so what is there is whole.
func (d dataDir) exists() bool {
	_, err := os.Stat(filepath.Join(d.path, "PG_VERSION"))
	return err == nil
}

// prepare makes the data folder if there is none.
func (d dataDir) prepare(log *slog.Logger) error {
	if d.exists() {
		return nil
	}
	for _, other := range named(filepath.Dir(d.path), "pg[0-9][0-9]") {
		log.Warn("an earlier Postgres left data that this version cannot read, starting with none", "folder", other)
	}
	half, err := d.newHalf()
	if err == nil {
		err = d.initialise(half)
	}
	if err == nil {
		// Renamed last: a folder of this name is a whole one.
		err = os.Rename(half, d.path)
	}
	if err != nil {
		return fmt.Errorf("make the data folder of Postgres: %w", err)
	}
	return nil
}

// newHalf makes a folder for initdb to fill, and removes any that it was
// killed over. The name is a new one each time: an initdb whose portal was
// killed empties its folder, and may be at it still.
func (d dataDir) newHalf() (string, error) {
	state, pattern := filepath.Dir(d.path), filepath.Base(d.path)+".new-*"
	for _, half := range named(state, pattern) {
		_ = os.RemoveAll(half) // what cannot be removed now can next time
	}
	half, err := os.MkdirTemp(state, pattern)
	if err == nil && d.account.drop {
		err = os.Chown(half, int(d.account.uid), int(d.account.gid))
	}
	return half, err
}

// initialise runs initdb and creates the portal's database.
func (d dataDir) initialise(folder string) error {
	initdb := d.account.command(d.programs.path("initdb"), d.initdbArgs(folder)...)
	if err := d.account.run(initdb); err != nil {
		return err
	}
	// The single-user mode of postgres, because npm's has no psql, and because
	// a folder that holds the database from the first needs no check later.
	single := d.account.command(d.programs.path("postgres"),
		"--single", "-D", folder, "-c", "exit_on_error=on", "-c", "log_checkpoints=off", "postgres")
	single.Stdin = strings.NewReader("create database " + superuser + "\n")
	return d.account.run(single)
}

// initdbArgs choose UTF-8 and one order of text on every host, whatever
// its locales are; a column that people read names its own collation.
func (d dataDir) initdbArgs(folder string) []string {
	args := []string{
		"--pgdata=" + folder, "--username=" + superuser,
		"--auth-local=trust", "--auth-host=reject",
		"--encoding=UTF8", "--locale=C", "--data-checksums", "--no-instructions",
	}
	if d.programs.major >= 17 {
		args = append(args, "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
	} else {
		args = append(args, "--lc-ctype="+utf8Locale)
	}
	if d.throwaway {
		args = append(args, "--no-sync")
	}
	return args
}

// makeSocketFolder makes a folder that only the account may enter, or takes
// one that is exactly that already: in a folder open to all, such as /tmp,
// another may have been first.
func (d dataDir) makeSocketFolder() error {
	path, a := d.socket, d.account
	err := os.Mkdir(path, 0o700)
	if err == nil && a.drop {
		err = os.Chown(path, int(a.uid), int(a.gid))
	}
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	if !info.IsDir() || info.Mode().Perm() != 0o700 || info.Sys().(*syscall.Stat_t).Uid != a.uid {
		return fmt.Errorf("%s is not a folder of %s alone: remove it", path, a.name)
	}
	return nil
}

// close removes what a stopped server no longer needs.
func (d dataDir) close() {
	_ = os.RemoveAll(d.socket) // the next start clears it too
}
