package plan_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"
)

var (
	clerk   = &plan.Member{Account: 20, Title: "Democratic Services Officer", Role: plan.Secretary, Post: "R20"}
	choices = plan.ChangeChoices{
		Posts:    []plan.Post{{Code: "R04", Title: "Head of Service"}, {Code: "R05", Title: "Care Leaving Service Manager"}},
		Meetings: []plan.Date{day("2023-11-15"), day("2023-08-16")},
	}
)

// redate is the form, filled in so that it can be taken.
func redate(change func(*plan.ChangeInput)) plan.ChangeInput {
	in := plan.ChangeInput{
		Kind: "re-dated", Due: plan.DateTyped(day("2024-06-30")), Reason: "A second campaign.",
		Approver: "2023-11-15", Effective: plan.DateTyped(day("2024-01-31")),
	}
	change(&in)
	return in
}

func TestAChangeSaysWhyWhoAndFromWhen(t *testing.T) {
	t.Parallel()
	nothing := func(*plan.ChangeInput) {}
	for _, c := range []struct {
		name   string
		by     *plan.Member
		change func(*plan.ChangeInput)
		fields string
	}{
		{"the secretary records the Board's decision", clerk, nothing, ""},
		{"a director records it too", dcs, nothing, ""},
		{"a director decides a date", dcs, func(in *plan.ChangeInput) { in.Approver = plan.BySelf }, ""},
		{"the secretary decides nothing", clerk, func(in *plan.ChangeInput) { in.Approver = plan.BySelf }, "approver"},
		{"a meeting that is still to come has decided nothing", clerk, func(in *plan.ChangeInput) { in.Approver = "2024-02-14" }, "approver"},
		{"a day on which nobody met has decided nothing", clerk, func(in *plan.ChangeInput) { in.Approver = "2023-11-16" }, "approver"},
		{"nobody has decided nothing", clerk, func(in *plan.ChangeInput) { in.Approver = "" }, "approver"},
		{"a change has a reason", clerk, func(in *plan.ChangeInput) { in.Reason = " " }, "reason"},
		{"a change holds from a day", clerk, func(in *plan.ChangeInput) { in.Effective = plan.DateInput{} }, "effective"},
		{"a change does not hold from tomorrow", clerk, func(in *plan.ChangeInput) { in.Effective = plan.DateTyped(day("2024-02-01")) }, "effective"},
		{"a decision does not hold before its meeting", clerk, func(in *plan.ChangeInput) { in.Effective = plan.DateTyped(day("2023-11-14")) }, "effective"},
		{"a new date is a date", clerk, func(in *plan.ChangeInput) { in.Due = plan.DateInput{Day: "31", Month: "2", Year: "2024"} }, "due"},
		{"a new date is given", clerk, func(in *plan.ChangeInput) { in.Due = plan.DateInput{} }, "due"},
		{"a new date differs", clerk, func(in *plan.ChangeInput) { in.Due = plan.DateTyped(day("2024-03-31")) }, "due"},
		{"a new date is not before the start", clerk, func(in *plan.ChangeInput) { in.Due = plan.DateTyped(day("2022-03-31")) }, "due"},
		{"a new lead", dcs, func(in *plan.ChangeInput) { in.Kind, in.Lead, in.Approver = "lead changed", "R05", plan.BySelf }, ""},
		{"the lead is another", dcs, func(in *plan.ChangeInput) { in.Kind, in.Lead = "lead changed", "R04" }, "lead"},
		{"the lead is a post that there is", dcs, func(in *plan.ChangeInput) { in.Kind, in.Lead = "lead changed", "R99" }, "lead"},
		{"the Board withdraws", clerk, func(in *plan.ChangeInput) { in.Kind, in.Closure = "ended", "withdrawn" }, ""},
		{"a director does not withdraw alone", dcs, func(in *plan.ChangeInput) { in.Kind, in.Closure, in.Approver = "ended", "withdrawn", plan.BySelf }, "approver"},
		{"an action is carried forward by the next edition alone", clerk, func(in *plan.ChangeInput) { in.Kind, in.Closure = "ended", "carried forward" }, "closure"},
		{"the Board waives", clerk, func(in *plan.ChangeInput) { in.Kind = "waived" }, ""},
		{"a director does not waive alone", dcs, func(in *plan.ChangeInput) { in.Kind, in.Approver = "waived", plan.BySelf }, "approver"},
		{"a decision is of a kind", clerk, func(in *plan.ChangeInput) { in.Kind = "accepted" }, "kind"},
	} {
		e, err := plan.NewChange(reportedOn(), redate(c.change), choices, on("2024-01-31T10:00:00Z", c.by))
		if got := strings.Join(fieldsOf(problemsOf(t, err)), " "); got != c.fields {
			t.Errorf("%s: problems with %q, want %q", c.name, got, c.fields)
		}
		if err == nil && (e.Approver == "" || e.Reason == "" || e.Effective.IsZero() || e.By != c.by.Account) {
			t.Errorf("%s: %+v", c.name, e)
		}
	}
}

func TestAChangeKeepsWhatStoodBefore(t *testing.T) {
	t.Parallel()
	when := on("2024-01-31T10:00:00Z", clerk)
	e, err := plan.NewChange(reportedOn(), redate(func(*plan.ChangeInput) {}), choices, when)
	if err != nil || e.Was != day("2024-03-31") || e.Due != day("2024-06-30") || e.Approver != "Corporate Parenting Board, 15 November 2023" {
		t.Errorf("re-dated: %+v, %v", e, err)
	}
	e, err = plan.NewChange(reportedOn(), redate(func(in *plan.ChangeInput) { in.Kind, in.Lead = "lead changed", "R05" }), choices, when)
	if err != nil || e.WasLead.Code != "R04" || e.Lead.Title != "Care Leaving Service Manager" {
		t.Errorf("handed over: %+v, %v", e, err)
	}
	e, err = plan.NewChange(reportedOn(), redate(func(in *plan.ChangeInput) { in.Kind, in.Closure = "ended", "superseded" }), choices, when)
	want := plan.Closure{Kind: "superseded", On: day("2024-01-31"), Body: "Corporate Parenting Board, 15 November 2023", Reason: "A second campaign."}
	if err != nil || e.Closure.Kind != want.Kind || e.Closure.On != want.On || e.Closure.Body != want.Body || e.Closure.Reason != want.Reason {
		t.Errorf("ended: %+v, %v", e.Closure, err)
	}
	if e, err = plan.NewChange(reportedOn(), redate(func(in *plan.ChangeInput) { in.Kind = "waived" }), choices, when); err != nil || e.Due != day("2024-03-31") {
		t.Errorf("waived: %+v, %v", e, err)
	}
}

func TestAnEndSaysWhoDecidedItAndFromWhen(t *testing.T) {
	t.Parallel()
	for want, c := range map[string]plan.Closure{
		"the Board": {},
		"the Corporate Parenting Board on 16 August 2023":                       {Body: "Corporate Parenting Board", On: day("2023-08-16")},
		"the Corporate Parenting Board, 15 November 2023":                       {Body: "Corporate Parenting Board, 15 November 2023", On: day("2023-11-15")},
		"the Corporate Parenting Board, 15 November 2023, from 31 January 2024": {Body: "Corporate Parenting Board, 15 November 2023", On: day("2024-01-31")},
	} {
		if got := c.By(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
