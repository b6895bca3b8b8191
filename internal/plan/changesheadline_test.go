package plan_test

import (
	"fmt"
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

// moving is the difference of two positions whose actions move as told, each
// "from to".
func moving(moves ...[2]plan.Status) plan.Changes {
	var before, after []plan.Tracked
	for i, m := range moves {
		ref := fmt.Sprintf("A%02d", i+1)
		before = append(before, plan.Tracked{Action: plan.Action{Ref: ref}, Status: plan.Assessment{Status: m[0], Computed: m[0]}})
		after = append(after, plan.Tracked{Action: plan.Action{Ref: ref}, Status: plan.Assessment{Status: m[1], Computed: m[1]}})
	}
	return apart(before, after)
}

// overriddenTo is one action that got Red by the rules and is shown otherwise.
func overriddenTo(shown plan.Status) plan.Changes {
	c := moving([2]plan.Status{plan.Green, plan.Red})
	a := c.To.Actions[0]
	a.Status.Status, a.Status.Override = shown, plan.Override{Status: shown, ByTitle: "Director"}
	return apart(c.From.Actions, []plan.Tracked{a})
}

func TestTheHeadlineSaysWhatImprovedAndWhatGotWorse(t *testing.T) {
	t.Parallel()
	better, worse := [2]plan.Status{plan.Amber, plan.Green}, [2]plan.Status{plan.Green, plan.Red}
	done, silent := [2]plan.Status{plan.Amber, plan.Complete}, [2]plan.Status{plan.Green, plan.NotReported}
	for want, c := range map[string]plan.Changes{
		"No action improved or got worse. No action is red.":                                                                                 moving(),
		"One action improved. No action is red.":                                                                                             moving(better),
		"One action got worse. The one action is red.":                                                                                       moving(worse),
		"Two actions were completed and one got worse. One of 3 actions is red.":                                                             moving(done, done, worse),
		"Four actions improved, two of them now complete, and two got worse. Two of 6 actions are red.":                                      moving(better, better, done, done, worse, worse),
		"Three actions improved, one of them now complete. No action is red.":                                                                moving(better, better, done),
		"No action improved or got worse. Two are newly not reported. No action is red, but two are not reported.":                           moving(silent, silent),
		"No action improved or got worse. One started and one was ended. No action is red.":                                                  moving([2]plan.Status{plan.NotStarted, plan.Green}, [2]plan.Status{plan.Green, plan.CarriedOver}),
		"One action improved and one got worse. One changed otherwise. One of 3 actions is red.":                                             moving(better, worse, [2]plan.Status{plan.Green, plan.NotStarted}),
		"Nothing to compare yet. Two months remain. One of 4 actions is red and one is not reported. One of 4 actions is green or complete.": plan.Difference(plan.Position{}, position(), plan.DefaultDisclosure),
		"One action got worse. One of those is shown better by override. No action is red.":                                                  overriddenTo(plan.Green),
	} {
		if got := c.Headline(); got != want {
			t.Errorf("headline\n got %q\nwant %q", got, want)
		}
	}
}

func TestAReDatedActionIsNeitherBetterNorWorse(t *testing.T) {
	t.Parallel()
	due := func(s string) func(*plan.Action) { return func(a *plan.Action) { a.Due = day(s) } }
	both := func(before, after func(*plan.Action)) plan.Changes {
		track := func(change func(*plan.Action)) []plan.Tracked {
			return plan.Track([]plan.Action{onTrack(change)}, rounds, demoDay)
		}
		return apart(track(before), track(after))
	}
	putOff, broughtForward := both(lateBy(40), due("2024-06-30")), both(due("2024-03-31"), lateBy(1))
	for want, c := range map[string]plan.Changes{
		"No action improved or got worse. One due date was changed by decision. One status moved only because its due date did. No action is red.":      putOff,
		"No action improved or got worse. One due date was changed by decision. One status moved only because its due date did. The one action is red.": broughtForward,
		"No action improved or got worse. One due date was changed by decision. No action is red.":                                                      both(due("2024-03-31"), due("2024-06-30")),
	} {
		if got := c.Headline(); got != want {
			t.Errorf("headline\n got %q\nwant %q", got, want)
		}
		if len(c.With(plan.Redated)) != 1 || len(c.ThatMoved(plan.GotBetter))+len(c.ThatMoved(plan.GotWorse)) != 0 {
			t.Errorf("%q: %v", want, c.Actions)
		}
	}
	if diff := cmp.Diff(plan.Count{plan.Red: -1, plan.Green: 1}, putOff.Net()); diff != "" {
		t.Errorf("its status is not in the counts:\n%s", diff)
	}
}

func TestTheTableBeginsWithTheWorst(t *testing.T) {
	t.Parallel()
	c := moving([2]plan.Status{plan.Amber, plan.Complete}, [2]plan.Status{plan.Red, plan.Green}, [2]plan.Status{plan.Green, plan.Amber},
		[2]plan.Status{plan.Green, plan.NotReported}, [2]plan.Status{plan.NotStarted, plan.Green}, [2]plan.Status{plan.Amber, plan.Red}, [2]plan.Status{plan.Red, plan.Amber})
	var got []string
	for _, a := range c.Moved() {
		got = append(got, a.Action().Ref)
	}
	if diff := cmp.Diff([]string{"A06", "A03", "A04", "A07", "A02", "A01", "A05"}, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	red, _ := c.Of("A06")
	if other, _ := c.Of("A03"); !red.IsNewRed() || other.IsNewRed() {
		t.Error("A06 alone is a new red")
	}
}

func TestTheFirstBoardHasNothingToCompare(t *testing.T) {
	t.Parallel()
	c := plan.Difference(plan.Position{}, position(), plan.DefaultDisclosure)
	if !c.IsFirst() || len(c.Actions)+len(c.Measures) > 0 || c.MeasuresHeadline() != "Nothing to compare yet." {
		t.Errorf("first %v, %d actions, %d measures, %q", c.IsFirst(), len(c.Actions), len(c.Measures), c.MeasuresHeadline())
	}
}

func TestWhatTheLeadSaidIsToldWhenItIsNews(t *testing.T) {
	t.Parallel()
	old := onTrack(func(a *plan.Action) { a.Standing.Narrative = "Old words." })
	updated := old
	updated.Standing = old.Standing.With(said("2024-01-20T10:00:00Z"), rounds)
	for want, after := range map[string]plan.Action{"": old, "2024-01-20T10:00:00Z": updated} {
		after.Title = "changed, so that it is told"
		c := apart(plan.Track([]plan.Action{old}, rounds, day("2023-11-15")), plan.Track([]plan.Action{after}, rounds, demoDay))
		told, _ := c.Of("A06")
		if told.Said() != want || c.Freshness().Live != 1 || c.Freshness().Updated != len(want)/20 {
			t.Errorf("said %q, want %q; %+v", told.Said(), want, c.Freshness())
		}
	}
}
