package postgres_test

import (
	"context"
	"errors"
	"strings"
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

func TestAReturnedFigureCountsNoMoreFromThatMoment(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L01", clock)
	v, _ := s.Latest()
	if err := r.judge(leadOfP2, s.Measure, v, plan.ReviewFailed, ""); err != nil {
		t.Fatal(err)
	}
	before, after := r.folder("L01", afterward.Add(-time.Second)), r.folder("L01", afterward)
	if was, _ := before.Series.Latest(); was.ID != v.ID || was.Review.Verdict != plan.NoReview || len(before.Series.Returned) != 0 {
		t.Errorf("before it was returned: %+v", was)
	}
	now, _ := after.Series.Latest()
	if now.ID == v.ID || len(after.Series.Values) != len(before.Series.Values)-1 {
		t.Errorf("it still stands: %+v", now)
	}
	if len(after.Series.Returned) != 1 || len(after.Revisions) != 1 || after.Revisions[0].Review.Comment != "Count again." || after.Revisions[0].Review.ByTitle != "Director" {
		t.Errorf("returned %+v, told as %+v", after.Series.Returned, after.Revisions)
	}
	again := figure(40, 70)
	again.Period, again.Supersedes, again.Reason, again.Entered = v.Period, v.ID, "December was counted.", afterward.Add(time.Hour)
	if err := r.enter(after.Series.Measure, again, ""); err != nil {
		t.Fatal(err)
	}
	last := r.folder("L01", endOf(clock))
	if now, _ := last.Series.Latest(); now.Supersedes != v.ID || !now.Waits() || len(last.Series.Returned) != 0 || len(last.Revisions) != 1 {
		t.Errorf("entered again: %+v, %d returned, %d told", now, len(last.Series.Returned), len(last.Revisions))
	}
}

func TestACorrectionThatIsReturnedLetsTheFigureBeforeItStandAgain(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L01", clock)
	first, _ := s.Latest()
	v := figure(40, 70)
	v.Period, v.Supersedes, v.Reason = first.Period, first.ID, "Recounted."
	if err := r.enter(s.Measure, v, ""); err != nil {
		t.Fatal(err)
	}
	s = r.series("L01", clock)
	second, _ := s.Latest()
	if err := r.judge(director, s.Measure, second, plan.ReviewFailed, ""); err != nil {
		t.Fatal(err)
	}
	f := r.folder("L01", endOf(clock))
	stands, _ := f.Series.Latest()
	if stands.ID != first.ID || len(f.Revisions) != 1 || f.Revisions[0].ID != second.ID {
		t.Errorf("stands %d with %+v told, want %d with the returned one", stands.ID, f.Revisions, first.ID)
	}
	if known := f.Series.Known(); known[len(known)-1].ID != second.ID {
		t.Errorf("the next figure would stand in the place of %+v", known[len(known)-1])
	}
}

func TestAnAcceptedFigureIsLocked(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L01", clock)
	v, _ := s.Latest()
	if err := r.judge(director, s.Measure, v, plan.ReviewPassed, "key"); err != nil {
		t.Fatal(err)
	}
	if now, _ := r.series("L01", clock).Latest(); now.ID != v.ID || now.Review.Verdict != plan.ReviewPassed || now.Review.ByTitle != "Director" {
		t.Errorf("accepted: %+v", now)
	}
	for name, err := range map[string]error{
		"returned afterwards":      r.judge(director, s.Measure, v, plan.ReviewFailed, ""),
		"accepted by another":      r.judge(leadOfP2, s.Measure, v, plan.ReviewPassed, ""),
		"accepted a quarter early": r.judge(director, s.Measure, plan.Value{ID: 99999}, plan.ReviewPassed, ""),
	} {
		if !errors.Is(err, plan.ErrNothing) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := r.judge(director, s.Measure, v, plan.ReviewPassed, "key"); !errors.Is(err, plan.ErrRepeated) {
		t.Errorf("sent twice: %v", err)
	}
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

func TestNobodyReviewsTheirOwnFigure(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	if err := r.enter(r.series("L01", clock).Measure, figure(90, 120), ""); err != nil {
		t.Fatal(err)
	}
	s := r.series("L01", clock)
	v, _ := s.Latest()
	promoted := director
	promoted.Account = steward.Account // the steward has become a director since
	if err := r.judge(promoted, s.Measure, v, plan.ReviewPassed, ""); !errors.Is(err, plan.ErrForbidden) {
		t.Errorf("their own: %v", err)
	}
	if err := r.judge(director, s.Measure, v, plan.ReviewPassed, ""); err != nil {
		t.Errorf("another's: %v", err)
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

func TestABetterRatingHoldsUntilTheNextRoundAndMayBeApprovedAgain(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L10", clock)
	if err := r.improve(director, s, afterward, s.Terms); err != nil {
		t.Fatal(err)
	}
	april := plan.NewDate(2024, 4, 2)
	for at, want := range map[time.Time]string{
		afterward.Add(-time.Second): "Red", afterward: "Green (overridden; the rules say Red)",
		endOf(april): "Red", endOf(plan.NewDate(2024, 3, 31)): "Green (overridden; the rules say Red)",
	} {
		if got := r.folder("L10", at).Series.Judgement().Word(); got != want {
			t.Errorf("at %s: %s, want %s", at, got, want)
		}
	}
	if err := r.improve(director, s, april.Start().Add(time.Hour), s.Terms); err != nil {
		t.Errorf("once it has lapsed: %v", err)
	}
	f := r.folder("L10", endOf(april))
	if len(f.Overrides) != 2 || f.Overrides[0].Computed != plan.RatedRed || f.Series.Override != f.Overrides[1] {
		t.Errorf("approvals told: %+v; in force %+v", f.Overrides, f.Series.Override)
	}
}

func TestATargetChangesByDecisionAndTheOldOneStaysVisible(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L01", clock)
	if err := r.amend(clerk, s.Measure, plan.ChangeTarget, s.Terms); err != nil {
		t.Fatal(err)
	}
	before, after := r.folder("L01", afterward.Add(-time.Second)), r.folder("L01", afterward)
	if before.Series.TargetText() != "at least 97%" || len(before.Targets) != 1 || after.Series.TargetText() != "at least 99%" || len(after.Targets) != 2 {
		t.Errorf("from %s (%d) to %s (%d)", before.Series.TargetText(), len(before.Targets), after.Series.TargetText(), len(after.Targets))
	}
	if got := after.Targets[1].Sentence(after.Series.Measure, after.Targets[0]); !strings.Contains(got, "decided by the Director") {
		t.Errorf("told as %q", got)
	}
	if before.Series.Judgement().Rating != plan.RatedGreen || after.Series.Judgement().Rating != plan.RatedAmber {
		t.Errorf("rated %s, then %s", before.Series.Judgement().Rating, after.Series.Judgement().Rating)
	}
	if err := r.enter(r.series("L01", clock).Measure, figure(119, 120), ""); err != nil { // 99%
		t.Fatal(err)
	}
	if got := one[string](r, `select concat_ws(' ', rating, target_at, amber_band) from ratings order by value_id desc limit 1`); got != "green 99 2" {
		t.Errorf("the next figure is rated %q, want by the target in force", got)
	}
	want := `changed the target; {"target": "at least 97%", "amber band": "3"}; {"from": "2024-01-31", "target": "at least 99%", "amber band": "2", "decided by": "Director"}`
	if got := one[string](r, `select concat_ws('; ', what, before, after) from history where thing like 'measure%' order by id limit 1`); got != want {
		t.Errorf("history says %q, want %q", got, want)
	}
}

func TestANewDefinitionBreaksTheSeries(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L01", clock)
	for range 2 { // a second one from the same period on finds the break there
		if err := r.amend(director, s.Measure, plan.ChangeDefinition, s.Terms); err != nil {
			t.Fatal(err)
		}
		s.Terms++
	}
	before, after := r.folder("L01", afterward.Add(-time.Second)), r.folder("L01", afterward)
	if before.Series.DenominatorIs == "due or put off" || len(before.Series.Breaks) != 0 || before.Series.Direction().Trend == plan.NoTrend {
		t.Errorf("before: %q, %v, %+v", before.Series.DenominatorIs, before.Series.Breaks, before.Series.Direction())
	}
	if after.Series.DenominatorIs != "due or put off" || len(after.Series.Breaks) != 1 || len(after.Definitions) != 3 ||
		after.Definitions[1].From.Label() != "Q3 2023/24" || after.Series.Breaks[0].At != after.Definitions[1].From {
		t.Errorf("after: %q, %v, %+v", after.Series.DenominatorIs, after.Series.Breaks, after.Definitions)
	}
	if d := after.Series.Direction(); d.Trend != plan.NoTrend {
		t.Errorf("a direction across the break: %+v", d)
	}
}

func TestACorrectionSaysWhichBoardsSawTheOldFigure(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	s := r.series("L01", clock)
	was, _ := s.Latest()
	r.freeze(frozenFor, demo.Start().Add(30*time.Minute))
	v := figure(40, 70)
	v.Period, v.Supersedes, v.Reason, v.Entered = was.Period, was.ID, "Recounted.", afterward
	if err := r.enter(s.Measure, v, ""); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[int64][]plan.Date{was.ID: {frozenFor}}, r.folder("L01", afterward).SeenAt); diff != "" {
		t.Errorf("seen by (-want +got):\n%s", diff)
	}
	taken := plan.Event{At: afterward.Add(time.Hour), ByTitle: "Clerk", Reason: "Late."}
	if err := r.Unfreeze(context.Background(), clerk, frozenFor, taken); err != nil {
		t.Fatal(err)
	}
	if seen := r.folder("L01", endOf(clock)).SeenAt; len(seen) != 0 {
		t.Errorf("seen by a Board whose position was taken back: %v", seen)
	}
	if diff := cmp.Diff(map[int64][]plan.Date{was.ID: {frozenFor}}, r.folder("L01", afterward).SeenAt); diff != "" {
		t.Errorf("the moment before it was taken back (-want +got):\n%s", diff)
	}
}

func TestTheKeeperAloneReadsTheCommentOnASmallNumber(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	if err := r.enter(r.series("L01", clock).Measure, figure(3, 120), ""); err != nil {
		t.Fatal(err)
	}
	s := r.series("L01", clock)
	v, _ := s.Latest()
	if err := r.judge(director, s.Measure, v, plan.ReviewFailed, ""); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		scope plan.Scope
		want  string
	}{"a member of the Board": {board, ""}, "the director": {director, ""}, "the steward": {steward, "Count again."}} {
		p, err := r.Position(context.Background(), tt.scope, current, plan.View{At: endOf(clock), Measures: plan.OneMeasure, Code: "L01"})
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Measures[0].Returned[0]; got.Review.Comment != tt.want || got.Numerator != nil {
			t.Errorf("%s reads %q of %+v", name, got.Review.Comment, got)
		}
	}
	if n := one[int](r, `select count(*) from history where concat(what, before, after) like '%Count again%'`); n != 0 {
		t.Error("history has the comment")
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
