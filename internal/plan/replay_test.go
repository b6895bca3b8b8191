package plan_test

import (
	"testing"

	"planboard/internal/plan"
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

// numbered gives an update its number.
func numbered(id int64) func(*plan.Update) { return func(u *plan.Update) { u.ID = id } }

// correcting makes an update take the place of another.
func correcting(id int64) func(*plan.Update) { return func(u *plan.Update) { u.Supersedes = id } }

func worse(u *plan.Update) { u.Proposed, u.Reason = plan.Red, "no homes in sight" }

// event is something that the director did at an instant.
func event(at string, kind plan.EventKind, changes ...func(*plan.Event)) plan.Event {
	e := plan.Event{At: instant(at), By: director, ByTitle: "Director", Kind: kind, Reason: "because"}
	for _, change := range changes {
		change(&e)
	}
	return e
}

func of(id int64) func(*plan.Event)      { return func(e *plan.Event) { e.Of = id } }
func to(s plan.Status) func(*plan.Event) { return func(e *plan.Event) { e.Status = s } }
func due(s string) func(*plan.Event)     { return func(e *plan.Event) { e.Due = day(s) } }

// tell puts updates and events in the order in which they were recorded.
func tell(updates []plan.Update, events ...plan.Event) plan.Telling {
	var reported []plan.Event
	for _, u := range updates {
		reported = append(reported, plan.EventOf(u))
	}
	return plan.Telling{Events: plan.InOrder(reported, events)}
}

// agreed are the terms of an action on track.
var agreed = plan.Terms{Due: day("2024-03-31"), Lead: plan.Post{Code: "R04"}}

func TestReplayMakesAnActionWhatItsHistorySays(t *testing.T) {
	t.Parallel()
	first, second := said("2023-11-02T10:00:00Z", deliveredOn("2023-11-01")), said("2024-01-20T10:00:00Z", deliveredOn("2023-11-01"))
	early, late := event("2023-11-10T10:00:00Z", plan.SignedOff), event("2024-01-25T10:00:00Z", plan.SignedOff)
	green := said("2023-11-02T10:00:00Z", numbered(1))
	red := said("2024-01-20T10:00:00Z", numbered(2), worse)
	slip := said("2024-01-20T10:00:00Z", numbered(2), func(u *plan.Update) {
		u.Forecast, u.Proposed, u.Reason, u.Recovery = day("2024-04-30"), plan.Green, "a partner has promised", goodPlan
	})
	tests := []struct {
		name string
		told plan.Telling
		want plan.Status
	}{
		{"a delivery signed off is complete", tell([]plan.Update{first}, early), plan.Complete},
		{"an update after the sign-off asks for another", tell([]plan.Update{first, second}, early), plan.Awaiting},
		{"another sign-off completes again", tell([]plan.Update{first, second}, early, late), plan.Complete},
		{"without history an action is silent", plan.Telling{}, plan.NotReported},
		{"a worse proposal counts as long as it is not returned", tell([]plan.Update{green, red}), plan.Red},
		{"a returned update counts no more", tell([]plan.Update{green, red}, event("2024-01-22T10:00:00Z", plan.Returned, of(2))), plan.Green},
		{"a returned first update leaves silence", tell([]plan.Update{green}, event("2023-11-05T10:00:00Z", plan.Returned, of(1))), plan.NotReported},
		{"a correction takes the place of what it corrects", tell([]plan.Update{green, red, said("2024-01-25T10:00:00Z", numbered(3), correcting(2))}), plan.Green},
		{"a correction of an older update leaves the newer standing", tell([]plan.Update{green, red, said("2024-01-25T10:00:00Z", numbered(3), correcting(1))}), plan.Red},
		{"a correction of a correction too", tell([]plan.Update{green, red, said("2024-01-25T10:00:00Z", numbered(3), correcting(2)), said("2024-01-26T10:00:00Z", numbered(4), correcting(3), worse)}), plan.Red},
		{"a better status waits for a director", tell([]plan.Update{green, slip}), plan.Amber},
		{"approved, it is shown", tell([]plan.Update{green, slip}, event("2024-01-22T10:00:00Z", plan.Overridden, of(2), to(plan.Green))), plan.Green},
		{"approval of an update that no longer stands changes nothing", tell([]plan.Update{green, slip, said("2024-01-23T10:00:00Z", numbered(3), func(u *plan.Update) { u.Forecast = day("2024-04-30") })}, event("2024-01-24T10:00:00Z", plan.Overridden, of(2), to(plan.Green))), plan.Amber},
		{"a due date moved by decision is the one that counts", tell([]plan.Update{green}, event("2024-01-22T10:00:00Z", plan.ReDated, due("2023-12-01"))), plan.Red},
		{"a decision to end ends it", tell([]plan.Update{green}, event("2024-01-22T10:00:00Z", plan.Ended, func(e *plan.Event) { e.Closure = plan.Closure{Kind: "withdrawn"} })), plan.Withdrawn},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			replayed := onTrack().Replay(agreed, c.told, rounds)
			if got := replayed.Assess(rounds, demoDay).Status; got != c.want {
				t.Errorf("status %q, want %q", got, c.want)
			}
		})
	}
}

