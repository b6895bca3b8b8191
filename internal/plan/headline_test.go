package plan_test

import (
	"testing"

	"planboard/internal/plan"
)

func TestTheEditionsHeadlineTellsRedAndSilence(t *testing.T) {
	t.Parallel()
	with := func(statuses ...plan.Status) plan.Position {
		p := position()
		p.Actions = nil
		for _, s := range statuses {
			p.Actions = append(p.Actions, plan.Tracked{Status: plan.Assessment{Status: s}})
		}
		return p
	}
	for want, p := range map[string]plan.Position{
		"Two months remain. Two of 3 actions are red. None of 3 actions are green or complete and one awaits sign-off.": with(plan.Red, plan.Red, plan.Awaiting),
		"Two months remain. No action is red. One of 3 actions is green or complete and two await sign-off.":            with(plan.Green, plan.Awaiting, plan.Awaiting),
		"Two months remain. No action is red, but one is not reported. Two of 3 actions are green or complete.":         with(plan.NotReported, plan.Green, plan.Complete),
		"Two months remain. Two of 3 actions are red and one is not reported. None of 3 actions are green or complete.": with(plan.Red, plan.Red, plan.NotReported),
	} {
		if got := p.Headline(); got != want {
			t.Errorf("headline %q, want %q", got, want)
		}
	}
}

func TestAPrioritysHeadlineKeepsStatusAndRatingApart(t *testing.T) {
	t.Parallel()
	p := position()
	m := rated(plan.Higher, plan.Percent, 0, "70", "5")
	m.Priority = "P2"
	p.Measures = []plan.Series{yearly(m, inYear(2023, "72", 0)), yearly(m, inYear(2023, "60", 0)), yearly(m)}
	if got := p.HeadlineOf("P2"); got != "Of 2 actions, one is red and one is green. Of 2 rated measures, one is red and one is green." {
		t.Errorf("headline %q", got)
	}
	p.Measures = p.Measures[:1]
	if got := p.HeadlineOf("P2"); got != "Of 2 actions, one is red and one is green. Its one rated measure is green." {
		t.Errorf("headline %q", got)
	}
	if got := p.HeadlineOf("P9"); got != "No delivery actions serve this priority yet. No success measures are tied to it yet." {
		t.Errorf("headline %q", got)
	}
}

func TestTheScorecardsHeadlineNeedsSomethingRated(t *testing.T) {
	t.Parallel()
	if got := plan.ScorecardHeadline(nil); got != "No success measures are recorded for this edition." {
		t.Errorf("headline %q", got)
	}
	if got := plan.ScorecardHeadline(make([]plan.Series, 2)); got != "None of the 2 measures has a rating." {
		t.Errorf("headline %q", got)
	}
}

func TestAFindingTellsNothingThatIsWithheld(t *testing.T) {
	t.Parallel()
	count := plan.Measure{Unit: plan.CountUnit, Polarity: plan.Context}
	counted := yearly(count, inYear(2022, "192", 0), inYear(2023, "188", 0))
	counted.England = []plan.Value{inYear(2023, "83750", 0)}
	for want, s := range map[string]plan.Series{
		"No figure of our own has been published or entered yet.":                              yearly(count),
		"The figure for the year ending 31 March 2023 is not shown: confidential, suppressed.": yearly(count, inYear(2022, "6", 0), hiddenIn(2023, plan.Confidential)),
		"188 in the year ending 31 March 2023, down from 192.":                                 counted,
		"90% in July to September 2022.":                                                       quarterly(ofPeople, [2]int{14, 18}, [2]int{90, 100}).Disclosed(plan.DefaultDisclosure),
		"188 in the year ending 31 March 2023.":                                                yearly(count, inYear(2023, "188", 0)),
	} {
		if got := s.Finding(); got != want {
			t.Errorf("finding %q, want %q", got, want)
		}
	}
}

func TestADrawingShowsWhatTheCellShows(t *testing.T) {
	t.Parallel()
	if got, ok := ofPeople.Shown(share(64, 89)); !ok || got != 72 {
		t.Errorf("64 of 89 is drawn at %v, %v", got, ok)
	}
	if got, ok := ofPeople.Shown(plan.Value{Symbol: plan.Confidential}); ok || got != 0 {
		t.Errorf("a withheld figure is drawn at %v", got)
	}
	s := yearly(ofPeople, inYear(2020, "60", 0), inYear(2023, "72", 0))
	for n, first := range map[int]int{2: 2022, 4: 2020, 9: 2020} {
		periods := s.LastPeriods(n)
		if periods[0] != plan.YearTo(first) || periods[len(periods)-1] != plan.YearTo(2023) {
			t.Errorf("the last %d periods run from %s to %s", n, periods[0].Label(), periods[len(periods)-1].Label())
		}
	}
	if yearly(ofPeople).LastPeriods(4) != nil || s.At(plan.YearTo(2021)).Symbol != plan.NotAvailable || s.Text(s.At(plan.YearTo(2020))) != "60%" {
		t.Error("a period without a value has one, or the other way round")
	}
}
