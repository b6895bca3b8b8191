package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
)

var may = plan.NewDate(2024, 5, 15)

// wantRefused fails unless the answer says that, and leads there.
func wantRefused(t *testing.T, a answer, says string, ways ...string) {
	t.Helper()
	if main := a.want(http.StatusConflict).one("main"); !strings.Contains(main, says) || strings.Contains(main, "Somebody else was first") {
		t.Errorf("%s %s says %q, want %q", a.method, a.address, main, says)
	}
	for _, way := range ways {
		if !slices.Contains(hrefs(t, a), way) {
			t.Errorf("%s %s does not lead to %s", a.method, a.address, way)
		}
	}
}

func TestFreezingShowsWhatTheRoundMissesAndAsksWhy(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary, member := p.as("secretary"), p.as("member")
	signing := p.as("director").get(signOffQ3).one("main .pb-lede")
	shown := secretary.get(route.Freeze(february)).want(http.StatusOK)
	if got := shown.one("main .pb-strong"); got != "The round for Q3 2023/24 is not signed off. 26 things are missing." || !strings.HasPrefix(signing, "26 things are missing.") {
		t.Errorf("it says %q, the director's sign-off %q", got, signing)
	}
	for _, told := range []string{"No update in this round: 6", "Not reviewed: 7", "A26 Drop-in hub"} {
		if !strings.Contains(shown.one("main"), told) {
			t.Errorf("missing is not told: %q", told)
		}
	}
	bare := secretary.submit(shown.form()).want(http.StatusUnprocessableEntity)
	wantSummary(t, bare, "reason", "Say why the position is frozen although the round is not signed off")
	long := secretary.submit(shown.form().with("reason", strings.Repeat("Late. ", 400))).want(http.StatusUnprocessableEntity)
	if got := long.form().fields.Get("reason"); !strings.Contains(got, strings.Repeat("Late. ", 400)) {
		t.Errorf("what was typed comes back as %.40q", got)
	}
	done := secretary.follow(secretary.submit(bare.form().with("reason", "The director is away.")))
	const why = "Frozen although the round was not signed off: The director is away."
	for where, got := range map[string]string{
		"the meeting": done.one("main"), "the cover": member.get(route.Pack(february)).one(".pb-cover"),
	} {
		if !strings.Contains(got, why) {
			t.Errorf("%s does not say why: %q", where, got)
		}
	}
	if cover := member.get(route.Pack(february)).one(".pb-cover"); !strings.Contains(cover, "26 things were missing from the round.") {
		t.Errorf("the cover does not count: %q", cover)
	}
	history := secretary.get(route.WithQuery(route.History, "kind", "meeting")).all("tbody tr")[0]
	if !strings.Contains(history, "froze, although the round was not signed off, the position of") || !strings.Contains(history, "14") {
		t.Errorf("history says %q", history)
	}
}

func TestFreezingWhatIsSignedOffAsksNothing(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary, director := p.as("secretary"), p.as("director")
	late := secretary.get(route.Freeze(february)).form() // before the sign-off, and sent without a reason after it
	director.submit(director.get(signOffQ3).form().with("exception", "Promised for Friday.")).want(http.StatusSeeOther)
	shown := secretary.get(route.Freeze(february)).want(http.StatusOK)
	if got := shown.one("main .pb-strong"); !strings.HasPrefix(got, "The Director of Children and Families signed the round for Q3 2023/24 off on 31 January 2024") || len(shown.all("textarea")) != 0 {
		t.Errorf("it says %q and asks %q", got, shown.all("textarea"))
	}
	secretary.submit(late).want(http.StatusSeeOther)
	if got := p.as("member").get(route.Pack(february)).one(".pb-cover"); strings.Contains(got, "not signed off") {
		t.Errorf("the cover says %q", got)
	}
}