func TestAnOverrideLapsesWhenTheNextRoundOpens(t *testing.T) {
	t.Parallel()
	a := onTrack(slipsBy(30), withPlan(goodPlan))
	a.Standing.Earlier = instant("2023-08-02T10:00:00Z")
	a.Standing.Override = plan.Override{Status: plan.Green, Reason: "a partner has promised", At: instant("2023-11-06T10:00:00Z")}
	for _, c := range []struct {
		on   string
		want plan.Status
	}{{"2023-11-06", plan.Green}, {"2023-12-31", plan.Green}, {"2024-01-01", plan.Amber}} {
		as := a.Assess(rounds, day(c.on))
		if as.Status != c.want || as.Computed != plan.Amber || as.Override.IsZero() != (c.want == plan.Amber) {
			t.Errorf("on %s %q, computed %q, override %v; want %q", c.on, as.Status, as.Computed, as.Override, c.want)
		}
	}
}

func TestACorrectionSpeaksOfTheDayOfWhatItCorrects(t *testing.T) {
	t.Parallel()
	old := said("2023-08-20T10:00:00Z", numbered(1))
	a := onTrack().Replay(agreed, tell([]plan.Update{old, said("2024-01-25T10:00:00Z", numbered(2), correcting(1))}), rounds)
	if !a.Standing.LastUpdate.Equal(old.Submitted) || a.Standing.Update != 2 || a.Standing.Review != plan.Unreviewed {
		t.Errorf("last update %v, number %d, %q", a.Standing.LastUpdate, a.Standing.Update, a.Standing.Review)
	}
}

func TestReplayOfARecurringAction(t *testing.T) {
	t.Parallel()
	a := onTrack(func(a *plan.Action) { a.Recurs = "each quarter" })
	told := tell([]plan.Update{said("2023-10-02T10:00:00Z", deliveredOn("2023-09-28"))})
	told.Occurrences = []plan.Date{day("2023-09-30"), day("2023-12-31"), day("2024-03-31")}
	got := a.Replay(agreed, told, rounds)
	if got.Due != day("2023-12-31") || got.NextDue != day("2024-03-31") || !got.Standing.Delivered.IsZero() || got.Standing.Proposed+got.Standing.Computed != "" {
		t.Errorf("due %s, then %s, delivered %q, proposed %q", got.Due, got.NextDue, got.Standing.Delivered, got.Standing.Proposed)
	}
	if status := got.Assess(rounds, demoDay).Status; status != plan.Red {
		t.Errorf("a missed occurrence is %q, want red", status)
	}
	for _, kind := range []plan.EventKind{plan.Waived, plan.OccurrenceMet} {
		met := told
		met.Events = plan.InOrder(told.Events, []plan.Event{event("2024-01-10T10:00:00Z", kind, due("2023-12-31"))})
		got = a.Replay(agreed, met, rounds)
		if got.Due != day("2024-03-31") || !got.NextDue.IsZero() || got.Assess(rounds, demoDay).Status != plan.Green {
			t.Errorf("%s: due %s, status %q, want green", kind, got.Due, got.Assess(rounds, demoDay).Status)
		}
	}
	told.Events = append(told.Events, event("2023-12-20T10:00:00Z", plan.OccurrenceMet, due("2023-12-31")), plan.EventOf(said("2024-01-20T10:00:00Z", deliveredOn("2024-01-19"))))
	if got = a.Replay(agreed, told, rounds); got.Due != day("2024-03-31") || got.Assess(rounds, demoDay).Status != plan.Awaiting {
		t.Errorf("all delivered: due %s, status %q, want awaiting sign-off", got.Due, got.Assess(rounds, demoDay).Status)
	}
}

