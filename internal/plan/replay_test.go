package plan_test

import (
	"testing"
	"time"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

// said is an update at an instant, with what a case changes.
func said(at string, changes ...func(*plan.Update)) plan.Update {
	u := plan.Update{By: lead, Submitted: instant(at), Narrative: at, Proposed: plan.Green}
	for _, change := range changes {
		change(&u)
	}
	return u
}

func deliveredOn(s string) func(*plan.Update) {
	return func(u *plan.Update) {
		u.Delivered, u.Evidence, u.Proposed, u.Computed = day(s), "minutes", plan.Complete, plan.Awaiting
	}
}

func TestReplayGivesTheStandingThatWasKept(t *testing.T) {
	t.Parallel()
	first, second := said("2023-11-02T10:00:00Z", deliveredOn("2023-11-01")), said("2024-01-20T10:00:00Z", deliveredOn("2023-11-01"))
	early, late := plan.Signing{At: instant("2023-11-10T10:00:00Z"), By: director}, plan.Signing{At: instant("2024-01-25T10:00:00Z"), By: director}
	for _, c := range []struct {
		name     string
		reported plan.Reported
		want     plan.Status
	}{
		{"a delivery signed off is complete", plan.Reported{Updates: []plan.Update{first}, SignOffs: []plan.Signing{early}}, plan.Complete},
		{"an update after the sign-off asks for another", plan.Reported{Updates: []plan.Update{first, second}, SignOffs: []plan.Signing{early}}, plan.Awaiting},
		{"another sign-off completes again", plan.Reported{Updates: []plan.Update{first, second}, SignOffs: []plan.Signing{early, late}}, plan.Complete},
		{"without history an action is silent", plan.Reported{}, plan.NotReported},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := onTrack(func(a *plan.Action) { a.FirstDue = a.Due })
			replayed := a.Replay(c.reported, rounds)
			if got := replayed.Assess(rounds, demoDay).Status; got != c.want {
				t.Errorf("status %q, want %q", got, c.want)
			}
			kept := a
			kept.Standing = plan.Standing{}
			for i, u := range c.reported.Updates {
				kept.Standing, kept.Due = kept.After(u, rounds)
				for _, s := range c.reported.SignOffs {
					if !s.At.Before(u.Submitted) && (i+1 == len(c.reported.Updates) || s.At.Before(c.reported.Updates[i+1].Submitted)) {
						kept.Standing.SignedOff, kept.Standing.SignedBy = plan.DateAt(s.At), s.By
					}
				}
			}
			if diff := cmp.Diff(kept, replayed); diff != "" {
				t.Errorf("replayed and kept differ: %s", diff)
			}
		})
	}
}

func TestReplayOfARecurringAction(t *testing.T) {
	t.Parallel()
	a := onTrack(func(a *plan.Action) { a.Recurs, a.FirstDue = "each quarter", day("2023-09-30") })
	occurrences := []plan.Occurrence{{Due: day("2023-09-30"), Delivered: day("2023-09-28")}, {Due: day("2023-12-31")}, {Due: day("2024-03-31")}}
	r := plan.Reported{Occurrences: occurrences, Updates: []plan.Update{said("2023-10-02T10:00:00Z", deliveredOn("2023-09-28"))}}
	got := a.Replay(r, rounds)
	if got.Due != day("2023-12-31") || got.NextDue != day("2024-03-31") || !got.Standing.Delivered.IsZero() || got.Standing.Proposed+got.Standing.Computed != "" {
		t.Errorf("due %s, then %s, delivered %q, proposed %q", got.Due, got.NextDue, got.Standing.Delivered, got.Standing.Proposed)
	}
	if status := got.Assess(rounds, demoDay).Status; status != plan.Red {
		t.Errorf("a missed occurrence is %q, want red", status)
	}
	for i := range occurrences {
		occurrences[i].Delivered = occurrences[i].Due
	}
	got = a.Replay(r, rounds)
	if got.Due != day("2024-03-31") || !got.NextDue.IsZero() || got.Assess(rounds, demoDay).Status != plan.Awaiting {
		t.Errorf("all delivered: due %s, status %q, want awaiting sign-off", got.Due, got.Assess(rounds, demoDay).Status)
	}
}

