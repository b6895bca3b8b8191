package plan_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/internal/plan/plantest"
)

// The stretch of time in which random histories happen, and the number of days
// in it.
var beginning = day("2022-04-01")

const span = 760

// chance makes random histories; each seed always makes the same.
type chance struct{ *rand.Rand }

func (c chance) day() plan.Date { return beginning.AddDays(c.IntN(span)) }

func (c chance) instant() time.Time {
	at := c.day().Start()
	if c.IntN(4) == 0 {
		return at // as the day begins, when the calendar turns too
	}
	return at.Add(time.Duration(c.IntN(24*60)) * time.Minute)
}

func (c chance) instants() []time.Time {
	var all []time.Time
	for range 1 + c.IntN(12) {
		all = append(all, c.instant())
	}
	slices.SortFunc(all, time.Time.Compare)
	return slices.CompactFunc(all, time.Time.Equal)
}

// oneIn reports true about once in n times.
func (c chance) oneIn(n int) bool { return c.IntN(n) == 0 }

func (c chance) update(at time.Time) plan.Update {
	u := plan.Update{By: lead, Submitted: at, Narrative: at.String(), Proposed: plan.Green, Issue: c.oneIn(4)}
	today := plan.DateAt(at)
	if c.oneIn(3) {
		u.Forecast = today.AddDays(c.IntN(200))
	}
	if c.oneIn(3) {
		u.Recovery = plan.Recovery{Text: "A plan.", Lead: "Lead", By: today.AddDays(c.IntN(120))}
	}
	if c.oneIn(5) {
		u.Proposed, u.Reason = plan.Red, "A partner left."
	}
	if c.oneIn(4) {
		u.Proposed, u.Delivered, u.Evidence = plan.Complete, today, "minutes"
	}
	return u
}

func (c chance) action(ref string) plan.Action {
	due := c.day()
	return plan.Action{Ref: ref, Title: "As first worded", Starts: c.day().AddDays(-span / 2), Due: due, FirstDue: due, Lead: plan.Post{Code: "R01", Title: "First Lead"}}
}

// course is an action to which everything may happen that the record knows of,
// each event written on the one before.
func (c chance) course(ref string) plantest.Course {
	a := c.action(ref)
	course := plantest.Course{{Action: a}}
	if c.oneIn(5) {
		course[0].From = c.instant() // a new action
	}
	for _, at := range c.instants() {
		switch c.IntN(10) {
		case 0:
			a.Due = c.day()
		case 1:
			a.Lead = plan.Post{Code: plan.PostCode(fmt.Sprint("R0", c.IntN(3))), Title: fmt.Sprint("Lead ", c.IntN(3))}
		case 2:
			a.Title = fmt.Sprint("Reworded ", c.IntN(2))
		case 3:
			a.Closure = [...]plan.Closure{{}, {Kind: "withdrawn", On: plan.DateAt(at)}, {Kind: "carried forward", On: plan.DateAt(at)}}[c.IntN(3)]
		case 4:
			a.Standing.Override = plan.Override{Status: plan.Green, Reason: "Seen.", ByTitle: "Director", At: at}
		case 5:
			a.Standing.SignedOff, a.Standing.SignedBy = plan.DateAt(at), director
		default:
			a.Standing = a.Standing.With(c.update(at), rounds)
		}
		if at.After(course[0].From) {
			course = append(course, plan.State{From: at, Action: a})
		}
	}
	return course
}

// standingAt is the position as a reader meets it then.
func standingAt(courses []plantest.Course, at time.Time) plan.Position {
	var actions []plan.Action
	for _, c := range courses {
		if a, ok := c.At(at); ok {
			actions = append(actions, a)
		}
	}
	today := plan.DateAt(at)
	return plan.Position{Today: today, Rounds: rounds, Actions: plan.Track(actions, rounds, today)}
}