func TestSinceWhenAnActionHasItsStatus(t *testing.T) {
	t.Parallel()
	slipped := func(u *plan.Update) { u.Forecast = day("2024-04-30") }
	green, amber := said("2023-05-02T10:00:00Z", numbered(1)), said("2023-11-02T10:00:00Z", numbered(2), slipped)
	later := said("2023-11-02T10:00:00Z", numbered(2))
	for _, c := range []struct {
		name string
		due  string
		told plan.Telling
		keep int // states in sight; 0: all
		want string
	}{
		{"amber since the update that slipped", "", tell([]plan.Update{green, amber}), 0, "2023-11-02"},
		{"late without a plan since the day after it was due", "2023-12-31", tell([]plan.Update{green, later}), 0, "2024-01-01"},
		{"green since it started", "", tell([]plan.Update{said("2022-05-02T10:00:00Z", numbered(3)), said("2022-11-02T10:00:00Z", numbered(4)), green, later}), 0, "2022-04-01"},
		{"silent since the round after the last one heard closed", "", tell([]plan.Update{said("2022-08-01T10:00:00Z", numbered(1)), said("2023-02-02T10:00:00Z", numbered(2))}), 0, "2023-08-17"},
		{"what states out of sight were is not guessed", "", tell([]plan.Update{green, later}), 1, ""},
		{"states out of sight do not matter after a change", "", tell([]plan.Update{green, amber}), 2, "2023-11-02"},
		{"a due date that moved counts from its day", "2024-01-15", tell([]plan.Update{green, later}, event("2024-01-20T10:00:00Z", plan.ReDated, due("2024-03-31"))), 0, "2024-01-20"},
		{"overridden since the approval, also on the day of what it approves", "", tell([]plan.Update{green, later, said("2024-01-20T10:00:00Z", numbered(5), slipped)},
			event("2024-01-20T15:00:00Z", plan.Overridden, of(5), to(plan.Green))), 0, "2024-01-20"},
		{"re-dated since the decision, also on the day that made it necessary", "", tell([]plan.Update{green, later, said("2024-01-20T10:00:00Z", numbered(5), slipped)},
			event("2024-01-20T15:00:00Z", plan.ReDated, due("2024-06-30"))), 0, "2024-01-20"},
		{"a new due date that changes no status ends no time", "", tell([]plan.Update{said("2022-05-02T10:00:00Z", numbered(3)), said("2022-11-02T10:00:00Z", numbered(4)), green, later}, event("2024-01-20T15:00:00Z", plan.ReDated, due("2024-06-30"))), 0, "2022-04-01"},
		{"withdrawn since the Board decided", "", tell([]plan.Update{green}, event("2023-08-17T10:00:00Z", plan.Ended, func(e *plan.Event) { e.Closure = plan.Closure{Kind: "withdrawn", On: day("2023-08-16")} })), 0, "2023-08-16"},
		{"complete since it was signed off", "", tell([]plan.Update{said("2023-12-15T10:00:00Z", deliveredOn("2023-12-15"))}, event("2024-01-12T10:00:00Z", plan.SignedOff)), 0, "2024-01-12"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			terms := agreed
			if c.due != "" {
				terms.Due = day(c.due)
			}
			if got := dossier(terms, c.told, c.keep).Since().String(); got != c.want {
				t.Errorf("since %q, want %q", got, c.want)
			}
		})
	}
}

// dossier is the page of an action on the demo day, with its newest states in
// sight.
func dossier(terms plan.Terms, told plan.Telling, keep int) plan.Dossier {
	states := onTrack().States(instant("2022-04-01T00:00:00Z"), terms, told, rounds)
	d := plan.Dossier{Position: plan.Position{Today: demoDay, Rounds: rounds, Edition: plan.Edition{Starts: day("2022-04-01"), Ends: day("2024-03-31")}}}
	d.Action = plan.Track([]plan.Action{states[len(states)-1].Action}, rounds, demoDay)[0]
	for i := len(states) - 1; i >= 0 && (keep == 0 || len(d.States) < keep); i-- {
		d.States = append(d.States, states[i])
	}
	return d
}

func TestWhatHasNotStartedHasNoSince(t *testing.T) {
	t.Parallel()
	d := dossier(agreed, plan.Telling{}, 0)
	d.Action = plan.Track([]plan.Action{onTrack(starts("2024-03-01"))}, rounds, demoDay)[0]
	if got := d.Since(); !got.IsZero() {
		t.Errorf("since %s", got)
	}
}

func TestEachBoardSawTheStatusOfItsDay(t *testing.T) {
	t.Parallel()
	flagging := func(u *plan.Update) { u.Issue, u.Recovery = true, goodPlan }
	told := tell([]plan.Update{said("2023-04-20T10:00:00Z", numbered(3)), said("2023-07-10T10:00:00Z", numbered(1)), said("2023-10-20T10:00:00Z", numbered(2), flagging)},
		event("2023-11-20T10:00:00Z", plan.Returned, of(2)))
	d := dossier(agreed, told, 0)
	got := map[string]plan.Status{}
	for _, b := range d.AtBoards() {
		got[b.On.String()] = b.Status
	}
	if got["2023-08-16"] != plan.Green || got["2023-11-15"] != plan.Amber || got["2024-02-14"] != "" {
		t.Errorf("at Boards: %v", got)
	}
	d.States = d.States[:1] // only the newest in sight
	if len(d.AtBoards()) != 0 {
		t.Errorf("Boards before what is in sight are guessed: %v", d.AtBoards())
	}
}
