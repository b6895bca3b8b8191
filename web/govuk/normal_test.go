package govuk_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func rendered(t *testing.T, component templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := component.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// normal is HTML one tag or run of text a line, with attributes and class names
// in order and with the white space a browser would drop dropped.
func normal(t *testing.T, text string) string {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(text), body)
	if err != nil {
		t.Fatal(err)
	}
	w := writer{atEdge: true}
	for _, node := range nodes {
		w.write(node)
	}
	return strings.Join(w.lines, "\n")
}

// A writer lays nodes out as normal says. Between the edges of blocks, spaces run
// together across the tags of inline elements, as they do on a page.
type writer struct {
	lines  []string
	atEdge bool // nothing but spaces since a block began or ended
	space  bool // a space is due before the next word
}

// inline are the elements that words flow through.
var inline = []string{"a", "abbr", "b", "code", "em", "i", "small", "span", "strong"}

func (w *writer) write(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n)
		return
	case html.CommentNode:
		w.lines = append(w.lines, "<!--"+n.Data+"-->")
		return
	}
	w.edge(n)
	w.lines = append(w.lines, tag(n))
	for child := range n.ChildNodes() {
		w.write(child)
	}
	w.edge(n)
	w.lines = append(w.lines, "</"+n.Data+">")
}

// edge notes that a block begins or ends, where spaces count for nothing.
func (w *writer) edge(n *html.Node) {
	if !slices.Contains(inline, n.Data) {
		w.atEdge, w.space = true, false
	}
}

func (w *writer) text(n *html.Node) {
	if n.Parent != nil && n.Parent.Data == "textarea" {
		w.lines = append(w.lines, n.Data)
		return
	}
	words := strings.Fields(n.Data)
	if startsWithSpace(n.Data) && !w.atEdge {
		w.space = true
	}
	if len(words) == 0 {
		return
	}
	line := strings.Join(words, " ")
	if w.space {
		line = " " + line
	}
	w.lines = append(w.lines, line)
	w.atEdge, w.space = false, endsWithSpace(n.Data)
}

func startsWithSpace(s string) bool { return s != strings.TrimLeft(s, " \t\n\r\f") }
func endsWithSpace(s string) bool   { return s != strings.TrimRight(s, " \t\n\r\f") }

// tag is a start tag with everything in order. A value of an option is written
// out when it is the text, and left out of an input when it is empty.
func tag(n *html.Node) string {
	var attributes []string
	hasValue := false
	for _, a := range n.Attr {
		if a.Key == "class" {
			classes := strings.Fields(a.Val)
			slices.Sort(classes)
			a.Val = strings.Join(classes, " ")
		}
		hasValue = hasValue || a.Key == "value"
		attributes = append(attributes, a.Key+`="`+a.Val+`"`)
	}
	if n.Data == "option" && !hasValue {
		attributes = append(attributes, `value="`+strings.TrimSpace(n.FirstChild.Data)+`"`)
	}
	slices.Sort(attributes)
	return strings.TrimSpace("<"+n.Data+" "+strings.Join(attributes, " ")) + ">"
}

var (
	crown     = regexp.MustCompile(`(?s)<svg[^>]*class="govuk-footer__crown".*?</svg>`)
	copyright = regexp.MustCompile(`(?s)<a\s+class="govuk-footer__link govuk-footer__copyright-logo"[^>]*>(.*?)</a>`)
	crownItem = regexp.MustCompile(`(?s)<div class="govuk-footer__meta-item">\s*© Crown copyright\s*</div>`)
)

// withoutTheCrown is a fixture's HTML without what a council's footer may not
// show: the crown, the royal arms with their link, and Crown copyright.
func withoutTheCrown(component string, f fixture) string {
	if component != "footer" {
		return f.HTML
	}
	html := crown.ReplaceAllString(f.HTML, "")
	html = copyright.ReplaceAllString(html, "$1")
	return crownItem.ReplaceAllString(html, "")
}
