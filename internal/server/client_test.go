package server_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"planboard/internal/demo"
)

// client is a browser without script: it keeps cookies, and follows a redirect
// only when told to.
type client struct {
	t       testing.TB
	ctx     context.Context // of its requests
	handler http.Handler
	cookies map[string]string
	headers map[string]string // sent with every request
}

// stranger is a client that is not signed in.
func (p portal) stranger() *client {
	return &client{p.t, p.t.Context(), p.handler, map[string]string{}, map[string]string{"Sec-Fetch-Site": "same-origin"}}
}

// as is a client signed in as the demo account of that name.
func (p portal) as(name string) *client {
	p.t.Helper()
	c := p.stranger()
	c.signIn(name+"@demo.planboard.test", demo.Password).want(http.StatusSeeOther)
	return c
}

// in is the client within a subtest.
func (c *client) in(t testing.TB) *client {
	inner := *c
	inner.t, inner.ctx = t, t.Context()
	return &inner
}

// within is the client making requests that end with the context.
func (c *client) within(ctx context.Context) *client {
	inner := *c
	inner.ctx = ctx
	return &inner
}

func (c *client) signIn(email, password string) answer {
	c.t.Helper()
	return c.post("/sign-in", url.Values{"email": {email}, "password": {password}})
}

func (c *client) get(address string) answer {
	c.t.Helper()
	return c.do(http.MethodGet, address, "")
}

func (c *client) post(address string, form url.Values) answer {
	c.t.Helper()
	return c.do(http.MethodPost, address, form.Encode())
}

func (c *client) do(method, address, body string) answer {
	c.t.Helper()
	r := httptest.NewRequestWithContext(c.ctx, method, address, strings.NewReader(body))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return c.send(r)
}

// send sends the request with the client's cookies and keeps those it gets.
func (c *client) send(r *http.Request) answer {
	c.t.Helper()
	for name, value := range c.headers {
		r.Header.Set(name, value)
	}
	for name, value := range c.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	for _, cookie := range w.Result().Cookies() {
		c.cookies[cookie.Name] = cookie.Value
		if cookie.MaxAge < 0 {
			delete(c.cookies, cookie.Name)
		}
	}
	return answer{c.t, r.Method, r.URL.String(), w.Code, w.Result().Header, w.Body.String()}
}

// submit posts a form as the page showed it.
func (c *client) submit(f form) answer {
	c.t.Helper()
	return c.post(f.action, f.fields)
}

// follow opens the address that the answer leads to, if it redirects.
func (c *client) follow(a answer) answer {
	c.t.Helper()
	return c.get(a.want(http.StatusSeeOther).header.Get("Location"))
}

// answer is what came back.
type answer struct {
	t               testing.TB
	method, address string
	status          int
	header          http.Header
	body            string
}

// page is the answer as a browser parses it.
func (a answer) page() *html.Node {
	a.t.Helper()
	if got := a.header.Get("Content-Type"); got != "text/html; charset=utf-8" {
		a.t.Fatalf("%s %s: %s, want a page", a.method, a.address, got)
	}
	doc, err := html.Parse(strings.NewReader(a.body))
	if err != nil {
		a.t.Fatal(err)
	}
	return doc
}

// all returns the words of everything that the selector finds.
func (a answer) all(selector string) []string {
	a.t.Helper()
	var words []string
	for _, n := range find(a.t, a.page(), selector) {
		words = append(words, text(n))
	}
	return words
}

// one returns the words of what the selector finds, which must be one.
func (a answer) one(selector string) string {
	a.t.Helper()
	found := a.all(selector)
	if len(found) != 1 {
		a.t.Fatalf("%s %s: %q is there %d times, want once: %s", a.method, a.address, selector, len(found), a.gist())
	}
	return found[0]
}

// gist is the words of the answer, for messages.
func (a answer) gist() string {
	if !strings.HasPrefix(a.header.Get("Content-Type"), "text/html") || a.body == "" {
		return a.body
	}
	return strings.Join(append(a.all("h1"), a.all(".govuk-error-summary, main p")...), " | ")
}

func find(t testing.TB, n *html.Node, selector string) []*html.Node {
	t.Helper()
	s, err := cascadia.ParseGroup(selector)
	if err != nil {
		t.Fatalf("selector %q: %v", selector, err)
	}
	return cascadia.QueryAll(n, s)
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

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}
