package postgres_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

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
