package page_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/web/page"
)

// shown is what the Board of November was shown: two actions were better then,
// and one was worse.
func shown() plan.Position {
	p := position()
	p.Today = plan.NewDate(2023, 11, 7)
	p.Freeze = plan.Freeze{Meeting: plan.NewDate(2023, 11, 15), At: at(2023, 11, 7), ByTitle: "Clerk", Checksum: strings.Repeat("a", 64)}
	for i := range p.Actions {
		switch p.Actions[i].Ref {
		case "A02", "A04":
			p.Actions[i].Status.Status = plan.Green
		case "A05":
			p.Actions[i].Status.Status = plan.Red
		}
	}
	return p
}

func home() page.BoardHome {
	a := agenda()
	a.Last = shown()
	return page.BoardHome{Position: position(), Agenda: a}
}

func TestTheHomeTellsWhatHasChanged(t *testing.T) {
	t.Parallel()
	h := home()
	doc := render(t, frame(member), h)
	c := plan.Difference(h.Agenda.Last, h.Position, plan.DefaultDisclosure)
	if got := text(one(t, doc, "h1")); got != "What has changed since 15 November 2023" {
		t.Errorf("heading %q", got)
	}
	if got := text(one(t, doc, ".pb-lede")); got != c.Headline() {
		t.Errorf("the sentence is %q, want %q", got, c.Headline())
	}
	if diff := cmp.Diff([]string{"31 January 2024", "15 November 2023"}, texts(t, doc, ".pb-bars dt")); diff != "" {
		t.Errorf("bars (-want +got):\n%s", diff)
	}
	var moved []string
	for _, row := range all(t, doc, "main table tbody tr") {
		if cells := texts(t, row, ".pb-wasis .pb-rag"); len(cells) == 2 {
			moved = append(moved, text(one(t, row, "th"))[:3]+" "+strings.Join(cells, " to "))
		}
	}
	if diff := cmp.Diff([]string{"A02 Green to Red", "A04 Green to Amber", "A05 Red to Green"}, moved); diff != "" {
		t.Errorf("moved, worse first (-want +got):\n%s", diff)
	}
	if got := text(one(t, doc, "#freshness ~ p")); !strings.Contains(got, "since the last Board") {
		t.Errorf("freshness %q", got)
	}
	reds := all(t, doc, ".pb-item--red")
	if head, foot := texts(t, reds[1], ".pb-item__head .pb-rag"), text(one(t, reds[1], ".pb-item__foot")); len(head) != 2 || !strings.HasPrefix(foot, "New red.") {
		t.Errorf("the new red shows %q and %q", head, foot)
	}
	if head := texts(t, reds[0], ".pb-item__head .pb-rag"); len(head) != 1 {
		t.Errorf("a red that was red shows %q", head)
	}
}

// The counts of then and the moves make up the counts of now.
func TestTheHomesBarsAndMovesTie(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(member), home())
	bars := texts(t, doc, ".pb-bars .pb-bar.pb-chart--wide desc")
	want := []string{
		"2 red, 1 not reported, 1 amber, 1 green, 1 awaiting sign-off, 1 complete, 1 not started, 1 withdrawn.",
		"2 red, 1 not reported, 2 green, 1 awaiting sign-off, 1 complete, 1 not started, 1 withdrawn.",
	}
	if diff := cmp.Diff(want, bars); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func sitting(on plan.Date, frozen bool) plan.Sitting {
	e := position().Edition
	s := plan.Sitting{
		Meeting: plan.Meeting{On: on, Theme: "Education", Lead: lead}, Editions: []plan.Edition{e},
		Round: plan.NewRound(plan.Quarter{Year: 2023, N: 3}, on), Before: plan.NewDate(2023, 11, 15),
	}
	if frozen {
		s.Meeting.Frozen = plan.Freeze{Meeting: on, At: at(2024, 2, 6), ByTitle: "Clerk", Checksum: strings.Repeat("b", 64)}
		s.Frozen = []plan.FrozenEdition{{Edition: e, Freeze: s.Meeting.Frozen}}
	}
	return s
}

