package server_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
)

var (
	november = plan.NewDate(2023, 11, 15)
	february = plan.NewDate(2024, 2, 14)
)

// freezing is the form that freezes, filled in.
func freezing(shown answer) form { return shown.form().with("reason", "Promised for Friday.") }

func TestTheSecretaryFreezesThePositionAndTakesItBack(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary, member := p.as("secretary"), p.as("member")
	if got := member.get(route.Pack(february)).want(http.StatusOK).one(".govuk-warning-text__text"); !strings.Contains(got, "Draft") {
		t.Errorf("before it is frozen the pack says %q", got)
	}
	done := secretary.follow(secretary.submit(freezing(secretary.get(route.Freeze(february)).want(http.StatusOK))))
	if got := done.one(".govuk-notification-banner__content"); got != "The position is frozen for the Board of 14 February 2024." {
		t.Errorf("notice %q", got)
	}
	frozen := edition2022
	frozen.At = february.String() // a day to come, whose position can be read all the same
	if got := member.get(route.Edition(frozen)).want(http.StatusOK).one(".pb-moment strong"); !strings.HasPrefix(got, "Position frozen for the Board of 14 February 2024") {
		t.Errorf("the plan says %q", got)
	}
	pack := member.get(route.Pack(february)).want(http.StatusOK)
	if len(pack.all(".govuk-warning-text")) != 0 {
		t.Error("the pack is a draft though it is frozen")
	}
	secretary.get(route.Freeze(february)).want(http.StatusConflict)
	back := secretary.get(route.Unfreeze(february)).want(http.StatusOK).form()
	secretary.submit(back).want(http.StatusUnprocessableEntity)
	taken := secretary.follow(secretary.submit(back.with("reason", "A late return came in.")))
	if got := taken.one("main ul.govuk-list--bullet"); !strings.Contains(got, "taken back by the Democratic Services Officer") || !strings.Contains(got, "A late return came in.") {
		t.Errorf("the mark says %q", got)
	}
	wantSays(t, "the meeting", taken.one("main"), "The papers were taken back on 31 January 2024")
	member.get(route.Edition(frozen)).want(http.StatusNotFound)
	secretary.get(route.Unfreeze(february)).want(http.StatusConflict)
	secretary.submit(freezing(secretary.get(route.Freeze(february)))).want(http.StatusSeeOther)
	wantSays(t, "the cover", member.get(route.Pack(february)).one(".govuk-summary-list"), "Replaces The position frozen on 31 January 2024", "A late return came in.")
}

func TestAMovedMeetingIsFoundByItsOldAddress(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary := p.as("secretary")
	secretary.submit(freezing(secretary.get(route.Freeze(february)))).want(http.StatusSeeOther)
	form := secretary.get(route.Move(february)).form().dated("on", "21", "2", "2024").with("reason", "The room is taken.")
	late := secretary.get(route.Move(february)).form().dated("on", "28", "2", "2024").with("reason", "Half term.")
	moved := secretary.follow(secretary.submit(form))
	if got := moved.one("h1"); got != "Board of 21 February 2024" {
		t.Errorf("it moved to %q", got)
	}
	if got := moved.one("main .pb-lede"); !strings.Contains(got, "frozen") {
		t.Errorf("after it was frozen and moved: %q", got)
	}
	to := plan.NewDate(2024, 2, 21)
	for from, want := range map[string]string{
		route.Meeting(february): route.Meeting(to), route.Pack(february): route.Pack(to), route.Changes(february) + "?x=1": route.Changes(to) + "?x=1",
	} {
		if got := secretary.get(from).want(http.StatusSeeOther).header.Get("Location"); got != want {
			t.Errorf("%s leads to %s, want %s", from, got, want)
		}
	}
	frozen := edition2022
	frozen.At = february.String()
	secretary.get(route.Edition(frozen)).want(http.StatusOK)
	secretary.submit(form).want(http.StatusSeeOther) // the same form again
	conflict := secretary.submit(late).want(http.StatusConflict)
	if !strings.Contains(conflict.body, "Half term.") {
		t.Error("what was typed about the old day is lost")
	}
	wantRefused(t, conflict, "The meeting of 14 February 2024 has moved to 21 February 2024.", route.Meeting(to))
}

