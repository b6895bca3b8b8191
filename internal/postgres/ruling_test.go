package postgres_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

var (
	director  = plan.Scope{Account: 2, Reads: true, Drafts: true, Role: plan.Director, Post: "R02"}
	leadOfP2  = plan.Scope{Account: 4, Reads: true, Drafts: true, Role: plan.Officer, Post: "R04"} // under which L01 stands
	afterward = demo.Start().Add(2 * time.Hour)
)

// folder reads a measure's page as it stood at the instant.
func (r record) folder(code string, at time.Time) plan.Folder {
	r.t.Helper()
	f, err := r.Folder(context.Background(), board, current, plan.View{At: at, Code: code})
	if err != nil {
		r.t.Fatal(err)
	}
	return f
}

// judge records a review of the figure.
func (r record) judge(s plan.Scope, m plan.Measure, v plan.Value, verdict plan.Review, key string) error {
	return r.judgeAt(s, m, plan.ValueReview{Of: v.ID, Verdict: verdict, Comment: "Count again.", ByTitle: "Director", At: afterward}, key)
}

func (r record) judgeAt(s plan.Scope, m plan.Measure, review plan.ValueReview, key string) error {
	if review.Verdict == plan.ReviewPassed {
		review.Comment = ""
	}
	return r.ReviewValue(context.Background(), s, m, review, plan.Submission{Key: key})
}

// improve records a better rating of the newest figure.
func (r record) improve(s plan.Scope, of plan.Series, at time.Time, version int) error {
	v, _ := of.Latest()
	o := plan.RatingOverride{Of: v.ID, Period: v.Period, Rating: plan.RatedGreen, Reason: "Why.", ByTitle: "Director", At: at}
	return r.OverrideRating(context.Background(), s, of.Measure, o, plan.Submission{Version: version})
}

// amendment is one that the record takes.
func amendment(act plan.ValueAct, at time.Time) plan.Amendment {
	return plan.Amendment{
		Act: act, Target: plan.Target{At: decimal.NewNullDecimal(decimal.NewFromInt(99)), Band: decimal.NewFromInt(2)},
		Meaning: plan.Meaning{Definition: "Held.", NumeratorIs: "held", DenominatorIs: "due or put off"},
		From:    plan.InQuarter(plan.Quarter{Year: 2023, N: 3}),
		Ruling:  plan.Ruling{At: at, ByTitle: "Director", Reason: "Why.", Approver: "Director", Effective: plan.DateAt(at)},
	}
}

func (r record) amend(s plan.Scope, m plan.Measure, act plan.ValueAct, version int) error {
	return r.Amend(context.Background(), s, m, amendment(act, afterward), plan.Submission{Version: version})
}

func TestWhoMayRuleOnAMeasure(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s, red := r.series("L01", clock), r.series("L10", clock)
	v, _ := s.Latest()
	corrected := figure(40, 70)
	corrected.Period, corrected.Supersedes, corrected.Reason = v.Period, v.ID, "Recounted."
	blind := director
	blind.Reads = false
	elsewhere := s.Measure
	elsewhere.Edition = previous
	officer := leadOfP2
	officer.Post = "R06"
	before := r.amounts()
	review := func(by plan.Scope, m plan.Measure) error { return r.judge(by, m, v, plan.ReviewPassed, "") }
	for _, tt := range []struct {
		name string
		err  error
		want error
	}{
		{"a stranger reviews a figure", review(plan.Scope{}, s.Measure), plan.ErrNotFound},
		{"whoever may not read reviews a figure", review(blind, s.Measure), plan.ErrNotFound},
		{"a figure is reviewed through another edition", review(director, elsewhere), plan.ErrNotFound},
		{"an officer who leads another priority reviews a figure", review(officer, s.Measure), plan.ErrForbidden},
		{"the data steward reviews a figure", review(steward, s.Measure), plan.ErrForbidden},
		{"a lead approves a better rating", r.improve(leadOfP2, red, afterward, red.Terms), plan.ErrForbidden},
		{"a director approves a better rating of what is Green", r.improve(director, s, afterward, s.Terms), plan.ErrNothing},
		{"a director approves a better rating of another target", r.improve(director, red, afterward, red.Terms-1), plan.ErrStale},
		{"a lead changes a target", r.amend(leadOfP2, s.Measure, plan.ChangeTarget, s.Terms), plan.ErrForbidden},
		{"a definition is changed that was changed meanwhile", r.amend(clerk, s.Measure, plan.ChangeDefinition, s.Terms-1), plan.ErrStale},
		{"a stranger changes a definition", r.amend(plan.Scope{}, s.Measure, plan.ChangeDefinition, s.Terms), plan.ErrNotFound},
	} {
		if !errors.Is(tt.err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, tt.err, tt.want)
		}
	}
	if diff := cmp.Diff(before, r.amounts()); diff != "" {
		t.Errorf("something was written (-before +after):\n%s", diff)
	}
	if err := r.enter(s.Measure, corrected, ""); err != nil {
		t.Fatal(err)
	}
	if err := review(director, s.Measure); !errors.Is(err, plan.ErrStale) {
		t.Errorf("a figure corrected meanwhile is reviewed: %v", err)
	}
	r.do(`update editions set state = 'closed' where slug = '2022-2024'`)
	for name, err := range map[string]error{
		"reviewed": r.judge(director, s.Measure, plan.Value{ID: one[int64](r, `select max(id) from measure_values`)}, plan.ReviewPassed, ""),
		"rated":    r.improve(director, red, afterward, red.Terms),
		"changed":  r.amend(clerk, s.Measure, plan.ChangeTarget, s.Terms),
	} {
		if !errors.Is(err, plan.ErrClosed) {
			t.Errorf("in a closed edition a measure is %s: %v", name, err)
		}
	}
}

