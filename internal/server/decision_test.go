package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
)

// logDecided is the form of a decision, filled in.
func logDecided(f form, minute string) form {
	return f.with("minute", minute, "proposer", "Cabinet Member", "wording", "That it be escalated.", "reasons", "It needs money.",
		"alternatives", "None.", "conflicts", "None declared.", "dispensations", "None.")
}

func TestADecisionAnswersARedEverywhere(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary, member := p.as("secretary"), p.as("member")
	f := logDecided(secretary.get(decisions).form(), "16").with("creates", "escalated", "about", "A07", "to", "Cabinet")
	before := len(member.get(route.Exceptions).all("#owed ~ article"))
	once := secretary.submit(f).want(http.StatusSeeOther)
	secretary.submit(f).want(http.StatusSeeOther) // sent again, it changes nothing
	if page := secretary.follow(once).one("main"); strings.Count(page, "Minute 16, item 5") != 1 || !strings.Contains(page, "escalated it to Cabinet") {
		t.Errorf("the decisions are %q", page)
	}
	list := member.get(route.Exceptions).one("#exception-A07")
	if !strings.Contains(list, "The Board of 15 November 2023 escalated it to Cabinet. It needs money.") || before == 0 {
		t.Errorf("the exception says %q", list)
	}
	if !strings.Contains(member.get(minutes).one("main"), "Resolved – That it be escalated. (Minute 16") {
		t.Error("the minutes do not print it")
	}
	again := logDecided(secretary.get(decisions).form(), "17").with("creates", "accepted", "about", "A07")
	wantSummary(t, secretary.submit(again).want(http.StatusConflict), "about", "this meeting has answered it")
	item := logDecided(secretary.get(decisions).form(), "18").with("creates", "item", "asked", "Bring options.", "lead", "R06").dated("due", "14", "2", "2024")
	secretary.submit(item).want(http.StatusSeeOther)
	if log := member.get(route.Log).one("main"); !strings.Contains(log, "BL4: Bring options.") || !strings.Contains(log, "minute 18") {
		t.Errorf("the log is %q", log)
	}
}

func TestADecisionOnAnActionThatStoppedBeingRedKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary := p.as("secretary")
	for i, between := range []form{
		decided(secretary.get(route.ChangeAction(edition2022, "A07", plan.ReDated)).form()).dated("due", "31", "3", "2025"), // what was expected is in time then
		decided(secretary.get(route.ChangeAction(edition2022, "A13", plan.Ended)).form()).with("closure", "withdrawn"),
	} {
		ref, minute := []string{"A07", "A13"}[i], []string{"16", "17"}[i]
		typed := logDecided(secretary.get(decisions).form(), minute).with("creates", "escalated", "about", ref, "to", "Cabinet")
		secretary.submit(between).want(http.StatusSeeOther)
		late := secretary.submit(typed).want(http.StatusConflict)
		wantKept(t, typed, late.form())
		wantSummary(t, late, "about", ref+" waits for no answer")
		if shown := secretary.get(decisions).one("main"); strings.Contains(shown, "Minute "+minute+",") {
			t.Errorf("%s: half of the decision is on the record", ref)
		}
		secretary.submit(late.form().with("creates", "nothing", "about", "", "to", "")).want(http.StatusSeeOther)
		if shown := secretary.get(decisions).one("main"); strings.Count(shown, "Minute "+minute+",") != 1 || strings.Contains(shown, "escalated it to Cabinet") {
			t.Errorf("%s: the decisions are %q", ref, shown)
		}
	}
}

