package plan_test

import (
	"testing"

	"planboard/internal/plan"
)

func TestSilenceMakesNotReported(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		starts        string
		last, earlier string
		today         string
		want          plan.Status
	}{
		{"no update ever is silence", "2022-04-01", "", "", "2024-01-31", plan.NotReported},
		{"an update in the second last closed round breaks it", "2022-04-01", "2023-07-20T09:00:00Z", "", "2024-01-31", plan.Green},
		{"an update before both rounds does not break it", "2022-04-01", "2023-06-30T22:59:59Z", "", "2024-01-31", plan.NotReported},
		{"the round opens at midnight in London, not in Greenwich", "2022-04-01", "2023-06-30T23:00:00Z", "", "2024-01-31", plan.Green},
		{"an update in the open round alone does not count", "2022-04-01", "2024-01-20T09:00:00Z", "", "2024-01-31", plan.NotReported},
		{"an update posted this minute in the open round does not count", "2022-04-01", "2024-01-31T09:00:00Z", "2023-05-04T09:00:00Z", "2024-01-31", plan.NotReported},
		{"an update before the one in the open round counts", "2022-04-01", "2024-01-20T09:00:00Z", "2023-11-05T09:00:00Z", "2024-01-31", plan.Green},
		{"the round is still open on the day of the Board", "2022-04-01", "2024-01-20T09:00:00Z", "", "2024-02-14", plan.NotReported},
		{"the round counts from the day after the Board", "2022-04-01", "2024-01-20T09:00:00Z", "", "2024-02-15", plan.Green},
		{"when a round closes, an older one falls out", "2022-04-01", "2023-07-20T09:00:00Z", "", "2024-02-15", plan.NotReported},
		{"an update between two rounds belongs to the one before", "2022-04-01", "2024-03-20T09:00:00Z", "", "2024-04-02", plan.Green},
		{"rounds opened before the start do not count", "2023-07-02", "", "", "2024-01-31", plan.Green},
		{"a round opened on the day of the start counts", "2023-07-01", "", "", "2024-01-31", plan.NotReported},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := onTrack(starts(c.starts), func(a *plan.Action) { a.Due = day("2025-03-31") })
			a.Standing = plan.Standing{}
			if c.last != "" {
				a.Standing.LastUpdate = instant(c.last)
			}
			if c.earlier != "" {
				a.Standing.Earlier = instant(c.earlier)
			}
			if got := a.Assess(rounds, day(c.today)); got.Status != c.want {
				t.Errorf("status %q, want %q", got.Status, c.want)
			}
		})
	}
}

func TestFewerThanTwoClosedRoundsAreNoSilence(t *testing.T) {
	t.Parallel()
	a := onTrack()
	a.Standing = plan.Standing{}
	for n, want := range map[int]plan.Status{0: plan.Green, 1: plan.Green, 2: plan.NotReported} {
		if got := a.Assess(rounds[:n], demoDay).Status; got != want {
			t.Errorf("with %d rounds: %q, want %q", n, got, want)
		}
	}
}

func TestSilenceNeverHidesARed(t *testing.T) {
	t.Parallel()
	silent := func(a *plan.Action) { a.Standing.LastUpdate = instant("2022-11-02T10:00:00Z") }
	got := onTrack(lateBy(31), silent).Assess(rounds, demoDay)
	if got.Status != plan.Red || !got.IsOverdueSilent() || got.Silent.Quarter.String() != "Q1 2023/24" {
		t.Errorf("red and silent: %q, silence beside it %v since %s", got.Status, got.IsOverdueSilent(), got.Silent.Quarter)
	}
	got = onTrack(slipsBy(10), silent, proposing(plan.Amber, "")).Assess(rounds, demoDay)
	if got.Status != plan.NotReported || got.Last != plan.Amber || got.IsOverdueSilent() {
		t.Errorf("amber and silent: %q with %q as history, want not reported with amber", got.Status, got.Last)
	}
	for _, a := range []plan.Action{onTrack(silent, delivered("minutes", 0)), onTrack(silent, starts("2024-02-01")), onTrack(silent, closedAs("withdrawn"))} {
		if got := a.Assess(rounds, demoDay).Status; got == plan.NotReported {
			t.Errorf("silence took the place of a rule before it, of action %+v", a)
		}
	}
	if onTrack(lateBy(31)).Assess(rounds, demoDay).IsOverdueSilent() {
		t.Error("a red action with an update is called silent")
	}
}

func TestAnUpdateInTheOpenRoundCountsWhenItCloses(t *testing.T) {
	t.Parallel()
	closes := day("2024-02-15")
	for _, c := range []struct {
		name          string
		last, earlier string
		due           string
		from          plan.Date
		history       plan.Status
	}{
		{"news of the open round is called history", "2024-01-31T09:00:00Z", "2023-05-04T09:00:00Z", "2024-03-31", closes, ""},
		{"news beside a red is kept back", "2024-01-31T09:00:00Z", "2023-05-04T09:00:00Z", "2023-12-01", closes, ""},
		{"what is old is called news", "2023-05-04T09:00:00Z", "", "2024-03-31", plan.Date{}, plan.Green},
		{"what never was silent waits for a round", "2024-01-31T09:00:00Z", "2023-11-05T09:00:00Z", "2024-03-31", plan.Date{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := onTrack(func(a *plan.Action) { a.Due = day(c.due) })
			a.Standing = plan.Standing{LastUpdate: instant(c.last), Proposed: plan.Green}
			if c.earlier != "" {
				a.Standing.Earlier = instant(c.earlier)
			}
			if got := a.Assess(rounds, demoDay); got.CountsFrom != c.from || got.Last != c.history {
				t.Errorf("it counts from %q with %q as history, want %q and %q", got.CountsFrom, got.Last, c.from, c.history)
			}
		})
	}
}

func TestAClosedEditionTellsWhatLivesOnFromWhatWasGivenUp(t *testing.T) {
	t.Parallel()
	p := position()
	p.Edition.State = plan.Closed
	p.Actions = plan.Track([]plan.Action{
		onTrack(delivered("minutes", director)), onTrack(closedAs("carried forward")), onTrack(closedAs("carried forward")), onTrack(closedAs("withdrawn")),
	}, rounds, demoDay)
	if got := p.Headline(); got != "This edition is closed. Of its 4 actions, one is complete, two are carried forward and one is withdrawn." {
		t.Errorf("headline %q", got)
	}
}