func TestWhatMayNotBeDoneToAMeetingSaysWhyAndLeadsBack(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c, another := p.as("secretary"), p.as("secretary")
	back := route.Meeting(february)
	wantRefused(t, c.get(route.Unfreeze(february)), "No position is frozen for the Board of 14 February 2024, so there is none to take back.", back)
	wantRefused(t, c.post(route.Unfreeze(february), map[string][]string{"reason": {"Why not."}}), "there is none to take back", back)
	for _, a := range []answer{c.get(route.Freeze(may)), c.post(route.Freeze(may), map[string][]string{"reason": {"Early."}})} {
		wantRefused(t, a, "The Board of 14 February 2024 comes first. Freeze its position, or wait until it is over.", back, route.Meeting(may))
	}
	wantRefused(t, c.get(route.Freeze(plan.NewDate(2024, 8, 14))), "No edition of the plan on the record runs on 14 August 2024", "/meetings/2024-08-14")
	wantRefused(t, c.get(route.Move(november)), "The Board met on Wednesday 15 November 2023.", route.Meeting(november))
	if offered := strings.Join(c.get(route.Meeting(may)).all("main .govuk-button"), ", "); offered != "Move the meeting" {
		t.Errorf("of May's meeting is offered %s", offered)
	}

	late := freezing(another.get(route.Freeze(february)))
	c.submit(freezing(c.get(route.Freeze(february)))).want(http.StatusSeeOther)
	for _, a := range []answer{another.submit(late), c.get(route.Freeze(february))} {
		wantRefused(t, a, "The Democratic Services Officer froze it on 31 January 2024, 09:0", back)
	}
	c.submit(freezing(c.get(route.Freeze(may)).want(http.StatusOK))).want(http.StatusSeeOther)
	for _, a := range []answer{c.get(route.Unfreeze(february)), c.get(route.Move(february))} {
		wantRefused(t, a, "The position is frozen for the Board of 15 May 2024 already, and tells it what has changed since the meeting before. Take that back first.", route.Meeting(may), back)
	}
}

func TestAMeetingDoesNotMoveWhereItsRoundDoesNotFit(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("secretary")
	move := c.get(route.Move(february)).form().dated("on", "22", "5", "2024").with("reason", "The room is taken.")
	back := c.submit(move).want(http.StatusUnprocessableEntity)
	wantSays(t, "the form", back.one(".govuk-error-summary"), "The round for Q3 2023/24 would not fit any more.", "Closes must be 1 April 2024 or earlier")
	if got := back.form().fields.Get("reason"); got != "The room is taken." {
		t.Errorf("what was typed is %q", got)
	}
}

func TestAMeetingThatHasMetStaysWhereItWas(t *testing.T) {
	t.Parallel()
	now := demo.Start()
	p := portalOn(t, postgrestest.Demo(t), at(&now))
	c := p.as("secretary")
	c.submit(freezing(c.get(route.Freeze(february)))).want(http.StatusSeeOther)
	now = february.Start().Add(17 * time.Hour) // on its day, when it has just met
	c = p.as("secretary")
	move := c.get(route.Move(february)).want(http.StatusOK).form().dated("on", "21", "2", "2024").with("reason", "A slip.")
	taken := c.get(route.Unfreeze(february)).want(http.StatusOK).form().with("reason", "A slip.")
	draft := c.get(route.EditMinutes(february)).want(http.StatusOK).form().with("elected", "Councillor A", "declarations", "None.")
	c.submit(draft).want(http.StatusSeeOther)
	for _, a := range []answer{c.submit(move), c.submit(taken), c.get(route.Move(february)), c.get(route.Unfreeze(february))} {
		wantRefused(t, a, "its day and what it was shown stay as they are", route.Meeting(february))
	}
	if offered := c.get(route.Meeting(february)).all("main .govuk-button"); len(offered) != 0 {
		t.Errorf("offered is %q", offered)
	}
}

func TestASignOffThatMayNotBeSaysWhyAndLeadsBack(t *testing.T) {
	t.Parallel()
	address := postgrestest.DemoURL(t)
	p := portalOn(t, postgrestest.Open(t, address, postgres.Options{}))
	director := p.as("director")
	next := plan.Quarter{Year: 2023, N: 4}
	wantRefused(t, director.get(route.SignOffRound(next)), "Updates for Q4 2023/24 are due on 30 April 2024. The round can be signed off from that day on.", route.Round(next))
	form := director.get(signOffQ3).form().with("exception", "Promised for Friday.")
	director.submit(form).want(http.StatusSeeOther)
	wantRefused(t, director.submit(form.with("key", "another")), "The Director of Children and Families signed the round off on 31 January 2024", roundQ3)
	before := plan.Quarter{Year: 2023, N: 2}
	wantRefused(t, director.get(route.SignOffRound(before)), "The Director of Children and Families signed the round off on 3 November 2023", route.Round(before))
	exec(t, connect(t, address), `set session_replication_role = replica; delete from round_sign_offs`)
	wantRefused(t, director.get(route.SignOffRound(before)), "The round closed on 16 November 2023.", route.Round(before))
}

