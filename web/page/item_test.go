package page_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/web/page"
)

func TestRedItem(t *testing.T) {
	t.Parallel()
	late := plan.NewDate(2023, 12, 1)
	cases := []struct {
		name   string
		change func(*plan.Action)
		want   []string // why, getting back, by when
	}{
		{"a next step is passed over where there is no plan", func(a *plan.Action) { a.Due, a.Standing.NextStep = late, "Meet the college" }, []string{
			"61 days late; no recovery plan counts. Going well.",
			"No recovery plan is recorded. Next step: Meet the college.",
			"No date is recorded. It was due on 1 December 2023."}},
		{"a plan whose date has passed looks like one that counts", func(a *plan.Action) {
			a.Due, a.Standing.Recovery = late, plan.Recovery{Text: "A second try", Lead: "Head", By: plan.NewDate(2024, 1, 15)}
		}, []string{
			"61 days late; no recovery plan counts. Going well.",
			"A second try. Led by Head.",
			"15 January 2024, which has passed: the plan no longer counts"}},
		{"silence is hidden by the red", func(a *plan.Action) {
			a.Due, a.Standing.LastUpdate, a.Standing.Earlier = late, at(2023, 3, 3), time.Time{}
		}, []string{
			"61 days late; no recovery plan counts. Not reported since 3 March 2023. Going well.",
			"No recovery plan is recorded.",
			"No date is recorded. It was due on 1 December 2023."}},
		{"an action never updated has a date of update", func(a *plan.Action) { a.Due, a.Standing = late, plan.Standing{} }, []string{
			"61 days late; no recovery plan counts. Not reported since it started.",
			"No recovery plan is recorded.",
			"No date is recorded. It was due on 1 December 2023."}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := position()
			p.Actions = plan.Track([]plan.Action{action("A01", "Any", c.change)}, rounds(), today)
			doc := render(t, frame(member), page.BoardHome{Position: p})
			if diff := cmp.Diff(c.want, texts(t, one(t, doc, ".pb-item--red"), "dd")[:3]); diff != "" {
				t.Error(diff)
			}
		})
	}
}
