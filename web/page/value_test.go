package page_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"planboard/internal/plan"
	"planboard/web/page"
)

func folder(t *testing.T, code string) plan.Folder {
	t.Helper()
	f := plan.Folder{Position: position()}
	for _, s := range f.Position.Measures {
		if s.Code == code {
			f.Series = s
		}
	}
	if f.Series.Code == "" {
		t.Fatalf("no measure %s among the samples", code)
	}
	return f
}

func valueForm(t *testing.T, change func(*page.ValueForm)) *html.Node {
	t.Helper()
	f := folder(t, "L01")
	p := page.ValueForm{Folder: f, Open: plan.OpenPeriods(f.Position.Edition, today), Version: 3, Key: "k-2"}
	if change != nil {
		change(&p)
	}
	return render(t, frame(officer), p)
}

func TestValueFormAsksForTheContractsFields(t *testing.T) {
	t.Parallel()
	doc := valueForm(t, func(p *page.ValueForm) {
		p.Input = plan.ValueInput{Numerator: "7<8", Denominator: "96", State: "final", Note: `"n"`, Reason: "late return", Period: "Q2 2023/24"}
	})
	want := map[string]string{
		"version": "3", "key": "k-2", "period": "", "numerator": "7<8", "denominator": "96", "state": "final", "note": `"n"`, "reason": "late return",
	}
	if diff := cmp.Diff(want, typed(t, doc)); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	if got := text(one(t, doc, "option[selected]")); got != "Q2 2023/24, July to September 2023" {
		t.Errorf("the quarter chosen is %q", got)
	}
	if got := len(all(t, doc, "#period option")); got != 1+7 {
		t.Errorf("%d quarters can be chosen, want the seven that have ended and a prompt", got)
	}
}

func TestValueFormLeadsFromEachProblemToItsControl(t *testing.T) {
	t.Parallel()
	var ps plan.Problems
	for _, f := range []string{"period", "numerator", "denominator", "state", "note", "reason"} {
		ps = append(ps, plan.Problem{Field: f, Text: "Put right: " + f})
	}
	doc := valueForm(t, func(p *page.ValueForm) { p.Problems = ps })
	resolves(t, doc, len(ps))
	if got := len(all(t, doc, ".govuk-error-message")); got != len(ps) {
		t.Errorf("%d messages stand beside controls, want %d", got, len(ps))
	}
}

func TestValueFormSetsTheOthersFigureBesideWhatWasTyped(t *testing.T) {
	t.Parallel()
	theirs := plan.Value{Period: plan.InQuarter(plan.Quarter{Year: 2023, N: 2}), Symbol: plan.Confidential, State: plan.Final, ByTitle: "Data and Quality Lead", Entered: at(2024, 1, 31)}
	doc := valueForm(t, func(p *page.ValueForm) {
		p.Theirs = &theirs
		p.Input = plan.ValueInput{Period: "Q2 2023/24", Numerator: "3", Denominator: "96"}
	})
	if got := text(one(t, doc, `section[aria-labelledby="theirs"]`)); !strings.Contains(got, "Not shown (confidential, suppressed) for Q2 2023/24, final") {
		t.Errorf("theirs is %q", got)
	}
	if got := text(one(t, doc, `section[aria-labelledby="yours"]`)); !strings.Contains(got, "3 of 96 for Q2 2023/24") {
		t.Errorf("yours is %q", got)
	}
}

func TestValueFormWithoutAnEndedQuarterSaysWhenToComeBack(t *testing.T) {
	t.Parallel()
	doc := valueForm(t, func(p *page.ValueForm) { p.Open = nil })
	if len(all(t, doc, `main form`)) != 0 || !strings.Contains(text(one(t, doc, "main")), "Come back on the first day after the quarter.") {
		t.Error("a form is offered, or nothing says when to come back")
	}
}
