package demo_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/plan/plantest"
)

// The Boards of facts (d2), at two in the afternoon, and the morning between
// them on which the demonstration's clock begins.
var (
	november = time.Date(2023, time.November, 15, 14, 0, 0, 0, plan.London)
	january  = demo.Start()
	february = time.Date(2024, time.February, 14, 14, 0, 0, 0, plan.London)
)

// toldBy returns what had been reported of the action by the instant.
func toldBy(a plan.ActionRecord, at time.Time) plan.ActionRecord {
	then := a
	then.Updates, then.SignOffs, then.Occurrences = nil, nil, nil
	for _, u := range a.Updates {
		if !u.Submitted.After(at) {
			then.Updates = append(then.Updates, u)
		}
	}
	for _, s := range a.SignOffs {
		if !s.At.After(at) {
			then.SignOffs = append(then.SignOffs, s)
		}
	}
	for _, o := range a.Occurrences {
		if o.Delivered.Start().After(at) {
			o.Delivered = plan.Date{}
		}
		then.Occurrences = append(then.Occurrences, o)
	}
	if a.Closure.On.Start().After(at) {
		then.Closure = plan.Closure{}
	}
	return then
}

// positionAt returns the edition in force as it stood then, replayed from what
// had been reported, with the figures that were out, as a reader may see them.
func positionAt(t *testing.T, r plan.Record, at time.Time) plan.Position {
	t.Helper()
	e := editionOf(t, r, keyOf2022)
	e.Actions = slices.Clone(e.Actions)
	for i, a := range e.Actions {
		e.Actions[i] = toldBy(a, at)
	}
	p := plan.Position{Today: plan.DateAt(at), Edition: e.Edition, Rounds: r.Rounds}
	p.Actions = plan.Track(replayed(r, e), r.Rounds, p.Today)
	for _, use := range e.Measures {
		s := seriesOf(t, r, use.Code)
		all := s.Values
		s.Values = nil
		for _, v := range all {
			if !v.ReleasedOn.After(p.Today) {
				s.Values = append(s.Values, v)
			}
		}
		p.Measures = append(p.Measures, s.Disclosed(plan.DefaultDisclosure))
	}
	return p
}

// courses are the actions of the edition in force through time.
func courses(t *testing.T, r plan.Record) []plantest.Course {
	t.Helper()
	var all []plantest.Course
	e := editionOf(t, r, keyOf2022)
	for _, a := range e.Actions {
		all = append(all, courseOf(r, e, a))
	}
	return all
}

// moves are the changes as the table of what moved shows them.
func moves(c plan.Changes) []string {
	var all []string
	for _, a := range c.Moved() {
		all = append(all, a.Sentence())
	}
	return all
}

func TestWhatChangedBetweenTheBoardsIsToldInTheOrderOfTheTable(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	c := plan.Difference(positionAt(t, r, november), positionAt(t, r, january), plan.DefaultDisclosure)
	if got, want := c.Headline(), "Two actions improved, one of them now complete, and five got worse. One is newly not reported. "+
		"Five forecasts slipped. Four of 26 actions are red and one is not reported."; got != want {
		t.Errorf("headline\n got %q\nwant %q", got, want)
	}
	want := []string{
		"A09 went from Amber to Red: 31 days late; a recovery plan is in place.",
		"A16 went from Amber to Red: 31 days late; a recovery plan is in place. The forecast moved from 29 February 2024 to 28 March 2024, 28 days later.",
		"A03 went from Green to Amber: forecast 91 days after the due date. The first forecast is 30 June 2024, 91 days after the due date.",
		"A14 went from Green to Amber: forecast 30 days after the due date. The first forecast is 30 April 2024, 30 days after the due date.",
		"A20 went from Green to Amber: an unresolved issue is flagged; a recovery plan is in place.",
		"A26 went from Green to Not reported: no update in the last two closed reporting rounds, from Q1 2023/24 on.",
		"A04 went from Green to Awaiting sign-off: delivered on 15 December 2023.",
		"A12 went from Awaiting sign-off to Complete: delivered on 15 November 2023, signed off on 15 November 2023.",
	}
	if diff := cmp.Diff(want, moves(c)); diff != "" {
		t.Errorf("moved (-want +got):\n%s", diff)
	}
	var why []string
	for _, a := range c.Moved() {
		why = append(why, a.Happened())
		if !strings.HasSuffix(a.Sentence(), lower(a.Happened())) {
			t.Errorf("%q does not end with %q", a.Sentence(), a.Happened())
		}
	}
	if want := "31 days late; a recovery plan is in place."; why[0] != want || why[6] != "Delivered on 15 December 2023." {
		t.Errorf("what happened: %q", why)
	}
	if f := c.Freshness(); f.Live != 13 || f.Updated != 11 || len(f.Late) != 0 {
		t.Errorf("%d of %d updated, %d late; want 11 of 13, and none before the last day for updates is over", f.Updated, f.Live, len(f.Late))
	}
}

