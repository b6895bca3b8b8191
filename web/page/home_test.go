package page_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/web/page"
)

// section returns what stands between a heading of level two and the next.
func section(t *testing.T, doc *node, heading string) []*node {
	t.Helper()
	for _, h := range all(t, doc, "main h2") {
		if text(h) != heading {
			continue
		}
		var under []*node
		for n := h.NextSibling; n != nil && n.Data != "h2"; n = n.NextSibling {
			under = append(under, n)
		}
		return under
	}
	t.Fatalf("no heading %q", heading)
	return nil
}

func sectionText(t *testing.T, doc *node, heading string) string {
	t.Helper()
	var words []string
	for _, n := range section(t, doc, heading) {
		words = append(words, strings.Fields(text(n))...)
	}
	return strings.Join(words, " ")
}

func TestBoardHomeNumbersTie(t *testing.T) {
	t.Parallel()
	p := position()
	doc := render(t, frame(member), page.BoardHome{Position: p, Agenda: agenda()})
	if got := text(one(t, doc, ".pb-lede")); got != "Nothing to compare yet. "+p.Headline() || !strings.Contains(got, "Two of 9 actions are red and one is not reported.") {
		t.Errorf("the sentence is %q", got)
	}
	want := "2 red, 1 not reported, 1 amber, 1 green, 1 awaiting sign-off, 1 complete, 1 not started, 1 withdrawn"
	if got := strings.Join(texts(t, doc, ".pb-legend li"), ", "); got != want {
		t.Errorf("the legend says %q", got)
	}
	if got := text(one(t, doc, ".pb-bar.pb-chart--wide desc")); got != want+"." {
		t.Errorf("the bar says %q", got)
	}
	if n := len(all(t, doc, ".pb-item--red")); n != 2 {
		t.Errorf("%d cards for 2 red actions", n)
	}
}

func TestEachRedSaysWhyWhatByWhenAndWhatIsAsked(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(member), page.BoardHome{Position: position(), Agenda: agenda()})
	heads := []string{"Why red", "Getting back", "By when", "Ask of you"}
	want := [][]string{{ // what is asked about comes first
		"Forecast 365 days after the due date. Approvals did not rise.",
		"No recovery plan is recorded.",
		"Expected done 31 March 2025, due 31 March 2024",
		"Ask the Fostering Service Manager for a recovery plan: no Red may pass two meetings without one. Hear BL2: options for a retention offer. Fostering Service Manager, due 14 February 2024. Raised 15 November 2023.",
	}, {
		"31 days late; a recovery plan is in place. Going well.",
		"A named lead at the college. Led by Virtual School Headteacher.",
		"Recovery plan by 30 April 2024; due 31 December 2023, re-dated from 31 March 2024",
		"Nothing: the better status proposed waits for a director.",
	}}
	for i, card := range all(t, doc, ".pb-item--red") {
		if diff := cmp.Diff(heads, texts(t, card, "dt")); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(want[i], texts(t, card, "dd")); diff != "" {
			t.Error(diff)
		}
		if got := texts(t, card, ".pb-item__head .pb-rag"); len(got) != 1 || got[0] != "Red" {
			t.Errorf("card %d shows %q", i, got)
		}
	}
	foot := texts(t, doc, ".pb-item--red .pb-item__foot")
	if want := "Virtual School Headteacher. Updated 20 November 2023. The lead proposes Amber, which waits for a director. Half the places have started."; foot[1] != want {
		t.Errorf("the foot says %q", foot[1])
	}
}

func TestBoardHomeRail(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(member), page.BoardHome{Position: position(), Agenda: agenda()})
	for heading, want := range map[string]string{
		"Next Board":         "Wednesday 14 February 2024 Theme: Education and attendance. Papers are out by 6 February 2024. Agenda and papers For the Board to close: BL3 Explain the fall.",
		"From young people":  "Letters are hard to read Children in Care Council. We did: new invitation. Told back on 15 November 2023. Action A02 We repeat our story Children in Care Council. No answer yet. Not yet told back.",
		"How fresh is this?": "2 of 5 actions still to be delivered have an update in the round for Q3 2023/24, which opened on 1 January 2024. Without one: 3 actions",
		"Not reported":       "A03 Drop-in hub Illustrative Not reported Why No update in the last two closed reporting rounds, from Q1 2023/24 on. Last known Last reported Green, on 3 May 2023.",
	} {
		if got := sectionText(t, doc, heading); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q", heading, got)
		}
	}
}