func TestFormsAboutMeetingsSayWhatToPutRight(t *testing.T) {
	t.Parallel()
	secretary := newPortal(t).as("secretary")
	for _, tt := range []struct {
		name, address string
		fill          func(form) form
		want          []string
	}{
		{"a meeting without a day", route.NewMeeting, func(f form) form { return f }, []string{"Enter the day of the meeting"}},
		{"a meeting in the past", route.NewMeeting, func(f form) form { return f.dated("on", "30", "1", "2024") },
			[]string{"The day of the meeting must be today or later: 30 January 2024 has gone by"}},
		{"a meeting on a Sunday", route.NewMeeting, func(f form) form { return f.dated("on", "3", "3", "2024") },
			[]string{"3 March 2024 is a weekend or a bank holiday: choose a working day"}},
		{"a day that there is not", route.NewMeeting, func(f form) form { return f.dated("on", "30", "2", "2024") },
			[]string{"Day of the meeting must be a real date: there is no day 30 in month 2 of 2024"}},
		{"a day that is taken", route.NewMeeting, func(f form) form { return f.dated("on", "14", "2", "2024") },
			[]string{"14 February 2024 is the day of another meeting, or was until that moved: choose another day"}},
		{"a move to the same day, without a reason", route.Move(february), func(f form) form { return f.dated("on", "14", "2", "2024") },
			[]string{"The meeting is on that day already", "Say why the meeting moves"}},
		{"a move before the updates are due", route.Move(february), func(f form) form { return f.dated("on", "5", "2", "2024").with("reason", "Sooner.") },
			[]string{"The papers would be due on 26 January 2024, and the updates only on 31 January 2024: choose a later day"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			answer := secretary.in(t).submit(tt.fill(secretary.in(t).get(tt.address).form())).want(http.StatusUnprocessableEntity)
			if diff := cmp.Diff(tt.want, answer.all(".govuk-error-summary__list li")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAMeetingThatIsAddedStandsOnTheCalendar(t *testing.T) {
	t.Parallel()
	secretary := newPortal(t).as("secretary")
	form := secretary.get(route.NewMeeting).form().dated("on", "20", "11", "2024").with("theme", "Health")
	added := secretary.follow(secretary.submit(form))
	if got := added.one("#round ~ dl"); !strings.Contains(got, "Q2 2024/25") {
		t.Errorf("the round that leads to it: %q", got)
	}
	secretary.submit(form).want(http.StatusSeeOther) // the same form again
	days := secretary.get(route.Meetings).all("main table:first-of-type tbody th")
	want := []string{"Wednesday 14 February 2024", "Wednesday 15 May 2024", "Wednesday 14 August 2024", "Wednesday 20 November 2024"}
	if len(days) < 4 || cmp.Diff(want, days[:4]) != "" {
		t.Errorf("to come are %q", days)
	}
}

func TestMeetingsAreKeptByTheSecretaryAlone(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, who := range []string{"member", "officer", "partner", "data", "director", "admin"} {
		c := p.as(who)
		for _, address := range []string{route.NewMeeting, route.Move(february), route.Freeze(february), route.Unfreeze(february)} {
			c.get(address).want(http.StatusForbidden)
			c.post(address, url.Values{}).want(http.StatusForbidden)
		}
		if n := len(c.get(route.Meeting(february)).want(http.StatusOK).all("main .govuk-button")); n != 0 {
			t.Errorf("%s is offered %d deeds", who, n)
		}
	}
	p.as("secretary").get(route.Move(november)).want(http.StatusConflict)
}

func TestTheSameSentenceTellsWhatChangedEverywhere(t *testing.T) {
	t.Parallel()
	member := newPortal(t).as("member")
	want := member.get(route.Home).one("main .pb-lede")
	if !strings.HasPrefix(want, "Two actions improved, one of them now complete, and five got worse.") {
		t.Errorf("the home says %q", want)
	}
	for _, address := range []string{route.Changes(february), route.Pack(february)} {
		if got := member.get(address).one("main .pb-lede"); got != want {
			t.Errorf("%s says %q", address, got)
		}
	}
}

func TestBeforeTheFirstMeetingThereIsNothingToCompare(t *testing.T) {
	t.Parallel()
	address := postgrestest.DemoURL(t)
	exec(t, connect(t, address), `set session_replication_role = replica; delete from frozen_parts; delete from frozen_positions`)
	member := portalOn(t, postgrestest.Open(t, address, postgres.Options{})).as("member")
	home := member.get(route.Home)
	if h, s := home.one("h1"), home.one("main .pb-lede"); h != "The Board's position" || !strings.HasPrefix(s, "Nothing to compare yet. ") {
		t.Errorf("%q: %q", h, s)
	}
	if got := member.get(route.Changes(february)).one("main .pb-lede"); !strings.HasPrefix(got, "Nothing to compare yet. ") {
		t.Errorf("what changed: %q", got)
	}
	if n := len(member.get(route.Edition(edition2022)).all(".pb-position")); n != 0 {
		t.Error("a position is offered, and none is frozen")
	}
}

func TestTheReaderChoosesAtWhichBoardToSeeThePlan(t *testing.T) {
	t.Parallel()
	member := newPortal(t).as("member")
	now := member.get(route.Edition(edition2022))
	offered := now.all(".pb-position option")
	if len(offered) != 8 || offered[0] != "Now" || offered[1] != "Board of 15 November 2023" {
		t.Errorf("offered %q", offered)
	}
	then := member.get(route.Edition(edition2022) + "?at=2023-11-15")
	if got := then.one(".pb-position option[selected]"); got != "Board of 15 November 2023" {
		t.Errorf("chosen %q", got)
	}
	for _, way := range then.all(".pb-ways a") {
		if strings.Contains(way, "Edition 2022 to 2024") {
			t.Errorf("the edition leads to itself as %q", way)
		}
	}
	member.get(route.Edition(edition2022) + "?at=").want(http.StatusOK)
}

func TestAMeetingThatThereIsNotIsNotFound(t *testing.T) {
	t.Parallel()
	member := newPortal(t).as("member")
	for _, address := range []string{"/meetings/2024-02-15", "/meetings/soon", "/meetings/2024-2-14", "/meetings/2024-02-30/pack", "/meetings/2024-08-14/pack"} {
		member.get(address).want(http.StatusNotFound)
	}
	if got := member.get("/meetings/2024-08-14").want(http.StatusOK).one("main .pb-lede"); !strings.Contains(got, "No edition of the plan") {
		t.Errorf("a meeting without an edition: %q", got)
	}
}

func TestAPackHasWhatTheFactsAsk(t *testing.T) {
	t.Parallel()
	pack := newPortal(t).as("member").get(route.Pack(february)).want(http.StatusOK)
	want := []string{"Contents", "1 Decisions sheet", "2 What has changed since 15 November 2023", "3 Exceptions", "4 Scorecard", "5 Delivery summary", "6 Other plans before the Board", "7 What children and young people said"}
	if diff := cmp.Diff(want, pack.all("main h2")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	asks := pack.all(".pb-asks > li > strong:first-child")
	wantAsks := []string{
		"A07: accept it with a reason, or escalate it, unless the Fostering and Permanence Service Manager brings a recovery plan first.",
		"A26: ask the Care Leaving Service Manager why nothing was reported.",
		"M07, M08, M16 and L10: ask the Performance and Data Lead for what is missing.",
		"Close BL3: explain the fall in education, employment or training published in November 2023 (75 to 72).",
		"Hear BL2: options for a retention offer for foster carers.",
	}
	if diff := cmp.Diff(wantAsks, asks); diff != "" {
		t.Errorf("asks (-want +got):\n%s", diff)
	}
	if closing := pack.all(".pb-asks > li")[3]; !strings.Contains(closing, "Answer of 24 January 2024, ") || !strings.Contains(closing, "Supported interviews with friendly employers began in January") {
		t.Errorf("what the Board is asked to close comes without its answer: %q", closing)
	}
	if n := len(pack.all(".pb-scorecard tbody tr:not(.pb-group)")); n != 44 {
		t.Errorf("%d measures on the scorecard", n)
	}
	if diff := cmp.Diff([]string{"Cause", "Being done", "Led by", "Back on track", "Ask of you", "Missing"}, pack.all("main article:first-of-type dt")); diff != "" {
		t.Errorf("an exception (-want +got):\n%s", diff)
	}
}

func TestThePackHasEveryExceptionAsTheListHasIt(t *testing.T) {
	t.Parallel()
	member := newPortal(t).as("member")
	list, pack := member.get(route.Exceptions), member.get(route.Pack(february))
	if len(list.all("article dl")) != 9 {
		t.Errorf("%d exceptions", len(list.all("article dl")))
	}
	if diff := cmp.Diff(list.all("article dl"), pack.all("article dl")); diff != "" {
		t.Errorf("the list's, and the pack's (-want +got):\n%s", diff)
	}
	wantSays(t, "the pack", pack.one("main"), list.one(".pb-lede"))
}

func TestTheHomeAsksAsManyThingsAsTheDecisionsSheet(t *testing.T) {
	t.Parallel()
	member := newPortal(t).as("member")
	home, pack := member.get("/"), member.get(route.Pack(february))
	said := strings.TrimPrefix(pack.one("#section-1 + p"), "The Board is asked ")
	wantSays(t, "the home", home.one(".pb-foryou")+".", "For you: "+said)
	if !slices.Contains(hrefs(t, home), route.Pack(february)+"#section-1") {
		t.Error("the home does not lead to the decisions sheet")
	}
	var reds []string
	for _, words := range home.all("main article.pb-item--red h3") {
		reds = append(reds, words[:3])
	}
	if reds[0] != "A07" { // the one that needs an answer
		t.Errorf("the home begins with %q", reds)
	}
}