// lower writes a sentence as it stands after a colon.
func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func TestUpdatesAreLateOnceTheirDayIsOver(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	c := plan.Difference(positionAt(t, r, november), positionAt(t, r, february), plan.DefaultDisclosure)
	var late []string
	for _, a := range c.Freshness().Late {
		late = append(late, a.Ref)
	}
	if diff := cmp.Diff([]string{"A06", "A07", "A16", "A19", "A24", "A26"}, late); diff != "" {
		t.Errorf("late (-want +got):\n%s", diff)
	}
	if got := len(c.With(plan.Unheard)); got != len(late) {
		t.Errorf("%d are said to have no update, want %d", got, len(late))
	}
}

func TestMeasuresThatCrossedALineBetweenTheBoards(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	c := plan.Difference(positionAt(t, r, november), positionAt(t, r, february), plan.DefaultDisclosure)
	var got []string
	for _, m := range c.CrossedLine() {
		got = append(got, m.Sentence())
	}
	want := []string{
		"M07: it went from Green to Amber. It is 9% in the year ending 31 March 2023, up from 8%: worsening.",
		"M08: it went from Green to Amber. It is 68% in the year ending 31 March 2023, down from 74%: worsening.",
		"M16: it went from Green to Amber. It is 14.8 in the year ending 31 March 2023, up from 13.6: worsening.",
		"L10: it went from Green to Red (indicative, small cohort). It is 75% in October to December 2023, down from 100%: worsening.",
		"M25: it went from Green to Amber. It is 95% in the year ending 31 March 2023, down from 96%: no material change.",
		"M14: it went from Red to Amber. It is 82% in the year ending 31 March 2023, up from 79%: improving.",
		"M15: it went from Amber to Green. It is 97% in the year ending 31 March 2023, up from 92%: improving.",
		"L09: it went from Amber to Green. It is 95% in October to December 2023, up from 93%: improving.",
		"L06: it went from Amber to Green. It is 95% in October to December 2023, up from 92%: improving.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("crossed a line (-want +got):\n%s", diff)
	}
	if got := c.MeasuresHeadline(); got != "Nine measures crossed a line: four for the better and five for the worse. 37 have a new figure." {
		t.Errorf("headline %q", got)
	}
	for _, m := range c.Measures {
		if m.Series.Code == "L08" && m.Sentence() != "L08: the figure for October to December 2023 is not shown: confidential, suppressed." {
			t.Errorf("a withheld figure is told: %q", m.Sentence())
		}
	}
}

func TestHistoryTellsTheSameAsTheDifference(t *testing.T) {
	t.Parallel()
	for name, to := range map[string]time.Time{"to the demonstration's clock": january, "to the next Board": february} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := demo.Record()
			c := plan.Difference(positionAt(t, r, november), positionAt(t, r, to), plan.DefaultDisclosure)
			recount := plantest.RecountOf(courses(t, r), r.Rounds, november, to)
			if found := recount.Disagreements(c); found != nil {
				t.Error(found)
			}
			want := plan.Count{plan.Red: 2, plan.NotReported: 1, plan.Amber: 1, plan.Green: -5, plan.Awaiting: 0, plan.Complete: 1}
			if diff := cmp.Diff(want, recount.Net()); diff != "" {
				t.Errorf("moves counted step by step (-want +got):\n%s", diff)
			}
			var calendar []string
			for _, p := range recount.Passages {
				for _, s := range p.Steps {
					if s.ByCalendar {
						calendar = append(calendar, s.Sentence())
					}
				}
			}
			if diff := cmp.Diff([]string{
				"31 January 2024: by the calendar alone, A09 went from Amber to Red: 31 days late; a recovery plan is in place.",
				"31 January 2024: by the calendar alone, A16 went from Amber to Red: 31 days late; a recovery plan is in place.",
				"16 November 2023: by the calendar alone, A26 went from Green to Not reported: no update in the last two closed reporting rounds, from Q1 2023/24 on.",
			}, calendar); diff != "" {
				t.Errorf("by the calendar alone (-want +got):\n%s", diff)
			}
		})
	}
}