func TestBoardHomeMeasures(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(member), page.BoardHome{Position: position(), Agenda: agenda()})
	got := sectionText(t, doc, "Measures that are red, or worsening and not green")
	for _, want := range []string{"1 measure rated red, or worsening and not green", "M01 In school every day", "70%", "at least 80%", "Red", "Worsening was 76% in 2022", "Key: c confidential"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing from %q", want, got)
		}
	}
	if strings.Contains(got, "M02") {
		t.Error("a withheld measure is listed as red")
	}
	p := position()
	p.Measures[0].Values[2] = annual(2023, 75)
	p.Measures[0].Values[1] = annual(2022, 79)
	worse := render(t, frame(member), page.BoardHome{Position: p})
	if got := sectionText(t, worse, "Measures that are red, or worsening and not green"); !strings.Contains(got, "M01 In school every day") {
		t.Errorf("an amber measure that worsens is missing from %q", got)
	}
}

func TestBoardHomeSaysAtOnceWhatIsAhead(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(member), page.BoardHome{Position: position(), Agenda: agenda()})
	if got, want := text(one(t, doc, ".pb-lede + .pb-foryou")),
		"Next Board: Wednesday 14 February 2024 For you: to put three questions, to close one item of its log and to hear one item"; got != want {
		t.Errorf("ahead: %q", got)
	}
	one(t, doc, attr(all(t, doc, ".pb-foryou a")[0], "href"))
	quiet := agenda()
	quiet.Log = nil
	doc = render(t, frame(member), page.BoardHome{Position: position(), Agenda: quiet})
	if got := text(one(t, doc, ".pb-foryou")); !strings.HasSuffix(got, "For you: to put three questions") {
		t.Errorf("with an empty log: %q", got)
	}
	calm := position()
	calm.Actions, calm.Measures = nil, nil
	doc = render(t, frame(member), page.BoardHome{Position: calm, Agenda: quiet})
	if got := text(one(t, doc, ".pb-foryou")); !strings.HasSuffix(got, "For you: nothing is asked of the Board.") {
		t.Errorf("without a red either: %q", got)
	}
	doc = render(t, frame(member), page.BoardHome{Position: position()})
	if n := len(all(t, doc, ".pb-foryou")); n > 0 {
		t.Error("a Board that is not planned is ahead")
	}
}

func TestBoardHomeSaysWhenReportingBeginsAgain(t *testing.T) {
	t.Parallel()
	p := position()
	p.Today = plan.NewDate(2024, 2, 20)
	all := p.Rounds
	for rounds, want := range map[int]string{
		4: "No reporting round is open. The next, for Q4 2023/24, opens on 1 April 2024.",
		3: "No reporting round is open.",
	} {
		p.Rounds = all[:rounds]
		doc := render(t, frame(member), page.BoardHome{Position: p})
		if got := sectionText(t, doc, "How fresh is this?"); !strings.HasPrefix(got, want) || rounds == 3 && strings.Contains(got, "The next") {
			t.Errorf("with %d rounds: %q", rounds, got)
		}
	}
}

func TestBoardHomeWithoutReds(t *testing.T) {
	t.Parallel()
	p := position()
	p.Actions, p.Measures = plan.WithStatus(p.Actions, plan.Amber), nil
	doc := render(t, frame(member), page.BoardHome{Position: p})
	if got, want := sectionText(t, doc, "Red now, and why"), "No action is red. The nearest: A04 Friendly employers, due 31 March 2024."; got != want {
		t.Errorf("%q", got)
	}
	for heading, want := range map[string]string{
		"Measures that are red, or worsening and not green": "No measure is rated red, and none is worsening that is not green. See every measure",
		"Next Board":        "No meeting is planned. The date and theme of the next one will stand here.",
		"From young people": "Nothing is recorded yet. What children and young people say next will stand here.",
	} {
		if got := sectionText(t, doc, heading); got != want {
			t.Errorf("%s: %q", heading, got)
		}
	}
}

