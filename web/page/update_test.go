package page_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"planboard/internal/plan"
	"planboard/web/page"
)

func updateForm(t *testing.T, change func(*page.UpdateForm)) *html.Node {
	t.Helper()
	d := dossier(t, "A02", plan.Update{ID: 4, Submitted: at(2023, 11, 20), Computed: plan.Amber, Narrative: "Half have started."})
	p := page.UpdateForm{Dossier: d, Computed: plan.Red, Version: 12, Key: "k-1", Input: plan.InputFor(d.Action.Action, occasion())}
	if change != nil {
		change(&p)
	}
	return render(t, frame(officer), p)
}

func occasion() plan.Occasion {
	return plan.Occasion{By: officer, Rounds: rounds(), Now: at(2024, 1, 31)}
}

// typed returns the value of every field of the page's form for posting, by
// name.
func typed(t *testing.T, doc *html.Node) map[string]string {
	t.Helper()
	fields := map[string]string{}
	for _, n := range all(t, doc, `main form input, main form textarea, main form select`) {
		switch kind := attr(n, "type"); {
		case kind == "radio" || kind == "checkbox":
			if _, known := fields[attr(n, "name")]; !known {
				fields[attr(n, "name")] = ""
			}
			if len(all(t, n.Parent, "input[checked]")) > 0 {
				fields[attr(n, "name")] = attr(n, "value")
			}
		case n.Data == "textarea":
			fields[attr(n, "name")] = text(n)
		default:
			fields[attr(n, "name")] = attr(n, "value")
		}
	}
	return fields
}

func TestUpdateFormComesFilledIn(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"version": "12", "key": "k-1", "round": "2023-24-Q3", "status": "red", "narrative": "", "next_step": "", "issue": "",
		"forecast-day": "", "forecast-month": "", "forecast-year": "",
		"recovery_plan": "A named lead at the college.", "recovery_lead": lead.Title,
		"recovery_by-day": "30", "recovery_by-month": "4", "recovery_by-year": "2024",
		"delivered-day": "", "delivered-month": "", "delivered-year": "", "evidence": "", "reason": "",
	}
	if diff := cmp.Diff(want, typed(t, updateForm(t, nil))); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}

func TestUpdateFormKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	in := plan.UpdateInput{
		Status: "complete", Narrative: `</textarea><script>alert("x")</script>`, NextStep: `"quoted"`, Issue: true,
		Forecast: plan.DateInput{Day: "31", Month: "2", Year: "x"}, RecoveryPlan: "p", RecoveryLead: "l",
		RecoveryBy: plan.DateInput{Day: "1"}, Delivered: plan.DateInput{Year: "24"}, Evidence: "e", Reason: "r\x00",
	}
	doc := updateForm(t, func(p *page.UpdateForm) { p.Input = in })
	got := typed(t, doc)
	for name, want := range map[string]string{
		"status": "complete", "narrative": in.Narrative, "next_step": in.NextStep, "issue": "yes",
		"forecast-day": "31", "forecast-month": "2", "forecast-year": "x", "recovery_by-day": "1", "delivered-year": "24",
		"evidence": "e", "reason": "r\uFFFD",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	if len(all(t, doc, "main script")) > 0 {
		t.Error("what was typed became markup")
	}
}

