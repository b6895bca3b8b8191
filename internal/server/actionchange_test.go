package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// decided is a form for a decision with all but what changes filled in.
func decided(f form) form {
	return f.with("reason", "The Board agreed to a second campaign.", "approver", "2023-11-15")
}

func TestADecisionIsRecordedAndWhatStoodBeforeStaysInSight(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary, board := p.as("secretary"), p.as("member")
	start := secretary.get(route.ChangeAction(edition2022, "A07", "")).want(http.StatusOK)
	if got := strings.Join(start.all("main .govuk-list a"), ", "); got != "Change the due date, Change the lead, Withdraw or supersede the action" {
		t.Errorf("offered are %q", got)
	}
	f := secretary.get(route.ChangeAction(edition2022, "A07", plan.ReDated)).form()
	if f.fields.Get("effective-day") != "31" {
		t.Errorf("it holds from %q", f.fields.Get("effective-day"))
	}
	done := secretary.follow(secretary.submit(decided(f).dated("due", "30", "6", "2024")))
	if !strings.Contains(done.one(".govuk-notification-banner"), "What stood before stays in sight") {
		t.Errorf("the notice says %q", done.all(".govuk-notification-banner"))
	}
	entry := board.get(actionA07).all(".pb-timeline li")[0]
	for _, told := range []string{"Re-dated from 31 March 2024 to 30 June 2024", "Democratic Services Officer", "a second campaign", "Decided by Corporate Parenting Board, 15 November 2023, from 31 January 2024, as recorded by the Democratic Services Officer; no decision of the Board is on record"} {
		if !strings.Contains(entry, told) {
			t.Errorf("the timeline does not say %q: %q", told, entry)
		}
	}
	for page, told := range map[string]string{
		actionA07: "30 June 2024, re-dated from 31 March 2024", route.Actions(edition2022): "re-dated from 31 Mar 2024",
		route.Priority(edition2022, "P2"): "re-dated from 31 Mar 2024",
	} {
		if shown := board.get(page).one("main"); !strings.Contains(shown, told) {
			t.Errorf("%s does not say %q", page, told)
		}
	}
	list := secretary.get(route.History + "?since-day=31&since-month=1&since-year=2024&ref=A07").one("tbody")
	wantSays(t, "history", list, "decided by Corporate Parenting Board, 15 November 2023, as recorded by the Democratic Services Officer; no decision of the Board is on record")
	if csv := board.get(route.Actions(edition2022) + route.CSV).body; !strings.Contains(csv, "Re-dated from 31 March 2024") {
		t.Error("the CSV does not say it")
	}
}

func TestAChangeNamesTheDecisionThatIsOnRecord(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary, member := p.as("secretary"), p.as("member")
	const minute15 = lastBoard + "#minute-2"
	decision := decisions + "#minute-2"
	redate := secretary.get(route.ChangeAction(edition2022, "A07", plan.ReDated))
	offered := strings.Join(redate.all("#approver option"), "; ")
	wantSays(t, "the form", offered, "The Board of 15 November 2023, minute 15: That options for a retention offer for foster carers be brought to the next …",
		"The Board, at its meeting of 15 November 2023, by a decision that is not on record", "The Board, at its meeting of 17 May 2023;")
	f := decided(redate.form()).dated("due", "30", "6", "2024")
	for _, wrong := range []string{lastBoard + "#minute-1", lastBoard + "#minute-99", lastBoard + "#minute-", "2024-02-14#minute-2", lastBoard + "#minute-0"} {
		wantSummary(t, secretary.submit(f.with("approver", wrong)).want(http.StatusUnprocessableEntity), "approver", "Choose the meeting")
		wantSummary(t, secretary.submit(raised(secretary.get(changeL01).form()).with("meeting", wrong)).want(http.StatusUnprocessableEntity), "meeting", "Choose the Board")
	}
	secretary.submit(f.with("approver", minute15)).want(http.StatusSeeOther)
	secretary.submit(raised(secretary.get(changeL01).form()).with("meeting", minute15)).want(http.StatusSeeOther)
	secretary.submit(raised(secretary.get(changeL01).form()).with("at", "99", "meeting", lastBoard)).want(http.StatusSeeOther) // named freely
	for _, address := range []string{actionA07, measureL01} {
		page := member.get(address)
		wantSays(t, address, page.one("main"), "Corporate Parenting Board, 15 November 2023", "Decision of 15 November 2023, minute 15")
		if strings.Contains(page.all(".pb-timeline li")[0]+page.all(".pb-timeline li")[1], "15 November 2023, from 31 January 2024, as recorded") {
			t.Errorf("%s says that the decision is not on record", address)
		}
		if n := len(slices.DeleteFunc(hrefs(t, page), func(href string) bool { return href != decision })); n != 1 {
			t.Errorf("%s leads to the decision %d times", address, n)
		}
	}
	for _, ref := range []string{"A07", "L01"} {
		list := secretary.get(route.History + "?since-day=31&since-month=1&since-year=2024&ref=" + ref)
		wantSays(t, "history of "+ref, list.one("tbody"), "decided by Corporate Parenting Board, 15 November 2023", "Decision of 15 November 2023")
		if n := len(slices.DeleteFunc(hrefs(t, list), func(href string) bool { return href != decision })); n != 1 {
			t.Errorf("history of %s leads to the decision %d times", ref, n)
		}
	}
	if n := len(member.get(decisions).all("#minute-2")); n != 1 {
		t.Errorf("it leads to %d places", n)
	}
	if ended := hrefs(t, member.get(actionOf("A22"))); !slices.Contains(ended, "/meetings/2023-08-16/decisions#minute-1") {
		t.Errorf("an action that was withdrawn leads to %q", ended)
	}
}

