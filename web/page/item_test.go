package page_test

import (
	"strings"
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
			"61 days late; no recovery plan in force. Going well.",
			"No recovery plan is recorded. Next step: Meet the college.",
			"No new date is recorded; due 1 December 2023"}},
		{"a plan whose date has passed looks like one that counts", func(a *plan.Action) {
			a.Due, a.Standing.Recovery = late, plan.Recovery{Text: "A second try", Lead: "Head", By: plan.NewDate(2024, 1, 15)}
		}, []string{
			"61 days late; no recovery plan in force. Going well.",
			"A second try. Led by Head.",
			"Recovery plan by 15 January 2024, which has passed; due 1 December 2023"}},
		{"a date that was moved hides the one before", func(a *plan.Action) { a.Due, a.FirstDue = late, plan.NewDate(2023, 9, 30) }, []string{
			"61 days late; no recovery plan in force. Going well.",
			"No recovery plan is recorded.",
			"No new date is recorded; due 1 December 2023, re-dated from 30 September 2023"}},
		{"silence is hidden by the red", func(a *plan.Action) {
			a.Due, a.Standing.LastUpdate, a.Standing.Earlier = late, at(2023, 3, 3), time.Time{}
		}, []string{
			"61 days late; no recovery plan in force. Not reported since 3 March 2023. Going well.",
			"No recovery plan is recorded.",
			"No new date is recorded; due 1 December 2023"}},
		{"one date hides the other", func(a *plan.Action) {
			a.Due, a.Standing.Recovery, a.Standing.Forecast = late, plan.Recovery{Text: "A second try", Lead: "Head", By: plan.NewDate(2024, 4, 30)}, plan.NewDate(2025, 3, 31)
		}, []string{
			"61 days late; a recovery plan is in place. Going well.",
			"A second try. Led by Head.",
			"Recovery plan by 30 April 2024; expected done 31 March 2025, due 1 December 2023"}},
		{"a forecast that has passed looks like one that has not", func(a *plan.Action) { a.Due, a.Standing.Forecast = late, plan.NewDate(2024, 1, 15) }, []string{
			"61 days late; no recovery plan in force. Going well.",
			"No recovery plan is recorded.",
			"Expected done 15 January 2024, which has passed, due 1 December 2023"}},
		{"news of the open round passes for the end of silence", func(a *plan.Action) {
			a.Due, a.Standing.LastUpdate, a.Standing.Earlier = late, today.Start(), at(2023, 3, 3)
		}, []string{
			"61 days late; no recovery plan in force. Not reported since 3 March 2023. Going well.",
			"No recovery plan is recorded.",
			"No new date is recorded; due 1 December 2023"}},
		{"an action never updated has a date of update", func(a *plan.Action) { a.Due, a.Standing = late, plan.Standing{} }, []string{
			"61 days late; no recovery plan in force. Not reported since it started.",
			"No recovery plan is recorded.",
			"No new date is recorded; due 1 December 2023"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := position()
			asAgreed := func(a *plan.Action) {
				c.change(a)
				if a.FirstDue.After(a.Due) {
					a.FirstDue = a.Due
				}
			}
			p.Actions = plan.Track([]plan.Action{action("A01", "Any", asAgreed)}, rounds(), today)
			doc := render(t, frame(member), page.BoardHome{Position: p})
			if diff := cmp.Diff(c.want, texts(t, one(t, doc, ".pb-item--red"), "dd")[:3]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// heard is an action that was silent until the day's update.
func heard() plan.Position {
	p := position()
	p.Actions = plan.Track([]plan.Action{action("A01", "Any", func(a *plan.Action) {
		a.Standing.LastUpdate, a.Standing.Earlier, a.Standing.Narrative = today.Start(), at(2023, 3, 3), "The hub is open."
	})}, rounds(), today)
	return p
}

func TestAnUpdateThatDoesNotCountYetIsShownAsSuch(t *testing.T) {
	t.Parallel()
	p := heard()
	const counts = "Updated 31 January 2024, which counts from 15 February 2024."
	for name, pg := range map[string]page.Page{
		"board home":    page.BoardHome{Position: p},
		"director home": page.DirectorHome{Position: p},
		"officer home":  page.OfficerHome{Position: p, Member: *officer},
		"action":        page.Action{Dossier: plan.Dossier{Position: p, Action: p.Actions[0]}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := text(one(t, render(t, frame(officer), pg), "main"))
			for _, want := range []string{"The hub is open.", counts} {
				if !strings.Contains(got, want) {
					t.Errorf("%q is missing from %q", want, got)
				}
			}
			if strings.Contains(got, "Last reported") || strings.Contains(got, "history only") {
				t.Errorf("it is told as history: %q", got)
			}
		})
	}
	row := one(t, render(t, frame(member), page.Actions{Position: p, Shown: p.Actions}), "tbody tr")
	if got := cells(t, row); got[len(got)-1] != "31 Jan 2024 Counts from 15 Feb 2024" {
		t.Errorf("the list says %q", got)
	}
}

func TestTheLatestRedComesFirst(t *testing.T) {
	t.Parallel()
	due := func(ref string, due, forecast plan.Date) plan.Action {
		return action(ref, "Any", func(a *plan.Action) { a.Due, a.Standing.Forecast = due, forecast })
	}
	p := position()
	p.Actions = plan.Track([]plan.Action{
		due("A01", plan.NewDate(2024, 3, 31), plan.NewDate(2024, 9, 30)), due("A02", plan.NewDate(2024, 3, 31), plan.NewDate(2025, 3, 31)),
		due("A03", plan.NewDate(2023, 12, 31), plan.Date{}), due("A04", plan.NewDate(2023, 6, 30), plan.Date{}),
	}, rounds(), today)
	doc := render(t, frame(member), page.BoardHome{Position: p})
	want := []string{"A04 Any Illustrative", "A03 Any Illustrative", "A02 Any Illustrative", "A01 Any Illustrative"}
	if diff := cmp.Diff(want, texts(t, doc, ".pb-item--red h3")); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}
