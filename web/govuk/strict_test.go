package govuk_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"golang.org/x/net/html"
)

// What a comparison of parsed HTML hides, held for every component with every
// field filled.

func TestEveryComponentIsHeldToTheStrictTests(t *testing.T) {
	t.Parallel()
	functions, _ := declared(t)
	for _, name := range functions {
		if every[name] == nil {
			t.Errorf("%s is not among those that are filled and examined", name)
		}
	}
	if len(functions) != len(every) {
		t.Errorf("%d are examined, and there are %d", len(every), len(functions))
	}
}

// attr is an attribute's value, and whether it is there.
func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// hostile would end a quoted attribute, a tag or a text if it were not escaped,
// and would change if it were escaped twice.
const hostile = `"'><b onclick=x>&amp;&lt; </textarea></title>` + "`"

func TestWhatIsTypedStaysWords(t *testing.T) {
	t.Parallel()
	told := 0
	for name, text := range drawings(t, filling{text: func(string) string { return hostile }}) {
		for n := range elements(t, text) {
			if n.Data == "b" {
				t.Fatalf("%s: words became an element:\n%s", name, text)
			}
			for _, a := range n.Attr {
				told += intact(t, name, a.Key, a.Val)
			}
			for child := range n.ChildNodes() {
				if child.Type == html.TextNode {
					told += intact(t, name, "text", child.Data)
				}
			}
		}
	}
	if told < 1000 {
		t.Errorf("hostile words were met %d times", told)
	}
}

// intact reports words that are not what was typed; it returns 1 where they
// are.
func intact(t *testing.T, component, where, text string) int {
	t.Helper()
	if strings.HasPrefix(where, "on") || strings.ContainsAny(where, `"'<>=&`+"`") {
		t.Errorf("%s has an attribute %q", component, where)
	}
	rest := strings.ReplaceAll(text, hostile, "")
	if strings.ContainsAny(rest, `"<>&`) {
		t.Errorf("%s: %s is %q", component, where, text)
	}
	return min(strings.Count(text, hostile), 1)
}

func TestAnAttributesValueStaysOne(t *testing.T) {
	t.Parallel()
	_, fields := declared(t)
	seen := map[string]bool{}
	f := filling{
		text: func(string) string { return "words" },
		attributes: func(field string) templ.Attributes {
			return templ.Attributes{"data-given": field + hostile, "data-set": true, "data-unset": false}
		},
	}
	for name, text := range drawings(t, f) {
		for n := range elements(t, text) {
			if n.Data == "b" {
				t.Fatalf("%s: an attribute became an element:\n%s", name, text)
			}
			if value, ok := attr(n, "data-given"); ok {
				field, found := strings.CutSuffix(value, hostile)
				seen[field] = seen[field] || found
				if _, set := attr(n, "data-set"); !set || !found {
					t.Errorf("%s: %s came out as %q", name, field, value)
				}
			}
			for _, a := range n.Attr {
				intact(t, name, a.Key, "")
				if a.Key == "data-unset" {
					t.Errorf("%s: what is false is there", name)
				}
			}
		}
	}
	for field, of := range fields {
		if of == "Attributes" && !seen[field] {
			t.Errorf("%s is nowhere: no variant draws that field", field)
		}
	}
}

// plainly fills each field with words of its own, so that no id is given twice
// by the test itself.
func plainly() filling {
	n := 0
	return filling{text: func(string) string { n++; return fmt.Sprintf("w%d", n) }}
}

func TestEveryIDIsThereOnce(t *testing.T) {
	t.Parallel()
	ids := 0
	for name, text := range drawings(t, plainly()) {
		seen := map[string]bool{}
		for n := range elements(t, text) {
			id, ok := attr(n, "id")
			if !ok {
				continue
			}
			if ids++; seen[id] || id == "" || strings.ContainsAny(id, " \t\n") {
				t.Errorf("%s: the id %q is there twice or is none", name, id)
			}
			seen[id] = true
		}
		for n := range elements(t, text) {
			for _, key := range []string{"aria-describedby", "aria-labelledby", "aria-controls", "for", "data-aria-controls"} {
				value, _ := attr(n, key)
				for _, id := range strings.Fields(value) {
					if !seen[id] && key != "for" { // a label alone is for a control elsewhere
						t.Errorf("%s: %s names %q, which is not there", name, key, id)
					}
				}
			}
		}
	}
	if ids < 500 {
		t.Errorf("only %d ids", ids)
	}
}
