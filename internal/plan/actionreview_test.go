package plan_test

import (
	"slices"
	"strings"
	"testing"

	"planboard/internal/plan"
)

var dcs = &plan.Member{Account: director, Title: "Director", Role: plan.Director, Post: "R02"}

func on(s string, by *plan.Member) plan.Occasion {
	return plan.Occasion{By: by, Rounds: rounds, Now: instant(s)}
}

// reportedOn is an action with an update that stands, with what a case changes.
func reportedOn(changes ...func(*plan.Action)) plan.Tracked {
	a := onTrack(changes...)
	a.Standing.Update, a.Standing.Review, a.Standing.Author = 12, plan.Unreviewed, lead
	return plan.Track([]plan.Action{a}, rounds, demoDay)[0]
}

func TestAReviewSaysWhatIsToBePutRight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		in     plan.ReviewInput
		fields string
	}{
		{"accepting needs no words", plan.ReviewInput{Verdict: "accepted"}, ""},
		{"accepting takes words", plan.ReviewInput{Verdict: "accepted", Comment: "Well told."}, ""},
		{"returning says why", plan.ReviewInput{Verdict: "returned", Comment: "How many?"}, ""},
		{"returning without a word is none", plan.ReviewInput{Verdict: "returned", Comment: " \n"}, "comment"},
		{"returning with nothing that is seen is none", plan.ReviewInput{Verdict: "returned", Comment: "\u200b \u200b"}, "comment"},
		{"no decision is none", plan.ReviewInput{Comment: "Hm."}, "verdict"},
		{"an unheard-of decision is none", plan.ReviewInput{Verdict: "signed off"}, "verdict"},
		{"a comment of a book is too long", plan.ReviewInput{Verdict: "returned", Comment: strings.Repeat("a", 2001)}, "comment"},
	} {
		e, err := plan.NewReview(reportedOn(), c.in, on("2024-01-31T10:00:00Z", dcs))
		if got := strings.Join(fieldsOf(problemsOf(t, err)), " "); got != c.fields {
			t.Errorf("%s: problems with %q, want %q", c.name, got, c.fields)
		}
		if err == nil && (string(e.Kind) != c.in.Verdict || e.Of != 12 || e.By != director || e.ByTitle != "Director" || e.Reason != c.in.Comment) {
			t.Errorf("%s: %+v", c.name, e)
		}
	}
}

