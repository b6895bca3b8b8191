package server_test

import (
	"archive/zip"
	"io"
	"net/http"
	"strings"
	"testing"

	"planboard/internal/route"
)

var (
	actionA07 = route.Action(edition2022, "A07")
	updateA07 = route.PostUpdate(edition2022, "A07")
)

// right is the form of A07 filled in so that it can be taken: the households
// come in time after all.
func right(f form) form {
	return f.with("status", "green", "narrative", "Eleven households were approved in January.").
		dated("forecast", "31", "3", "2024")
}

func TestTheFormBeginsWithWhatTheRulesSay(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	a := p.as("fostering").get(updateA07).want(http.StatusOK)
	f := a.form()
	want := map[string]string{
		"status": "red", "narrative": "", "forecast-day": "31", "forecast-month": "3", "forecast-year": "2025",
		"next_step": "Options for a retention offer to the Board in February.",
	}
	for name, value := range want {
		if got := f.fields.Get(name); got != value {
			t.Errorf("%s begins with %q, want %q", name, got, value)
		}
	}
	if f.action != updateA07 || f.fields.Get("key") == "" || strings.HasPrefix(a.one("head title"), "Error") {
		t.Errorf("a form to %s with key %q, titled %q", f.action, f.fields.Get("key"), a.one("head title"))
	}
}

func TestWhatIsToBePutRightComesBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("fostering")
	start := c.get(updateA07).form()
	plan := func(f form) form {
		return f.with("recovery_plan", "A retention offer.").dated("recovery_by", "30", "4", "2024")
	}
	tests := []struct {
		name  string
		typed form
		field string // that the first problem is about
		says  string
	}{
		{"a status that does not exist", right(start).with("status", unheardOf), "status", "Choose how the action is going"},
		{"no status", right(start).without("status"), "status", "Choose how the action is going"},
		{"31 February", right(start).dated("forecast", "31", "2", "2024"), "forecast-day", "must be a real date"},
		{"a day without its year", right(start).dated("forecast", "31", "3", ""), "forecast-day", "must include a year"},
		{"nothing told", right(start).with("narrative", " \r\n "), "narrative", "Enter what has changed"},
		{"a narrative of a million characters", right(start).with("narrative", strings.Repeat("a", 1_000_000)), "narrative", "it has 1,000,000"},
		{"a control character", right(start).with("narrative", "Eleven\x07 approved."), "narrative", "at place 7"},
		{"a byte that is no character", right(start).with("narrative", "Eleven\xff approved."), "narrative", "at place 7"},
		{"a recovery date that has passed", plan(start).with("narrative", "Late.").dated("recovery_by", "30", "1", "2024"), "recovery_by-day", "today or later"},
		{"a recovery plan without its date", start.with("narrative", "Late.", "recovery_plan", "A retention offer."), "recovery_by-day", "Enter the date"},
		{"a recovery date without its plan", start.with("narrative", "Late.").dated("recovery_by", "30", "4", "2024"), "recovery_plan", "back on track"},
		{"Red without a recovery plan", start.with("narrative", "Late."), "recovery_plan", "it is Red"},
		{"another status than the rules give, without a reason", plan(start).with("narrative", "Late.", "status", "amber"), "reason", "Say why you propose Amber"},
		{"delivered on no day", right(start).with("status", "complete"), "delivered-day", "Enter the date on which"},
		{"delivered tomorrow", right(start).dated("delivered", "1", "2", "2024"), "delivered-day", "today or earlier"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := c.in(t).submit(tt.typed).want(http.StatusUnprocessableEntity)
			if title := a.one("head title"); !strings.HasPrefix(title, "Error: ") {
				t.Errorf("title %q", title)
			}
			wantKept(t, tt.typed, a.form())
			wantSummary(t, a, tt.field, tt.says)
		})
	}
	if shown := c.get(actionA07).body; strings.Contains(shown, "Eleven") || strings.Contains(shown, "Late.") {
		t.Error("something that was to be put right is on the record")
	}
}

// unheardOf is a status that no radio has, and so none that can be chosen again.
const unheardOf = "blue"

// wantShown fails unless the page for trouble holds the passages that were typed,
// and offers no sending them again.
func wantShown(t *testing.T, typed form, a answer) {
	t.Helper()
	shown := 0
	for _, n := range find(t, a.page(), "main textarea") {
		if got, want := text(n), strings.TrimSpace(typed.fields.Get(attr(n, "name"))); got != want {
			t.Errorf("of what was typed as %s is left %q, want %q", attr(n, "name"), got, want)
		}
		shown++
	}
	if main := a.one("main"); shown == 0 || strings.Contains(main, "Send it again") {
		t.Errorf("%d passages are left: %s", shown, main)
	}
}

// wantKept compares what was typed with what stands in the form again, where
// the replacement mark stands for what no page can show.
func wantKept(t *testing.T, typed, kept form) {
	t.Helper()
	mark := strings.NewReplacer("\x07", "�", "\xff", "�", "\r\n", "\n")
	for _, name := range typed.names() {
		want := mark.Replace(typed.fields.Get(name))
		if got := strings.TrimPrefix(kept.fields.Get(name), "\n"); got != want && want != unheardOf {
			t.Errorf("%s is %.60q again, typed was %.60q", name, got, want)
		}
	}
}

