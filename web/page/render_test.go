package page_test

import (
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"planboard/web/page"
)

// node is an element of a parsed page.
type node = html.Node

// render returns the whole page as a browser parses it.
func render(t *testing.T, f page.Frame, p page.Page) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(source(t, f, p)))
	if err != nil {
		t.Fatalf("parse %T: %v", p, err)
	}
	return doc
}

// source returns the whole page as it is sent.
func source(t *testing.T, f page.Frame, p page.Page) string {
	t.Helper()
	var b strings.Builder
	if err := page.Layout(f, p).Render(t.Context(), &b); err != nil {
		t.Fatalf("render %T: %v", p, err)
	}
	return b.String()
}

// all returns what the selector finds.
func all(t *testing.T, n *html.Node, selector string) []*html.Node {
	t.Helper()
	s, err := cascadia.ParseGroup(selector)
	if err != nil {
		t.Fatalf("selector %q: %v", selector, err)
	}
	return cascadia.QueryAll(n, s)
}

// one returns what the selector finds, which must be one.
func one(t *testing.T, n *html.Node, selector string) *html.Node {
	t.Helper()
	found := all(t, n, selector)
	if len(found) != 1 {
		t.Fatalf("%q is there %d times, want once", selector, len(found))
	}
	return found[0]
}

// text returns the words of a node with single spaces between them.
func text(n *html.Node) string {
	var words []string
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			words = append(words, strings.Fields(d.Data)...)
		}
	}
	return strings.Join(words, " ")
}

// texts returns the words of everything the selector finds.
func texts(t *testing.T, n *html.Node, selector string) []string {
	t.Helper()
	var words []string
	for _, found := range all(t, n, selector) {
		words = append(words, text(found))
	}
	return words
}

// attr returns an attribute's value, "" when it is not there.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
