package plan_test

import (
	"testing"

	"planboard/internal/plan"
)

func TestWhatAReviewerTyped(t *testing.T) {
	t.Parallel()
	on := plan.Occasion{By: &plan.Member{Title: "Director"}, Now: instant("2024-01-31T10:00:00Z")}
	for _, tt := range []struct {
		name string
		in   plan.ValueReviewInput
		want string
	}{
		{"accepted", plan.ValueReviewInput{Verdict: "accepted"}, ""},
		{"returned with a comment", plan.ValueReviewInput{Verdict: "returned", Comment: "Count again."}, ""},
		{"returned without a comment", plan.ValueReviewInput{Verdict: "returned", Comment: " "}, "comment"},
		{"accepted with a comment that nobody would act on", plan.ValueReviewInput{Verdict: "accepted", Comment: "But."}, "comment"},
		{"nothing chosen", plan.ValueReviewInput{}, "verdict"},
		{"something else chosen", plan.ValueReviewInput{Verdict: "submitted"}, "verdict"},
	} {
		r, err := plan.NewValueReview(plan.Value{ID: 5}, tt.in, on)
		if got := faultsOf(err); got != tt.want {
			t.Errorf("%s: at fault %q, want %q", tt.name, got, tt.want)
		}
		if tt.want == "" && (r.Of != 5 || string(r.Verdict) != tt.in.Verdict || r.Comment != tt.in.Comment || r.ByTitle != "Director") {
			t.Errorf("%s: %+v", tt.name, r)
		}
	}
}

// chain is a folder of one period: what stands of it, and what does not, the
// newest first, disclosed.
func chain(stands plan.Value, rest ...plan.Value) plan.Folder {
	s := plan.Series{Measure: ofPeople, Values: []plan.Value{stands}}.Disclosed(plan.DefaultDisclosure)
	return plan.Folder{Series: s}.WithRevisions(plan.DefaultDisclosure, rest)
}

// link is a figure of a chain.
func link(id, supersedes int64, numerator, denominator int, verdict plan.Review) plan.Value {
	v := share(numerator, denominator)
	v.ID, v.Supersedes, v.Reason = id, supersedes, "told"
	v.Period = plan.InQuarter(plan.Quarter{Year: 2023, N: 3})
	v.Review = plan.ValueReview{Of: id, Verdict: verdict, Comment: "told"}
	return v
}

func TestAReturnedFigureGivesNothingBack(t *testing.T) {
	t.Parallel()
	const failed = plan.ReviewFailed
	for _, tt := range []struct {
		name    string
		f       plan.Folder
		reason  string // of what stands
		comment string // on what was returned
	}{
		{"far from what took its place", chain(link(2, 1, 60, 100, ""), link(1, 0, 40, 100, failed)), "told", "told"},
		{"three from what took its place", chain(link(2, 1, 43, 100, ""), link(1, 0, 40, 100, failed)), "", ""},
		{"small itself", chain(link(2, 1, 60, 100, ""), link(1, 0, 4, 100, failed)), "", ""},
		{"three from what stands again", chain(link(1, 0, 43, 100, ""), link(2, 1, 40, 100, failed)), "told", ""},
		{"between two that are three apart", chain(link(3, 2, 43, 100, ""), link(2, 1, 70, 100, failed), link(1, 0, 40, 100, "")), "", ""},
	} {
		stands, returned := tt.f.Series.Values[0], tt.f.Revisions[0]
		if stands.Reason != tt.reason || returned.Review.Comment != tt.comment {
			t.Errorf("%s: reason %q and comment %q, want %q and %q", tt.name, stands.Reason, returned.Review.Comment, tt.reason, tt.comment)
		}
	}
}

func TestAReturnedFigureIsShownToWhoMustPutItRight(t *testing.T) {
	t.Parallel()
	s := plan.Series{Measure: ofPeople, Returned: []plan.Value{link(1, 0, 4, 100, plan.ReviewFailed)}}
	shown := s.Disclosed(plan.DefaultDisclosure)
	if v := shown.Returned[0]; v.Symbol != plan.Confidential || v.Numerator != nil || v.Review.Comment != "" {
		t.Errorf("a reader sees %+v", v)
	}
	if v := shown.ForKeeper(s).Returned[0]; v.Review.Comment != "told" || v.Numerator != nil {
		t.Errorf("the keeper sees %+v", v)
	}
	if shown.Returned[0].Review.Comment != "" {
		t.Error("what the keeper sees has reached the reader's series")
	}
}

func TestTheNextFigureStandsInThePlaceOfTheNewestOne(t *testing.T) {
	t.Parallel()
	first, second := link(1, 0, 40, 100, ""), link(2, 1, 60, 100, plan.ReviewFailed)
	s := plan.Series{Values: []plan.Value{first}, Returned: []plan.Value{second}}
	if known := s.Known(); len(known) != 1 || known[0].ID != 2 {
		t.Errorf("known: %+v, want the returned one", known)
	}
	on := plan.Occasion{By: &plan.Member{}, Now: instant("2024-01-31T10:00:00Z")}
	in := plan.ValueInput{Period: "Q3 2023/24", Numerator: "50", Denominator: "100", State: "final"}
	open := []plan.Period{first.Period}
	if _, err := plan.NewValue(open, s.Known(), in, on); faultsOf(err) != "reason" {
		t.Errorf("without saying what was put right: %v", err)
	}
	in.Reason = "December was counted."
	if v, err := plan.NewValue(open, s.Known(), in, on); err != nil || v.Supersedes != 2 {
		t.Errorf("%+v, %v; want it in the place of the returned one", v, err)
	}
	f := chain(link(3, 2, 90, 100, ""), second, first)
	for _, old := range []plan.Value{first, second} {
		if now, ok := f.Successor(old); !ok || now.ID != 3 {
			t.Errorf("in the place of %d stands %d, want 3", old.ID, now.ID)
		}
	}
	if again, ok := chain(first, second).Successor(first); ok {
		t.Errorf("in the place of what stands again stands %+v", again)
	}
}
