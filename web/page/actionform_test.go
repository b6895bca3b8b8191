package page_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/web/page"
)

var secretary = &plan.Member{Account: 20, Title: "Democratic Services Officer", Post: "R20", Role: plan.Secretary}

// problems has one of each field.
func problems(fields ...string) plan.Problems {
	var ps plan.Problems
	for _, f := range fields {
		ps = append(ps, plan.Problem{Field: f, Text: "Put right: " + f})
	}
	return ps
}

// reviewable is A02 with an update that stands, and what the director proposes
// of it.
func reviewable(t *testing.T) plan.Dossier {
	t.Helper()
	d := dossier(t, "A02", plan.Update{ID: 4, Submitted: at(2023, 11, 20), Computed: plan.Amber, Narrative: "Half have started."})
	d.Action.Standing.Update, d.Action.Standing.Review = 4, plan.Unreviewed
	return d
}

func change(kind plan.EventKind, m *plan.Member) page.Change {
	return page.Change{
		Input: plan.ChangeInput{Kind: string(kind)}, Member: *m,
		Choices: plan.ChangeChoices{Posts: []plan.Post{lead, other}, Meetings: []plan.Date{plan.NewDate(2023, 11, 15)}},
	}
}

func TestEachFormLeadsFromEachProblemToItsControl(t *testing.T) {
	t.Parallel()
	d := reviewable(t)
	form := func(fields ...string) page.ActionForm {
		return page.ActionForm{Dossier: d, Version: 3, Key: "k-1", Problems: problems(fields...)}
	}
	redate, handOver, end := change(plan.ReDated, secretary), change(plan.LeadChanged, director), change(plan.Ended, secretary)
	redate.ActionForm, handOver.ActionForm, end.ActionForm = form("due", "reason", "approver", "effective"), form("lead", "reason", "approver", "effective"), form("closure", "reason")
	round := page.Round{Schedule: schedule(), Round: plan.PlannedRound{Round: rounds()[2], Version: 1}, Scope: secretary.Scope(), Version: 1,
		Problems: problems("opens", "updates_due", "review_by", "papers_out", "board", "closes", "reason")}
	signOff := page.RoundSignOff{Schedule: schedule(), Round: round.Round, Missing: []plan.Gap{{Kind: plan.GapUpdate, Action: d.Action}}, Problems: problems("exception")}
	correction := page.Correction{ActionForm: form("because", "narrative", "forecast"), Input: plan.CorrectionOf(*d.Standing())}
	for _, c := range []struct {
		name string
		page page.Page
		n    int
	}{
		{"the review", page.Review{ActionForm: form("verdict", "comment")}, 2},
		{"the sign-off", page.SignOff{ActionForm: form("seen")}, 1},
		{"the override", page.Override{ActionForm: form("reason")}, 1},
		{"a new date", redate, 4}, {"a new lead", handOver, 4}, {"an end", end, 2},
		{"a correction", correction, 3}, {"a round", round, 7}, {"a round's sign-off", signOff, 1},
	} {
		doc := render(t, frame(director), c.page)
		resolves(t, doc, c.n)
		if got := text(one(t, doc, "title")); !strings.HasPrefix(got, "Error: ") {
			t.Errorf("%s: title %q", c.name, got)
		}
		for _, hidden := range []string{"version", "key"} {
			one(t, doc, "main form input[name="+hidden+"]")
		}
	}
}

func TestAnUpdateSaysWhoAcceptedItInItsOwnEntry(t *testing.T) {
	t.Parallel()
	d := reviewable(t)
	accepted := plan.Event{Kind: plan.Accepted, Of: 4, At: at(2023, 11, 22), ByTitle: "Director of Children and Families"}
	d.Story.Entries = append([]plan.Event{accepted}, d.Story.Entries...)
	entries := texts(t, actionPage(t, d), ".pb-timeline li")
	if len(entries) != 1 || !strings.Contains(entries[0], "Accepted by the Director of Children and Families, on 22 November 2023, 10:00.") {
		t.Errorf("the timeline is %q", entries)
	}
	d.Story.Entries = d.Story.Entries[:1] // of an update that is on the page of older ones
	if entries = texts(t, actionPage(t, d), ".pb-timeline li"); len(entries) != 1 || !strings.HasPrefix(entries[0], "Update accepted") {
		t.Errorf("without its update the timeline is %q", entries)
	}
}

func TestACorrectionSetsOldAndNewSideBySide(t *testing.T) {
	t.Parallel()
	d := dossier(t, "A02",
		plan.Update{ID: 9, Submitted: at(2024, 1, 12), Computed: plan.Amber, Proposed: plan.Amber, Narrative: "Eleven.", NextStep: "Panel.", Supersedes: 8, Because: "Miscounted."},
		plan.Update{ID: 8, Submitted: at(2023, 11, 3), Computed: plan.Amber, Proposed: plan.Green, Narrative: "Ten.", NextStep: "Panel."})
	d.Story.Shown = []plan.Showing{{Meeting: plan.NewDate(2023, 11, 15), At: at(2023, 11, 7)}}
	doc := actionPage(t, d)
	var rows []string
	for _, row := range all(t, doc, "#update-9 tbody tr") {
		rows = append(rows, text(row))
	}
	want := []string{"Status proposed It said Green It says now Amber", "What has changed It said Ten. It says now Eleven."}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("what differs (-want +got):\n%s", diff)
	}
	for _, part := range []string{"Why it was corrected: Miscounted.", "The Board was shown it on 15 November 2023. What it was shown stays as it was."} {
		if told := text(one(t, doc, "#update-9")); !strings.Contains(told, part) {
			t.Errorf("the correction does not say %q: %q", part, told)
		}
	}
}

