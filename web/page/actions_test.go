package page_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/web/page"
)

func TestActionsCountsTie(t *testing.T) {
	t.Parallel()
	p := position()
	doc := render(t, frame(member), page.Actions{Position: p, Shown: p.Actions})
	rows := plan.Count{}
	for _, word := range texts(t, doc, "tbody .pb-rag") {
		for _, s := range plan.Statuses {
			if s.Word() == word {
				rows[s]++
			}
		}
	}
	if diff := cmp.Diff(p.Count(), rows); diff != "" {
		t.Errorf("the table's statuses (-count +rows):\n%s", diff)
	}
	if got := text(one(t, doc, ".pb-lede")); got != p.Headline() {
		t.Errorf("lede %q, want %q", got, p.Headline())
	}
	if got := text(one(t, doc, "#shown")); got != "All 9 actions: "+p.Count().String()+"." {
		t.Errorf("shown: %q", got)
	}
	if got, want := texts(t, doc, ".pb-legend li"), strings.Split(p.Count().String(), ", "); !cmp.Equal(got, want) {
		t.Errorf("legend %q, want %q", got, want)
	}
}

func TestActionsFilter(t *testing.T) {
	t.Parallel()
	p := position()
	doc := render(t, frame(member), page.Actions{
		Position: p, Filter: page.ActionFilter{Priority: "P1", Status: plan.Red, Lead: "R06"}, Shown: p.Actions[:1],
	})
	for name, want := range map[string]string{"priority": "P1", "status": "red", "lead": "R06"} {
		if got := attr(one(t, doc, `select[name="`+name+`"] option[selected]`), "value"); got != want {
			t.Errorf("%s has %q chosen, want %q", name, got, want)
		}
	}
	if got := text(one(t, doc, "#shown")); got != "1 action of 9: 1 red." {
		t.Errorf("shown: %q", got)
	}
	form := one(t, doc, "form.pb-filters")
	if attr(form, "method") != "get" || attr(form, "action") != "/plans/children-in-care/2022-2024/actions" {
		t.Errorf("the filter goes by %s to %s", attr(form, "method"), attr(form, "action"))
	}
	for _, file := range []string{"/plans/children-in-care/2022-2024/actions.csv", "/plans/children-in-care/2022-2024/actions.xlsx"} {
		one(t, doc, `a[href="`+file+`"]`)
	}
}

func TestActionsEmptyStatesSayWhatComesNext(t *testing.T) {
	t.Parallel()
	p := position()
	nothing := render(t, frame(member), page.Actions{Position: p, Filter: page.ActionFilter{Priority: "P3"}})
	if got := text(one(t, nothing, `a.govuk-link[href="/plans/children-in-care/2022-2024/actions"]`)); got != "Clear the filter and show all" {
		t.Errorf("an empty filter offers %q", got)
	}
	p.Actions = nil
	none := render(t, frame(member), page.Actions{Position: p})
	if len(all(t, none, "table, form.pb-filters")) != 0 || !strings.Contains(text(one(t, none, "main")), "The list fills when") {
		t.Error("an edition without actions does not say what comes next")
	}
}
