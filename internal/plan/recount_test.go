package plan_test

import (
	"regexp"
	"strings"
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

// agree reports a number that is claimed and was not counted, and one that was
// counted and is needed, but not claimed.
func agree(t *testing.T, sentence string, counted map[string]int, needed ...string) {
	t.Helper()
	said := claims(t, sentence)
	for what, n := range said {
		if counted[what] != n {
			t.Errorf("%q says %d %s, counted %d", sentence, n, what, counted[what])
		}
	}
	for _, what := range needed {
		if _, ok := said[what]; counted[what] > 0 && !ok {
			t.Errorf("%q is silent about %d %s", sentence, counted[what], what)
		}
	}
}

// recounted counts the generator's actions as a person with a pencil does, of a
// priority or, for "", of all.
func (m made) recounted(priority string) map[string]int {
	c := map[string]int{}
	for i, what := range m.actions {
		if priority != "" && m.Actions[i].Priority != priority {
			continue
		}
		c["whole"]++
		c[strings.ToLower(what.status.Word())]++
	}
	c["sign-off"], c["green or complete"] = c["awaiting sign-off"], c["green"]+c["complete"]
	return c
}

// recountedRatings counts the generator's measures by the colour it drew them
// in; the whole is those that have one or, where none has, all.
func (m made) recountedRatings(priority string) map[string]int {
	c := map[string]int{}
	for i, d := range m.figures {
		switch {
		case priority != "" && m.Measures[i].Priority != priority:
		case d.rating == plan.NotRated:
			c["without a rating"]++
		default:
			c["whole"]++
			c[string(d.rating)]++
		}
	}
	if c["whole"] == 0 {
		c["whole"] = c["without a rating"]
	}
	return c
}

func TestEveryGeneratedActionStandsAsItWasMade(t *testing.T) {
	t.Parallel()
	seen := map[plan.Status]int{}
	for _, m := range generated() {
		for i, what := range m.actions {
			got := m.Actions[i].Status
			seen[got.Status]++
			if got.Status != what.status || got.IsOverridden() != what.proposed {
				t.Fatalf("%s: %s is %s (overridden: %v), made %+v", m.name, m.Actions[i].Ref, got.Status, got.IsOverridden(), what)
			}
		}
		for i, d := range m.figures {
			if got := m.Measures[i].Judgement().Rating; got != d.rating {
				t.Fatalf("%s: %s is %q, made %q", m.name, m.Measures[i].Code, got, d.rating)
			}
		}
	}
	for _, s := range plan.Statuses {
		if seen[s] < 100 {
			t.Errorf("only %d actions of all are %s", seen[s], s)
		}
	}
	t.Logf("%d positions, %d kinds of action", len(generated()), len(seen))
}

func TestEveryHeadlineAgreesWithACountByHand(t *testing.T) {
	t.Parallel()
	for _, m := range generated() {
		t.Run(m.name, func(t *testing.T) {
			c := m.recounted("")
			needed := []string{"whole", "red", "not reported", "green or complete", "sign-off"}
			switch {
			case m.Edition.IsReadOnly():
				needed = []string{"whole", "red", "not reported", "amber", "green", "awaiting sign-off", "complete", "not started", "carried forward", "withdrawn"}
			case uniform(m.actions):
				needed = []string{"whole", strings.ToLower(m.actions[0].status.Word())}
			}
			agree(t, m.Headline(), c, needed...)
			agree(t, plan.ScorecardHeadline(m.Measures), m.recountedRatings(""), "whole", "red", "amber", "green", "without a rating")
			for _, pr := range m.Priorities {
				ofActions, ofMeasures := twoHalves(t, m.HeadlineOf(pr.Code))
				agree(t, ofActions, m.recounted(pr.Code), "whole", "red", "not reported", "amber", "green", "awaiting sign-off", "complete", "not started", "carried forward", "withdrawn")
				agree(t, ofMeasures, m.recountedRatings(pr.Code), "whole", "red", "amber", "green")
			}
		})
	}
}

// uniform reports whether all actions have one status, which is then all there
// is to say.
func uniform(actions []meant) bool {
	for _, a := range actions {
		if a.status != actions[0].status {
			return false
		}
	}
	return len(actions) > 0
}

// twoHalves parts what is said of actions from what is said of measures.
func twoHalves(t *testing.T, headline string) (ofActions, ofMeasures string) {
	t.Helper()
	ofActions, ofMeasures, found := strings.Cut(headline, ". ")
	if !found {
		t.Fatalf("%q is not two sentences", headline)
	}
	return ofActions + ".", ofMeasures
}

func TestTheTimeThatRemainsIsTheCalendars(t *testing.T) {
	t.Parallel()
	running := regexp.MustCompile(`^(\S+) (day|month)s? remains?\.`)
	seen := map[string]int{}
	for _, m := range generated() {
		left, said := m.Edition.Ends.DaysSince(m.Today), m.Headline()
		found := running.FindStringSubmatch(said)
		switch {
		case len(m.actions) == 0 || m.Edition.IsReadOnly() || left < 1 || m.Today.Before(m.Edition.Starts):
			if found != nil {
				t.Errorf("%s: %d days are left, and it says %q", m.name, left, said)
			}
			continue
		case found == nil:
			t.Errorf("%s: %d days are left, and it says %q", m.name, left, said)
			continue
		}
		seen[found[2]]++
		n := float64(amount(t, found[1], 0))
		if found[2] == "month" {
			n *= 365.25 / 12
		}
		if off := n - float64(left); off > 18 || off < -18 || found[2] == "day" && off != 0 {
			t.Errorf("%s: %d days are left, and it says %q", m.name, left, said)
		}
	}
	if seen["day"] < 10 || seen["month"] < 40 {
		t.Errorf("too few were checked: %v", seen)
	}
}

func TestExceptionsAreThoseCountedByHand(t *testing.T) {
	t.Parallel()
	for _, m := range generated() {
		want, got := [3]int{}, m.Exceptions()
		for _, what := range m.actions {
			if what.status == plan.Red || what.status == plan.Amber || what.status == plan.NotReported {
				want[0]++
			}
			if what.proposed {
				want[1]++
			}
		}
		for _, d := range m.figures {
			if d.rating == plan.RatedRed || d.worse && d.rating != plan.RatedGreen {
				want[2]++
			}
		}
		if diff := cmp.Diff(want, [3]int{len(got.Actions), len(got.Overrides), len(got.Measures)}); diff != "" {
			t.Errorf("%s: actions, overrides, measures (-by hand +listed):\n%s", m.name, diff)
		}
	}
}

func TestEveryReasonCountsTheDaysOfTheDueDate(t *testing.T) {
	t.Parallel()
	late := regexp.MustCompile(`^([\d,]+) days? late`)
	checked := 0
	for _, m := range generated() {
		for i, what := range m.actions {
			a := m.Actions[i]
			found := late.FindStringSubmatch(a.Status.Why())
			if what.late == 0 || a.Status.Reason != "" && a.Status.Status != a.Status.Computed {
				if found != nil {
					t.Errorf("%s, %s is not late: %q", m.name, a.Ref, a.Status.Why())
				}
				continue
			}
			checked++
			if found == nil || amount(t, found[1], 0) != what.late {
				t.Errorf("%s, %s is %d days late: %q", m.name, a.Ref, what.late, a.Status.Why())
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d late actions", checked)
	}
}

func TestEveryFindingGivesTheFiguresThatWereDrawn(t *testing.T) {
	t.Parallel()
	figures := regexp.MustCompile(`^(\d+)% in the year ending 31 March 2023(?:, (?:(?:up|down|unchanged) from (\d+)%)(?:: [a-z ]+)?)?(?:; England (\d+)%)?\.$`)
	for _, m := range generated() {
		for i, d := range m.figures {
			finding := m.Measures[i].Finding()
			found := figures.FindStringSubmatch(finding)
			if d.withheld {
				if found != nil || regexp.MustCompile(`\d%`).MatchString(finding) {
					t.Errorf("%s: nothing may be told, and it says %q", m.name, finding)
				}
				continue
			}
			if want := []string{d.latest, d.before, d.england}; found == nil || !cmp.Equal(found[1:], want) {
				t.Errorf("%s: drawn %q, and it says %q", m.name, want, finding)
			}
			if worse := strings.Contains(finding, ": worsening"); worse != d.worse {
				t.Errorf("%s: worse is %v, and it says %q", m.name, d.worse, finding)
			}
		}
	}
}