// keeper keeps the meetings.
var keeper = plan.Scope{Reads: true, Role: plan.Secretary}

func TestAMeetingSaysOnWhichPositionItDecides(t *testing.T) {
	t.Parallel()
	on := plan.NewDate(2024, 2, 14)
	for name, c := range map[string]struct {
		page   page.Meeting
		lede   string
		offers []string
	}{
		"to come": {page.Meeting{Sitting: sitting(on, false), Today: today, Scope: keeper},
			"The Board meets on Wednesday 14 February 2024. The position is not frozen yet: the papers are a draft.", []string{"Freeze the position", "Move the meeting"}},
		"to come, for a member": {page.Meeting{Sitting: sitting(on, false), Today: today},
			"The Board meets on Wednesday 14 February 2024. The position is not frozen yet: the papers are a draft.", nil},
		"frozen": {page.Meeting{Sitting: sitting(on, true), Today: today, Scope: keeper},
			"The Board meets on Wednesday 14 February 2024. The position put before it was frozen on 6 February 2024 and stays as it was then.",
			[]string{"Take the frozen position back", "Move the meeting"}},
		"held": {page.Meeting{Sitting: sitting(on, true), Today: on.AddDays(1), Scope: keeper},
			"The Board met on Wednesday 14 February 2024. What it was shown was frozen on 6 February 2024.", nil},
		"held, not frozen": {page.Meeting{Sitting: sitting(on, false), Today: on.AddDays(1), Scope: keeper},
			"The Board met on Wednesday 14 February 2024. No position was frozen for it.", nil},
		"without an edition": {page.Meeting{Sitting: plan.Sitting{Meeting: plan.Meeting{On: on}}, Today: today, Scope: keeper},
			"The Board meets on Wednesday 14 February 2024. No edition of the plan on the record runs then, so there is no position to put before it.", []string{"Move the meeting"}},
	} {
		doc := render(t, frame(member), c.page)
		if got := text(one(t, doc, ".pb-lede")); got != c.lede {
			t.Errorf("%s: %q", name, got)
		}
		if diff := cmp.Diff(c.offers, texts(t, doc, "main .govuk-button")); diff != "" {
			t.Errorf("%s offers (-want +got):\n%s", name, diff)
		}
	}
}

func TestAMeetingShowsWhatWasFrozenAndWhatWasChanged(t *testing.T) {
	t.Parallel()
	s := sitting(plan.NewDate(2024, 2, 21), true)
	s.Frozen[0].Freeze.Meeting = plan.NewDate(2024, 2, 14)
	s.Moves = []plan.MeetingMove{{From: plan.NewDate(2024, 2, 14), At: at(2024, 2, 7), ByTitle: "Clerk", Reason: "The room is taken."}}
	s.Undone = []plan.Unfreezing{{FrozenEdition: s.Frozen[0], At: at(2024, 2, 5).Add(time.Hour), ByTitle: "Clerk", Reason: "A late return."}}
	doc := render(t, frame(member), page.Meeting{Sitting: s, Today: today})
	frozen := text(one(t, doc, "main .pb-item"))
	for _, want := range []string{"6 February 2024, 10:00, by the Clerk", "14 February 2024, the day of the meeting before it moved", strings.Repeat("b", 64)} {
		if !strings.Contains(frozen, want) {
			t.Errorf("%q is missing from %q", want, frozen)
		}
	}
	for _, a := range all(t, doc, "main .pb-item a") {
		if !strings.HasSuffix(attr(a, "href"), "?at=2024-02-21") {
			t.Errorf("a way into the frozen position is %s", attr(a, "href"))
		}
	}
	want := []string{
		"Was to be on 14 February 2024; moved by the Clerk on 7 February 2024, 10:00. The room is taken.",
		"Care Plan 2022 to 2024: frozen by the Clerk on 6 February 2024, 10:00, taken back by the Clerk on 5 February 2024, 11:00. A late return. Checksum " + strings.Repeat("b", 64) + ".",
	}
	if diff := cmp.Diff(want, texts(t, doc, "main ul.govuk-list--bullet li")); diff != "" {
		t.Errorf("marks (-want +got):\n%s", diff)
	}
}