func TestOfManyWhoReviewAtOnceOneIsTaken(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L01", clock)
	v, _ := s.Latest()
	verdicts := []plan.Review{plan.ReviewPassed, plan.ReviewFailed}
	got := atOnce(4, func(i int) error { return r.judge(director, s.Measure, v, verdicts[i%2], "") })
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrNothing: 3}, got, byText); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	got = atOnce(4, func(int) error { return r.amend(clerk, s.Measure, plan.ChangeTarget, s.Terms) })
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrStale: 3}, got, byText); diff != "" {
		t.Errorf("changes of a target (-want +got):\n%s", diff)
	}
	red := r.series("L10", clock)
	got = atOnce(4, func(int) error { return r.improve(director, red, afterward, red.Terms) })
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrNothing: 3}, got, byText); diff != "" {
		t.Errorf("better ratings (-want +got):\n%s", diff)
	}
}

func TestAFaultInTheMiddleOfARulingLeavesNothing(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L01", clock)
	v, _ := s.Latest()
	r.do(`alter table history add constraint broken check (at < '2020-01-01') not valid`)
	tables := func() string {
		return one[string](r, `select concat_ws(' ', (select count(*) from value_reviews), (select count(*) from measure_targets),
			(select count(*) from measure_definitions), (select count(*) from measure_breaks), (select count(*) from taken_forms))`)
	}
	before := tables()
	for name, err := range map[string]error{
		"a review":     r.judge(director, s.Measure, v, plan.ReviewPassed, "key"),
		"a target":     r.amend(clerk, s.Measure, plan.ChangeTarget, s.Terms),
		"a definition": r.amend(clerk, s.Measure, plan.ChangeDefinition, s.Terms),
	} {
		if err == nil {
			t.Errorf("%s: the fault went unnoticed", name)
		}
	}
	if after := tables(); after != before {
		t.Errorf("something stayed: %s, was %s", after, before)
	}
}

func TestWhatWasRuledIsFrozenAsItStands(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	red, s := r.series("L10", clock), r.series("L01", clock)
	v, _ := s.Latest()
	for _, err := range []error{
		r.improve(director, red, afterward, red.Terms), r.judge(director, s.Measure, v, plan.ReviewFailed, ""),
		r.amend(clerk, s.Measure, plan.ChangeTarget, s.Terms), r.amend(clerk, s.Measure, plan.ChangeDefinition, s.Terms+1),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	at := afterward.Add(time.Hour)
	r.freeze(frozenFor, at)
	for _, code := range []string{"L01", "L10"} {
		live, err := r.Folder(context.Background(), board, keyAt(frozenFor), plan.View{At: at, Code: code})
		if err != nil {
			t.Fatal(err)
		}
		frozen, err := r.Folder(context.Background(), board, keyAt(frozenFor), plan.View{At: at, Code: code, Frozen: frozenFor})
		if err != nil {
			t.Fatal(err)
		}
		opts := cmp.Options{cmpopts.EquateEmpty(), cmpopts.EquateApproxTime(0), cmpopts.IgnoreTypes(plan.Freeze{})}
		if diff := cmp.Diff(live, frozen, opts); diff != "" {
			t.Errorf("%s (-live +frozen):\n%s", code, diff)
		}
	}
}
