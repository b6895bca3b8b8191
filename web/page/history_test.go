package page_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/web/page"
)

// history has so many entries, a day apart, the newest on the sample's day.
func history(n int) plan.History {
	h := plan.History{People: []string{"Fostering Service Manager", "Virtual School Headteacher"}}
	for i := range n {
		h.Entries = append(h.Entries, plan.HistoryEntry{
			ID: int64(100 - i), At: at(2024, 1, 31-i), ByTitle: lead.Title, Thing: plan.Thing{Kind: plan.ActionThing, Edition: key, Ref: "A01"},
			What: "posted a progress update", Before: map[string]string{"proposed": "green"}, After: map[string]string{"proposed": "amber"},
		})
	}
	return h
}

func TestHistorySaysHowMuchItLists(t *testing.T) {
	t.Parallel()
	more := history(2)
	more.Older = 99
	tests := []struct {
		name string
		page page.History
		want string
	}{
		{"an empty record is not told of", page.History{}, "Nothing is on the record."},
		{"a filter that finds nothing is not told of", page.History{Query: []string{"by", "Nobody"}}, "Nothing on the record matches what you chose."},
		{"one is told as many", page.History{History: history(1)}, "1 change is on the record, all on 31 January 2024."},
		{"many are told as one", page.History{History: history(3)}, "3 changes are on the record, from 31 January 2024 back to 29 January 2024."},
		{"a filter goes untold", page.History{History: history(2), Query: []string{"ref", "A01"}}, "2 changes on the record match what you chose, from 31 January 2024 back to 30 January 2024."},
		{"a page is told as the whole", page.History{History: more}, "The newest 2 changes, from 31 January 2024 back to 30 January 2024; older ones are on the next page."},
		{"a page between is told as the first", page.History{History: more, Older: true}, "2 changes, from 31 January 2024 back to 30 January 2024; older ones are on the next page."},
		{"the last page is told as the first", page.History{History: history(1), Older: true}, "The last 1 change, all on 31 January 2024."},
		{"past the end, nothing is said", page.History{Older: true}, "Nothing older is on the record."},
		{"what is wrong is told as nothing found", page.History{Problems: plan.Problems{{Field: "since", Text: "Mend it"}}}, "Nothing is listed yet: something in what you chose is to be put right."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			doc := render(t, frame(director), tt.page)
			if got := text(one(t, doc, ".pb-lede")); got != tt.want {
				t.Errorf("it says %q, want %q", got, tt.want)
			}
			checkIDs(t, doc)
		})
	}
}

func TestHistoryIsLaidOut(t *testing.T) {
	t.Parallel()
	h := history(2)
	h.Older = 99
	h.Entries[1].Thing = plan.Thing{Kind: plan.AccountThing, Ref: "7"}
	doc := render(t, frame(director), page.History{History: h, All: true, InFile: 10_000, Query: []string{"by", lead.Title, "ref", "A01"},
		Input: plan.HistoryInput{By: lead.Title, Ref: "A01", From: plan.DateTyped(today)}})
	rows := texts(t, doc, "tbody tr")
	want := "31 January 2024, 10:00 The Virtual School Headteacher posted a progress update on A01: proposed status from Green to Amber. Where it is Action A01, 2022-2024"
	if len(rows) != 2 || rows[0] != want {
		t.Errorf("rows %q, want first %q", rows, want)
	}
	if got := attr(one(t, doc, "tbody a"), "href"); got != "/plans/children-in-care/2022-2024/actions/A01" {
		t.Errorf("the action is at %q", got)
	}
	for selector, want := range map[string]string{
		"a[rel=next]":       "/history?before=99&by=Virtual+School+Headteacher&ref=A01",
		".pb-filters + p a": "/history.csv?by=Virtual+School+Headteacher&ref=A01",
		".pb-account > a":   "/history",
	} {
		if got := attr(one(t, doc, selector), "href"); got != want {
			t.Errorf("%s leads to %q, want %q", selector, got, want)
		}
	}
	if got := text(one(t, doc, ".pb-filters + p a")); got != "CSV of what you chose, up to 10,000 changes" {
		t.Errorf("the file is offered as %q", got)
	}
	if got := text(one(t, doc, "select[name=by] option[selected]")); got != lead.Title {
		t.Errorf("chosen is %q", got)
	}
	if got := attr(one(t, doc, "input[name=since-day]"), "value"); got != "31" {
		t.Errorf("the first day is kept as %q", got)
	}
}

func TestWhatIsWrongInAFilterIsToldBesideIt(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(director), page.History{History: history(1),
		Input:    plan.HistoryInput{By: "Somebody else", From: plan.DateInput{Day: "31", Month: "2", Year: "2024"}},
		Problems: plan.Problems{{Field: "since", Text: "The first day must be a real date"}, {Field: "kind", Text: "Choose one"}}})
	if got := strings.Join(texts(t, doc, ".govuk-error-message"), "|"); got != "Error: Choose one|Error: The first day must be a real date" {
		t.Errorf("beside the fields stands %q", got)
	}
	if got := attr(one(t, doc, ".govuk-error-summary li:first-child a"), "href"); got != "#since-day" {
		t.Errorf("the summary leads to %q", got)
	}
	if got := len(texts(t, doc, "tbody tr, .pb-filters a")); got != 0 {
		t.Errorf("%d entries or files are offered all the same", got)
	}
	if got := text(one(t, doc, "select[name=by] option[selected]")); got != "Somebody else" {
		t.Errorf("who was asked for is kept as %q", got)
	}
	if !strings.HasPrefix(text(one(t, doc, "head title")), "Error: History") {
		t.Error("the tab does not say that something is wrong")
	}
}

func TestWhoMayNotReadHistoryIsNotLedToIt(t *testing.T) {
	t.Parallel()
	for m, want := range map[*plan.Member]int{director: 1, officer: 1, member: 0} {
		if got := len(texts(t, render(t, frame(m), page.History{}), ".pb-account > a")); got != want {
			t.Errorf("%s: %d links to history, want %d", m.Role, got, want)
		}
	}
}