func TestOfficerHome(t *testing.T) {
	t.Parallel()
	late := plan.NewDate(2024, 2, 2)
	nobody := plan.Member{Title: "Portal Administrator", Role: plan.Administrator}
	cases := []struct {
		name   string
		member plan.Member
		today  plan.Date
		want   string
	}{
		{"what is due is not counted", *officer, today, "3 of your 8 actions need an update by 31 January 2024."},
		{"what is late is not called late", *officer, late, "Updates are late on 3 of your 8 actions: they were due by 31 January 2024."},
		{"who is up to date does not hear until when", plan.Member{Post: other.Code, Role: plan.Officer}, today, "You are up to date until the next reporting round opens on 1 April 2024."},
		{"who leads nothing is asked for something", nobody, today, "You lead no action in this edition, so nothing is asked of you."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := position()
			p.Today = c.today
			home := page.OfficerHome{Position: p, Member: c.member, Section: page.UpdatesOf}
			doc := render(t, frame(&c.member), home)
			if got := text(one(t, doc, ".pb-lede")); got != c.want || got != home.Headline() {
				t.Errorf("the sentence is %q", got)
			}
			if n := len(all(t, doc, "main tbody tr")); n != len(home.Mine()) {
				t.Errorf("%d rows for %d actions", n, len(home.Mine()))
			}
		})
	}
}

func TestOfficerHomeListsTheFirstDueFirst(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(officer), page.OfficerHome{Position: position(), Member: *officer, Section: page.HomeOf})
	first := all(t, doc, "main table")[0]
	if diff := cmp.Diff([]string{
		"A02 Volunteering from age 14 Illustrative", "A03 Drop-in hub Illustrative", "A05 Termly audit Illustrative",
	}, texts(t, first, "tbody th")); diff != "" {
		t.Error(diff)
	}
	if got := attr(all(t, first, "a.govuk-button")[0], "href"); got != "/plans/children-in-care/2022-2024/actions/A02/update" {
		t.Errorf("Update leads to %q", got)
	}
	if got := text(all(t, first, "a.govuk-button")[0]); got != "Update A02 Volunteering from age 14" {
		t.Errorf("the button is heard as %q", got)
	}
	rest := all(t, doc, "main table")[1]
	if n := len(all(t, rest, "a.govuk-button")); n != 1 {
		t.Errorf("%d of the five others can be updated, want the amber one", n)
	}
}

func TestDirectorHome(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(director), page.DirectorHome{Position: position(), Agenda: agenda(), Member: *director})
	want := "The round for Q3 2023/24 is to be signed off, 1 delivery awaits your sign-off, 1 better status is proposed, 1 action is silent and 3 updates are still to come."
	if got := text(one(t, doc, ".pb-lede")); got != want {
		t.Errorf("the sentence is %q", got)
	}
	for heading, want := range map[string]string{
		"To decide, the oldest first": "A02 Volunteering from age 14 Illustrative Red By the rules Red: 31 days late; a recovery plan is in place. Proposed Amber Reason given Half the places have started. " +
			"Virtual School Headteacher. Updated 20 November 2023. What the rules say is shown until a director approves. Approve the better status of A02 " +
			"A06 Annual report Illustrative Awaiting sign-off Delivered 15 December 2023 Evidence Minute 12 Virtual School Headteacher. Updated 10 January 2024. Sign off the delivery of A06 " +
			"Reporting round Q3 2023/24 Updates are due today; the review ends on 5 February 2024. 5 things are missing. Sign off the round",
		"Updates still to come, by lead": "Updates for Q3 2023/24 are due by 31 January 2024; review ends on 5 February 2024. All reporting rounds 1 lead with updates missing Lead Missing Actions Virtual School Headteacher Missing 3",
	} {
		if got := sectionText(t, doc, heading); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q", heading, got)
		}
	}
	var ways []string
	for _, way := range all(t, doc, "main a.govuk-button") {
		ways = append(ways, attr(way, "href"))
	}
	const actions = "/plans/children-in-care/2022-2024/actions/"
	if diff := cmp.Diff([]string{actions + "A02/override", actions + "A06/sign-off", "/rounds/2023-24-Q3/sign-off", "/reports/children-in-care-2022-2024"}, ways); diff != "" {
		t.Errorf("the buttons lead elsewhere (-want +got):\n%s", diff)
	}
}

func TestDirectorsSignOffNothingThatTheyReported(t *testing.T) {
	t.Parallel()
	p := position()
	for i := range p.Actions {
		p.Actions[i].Standing.ReportedBy = director.Account
	}
	doc := render(t, frame(director), page.DirectorHome{Position: p, Member: *director})
	if got := sectionText(t, doc, "To decide, the oldest first"); strings.Contains(got, "Sign off the delivery") {
		t.Errorf("what they reported is offered to be signed off: %q", got)
	}
	if got := sectionText(t, doc, "Waiting for others"); !strings.Contains(got, "A06 Annual report") || !strings.Contains(got, "Another director to sign the delivery off") {
		t.Errorf("what they reported: %q", got)
	}
	if got := text(one(t, doc, ".pb-lede")); strings.Contains(got, "your sign-off") {
		t.Errorf("the sentence counts what they may not sign off: %q", got)
	}
}