func TestASignOffIsOfTheListThatWasSeen(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	director, officer := p.as("director"), p.as("officer")
	seen := director.get(signOffQ3)
	officer.submit(right(officer.get(route.PostUpdate(edition2022, "A16")).form()).with("reason", "It is as good as done.")).want(http.StatusSeeOther) // no longer missing, and to be reviewed
	again := director.submit(seen.form().with("exception", "Promised for Friday."))
	if was, is := seen.one(".pb-lede"), again.want(http.StatusConflict).one(".pb-lede"); was != is {
		t.Fatalf("as many things are to be missing before and after: %q, %q", was, is)
	}
	if got := again.form().fields.Get("exception"); !strings.Contains(got, "Promised for Friday.") {
		t.Errorf("what was typed comes back as %q", got)
	}
	director.submit(again.form()).want(http.StatusSeeOther)
}

func TestASignOffAfterTheFreezeSaysThatItIsLate(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	director, secretary := p.as("director"), p.as("secretary")
	secretary.submit(freezing(secretary.get(route.Freeze(february)))).want(http.StatusSeeOther)
	shown := director.get(signOffQ3)
	if got := shown.one(".pb-lede"); !strings.Contains(got, "It is too late to change what the Board of 14 February 2024 sees: the position put before it was frozen on 31 January 2024.") {
		t.Errorf("it says %q", got)
	}
	done := director.follow(director.submit(shown.form().with("exception", "Promised for Friday."))).one("main")
	if !strings.Contains(done, "The position put before the Board had been frozen already, on 31 January 2024") {
		t.Errorf("the round says %q", done)
	}
}

func TestTheCalendarLeadsToTheDraftOfThePapers(t *testing.T) {
	t.Parallel()
	member := newPortal(t).as("member")
	calendar := member.get(route.Meetings)
	papers := calendar.all("main table:first-of-type td:last-child")
	if len(papers) != 3 || !strings.Contains(papers[0], "Draft pack for 14 February 2024") || !strings.Contains(papers[2], "None") {
		t.Errorf("papers %q", papers)
	}
	for _, way := range hrefs(t, calendar) {
		if strings.HasSuffix(way, "/pack") {
			member.get(way).want(http.StatusOK)
		}
	}
}

func TestThePackCoversEveryPlanBeforeTheBoard(t *testing.T) {
	t.Parallel()
	const strategy = "Children in Care and Care Leavers Sufficiency Strategy"
	member := newPortal(t).as("member")
	for on, want := range map[plan.Date][]string{
		february:                   {strategy + " 2022 to 2024"},
		plan.NewDate(2022, 5, 18):  {"Children in Care and Care Leavers Plan 2020 to 2022", strategy + " 2020 to 2022", strategy + " 2022 to 2024"},
		plan.NewDate(2023, 11, 15): {strategy + " 2022 to 2024"},
	} {
		if got := member.get(route.Pack(on)).want(http.StatusOK).all("#section-6 ~ h3 a[href^='/plans/']"); !slices.Equal(got, want) {
			t.Errorf("the pack of %v covers %q, want %q", on, got, want)
		}
	}
}

func TestWhatChangedSaysOfWhichBoardAndOfWhichDay(t *testing.T) {
	t.Parallel()
	main := newPortal(t).as("member").get(route.Changes(november))
	if got := main.one("main .pb-lede + p"); !strings.Contains(got, "It is compared with what was frozen on 7 November 2023 for the Board of 15 November 2023.") {
		t.Errorf("it says %q", got)
	}
	if days := main.all(".pb-barrow dt"); !slices.Equal(days, []string{"15 November 2023", "16 August 2023"}) {
		t.Errorf("the bars are of %q", days)
	}
}
