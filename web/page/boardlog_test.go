package page_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/web/page"
)

// item is one that waits for lead, answered where there are words.
func item(ref, answer string) plan.LogItem {
	events := []plan.LogEvent{{At: at(2023, 11, 15), ByTitle: "Clerk", Kind: plan.LogRaised, Due: plan.NewDate(2024, 1, 15)}}
	if answer != "" {
		events = append(events, plan.LogEvent{At: at(2024, 1, 10), ByTitle: lead.Title, Kind: plan.LogAnswered, Text: answer})
	}
	return plan.LogItem{Ref: ref, Kind: plan.Question, Edition: key, Action: "A01", Raised: plan.NewDate(2023, 11, 15), Text: "Why?", Lead: lead}.Replay(events)
}

func TestTheLogSaysHowMuchOfItIsShown(t *testing.T) {
	t.Parallel()
	items := []plan.LogItem{item("BL1", ""), item("BL2", "Because.")}
	for _, c := range []struct {
		p           page.Log
		lede, shown string
	}{
		{page.Log{All: items, Shown: items, Today: today}, "One item is open, one of them overdue; one is answered and waits for the Board to close.", "All 2 items, what is open first."},
		{page.Log{All: items, Shown: items[:1], Today: today, Filter: plan.LogFilter{State: plan.LogOpen}}, "One item is open, one of them overdue; one is answered and waits for the Board to close.", "1 item of 2."},
	} {
		doc := render(t, frame(member), c.p)
		if lede, shown := text(one(t, doc, ".pb-lede")), text(one(t, doc, "#shown")); lede != c.lede || shown != c.shown {
			t.Errorf("%q, %q", lede, shown)
		}
		if rows := len(all(t, doc, "tbody tr")); rows != len(c.p.Shown) {
			t.Errorf("%d rows for %d items", rows, len(c.p.Shown))
		}
	}
	empty := render(t, frame(member), page.Log{Today: today})
	if got := text(one(t, empty, ".pb-lede")); got != "Nothing is open in the Board's log." || len(all(t, empty, "table")) != 0 {
		t.Errorf("empty, it says %q", got)
	}
}

func TestWhatUsersWroteIsShownAsText(t *testing.T) {
	t.Parallel()
	const bad = `<script>alert("x")</script>`
	i := item("BL1", bad)
	i.Text = bad
	d := plan.Decision{Meeting: today, Item: 5, Minute: bad, Proposer: bad, Wording: bad, Reasons: bad, Alternatives: bad, Conflicts: bad, Dispensations: bad, Created: &i}
	sheet := plan.DecisionSheet{Meeting: plan.Meeting{On: today}, Decisions: []plan.Decision{d}}
	m := plan.Minutes{Version: 1, Elected: []string{bad}, Apologies: []string{bad}, Declarations: bad, Items: []plan.MinuteItem{{Number: 5, Title: bad, SubmittedBy: bad, Seeking: bad, Notes: bad}}}
	for _, p := range []page.Page{
		page.Log{All: []plan.LogItem{i}, Shown: []plan.LogItem{i}, Today: today}, page.LogItem{Item: i, Today: today},
		page.LogEventForm{Item: i, Kind: plan.LogAnswered, Input: plan.LogEventInput{Text: bad}},
		page.Decisions{Sheet: sheet, Today: today, MayAdd: true, Input: plan.DecisionInput{Wording: bad}},
		page.Minutes{Sheet: sheet, Minutes: m, Today: today}, page.MinutesForm{Sheet: sheet, Last: m, Input: plan.InputForMinutes(sheet.Meeting, m)},
	} {
		if html := source(t, frame(member), p); strings.Contains(html, bad) || !strings.Contains(html, "&lt;script&gt;") {
			t.Errorf("%T lets what a user wrote through, or loses it", p)
		}
	}
}

func TestAnExceptionSaysWhatItLacksAndWhoMustSupplyIt(t *testing.T) {
	t.Parallel()
	w := plan.Watch{Position: position(), Last: position(), Log: []plan.LogItem{item("BL1", "")}, Next: plan.Meeting{On: plan.NewDate(2024, 2, 14)}}
	w.Last.Today = plan.NewDate(2023, 11, 15)
	secretary := plan.Member{Account: 20, Post: "R20", Role: plan.Secretary, Title: "Democratic Services Officer"}
	for _, c := range []struct {
		member plan.Member
		forms  int
	}{{*member, 0}, {secretary, 2}} {
		doc := render(t, frame(&c.member), page.Exceptions{Watch: w, Member: c.member})
		first := text(one(t, doc, "#owed + article"))
		for _, want := range []string{
			"A01 was Red on 15 November 2023 and on 31 January 2024", "Approvals did not rise.", "No recovery plan. From the Fostering Service Manager.",
			"Accept it with a reason, or escalate it", "BL1",
		} {
			if !strings.Contains(first, want) {
				t.Errorf("the first exception does not say %q: %q", want, first)
			}
		}
		if n := len(all(t, doc, "a[href^='/exceptions/']")); n != c.forms {
			t.Errorf("the %s is led to %d forms, want %d", c.member.Role, n, c.forms)
		}
	}
}