// wantSummary checks that the summary begins with the problem, and that each
// of its links leads to a control.
func wantSummary(t *testing.T, a answer, field, says string) {
	t.Helper()
	links := find(t, a.page(), ".govuk-error-summary__list a")
	if len(links) == 0 || attr(links[0], "href") != "#"+field || !strings.Contains(text(links[0]), says) {
		t.Errorf("the summary is %q, want first a link to %s that says %q", a.all(".govuk-error-summary a"), field, says)
	}
	for _, link := range links {
		if id := strings.TrimPrefix(attr(link, "href"), "#"); len(find(t, a.page(), "main form [id='"+id+"']")) != 1 {
			t.Errorf("the summary leads to %q, which is no control", id)
		}
	}
}

func TestAnUpdateShowsEverywhereAtOnce(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	officer, board, director := p.as("fostering"), p.as("member"), p.as("director")
	const old, told = "Enquiries rose after the autumn campaign", "Eleven households were approved in January."
	before := board.get("/").one(".pb-lede")
	report := route.Report(edition2022) + route.DOCX
	if words := wordsOf(t, director.get(report)); strings.Contains(words, told) {
		t.Fatal("the report tells it before it was posted")
	}

	posted := officer.submit(right(officer.get(updateA07).form()))
	action := officer.follow(posted).want(http.StatusOK)

	if posted.header.Get("Location") != actionA07 || !strings.Contains(action.one(".govuk-notification-banner"), "A07 is on the record") {
		t.Errorf("led to %s, which says %q", posted.header.Get("Location"), action.all(".govuk-notification-banner"))
	}
	if again := officer.get(actionA07); len(again.all(".govuk-notification-banner")) != 0 {
		t.Error("the banner is shown twice")
	}
	story := board.get(actionA07).one("main")
	if at, was := strings.Index(story, told), strings.Index(story, old); at < 0 || was < at {
		t.Errorf("the timeline has the new update at %d and the old one at %d", at, was)
	}
	if after := board.get("/").one(".pb-lede"); after == before || !strings.Contains(after, "Three of 26 actions are red") {
		t.Errorf("the board's home says %q, and %q before", after, before)
	}
	if shown := board.get(route.Edition(edition2022)).one(".pb-lede"); !strings.Contains(shown, "Three of 26 actions are red") {
		t.Errorf("the plan page says %q", shown)
	}
	if csv := board.get(route.Actions(edition2022) + route.CSV).body; !strings.Contains(csv, told) {
		t.Error("the table of actions does not tell it")
	}
	if words := wordsOf(t, director.get(report)); strings.Contains(words, "Four of 26") {
		t.Error("the report still counts four actions as red")
	}
}

// wordsOf is the text of a Word file.
func wordsOf(t *testing.T, a answer) string {
	t.Helper()
	return unzipped(t, a)["word/document.xml"]
}

// unzipped is the parts of an office file by name.
func unzipped(t *testing.T, a answer) map[string]string {
	t.Helper()
	a.want(http.StatusOK)
	z, err := zip.NewReader(strings.NewReader(a.body), int64(len(a.body)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(content)
	}
	return parts
}

func TestWhoMayNotPostIsToldWhoMay(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	typed := right(p.as("fostering").get(updateA07).form())
	closed := route.PostUpdate(edition2020, "B10")
	tests := []struct {
		name, who, address string
		status             int
	}{
		{"an officer posts on another's action", "careleavers", updateA07, http.StatusForbidden},
		{"a partner posts on another's action", "partner", updateA07, http.StatusForbidden},
		{"a board member posts", "member", updateA07, http.StatusForbidden},
		{"the administrator posts", "admin", updateA07, http.StatusForbidden},
		{"the lead posts on a closed edition", "partner", closed, http.StatusConflict},
		{"an edition that does not exist", "fostering", "/plans/children-in-care/1999-2001/actions/A07/update", http.StatusNotFound},
		{"a plan that does not exist", "fostering", "/plans/unknown/2022-2024/actions/A07/update", http.StatusNotFound},
		{"an action of another edition", "fostering", route.PostUpdate(edition2020, "A07"), http.StatusNotFound},
		{"an action that does not exist", "fostering", route.PostUpdate(edition2022, "A99"), http.StatusNotFound},
		{"a name with a character that no name has", "fostering", route.PostUpdate(edition2022, "A07\x00"), http.StatusNotFound},
		{"a name that is no text", "fostering", route.PostUpdate(edition2022, "A07\xff"), http.StatusNotFound},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := p.as(tt.who).in(t)
			a := c.post(tt.address, typed.fields).want(tt.status)
			wantShown(t, typed, a)
			if shown := c.get(tt.address); shown.status != tt.status {
				t.Errorf("the form itself: %d, want %d too", shown.status, tt.status)
			}
		})
	}
	if strings.Contains(p.as("member").get(actionA07).body, "Eleven households") {
		t.Error("one of them was put on the record")
	}
}

func TestAFormThatIsTooLongOrDamagedIsRefusedInWords(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("fostering")
	start := c.get(updateA07).form()
	long := c.submit(start.with("narrative", strings.Repeat("a", 1<<20))).want(http.StatusRequestEntityTooLarge)
	if h := long.one("h1"); h != "That is too long to send" {
		t.Errorf("heading %q", h)
	}
	damaged := c.do(http.MethodPost, updateA07, "narrative=Eleven%zz").want(http.StatusBadRequest)
	if h := damaged.one("h1"); h != "What was sent cannot be read" {
		t.Errorf("heading %q", h)
	}
}
