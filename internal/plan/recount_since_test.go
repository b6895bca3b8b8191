package plan_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

// diary is an action with a whole story, drawn at random, of which no part is
// out of sight.
func diary(r *rand.Rand) plan.Dossier {
	today := positionDays[r.IntN(len(positionDays))]
	due := today.AddDays(r.IntN(300) - 100)
	a := plan.Action{Starts: today.AddDays(30 - r.IntN(500)), Due: due, FirstDue: due}
	d := plan.Dossier{Position: plan.Position{Today: today, Rounds: rounds, Edition: plan.Edition{Starts: today.AddDays(-700), Ends: today.AddDays(90)}}}
	var told plan.Telling
	for at := a.Starts.AddDays(r.IntN(60)); !at.After(today); at = at.AddDays(7 + r.IntN(200)) {
		u := plan.Update{ID: int64(len(told.Events) + 1), Submitted: at.Start(), Issue: r.IntN(4) == 0}
		if r.IntN(2) == 0 {
			u.Recovery = plan.Recovery{Text: "More staff", Lead: "Head of service", By: at.AddDays(r.IntN(120))}
		}
		if r.IntN(3) == 0 {
			u.Forecast = due.AddDays(r.IntN(200))
		}
		if r.IntN(12) == 0 {
			u.Delivered, u.Evidence = at, "Minute 4"
		}
		told.Events = append(told.Events, plan.EventOf(u))
		later := plan.Event{At: at.Start().Add(5 * time.Hour), Of: u.ID, Reason: "because"}
		switch r.IntN(4) { // on the same day
		case 0:
			later.Kind, later.Due = plan.ReDated, due.AddDays(r.IntN(300)-100)
		case 1:
			later.Kind, later.Status = plan.Overridden, plan.Green
		default:
			continue
		}
		told.Events = append(told.Events, later)
	}
	if lived := today.DaysSince(a.Starts); lived > 0 && r.IntN(6) == 0 {
		on := today.AddDays(-r.IntN(lived))
		told.Events = plan.InOrder(told.Events, []plan.Event{{At: on.Start(), Kind: plan.Ended, Closure: plan.Closure{Kind: "withdrawn", On: on}}})
	}
	for _, s := range a.States(d.Position.Edition.Starts.Start(), plan.Terms{Due: due}, told, rounds) {
		d.States = append([]plan.State{s}, d.States...)
	}
	d.Story.Entries = told.Events
	d.Action = plan.Track([]plan.Action{d.States[0].Action}, rounds, today)[0]
	return d
}

// assessedAt is how the action stood at an instant, told from the beginning with
// nothing that was said or decided later.
func assessedAt(d plan.Dossier, at time.Time) plan.Assessment {
	told := plan.Telling{}
	for _, e := range d.Story.Entries {
		if !e.At.After(at) {
			told.Events = append(told.Events, e)
		}
	}
	return d.Action.Replay(plan.Terms{Due: d.Action.FirstDue}, told, rounds).Assess(rounds, plan.DateAt(at))
}

// turns are the instants at which the status of the action can be another: the
// beginning of each day from its start on, and all that happened since.
func turns(d plan.Dossier) []time.Time {
	var all []time.Time
	for day := d.Action.Starts; !day.After(d.Position.Today); day = day.AddDays(1) {
		all = append(all, day.Start())
	}
	for _, e := range d.Story.Entries {
		if !plan.DateAt(e.At).Before(d.Action.Starts) && !plan.DateAt(e.At).After(d.Position.Today) {
			all = append(all, e.At)
		}
	}
	slices.SortFunc(all, time.Time.Compare)
	return all
}

func TestSinceIsTheDayFoundByGoingThroughTheWholeDiary(t *testing.T) {
	t.Parallel()
	days, boards, within := map[plan.Status]int{}, 0, 0
	for i := range 300 {
		d := diary(rand.New(rand.NewPCG(7, uint64(i))))
		now, from, stood := d.Action.Status.Status, d.Action.Starts.Start(), true
		for _, at := range turns(d) {
			is := assessedAt(d, at).Status == now
			if is && !stood {
				from = at
			}
			stood = is
		}
		since := plan.DateAt(from)
		if from.After(since.Start()) {
			within++
		}
		if now == plan.NotStarted {
			since = plan.Date{} // from the day it was promised, which no story tells
		}
		if days[now]++; d.Since() != since {
			t.Errorf("diary %d: %s since %v, by the diary since %v", i, now, d.Since(), since)
		}
		var want []plan.BoardStatus
		for _, r := range rounds {
			if q := r.Quarter; !q.First().Before(d.Position.Edition.Starts) && !q.Last().After(d.Position.Edition.Ends) && !r.Board.After(d.Position.Today) {
				want = append(want, plan.BoardStatus{On: r.Board, Assessment: assessedAt(d, r.Board.End())})
			}
		}
		if boards += len(want); !cmp.Equal(want, d.AtBoards()) {
			t.Errorf("diary %d: at the Boards %v, by the diary %v", i, d.AtBoards(), want)
		}
	}
	if len(days) < 7 || boards < 500 || within < 20 {
		t.Errorf("too little was checked: %v, %d Boards, %d since some hour of a day", days, boards, within)
	}
}
