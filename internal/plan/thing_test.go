package plan_test

import (
	"testing"

	"planboard/internal/plan"
)

func TestAThingIsReadAsItIsWritten(t *testing.T) {
	t.Parallel()
	of := plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}
	tests := []struct {
		text, name string
		want       plan.Thing
	}{
		{"action children-in-care/2022-2024/A07", "Action A07, 2022-2024", plan.Thing{Kind: plan.ActionThing, Edition: of, Ref: "A07"}},
		{"measure children-in-care/M24", "Measure M24", plan.Thing{Kind: plan.MeasureThing, Edition: plan.EditionKey{Plan: of.Plan}, Ref: "M24"}},
		{"meeting 2024-02-14", "Board of 14 February 2024", plan.Thing{Kind: plan.MeetingThing, Ref: "2024-02-14"}},
		{"meeting soon", "Board of soon", plan.Thing{Kind: plan.MeetingThing, Ref: "soon"}},
		{"round 2023-24-Q3", "Round Q3 2023/24", plan.Thing{Kind: plan.RoundThing, Ref: "2023-24-Q3"}},
		{"round then", "Round then", plan.Thing{Kind: plan.RoundThing, Ref: "then"}},
		{"log BL3", "Log item BL3", plan.Thing{Kind: plan.LogThing, Ref: "BL3"}},
		{"account 24", "Account 24", plan.Thing{Kind: plan.AccountThing, Ref: "24"}},
		{"action A07", "action A07", plan.Thing{Ref: "action A07"}},
		{"measure a/b/c", "measure a/b/c", plan.Thing{Ref: "measure a/b/c"}},
		{"account ", "account ", plan.Thing{Ref: "account "}},
		{"something else", "something else", plan.Thing{Ref: "something else"}},
		{"", "", plan.Thing{}},
	}
	for _, tt := range tests {
		got := plan.ParseThing(tt.text)
		if got != tt.want || got.String() != tt.text || got.Name() != tt.name {
			t.Errorf("%q is read as %+v, written as %q, called %q", tt.text, got, got.String(), got.Name())
		}
	}
	looked := of
	looked.At = "2023-11-15"
	if got := (plan.Action{Edition: looked, Ref: "A07"}).Thing(); got != tests[0].want {
		t.Errorf("an action as it stood is told of as %+v", got)
	}
}

func TestEveryKindOfThingHasAWord(t *testing.T) {
	t.Parallel()
	for _, k := range plan.ThingKinds {
		if k.Word() == "" {
			t.Errorf("%q has no word", k)
		}
	}
}