func TestEveryPageAsksTheSameOfTheBoard(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary, member := p.as("secretary"), p.as("member")
	const rule, item = "ccept it with a reason, or escalate it, unless the Fostering and Permanence Service Manager brings a recovery plan first.", "Hear BL2: options for a retention offer for foster carers."
	pages := map[string]string{route.Exceptions: "#exception-A07", "/": "main article", route.Pack(february): "main article"}
	card := func(address string) string {
		for _, words := range member.get(address).all(pages[address]) {
			if strings.HasPrefix(words, "A07 ") {
				return words
			}
		}
		t.Fatalf("%s does not tell of A07", address)
		return ""
	}
	for address := range pages {
		wantSays(t, address, card(address), "A"+rule, item)
	}
	wantSays(t, "the decisions sheet", strings.Join(member.get(route.Pack(february)).all(".pb-asks li"), " "), "A07: a"+rule, item)
	escalated := logDecided(secretary.get(decisions).form(), "16").with("creates", "escalated", "about", "A07", "to", "Cabinet")
	secretary.submit(escalated).want(http.StatusSeeOther)
	secretary.submit(freezing(secretary.get(route.Freeze(february)))).want(http.StatusSeeOther) // the answer is frozen with the position
	for address := range pages {
		if words := card(address); strings.Contains(words, rule) || !strings.Contains(words, item) {
			t.Errorf("after the Board answered, %s says %q", address, words)
		}
	}
	if sheet := strings.Join(member.get(route.Pack(february)).all(".pb-asks li"), " "); strings.Contains(sheet, rule) {
		t.Errorf("after the Board answered, it is asked %q", sheet)
	}
}

func TestTheAnswerOfOneBoardDoesNotAnswerTheBoardAfterTheNext(t *testing.T) {
	t.Parallel()
	record := postgrestest.Demo(t)
	now, later := portalOn(t, record), portalOn(t, record, afterFebruary)
	owed := func(p portal) string {
		return strings.Join(p.as("member").get(route.Exceptions).all("#owed ~ article p:first-of-type strong"), " ")
	}
	wantSays(t, "before", owed(now), "A07 was Red on 15 November 2023 and on 31 January 2024")
	answer := now.as("secretary").get(route.AnswerRed("A07")).form().with("answer", "accepted", "reason", "The market decides.", "meeting", lastBoard)
	now.as("secretary").submit(answer).want(http.StatusSeeOther)
	if got := owed(now); strings.Contains(got, "A07") {
		t.Errorf("answered by the last Board, it is owed: %q", got)
	}
	wantSays(t, "after another Board", owed(later), "A07 was Red on 14 February 2024 and on 15 February 2024")
	answer = later.as("secretary").get(route.AnswerRed("A07")).form().with("answer", "accepted", "reason", "It still does.", "meeting", nextBoard)
	later.as("secretary").submit(answer).want(http.StatusSeeOther)
	if got := owed(later); strings.Contains(got, "A07") {
		t.Errorf("answered again, it is owed: %q", got)
	}
}

func TestADecisionBeginsUnderTheItemOneCameFrom(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary := p.as("secretary")
	chosen := func(address string) string { return secretary.get(address).form().fields.Get("item") }
	from := route.NewDecision(plan.NewDate(2023, 11, 15), 7)
	if !slices.Contains(hrefs(t, secretary.get(minutes)), from) || slices.Contains(hrefs(t, p.as("member").get(minutes)), from) {
		t.Error("item 7 of the minutes leads no secretary to a decision, or leads others")
	}
	if slices.Contains(hrefs(t, secretary.get("/meetings/2023-08-16/minutes")), route.NewDecision(plan.NewDate(2023, 8, 16), 7)) {
		t.Error("minutes that are agreed lead to another decision")
	}
	for address, want := range map[string]string{strings.TrimSuffix(from, "#add"): "7", decisions: "5", decisions + "?item=99": ""} {
		if got := chosen(address); got != want {
			t.Errorf("%s begins with item %q, want %q", address, got, want)
		}
	}
}

func TestAnExceptionShowsTheDateBefore(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary := p.as("secretary")
	secretary.submit(decided(secretary.get(route.ChangeAction(edition2022, "A07", plan.ReDated)).form()).dated("due", "30", "6", "2024")).want(http.StatusSeeOther)
	wantSays(t, "the exception", p.as("member").get(route.Exceptions).one("#exception-A07"), "due 30 June 2024, re-dated from 31 March 2024")
}

func TestAFormOfADecisionIsForMeetingsThatWereHeldAndForTheSecretary(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for who, forms := range map[string]int{"secretary": 1, "director": 0, "chair": 0} {
		c := p.as(who)
		if n := len(c.get(decisions).all("main form")); n != forms {
			t.Errorf("%s meets %d forms", who, n)
		}
		for _, date := range []string{"2024-02-14", "2023-08-16"} { // to come; its minutes are agreed
			if n := len(c.get("/meetings/" + date + "/decisions").all("main form")); n != 0 {
				t.Errorf("%s meets %d forms for the meeting of %s", who, n, date)
			}
		}
	}
	p.as("secretary").post("/meetings/2024-02-14/decisions", nil).want(http.StatusConflict)
	for _, address := range []string{"/meetings/2024-01-31/decisions", "/meetings/soon/decisions", "/meetings/2024-02-30/minutes"} {
		p.as("member").get(address).want(http.StatusNotFound)
	}
}

