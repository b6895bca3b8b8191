package localpg

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	// readyPause is how often a starting Postgres is asked whether it is ready.
	readyPause = 5 * time.Millisecond
	// patience is how long Postgres may take to end its sessions and write
	// everything down, before it is made to quit without.
	patience = 20 * time.Second
	// logLimit is the size at which a log is set aside for a new one, in bytes.
	logLimit = 10 << 20
)

// postmaster is one run of postgres.
type postmaster struct {
	cmd    *exec.Cmd
	exited chan struct{}
	err    error // how it ended; read after exited
}

// launch clears away what an earlier run left, starts postgres and waits until
// it takes connections.
func (d dataDir) launch(ctx context.Context) (*postmaster, error) {
	log, before, err := d.openLog()
	if err != nil {
		return nil, fmt.Errorf("open the log of Postgres: %w", err)
	}
	defer log.Close()
	if err := d.clearLeftovers(ctx); err != nil {
		return nil, err
	}
	running, err := d.begin(log)
	if err == nil {
		err = d.untilReady(ctx, running)
	}
	if err != nil {
		d.close()
		return nil, fmt.Errorf("start Postgres (its log is %s): %w%s", d.log, err, logSince(log, before))
	}
	return running, nil
}

// begin starts postgres on a thread that lives as long as postgres does: when
// the thread that started it ends, postgres is told to end too.
func (d dataDir) begin(log *os.File) (*postmaster, error) {
	p := &postmaster{exited: make(chan struct{})}
	p.cmd = d.account.command(d.programs.path("postgres"), d.arguments()...)
	p.cmd.Stdout, p.cmd.Stderr = log, log
	begun := make(chan error)
	go func() {
		runtime.LockOSThread() // never unlocked: the thread ends with the function
		err := p.cmd.Start()
		begun <- err
		if err == nil {
			p.err = p.cmd.Wait()
			close(p.exited)
		}
	}()
	return p, d.account.explain(<-begun)
}

// arguments are all the settings there are; postgresql.conf is as initdb made
// it. What a statement says is never logged, nor an error in one: both may
// hold what somebody typed. The portal logs its own errors.
func (d dataDir) arguments() []string {
	settings := []string{
		"listen_addresses=", "port=" + port,
		"unix_socket_directories=" + d.socket, "unix_socket_permissions=0700",
		"max_connections=60", "shared_buffers=64MB", "jit=off",
		"timezone=UTC", "log_timezone=UTC", "cluster_name=planboard",
		"logging_collector=off", "log_destination=stderr", "log_checkpoints=off",
		"log_min_messages=log", "log_min_error_statement=panic", "log_statement=none",
		"log_error_verbosity=terse", "log_line_prefix=%m [%p] ",
	}
	if d.throwaway {
		settings = append(settings, "max_connections=200",
			"fsync=off", "synchronous_commit=off", "full_page_writes=off")
	}
	args := []string{"-D", d.path}
	for _, setting := range settings {
		args = append(args, "-c", setting)
	}
	return args
}

// untilReady waits for postgres to say that it takes connections. A start that
// is given up is ended.
func (d dataDir) untilReady(ctx context.Context, p *postmaster) error {
	for {
		if pid, status := d.pidFile(); pid == p.cmd.Process.Pid && status == "ready" {
			return nil
		}
		select {
		case <-p.exited:
			return p.reason()
		case <-ctx.Done():
			p.stop(ctx)
			return ctx.Err()
		case <-time.After(readyPause):
		}
	}
}

// pidFile reads who postgres says it is, and its status ("starting", "ready").
// Without a file, or half of one, they are 0 and "".
func (d dataDir) pidFile() (pid int, status string) {
	text, err := os.ReadFile(filepath.Join(d.path, "postmaster.pid"))
	if err != nil {
		return 0, ""
	}
	lines := strings.Split(string(text), "\n")
	pid, _ = strconv.Atoi(strings.TrimSpace(lines[0]))
	if len(lines) >= 8 {
		status = strings.TrimSpace(lines[7])
	}
	return pid, status
}

// stop ends postgres: first asking it to end its sessions and write everything
// down, then, when patience or hurry ends, to quit.
func (p *postmaster) stop(hurry context.Context) {
	asked, cancel := context.WithTimeout(hurry, patience)
	defer cancel()
	p.signal(asked, syscall.SIGINT)
	last, cancel := context.WithTimeout(context.Background(), patience/4)
	defer cancel()
	p.signal(last, syscall.SIGQUIT)
	p.signal(context.Background(), syscall.SIGKILL)
}

// signal sends postgres a signal and waits until it ends or ctx does.
func (p *postmaster) signal(ctx context.Context, s syscall.Signal) {
	_ = p.cmd.Process.Signal(s) // it may have ended, which is what we want
	select {
	case <-p.exited:
	case <-ctx.Done():
	}
}

// reason says how postgres ended. Only after exited is closed.
func (p *postmaster) reason() error {
	if p.err == nil {
		return errors.New("it was asked to stop")
	}
	return p.err
}

// openLog opens the log to add to it at end, having set aside one that has
// grown.
func (d dataDir) openLog() (log *os.File, end int64, err error) {
	if info, err := os.Lstat(d.log); err == nil && info.Size() > logLimit {
		if err := os.Rename(d.log, d.log+".old"); err != nil {
			return nil, 0, err
		}
	}
	log, err = os.OpenFile(d.log, os.O_CREATE|os.O_RDWR|os.O_APPEND|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, 0, err
	}
	end, err = log.Seek(0, io.SeekEnd)
	return log, end, err
}

// logSince is the end of what was logged after an offset, ready to follow an
// error.
func logSince(log *os.File, offset int64) string {
	text := make([]byte, 16<<10)
	n, _ := log.ReadAt(text, offset) // reads to the end, which is an error
	if n == 0 {
		return ""
	}
	return ": " + lastLines(string(text[:n]))
}
