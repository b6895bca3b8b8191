package plan_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

// changeOf is what differs of one measure; nothing told is the zero value.
func changeOf(before, after plan.Series) plan.MeasureChange {
	c := plan.Difference(
		plan.Position{Today: day("2023-11-15"), Measures: []plan.Series{before}},
		plan.Position{Today: demoDay, Measures: []plan.Series{after}}, plan.DefaultDisclosure)
	if len(c.Measures) == 0 {
		return plan.MeasureChange{}
	}
	return c.Measures[0]
}

func kindsOf(facts []plan.Fact) []plan.FactKind {
	var kinds []plan.FactKind
	for _, f := range facts {
		kinds = append(kinds, f.Kind)
	}
	return kinds
}

// eet is M24 of facts (e4): at least 70%, Amber down to 65%.
func eet(values ...plan.Value) plan.Series {
	m := rated(plan.Higher, plan.Percent, 0, "70", "5")
	m.Code = "M24"
	return yearly(m, values...)
}

// but is the series with a change.
func but(s plan.Series, change func(*plan.Series)) plan.Series {
	change(&s)
	return s
}

func TestAMeasureIsToldWithItsFactsInASentence(t *testing.T) {
	t.Parallel()
	in2022, in2023 := inYear(2022, "75", 0), inYear(2023, "72", 0)
	aimingAt := func(at string) func(*plan.Series) { return func(s *plan.Series) { s.Target.At = number(at) } }
	broken := func(s *plan.Series) {
		s.Breaks = []plan.Break{{At: plan.YearTo(2023), Note: "Those not in touch count now"}}
	}
	approved := func(s *plan.Series) {
		s.Override = plan.RatingOverride{Rating: plan.RatedGreen, Computed: plan.RatedRed, Reason: "I have seen the list."}
	}
	defined := func(s *plan.Series) { s.Definition = "In touch only" }
	for _, c := range []struct {
		name          string
		before, after plan.Series
		facts         []plan.FactKind
		sentence      string
	}{
		{"nothing changed", eet(in2022), eet(in2022), nil, ""},
		{"a new figure of the same colour is told with what it was", eet(in2022), eet(in2022, in2023), []plan.FactKind{plan.NewFigure},
			"M24: it is 72% in the year ending 31 March 2023, down from 75%: worsening."},
		{"a new figure that crossed a line", eet(in2022), eet(in2022, inYear(2023, "60", 0)), []plan.FactKind{plan.CrossedDown, plan.NewFigure},
			"M24: it went from Green to Red. It is 60% in the year ending 31 March 2023, down from 75%: worsening."},
		{"a first figure is newly rated", eet(), eet(in2022), []plan.FactKind{plan.NewlyRated, plan.NewFigure},
			"M24: it is rated Green; it was not before: no figure yet. It is 75% in the year ending 31 March 2022."},
		{"a figure no longer available is no longer rated", eet(in2022), eet(in2022, hiddenIn(2023, plan.NotAvailable)), []plan.FactKind{plan.NoLongerRated, plan.NewFigure},
			"M24: it is no longer rated: not rated; it was Green. The figure for the year ending 31 March 2023 is not shown: not available."},
		{"a raised target moves the line, not the figure", eet(in2022), but(eet(in2022), aimingAt("80")), []plan.FactKind{plan.CrossedDown, plan.Retargeted},
			"M24: it went from Green to Amber because its target changed, not its figure. Its target was: at least 70%, Amber 65% to under 70%. It is: at least 80%, Amber 75% to under 80%."},
		{"a lowered target shows where it flatters", eet(inYear(2022, "60", 0)), but(eet(inYear(2022, "60", 0)), aimingAt("60")), []plan.FactKind{plan.CrossedUp, plan.Retargeted},
			"M24: it went from Red to Green because its target changed, not its figure. Its target was: at least 70%, Amber 65% to under 70%. It is: at least 60%, Amber 55% to under 60%."},
		{"a target does not vanish without a word", eet(in2022), but(eet(in2022), aimingAt("")), []plan.FactKind{plan.NoLongerRated, plan.Retargeted},
			"M24: it is no longer rated: no target set; it was Green. Its target was: at least 70%, Amber 65% to under 70%. It is: No target set."},
		{"a band alone is told", eet(in2022), but(eet(in2022), func(s *plan.Series) { s.Target.Band = number("2").Decimal }), []plan.FactKind{plan.Retargeted},
			"M24: its target was: at least 70%, Amber 65% to under 70%. It is: at least 70%, Amber 68% to under 70%."},
		{"no line is crossed over a break", eet(in2022), but(eet(in2022, inYear(2023, "60", 0)), broken), []plan.FactKind{plan.NewFigure, plan.Redefined},
			"M24: it is 60% in the year ending 31 March 2023. A break in its series is marked at 2023: those not in touch count now."},
		{"no line is crossed by another definition, nor by figures of the same period", eet(in2022), but(eet(inYear(2022, "60", 0)), defined), []plan.FactKind{plan.Redefined, plan.Restated},
			"M24: its definition was “”. It is “In touch only”. The figure for the year ending 31 March 2022 was restated: it is 60%, and was 75%."},
		{"a new figure by another definition has no was", eet(in2022), but(eet(in2022, inYear(2023, "60", 0)), defined), []plan.FactKind{plan.NewFigure, plan.Redefined},
			"M24: it is 60% in the year ending 31 March 2023. Its definition was “”. It is “In touch only”."},
		{"a break at the newest figure parts it from itself", eet(in2022, in2023), but(eet(in2022, inYear(2023, "60", 0)), broken), []plan.FactKind{plan.Redefined, plan.Restated},
			"M24: a break in its series is marked at 2023: those not in touch count now. The figure for the year ending 31 March 2023 was restated: it is 60%, and was 72%."},
		{"an older figure was restated", eet(in2022, in2023), eet(inYear(2022, "74", 0), in2023), []plan.FactKind{plan.Restated},
			"M24: the figure for the year ending 31 March 2022 was restated: it is 74%, and was 75%."},
		{"a gap was filled", eet(inYear(2021, "66", 0), in2023), eet(inYear(2021, "66", 0), in2022, in2023), []plan.FactKind{plan.Restated},
			"M24: the figure for the year ending 31 March 2022 was restated: it is 75%, and was not available."},
		{"a change under the rounding is no restatement", eet(inYear(2022, "75.1", 0)), eet(inYear(2022, "75.2", 0)), nil, ""},
		{"a series read further back is not restated", eet(in2023), eet(in2022, in2023), nil, ""},
		{"a small cohort is indicative", eet(in2022), eet(in2022, inYear(2023, "60", 19)), []plan.FactKind{plan.CrossedDown, plan.NewFigure},
			"M24: it went from Green to Red (indicative, small cohort). It is 60% in the year ending 31 March 2023, down from 75%: worsening."},
		{"an override does not hide that a line was crossed", eet(in2022), but(eet(in2022, inYear(2023, "60", 0)), approved), []plan.FactKind{plan.CrossedDown, plan.NewFigure},
			"M24: it was Green and got worse: worked out Red, shown as Green by override because: I have seen the list. It is 60% in the year ending 31 March 2023, down from 75%: worsening."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := changeOf(c.before, c.after)
			if diff := cmp.Diff(c.facts, kindsOf(got.Facts)); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
			if c.sentence != "" && got.Sentence() != c.sentence {
				t.Errorf("sentence\n got %q\nwant %q", got.Sentence(), c.sentence)
			}
		})
	}
}

