package internal_test

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport is the picture in docs/architecture.md: which of our packages each
// may import. Every import points to a lower row there, so there can be no
// cycle. A package that is missing here fails the test: a new one is a
// decision.
var mayImport = map[string][]string{
	"internal/plan":     {},
	"internal/document": {},
	"internal/chart":    {},
	"internal/localpg":  {},
	"web":               {},
	"web/govuk":         {},
	"migrations":        {},

	"internal/route": {"internal/plan"},
	"internal/demo":  {"internal/plan"},
	"internal/docx":  {"internal/document"},
	"internal/sheet": {"internal/document"},

	"internal/auth":   {"internal/plan"},
	"internal/report": {"internal/plan", "internal/document", "internal/sheet"},
	"web/page":        {"internal/plan", "internal/route", "internal/document", "internal/chart", "web", "web/govuk"},

	"internal/postgres": {"internal/plan", "migrations"},
	"internal/server": {"internal/plan", "internal/route", "internal/auth", "internal/report", "internal/document",
		"internal/docx", "internal/sheet", "web", "web/page"},

	"cmd/planboard":     {"internal/plan", "internal/auth", "internal/demo", "internal/localpg", "internal/postgres", "internal/server"},
	"cmd/planboard-dev": {"internal/localpg"},

	// for tests alone
	"internal/plan/plantest":         {"internal/plan"},
	"internal/gate":                  {},
	"internal/postgres/postgrestest": {"internal/auth", "internal/demo", "internal/localpg", "internal/postgres", "migrations"},
}

// onlyOutside names the packages that may use a library which the rest must
// not know of.
var onlyOutside = map[string][]string{
	"github.com/jackc/pgx/":         {"internal/postgres", "internal/postgres/postgrestest"},
	"github.com/golang-migrate/":    {"internal/postgres"},
	"github.com/xuri/excelize/":     {"internal/sheet"},
	"github.com/alexedwards/":       {"internal/auth"},
	"github.com/go-chi/":            {"internal/server"},
	"github.com/alecthomas/kong":    {"cmd/planboard"},
	"github.com/shopspring/decimal": {"internal/plan", "internal/demo", "internal/postgres", "internal/report", "web/page"},
	"github.com/rickar/cal/":        {"internal/plan"},
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func TestImportsOnlyPointDownwards(t *testing.T) {
	t.Parallel()
	for _, p := range ours(t) {
		name := short(p.ImportPath)
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("%s is not in the picture: decide what it may import, here and in docs/architecture.md", name)
			continue
		}
		for _, imported := range p.Imports {
			if strings.HasPrefix(imported, "planboard/") && !slices.Contains(allowed, short(imported)) {
				t.Errorf("%s must not import %s", name, short(imported))
			}
		}
	}
}

func TestLibrariesStayInTheirRooms(t *testing.T) {
	t.Parallel()
	for _, p := range ours(t) {
		for _, imported := range p.Imports {
			for library, rooms := range onlyOutside {
				if strings.HasPrefix(imported, library) && !slices.Contains(rooms, short(p.ImportPath)) {
					t.Errorf("%s must not import %s", short(p.ImportPath), imported)
				}
			}
		}
	}
}

func TestThePictureHasNoCycle(t *testing.T) {
	t.Parallel()
	var visit func(name string, path []string)
	visit = func(name string, path []string) {
		if slices.Contains(path, name) {
			t.Fatalf("cycle: %s", strings.Join(append(path, name), " → "))
		}
		for _, below := range mayImport[name] {
			visit(below, append(path, name))
		}
	}
	for name := range mayImport {
		visit(name, nil)
	}
}

func short(path string) string { return strings.TrimPrefix(path, "planboard/") }

// ours lists our packages with what they import, tests left out.
func ours(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "planboard/...").Output()
	if err != nil {
		t.Fatalf("list the packages: %v", err)
	}
	var packages []goPackage
	for decoder := json.NewDecoder(strings.NewReader(string(out))); decoder.More(); {
		var p goPackage
		if err := decoder.Decode(&p); err != nil {
			t.Fatal(err)
		}
		if short(p.ImportPath) != "internal" {
			packages = append(packages, p)
		}
	}
	if len(packages) < len(mayImport) {
		t.Errorf("found %d packages, the picture has %d", len(packages), len(mayImport))
	}
	return packages
}
