package gate_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

// faults are pages with one thing wrong each, and what the gate must say of
// it: a check that finds nothing here would find nothing in the portal.
var faults = []struct{ name, body, style, says string }{
	{"nothing is wrong", `<p><a href="/">Home</a></p>`, "", ""},
	{"two headings of the first rank", `<h1>Another</h1>`, "", "there are 2 h1"},
	{"an image without words", `<img src="/x.svg">`, "", "axe image-alt"},
	{"a target too small for a finger", `<p><a class="x" href="/">a</a><a class="x" href="/b">b</a></p>`,
		".x { display: inline-block; width: 10px; height: 10px; overflow: visible }", "axe target-size"},
	{"words that are too pale", `<p class="x">Pale</p>`, ".x { color: #bbb }", "axe color-contrast"},
	{"wider than a small phone", `<p class="x">Wide</p>`, ".x { width: 340px }", "at 320 px, the page scrolls sideways"},
	{"hidden by wider spacing", `<p class="x">Some words in a narrow place</p>`,
		".x { width: 220px; white-space: nowrap; overflow: hidden }", "with wider text spacing, p.x"},
	{"words that leave their drawing", `<svg role="img" aria-label="d" viewBox="0 0 60 20" width="60" height="20"><text x="2" y="15">Drawing</text></svg>`,
		"text { font: 14px sans-serif }", "leaves its drawing"},
	{"order in which nobody reads", `<div class="x"><p><a href="/a">First</a></p><p class="y"><a href="/b">Second</a></p></div>`,
		".x { display: flex } .y { order: -1 }", "out of the order of the document"},
	{"a table that is none", `<table><tr><th>A</th><td>1</td></tr></table>`, "td { display: block }", "has no role"},
	{"a stop that Tab does not reach", `<p><a href="/a">A</a> <a href="/b" tabindex="1">B</a></p>`, "", "by keyboard, Tab 2 leads to nothing"},
	{"focus that cannot be seen", `<p><a href="/a">A</a></p>`, "a:focus { outline: none }", "focus cannot be seen on a"},
	{"a mark without a word", `<p><svg viewBox="0 0 16 16" width="16" height="16"><path d="M0 0h16v16z"/></svg></p>`, "", "has no word beside it"},
	{"a mark that print leaves out", `<p><svg viewBox="0 0 16 16" width="16" height="16"><path d="M0 0h16v16z"/></svg> Red</p>`,
		"@media print { svg { display: none } }", `in print, the mark of p "Red" is gone`},
	{"a mark as dark as what is behind it", `<p class="x"><svg viewBox="0 0 16 16" width="16" height="16"><path d="M0 0h16v16z"/></svg> Red</p>`,
		".x { background: #111; color: #fff }", "cannot be told from what is behind it"},
	{"a word that paper does not show", `<p class="x"><svg viewBox="0 0 16 16" width="16" height="16"><path d="M0 0h16v16z" fill="#777"/></svg> Red</p>`,
		".x { background: #111; color: #fff }", "in print, the mark of p.x \"Red\" has a word that cannot be read"},
	{"a request to another host", `<p><img alt="Elsewhere" src="http://localhost:9/x.svg"></p>`, "", "asks another host for http://localhost:9/x.svg"},
	{"a script that the policy refuses", `<script>document.title = "x"</script>`, "", "Content Security Policy"},
	{"a word to the console", `<script src="/log.js"></script>`, "", "the console says"},
	{"an attribute twice", `<p class="a" class="b">Twice</p>`, "", "html-validate"},
}

const faultyPage = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>A page</title>
<link rel="icon" href="/x.svg"><link rel="stylesheet" href="/style.css?n=%d"></head><body><main><h1>A page</h1>%s</main></body></html>`

// faultyPages serves the faults by their number.
func faultyPages(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		n = 0 // what the pages share
	}
	switch r.URL.Path {
	case "/style.css":
		w.Header().Set("Content-Type", "text/css")
		_, _ = fmt.Fprint(w, faults[n].style)
	case "/log.js":
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = fmt.Fprint(w, "console.log('here')")
	case "/x.svg":
		w.Header().Set("Content-Type", "image/svg+xml")
		_, _ = fmt.Fprint(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`)
	default:
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src *")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, faultyPage, n, faults[n].body)
	}
}

func TestGateFindsWhatIsWrong(t *testing.T) {
	b := chromium(t)
	listening := httptest.NewServer(http.HandlerFunc(faultyPages))
	defer listening.Close()
	tab := b.openTab(t)
	for n, fault := range faults {
		t.Run(fault.name, func(t *testing.T) {
			f := &finding{visit: visit{example: example{address: fmt.Sprintf("/?n=%d", n)}}}
			must(t, tab.meet(f, portal{base: listening.URL}))
			must(t, tab.look(f))
			f.faults = append(f.faults, tab.take().faults()...)
			must(t, checkSources([]*finding{f}))
			if said := strings.Join(f.faults, "\n"); (fault.says == "") != (said == "") || !strings.Contains(said, fault.says) {
				t.Errorf("the gate says %q, want %q", said, fault.says)
			}
		})
	}
}

func TestTitlesThatDoNotTellPagesApartAreFound(t *testing.T) {
	t.Parallel()
	page := func(title, address string, status int) *finding {
		return &finding{title: title, html: address, visit: visit{example: example{address: address, status: status}}}
	}
	tests := []struct {
		name  string
		pages []*finding
		says  string
	}{
		{"each its own", []*finding{page("Plan", "/a", 0), page("Home", "/b", 0)}, ""},
		{"two addresses of one title", []*finding{page("Plan", "/a", 0), page("Plan", "/b", 0)}, `title "Plan" is that of /a too`},
		{"one list, narrowed", []*finding{page("Plan", "/a", 0), page("Plan", "/a?lead=R01", 0)}, ""},
		{"a failure that does not say so", []*finding{page("Plan", "/a", http.StatusConflict)}, `title "Plan" at status 409`},
		{"two failures of one title", []*finding{page("Error: No", "/a", http.StatusNotFound), page("Error: No", "/b", http.StatusNotFound)}, ""},
		{"success that says that it failed", []*finding{page("Error: No", "/a", 0)}, `title "Error: No" at status 200`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			checkTitles(tt.pages)
			var said []string
			for _, f := range tt.pages {
				said = append(said, f.faults...)
			}
			if got := strings.Join(said, "; "); got != tt.says {
				t.Errorf("found %q, want %q", got, tt.says)
			}
		})
	}
}