func TestAChangeToOrFromAWithheldFigureTellsNothingOfIt(t *testing.T) {
	t.Parallel()
	m := ofPeople
	m.Code, m.Polarity, m.Frequency, m.Target = "L03", plan.Higher, plan.Quarterly, plan.Target{At: number("90"), Band: number("10").Decimal}
	shown := func(shares ...[2]int) plan.Series { return quarterly(m, shares...).Disclosed(plan.DefaultDisclosure) }
	hidden, full, good := [2]int{14, 18}, [2]int{60, 100}, [2]int{95, 100}
	for _, c := range []struct {
		name          string
		before, after plan.Series
		sentence      string
	}{
		{"to a withheld figure", shown(good), shown(good, hidden), "L03: the figure for July to September 2022 is not shown: confidential, suppressed."},
		{"from a withheld figure", shown(hidden), shown(hidden, full), "L03: it is 60% in July to September 2022."},
		{"from a shown figure over a withheld one", shown(good), shown(good, hidden, full), "L03: it is 60% in October to December 2022."},
		{"a figure restated to a withheld one", shown(good), shown(hidden), "L03: the figure for April to June 2022 was restated and is withheld."},
		{"a withheld figure restated", shown(hidden), shown(good), "L03: the figure for April to June 2022 was restated: it is 95%, and what it was is not shown."},
		{"two figures that differ by a few people", shown([2]int{60, 100}, good), shown([2]int{63, 100}, good), "L03: the figure for April to June 2022 was restated: it is 63%, and what it was is not shown."},
		{"two figures of another colour that differ by a few people", shown(good, [2]int{88, 100}), shown(good, [2]int{91, 100}), "L03: the figure for July to September 2022 was restated: it is 91%, and what it was is not shown."},
		{"two figures that differ by many", shown([2]int{60, 100}, good), shown([2]int{70, 100}, good), "L03: the figure for April to June 2022 was restated: it is 70%, and was 60%."},
		{"counts that differ by many under the same figure", shown([2]int{60, 100}, good), shown([2]int{120, 200}, good), "L03: the figure for April to June 2022 was restated: its counts changed, and it is still 60%."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := changeOf(c.before, c.after)
			if got.Sentence() != c.sentence {
				t.Errorf("sentence\n got %q\nwant %q", got.Sentence(), c.sentence)
			}
			if got.Was.Rating != plan.NotRated || got.Is.Rating != plan.NotRated || got.Crossed() {
				t.Errorf("a rating is told: %q to %q", got.Was.Rating, got.Is.Rating)
			}
			for _, f := range got.Facts {
				if strings.Contains(c.sentence, "not shown") && f.Was != "" {
					t.Errorf("what it was is told: %q", f.Was)
				}
			}
		})
	}
}

