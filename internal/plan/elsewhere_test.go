package plan_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"
)

func TestWhatWaitsForOthersIsToldWithWhoAndSinceWhen(t *testing.T) {
	t.Parallel()
	of := func(ref, at string, change func(*plan.Action)) plan.Action {
		a := reportedOn().Action
		a.Ref, a.Reviewer, a.Priority, a.Standing.LastUpdate, a.Standing.Earlier = ref, "R09", "P3", instant(at), heard
		change(&a)
		return a
	}
	p := plan.Position{
		Today: demoDay, Rounds: rounds, Edition: plan.Edition{State: plan.InForce},
		Priorities: []plan.Priority{{Code: "P3", Lead: plan.Post{Code: "R09", Title: "Participation Officer"}}},
	}
	p.Actions = plan.Track([]plan.Action{
		of("A01", "2024-01-20T10:00:00Z", func(*plan.Action) {}),
		of("A02", "2024-01-19T10:00:00Z", delivered("minutes", 0)),
		of("A03", "2024-01-18T10:00:00Z", delivered("", 0)),
		of("A04", "2024-01-17T10:00:00Z", func(a *plan.Action) {
			a.Standing.Proposed, a.Standing.Reason, a.Standing.Review, a.Standing.Forecast = plan.Green, "Promised.", plan.ReviewPassed, a.Due.AddDays(30)
		}),
		of("A05", "2024-01-16T10:00:00Z", func(a *plan.Action) {
			a.Standing.Review, a.Standing.Returned = plan.ReviewFailed, plan.Return{Update: 3, At: instant("2024-01-21T10:00:00Z")}
		}),
	}, rounds, demoDay)
	own := *dcs
	own.Post = "R04" // leads them all
	lead := plan.Member{Account: 5, Role: plan.Officer, Post: "R04"}
	toAll := "Participation Officer to review the update, 20 January 2024"
	for _, c := range []struct {
		name string
		who  plan.Member
		want []string
	}{
		{"a director", *dcs, []string{
			"A03 " + p.Actions[2].Lead.Title + " to say where the evidence is, 18 January 2024",
			"A01 " + toAll,
			"A05 " + p.Actions[4].Lead.Title + " to post the update again, 21 January 2024",
		}},
		{"a director who leads them", own, []string{
			"A04 Another director to approve the better status, 17 January 2024",
			"A02 Another director to sign the delivery off, 19 January 2024",
			"A01 " + toAll,
		}},
		{"the lead", lead, []string{
			"A04 A director to approve the better status, 17 January 2024",
			"A02 A director to sign the delivery off, 19 January 2024",
			"A01 " + toAll,
		}},
		{"the lead of the priority", plan.Member{Account: 9, Role: plan.Officer, Post: "R09"}, []string{
			"A04 A director to approve the better status, 17 January 2024",
			"A03 " + p.Actions[2].Lead.Title + " to say where the evidence is, 18 January 2024",
			"A02 A director to sign the delivery off, 19 January 2024",
			"A05 " + p.Actions[4].Lead.Title + " to post the update again, 21 January 2024",
		}},
		{"another officer", plan.Member{Account: 6, Role: plan.Officer, Post: "R05"}, nil},
	} {
		var got []string
		for _, e := range p.WaitingElsewhere(c.who.Scope()) {
			got = append(got, e.Action.Ref+" "+e.Who+" "+e.What+", "+plan.DateAt(e.Since).Long())
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s is told\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
	p.Edition.State = plan.Closed
	if got := p.WaitingElsewhere(dcs.Scope()); len(got) != 0 {
		t.Errorf("in a closed edition wait %+v", got)
	}
}

func TestFiguresWaitForWhoReviewsThem(t *testing.T) {
	t.Parallel()
	s := overriddenAt(95, "", instant("2024-01-31T10:00:00Z"))
	s.Code, s.Priority, s.Reviewer = "L01", "P3", "R09"
	s.Values[0].Entered = instant("2024-01-12T10:00:00Z")
	p := plan.Position{
		Today: demoDay, Rounds: rounds, Edition: plan.Edition{State: plan.InForce}, Measures: []plan.Series{s},
		Priorities: []plan.Priority{{Code: "P3", Lead: plan.Post{Code: "R09", Title: "Participation Officer"}}},
	}
	steward := plan.Member{Account: 13, Role: plan.DataSteward, Post: "R13"}
	got := p.WaitingElsewhere(steward.Scope())
	if len(got) != 1 || !got[0].IsFigure() || got[0].Who != "Participation Officer, or any director" || got[0].What != "to review the figure" || got[0].Since != s.Values[0].Entered {
		t.Errorf("the steward is told %+v", got)
	}
	for name, who := range map[string]*plan.Member{"a director, for whom it waits": dcs, "an officer": {Role: plan.Officer, Post: "R04"}} {
		if got := p.WaitingElsewhere(who.Scope()); len(got) != 0 {
			t.Errorf("%s is told %+v", name, got)
		}
	}
}
