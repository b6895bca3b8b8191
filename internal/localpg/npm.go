package localpg

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// linksFile lists the links between libraries that an npm package cannot hold.
const linksFile = "pg-symlinks.json"

// linkLibraries makes the links that npm's Postgres needs to find its own
// libraries. npm would make them in an install script; we run none. A tree
// that did not come from npm has no list and is left alone.
func linkLibraries(tree string) error {
	list, err := os.ReadFile(filepath.Join(tree, linksFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("link Postgres libraries: %w", err)
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(list, &links); err != nil {
		return fmt.Errorf("link Postgres libraries: %s: %w", linksFile, err)
	}
	for _, link := range links {
		// Both are named from the package's root: native/lib/….
		target := filepath.Join(filepath.Dir(tree), link.Target)
		err := os.Symlink(filepath.Base(link.Source), target)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("link Postgres libraries: %w", err)
		}
	}
	return nil
}

// within returns the programs at a place where the account can run them. Those
// from npm are copied to the state folder if the checkout is closed to the
// account, as everything below /root is.
func (p programs) within(who account, state stateDir) (programs, error) {
	closed := who.keptOut(p.bin)
	if closed == "" {
		return p, nil
	}
	tree := filepath.Dir(p.bin)
	if _, err := os.Stat(filepath.Join(tree, linksFile)); err != nil {
		return programs{}, fmt.Errorf("the Postgres programs in %s cannot be run as %s, which may not enter %s: "+
			"set PLANBOARD_PG_BIN to a folder it may enter", p.bin, who.name, closed)
	}
	copied := programs{bin: filepath.Join(state.path, fmt.Sprintf("programs%d", p.major), "bin"), major: p.major}
	if err := replaceTree(filepath.Dir(copied.bin), tree); err != nil {
		return programs{}, fmt.Errorf("copy Postgres programs to where %s can run them: %w", who.name, err)
	}
	return copied, nil
}

// replaceTree copies afresh if postgres differs in age from what is there, and
// renames last, so that a copy cut short is never taken for a whole one.
func replaceTree(to, from string) error {
	const newest = "bin/postgres"
	source, err := os.Stat(filepath.Join(from, newest))
	if err != nil {
		return err
	}
	if there, err := os.Stat(filepath.Join(to, newest)); err == nil && there.ModTime().Equal(source.ModTime()) {
		return nil
	}
	half := to + ".new"
	if err := errors.Join(os.RemoveAll(half), os.RemoveAll(to), os.CopyFS(half, os.DirFS(from))); err != nil {
		return err
	}
	if err := os.Chtimes(filepath.Join(half, newest), source.ModTime(), source.ModTime()); err != nil {
		return err
	}
	return os.Rename(half, to)
}
