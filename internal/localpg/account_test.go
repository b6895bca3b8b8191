package localpg_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"planboard/internal/localpg"
)

func onlyRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can become, or keep out, somebody else")
	}
}

func TestAUserIDWithoutAName(t *testing.T) {
	t.Parallel()
	onlyRoot(t)
	state := stateFolder(t)
	p := newPortal(t, localpg.Config{StateDir: state}, func(cmd *exec.Cmd) {
		cmd.Path = reachable(t, cmd.Path)
		cmd.Dir = "/"
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: 12345, Gid: 12345}
	})
	wantWords(t, errors.New(p.line()), "user id 12345", "password database", "DATABASE_URL")
}

// reachable copies a program to where any user can run it.
func reachable(t *testing.T, program string) string {
	t.Helper()
	content, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(stateFolder(t), "portal")
	if err := os.WriteFile(copied, content, 0o755); err != nil {
		t.Fatal(err)
	}
	return copied
}

func TestRootRunsPostgresAsSomebodyElse(t *testing.T) {
	t.Parallel()
	onlyRoot(t)
	state := stateFolder(t)
	start(t, localpg.Config{StateDir: state})
	info, err := os.Stat(dataFolder(t, state))
	if err != nil {
		t.Fatal(err)
	}
	if info.Sys().(*syscall.Stat_t).Uid == 0 {
		t.Error("the data belong to root")
	}
}

func TestFoldersThatRootKeepsToItself(t *testing.T) {
	t.Parallel()
	onlyRoot(t)
	closed := t.TempDir()
	if err := os.Chmod(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := localpg.Start(context.Background(), localpg.Config{StateDir: filepath.Join(closed, "state")})
	wantWords(t, err, "may not enter", "PLANBOARD_STATE_DIR")
	bin := filepath.Join(closed, "bin")
	if err := os.CopyFS(bin, os.DirFS(fakeBin(t, "#!/bin/sh\necho 'postgres (PostgreSQL) 99.1'\n"))); err != nil {
		t.Fatal(err)
	}
	_, err = localpg.Start(context.Background(), localpg.Config{Bin: bin, StateDir: stateFolder(t)})
	wantWords(t, err, "may not enter", closed, "PLANBOARD_PG_BIN")
}

func TestAStateFolderThatCannotBeMade(t *testing.T) {
	t.Parallel()
	file := filepath.Join(stateFolder(t), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := localpg.Start(context.Background(), localpg.Config{StateDir: filepath.Join(file, "state")})
	wantWords(t, err, "PLANBOARD_STATE_DIR", file)
}

func TestTheDefaultStateFolderFollowsXDG(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root keeps its data in /var/lib/planboard, which is not the tests' to touch")
	}
	for _, set := range []string{"XDG_STATE_HOME", "HOME"} {
		home := stateFolder(t)
		t.Setenv("XDG_STATE_HOME", "")
		t.Setenv(set, home)
		stop(t, start(t, localpg.Config{}))
		if found, _ := filepath.Glob(filepath.Join(home, "planboard", "pg*")); set == "XDG_STATE_HOME" && found == nil {
			t.Errorf("no data below %s", home)
		}
		if found, _ := filepath.Glob(filepath.Join(home, ".local/state/planboard", "pg*")); set == "HOME" && found == nil {
			t.Errorf("no data below %s", home)
		}
	}
}