func TestMeasuresThatCameAndWentAreTold(t *testing.T) {
	t.Parallel()
	other := eet()
	other.Code = "M25"
	c := plan.Difference(plan.Position{Today: day("2023-11-15"), Measures: []plan.Series{eet()}}, plan.Position{Today: demoDay, Measures: []plan.Series{other}}, plan.DefaultDisclosure)
	var got []string
	for _, m := range c.Measures {
		got = append(got, m.Sentence())
	}
	want := []string{"M25: it is a new measure of the plan; its target is: at least 70%.", "M24: it is no longer a measure of the plan; its target was: at least 70%."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTheMeasuresHeadlineCountsWhatCrossedALine(t *testing.T) {
	t.Parallel()
	named := func(code string, figures ...string) plan.Series {
		s := eet()
		s.Code = code
		for i, f := range figures {
			s.Values = append(s.Values, inYear(2022+i, f, 0))
		}
		return s
	}
	up, down, same := [2]string{"60", "75"}, [2]string{"75", "60"}, [2]string{"75", "75"}
	for want, figures := range map[string][][2]string{
		"No measure crossed a line. One has a new figure.":                                              {same},
		"One measure crossed a line, for the better. Two have a new figure.":                            {same, up},
		"Two measures crossed a line, for the worse. Two have a new figure.":                            {down, down},
		"Two measures crossed a line: one for the better and one for the worse. Two have a new figure.": {up, down},
	} {
		before, after := plan.Position{Today: day("2023-11-15")}, plan.Position{Today: demoDay}
		for i, f := range figures {
			code := string(rune('A' + i))
			before.Measures = append(before.Measures, named(code, f[0]))
			after.Measures = append(after.Measures, named(code, f[0], f[1]))
		}
		c := plan.Difference(before, after, plan.DefaultDisclosure)
		if got := c.MeasuresHeadline(); got != want {
			t.Errorf("headline %q, want %q", got, want)
		}
		if crossed := c.CrossedLine(); len(crossed) > 1 && crossed[0].Has(plan.CrossedUp) {
			t.Error("a change for the better stands before one for the worse")
		}
	}
}

func TestARestatementToAWithheldFigureIsToldAlthoughWhatItWasIsNotShownAnyMore(t *testing.T) {
	t.Parallel()
	m := ofPeople
	m.Code, m.Frequency = "L04", plan.Quarterly
	of := func(id int64, counts [2]int) plan.Series {
		s := quarterly(m, counts)
		s.Values[0].ID = id
		return s.Disclosed(plan.DefaultDisclosure)
	}
	before, after := of(1, [2]int{96, 100}), of(2, [2]int{3, 100})
	end := before.Values[0].Period.End
	p := plan.Position{Today: day("2023-11-15"), Measures: []plan.Series{before}}
	p.Withhold([]plan.Withheld{{Code: "L04", End: end, InForce: 2, Whole: true}}) // as what is frozen is read
	if got, want := changeOf(p.Measures[0], after).Sentence(), "L04: the figure for April to June 2022 was restated and is withheld."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := changeOf(after, after); len(got.Facts) != 0 {
		t.Errorf("a withheld figure that nobody touched is told of: %q", got.Sentence())
	}
}
