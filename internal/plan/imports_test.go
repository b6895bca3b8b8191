package plan_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// outsiders are what the domain may import beside the standard library: exact
// decimals, and the bank holidays of England.
var outsiders = []string{"github.com/shopspring/decimal", "github.com/rickar/cal/v2"}

func TestThePlanImportsNothingButTheStandardLibraryDecimalsAndHolidays(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		read++
		for _, path := range importsOf(t, name) {
			if !mayImport(path) {
				t.Errorf("%s imports %s", name, path)
			}
		}
	}
	if read == 0 {
		t.Fatal("no file of the package was found, so nothing was checked")
	}
}

func TestTheImportRuleCanFail(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{
		"time": true, "time/tzdata": true,
		"github.com/shopspring/decimal": true, "github.com/rickar/cal/v2/gb": true,
		"planboard/internal/postgres": false, "github.com/jackc/pgx/v5": false,
		"github.com/shopspring/decimalism": false,
		"net/http":                         false, "database/sql": false, "os": false,
	} {
		if got := mayImport(path); got != want {
			t.Errorf("mayImport(%q) = %v, want %v", path, got, want)
		}
	}
}

func importsOf(t *testing.T, name string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// outputs are the parts of the standard library that do input or output, which
// the domain leaves to others.
var outputs = []string{"os", "net", "net/http", "database/sql", "log", "log/slog"}

func mayImport(path string) bool {
	for _, o := range outsiders {
		if path == o || strings.HasPrefix(path, o+"/") {
			return true
		}
	}
	for _, o := range outputs {
		if path == o {
			return false
		}
	}
	first, _, _ := strings.Cut(path, "/")
	return first != "planboard" && !strings.Contains(first, ".")
}
