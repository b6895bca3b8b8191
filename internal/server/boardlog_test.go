package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"planboard/internal/plan"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
	"planboard/internal/server"
)

const lastBoard, nextBoard = "2023-11-15", "2024-02-14"

// afterFebruary and afterMay are when one more Board has been held, and two.
func afterFebruary(o *server.Options) {
	o.Now = func() time.Time { return time.Date(2024, time.February, 15, 9, 0, 0, 0, plan.London) }
}

func afterMay(o *server.Options) {
	o.Now = func() time.Time { return time.Date(2024, time.May, 16, 9, 0, 0, 0, plan.London) }
}

var (
	answerBL2 = route.LogEvent("BL2", plan.LogAnswered)
	closeBL3  = route.LogEvent("BL3", plan.LogClosed)
	decisions = "/meetings/" + lastBoard + "/decisions"
	minutes   = "/meetings/" + lastBoard + "/minutes"
)

// asked is the form for a question about A07, filled in.
func asked(c *client) form {
	return c.get(route.AskAbout(edition2022, "A07")).form().with("text", "What would keep them?")
}

func TestAQuestionGoesFromTheBoardToItsAnswererAndBack(t *testing.T) {
	t.Parallel()
	record := postgrestest.Demo(t)
	p := portalOn(t, record)
	member, lead := p.as("member"), p.as("fostering")

	start := asked(member)
	if start.fields.Get("lead") != "R06" || start.fields.Get("due-day") != "14" || start.fields.Get("about") != "A07" {
		t.Errorf("the form begins with %v", start.fields)
	}
	item := member.follow(member.submit(start))
	if item.address != route.LogItem("BL4") || !strings.Contains(item.one(".govuk-notification-banner"), "BL4 is in the Board's log") {
		t.Fatalf("led to %s: %s", item.address, item.gist())
	}
	if home := lead.get("/"); !strings.Contains(home.one("main"), "BL4: What would keep them?") || !slices.Contains(hrefs(t, home), route.LogEvent("BL4", plan.LogAnswered)) {
		t.Error("the lead's home does not ask for the answer")
	}
	if strings.Contains(p.as("careleavers").get("/").one("main"), "BL4") {
		t.Error("another's home asks for it")
	}

	answer := lead.get(route.LogEvent("BL4", plan.LogAnswered)).form().with("text", "A retention payment.")
	lead.follow(lead.submit(answer)).want(http.StatusOK)
	lead.submit(answer).want(http.StatusSeeOther) // sent again, it changes nothing
	if page := member.get(actionA07).one("main"); strings.Count(page, "A retention payment.") != 1 {
		t.Error("the action's page does not tell the answer once")
	}
	if strings.Contains(lead.get("/").one("main"), "BL4") {
		t.Error("answered, it is still asked for")
	}

	secretary := portalOn(t, record, afterFebruary).as("secretary")
	closing := secretary.get(closeBL3).form().with("meeting", nextBoard)
	if done := secretary.follow(secretary.submit(closing)); done.one(".pb-lede") != "Closed by the Board of 14 February 2024." {
		t.Errorf("closed, it says %q", done.one(".pb-lede"))
	}
	if before := member.get(route.LogItem("BL3") + "?at=2024-01-25T09:00:00Z").one(".pb-lede"); !strings.Contains(before, "until the Board closes it") {
		t.Errorf("as it stood: %q", before)
	}
}

func TestTheLogOfABoardIsAsThatBoardWasShownIt(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	member, secretary := p.as("member"), p.as("secretary")
	secretary.submit(freezing(secretary.get(route.Freeze(february)))).want(http.StatusSeeOther)
	member.submit(asked(member)).want(http.StatusSeeOther)
	for _, tt := range []struct{ at, moment, items string }{
		{"2023-11-15", "Position frozen for the Board of 15 November 2023", "BL1 Awaiting closure"},
		{"2023-11-16", "As the record stood when 16 November 2023 ended.", "BL2 Open, BL3 Open, BL1 Closed Board of 15 Nov 2023"},
		{"2024-01-31", "As the record stands on 31 January 2024, a day that is not over.", "BL2 Open, BL4 Open, BL3 Awaiting closure, BL1 Closed Board of 15 Nov 2023"},
		{"2024-02-14", "Position frozen for the Board of 14 February 2024", "BL2 Open, BL3 Awaiting closure, BL1 Closed Board of 15 Nov 2023"},
	} {
		page := member.get(route.Log + "?at=" + tt.at)
		var items []string
		for _, row := range find(t, page.page(), "tbody tr") {
			ref, _, _ := strings.Cut(text(find(t, row, "th")[0]), ":")
			items = append(items, ref+" "+text(find(t, row, "td:last-child > span:last-child")[0]))
		}
		if got := strings.Join(items, ", "); got != tt.items {
			t.Errorf("at %s it lists %q, want %q", tt.at, got, tt.items)
		}
		if got := page.one(".pb-moment"); !strings.Contains(got, tt.moment) {
			t.Errorf("at %s it says %q", tt.at, got)
		}
	}
	member.get(route.LogItem("BL4") + "?at=2024-02-14").want(http.StatusNotFound)
	if got := member.get(route.LogItem("BL3") + "?at=2024-02-14").one(".pb-moment"); !strings.Contains(got, "frozen") {
		t.Errorf("an item says %q", got)
	}
	member.get(route.Log + "?at=2024-02-15").want(http.StatusNotFound)
	member.get(route.Log + "?at=soon").want(http.StatusBadRequest)
	if got := member.get(actionA07 + "?at=2024-01-31").one(".pb-moment"); strings.Contains(got, "ended") {
		t.Errorf("today, an action says %q", got)
	}
}

