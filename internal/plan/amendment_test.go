package plan_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"
)

// amended is a measure of quarters with a target of at least 70% and Amber from
// 65, and one figure, of Q3 2023/24.
func amended() plan.Series {
	s := figureStates()["waits, red"].s
	s.Target = plan.Target{At: number("70"), Band: number("5").Decimal}
	s.Definition, s.NumeratorIs, s.DenominatorIs = "Held in time.", "held", "due"
	return s
}

// typedAmendment is the form filled in so that it can be taken.
func typedAmendment(s plan.Series, change ...func(*plan.AmendmentInput)) plan.AmendmentInput {
	in := plan.AmendmentFor(s)
	in.Reason, in.Effective = "It was met all year.", plan.DateTyped(demoDay)
	for _, c := range change {
		c(&in)
	}
	return in
}

func TestWhatWasTypedOfAnAmendment(t *testing.T) {
	t.Parallel()
	type in = plan.AmendmentInput
	s, context, ranged, tenths := amended(), amended(), amended(), amended()
	context.Polarity = plan.Context
	ranged.Polarity, ranged.Target.To = plan.InRange, number("80")
	tenths.Decimals = 1
	empty := amended()
	empty.Values = nil
	begun := choices
	begun.Begins = day("2022-04-01")
	redefine := func(i *in) { i.Kind, i.From, i.Definition = "definition", "Q3 2023/24", "Held in time or put off." }
	for _, tt := range []struct {
		name   string
		s      plan.Series
		change func(*in)
		want   string // fields at fault
	}{
		{"a higher target", s, func(i *in) { i.At = "75" }, ""},
		{"a target with its sign", s, func(i *in) { i.At = " 75 % " }, ""},
		{"a wider band alone", s, func(i *in) { i.Band = "10" }, ""},
		{"no target any more", s, func(i *in) { i.At, i.Band = "", "" }, ""},
		{"a band beside no target", s, func(i *in) { i.At = "" }, "band"},
		{"the target that holds", s, func(*in) {}, "at"},
		{"the target that holds, written otherwise", s, func(i *in) { i.At = "70.0" }, "at"},
		{"letters", s, func(i *in) { i.At = "many" }, "at"},
		{"less than nothing", s, func(i *in) { i.At = "-1" }, "at"},
		{"an exponent", s, func(i *in) { i.At = "1e9" }, "at"},
		{"more than all", s, func(i *in) { i.At = "101" }, "at"},
		{"a target that would be shown as another", s, func(i *in) { i.At = "72.5" }, "at"},
		{"tenths of a measure that has them", tenths, func(i *in) { i.At = "72.5" }, ""},
		{"a range upside down", ranged, func(i *in) { i.At = "90" }, "to"},
		{"half a range", ranged, func(i *in) { i.To = "" }, "to"},
		{"a wider range", ranged, func(i *in) { i.To = "85" }, ""},
		{"no reason", s, func(i *in) { i.At, i.Reason = "75", " " }, "reason"},
		{"from tomorrow", s, func(i *in) { i.At, i.Effective = "75", plan.DateTyped(demoDay.AddDays(1)) }, "effective"},
		{"from no day", s, func(i *in) { i.At, i.Effective = "75", plan.DateInput{} }, "effective"},
		{"from a day that there is not", s, func(i *in) { i.At, i.Effective = "75", plan.DateInput{Day: "31", Month: "2", Year: "2024"} }, "effective"},
		{"nothing chosen", s, func(i *in) { i.Kind = "" }, "kind"},
		{"a target of a measure for context", context, func(i *in) { i.Kind = "target" }, "kind"},
		{"a new definition", s, redefine, ""},
		{"a new definition of a measure for context", context, redefine, ""},
		{"a definition that holds already", s, func(i *in) { i.Kind, i.From, i.Definition = "definition", "Q3 2023/24", " Held  in time." }, "definition"},
		{"only what is counted", s, func(i *in) { i.Kind, i.From, i.NumeratorIs = "definition", "Q3 2023/24", "held at all" }, ""},
		{"from before the edition began", s, func(i *in) { i.At, i.Effective = "75", plan.DateTyped(day("2022-03-31")) }, "effective"},
		{"a definition from no period on", s, func(i *in) { redefine(i); i.From = "" }, "from"},
		{"a definition from a period that is not offered", s, func(i *in) { redefine(i); i.From = "Q1 2019/20" }, "from"},
		{"a definition of a series that cannot break", empty, func(i *in) { redefine(i); i.From = "" }, ""},
		{"a definition that says nothing", s, func(i *in) { redefine(i); i.Definition = "" }, "definition"},
		{"a target typed beside a definition chosen", s, func(i *in) { redefine(i); i.At = "75" }, "kind"},
		{"a definition typed beside a target chosen", s, func(i *in) { i.At, i.NumeratorIs = "75", "held at all" }, "kind"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			on := plan.Occasion{By: &plan.Member{Title: "Director", Role: plan.Director}, Rounds: rounds, Now: instant("2024-01-31T10:00:00Z")}
			a, err := plan.NewAmendment(tt.s, typedAmendment(tt.s, tt.change), begun, on)
			if got := faultsOf(err); got != tt.want {
				t.Errorf("at fault %q (%v), want %q", got, err, tt.want)
			}
			if tt.want == "" && (a.Ruling.Approver != "Director" || a.Ruling.Effective != demoDay || a.Ruling.Reason == "") {
				t.Errorf("%+v", a)
			}
		})
	}
}