func TestASignOffConfirmsTheEvidence(t *testing.T) {
	t.Parallel()
	a := reportedOn(delivered("minutes", 0))
	if _, err := plan.NewSignOff(a, plan.SignOffInput{}, on("2024-01-31T10:00:00Z", dcs)); len(problemsOf(t, err)) != 1 {
		t.Errorf("without a look at the evidence: %v", err)
	}
	e, err := plan.NewSignOff(a, plan.SignOffInput{Seen: true}, on("2024-01-31T10:00:00Z", dcs))
	if err != nil || e.Kind != plan.SignedOff || e.By != director {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestABetterStatusNeedsTheDirectorsOwnReason(t *testing.T) {
	t.Parallel()
	a := reportedOn(slipsBy(30), func(a *plan.Action) { a.Standing.Proposed, a.Standing.Reason = plan.Green, "A partner has promised." })
	_, err := plan.NewOverride(a, plan.OverrideInput{}, on("2024-01-31T10:00:00Z", dcs))
	if ps := problemsOf(t, err); ps.For("reason") != "Say why you approve Green when the rules give Amber" {
		t.Errorf("without a reason: %v", ps)
	}
	e, err := plan.NewOverride(a, plan.OverrideInput{Reason: "I have it in writing."}, on("2024-01-31T10:00:00Z", dcs))
	if err != nil || e.Kind != plan.Overridden || e.Status != plan.Green || e.Of != 12 {
		t.Fatalf("%+v, %v", e, err)
	}
	a.Standing.Override = plan.Override{Status: e.Status, Reason: e.Reason, ByTitle: e.ByTitle, At: e.At}
	as := a.Assess(rounds, demoDay)
	if as.Words() != "Green (worked out: Amber), overridden" || as.Proposed != "" {
		t.Errorf("it reads %q, and %q is still proposed", as.Words(), as.Proposed)
	}
	if why := as.Why(); why != "Forecast 30 days after the due date. Approved by the Director: I have it in writing." {
		t.Errorf("why: %q", why)
	}
	if after := a.Assess(rounds, day("2024-04-01")); after.OverrideNote() != "" {
		t.Errorf("in the next round it still says %q", after.OverrideNote())
	}
}

func TestEveryOverrideThereCanBeIsListed(t *testing.T) {
	t.Parallel()
	var words []string
	for _, as := range plan.Overridable {
		words = append(words, as.Words())
	}
	want := []string{"Amber (worked out: Red), overridden", "Green (worked out: Red), overridden", "Green (worked out: Amber), overridden"}
	if !slices.Equal(words, want) {
		t.Errorf("%q", words)
	}
}

func TestWhatWaitsIsListedOldestFirstForWhoDecidesIt(t *testing.T) {
	t.Parallel()
	of := func(ref string, at string, change func(*plan.Action)) plan.Action {
		a := reportedOn().Action
		a.Ref, a.Reviewer, a.Standing.LastUpdate, a.Standing.Earlier = ref, "R09", instant(at), heard
		change(&a)
		return a
	}
	nothing := func(*plan.Action) {}
	p := plan.Position{Today: demoDay, Rounds: rounds, Edition: plan.Edition{State: plan.InForce}}
	p.Actions = plan.Track([]plan.Action{
		of("A01", "2024-01-20T10:00:00Z", nothing),
		of("A02", "2024-01-19T10:00:00Z", func(a *plan.Action) { a.Lead.Code = "R09" }), // whom nobody else reviews
		of("A03", "2024-01-18T10:00:00Z", delivered("minutes", 0)),
		of("A04", "2024-01-17T10:00:00Z", delivered("", 0)),
		of("A05", "2024-01-16T10:00:00Z", func(a *plan.Action) {
			a.Standing.Proposed, a.Standing.Reason, a.Standing.Review, a.Standing.Forecast = plan.Green, "Promised.", plan.ReviewPassed, a.Due.AddDays(30)
		}),
		of("A06", "2024-01-15T10:00:00Z", func(a *plan.Action) { a.Lead.Code = "R02" }),     // the director's own
		of("A07", "2024-01-21T10:00:00Z", func(a *plan.Action) { a.Reporter.Code = "R09" }), // who led it until then
	}, rounds, demoDay)
	for _, c := range []struct {
		name string
		who  plan.Member
		want string
	}{
		{"a director", *dcs, "A05 overridden, A03 signed off, A02 accepted, A07 accepted"},
		{"the lead of the priority", plan.Member{Account: 9, Role: plan.Officer, Post: "R09"}, "A06 accepted, A04 accepted, A03 accepted, A01 accepted"},
		{"another officer", plan.Member{Account: 5, Role: plan.Officer, Post: "R05"}, ""},
		{"a board member", plan.Member{Account: 1, Role: plan.BoardMember, Post: "R01"}, ""},
	} {
		var got []string
		for _, w := range p.WaitingFor(c.who.Scope()) {
			got = append(got, w.Action.Ref+" "+string(w.Kind))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatWasSentBackIsListedUntilItIsPostedAgain(t *testing.T) {
	t.Parallel()
	told := tell([]plan.Update{said("2023-11-02T10:00:00Z", numbered(1)), said("2024-01-20T10:00:00Z", numbered(2))},
		event("2024-01-22T10:00:00Z", plan.Returned, of(2)))
	of := func(told plan.Telling) plan.Position {
		return plan.Position{Actions: plan.Track([]plan.Action{onTrack().Replay(agreed, told, rounds)}, rounds, demoDay)}
	}
	back := of(told).SentBack("R04")
	if len(back) != 1 || back[0].Standing.Returned.Comment != "because" || back[0].Standing.Update != 1 {
		t.Errorf("sent back: %+v", back)
	}
	if len(of(told).SentBack("R05")) != 0 {
		t.Error("it is told to another post")
	}
	again := plan.Telling{Events: append(slices.Clone(told.Events), plan.EventOf(said("2024-01-25T10:00:00Z", numbered(3))))}
	if len(of(again).SentBack("R04")) != 0 {
		t.Error("it is told after it was posted again")
	}
}

func TestAChangeToAnOverriddenStatusSaysSo(t *testing.T) {
	t.Parallel()
	a := reportedOn(slipsBy(30), func(a *plan.Action) { a.Standing.Proposed, a.Standing.Reason = plan.Green, "Promised." })
	before := plan.Position{Today: demoDay, Rounds: rounds, Actions: []plan.Tracked{a}}
	after := before
	over := a.Action
	over.Standing.Override = plan.Override{Status: plan.Green, Reason: "In writing.", ByTitle: "Director", At: instant("2024-01-31T10:00:00Z")}
	after.Actions = plan.Track([]plan.Action{over}, rounds, demoDay)
	told, ok := plan.Difference(before, after, plan.DefaultDisclosure).Of("A06")
	if want := "A06 went from Amber to Green (worked out: Amber), overridden because: In writing. Forecast 30 days"; !ok || !strings.HasPrefix(told.Sentence(), want) {
		t.Errorf("%q, want it to begin %q", told.Sentence(), want)
	}
}
