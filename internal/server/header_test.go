package server_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/route"
	"planboard/internal/server"
	"planboard/web"
)

// everywhere stands on every answer.
var everywhere = map[string]string{
	"Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; " +
		"form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
	"X-Content-Type-Options":     "nosniff",
	"Referrer-Policy":            "same-origin",
	"Cross-Origin-Opener-Policy": "same-origin",
}

func TestEveryAnswerSaysWhatABrowserMayDo(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := p.as("director")
	tests := []struct {
		name, address string
		as            *client
		cache         string
	}{
		{"a page may be kept", "/", c, "no-store"},
		{"a table may be kept", route.Actions(edition2022) + route.CSV, c, "no-store"},
		{"a file may be kept", route.Report(edition2022) + route.DOCX, c, "no-store"},
		{"trouble may be kept", "/unknown", c, "no-store"},
		{"the sign-in page may be kept", route.SignIn, p.stranger(), "no-store"},
		{"the way to sign-in may be kept", "/", p.stranger(), "no-store"},
		{"health may be kept", route.Healthz, p.stranger(), "no-store"},
		{"the stylesheet is asked for again", web.URL("app.css"), p.stranger(), "public, max-age=31536000, immutable"},
		{"the colours at no address of theirs are kept for ever", route.ThemePattern, p.stranger(), "public, max-age=300"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := tt.as.in(t).get(tt.address)
			got := map[string]string{}
			for name := range everywhere {
				got[name] = a.header.Get(name)
			}
			if diff := cmp.Diff(everywhere, got); diff != "" {
				t.Errorf("headers (-want +got):\n%s", diff)
			}
			if cache := a.header.Get("Cache-Control"); cache != tt.cache {
				t.Errorf("Cache-Control %q, want %q", cache, tt.cache)
			}
			if a.header.Get("Set-Cookie") != "" {
				t.Errorf("sets a cookie: %q", a.header.Get("Set-Cookie"))
			}
		})
	}
}

func TestBrowsersAreToldToComeOverTLSWhereThePortalDoes(t *testing.T) {
	t.Parallel()
	for origin, want := range map[string]string{
		"https://plan.example.org": "max-age=31536000", "http://plan.example.org": "", "": "",
	} {
		p := portalOn(t, nil, live(origin))
		for _, address := range []string{route.Healthz, web.URL("app.css")} {
			if got := p.stranger().get(address).header.Get("Strict-Transport-Security"); got != want {
				t.Errorf("at %q %s says %q, want %q", origin, address, got, want)
			}
		}
	}
}

func TestAPageWithANoticeIsNotKeptEither(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("fostering")
	a := c.follow(c.submit(right(c.get(updateA07).form())))
	if cache := a.header.Get("Cache-Control"); cache != "no-store" {
		t.Errorf("Cache-Control %q", cache)
	}
}

func TestAskingForHeadersAlone(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := p.as("director")
	for _, a := range p.handler.Accesses() {
		if a.Method != http.MethodGet || a.Pattern == route.SignIn || a.Pattern == route.UpdatePattern {
			continue
		}
		get, head := c.get(addressOf(a)), c.do(http.MethodHead, addressOf(a), "")
		if head.status != get.status || head.header.Get("Content-Type") != get.header.Get("Content-Type") {
			t.Errorf("HEAD %s: %d %s, GET: %d %s", a.Pattern, head.status, head.header.Get("Content-Type"), get.status, get.header.Get("Content-Type"))
		}
	}
	for _, address := range []string{route.Healthz, route.Readyz, web.URL("app.css")} {
		p.stranger().do(http.MethodHead, address, "").want(http.StatusOK)
	}
	p.stranger().do(http.MethodHead, "/", "").want(http.StatusSeeOther)
}

func TestAnotherMethodIsRefusedInWords(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("member")
	for _, tt := range []struct{ method, address, allowed string }{
		{http.MethodPost, route.Ratings, "GET"}, {http.MethodPut, route.SignIn, "GET, POST"},
		{http.MethodDelete, actionA07, "GET"}, {http.MethodGet, route.SignOut, "POST"},
	} {
		a := c.do(tt.method, tt.address, "").want(http.StatusMethodNotAllowed)
		if a.one("h1") != "This address does not take that" || a.header.Get("Allow") != tt.allowed {
			t.Errorf("%s %s: %q, allowed are %q", tt.method, tt.address, a.one("h1"), a.header.Get("Allow"))
		}
	}
}

func TestAnAddressThatIsNoneIsRefusedAtTheStart(t *testing.T) {
	t.Parallel()
	for _, origin := range []string{"plan.example.org", "https://", "://", "https://plan.example.org:port"} {
		if _, err := server.New(nil, server.Options{Origin: origin}); err == nil || !strings.Contains(err.Error(), "PLANBOARD_PUBLIC_URL") {
			t.Errorf("%q: error %v, want one that names the setting", origin, err)
		}
	}
}
