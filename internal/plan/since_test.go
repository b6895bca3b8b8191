package plan_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
)

// storied is the page of an action of which the updates say what is given, the
// earliest first, on 31 January 2024.
func storied(change func(*plan.Action), updates ...plan.Update) plan.Dossier {
	today := plan.NewDate(2024, 1, 31)
	rounds := plan.Rounds{
		plan.NewRound(plan.Quarter{Year: 2023, N: 1}, plan.NewDate(2023, 8, 16)),
		plan.NewRound(plan.Quarter{Year: 2023, N: 2}, plan.NewDate(2023, 11, 15)),
		plan.NewRound(plan.Quarter{Year: 2023, N: 3}, plan.NewDate(2024, 2, 14)),
	}
	due := plan.NewDate(2023, 12, 31)
	a := plan.Action{Starts: plan.NewDate(2023, 5, 1), Due: due, FirstDue: due}
	d := plan.Dossier{Position: plan.Position{Today: today, Rounds: rounds, Edition: plan.Edition{
		Starts: plan.NewDate(2022, 4, 1), Ends: plan.NewDate(2024, 3, 31)}}}
	for _, u := range updates {
		a.Standing = a.Standing.With(u, rounds)
		d.Story.Entries = append([]plan.StoryEntry{{At: u.Submitted, Update: &u}}, d.Story.Entries...)
	}
	if change != nil {
		change(&a)
	}
	d.Action = plan.Track([]plan.Action{a}, rounds, today)[0]
	return d
}

func updated(month time.Month, day int, change func(*plan.Update)) plan.Update {
	u := plan.Update{Submitted: time.Date(2023, month, day, 10, 0, 0, 0, time.UTC)}
	if change != nil {
		change(&u)
	}
	return u
}

func recovering(u *plan.Update) {
	u.Recovery = plan.Recovery{Text: "More tasters.", Lead: "Lead", By: plan.NewDate(2024, 4, 30)}
}

func flagging(u *plan.Update) { recovering(u); u.Issue = true }

func TestAtBoards(t *testing.T) {
	t.Parallel()
	later := func(a *plan.Action) { a.Due, a.FirstDue = plan.NewDate(2024, 6, 30), plan.NewDate(2024, 6, 30) }
	tests := []struct {
		name string
		d    plan.Dossier
		want []plan.Status
	}{
		{"each Board has the status of its day, and one to come has none", storied(later, updated(7, 10, nil), updated(10, 20, flagging)), []plan.Status{plan.Green, plan.Amber}},
		{"a Board before the start saw it not started", storied(func(a *plan.Action) { later(a); a.Starts = plan.NewDate(2023, 9, 1) }, updated(10, 20, nil)), []plan.Status{plan.NotStarted, plan.Green}},
		{"a decision is not seen before it was taken", storied(func(a *plan.Action) {
			later(a)
			a.Closure = plan.Closure{Kind: "withdrawn", On: plan.NewDate(2023, 11, 15)}
		}, updated(7, 10, nil)), []plan.Status{plan.Green, plan.Withdrawn}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []plan.Status
			for _, b := range tt.d.AtBoards() {
				got = append(got, b.Status)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
