package server_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"planboard/internal/demo"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
)

const member = "member@demo.planboard.test"

func TestAfterSigningInOnesWayLeadsOnInsideOnly(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	tests := []struct{ name, next, want string }{
		{"a page asked for is forgotten", "/plans/children-in-care/2022-2024/actions?status=red", "/plans/children-in-care/2022-2024/actions?status=red"},
		{"no page asked for leads nowhere", "", "/"},
		{"another host is followed", "//evil.example", "/"},
		{"another host behind three slashes is followed", "///evil.example", "/"},
		{"a backslash is followed", `/\evil.example`, "/"},
		{"a backslash after a dot is followed", `/.\evil.example`, "/"},
		{"another scheme is followed", "https://evil.example", "/"},
		{"a script is followed", "javascript:alert(1)", "/"},
		{"a tab hides another host", "/\t/evil.example", "/"},
		{"a host without a scheme is followed", "evil.example", "/"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := p.stranger().in(t)
			form := c.get(route.WithQuery(route.SignIn, "next", tt.next)).form().with("email", member, "password", demo.Password)
			if got := c.submit(form).want(http.StatusSeeOther).header.Get("Location"); got != tt.want {
				t.Errorf("the form shown leads to %q, want %q", got, tt.want)
			}
			forged := p.stranger().in(t).post(route.SignIn, url.Values{"email": {member}, "password": {demo.Password}, "next": {tt.next}})
			if got := forged.want(http.StatusSeeOther).header.Get("Location"); got != tt.want {
				t.Errorf("a forged form leads to %q, want %q", got, tt.want)
			}
			if got := c.get(route.WithQuery(route.SignIn, "next", tt.next)).want(http.StatusSeeOther).header.Get("Location"); got != tt.want {
				t.Errorf("once signed in the page leads to %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWhichOfAddressAndPasswordWasWrongIsNotSaid(t *testing.T) {
	t.Parallel()
	c := newPortal(t).stranger()
	said := map[string]bool{}
	for _, email := range []string{member, "nobody@demo.planboard.test", "r01@demo.planboard.test", "half a name", "a\x00b", strings.Repeat("a", 300)} {
		a := c.signIn(email, "not the password").want(http.StatusUnprocessableEntity)
		said[a.one(".govuk-error-summary")] = true
		if kept := a.form().fields; email != "a\x00b" && kept.Get("email") != email || kept.Get("password") != "" {
			t.Errorf("the form keeps %v", kept)
		}
		if title := a.one("head title"); !strings.HasPrefix(title, "Error: ") {
			t.Errorf("title %q", title)
		}
	}
	if len(said) != 1 {
		t.Errorf("there are %d messages, want one for all: %v", len(said), said)
	}
}

func TestGuessingIsBraked(t *testing.T) {
	t.Parallel()
	c := newPortal(t).stranger()
	for range 5 {
		c.signIn(" Member@demo.planboard.test", "not the password").want(http.StatusUnprocessableEntity)
	}
	a := c.signIn(member, demo.Password).want(http.StatusTooManyRequests)
	if wait, err := strconv.Atoi(a.header.Get("Retry-After")); err != nil || wait > 15*60 || wait < 14*60 {
		t.Errorf("Retry-After %q, want a quarter of an hour from the last try", a.header.Get("Retry-After"))
	}
	if said := a.one(".govuk-error-summary"); !strings.Contains(said, "Try again in 15 minutes") || a.form().fields.Get("email") != member {
		t.Errorf("the page says %q and keeps %v", said, a.form().fields)
	}
	c.signIn("chair@demo.planboard.test", demo.Password).want(http.StatusSeeOther)
}

func TestSigningInForgetsEarlierSlips(t *testing.T) {
	t.Parallel()
	c := newPortal(t).stranger()
	for range 2 {
		for range 4 {
			c.signIn(member, "a slip of the hand").want(http.StatusUnprocessableEntity)
		}
		c.signIn(member, demo.Password).want(http.StatusSeeOther)
	}
}

func TestWhatWasTypedSurvivesTheEndOfASession(t *testing.T) {
	t.Parallel()
	address := postgrestest.DemoURL(t)
	p := portalOn(t, postgrestest.Open(t, address, postgres.Options{}))
	c := p.as("fostering")
	typed := right(c.get(updateA07).form())
	exec(t, connect(t, address), `update sessions set expires_at = now() - interval '1 second'`)

	a := c.submit(typed).want(http.StatusUnauthorized)
	wantKept(t, typed, a.form())
	c.signIn("fostering@demo.planboard.test", demo.Password).want(http.StatusSeeOther) // in another tab
	c.submit(a.form()).want(http.StatusSeeOther)
}

func TestSigningOutEndsTheSessionItself(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("member")
	stolen := c.cookies["planboard"]
	c.post(route.SignOut, nil).want(http.StatusSeeOther)
	if len(c.cookies) != 0 {
		t.Errorf("the browser keeps %v", c.cookies)
	}
	c.cookies["planboard"] = stolen
	c.get(route.Home).want(http.StatusSeeOther)
}

func TestACookiePlantedBeforehandIsWorthNothing(t *testing.T) {
	t.Parallel()
	c := newPortal(t).stranger()
	c.cookies["planboard"] = "planted"
	c.signIn(member, demo.Password).want(http.StatusSeeOther)
	if c.cookies["planboard"] == "planted" {
		t.Error("the session goes by the token that was planted")
	}
}

func TestTheRecordKnowsOnlyAHashOfTheToken(t *testing.T) {
	t.Parallel()
	address := postgrestest.DemoURL(t)
	c := portalOn(t, postgrestest.Open(t, address, postgres.Options{})).as("member")
	var whole string
	err := connect(t, address).QueryRow(t.Context(), `select sessions::text || encode(data, 'escape') from sessions`).Scan(&whole)
	if err != nil {
		t.Fatal(err)
	}
	if token := c.cookies["planboard"]; len(token) < 40 || strings.Contains(whole, token) {
		t.Errorf("the session %q holds the token %q", whole, token)
	}
}

func TestTheCookieIsForThisPortalAlone(t *testing.T) {
	t.Parallel()
	db := postgrestest.Demo(t)
	hash, err := hash()
	if err != nil {
		t.Fatal(err)
	}
	account := postgres.Account{Email: "lead@council.example", Role: "board member", Title: "Lead Member"}
	if err := db.AddAccount(t.Context(), account, hash); err != nil {
		t.Fatal(err)
	}
	for origin, attributes := range map[string][]string{
		"":                         {"planboard=", "HttpOnly", "SameSite=Lax", "Path=/"},
		"https://plan.example.org": {"__Host-planboard=", "HttpOnly", "SameSite=Lax", "Path=/", "Secure"},
	} {
		cookie := portalOn(t, db, live(origin)).stranger().signIn(account.Email, demo.Password).want(http.StatusSeeOther).header.Get("Set-Cookie")
		for _, want := range attributes {
			if !strings.Contains(cookie, want) {
				t.Errorf("at %q the cookie is %q, want %s", origin, cookie, want)
			}
		}
		if strings.Contains(cookie, "Domain") || !strings.HasPrefix(cookie, attributes[0]) {
			t.Errorf("at %q the cookie is %q", origin, cookie)
		}
	}
}

func TestDemoAccountsAreOfDemoModeAlone(t *testing.T) {
	t.Parallel()
	db := postgrestest.Demo(t)
	c := portalOn(t, db).as("admin")
	outside := portalOn(t, db, live(""))
	c.handler = outside.handler
	c.get(route.Home).want(http.StatusSeeOther)
	c.signIn("admin@demo.planboard.test", demo.Password).want(http.StatusUnprocessableEntity)
	page := outside.stranger().get(route.SignIn)
	if strings.Contains(page.body, "demo.planboard.test") || strings.Contains(page.body, "Illustrative data") {
		t.Error("the sign-in page offers demo accounts")
	}
}
