package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"planboard/internal/plan"
)

// entrant is the account that entered every figure of the table.
const entrant plan.AccountID = 77

// valueRelations are how a reader may stand to a measure and its figure.
var valueRelations = map[string]func(*plan.Scope){
	"none":             func(*plan.Scope) {},
	"entered it":       func(s *plan.Scope) { s.Account = entrant },
	"leads it":         func(s *plan.Scope) { s.Post = "R04" },
	"answers for it":   func(s *plan.Scope) { s.Post = "R13" },
	"leads, entered":   func(s *plan.Scope) { s.Account, s.Post = entrant, "R04" },
	"answers, entered": func(s *plan.Scope) { s.Account, s.Post = entrant, "R13" },
}

// figureStates are the states in which a figure of a measure entered here can
// be. Its target is at least 97% and Amber from 94%.
func figureStates() map[string]struct {
	s  plan.Series
	in plan.Edition
	v  plan.Value
} {
	type state = struct {
		s  plan.Series
		in plan.Edition
		v  plan.Value
	}
	figure := func(percent int, change ...func(*plan.Series, *plan.Value)) state {
		v := share(percent, 100)
		v.ID, v.By, v.Period = 5, entrant, plan.InQuarter(plan.Quarter{Year: 2023, N: 3})
		s := plan.Series{Measure: plan.Measure{
			Unit: plan.Percent, Frequency: plan.Quarterly, Polarity: plan.Higher, Target: plan.Target{At: number("97"), Band: number("3").Decimal}, Owner: plan.Post{Code: "R13"}, Reviewer: "R04",
		}}
		for _, c := range change {
			c(&s, &v)
		}
		if s.Values == nil {
			s.Values = []plan.Value{v}
		}
		return state{s, plan.Edition{State: plan.InForce}, v}
	}
	judged := func(verdict plan.Review) func(*plan.Series, *plan.Value) {
		return func(_ *plan.Series, v *plan.Value) { v.Review.Verdict = verdict }
	}
	closed := figure(90)
	closed.in.State = plan.Closed
	returned := figure(90, judged(plan.ReviewFailed))
	returned.s.Values, returned.s.Returned = nil, []plan.Value{returned.v}
	none := figure(90)
	none.s.Values, none.v = nil, plan.Value{}
	older := figure(90)
	newer := older.v
	newer.ID, newer.Period = 6, newer.Period.Back(-1)
	older.s.Values = append(older.s.Values, newer)
	return map[string]state{
		"no figure":  none,
		"waits, red": figure(90),
		"accepted":   figure(95, judged(plan.ReviewPassed)),
		"green":      figure(98),
		"returned":   returned,
		"corrected": figure(90, func(s *plan.Series, v *plan.Value) {
			now := *v
			now.ID = 6
			s.Values = []plan.Value{now}
		}),
		"older":    older,
		"withheld": figure(90, func(_ *plan.Series, v *plan.Value) { v.Number.Valid, v.Symbol = false, plan.Confidential }),
		"overridden": figure(90, func(s *plan.Series, v *plan.Value) {
			s.Override = plan.RatingOverride{Of: v.ID, Rating: plan.RatedGreen}
		}),
		"no target": figure(90, func(s *plan.Series, _ *plan.Value) { s.Target = plan.Target{} }),
		"context":   figure(90, func(s *plan.Series, _ *plan.Value) { s.Polarity = plan.Context }),
		"published": figure(90, func(s *plan.Series, v *plan.Value) {
			s.Published, v.Published, v.By = true, true, 0
		}),
		"closed edition": closed,
	}
}

// theirs says, for each act, whether it falls to the role in that relation; of a
// figure that nobody is known to have entered, none is their own.
var theirs = map[plan.ValueAct]func(role plan.Role, leads, answers, entered bool) bool{
	plan.EnterFigure:      func(r plan.Role, _, _, _ bool) bool { return r == plan.DataSteward },
	plan.AcceptFigure:     reviews,
	plan.ReturnFigure:     reviews,
	plan.ApproveRating:    func(r plan.Role, _, answers, entered bool) bool { return r == plan.Director && !answers && !entered },
	plan.ChangeTarget:     decides,
	plan.ChangeDefinition: decides,
}

func reviews(r plan.Role, leads, _, entered bool) bool {
	return !entered && (r == plan.Director || leads && (r == plan.Officer || r == plan.PartnerOfficer))
}

func decides(r plan.Role, _, answers, _ bool) bool {
	return r == plan.Secretary || r == plan.Director && !answers
}

