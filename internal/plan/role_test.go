package plan_test

import (
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

func TestWhoMayDoWhat(t *testing.T) {
	t.Parallel()
	const public, read, report, enter, export = plan.Public, plan.ReadPlan, plan.ReportAction, plan.EnterValue, plan.ExportReport
	want := map[plan.Role][]plan.Right{
		plan.BoardMember:    {public, read, plan.AskQuestion},
		plan.Officer:        {public, read, report, plan.ReviewUpdate, plan.AnswerBoard, plan.ReadHistory},
		plan.PartnerOfficer: {public, read, report, plan.ReviewUpdate, plan.AnswerBoard, plan.ReadHistory},
		plan.DataSteward:    {public, read, report, enter, plan.AnswerBoard, plan.ReadHistory},
		plan.Secretary:      {public, read, report, plan.ChangePlan, plan.AskQuestion, plan.AnswerBoard, plan.KeepMeetings, plan.ReadHistory},
		plan.Director:       {public, read, report, plan.ReviewUpdate, plan.Decide, plan.ChangePlan, plan.AnswerBoard, plan.ReadHistory, export},
		plan.Administrator:  {public, read},
		plan.Role(""):       {public},
		plan.Role("mayor"):  {public},
	}
	for role, rights := range want {
		if diff := cmp.Diff(rights, rightsOf(&plan.Member{Role: role})); diff != "" {
			t.Errorf("%q: %s", role, diff)
		}
	}
	if diff := cmp.Diff([]plan.Right{public}, rightsOf(nil)); diff != "" {
		t.Errorf("a stranger: %s", diff)
	}
	if (&plan.Member{Role: plan.Director}).May("close the council") {
		t.Error("a right nobody was granted is held")
	}
	for _, r := range plan.Roles {
		if _, decided := want[r]; !decided {
			t.Errorf("nobody decided what a %s may do", r)
		}
	}
}

func rightsOf(m *plan.Member) []plan.Right {
	var held []plan.Right
	for _, r := range plan.Rights {
		if m.May(r) {
			held = append(held, r)
		}
	}
	return held
}

func TestRolesAreRead(t *testing.T) {
	t.Parallel()
	for _, r := range plan.Roles {
		if got, ok := plan.ParseRole(string(r)); !ok || got != r {
			t.Errorf("%q read as %q", r, got)
		}
	}
	for _, wrong := range []string{"", "Director", "chair", " officer"} {
		if r, ok := plan.ParseRole(wrong); ok {
			t.Errorf("%q read as %q", wrong, r)
		}
	}
}

func TestOnlyTheLeadMayUpdate(t *testing.T) {
	t.Parallel()
	a := plan.Action{Lead: plan.Post{Code: "R06"}, Partners: []plan.Post{{Code: "R22"}}}
	nobodys := plan.Action{}
	for _, c := range []struct {
		name   string
		member *plan.Member
		action plan.Action
		want   bool
	}{
		{"the lead may", &plan.Member{Post: "R06", Role: plan.Officer}, a, true},
		{"a partner officer who leads may", &plan.Member{Post: "R06", Role: plan.PartnerOfficer}, a, true},
		{"another officer may not", &plan.Member{Post: "R07", Role: plan.Officer}, a, false},
		{"a partner of the action may not", &plan.Member{Post: "R22", Role: plan.PartnerOfficer}, a, false},
		{"the director may not for another lead", &plan.Member{Post: "R02", Role: plan.Director}, a, false},
		{"a lead without the right may not", &plan.Member{Post: "R06", Role: plan.BoardMember}, a, false},
		{"an account without a post leads nothing", &plan.Member{Role: plan.Officer}, nobodys, false},
		{"a stranger may not", nil, a, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.member.MayUpdate(c.action); got != c.want {
				t.Errorf("may update: %v, want %v", got, c.want)
			}
		})
	}
}

func TestScopeIsNoWiderThanTheRole(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		member *plan.Member
		want   plan.Scope
	}{
		{"a stranger sees nothing", nil, plan.Scope{}},
		{"an account without a role sees nothing", &plan.Member{Account: 9, Post: "R07"}, plan.Scope{Account: 9}},
		{"a board member only reads", &plan.Member{Account: 1, Post: "R01", Role: plan.BoardMember}, plan.Scope{Account: 1, Reads: true}},
		{"an officer leads and sees drafts", &plan.Member{Account: 7, Post: "R07", Role: plan.Officer}, plan.Scope{Account: 7, Reads: true, Drafts: true, Leads: "R07"}},
		{"a partner officer leads and sees no drafts", &plan.Member{Account: 14, Post: "R14", Role: plan.PartnerOfficer}, plan.Scope{Account: 14, Reads: true, Leads: "R14"}},
		{"a data steward enters values", &plan.Member{Account: 13, Post: "R13", Role: plan.DataSteward}, plan.Scope{Account: 13, Reads: true, Leads: "R13", Values: true}},
		{"an administrator leads nothing", &plan.Member{Account: 99, Post: "R99", Role: plan.Administrator}, plan.Scope{Account: 99, Reads: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.member != nil {
				c.want.Role, c.want.Post = c.member.Role, c.member.Post
			}
			if diff := cmp.Diff(c.want, c.member.Scope()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
