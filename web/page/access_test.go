package page_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/web/page"
)

func TestSignIn(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		page page.SignIn
		want string // of the error summary
	}{
		{"a first visit is greeted with an error", page.SignIn{}, ""},
		{"a refusal does not say why", page.SignIn{Email: "a@b.test", Problem: "Enter a correct email address and password"}, "Enter a correct email address and password"},
		{"too many tries do not say when to try again", page.SignIn{Email: "a@b.test", WaitMin: 5}, "There were too many tries. Try again in 5 minutes."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := render(t, frame(nil), c.page)
			if got := strings.Join(texts(t, doc, ".govuk-error-summary__list a"), ""); got != c.want {
				t.Errorf("the summary says %q", got)
			}
			if failed := strings.HasPrefix(text(one(t, doc, "head title")), "Error: "); failed != (c.want != "") {
				t.Errorf("the tab says %q", text(one(t, doc, "head title")))
			}
			if got := attr(one(t, doc, "main form[action='/sign-in'] #email"), "value"); got != c.page.Email {
				t.Errorf("the e-mail kept is %q", got)
			}
			if got := attr(one(t, doc, "#password"), "autocomplete"); got != "current-password" {
				t.Errorf("a password manager is told %q", got)
			}
			checkIDs(t, doc)
		})
	}
}

func TestSignInInTheDemonstration(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(nil), page.SignIn{Next: "/updates", DemoPassword: "open sesame",
		Demo: []page.DemoAccount{{Email: "chair@demo.planboard.test", Title: "Cabinet Member", Role: "board member"}}})
	if got := text(one(t, doc, "main tbody tr")); got != "chair@demo.planboard.test Who it is Cabinet Member Role Board member" {
		t.Errorf("the account is %q", got)
	}
	if got := text(one(t, doc, "main .govuk-inset-text strong")); got != "open sesame" {
		t.Errorf("the password is %q", got)
	}
	if got := attr(one(t, doc, "input[name=next]"), "value"); got != "/updates" {
		t.Errorf("it goes on to %q", got)
	}
	if html := source(t, frame(nil), page.SignIn{}); strings.Contains(html, "demonstration. The password") {
		t.Error("outside the demonstration a password is given away")
	}
}

func TestTroubleKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(officer), page.Trouble{
		Heading: "Your session has ended", Text: []string{"Nothing is lost.", "Sign in and send it again."}, Reference: "r-17",
		Again: "/plans/p/e/actions/A01/update",
		Kept:  []page.Kept{{Name: "key", Value: "k1"}, {Name: "narrative", Value: "It\nworked", Label: "What has changed"}},
	})
	form := one(t, doc, "main form[method=post]")
	if got := attr(form, "action"); got != "/plans/p/e/actions/A01/update" {
		t.Errorf("it is sent to %q", got)
	}
	if got := attr(one(t, form, "input[type=hidden][name=key]"), "value"); got != "k1" {
		t.Errorf("the key kept is %q", got)
	}
	if got := one(t, form, "textarea[name=narrative]").FirstChild.Data; got != "It\nworked" {
		t.Errorf("the words kept are %q", got)
	}
	got := text(one(t, doc, "main"))
	for _, want := range []string{"Nothing is lost. Sign in and send it again.", "give this reference: r-17", "Go to the home page"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if plainly := render(t, frame(nil), page.Trouble{Heading: "Not found"}); attr(one(t, plainly, "main a"), "href") != "/" {
		t.Error("there is no way home")
	}
}

func TestRatingsExplainsEveryWord(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(nil), page.Ratings{})
	var words []string
	for _, s := range plan.Statuses {
		words = append(words, s.Word())
	}
	for _, r := range plan.Ratings {
		words = append(words, r.Word())
	}
	for _, d := range []plan.Trend{plan.Improving, plan.Worsening, plan.NoChange, plan.Up, plan.Down, plan.Same} {
		words = append(words, string(d))
	}
	for _, s := range []plan.Symbol{plan.Confidential, plan.RoundsToZero, plan.NotAvailable, plan.NotApplicable, plan.Unreliable} {
		words = append(words, string(s))
	}
	words = append(words, "p", "r", "b")
	explained := texts(t, doc, "tbody th")
	if len(explained) != len(words) {
		t.Fatalf("%d words are explained, want %d", len(explained), len(words))
	}
	for i, want := range words {
		if explained[i] != want {
			t.Errorf("word %d is %q, want %q", i, explained[i], want)
		}
	}
}

// The page says the bounds of the rules in words; the rules are in plan.
func TestRatingsSaysTheBoundsOfTheRules(t *testing.T) {
	t.Parallel()
	status := func(change func(*plan.Action)) plan.Status {
		a := action("A01", "Any", change)
		a.Standing.Recovery = plan.Recovery{Text: "A plan.", Lead: lead.Title, By: today}
		return a.Assess(rounds(), today).Status
	}
	words := text(render(t, frame(nil), page.Ratings{}))
	for _, c := range []struct {
		name, says string
		amber, red func(*plan.Action)
	}{
		{"lateness", "Off track: 31 days late or more",
			func(a *plan.Action) { a.Due = today.AddDays(-30) }, func(a *plan.Action) { a.Due = today.AddDays(-31) }},
		{"forecast", "forecast more than 92 days after the due date",
			func(a *plan.Action) { a.Standing.Forecast = a.Due.AddDays(92) }, func(a *plan.Action) { a.Standing.Forecast = a.Due.AddDays(93) }},
	} {
		if !strings.Contains(words, c.says) || status(c.amber) != plan.Amber || status(c.red) != plan.Red {
			t.Errorf("%s: the page and the rules differ: %s, %s", c.name, status(c.amber), status(c.red))
		}
	}
}