func TestMinutesAreDraftedAndThenAgreedForGood(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	secretary := p.as("secretary")
	first, second := secretary.get(minutes+"/edit").form(), secretary.get(minutes+"/edit").form()
	shown := secretary.follow(secretary.submit(first.with("notes4", "Young people were heard.")))
	if lede := shown.one(".pb-lede"); lede != "Draft 2, not yet agreed by the Board." || !strings.Contains(shown.one("main"), "Young people were heard.") {
		t.Errorf("saved, they say %q", lede)
	}
	conflict := secretary.submit(second.with("notes4", "Nobody was heard.")).want(http.StatusConflict)
	if conflict.form().fields.Get("notes4") != "Nobody was heard." || conflict.form().fields.Get("version") != "2" {
		t.Errorf("kept is %v", conflict.form().fields)
	}
	secretary.submit(conflict.form()).want(http.StatusSeeOther)
	secretary.submit(secretary.get(minutes + "/agree").form()).want(http.StatusUnprocessableEntity)

	spring := "/meetings/2023-05-17/minutes"
	secretary.get(spring + "/agree").want(http.StatusConflict) // nothing is written yet
	draft := secretary.get(spring+"/edit").form().with("elected", "Chair\nOne", "declarations", "None.")
	if text := secretary.follow(secretary.submit(draft)).one("main"); !strings.Contains(text, "Not quorate: two elected members were present") {
		t.Errorf("without a quorum they say %q", text)
	}
	agree := secretary.get(spring+"/agree").form().with("agreed", "2023-08-16")
	secretary.submit(agree).want(http.StatusSeeOther)
	secretary.submit(agree).want(http.StatusSeeOther) // sent again, it changes nothing
	agreed := p.as("member").get(spring)
	if lede := agreed.one(".pb-lede"); lede != "Agreed as a correct record by the Board of 16 August 2023." {
		t.Errorf("agreed, they say %q", lede)
	}
	for _, form := range []string{spring + "/edit", spring + "/agree"} {
		secretary.get(form).want(http.StatusConflict)
	}
	secretary.submit(draft.with("key", "another")).want(http.StatusConflict)
}

func TestMinutesTellWhatTheMeetingDidToItsLogAndToReds(t *testing.T) {
	t.Parallel()
	record := postgrestest.Demo(t)
	secretary := portalOn(t, record, afterFebruary).as("secretary")
	const february = "/meetings/" + nextBoard + "/minutes"
	secretary.submit(secretary.get(closeBL3).form().with("meeting", nextBoard, "text", "Members were content.")).want(http.StatusSeeOther)
	more := secretary.get(route.LogEvent("BL2", plan.LogReDated)).form().with("meeting", nextBoard, "text", "Options are to come.").dated("due", "15", "5", "2024")
	secretary.submit(more).want(http.StatusSeeOther)
	secretary.submit(secretary.get(route.AnswerRed("A07")).form().with("answer", "accepted", "reason", "The market decides.", "meeting", nextBoard)).want(http.StatusSeeOther)
	draft := secretary.get(february+"/edit").form().with("elected", "Chair", "declarations", "None.")
	items := secretary.follow(secretary.submit(draft)).all(".pb-minute")
	wantSays(t, "item 3", items[2], "Closed by the Board – BL3: Explain the fall", "Answer of 24 January 2024, ", "Members were content.")
	wantSays(t, "item 3", items[2], "More time given, to 15 May 2024 – BL2: ", "Options are to come.")
	wantSays(t, "item 5", items[4], "Answered – Action A07: The Board of 14 February 2024 accepted it as it is. The market decides.")
	for _, n := range []int{2, 4} {
		if strings.Contains(items[n], "Nothing is minuted") {
			t.Errorf("item %d says %q", n+1, items[n])
		}
	}
	wantSays(t, "November's", secretary.get(minutes).all(".pb-minute")[2], "Closed by the Board – BL1: ")
}