func TestUpdateFormAsksForStatusAndNarrativeFirst(t *testing.T) {
	t.Parallel()
	var order []string
	for _, n := range all(t, updateForm(t, nil), "main form input, main form textarea") {
		if name := attr(n, "name"); len(order) == 0 || order[len(order)-1] != name {
			order = append(order, name)
		}
	}
	if diff := cmp.Diff([]string{"version", "key", "round", "status", "narrative", "next_step"}, order[:6]); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

// everyProblem has one of each field that plan can find fault with.
func everyProblem() plan.Problems {
	var ps plan.Problems
	for _, f := range []string{"status", "narrative", "next_step", "forecast", "recovery_plan", "recovery_lead", "recovery_by", "delivered", "evidence", "reason"} {
		ps = append(ps, plan.Problem{Field: f, Text: "Put right: " + f})
	}
	return ps
}

func TestUpdateFormLeadsFromEachProblemToItsControl(t *testing.T) {
	t.Parallel()
	doc := updateForm(t, func(p *page.UpdateForm) { p.Problems = everyProblem() })
	resolves(t, doc, len(everyProblem()))
	for _, problem := range everyProblem() {
		if got := text(one(t, doc, "#"+problem.Field+"-error")); got != "Error: "+problem.Text {
			t.Errorf("beside %s stands %q", problem.Field, got)
		}
	}
	if got := text(one(t, doc, "title")); !strings.HasPrefix(got, "Error: ") {
		t.Errorf("title %q", got)
	}
	if got := attr(one(t, doc, `.govuk-error-summary a[href^="#forecast"]`), "href"); got != "#forecast-day" {
		t.Errorf("a date's problem leads to %q", got)
	}
}

// resolves checks that the error summary has so many links, each to a control
// that can be typed in.
func resolves(t *testing.T, doc *html.Node, n int) {
	t.Helper()
	links := all(t, doc, ".govuk-error-summary a")
	if len(links) != n {
		t.Errorf("%d problems are listed, want %d", len(links), n)
	}
	for _, a := range links {
		href := attr(a, "href")
		one(t, doc, "input"+href+", textarea"+href+", select"+href)
	}
}

func TestUpdateFormSetsTheOthersUpdateBesideWhatWasTyped(t *testing.T) {
	t.Parallel()
	theirs := plan.Update{ByTitle: "Careers Adviser", Submitted: at(2024, 1, 31), Computed: plan.Amber, Narrative: "All have started.", NextStep: "Review in March",
		Recovery: plan.Recovery{Text: "Two more tutors.", Lead: "Careers Adviser", By: plan.NewDate(2024, 3, 1)}}
	doc := updateForm(t, func(p *page.UpdateForm) {
		p.First = &plan.Event{At: theirs.Submitted, Update: &theirs}
		p.Input.Narrative, p.Input.Status = "Mine & <i>only</i> mine", "amber"
	})
	if got := text(one(t, doc, `section[aria-labelledby="theirs"]`)); got != "Posted first, by Careers Adviser Amber All have started. Next step: Review in March Recovery plan: Two more tutors. Led by Careers Adviser. By 1 March 2024." {
		t.Errorf("theirs is %q", got)
	}
	if got := text(one(t, doc, `section[aria-labelledby="yours"]`)); !strings.Contains(got, "Amber Mine & <i>only</i> mine") {
		t.Errorf("yours is %q", got)
	}
	if got := typed(t, doc); got["narrative"] != "Mine & <i>only</i> mine" || got["version"] != "12" {
		t.Errorf("the form holds %q at version %q", got["narrative"], got["version"])
	}
	for _, a := range all(t, doc, ".govuk-error-summary a") {
		one(t, doc, attr(a, "href"))
	}
	if got := text(one(t, doc, "title")); !strings.HasPrefix(got, "Error: ") {
		t.Errorf("title %q", got)
	}
}

func TestUpdateFormSaysByWhenAndWhatTheRulesGive(t *testing.T) {
	t.Parallel()
	doc := updateForm(t, nil)
	if got, want := text(one(t, doc, ".pb-lede")), "Tell the Board what has changed since 20 November 2023. Updates for Q3 2023/24 are due by 31 January 2024."; got != want {
		t.Errorf("lede %q, want %q", got, want)
	}
	for day, want := range map[plan.Date]string{
		plan.NewDate(2024, 2, 20): "No reporting round is open: your update belongs to the one for Q3 2023/24 and counts at once.",
		plan.NewDate(2023, 6, 1):  "No reporting round has opened yet.",
	} {
		between := updateForm(t, func(p *page.UpdateForm) { p.Dossier.Position.Today = day })
		if got := text(one(t, between, ".pb-lede")); !strings.HasSuffix(got, want) {
			t.Errorf("on %s the lede is %q, want it to end %q", day, got, want)
		}
	}
	if got := texts(t, doc, ".govuk-radios__hint"); !strings.Contains(got[2], "This is what the dates and facts on record make it") {
		t.Errorf("the computed status is not marked: %q", got)
	}
	silent := updateForm(t, func(p *page.UpdateForm) { p.Dossier, p.Computed = dossier(t, "A03"), plan.Green })
	const stays = "It stays Not reported until this round closes on 15 February 2024; the Board will see your update beside it."
	if got := text(one(t, silent, "main")); !strings.Contains(got, stays) || strings.Contains(got, "make it Green.") {
		t.Errorf("a silent action does not say what an update makes of it: %q", got)
	}
	early := updateForm(t, func(p *page.UpdateForm) { p.Dossier = dossier(t, "A08"); p.Dossier.Action.Standing = plan.Standing{} })
	if got := text(one(t, early, ".pb-lede")); !strings.HasPrefix(got, "Tell the Board what has changed ahead of its start on 1 March 2024.") {
		t.Errorf("an action that has not begun: %q", got)
	}
}
