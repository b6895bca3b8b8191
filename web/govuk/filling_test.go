package govuk_test

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"iter"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"planboard/web/govuk"
)

// A filling says what goes into the fields of parameters, which are named
// "ButtonParams.Href".
type filling struct {
	text       func(field string) string
	attributes func(field string) templ.Attributes
	on         bool // what is true or false
	markup     bool // markup in the place of words
	links      bool // what leads somewhere does
	usual      bool // no words of its own, so that it has those it usually has
	lists      int  // elements of each list
}

// every component, drawn from parameters that are filled to the last field.
var every = map[string]func(filling) templ.Component{
	"BackLink": of(govuk.BackLink), "Breadcrumbs": of(govuk.Breadcrumbs), "Button": of(govuk.Button),
	"CharacterCount": of(govuk.CharacterCount), "Checkboxes": of(govuk.Checkboxes), "DateInput": of(govuk.DateInput),
	"Details": of(govuk.Details), "ErrorMessage": of(govuk.ErrorMessage), "ErrorSummary": of(govuk.ErrorSummary),
	"Fieldset": of(govuk.Fieldset), "FileUpload": of(govuk.FileUpload), "Footer": of(govuk.Footer),
	"GenericHeader": of(govuk.GenericHeader), "Hint": of(govuk.Hint), "Input": of(govuk.Input),
	"InsetText": of(govuk.InsetText), "Label": of(govuk.Label), "NotificationBanner": of(govuk.NotificationBanner),
	"Pagination": of(govuk.Pagination), "Panel": of(govuk.Panel), "PasswordInput": of(govuk.PasswordInput),
	"PhaseBanner": of(govuk.PhaseBanner), "Radios": of(govuk.Radios), "Select": of(govuk.Select),
	"ServiceNavigation": of(govuk.ServiceNavigation), "SkipLink": of(govuk.SkipLink), "SummaryList": of(govuk.SummaryList),
	"Table": of(govuk.Table), "Tabs": of(govuk.Tabs), "Tag": of(govuk.Tag), "TaskList": of(govuk.TaskList),
	"Textarea": of(govuk.Textarea), "WarningText": of(govuk.WarningText),
}

func of[Params any](draw func(Params) templ.Component) func(filling) templ.Component {
	return func(f filling) templ.Component {
		var p Params
		f.fill(reflect.ValueOf(&p).Elem(), reflect.TypeFor[Params]().Name())
		return draw(p)
	}
}

// leads reports whether the field holds an address.
func leads(field string) bool {
	return strings.HasSuffix(field, "Href") || strings.HasSuffix(field, "URL")
}

// left are fields that turn an item into another thing.
var left = map[string]bool{"Divider": true, "Type": true, "DescribedBy": true}

func (f filling) fill(v reflect.Value, field string) {
	switch _, name, _ := strings.Cut(field, "."); {
	case v.Type() == componentType:
		if f.markup || name == "Conditional" {
			v.Set(reflect.ValueOf(templ.Raw("<i>markup</i>")))
		}
		return
	case v.Type() == attributesType:
		v.Set(reflect.ValueOf(f.attributes(field)))
		return
	case left[name] || leads(field) && !f.links || name == "Text" && f.usual:
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(f.text(field))
		if strings.HasSuffix(field, ".Classes") {
			v.SetString(f.text(field) + " govuk-panel--interruption") // else a panel has no actions
		}
	case reflect.Bool:
		v.SetBool(f.on)
	case reflect.Int:
		v.SetInt(2)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), field)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), f.lists, f.lists))
		for i := range f.lists {
			f.fill(v.Index(i), field)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("other"), reflect.ValueOf(f.text(field)))
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name)
		}
	default:
		panic(fmt.Sprintf("no way to fill %s, a %s", field, v.Type()))
	}
}

// drawings are every component in every variant of the filling: its HTML by
// name.
func drawings(t *testing.T, f filling) iter.Seq2[string, string] {
	t.Helper()
	if f.attributes == nil {
		f.attributes = func(string) templ.Attributes { return nil }
	}
	return func(yield func(string, string) bool) {
		for name, draw := range every {
			for variant := range 32 {
				f.on, f.markup, f.links, f.usual, f.lists = variant&1 > 0, variant&2 > 0, variant&4 == 0, variant&8 > 0, 2*(variant>>4)
				ctx := templ.WithChildren(context.Background(), templ.NopComponent)
				var b strings.Builder
				if err := draw(f).Render(ctx, &b); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if !yield(fmt.Sprintf("%s, variant %d", name, variant), b.String()) {
					return
				}
			}
		}
	}
}

// elements are all elements of some HTML as a browser makes them of it.
func elements(t *testing.T, text string) iter.Seq[*html.Node] {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	root := &html.Node{Type: html.ElementNode, Data: "body"}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && !yield(n) {
				return
			}
		}
	}
}

// declared are the exported functions of the package that take parameters, and
// the fields of its exported structs with their types, read from its source.
func declared(t *testing.T) (functions []string, fields map[string]string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no source: %v", err)
	}
	fields = map[string]string{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Recv == nil && n.Name.IsExported() {
					functions = append(functions, n.Name.Name)
				}
			case *ast.TypeSpec:
				for field, of := range fieldsOf(n) {
					fields[field] = of
				}
			}
			return true
		})
	}
	return functions, fields
}

func fieldsOf(spec *ast.TypeSpec) map[string]string {
	fields := map[string]string{}
	s, ok := spec.Type.(*ast.StructType)
	if !ok || !spec.Name.IsExported() {
		return fields
	}
	for _, f := range s.Fields.List {
		of := ""
		if selector, ok := f.Type.(*ast.SelectorExpr); ok {
			of = selector.Sel.Name
		}
		for _, name := range f.Names {
			fields[spec.Name.Name+"."+name.Name] = of
		}
	}
	return fields
}