func TestAnOverriddenStatusSaysSoWhereverItStands(t *testing.T) {
	t.Parallel()
	d := dossier(t, "A04")
	d.Action.Standing.Override = plan.Override{Status: plan.Green, Reason: "I have it in writing.", ByTitle: director.Title, At: at(2024, 1, 20)}
	d.Action = plan.Track([]plan.Action{d.Action.Action}, rounds(), today)[0]
	p := position()
	p.Actions = []plan.Tracked{d.Action}
	const label = "(worked out: Amber), overridden because: I have it in writing"
	for name, shown := range map[string]page.Page{
		"the action": page.Action{Dossier: d}, "the list": page.Actions{Position: p, Shown: p.Actions},
		"the priority": page.Priority{Position: p, Priority: p.Priorities[0]}, "the officer's home": page.OfficerHome{Position: p, Member: *officer},
	} {
		if told := text(one(t, render(t, frame(member), shown), "main")); !strings.Contains(told, label) {
			t.Errorf("%s does not say %q", name, label)
		}
	}
	told := text(one(t, render(t, frame(member), page.Action{Dossier: d}), "main"))
	for _, part := range []string{"Green " + label, "the Director of Children and Families approved Green on 20 January 2024"} {
		if !strings.Contains(told, part) {
			t.Errorf("the action does not say %q", part)
		}
	}
}

func TestADirectorDecidesDatesAndLeadsAndTheBoardAloneTheEnd(t *testing.T) {
	t.Parallel()
	board := "The Board, at its meeting of 15 November 2023"
	self := "I decide it, as Director of Children and Families"
	for _, c := range []struct {
		kind plan.EventKind
		who  *plan.Member
		want []string
	}{
		{plan.ReDated, director, []string{"Choose who decided", self, board}},
		{plan.LeadChanged, director, []string{"Choose who decided", self, board}},
		{plan.Ended, director, []string{"Choose who decided", board}},
		{plan.Waived, director, []string{"Choose who decided", board}},
		{plan.ReDated, secretary, []string{"Choose who decided", board}},
	} {
		p := change(c.kind, c.who)
		p.ActionForm = page.ActionForm{Dossier: reviewable(t)}
		if diff := cmp.Diff(c.want, texts(t, render(t, frame(c.who), p), "#approver option")); diff != "" {
			t.Errorf("%s as %s (-want +got):\n%s", c.kind, c.who.Role, diff)
		}
	}
}

func TestAReturnedUpdateStandsAtTheTop(t *testing.T) {
	t.Parallel()
	p := position()
	for i := range p.Actions {
		if p.Actions[i].Ref == "A05" {
			st := &p.Actions[i].Standing
			st.Review, st.Returned = plan.ReviewFailed, plan.Return{Update: 9, Comment: "How many?", ByTitle: director.Title, At: at(2024, 1, 30)}
		}
	}
	doc := render(t, frame(officer), page.OfficerHome{Position: p, Member: *officer, Section: page.HomeOf})
	if got := text(one(t, doc, ".pb-lede")); !strings.HasPrefix(got, "1 update was returned to you. ") {
		t.Errorf("the sentence is %q", got)
	}
	want := "A05 Termly audit Illustrative Green Returned by the Director of Children and Families on 30 January 2024, 10:00: How many? Put right the update of A05"
	if got := sectionText(t, doc, "Returned to you, to be put right"); got != want {
		t.Errorf("%q", got)
	}
}

// schedule is the rounds of the samples.
func schedule() plan.Schedule {
	s := plan.Schedule{Position: position()}
	for _, r := range rounds() {
		s.Rounds = append(s.Rounds, plan.PlannedRound{Round: r, Version: 1, Plans: []plan.RoundPlan{{Round: r}}})
		s.Meetings = append(s.Meetings, plan.Meeting{On: r.Board})
	}
	return s
}

func TestRoundsSayHowFarTheyAre(t *testing.T) {
	t.Parallel()
	s := schedule()
	s.Rounds[1].SignOff = plan.RoundSignOff{At: at(2023, 11, 6), ByTitle: director.Title, Missing: 2, Exception: "Promised."}
	doc := render(t, frame(member), page.Rounds{Schedule: s, Scope: member.Scope()})
	if got := text(one(t, doc, ".pb-lede")); got != "The round for Q3 2023/24 is running. Updates are due today; the review ends on 5 February 2024." {
		t.Errorf("the sentence is %q", got)
	}
	want := []string{"Q4 2023/24 How far it is To open", "Q3 2023/24 How far it is Updates due today", "Q2 2023/24 How far it is Closed", "Q1 2023/24 How far it is Closed"}
	for i, row := range all(t, doc, "tbody tr") {
		if !strings.HasPrefix(text(row), want[i]) {
			t.Errorf("row %d is %q", i, text(row))
		}
	}
	if len(all(t, doc, "main a.govuk-button")) != 0 {
		t.Error("a board member may plan the next round")
	}
	closed := render(t, frame(member), page.Round{Schedule: s, Round: s.Rounds[1], Scope: member.Scope()})
	if got := text(one(t, closed, "main")); !strings.Contains(got, "Signed off by the Director of Children and Families on 6 November 2023, 10:00. 2 things were missing. Why it went on: Promised.") {
		t.Errorf("the round says %q", got)
	}
	if len(all(t, closed, "main form")) != 0 {
		t.Error("a board member may change the dates")
	}
}