func TestSinceWhenAnActionHasItsStatus(t *testing.T) {
	t.Parallel()
	slipped := func(u *plan.Update) { u.Forecast = day("2024-04-30") }
	green, amber := said("2023-05-02T10:00:00Z"), said("2023-11-02T10:00:00Z", slipped)
	for _, c := range []struct {
		name    string
		change  func(*plan.Action)
		updates []plan.Update // the earliest first
		hidden  string        // when an older update out of sight was posted, "" for none
		want    string
	}{
		{"amber since the update that slipped", nil, []plan.Update{green, amber}, "", "2023-11-02"},
		{"late without a plan since the day after it was due", func(a *plan.Action) { a.Due, a.FirstDue = day("2023-12-31"), day("2023-12-31") }, []plan.Update{green, said("2023-11-02T10:00:00Z")}, "", "2024-01-01"},
		{"green since it started", nil, []plan.Update{said("2022-05-02T10:00:00Z"), said("2022-11-02T10:00:00Z"), said("2023-05-02T10:00:00Z"), said("2023-11-02T10:00:00Z")}, "", "2022-04-01"},
		{"silent since the round after the last one heard closed", nil, []plan.Update{said("2022-08-01T10:00:00Z"), said("2023-02-02T10:00:00Z")}, "", "2023-08-17"},
		{"what older updates said is not guessed", nil, []plan.Update{said("2023-11-02T10:00:00Z")}, "2023-05-02T10:00:00Z", ""},
		{"older updates out of sight do not matter after a change", nil, []plan.Update{said("2023-02-02T10:00:00Z"), green, amber}, "2022-11-05T10:00:00Z", "2023-11-02"},
		{"whether it was silent before older updates is not guessed", nil, []plan.Update{green, amber}, "2022-11-05T10:00:00Z", ""},
		{"whether two updates of one round broke a silence is not guessed", nil, []plan.Update{said("2023-10-20T10:00:00Z"), said("2023-10-25T10:00:00Z"), said("2024-01-20T10:00:00Z")}, "2023-05-02T10:00:00Z", ""},
		{"a due date that moved is not judged backwards", func(a *plan.Action) { a.FirstDue = day("2023-12-31") }, []plan.Update{green, amber}, "", ""},
		{"a recurring action is not judged backwards", func(a *plan.Action) { a.Recurs = "each quarter" }, []plan.Update{green, amber}, "", ""},
		{"withdrawn since the Board decided", closedAs("withdrawn"), []plan.Update{green}, "", "2023-08-16"},
		{"complete since it was signed off", delivered("minutes", director), nil, "", "2024-01-12"},
		{"what has not started has no since", starts("2024-03-01"), nil, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := onTrack(func(a *plan.Action) { a.FirstDue = a.Due })
			a.Standing = plan.Standing{}
			var story plan.Story
			if c.hidden != "" {
				a.Standing.LastUpdate, story.Older = instant(c.hidden), 3
			}
			for _, u := range c.updates {
				a.Standing, a.Due = a.After(u, rounds)
				story.Entries = append([]plan.StoryEntry{{At: u.Submitted, Update: &u}}, story.Entries...)
			}
			if c.change != nil {
				c.change(&a)
			}
			d := plan.Dossier{Position: plan.Position{Today: demoDay, Rounds: rounds}, Action: plan.Track([]plan.Action{a}, rounds, demoDay)[0], Story: story}
			if got := d.Since().String(); got != c.want {
				t.Errorf("%s since %q, want %q", d.Action.Status.Status, got, c.want)
			}
		})
	}
}

func TestSinceOfAnOlderPartOfTheStoryIsNotGuessed(t *testing.T) {
	t.Parallel()
	old := said("2023-05-02T10:00:00Z")
	a := onTrack(func(a *plan.Action) { a.FirstDue, a.Standing.Earlier = a.Due, old.Submitted })
	d := plan.Dossier{
		Position: plan.Position{Today: demoDay, Rounds: rounds},
		Action:   plan.Track([]plan.Action{a}, rounds, demoDay)[0],
		Story:    plan.Story{Entries: []plan.StoryEntry{{At: old.Submitted, Update: &old}, {At: time.Time{}}}},
	}
	if got := d.Since(); !got.IsZero() {
		t.Errorf("since %s, though what came between is out of sight", got)
	}
}
