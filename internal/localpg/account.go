package localpg

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// account is who Postgres runs as.
type account struct {
	name     string
	uid, gid uint32
	drop     bool // we are root, and Postgres refuses to be
}

// serverAccount returns our own account, or one that root may become.
func serverAccount() (account, error) {
	if os.Geteuid() != 0 {
		return ownAccount()
	}
	for _, name := range []string{"postgres", "_postgres", "nobody"} {
		if u, err := user.Lookup(name); err == nil {
			return accountOf(u, true)
		}
	}
	return account{}, errors.New("root may not run Postgres, and this machine has no account called " +
		"postgres, _postgres or nobody to run it as: run as an ordinary user, or set DATABASE_URL")
}

// ownAccount refuses a user id without a name, because initdb does, in words
// that do not say what to do about it.
func ownAccount() (account, error) {
	uid := strconv.Itoa(os.Geteuid())
	if u, err := user.LookupId(uid); err == nil {
		return accountOf(u, false)
	}
	// A network directory is invisible to a program built without cgo, but
	// not to getent.
	if exec.Command("getent", "passwd", uid).Run() == nil {
		return account{name: uid, uid: uint32(os.Geteuid()), gid: uint32(os.Getegid())}, nil
	}
	return account{}, fmt.Errorf("user id %s has no entry in the password database, without which Postgres "+
		"makes no data folder: run as a user with a name (in a container, one from its /etc/passwd, or root), "+
		"or set DATABASE_URL", uid)
}

func accountOf(u *user.User, drop bool) (account, error) {
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return account{}, fmt.Errorf("user id of %s: %w", u.Username, err)
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return account{}, fmt.Errorf("group id of %s: %w", u.Username, err)
	}
	return account{name: u.Username, uid: uint32(uid), gid: uint32(gid), drop: drop}, nil
}

// command prepares a Postgres program that runs as the account, does not hear
// the Ctrl-C meant for us, and where the system can do it ends when we do.
// It must be started and waited for on one locked thread: see run.
func (a account) command(program string, args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.Dir = "/" // ours may be closed to the account
	cmd.Env = plainEnvironment()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if a.drop {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: a.uid, Gid: a.gid}
	}
	endWithParent(cmd.SysProcAttr)
	return cmd
}

// plainEnvironment is ours without the PG… variables that would alter
// Postgres, and with a locale that is always there: on macOS Postgres does not
// start where none is set.
func plainEnvironment() []string {
	kept := slices.DeleteFunc(os.Environ(), func(entry string) bool {
		return strings.HasPrefix(entry, "PG")
	})
	return append(kept, "LC_ALL=C")
}

// run runs a program to its end. What it said becomes part of the error.
func (a account) run(cmd *exec.Cmd) error {
	// The parent in "ends when we do" is the thread, not the process.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	said, err := cmd.CombinedOutput()
	if err == nil {
		return nil
	}
	err = a.explain(err)
	if last := lastLines(string(said)); last != "" {
		err = fmt.Errorf("%w: %s", err, last)
	}
	return fmt.Errorf("run %s: %w", cmd.Path, err)
}

// explain adds what a container without the right to change users leaves out.
func (a account) explain(err error) error {
	if a.drop && errors.Is(err, syscall.EPERM) {
		return fmt.Errorf("root may not become %s here, and Postgres refuses to run as root: "+
			"run as an ordinary user, or set DATABASE_URL: %w", a.name, err)
	}
	return err
}

// keptOut returns the first folder on the way to path that the account may not
// enter, or "" if the way is free. Only for an account that is not our own:
// for ours the system itself says it best.
func (a account) keptOut(path string) string {
	if !a.drop {
		return ""
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	at := "/"
	for _, name := range strings.Split(path, "/") {
		at = filepath.Join(at, name)
		if info, err := os.Stat(at); err == nil && info.IsDir() && !a.mayEnter(info) {
			return at
		}
	}
	return ""
}

func (a account) mayEnter(folder fs.FileInfo) bool {
	owner := folder.Sys().(*syscall.Stat_t)
	switch {
	case owner.Uid == a.uid:
		return folder.Mode()&0o100 != 0
	case owner.Gid == a.gid:
		return folder.Mode()&0o010 != 0
	default:
		return folder.Mode()&0o001 != 0
	}
}

// lastLines is the end of what a program said, on one line: the part that says
// why it gave up.
func lastLines(said string) string {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	return strings.Join(lines[max(0, len(lines)-4):], " / ")
}
