package plan_test

import (
	"errors"
	"strings"
	"testing"

	"planboard/internal/plan"
)

var november = plan.Meeting{On: day("2023-11-15"), Theme: "Health"}

func rightDecision() plan.DecisionInput {
	return plan.DecisionInput{
		Item: "5", Minute: "15", Proposer: "Chair", Wording: "options be brought.", Reasons: "Because.", Alternatives: "None.",
		Conflicts: "None declared.", Dispensations: "None.", Creates: plan.CreatesNothing,
	}
}

func TestADecisionRecordMustBeWhole(t *testing.T) {
	t.Parallel()
	item := func(in *plan.DecisionInput) {
		in.Creates, in.Asked, in.Lead, in.Due = plan.CreatesItem, "Bring options.", "R06", typedDay("14", "2", "2024")
	}
	for _, c := range []struct {
		name   string
		change func(*plan.DecisionInput)
		want   string
	}{
		{"right", func(*plan.DecisionInput) {}, "<nil>"},
		{"nothing at all", func(in *plan.DecisionInput) { *in = plan.DecisionInput{} },
			"item minute proposer wording reasons alternatives conflicts dispensations creates "},
		{"an item that the agenda has not", func(in *plan.DecisionInput) { in.Item = "9" }, "item "},
		{"a number given before", func(in *plan.DecisionInput) { in.Minute = "14" }, "minute "},
		{"without alternatives", func(in *plan.DecisionInput) { in.Alternatives = " " }, "alternatives "},
		{"without a word on conflicts", func(in *plan.DecisionInput) { in.Conflicts = "" }, "conflicts "},
		{"too much wording", func(in *plan.DecisionInput) { in.Wording = strings.Repeat("a", 2001) }, "wording "},
		{"something to be done", item, "<nil>"},
		{"by nobody, by no day, about nothing", func(in *plan.DecisionInput) { in.Creates = plan.CreatesItem }, "asked lead due "},
		{"something to be done, and nothing that follows", func(in *plan.DecisionInput) { in.Asked = "Bring options." }, "creates "},
		{"about an action, and nothing that follows", func(in *plan.DecisionInput) { in.About = "A07" }, "creates "},
		{"by a day, and nothing that follows", func(in *plan.DecisionInput) { in.Due = typedDay("14", "2", "2024") }, "creates "},
		{"about an action that there is not", func(in *plan.DecisionInput) { item(in); in.About = "A99" }, "about "},
		{"a red accepted", func(in *plan.DecisionInput) { in.Creates, in.About = "accepted", "A07" }, "<nil>"},
		{"a red escalated to nobody", func(in *plan.DecisionInput) { in.Creates, in.About = "escalated", "A07" }, "to "},
		{"a red of no action", func(in *plan.DecisionInput) { in.Creates = "accepted" }, "about "},
	} {
		in := rightDecision()
		c.change(&in)
		d, err := plan.NewDecision(november, in, logChoices(), []string{"14"}, occasionOf(plan.Secretary))
		if got := wrong(err); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if err != nil {
			continue
		}
		if d.Wording != "That options be brought." || d.Meeting != november.On || (d.Created != nil) != (in.Creates == plan.CreatesItem) || (d.Answer != nil) != (in.About != "") {
			t.Errorf("%s: %+v", c.name, d)
		}
		if i := d.Created; i != nil && (i.Kind != plan.FromDecision || i.Raised != november.On || i.Meeting != november.On || i.State != plan.LogOpen) {
			t.Errorf("%s creates %+v", c.name, i)
		}
		if a := d.Answer; a != nil && (a.On != november.On || a.Reason != d.Reasons) {
			t.Errorf("%s answers %+v", c.name, a)
		}
	}
}

