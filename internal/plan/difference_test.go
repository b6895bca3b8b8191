package plan_test

import (
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

// with sets the status of a tracked action, as if the rules had given it.
func with(s plan.Status) plan.Tracked {
	return plan.Tracked{Action: plan.Action{Ref: "A01"}, Status: plan.Assessment{Status: s, Computed: s}}
}

// apart is the difference of two positions that hold one action each, two
// Boards of the demonstration apart.
func apart(before, after []plan.Tracked) plan.Changes {
	return plan.Difference(
		plan.Position{Today: day("2023-11-15"), Rounds: rounds, Actions: before},
		plan.Position{Today: demoDay, Rounds: rounds, Actions: after}, plan.DefaultDisclosure)
}

func TestEveryMoveOfAStatusHasOneClass(t *testing.T) {
	t.Parallel()
	const red, silent, amber, green, awaiting = plan.Red, plan.NotReported, plan.Amber, plan.Green, plan.Awaiting
	const complete, notYet, carried, withdrawn = plan.Complete, plan.NotStarted, plan.CarriedOver, plan.Withdrawn
	want := map[plan.Status]map[plan.Move][]plan.Status{
		red:       {plan.GotBetter: {amber, green, awaiting}, plan.WentSilent: {silent}, plan.Finished: {complete}, plan.Shifted: {notYet}, plan.CameToEnd: {carried, withdrawn}},
		silent:    {plan.GotWorse: {red}, plan.GotBetter: {amber, green, awaiting}, plan.Finished: {complete}, plan.Shifted: {notYet}, plan.CameToEnd: {carried, withdrawn}},
		amber:     {plan.GotWorse: {red}, plan.WentSilent: {silent}, plan.GotBetter: {green, awaiting}, plan.Finished: {complete}, plan.Shifted: {notYet}, plan.CameToEnd: {carried, withdrawn}},
		green:     {plan.GotWorse: {red, amber}, plan.WentSilent: {silent}, plan.GotBetter: {awaiting}, plan.Finished: {complete}, plan.Shifted: {notYet}, plan.CameToEnd: {carried, withdrawn}},
		awaiting:  {plan.GotWorse: {red, amber, green}, plan.WentSilent: {silent}, plan.Finished: {complete}, plan.Shifted: {notYet}, plan.CameToEnd: {carried, withdrawn}},
		complete:  {plan.GotWorse: {red, amber, green, awaiting}, plan.WentSilent: {silent}, plan.Shifted: {notYet}, plan.CameToEnd: {carried, withdrawn}},
		notYet:    {plan.GotWorse: {red, amber}, plan.Started: {green, awaiting}, plan.WentSilent: {silent}, plan.Finished: {complete}, plan.CameToEnd: {carried, withdrawn}},
		carried:   {plan.WentSilent: {silent}, plan.Shifted: {red, amber, green, awaiting, complete, notYet}, plan.CameToEnd: {withdrawn}},
		withdrawn: {plan.WentSilent: {silent}, plan.Shifted: {red, amber, green, awaiting, complete, notYet}, plan.CameToEnd: {carried}},
	}
	for was, moves := range want {
		pairs := 0
		for move, after := range moves {
			for _, is := range after {
				pairs++
				c := apart([]plan.Tracked{with(was)}, []plan.Tracked{with(is)})
				if len(c.Moved()) != 1 || c.Moved()[0].Move != move {
					t.Errorf("%s to %s is %v, want %q", was, is, c.Moved(), move)
				}
				if diff := cmp.Diff(plan.Count{was: -1, is: 1}, c.Net()); diff != "" {
					t.Errorf("%s to %s does not tie:\n%s", was, is, diff)
				}
			}
		}
		if pairs != len(plan.Statuses)-1 {
			t.Errorf("%d moves from %s are tried, want all %d", pairs, was, len(plan.Statuses)-1)
		}
		if c := apart([]plan.Tracked{with(was)}, []plan.Tracked{with(was)}); len(c.Actions) != 0 {
			t.Errorf("%s to itself is a change: %v", was, c.Actions)
		}
	}
}

func TestAnActionIsToldWithItsFactsInASentence(t *testing.T) {
	t.Parallel()
	due := func(s string) func(*plan.Action) { return func(a *plan.Action) { a.Due = day(s) } }
	forecast := func(s string) func(*plan.Action) { return func(a *plan.Action) { a.Standing.Forecast = day(s) } }
	recurring := func(a *plan.Action) { a.Recurs = "each quarter" }
	withdrawn := func(a *plan.Action) {
		a.Closure = plan.Closure{Kind: "withdrawn", On: day("2024-01-10"), Body: "Corporate Parenting Board", Reason: "Another serves better."}
	}
	worse := func(a *plan.Action) { a.Standing.Proposed, a.Standing.Reason = plan.Amber, "NHS partners left." }
	approved := func(a *plan.Action) {
		a.Standing.Override = plan.Override{Status: plan.Green, Reason: "I have seen the contracts.", ByTitle: "Director", At: day("2024-01-30").Start()}
	}
	type changes = []func(*plan.Action)
	for _, c := range []struct {
		name          string
		before, after changes
		move          plan.Move
		facts         []plan.FactKind
		sentence      string
	}{
		{"nothing changed", nil, nil, plan.Stayed, nil, ""},
		{"worse and slipped", nil, changes{slipsBy(365)}, plan.GotWorse, []plan.FactKind{plan.Slipped},
			"A06 went from Green to Red: forecast 365 days after the due date. The first forecast is 31 March 2025, 365 days after the due date."},
		{"a first forecast on the due date is no slip", nil, changes{slipsBy(0)}, plan.Stayed, nil, ""},
		{"a forecast moved later is a slip even before the due date", changes{forecast("2024-02-28")}, changes{forecast("2024-03-01")}, plan.Stayed, []plan.FactKind{plan.Slipped},
			"A06 is still Green. The forecast moved from 28 February 2024 to 1 March 2024, 2 days later."},
		{"a forecast moved earlier is no slip", changes{forecast("2024-05-31")}, changes{forecast("2024-04-30")}, plan.Stayed, nil, ""},
		{"a re-dated action has not slipped to a forecast within its new date", changes{forecast("")}, changes{due("2024-06-30"), forecast("2024-06-15")}, plan.Stayed, []plan.FactKind{plan.Redated},
			"A06 is still Green. Re-dated from 31 March 2024 to 30 June 2024."},
		{"re-dated to escape lateness is no progress", changes{lateBy(1)}, changes{due("2024-03-31")}, plan.OnlyReDated, []plan.FactKind{plan.Redated},
			"A06 went from Red to Green only because it was re-dated: by its old due date it would be Red. Re-dated from 30 January 2024 to 31 March 2024."},
		{"a slip that the new date swallows is told beside it", changes{slipsBy(30)}, changes{due("2024-06-30"), forecast("2024-07-02")}, plan.Stayed, []plan.FactKind{plan.Slipped, plan.Redated},
			"A06 is still Amber. The forecast moved from 30 April 2024 to 2 July 2024, 63 days later. Re-dated from 31 March 2024 to 30 June 2024."},
		{"nor does half the way count", changes{lateBy(40)}, changes{due("2024-03-31"), forecast("2024-04-30")}, plan.OnlyReDated, []plan.FactKind{plan.Slipped, plan.Redated},
			"A06 went from Red to Amber only because it was re-dated: by its old due date it would be Red. Forecast 30 days after the due date. The first forecast is 30 April 2024, 30 days after the due date. Re-dated from 22 December 2023 to 31 March 2024."},
		{"re-dated into lateness is no failure of delivery", nil, changes{due("2024-01-30")}, plan.OnlyReDated, []plan.FactKind{plan.Redated},
			"A06 went from Green to Red only because it was re-dated: by its old due date it would be Green. 1 day late; no recovery plan in force. Re-dated from 31 March 2024 to 30 January 2024."},
		{"what is better by the old date too has improved", changes{flagged}, changes{due("2024-06-30")}, plan.GotBetter, []plan.FactKind{plan.Redated},
			"A06 went from Red to Green. Re-dated from 31 March 2024 to 30 June 2024."},
		{"what is worse by the old date too got worse", nil, changes{flagged, due("2024-06-30")}, plan.GotWorse, []plan.FactKind{plan.Redated},
			"A06 went from Green to Red: an unresolved issue is flagged; no recovery plan in force. Re-dated from 31 March 2024 to 30 June 2024."},
		{"what was delivered is complete by any date", changes{lateBy(1)}, changes{due("2024-06-30"), delivered("minutes", director)}, plan.Finished, []plan.FactKind{plan.Redated},
			"A06 went from Red to Complete: delivered on 15 December 2023, signed off on 12 January 2024. Re-dated from 30 January 2024 to 30 June 2024."},
		{"another occurrence is no re-date, and its forecast no slip", changes{recurring, due("2024-01-31"), forecast("2024-01-31")}, changes{recurring, due("2024-03-31"), forecast("2024-03-31")}, plan.Stayed, []plan.FactKind{plan.NextTime},
			"A06 is still Green. It is judged by the occurrence due 31 March 2024; it was by the one due 31 January 2024."},
		{"what is delivered slips no more", nil, changes{slipsBy(30), delivered("minutes", director)}, plan.Finished, nil,
			"A06 went from Green to Complete: delivered on 15 December 2023, signed off on 12 January 2024."},
		{"delivered and not signed off", nil, changes{delivered("minutes", 0)}, plan.GotBetter, nil, "A06 went from Green to Awaiting sign-off: delivered on 15 December 2023."},
		{"withdrawn", changes{slipsBy(1)}, changes{slipsBy(30), withdrawn}, plan.CameToEnd, nil,
			"A06 was withdrawn by the Corporate Parenting Board on 10 January 2024; it was Amber. Another serves better."},
		{"a worse status that the lead proposes is told in the lead's words", nil, changes{worse}, plan.GotWorse, nil, "A06 went from Green to Amber. NHS partners left."},
		{"what a director shows as it was got worse all the same", nil, changes{flagged, approved}, plan.WorseByRule, nil,
			"A06 was Green and got worse: worked out Red, shown as Green by override. An unresolved issue is flagged; no recovery plan in force. Approved by the Director: I have seen the contracts."},
		{"nor is it progress when a director shows it better than it was", changes{slipsBy(30)}, changes{flagged, approved}, plan.WorseByRule, nil,
			"A06 was Amber and got worse: worked out Red, shown as Green by override. An unresolved issue is flagged; no recovery plan in force. Approved by the Director: I have seen the contracts."},
		{"what was overridden before and is no worse stays", changes{flagged, approved}, changes{flagged, approved}, plan.Stayed, nil, ""},
		{"another lead", nil, changes{func(a *plan.Action) { a.Lead = plan.Post{Code: "R05", Title: "Care Leaving Service Manager"} }}, plan.Stayed, []plan.FactKind{plan.NewLead},
			"A06 is still Green. It is led by the Care Leaving Service Manager; it was by the Head of Children in Care and Care Leavers."},
		{"a new title of the same post is no new lead", nil, changes{func(a *plan.Action) { a.Lead.Title = "Head of Care" }}, plan.Stayed, nil, ""},
		{"reworded", nil, changes{func(a *plan.Action) { a.Title = "Less" }}, plan.Stayed, []plan.FactKind{plan.Reworded}, "A06 is still Green. It reads “Less”; it read “”."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			track := func(by changes) []plan.Tracked {
				return plan.Track([]plan.Action{onTrack(by...)}, rounds, demoDay)
			}
			all := apart(track(c.before), track(c.after))
			got, told := all.Of("A06")
			var kinds []plan.FactKind
			for _, f := range got.Facts {
				kinds = append(kinds, f.Kind)
			}
			if told != (c.sentence != "") || got.Move != c.move {
				t.Errorf("told %v, moved %q, want %q", told, got.Move, c.move)
			}
			if diff := cmp.Diff(c.facts, kinds); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
			if told && got.Sentence() != c.sentence {
				t.Errorf("sentence\n got %q\nwant %q", got.Sentence(), c.sentence)
			}
		})
	}
}

func TestWhatCameAndWentIsTold(t *testing.T) {
	t.Parallel()
	c := apart([]plan.Tracked{with(plan.Amber)}, []plan.Tracked{{Action: plan.Action{Ref: "A02"}, Status: plan.Assessment{Status: plan.NotStarted}}})
	var got []string
	for _, a := range c.Actions {
		got = append(got, a.Sentence())
	}
	if diff := cmp.Diff([]string{"A02 is new in the plan: Not started.", "A01 is no longer in the plan; it was Amber."}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := c.Headline(); got != "No action improved or got worse. One is new and one is no longer in the plan. No action is red." {
		t.Errorf("headline %q", got)
	}
}
