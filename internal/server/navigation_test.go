package server_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
)

func TestEveryLinkOfEveryHomeLeadsSomewhere(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, role := range []plan.Role{plan.BoardMember, plan.Officer, plan.DataSteward, plan.Director} { // each has a home of its own
		t.Run(string(role), func(t *testing.T) {
			t.Parallel()
			c := p.as(accounts[role]).in(t)
			seen, waiting := map[string]bool{"/": true}, []string{"/"}
			for len(waiting) > 0 {
				address := waiting[0]
				waiting = waiting[1:]
				a := c.get(address)
				if a.status != http.StatusOK {
					t.Errorf("%s: %d", address, a.status)
				}
				for _, to := range links(a) {
					if !seen[to] {
						seen[to], waiting = true, append(waiting, to)
					}
				}
			}
			if len(seen) < 50 {
				t.Errorf("only %d addresses were found", len(seen))
			}
		})
	}
}

// links are the addresses of the portal to which a page leads, each without
// its place in the page.
func links(a answer) []string {
	a.t.Helper()
	if !strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
		return nil
	}
	var found []string
	for _, link := range find(a.t, a.page(), "a[href]") {
		to, _, _ := strings.Cut(attr(link, "href"), "#")
		if strings.HasPrefix(to, "/") {
			found = append(found, to)
		}
	}
	return found
}

func TestAPortalWithoutAPlanSaysSo(t *testing.T) {
	t.Parallel()
	db := postgrestest.New(t)
	hash, err := hash()
	if err != nil {
		t.Fatal(err)
	}
	account := postgres.Account{Email: "first@council.example", Role: "director", Title: "Director"}
	if err := db.AddAccount(t.Context(), account, hash); err != nil {
		t.Fatal(err)
	}
	c := portalOn(t, db, live("")).stranger()
	c.follow(c.signIn(account.Email, demo.Password)).want(http.StatusOK)
	for _, address := range []string{route.Home, route.Updates, route.Reports} {
		if a := c.get(address).want(http.StatusOK); !strings.Contains(strings.ToLower(a.one("main")), "no plan") {
			t.Errorf("%s says %q", address, a.one("main"))
		}
	}
	c.get(route.Ratings).want(http.StatusOK)
	c.get(route.Edition(edition2022)).want(http.StatusNotFound)
}

func TestPagesAreSentCompressed(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("member")
	plain := c.get(route.Home)
	c.headers["Accept-Encoding"] = "gzip"
	packed := c.get(route.Home)
	r, err := gzip.NewReader(strings.NewReader(packed.body))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil || string(content) != plain.body || packed.header.Get("Content-Encoding") != "gzip" {
		t.Errorf("%d bytes in %q (%v), want the page of %d", len(content), packed.header.Get("Content-Encoding"), err, len(plain.body))
	}
}