func hrefs(t *testing.T, a answer) []string {
	t.Helper()
	var all []string
	for _, link := range find(t, a.page(), "main a") {
		all = append(all, attr(link, "href"))
	}
	return all
}

func TestWhatMayNotBeDoneToTheLogIsNotOffered(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	offers := map[string][]string{
		"fostering": {answerBL2}, "member": nil, "director": nil,
		"secretary": {route.LogEvent("BL2", plan.LogReDated), route.LogEvent("BL2", plan.LogClosed)},
	}
	for who, want := range offers {
		c := p.as(who)
		var got []string
		for _, href := range hrefs(t, c.get(route.LogItem("BL2"))) {
			if strings.HasPrefix(href, route.LogItem("BL2")+"/") {
				got = append(got, href)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s is offered %v, want %v", who, got, want)
		}
		if past := c.get(route.LogItem("BL2") + "?at=2023-11-16").one(".pb-actions"); past != "" {
			t.Errorf("%s is offered %q of what was", who, past)
		}
		if asks := slices.Contains(hrefs(t, c.get(actionA07)), route.AskAbout(edition2022, "A07")); asks != (who == "member" || who == "secretary") {
			t.Errorf("%s may ask about A07: %v", who, asks)
		}
	}
	for who, address := range map[string]string{"careleavers": answerBL2, "member": closeBL3, "fostering": closeBL3, "director": closeBL3} {
		c := p.as(who)
		c.get(address).want(http.StatusForbidden)
		c.post(address, nil).want(http.StatusForbidden)
	}
	p.as("secretary").get(answerBL2).want(http.StatusForbidden)
}

func TestOfTwoWhoWriteInTheLogTheSecondIsTold(t *testing.T) {
	t.Parallel()
	p := portalOn(t, postgrestest.Demo(t), afterMay)
	secretary := p.as("secretary")
	first := secretary.get(closeBL3).form().with("meeting", nextBoard)
	second := secretary.get(closeBL3).form().with("meeting", nextBoard, "text", "Members were content.")
	more := secretary.get(route.LogEvent("BL3", plan.LogReDated)).form().with("meeting", nextBoard, "text", "Members want more.").dated("due", "14", "8", "2024")

	secretary.submit(more).want(http.StatusSeeOther)
	late := secretary.submit(first).want(http.StatusConflict)
	if !strings.Contains(late.one(".govuk-error-summary"), "More time given, to 14 August 2024") {
		t.Errorf("told %q", late.all(".govuk-error-summary"))
	}
	secretary.submit(late.form()).want(http.StatusUnprocessableEntity) // open again, it needs a word
	secretary.submit(late.form().with("text", "Members were content.", "meeting", "2024-05-15")).want(http.StatusSeeOther)
	closed := secretary.submit(second).want(http.StatusConflict)
	if !strings.Contains(closed.body, "Members were content.") {
		t.Error("what was typed is lost")
	}
	if events := secretary.get(route.LogItem("BL3")).all("main ol h3"); len(events) != 4 {
		t.Errorf("on the record are %q", events)
	}
}

func TestOnlyABoardHeldSinceClosesAnItem(t *testing.T) {
	t.Parallel()
	record := postgrestest.Demo(t)
	now, later := portalOn(t, record).as("secretary"), portalOn(t, record, afterFebruary).as("secretary")
	for _, tt := range []struct{ address, since string }{
		{closeBL3, "it was answered on 24 January 2024"},
		{route.LogEvent("BL2", plan.LogReDated), "it was raised at the meeting of 15 November 2023"},
	} {
		waits := now.get(tt.address).want(http.StatusOK)
		if said := waits.one("main"); !strings.Contains(said, strings.TrimPrefix(tt.since, "it ")+", and no meeting has been held since.") || len(waits.all("main form")) != 0 {
			t.Errorf("%s says %q", tt.address, said)
		}
		f := later.get(tt.address).form()
		if offered := later.get(tt.address).all("#meeting option"); strings.Join(offered, ", ") != "Choose a meeting, Wednesday 14 February 2024" {
			t.Errorf("%s offers %q", tt.address, offered)
		}
		f = f.with("meeting", lastBoard, "text", "Members want more.").dated("due", "15", "5", "2024")
		wantSummary(t, later.submit(f).want(http.StatusUnprocessableEntity), "meeting", tt.since)
		wantSummary(t, now.submit(f).want(http.StatusUnprocessableEntity), "meeting", tt.since)
		later.submit(f.with("meeting", nextBoard)).want(http.StatusSeeOther)
	}
}

func TestOnlyABoardThatHadTheRedBeforeItIsOffered(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary := p.as("secretary")
	shown := secretary.get(route.AnswerRed("A07"))
	if offered := strings.Join(shown.all("#meeting option"), ", "); offered != "Choose a meeting, Wednesday 15 November 2023" {
		t.Errorf("offered are %q", offered)
	}
	f := shown.form().with("answer", "accepted", "reason", "The market decides.", "meeting", "2022-11-16")
	wantSummary(t, secretary.submit(f).want(http.StatusUnprocessableEntity), "meeting", "had A07 before it as red")
	secretary.submit(f.with("meeting", lastBoard)).want(http.StatusSeeOther)
	wantSays(t, "the exception", p.as("member").get(route.Exceptions).one("#exception-A07"), "Recorded 31 January 2024.")
}

func TestWhatIsWrongWithALogFormComesBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	member, lead, secretary := p.as("member"), p.as("fostering"), p.as("secretary")
	ask, answer := asked(member), lead.get(answerBL2).form()
	red := secretary.get(route.AnswerRed("A07")).form()
	decide := secretary.get(decisions).form()
	write := secretary.get(minutes + "/edit").form()
	for _, tt := range []struct {
		name        string
		c           *client
		typed       form
		field, says string
	}{
		{"nothing asked", member, ask.with("text", " "), "text", "Enter what is asked"},
		{"asked by 31 February", member, ask.dated("due", "31", "2", "2024"), "due-day", "must be a real date"},
		{"asked of nobody", member, ask.with("lead", ""), "lead", "Choose the post"},
		{"a control character", member, ask.with("text", "Why\x07?"), "text", "at place 4"},
		{"an answer without words", lead, answer.with("text", ""), "text", "Enter the answer"},
		{"an answer of a million characters", lead, answer.with("text", strings.Repeat("a", 500_000)), "text", "it has 500,000"},
		{"accepted without a reason", secretary, red.with("answer", "accepted", "meeting", lastBoard), "reason", "Enter why"},
		{"escalated to nobody", secretary, red.with("answer", "escalated", "meeting", lastBoard, "reason", "Money."), "to", "Enter to whom"},
		{"a decision without its record", secretary, decide.with("minute", "16"), "proposer", "Enter the role title"},
		{"a decision from which nothing follows, with what is to be done", secretary, logDecided(decide, "16").with("asked", "Bring options.", "about", "A07"), "creates", "Choose what follows"},
		{"a minute number twice", secretary, decide.with("minute", "15"), "minute", "on the record already"},
		{"minutes of nobody", secretary, write.with("elected", ""), "elected", "Enter the role titles"},
		{"minutes of a report by nobody", secretary, write.with("by5", "", "seeking5", "approval"), "by5", "who submitted"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := tt.c.in(t).submit(tt.typed).want(http.StatusUnprocessableEntity)
			if title := a.one("head title"); !strings.HasPrefix(title, "Error: ") {
				t.Errorf("title %q", title)
			}
			wantKept(t, tt.typed, a.form())
			wantSummary(t, a, tt.field, tt.says)
		})
	}
	for _, text := range []string{"Why", "Money."} {
		if strings.Contains(p.log.String(), text) {
			t.Errorf("the log holds %q", text)
		}
	}
}

func TestWhileTheRecordIsAwayAnAnswerIsKept(t *testing.T) {
	t.Parallel()
	record := breakable(t)
	c := portalOn(t, record).as("fostering")
	typed := c.get(answerBL2).form().with("text", "A retention payment.")
	record.at.Store("RecordLog")
	away := c.submit(typed).want(http.StatusServiceUnavailable)
	wantKept(t, typed, away.form())
	record.at.Store("")
	if page := c.follow(c.submit(away.form())).one("main ol"); strings.Count(page, "A retention payment.") != 1 {
		t.Errorf("the item tells %q", page)
	}
}
