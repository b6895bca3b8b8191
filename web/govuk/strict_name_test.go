package govuk_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// named is a name that an attribute passed through may have. templ escapes
// values and trusts names: a handler, an address or a style would go around
// what protects the rest, and so would a name with a space in it.
var named = regexp.MustCompile(`^(class|id|role|hidden|autocomplete|spellcheck|novalidate|inputmode|maxlength|enctype|aria-[a-z]+|data-[a-z0-9.\-]+)$`)

// TestAttributesPassedThroughHaveHarmlessNames reads what the project gives:
// names of attributes must be literals, and harmless.
func TestAttributesPassedThroughHaveHarmlessNames(t *testing.T) {
	t.Parallel()
	checked := 0
	for _, file := range sources(t, "..") {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				if s, ok := n.Type.(*ast.SelectorExpr); ok && s.Sel.Name == "Attributes" {
					for _, element := range n.Elts {
						checked++
						harmless(t, element.(*ast.KeyValueExpr).Key)
					}
				}
			case *ast.IndexExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "attributes" {
					checked++
					harmless(t, n.Index)
				}
			}
			return true
		})
	}
	if checked < 10 {
		t.Errorf("only %d names were found", checked)
	}
}

// harmless reports a name of an attribute that is not; of one put together,
// the beginning must be a literal.
func harmless(t *testing.T, key ast.Expr) {
	t.Helper()
	suffix := ""
	for sum, ok := key.(*ast.BinaryExpr); ok; sum, ok = key.(*ast.BinaryExpr) {
		key, suffix = sum.X, "x"
	}
	literal, ok := key.(*ast.BasicLit)
	if !ok {
		t.Errorf("an attribute's name is not written out, but a %T", key)
		return
	}
	name, err := strconv.Unquote(literal.Value)
	if err != nil || !named.MatchString(name+suffix) || suffix != "" && !strings.HasPrefix(name, "data-") {
		t.Errorf("an attribute is named %q", name)
	}
}

// sources are the parsed Go files under a folder, without tests and without
// what npm fetched.
func sources(t *testing.T, root string) []*ast.File {
	t.Helper()
	var files []*ast.File
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "node_modules":
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		files = append(files, file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
