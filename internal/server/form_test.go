package server_test

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"testing"

	"golang.org/x/net/html"
)

// form is a form as a page shows it: where it goes, and what a browser would
// send if nothing were touched.
type form struct {
	action string
	fields url.Values
}

// form reads the form in the page's main part.
func (a answer) form() form {
	a.t.Helper()
	found := find(a.t, a.page(), "main form")
	if len(found) != 1 {
		a.t.Fatalf("%s %s: %d forms, want one: %s", a.method, a.address, len(found), a.gist())
	}
	f := form{attr(found[0], "action"), url.Values{}}
	for _, n := range find(a.t, found[0], "input, textarea, select") {
		if value, sent := sent(a, n); sent {
			f.fields.Add(attr(n, "name"), value)
		}
	}
	return f
}

// sent returns what a browser sends for a control, and whether it does.
func sent(a answer, n *html.Node) (string, bool) {
	switch {
	case n.Data == "textarea":
		return verbatim(n), true
	case n.Data == "select":
		for _, o := range find(a.t, n, "option[selected]") {
			return attr(o, "value"), true
		}
		return "", true
	case attr(n, "type") == "radio" || attr(n, "type") == "checkbox":
		return attr(n, "value"), has(n, "checked")
	default:
		return attr(n, "value"), true
	}
}

// verbatim is the text of a control with its spaces.
func verbatim(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}

// with returns the form with fields changed, in pairs of name and value; the
// value "" leaves a field empty.
func (f form) with(pairs ...string) form {
	fields := maps.Clone(f.fields)
	for i := 0; i+1 < len(pairs); i += 2 {
		fields[pairs[i]] = []string{pairs[i+1]}
	}
	return form{f.action, fields}
}

// without returns the form without the field, as when no radio is chosen.
func (f form) without(name string) form {
	fields := maps.Clone(f.fields)
	delete(fields, name)
	return form{f.action, fields}
}

// dated returns the form with a date typed into its three boxes.
func (f form) dated(name, day, month, year string) form {
	return f.with(name+"-day", day, name+"-month", month, name+"-year", year)
}

// names are the fields that somebody types into: all but what the portal
// itself hides in the form.
func (f form) names() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(f.fields)), func(name string) bool {
		return name == "version" || name == "key"
	})
}

// version is that of the thing which the form is about.
func (f form) version(t testing.TB) int {
	t.Helper()
	n, err := strconv.Atoi(f.fields.Get("version"))
	if err != nil {
		t.Fatalf("the form has no version: %v", err)
	}
	return n
}
