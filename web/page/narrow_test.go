package page_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/web/page"
)

// choices returns the values that a filter of the page offers, without the one
// that does not narrow.
func choices(t *testing.T, p page.Page, name string) []string {
	t.Helper()
	var values []string
	for _, o := range all(t, render(t, frame(member), p), `select[name="`+name+`"] option`) {
		if v := attr(o, "value"); v != "" {
			values = append(values, v)
		}
	}
	return values
}

func TestEveryActionIsFoundByExactlyOneChoice(t *testing.T) {
	t.Parallel()
	p := page.Actions{Position: position()}
	for name, filter := range map[string]func(string) page.ActionFilter{
		"priority": func(v string) page.ActionFilter { return page.ActionFilter{Priority: v} },
		"status":   func(v string) page.ActionFilter { return page.ActionFilter{Status: plan.Status(v)} },
		"lead":     func(v string) page.ActionFilter { return page.ActionFilter{Lead: plan.PostCode(v)} },
	} {
		found := map[string]int{}
		for _, v := range choices(t, p, name) {
			for _, a := range filter(v).Of(p.Position.Actions) {
				found[a.Ref]++
			}
		}
		for _, a := range p.Position.Actions {
			if found[a.Ref] != 1 {
				t.Errorf("%s is found by %d choices of %s", a.Ref, found[a.Ref], name)
			}
		}
	}
}

func TestEveryMeasureIsFoundByExactlyOneChoice(t *testing.T) {
	t.Parallel()
	p := page.Scorecard{Position: position(), Shown: measures()}
	for name, filter := range map[string]func(string) page.MeasureFilter{
		"priority":  func(v string) page.MeasureFilter { return page.MeasureFilter{Priority: v} },
		"rating":    func(v string) page.MeasureFilter { return page.MeasureFilter{Rating: v} },
		"direction": func(v string) page.MeasureFilter { return page.MeasureFilter{Direction: v} },
	} {
		found := map[string]int{}
		for _, v := range choices(t, p, name) {
			for _, s := range filter(v).Of(p.Position.Measures) {
				found[s.Code]++
			}
		}
		for _, s := range p.Position.Measures {
			if found[s.Code] != 1 {
				t.Errorf("%s is found by %d choices of %s", s.Code, found[s.Code], name)
			}
		}
	}
}

func TestEveryDirectionCanBeChosen(t *testing.T) {
	t.Parallel()
	offered := strings.Join(choices(t, page.Scorecard{Position: position(), Shown: measures()}, "direction"), ",") + ","
	for _, trend := range []plan.Trend{plan.Improving, plan.Worsening, plan.NoChange, plan.Up, plan.Down, plan.Same} {
		if !strings.Contains(offered, strings.ToLower(string(trend))+",") {
			t.Errorf("%q cannot be chosen among %s", trend, offered)
		}
	}
}