// refusedIn is, for each act, the states in which nobody may, with the error.
var refusedIn = map[plan.ValueAct]map[string]error{
	plan.EnterFigure: {},
	plan.AcceptFigure: {
		"no figure": plan.ErrNothing, "accepted": plan.ErrNothing, "returned": plan.ErrNothing, "published": plan.ErrNothing, "corrected": plan.ErrStale,
	},
	plan.ReturnFigure: {
		"no figure": plan.ErrNothing, "accepted": plan.ErrNothing, "returned": plan.ErrNothing, "published": plan.ErrNothing, "corrected": plan.ErrStale,
	},
	plan.ApproveRating: {
		"no figure": plan.ErrNothing, "green": plan.ErrNothing, "returned": plan.ErrNothing, "withheld": plan.ErrNothing, "overridden": plan.ErrNothing,
		"no target": plan.ErrNothing, "context": plan.ErrNothing, "corrected": plan.ErrStale, "older": plan.ErrStale,
	},
	plan.ChangeTarget:     {"context": plan.ErrNothing},
	plan.ChangeDefinition: {},
}

// falls reports whether the table says that the act is theirs.
func falls(act plan.ValueAct, role plan.Role, relation, state string) bool {
	switch {
	case role == "", act == plan.EnterFigure && state == "published":
		return false
	}
	known := state != "published" && state != "no figure"
	return theirs[act](role, strings.Contains(relation, "leads"), strings.Contains(relation, "answers"), known && strings.Contains(relation, "entered"))
}

func TestEveryRoleRelationStateAndActHasItsAnswer(t *testing.T) {
	t.Parallel()
	pairs, refused := 0, 0
	for _, role := range append([]plan.Role{""}, plan.Roles...) {
		for relation, stand := range valueRelations {
			scope := plan.Scope{Account: 5, Reads: true, Role: role, Post: "R99", Values: role == plan.DataSteward}
			stand(&scope)
			if role == "" {
				scope = plan.Scope{}
			}
			for state, st := range figureStates() {
				for _, act := range plan.ValueActs {
					want := refusedIn[act][state]
					switch {
					case !falls(act, role, relation, state):
						want = plan.ErrForbidden
					case state == "closed edition":
						want = plan.ErrClosed
					}
					pairs++
					if want != nil {
						refused++
					}
					if got := st.s.Permit(scope, st.in, act, st.v); got != want {
						t.Errorf("%s (%s), figure %s: %s: %v, want %v", role, relation, state, act, got, want)
					}
				}
			}
		}
	}
	t.Logf("%d roles × %d valueRelations × %d states × %d acts = %d, of which %d are refused",
		len(plan.Roles)+1, len(valueRelations), len(figureStates()), len(plan.ValueActs), pairs, refused)
}

func TestThePageOfThePastOffersNothing(t *testing.T) {
	t.Parallel()
	director := plan.Scope{Account: 5, Role: plan.Director}
	st := figureStates()["waits, red"]
	for at, want := range map[string]bool{"": true, "2023-11-15": false} {
		f := plan.Folder{Series: st.s, Position: plan.Position{Edition: plan.Edition{Key: plan.EditionKey{At: at}, State: plan.InForce}}}
		if got := f.Allows(director, plan.AcceptFigure, st.v); got != want {
			t.Errorf("looked at %q: %v, want %v", at, got, want)
		}
	}
}

func TestFiguresWaitForTheirReviewerTheOldestFirst(t *testing.T) {
	t.Parallel()
	var p plan.Position
	p.Edition.State = plan.InForce
	for i, state := range []string{"waits, red", "accepted", "published", "green"} {
		st := figureStates()[state]
		st.s.Code = fmt.Sprintf("L0%d", i)
		st.s.Values[0].Entered = plan.NewDate(2024, 1, 30-i).Start()
		p.Measures = append(p.Measures, st.s)
	}
	for name, tt := range map[string]struct {
		reader plan.Scope
		want   string
	}{
		"the director":          {plan.Scope{Account: 1, Role: plan.Director}, "L03 L00"},
		"the priority's lead":   {plan.Scope{Account: 2, Role: plan.Officer, Post: "R04"}, "L03 L00"},
		"another officer":       {plan.Scope{Account: 3, Role: plan.Officer, Post: "R05"}, ""},
		"who entered them":      {plan.Scope{Account: entrant, Role: plan.Director}, ""},
		"a member of the Board": {plan.Scope{Account: 4, Role: plan.BoardMember, Post: "R04"}, ""},
	} {
		var got []string
		for _, w := range p.FiguresWaiting(tt.reader) {
			got = append(got, w.Series.Code)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("for %s wait %q, want %q", name, got, tt.want)
		}
	}
}
