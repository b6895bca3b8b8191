package plan_test

import (
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

var (
	older = plan.EditionKey{Plan: "children-in-care", Edition: "2020-2022"}
	newer = plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}
)

// editionWith is a position of an edition with actions of those statuses.
func editionWith(key plan.EditionKey, from, to string, actions ...plan.Tracked) plan.Position {
	return plan.Position{Edition: plan.Edition{Key: key, Starts: day(from), Ends: day(to)}, Actions: actions}
}

func ended(ref string, s plan.Status, kind string, into ...plan.Successor) plan.Tracked {
	return plan.Tracked{Action: plan.Action{Ref: ref, Closure: plan.Closure{Kind: kind, Successors: into}}, Status: plan.Assessment{Status: s}}
}

func TestEveryCommitmentHasAFate(t *testing.T) {
	t.Parallel()
	from := editionWith(older, "2020-04-01", "2022-03-31",
		ended("B01", plan.Complete, ""),
		ended("B06", plan.CarriedOver, "carried forward", plan.Successor{Edition: newer, Ref: "A15"}),
		ended("B08", plan.CarriedOver, "carried forward", plan.Successor{Edition: newer, Ref: "A10"}, plan.Successor{Edition: newer, Ref: "A11"}),
		ended("B09", plan.Withdrawn, "withdrawn"),
		ended("B10", plan.Red, ""),
		ended("B11", plan.Withdrawn, "superseded", plan.Successor{Edition: older, Ref: "A20"}),
	)
	to := editionWith(newer, "2022-04-01", "2024-03-31",
		ended("A10", plan.Green, ""), ended("A11", plan.Green, ""), ended("A15", plan.Complete, ""), ended("A20", plan.Amber, ""))
	c := plan.Compare(from, to)
	got := map[plan.Fate][]string{}
	for _, f := range plan.Fates {
		for _, l := range c.Of(f) {
			line := ""
			if l.Old != nil {
				line = l.Old.Ref
			}
			for _, a := range l.After {
				line += " > " + a.Ref
			}
			got[f] = append(got[f], line)
		}
	}
	want := map[plan.Fate][]string{
		plan.CarriedForward: {"B06 > A15", "B08 > A10 > A11"},
		plan.Completed:      {"B01"},
		plan.Stopped:        {"B09", "B11"},
		plan.LeftOpen:       {"B10"},
		plan.New:            {" > A20"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	headline := "Of 6 actions in 2020 to 2022, two were carried forward, one was completed, two were withdrawn and one is still open. One of 4 actions in 2022 to 2024 is new."
	if c.Headline() != headline {
		t.Errorf("headline %q", c.Headline())
	}
}

func TestCommitmentsThatMergeBothLiveOn(t *testing.T) {
	t.Parallel()
	into := plan.Successor{Edition: newer, Ref: "A15"}
	from := editionWith(older, "2020-04-01", "2022-03-31",
		ended("B06", plan.Withdrawn, "carried forward", into), ended("B07", plan.Withdrawn, "carried forward", into))
	c := plan.Compare(from, editionWith(newer, "2022-04-01", "2024-03-31", ended("A15", plan.Green, "")))
	if len(c.Lines) != 2 || len(c.Of(plan.New)) != 0 {
		t.Errorf("%d lines, %d of them new; want a line for each old one and none new", len(c.Lines), len(c.Of(plan.New)))
	}
	for _, l := range c.Lines {
		if len(l.After) != 1 || l.After[0].Ref != "A15" {
			t.Errorf("%s lives on in %v, want A15", l.Old.Ref, l.After)
		}
	}
}

func TestEditionsWithoutActionsCompare(t *testing.T) {
	t.Parallel()
	from, to := editionWith(older, "2020-04-01", "2022-03-31"), editionWith(newer, "2022-04-01", "2024-03-31")
	if got := plan.Compare(from, to).Headline(); got != "Neither edition has delivery actions on the record." {
		t.Errorf("headline %q", got)
	}
}
