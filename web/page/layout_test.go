package page_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/web/page"
)

// pages is every page of the reader's way through the plan, by what it shows.
func pages() map[string]page.Page {
	p := position()
	return map[string]page.Page{
		"board home":    page.BoardHome{Position: p, Agenda: agenda()},
		"officer home":  page.OfficerHome{Position: p, Member: *officer, Section: page.HomeOf},
		"director home": page.DirectorHome{Position: p, Agenda: agenda()},
		"steward home":  page.StewardHome{Position: p},
		"edition":       page.Edition{Position: p},
		"priority":      page.Priority{Position: p, Priority: p.Priorities[0], Voices: agenda().Voices},
		"rounds":        page.Rounds{Schedule: schedule(), Scope: secretary.Scope()},
		"round":         page.Round{Schedule: schedule(), Round: schedule().Rounds[2], Scope: secretary.Scope()},
		"round signed":  page.RoundSignOff{Schedule: schedule(), Round: schedule().Rounds[2], Missing: p.Missing(rounds()[2])},
		"review":        page.Review{ActionForm: page.ActionForm{Dossier: plan.Dossier{Position: p, Action: p.Actions[1]}}},
		"sign-off":      page.SignOff{ActionForm: page.ActionForm{Dossier: plan.Dossier{Position: p, Action: p.Actions[5]}}},
		"override":      page.Override{ActionForm: page.ActionForm{Dossier: plan.Dossier{Position: p, Action: p.Actions[1]}}},
		"decision":      page.Change{ActionForm: page.ActionForm{Dossier: plan.Dossier{Position: p, Action: p.Actions[1]}}, Member: *secretary},
		"compare":       page.Compare{Comparison: comparison()},
		"ratings":       page.Ratings{},
		"sign in":       page.SignIn{Demo: []page.DemoAccount{{Email: "chair@demo.planboard.test", Title: "Chair", Role: "board member"}}},
		"trouble":       page.Trouble{Heading: "Page not found", Text: []string{"There is no such page."}},
	}
}

func TestEveryPage(t *testing.T) {
	t.Parallel()
	for name, p := range pages() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := render(t, frame(director), p)
			if h := text(one(t, doc, "h1")); h != p.Head().Title {
				t.Errorf("the h1 is %q, the title %q", h, p.Head().Title)
			}
			if title := text(one(t, doc, "head title")); !strings.HasSuffix(title, p.Head().Title+" - Planboard") {
				t.Errorf("the tab says %q", title)
			}
			one(t, doc, "span.govuk-caption-l + h1")
			checkTables(t, doc)
			checkIDs(t, doc)
			for _, banned := range []string{"[style]", "style", "script:not([src])", "[src^=data]", "[href^=data]"} {
				if n := len(all(t, doc, banned)); n != 0 {
					t.Errorf("%d of %q, which the content security policy forbids", n, banned)
				}
			}
		})
	}
}

// checkTables: every table has a caption, every head cell a scope, and no cell
// is empty.
func checkTables(t *testing.T, doc *node) {
	t.Helper()
	if n, want := len(all(t, doc, "table > caption")), len(all(t, doc, "table")); n != want {
		t.Errorf("%d captions for %d tables", n, want)
	}
	for _, th := range all(t, doc, "th:not([scope])") {
		t.Errorf("head cell %q has no scope", text(th))
	}
	for _, cell := range all(t, doc, "td, th") {
		if text(cell) == "" {
			t.Errorf("an empty cell in %q", text(cell.Parent))
		}
	}
	for _, td := range all(t, doc, ".pb-stack td") {
		if len(all(t, td, ".pb-label")) != 1 {
			t.Errorf("cell %q does not name its column on a phone", text(td))
		}
	}
}

// checkIDs: no id is there twice, and every link and description within the
// page leads to one.
func checkIDs(t *testing.T, doc *node) {
	t.Helper()
	var ids []string
	for _, n := range all(t, doc, "[id]") {
		if slices.Contains(ids, attr(n, "id")) {
			t.Errorf("id %q is there twice", attr(n, "id"))
		}
		ids = append(ids, attr(n, "id"))
	}
	var named []string
	for _, n := range all(t, doc, "a[href^='#']") {
		named = append(named, attr(n, "href")[1:])
	}
	for _, name := range []string{"aria-labelledby", "aria-describedby", "for"} {
		for _, n := range all(t, doc, "["+name+"]") {
			named = append(named, strings.Fields(attr(n, name))...)
		}
	}
	for _, id := range named {
		if !slices.Contains(ids, id) {
			t.Errorf("%q is pointed at and not there", id)
		}
	}
}

func TestNavigationLeadsOnlyWhereTheMemberMayGo(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name   string
		member *plan.Member
		want   []string
	}{
		{"a stranger has no menu", nil, nil},
		{"a board member neither updates nor exports", member, []string{"Home", "Plan", "Measures", "Board meetings", "Board’s log"}},
		{"an officer has updates of their own", officer, []string{"Home", "Plan", "Measures", "Board meetings", "Board’s log", "My updates"}},
		{"a director signs rounds off and takes the report away", director, []string{"Home", "Plan", "Measures", "Board meetings", "Board’s log", "My updates", "Rounds", "Reports"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := render(t, frame(c.member), page.Ratings{})
			if diff := cmp.Diff(c.want, texts(t, doc, ".govuk-service-navigation__item")); diff != "" {
				t.Error(diff)
			}
			if signedIn := len(all(t, doc, "form[action='/sign-out'][method=post]")) == 1; signedIn != (c.member != nil) {
				t.Errorf("the way out is there: %v", signedIn)
			}
		})
	}
}

func TestFrame(t *testing.T) {
	t.Parallel()
	f := frame(officer)
	f.Notice = "The update is saved <b>"
	doc := render(t, f, page.Priority{Position: position(), Priority: position().Priorities[0]})
	if got := text(one(t, doc, ".govuk-notification-banner__content")); got != "The update is saved <b>" {
		t.Errorf("the banner says %q", got)
	}
	if got := text(one(t, doc, ".pb-notice")); !strings.HasPrefix(got, "Illustrative data.") {
		t.Errorf("the demonstration says %q", got)
	}
	if got := text(one(t, doc, ".pb-account")); got != "Virtual School Headteacher, officer History Sign out" {
		t.Errorf("the account line says %q", got)
	}
	if diff := cmp.Diff([]string{"Home", "Plan 2022 to 2024"}, texts(t, doc, ".govuk-breadcrumbs li")); diff != "" {
		t.Error(diff)
	}
	if got := texts(t, doc, "[aria-current]"); len(got) != 1 || got[0] != "Plan" {
		t.Errorf("the current section is %q", got)
	}
	if html := source(t, frame(nil), page.Ratings{}); strings.Count(html, "<html lang=\"en-GB\"") != 1 || !strings.HasPrefix(html, "<!doctype html>") {
		t.Error("the document does not begin as it should")
	}
}