func TestADirectorHandsAnActionOver(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	director := p.as("director")
	f := director.get(route.ChangeAction(edition2022, "A07", plan.LeadChanged)).form()
	director.submit(decided(f).with("lead", "R05", "approver", plan.BySelf)).want(http.StatusSeeOther)
	p.as("fostering").get(updateA07).want(http.StatusForbidden)
	p.as("careleavers").get(updateA07).want(http.StatusOK)
	entry := director.get(actionA07).all(".pb-timeline li")[0]
	if !strings.Contains(entry, "Lead changed from Fostering and Permanence Service Manager to Care Leaving Service Manager") || !strings.Contains(entry, "Decided by Director of Children and Families") {
		t.Errorf("the timeline says %q", entry)
	}
}

func TestTheBoardWithdrawsAndNothingMoreIsTaken(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary, officer := p.as("secretary"), p.as("fostering")
	open := right(officer.get(updateA07).form())
	f := secretary.get(route.ChangeAction(edition2022, "A07", plan.Ended)).form()
	done := secretary.follow(secretary.submit(decided(f).with("closure", "withdrawn")))
	if told := done.one("main"); !strings.Contains(told, "It was withdrawn by decision of the Corporate Parenting Board, 15 November 2023") {
		t.Errorf("the action says %q", told)
	}
	late := officer.submit(open).want(http.StatusConflict)
	wantShown(t, open, late)
	secretary.get(route.ChangeAction(edition2022, "A07", "")).want(http.StatusConflict)
}

func TestWhatIsToBePutRightInADecisionComesBack(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("secretary")
	redate := decided(c.get(route.ChangeAction(edition2022, "A07", plan.ReDated)).form()).dated("due", "30", "6", "2024")
	lead := decided(c.get(route.ChangeAction(edition2022, "A07", plan.LeadChanged)).form())
	end := decided(c.get(route.ChangeAction(edition2022, "A07", plan.Ended)).form())
	for _, tt := range []struct {
		name  string
		typed form
		field string
		says  string
	}{
		{"no reason", redate.with("reason", ""), "reason", "Say why"},
		{"nobody decided", redate.with("approver", ""), "approver", "Choose the meeting"},
		{"a meeting to come", redate.with("approver", "2024-02-14"), "approver", "Choose the meeting"},
		{"the secretary decides", redate.with("approver", plan.BySelf), "approver", "Choose the meeting"},
		{"from tomorrow", redate.dated("effective", "1", "2", "2024"), "effective-day", "today or earlier"},
		{"before the meeting", redate.dated("effective", "1", "11", "2023"), "effective-day", "on or after the meeting"},
		{"30 February", redate.dated("due", "30", "2", "2024"), "due-day", "must be a real date"},
		{"the same date", redate.dated("due", "31", "3", "2024"), "due-day", "must differ"},
		{"no lead", lead, "lead", "Choose the post"},
		{"no end", end, "closure", "withdrawn or superseded"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := c.in(t).submit(tt.typed).want(http.StatusUnprocessableEntity)
			if tt.field == "approver" { // what was not offered cannot be chosen again
				tt.typed = tt.typed.with("approver", "")
			}
			wantKept(t, tt.typed, a.form())
			wantSummary(t, a, tt.field, tt.says)
		})
	}
	if shown := c.get(actionA07).one("main"); strings.Contains(shown, "second campaign") {
		t.Error("something that was to be put right is on the record")
	}
}