func TestOverRandomHistoriesTheRecountTellsTheSameAsTheDifference(t *testing.T) {
	t.Parallel()
	seen := map[plan.Move]int{}
	facts := map[plan.FactKind]int{}
	for seed := range uint64(60) {
		c := chance{rand.New(rand.NewPCG(seed, 4))}
		var courses []plantest.Course
		for i := range 8 {
			courses = append(courses, c.course(fmt.Sprintf("A%02d", i)))
		}
		from, to := c.instant(), c.instant()
		if to.Before(from) {
			from, to = to, from
		}
		before, after := standingAt(courses, from), standingAt(courses, to)
		changes := plan.Difference(before, after, plan.DefaultDisclosure)
		recount := plantest.RecountOf(courses, rounds, from, to)
		if found := recount.Disagreements(changes); found != nil {
			t.Fatalf("seed %d, %s to %s: %v", seed, from, to, found)
		}
		for _, net := range []plan.Count{changes.Net(), recount.Net()} {
			if diff := cmp.Diff(without0(after.Count()), sum(before.Count(), net)); diff != "" {
				t.Fatalf("seed %d: old counts and moves do not make the new ones (-want +got):\n%s", seed, diff)
			}
		}
		for _, a := range changes.Actions {
			seen[a.Move]++
			for _, f := range a.Facts {
				facts[f.Kind]++
			}
		}
	}
	for _, m := range append(plan.Moves, plan.Stayed) {
		if seen[m] == 0 && m != plan.Dropped {
			t.Errorf("no history had the move %q, so it was not tried", m)
		}
	}
	for _, k := range []plan.FactKind{plan.Slipped, plan.Redated, plan.NewLead, plan.Reworded, plan.Unheard} {
		if facts[k] == 0 {
			t.Errorf("no history had the fact %q, so it was not tried", k)
		}
	}
}

func sum(a, b plan.Count) plan.Count {
	total := plan.Count{}
	for _, s := range plan.Statuses {
		total[s] = a[s] + b[s]
	}
	return without0(total)
}

func without0(c plan.Count) plan.Count {
	some := plan.Count{}
	for s, n := range c {
		if n != 0 {
			some[s] = n
		}
	}
	return some
}

func TestARecountThatDiffersSaysWhere(t *testing.T) {
	t.Parallel()
	from, to := demoDay.AddDays(-1).Start(), demoDay.Start()
	course := func(a plan.Action) []plantest.Course { return []plantest.Course{{{Action: a}}} }
	changes := plan.Difference(standingAt(course(onTrack()), from), standingAt(course(onTrack(slipsBy(30))), to), plan.DefaultDisclosure)
	for _, c := range []struct {
		name    string
		courses []plantest.Course
		want    []string
	}{
		{"history does not know of the slip", course(onTrack()), []string{"A06: history makes it “green to green.”, the positions “green to amber. A06 went from Green to Amber: " +
			"forecast 30 days after the due date. The first forecast is 30 April 2024, 30 days after the due date.”"}},
		{"history does not know of the action", nil, []string{"A06: a position has it, history does not"}},
	} {
		if diff := cmp.Diff(c.want, plantest.RecountOf(c.courses, rounds, from, to).Disagreements(changes)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestAStepSaysWhetherTheCalendarAloneTookIt(t *testing.T) {
	t.Parallel()
	late := onTrack(withPlan(goodPlan), func(a *plan.Action) { a.Due = day("2023-12-31") })
	moved := late
	moved.Standing = late.Standing.With(said("2024-01-30T10:00:00Z", func(u *plan.Update) { u.Recovery = goodPlan }), rounds)
	midnight := moved
	midnight.Standing = moved.Standing.With(said("2024-01-31T00:00:00Z", func(u *plan.Update) { u.Recovery = goodPlan }), rounds)
	course := plantest.Course{{Action: late}, {From: instant("2024-01-30T10:00:00Z"), Action: moved}, {From: demoDay.Start(), Action: midnight}}
	var got []string
	for _, s := range plantest.RecountOf([]plantest.Course{course}, rounds, instant("2023-12-30T09:00:00Z"), demoDay.Start()).Passages[0].Steps {
		got = append(got, s.Sentence())
	}
	want := []string{
		"1 January 2024: by the calendar alone, A06 went from Green to Amber: 1 day late; a recovery plan is in place.",
		"30 January 2024: A06 was updated and is still Amber.",
		"31 January 2024: by the calendar alone, A06 went from Amber to Red: 31 days late; a recovery plan is in place.",
		"31 January 2024: A06 was updated and is still Red.", // at midnight: the calendar turns first
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
}