func TestDirectorHomeListsSilenceBehindARed(t *testing.T) {
	t.Parallel()
	const heading = "Silent: no update in the last two closed rounds"
	p := position()
	p.Actions = plan.Track([]plan.Action{action("A01", "Any", func(a *plan.Action) {
		a.Due, a.Standing.LastUpdate, a.Standing.Earlier = plan.NewDate(2023, 12, 1), at(2023, 3, 3), time.Time{}
	})}, rounds(), today)
	doc := render(t, frame(director), page.DirectorHome{Position: p, Member: *director})
	if got, want := sectionText(t, doc, heading), "A01 Any Illustrative Red Why 61 days late; no recovery plan in force. Not reported since 3 March 2023. Last words Going well."; !strings.HasPrefix(got, want) {
		t.Errorf("%q", got)
	}
	p.Actions = nil
	if got := sectionText(t, render(t, frame(director), page.DirectorHome{Position: p}), heading); got != "No action has gone two closed rounds without an update." {
		t.Errorf("without any: %q", got)
	}
}

func TestDirectorHomeWithNothingWaiting(t *testing.T) {
	t.Parallel()
	p := position()
	p.Actions = plan.WithStatus(p.Actions, plan.Complete)
	doc := render(t, frame(director), page.DirectorHome{Position: p})
	if got := text(one(t, doc, ".pb-lede")); got != "Nothing is waiting." {
		t.Errorf("the sentence is %q", got)
	}
	if got := sectionText(t, doc, "Waiting for others"); got != "Nothing waits for anybody else." {
		t.Errorf("of others: %q", got)
	}
	p.Today = plan.NewDate(2024, 2, 2)
	p.Actions = plan.Track(actions(), rounds(), p.Today)
	doc = render(t, frame(director), page.DirectorHome{Position: p})
	if got := sectionText(t, doc, "Late updates, by lead"); !strings.HasPrefix(got, "Updates for Q3 2023/24 were due by 31 January 2024.") {
		t.Errorf("%q", got)
	}
}

func TestStewardHome(t *testing.T) {
	t.Parallel()
	quarter := func(n int) plan.Value { return plan.Value{Period: plan.InQuarter(plan.Quarter{Year: 2023, N: n})} }
	cases := []struct {
		name   string
		values []plan.Value
		want   string
	}{
		{"a measure without figures wants none", nil, "1 of the 1 measure that you keep needs a figure for Q3 2023/24."},
		{"an older figure is enough", []plan.Value{quarter(2)}, "1 of the 1 measure that you keep needs a figure for Q3 2023/24."},
		{"the newest figure is asked for again", []plan.Value{quarter(3)}, "All 1 measure that you keep have a figure for Q3 2023/24."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := position()
			p.Measures[3].Values = c.values
			doc := render(t, frame(officer), page.StewardHome{Position: p})
			if got := text(one(t, doc, ".pb-lede")); got != c.want {
				t.Errorf("the sentence is %q", got)
			}
			if got := texts(t, doc, "main tbody th"); len(got) != 1 || got[0] != "L01 Reviews in time" {
				t.Errorf("the measures kept are %q", got)
			}
		})
	}
}

func TestHostileTextIsShownAsText(t *testing.T) {
	t.Parallel()
	const hostile = `<script>alert(1)</script>"'&`
	p := position()
	for i := range p.Actions {
		a := &p.Actions[i]
		a.Title, a.Standing.Narrative, a.Standing.Recovery.Text, a.Lead.Title = hostile, hostile, hostile, hostile
	}
	for _, pg := range []page.Page{
		page.BoardHome{Position: p, Agenda: plan.Agenda{Voices: []plan.Voice{{Said: hostile, Group: hostile}}}},
		page.OfficerHome{Position: p, Member: *officer},
		page.DirectorHome{Position: p},
		page.Priority{Position: p, Priority: plan.Priority{Code: "P1", Title: hostile}},
		page.Trouble{Heading: hostile, Again: "/", Kept: []page.Kept{{Name: "narrative", Value: hostile, Label: "What has changed"}}},
	} {
		t.Run(fmt.Sprintf("%T", pg), func(t *testing.T) {
			t.Parallel()
			if strings.Contains(source(t, frame(officer), pg), "<script>alert") {
				t.Error("a script got through")
			}
			if !strings.Contains(text(render(t, frame(officer), pg)), hostile) {
				t.Error("the text is not shown as typed")
			}
		})
	}
}