func TestOnlyWhatWasHeldIsMinutedAndOnlyByTheSecretary(t *testing.T) {
	t.Parallel()
	for role, want := range map[plan.Role]error{
		plan.Secretary: nil, plan.Director: plan.ErrForbidden, plan.BoardMember: plan.ErrForbidden, "": plan.ErrForbidden,
	} {
		if err := november.PermitMinutes(plan.Scope{Role: role}, demoDay); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", role, err, want)
		}
	}
	secretary := plan.Scope{Role: plan.Secretary}
	if err := november.PermitMinutes(secretary, november.On); err != nil {
		t.Errorf("on the day itself: %v", err)
	}
	if err := november.PermitMinutes(secretary, november.On.AddDays(-1)); !errors.Is(err, plan.ErrNothing) {
		t.Errorf("the day before: %v", err)
	}
}

func TestTheBoardsAnswerToARed(t *testing.T) {
	t.Parallel()
	red := with(plan.Red)
	open := plan.Edition{State: plan.InForce}
	ended := red
	ended.Closure.Kind = "withdrawn"
	for _, c := range []struct {
		name string
		a    plan.Tracked
		role plan.Role
		in   plan.Edition
		want error
	}{
		{"the secretary records it", red, plan.Secretary, open, nil},
		{"the director does not answer for the Board", red, plan.Director, open, plan.ErrForbidden},
		{"nor does a member", red, plan.BoardMember, open, plan.ErrForbidden},
		{"to what is not red", with(plan.Amber), plan.Secretary, open, plan.ErrNothing},
		{"in a closed edition", red, plan.Secretary, plan.Edition{State: plan.Closed}, plan.ErrClosed},
		{"to what has ended", ended, plan.Secretary, open, plan.ErrClosed},
	} {
		if err := c.a.PermitAnswer(plan.Scope{Role: c.role}, c.in); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	for _, c := range []struct {
		in   plan.RedAnswerInput
		want string
	}{
		{plan.RedAnswerInput{Answer: "accepted", Reason: "The market decides.", Meeting: "2023-11-15"}, "<nil>"},
		{plan.RedAnswerInput{Answer: "escalated", To: "Cabinet", Reason: "It needs money.", Meeting: "2023-11-15"}, "<nil>"},
		{plan.RedAnswerInput{Answer: "accepted", Meeting: "2023-11-15"}, "reason "},
		{plan.RedAnswerInput{Answer: "escalated", Reason: "Why.", Meeting: "2023-11-15"}, "to "},
		{plan.RedAnswerInput{Answer: "noted", Reason: "Why.", Meeting: "2024-02-14"}, "answer meeting "},
	} {
		_, err := plan.NewRedAnswer(red, c.in, logChoices(), occasionOf(plan.Secretary))
		if got := wrong(err); got != c.want {
			t.Errorf("%+v: %s, want %s", c.in, got, c.want)
		}
	}
}

func TestABoardAnswersOnlyTheRedsThatItHadBeforeIt(t *testing.T) {
	t.Parallel()
	before := func(s plan.Status) plan.Position { return plan.Position{Actions: []plan.Tracked{with(s)}} }
	for _, c := range []struct {
		name   string
		sheet  plan.DecisionSheet
		role   plan.Role
		before plan.Position
		ref    string
		want   error
	}{
		{"red before it, and its minutes open", plan.DecisionSheet{Meeting: november}, plan.Secretary, before(plan.Red), "A01", nil},
		{"amber then", plan.DecisionSheet{Meeting: november}, plan.Secretary, before(plan.Amber), "A01", plan.ErrNothing},
		{"an action that was not before it", plan.DecisionSheet{Meeting: november}, plan.Secretary, before(plan.Red), "A02", plan.ErrNothing},
		{"its minutes are agreed", plan.DecisionSheet{Meeting: november, Agreed: true}, plan.Secretary, before(plan.Red), "A01", plan.ErrClosed},
		{"not held yet", plan.DecisionSheet{Meeting: plan.Meeting{On: demoDay.AddDays(1)}}, plan.Secretary, before(plan.Red), "A01", plan.ErrNothing},
		{"a member records it", plan.DecisionSheet{Meeting: november}, plan.BoardMember, before(plan.Red), "A01", plan.ErrForbidden},
	} {
		if err := c.sheet.PermitAnswer(plan.Scope{Role: c.role}, demoDay, c.before, c.ref); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}