func TestTheSecretaryRecordsWhatABoardThatWasHeldDecided(t *testing.T) {
	t.Parallel()
	on := plan.Occasion{By: &plan.Member{Title: "Clerk", Role: plan.Secretary}, Rounds: rounds, Now: instant("2024-01-31T10:00:00Z")}
	for meeting, want := range map[string]string{
		"2023-11-15": "Corporate Parenting Board, 15 November 2023", "2024-02-14": "", "2023-11-16": "", "": "",
	} {
		in := typedAmendment(amended(), func(i *plan.AmendmentInput) { i.At, i.Meeting = "75", meeting })
		a, err := plan.NewAmendment(amended(), in, choices, on)
		if a.Ruling.Approver != want || (err == nil) != (want != "") || want == "" && faultsOf(err) != "meeting" {
			t.Errorf("meeting %q: %q, %v", meeting, a.Ruling.Approver, err)
		}
	}
	before := typedAmendment(amended(), func(i *plan.AmendmentInput) {
		i.At, i.Meeting, i.Effective = "75", "2023-11-15", plan.DateTyped(day("2023-11-14"))
	})
	if _, err := plan.NewAmendment(amended(), before, choices, on); faultsOf(err) != "effective" {
		t.Errorf("it holds from before the Board met that decided it: %v", err)
	}
}

func TestWhatWasDecidedIsToldInASentence(t *testing.T) {
	t.Parallel()
	m := amended().Measure
	ruling := plan.Ruling{At: instant("2024-01-31T10:00:00Z"), Approver: "Director of Children and Families", Effective: demoDay, Reason: "Why."}
	earlier := ruling
	earlier.Effective = day("2024-01-01")
	target := func(at, band string) plan.TargetVersion {
		return plan.TargetVersion{Target: plan.Target{At: number(at), Band: number(band).Decimal}, Ruling: ruling}
	}
	was := target("70", "5")
	backdated := target("75", "5")
	backdated.Ruling = earlier
	for got, want := range map[string]string{
		target("75", "5").Sentence(m, was): "Target changed from at least 70% to at least 75% on 31 January 2024, decided by the Director of Children and Families.",
		backdated.Sentence(m, was):         "Target changed from at least 70% to at least 75% on 31 January 2024, decided by the Director of Children and Families, with effect from 1 January 2024.",
		target("70", "3").Sentence(m, was): "Target changed from at least 70%, Amber 65% to under 70% to at least 70%, Amber 67% to under 70% on 31 January 2024, decided by the Director of Children and Families.",
		target("", "0").Sentence(m, was):   "Target changed from at least 70%, Amber 65% to under 70% to no target set on 31 January 2024, decided by the Director of Children and Families.",
		plan.Definition{From: plan.InQuarter(plan.Quarter{Year: 2023, N: 3}), Ruling: ruling}.Sentence(): "Definition changed on 31 January 2024, decided by the Director of Children and Families. It holds from Q3 2023/24 on; figures before that do not compare.",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	changed := plan.Definition{Meaning: plan.Meaning{Definition: "A", NumeratorIs: "new"}}.Changed(plan.Definition{Meaning: plan.Meaning{Definition: "A", NumeratorIs: "old"}})
	if len(changed) != 1 || changed[0].Was != "old" || changed[0].Is != "new" {
		t.Errorf("changed parts: %+v", changed)
	}
}

func TestNothingIsAddedUpAcrossABreak(t *testing.T) {
	t.Parallel()
	var s plan.Series
	s.Measure = ofPeople
	q := plan.Quarter{Year: 2022, N: 1}
	for range 4 {
		v := share(14, 18)
		v.Period = plan.InQuarter(q)
		s.Values, q = append(s.Values, v), q.Next()
	}
	if !s.Disclosed(plan.DefaultDisclosure).HasRolling {
		t.Fatal("the year is not offered without a break either")
	}
	s.Breaks = []plan.Break{{At: plan.InQuarter(plan.Quarter{Year: 2022, N: 3}), Note: "Defined anew"}}
	if s.Disclosed(plan.DefaultDisclosure).HasRolling {
		t.Error("quarters counted in two ways are added up")
	}
	if strings.Contains(s.Disclosed(plan.DefaultDisclosure).Finding(), "from") {
		t.Error("a direction is told")
	}
}