func TestThePackIsMarkedADraftUntilItIsFrozen(t *testing.T) {
	t.Parallel()
	on := plan.NewDate(2024, 2, 14)
	live, frozen, past := position(), position(), position()
	frozen.Freeze, frozen.Edition.Key.At = sitting(on, true).Meeting.Frozen, "2024-02-14"
	past.Edition.Key.At = "2024-02-14"
	for name, c := range map[string]struct {
		p    plan.Position
		want string
	}{
		"not frozen":             {live, "Warning Draft: the position is not frozen. These papers show the record as it stands on 31 January 2024 and change with it."},
		"frozen":                 {frozen, ""},
		"held, and never frozen": {past, "Warning No position was frozen for this meeting. These papers show the record as it stood when the day of the meeting ended."},
	} {
		pack := plan.NewPack(sitting(on, !c.p.Freeze.IsZero()), plan.Brief{Position: c.p, Log: agenda().Log, Voices: agenda().Voices}, shown())
		doc := render(t, frame(member), page.Pack{Pack: pack})
		if got := strings.Join(texts(t, doc, ".govuk-warning-text__text"), ""); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
		if marked := len(all(t, doc, ".pb-pack--draft")) == 1; marked != (c.want != "") {
			t.Errorf("%s: marked on paper %v", name, marked)
		}
	}
}

func TestTheContentsOfAPackLeadToItsSections(t *testing.T) {
	t.Parallel()
	pack := plan.NewPack(sitting(plan.NewDate(2024, 2, 14), false), plan.Brief{Position: position()}, plan.Position{})
	doc := render(t, frame(member), page.Pack{Pack: pack})
	links := all(t, doc, "nav[aria-labelledby=contents] a")
	if len(links) != 7 {
		t.Fatalf("%d links", len(links))
	}
	for _, a := range links {
		if heading := text(one(t, doc, attr(a, "href"))); !strings.HasSuffix(heading, text(a)) {
			t.Errorf("%q leads to %q", text(a), heading)
		}
	}
}

func TestTheCalendarPartsWhatIsToComeFromWhatWasHeld(t *testing.T) {
	t.Parallel()
	meeting := func(on plan.Date) plan.Meeting { return plan.Meeting{On: on} }
	frozen := plan.Meeting{On: plan.NewDate(2023, 11, 15), Frozen: plan.Freeze{Meeting: plan.NewDate(2023, 11, 15), At: at(2023, 11, 7)}}
	p := page.Meetings{All: []plan.Meeting{meeting(plan.NewDate(2024, 5, 15)), meeting(plan.NewDate(2024, 2, 14)), frozen, meeting(plan.NewDate(2023, 8, 16))}, Today: today}
	doc := render(t, frame(member), p)
	if got := text(one(t, doc, ".pb-lede")); got != "The next Board is on Wednesday 14 February 2024; its position is not frozen yet. 2 meetings have been held." {
		t.Errorf("%q", got)
	}
	want := []string{"Wednesday 14 February 2024", "Wednesday 15 May 2024", "Wednesday 15 November 2023", "Wednesday 16 August 2023"}
	if diff := cmp.Diff(want, texts(t, doc, "main tbody th")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	empty := render(t, frame(member), page.Meetings{Today: today})
	if got := text(one(t, empty, ".pb-lede")); got != "No meeting is on the calendar yet." {
		t.Errorf("empty: %q", got)
	}
}

func TestTheBoardsForWhichAPositionWasFrozenAreOffered(t *testing.T) {
	t.Parallel()
	f := frame(member)
	f.Choice = page.Choice{Address: "/plans/p/e", Boards: []plan.Date{plan.NewDate(2023, 11, 15)}, Chosen: "2023-11-15"}
	doc := render(t, f, page.Edition{Position: position()})
	if got := one(t, doc, "form.pb-position option[selected]"); attr(got, "value") != "2023-11-15" {
		t.Errorf("chosen is %q", attr(got, "value"))
	}
	if n := len(all(t, doc, "main .pb-position")); n != 0 {
		t.Error("the choice grows, and stands in what a frozen page shows")
	}
}
