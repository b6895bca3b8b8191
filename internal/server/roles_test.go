package server_test

import (
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/internal/server"
)

var update = flag.Bool("update", false, "write docs/roles.md anew")

// accounts is a demo sign-in of each role.
var accounts = map[plan.Role]string{
	plan.BoardMember: "member", plan.Officer: "fostering", plan.PartnerOfficer: "partner", plan.DataSteward: "data",
	plan.Secretary: "secretary", plan.Director: "director", plan.Administrator: "admin",
}

// addressOf fills in a pattern: L01 is a measure that is entered here, A07 is
// led by the officer for fostering alone, who is to answer BL2. L10 is Red.
func addressOf(a server.Access) string {
	code := "L01"
	switch a.Pattern {
	case route.PriorityPattern:
		code = "P2"
	case route.RatingOverride: // L01 is Green, and there is nothing better
		code = "L10"
	}
	ref, date := "A07", february.String()
	if strings.HasPrefix(a.Pattern, route.Log) {
		ref = "BL2"
	}
	if strings.HasPrefix(a.Pattern, route.DecisionsPattern) || strings.HasPrefix(a.Pattern, route.MinutesPattern) {
		date = "2023-11-15"
	}
	address := strings.NewReplacer("{plan}", edition2022.Plan, "{edition}", edition2022.Edition, "{ref}", ref, "{date}", date,
		"{code}", code, "{id}", route.ReportID(edition2022), "{update}", "1", "{quarter}", "2023-24-Q3").Replace(a.Pattern)
	if a.Pattern == route.ComparePattern {
		address += "?from=2020-2022&to=2022-2024"
	}
	return address
}

// due is the status that a role gets at an address: 403 without the right, and
// with it 200, but for what is sent without a form.
func due(a server.Access, role plan.Role) int {
	leadsA07 := role == plan.Officer
	reviewsL01 := role == plan.Director // no lead of its priority is here
	switch name := a.Method + " " + a.Pattern; {
	case !role.Has(a.Right), (a.Pattern == route.UpdatePattern || a.Pattern == route.LogAnswerPattern) && !leadsA07,
		a.Pattern == route.ReviewOfValue && !reviewsL01:
		return http.StatusForbidden
	case a.Pattern == route.UpdateCorrectPattern && !leadsA07, a.Pattern == route.ActionReviewPattern && role != plan.Director:
		return http.StatusForbidden
	case a.Pattern == route.UpdateCorrectPattern: // update 1 is of another action
		return http.StatusNotFound
	case name == "GET "+route.ActionReviewPattern, name == "GET "+route.ActionSignOffPattern, name == "GET "+route.ActionOverridePattern: // nothing of A07 waits
		return http.StatusConflict
	case name == "GET "+route.SignIn: // already signed in
		return http.StatusSeeOther
	case name == "POST "+route.SignIn, // without a password
		name == "POST "+route.Log, name == "POST "+route.AnswerRedPattern, name == "POST "+route.DecisionsPattern: // without a word
		return http.StatusUnprocessableEntity
	case a.Pattern == route.NewMeeting && a.Method == http.MethodPost, name == "POST "+route.MovePattern, name == "POST "+route.FreezePattern: // without a day or a reason
		return http.StatusUnprocessableEntity
	case a.Pattern == route.UnfreezePattern: // nothing is frozen
		return http.StatusConflict
	case a.Method == http.MethodPost: // without a version
		return http.StatusConflict
	default:
		return http.StatusOK
	}
}

func TestEveryRoleGetsWhatItsRightsSay(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, role := range plan.Roles {
		t.Run(string(role), func(t *testing.T) {
			c := p.as(accounts[role]).in(t)
			for _, a := range p.handler.Accesses() {
				if a.Pattern == route.SignOut {
					continue // at the end, below
				}
				if got := c.do(a.Method, addressOf(a), ""); got.status != due(a, role) {
					t.Errorf("%s %s: %d, want %d: %s", a.Method, a.Pattern, got.status, due(a, role), got.gist())
				}
			}
			c.post(route.SignOut, nil).want(http.StatusSeeOther)
		})
	}
}

func TestAStrangerIsSentToSignInAndBack(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, a := range p.handler.Accesses() {
		if a.Right == plan.Public {
			continue
		}
		got := p.stranger().do(a.Method, addressOf(a), "")
		if a.Method == http.MethodPost {
			got.want(http.StatusUnauthorized)
			continue
		}
		to, err := url.Parse(got.want(http.StatusSeeOther).header.Get("Location"))
		if err != nil {
			t.Fatal(err)
		}
		if next := addressOf(a); to.Path != route.SignIn || a.Pattern != route.Home && to.Query().Get("next") != next {
			t.Errorf("%s leads to %s, want the sign-in page and from there %s", a.Pattern, to, next)
		}
	}
}

func TestNoAddressIsMissingFromTheTable(t *testing.T) {
	t.Parallel()
	s := portalOn(t, nil).handler
	known := map[string]bool{
		"GET " + route.Healthz: true, "GET " + route.Readyz: true,
		"GET " + route.StaticPattern: true, "GET " + route.ThemePattern: true,
	}
	for _, a := range s.Accesses() {
		known[a.Method+" "+a.Pattern] = true
	}
	seen := 0
	err := chi.Walk(s.Routes(), func(method, pattern string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if seen++; !known[method+" "+pattern] {
			t.Errorf("%s %s is open without a right", method, pattern)
		}
		return nil
	})
	if err != nil || seen != len(known) {
		t.Errorf("walked %d addresses (%v), want %d", seen, err, len(known))
	}
}

func TestAnAddressNeedsARightThatThereIs(t *testing.T) {
	t.Parallel()
	s := portalOn(t, nil).handler
	for _, right := range []plan.Right{"", "do anything"} {
		if err := s.Register("/new", right); err == nil || !strings.Contains(err.Error(), "/new") {
			t.Errorf("right %q: error %v, want one that names the address", right, err)
		}
	}
	if err := s.Register("/new", plan.ReadPlan); err != nil {
		t.Errorf("a right that there is: %v", err)
	}
}

// rolesTable is docs/roles.md.
func rolesTable(accesses []server.Access) string {
	var b strings.Builder
	b.WriteString("# Roles and addresses\n\n" +
		"Written by `make generate` from the router; do not edit. Each address asks for one right, and each role holds some.\n" +
		"*Update own actions* opens only the actions that the reader's post leads.\n\n")
	head, rule := "| Address | Right |", "| --- | --- |"
	for _, role := range plan.Roles {
		head, rule = head+" "+string(role)+" |", rule+" :-: |"
	}
	fmt.Fprintln(&b, head+" signed out |")
	fmt.Fprintln(&b, rule+" :-: |")
	for _, a := range accesses {
		fmt.Fprintf(&b, "| `%s %s` | %s |", a.Method, a.Pattern, a.Right)
		for _, role := range append(append([]plan.Role{}, plan.Roles...), "") {
			mark := " |"
			if role.Has(a.Right) {
				mark = " yes |"
			}
			b.WriteString(mark)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestRolesTableIsCurrent(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "roles.md")
	want := rolesTable(portalOn(t, nil).handler.Accesses())
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil || string(got) != want {
		t.Errorf("%s is not what the router says (%v): run make generate", file, err)
	}
}
