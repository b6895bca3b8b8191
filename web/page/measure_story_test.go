package page_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/web/page"
)

// decided is a measure of which everything has been decided that can be, each
// on a day of its own.
func decided() plan.Folder {
	f := employed()
	v := &f.Series.Values[2]
	v.ID = 7
	f.Series.Values[2].Entered, f.Series.Values[2].ByTitle = at(2023, 10, 5), "Data Lead"
	back := f.Revisions[0]
	back.ID, back.Period, back.Entered = 6, plan.YearTo(2022), at(2023, 10, 1)
	back.Review = plan.ValueReview{Of: 6, Verdict: plan.ReviewFailed, Comment: "Count again.", ByTitle: "Director", At: at(2023, 10, 2)}
	f.Revisions = append(f.Revisions, back)
	f.SeenAt = map[int64][]plan.Date{5: {plan.NewDate(2023, 5, 17), plan.NewDate(2023, 8, 16)}, 6: {plan.NewDate(2023, 5, 17)}}
	f.Overrides = []plan.RatingOverride{
		{Of: 7, Period: v.Period, Rating: plan.RatedGreen, Computed: plan.RatedAmber, Reason: "Nearly.", ByTitle: "Director", At: at(2023, 10, 6)},
		{Of: 6, Period: back.Period, ByTitle: "Director", At: at(2023, 10, 7)},
	}
	ruling := plan.Ruling{At: at(2023, 10, 8), ByTitle: "Clerk", Reason: "Met.", Approver: "Corporate Parenting Board, 16 August 2023", Effective: plan.NewDate(2023, 8, 16)}
	f.Targets = []plan.TargetVersion{{Target: target(65, 5)}, {Target: target(70, 5), Ruling: ruling}}
	ruling.At = at(2023, 10, 9)
	f.Definitions = []plan.Definition{
		{Meaning: plan.Meaning{Definition: "Of all."}}, {Meaning: plan.Meaning{Definition: "Of care leavers."}, From: plan.YearTo(2021), Ruling: ruling},
	}
	return f
}

func TestTheStoryTellsWhatWasDecidedAndCorrectedNewestFirst(t *testing.T) {
	t.Parallel()
	doc := measurePage(t, decided())
	want := []string{
		"Definition changed", "Target changed", "Better rating approved for 2022, not shown: its figure is withheld",
		"Better rating approved for 2023: Green (worked out: Amber), overridden", "Figure for 2023 corrected: 72%, was 71%", "Figure for 2022 returned: 71%",
	}
	if diff := cmp.Diff(want, texts(t, doc, ".pb-timeline h3")); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	story := text(one(t, doc, ".pb-timeline"))
	for name, part := range map[string]string{
		"which Boards saw the old figure": "The Boards of 17 May 2023 and 16 August 2023 were shown this figure.",
		"which Board saw the returned":    "The Board of 17 May 2023 was shown this figure.",
		"why a figure was returned":       "Count again.",
		"why a figure was corrected":      "A late return.",
		"that the override is over":       "It has lapsed.",
		"the old target":                  "Target changed from at least 65% to at least 70%",
		"what it meant before":            "Definition was: “Of all.”. It is: “Of care leavers.”.",
		"who decided":                     "decided by the Corporate Parenting Board, 16 August 2023, with effect from 16 August 2023, as recorded by the Clerk; no decision of the Board is on record.",
	} {
		if !strings.Contains(story, part) {
			t.Errorf("the story does not say %s: %q", name, story)
		}
	}
}

func TestTheStoryOfWhatIsWithheldSaysThatItIs(t *testing.T) {
	t.Parallel()
	f := decided()
	f.Revisions[1].Review.Comment, f.Series.Values[2].Reason = "", ""
	story := text(one(t, measurePage(t, f), ".pb-timeline"))
	for _, want := range []string{"The comment is not shown", "The reason is not shown"} {
		if !strings.Contains(story, want) {
			t.Errorf("nothing says %q: %s", want, story)
		}
	}
	if got := len(all(t, measurePage(t, folder(t, "L01")), ".pb-timeline")); got != 0 {
		t.Error("a measure of which nothing was decided has a story")
	}
}

func TestAMeasureOffersWhatItsReaderMayDo(t *testing.T) {
	t.Parallel()
	f := folder(t, "L01")
	low := plan.Value{ID: 3, Period: plan.InQuarter(plan.Quarter{Year: 2023, N: 3}), Number: annual(2023, 10).Number}
	f.Series.Values, f.Series.Target, f.Series.Reviewer = []plan.Value{low}, target(70, 5), "R04"
	for name, tt := range map[string]struct {
		reader plan.Scope
		want   []string
	}{
		"the steward":           {plan.Scope{Account: 1, Role: plan.DataSteward, Values: true}, []string{"Enter a figure"}},
		"the lead":              {plan.Scope{Account: 1, Role: plan.Officer, Post: "R04"}, []string{"Review the figure for Q3 2023/24"}},
		"the secretary":         {plan.Scope{Account: 1, Role: plan.Secretary}, []string{"Change target or definition"}},
		"the director":          {plan.Scope{Account: 1, Role: plan.Director}, []string{"Review the figure for Q3 2023/24", "Approve a better rating", "Change target or definition"}},
		"a member of the Board": {plan.Scope{Account: 1, Role: plan.BoardMember}, nil},
	} {
		doc := render(t, frame(member), page.Measure{Folder: f, Reader: tt.reader})
		if diff := cmp.Diff(tt.want, texts(t, doc, ".pb-actions a")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		f.Position.Edition.Key.At = "2023-11-15"
		if got := texts(t, render(t, frame(member), page.Measure{Folder: f, Reader: tt.reader}), ".pb-actions a"); len(got) != 0 {
			t.Errorf("%s is offered %v in the past", name, got)
		}
		f.Position.Edition.Key.At = ""
	}
}
