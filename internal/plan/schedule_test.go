package plan_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"planboard/internal/plan"
)

func TestARoundIsInOneStateEachDay(t *testing.T) {
	t.Parallel()
	r := rounds[7] // Q3 2023/24
	for _, c := range []struct {
		on   string
		want plan.RoundState
	}{
		{"2023-12-31", plan.RoundToOpen}, {"2024-01-01", plan.RoundOpen}, {"2024-01-30", plan.RoundOpen}, {"2024-01-31", plan.RoundDue},
		{"2024-02-01", plan.RoundInReview}, {"2024-02-05", plan.RoundInReview}, {"2024-02-06", plan.RoundPapers}, {"2024-02-13", plan.RoundPapers},
		{"2024-02-14", plan.RoundBoard}, {"2024-02-15", plan.RoundClosed}, {"2025-01-01", plan.RoundClosed},
	} {
		if got := r.State(day(c.on)); got != c.want {
			t.Errorf("on %s it is %q, want %q", c.on, got, c.want)
		}
	}
}

func TestAQuarterIsReadAsAddressesWriteIt(t *testing.T) {
	t.Parallel()
	if q, err := plan.ParseQuarterSlug("2023-24-Q3"); err != nil || q != (plan.Quarter{Year: 2023, N: 3}) || q.Slug() != "2023-24-Q3" {
		t.Errorf("%v, %v", q, err)
	}
	for _, s := range []string{"", "2023-24-Q5", "2023-25-Q3", "2023-24-Q3x", "23-24-Q3", "Q3 2023/24", "99999-00-Q1", "2023-24-Q03"} {
		if q, err := plan.ParseQuarterSlug(s); !errors.Is(err, plan.ErrNotFound) {
			t.Errorf("%q is read as %v, %v", s, q, err)
		}
	}
}

// schedule is every round of the tests, with the Boards they lead to and one
// more.
func schedule() plan.Schedule {
	s := plan.Schedule{}
	for _, r := range rounds {
		s.Rounds = append(s.Rounds, plan.PlannedRound{Round: r, Version: 1})
		s.Meetings = append(s.Meetings, plan.Meeting{On: r.Board})
	}
	for _, on := range []string{"2024-02-21", "2024-08-14", "2024-02-02"} {
		s.Meetings = append(s.Meetings, plan.Meeting{On: day(on)})
	}
	return s
}

func typedRound(q plan.Quarter, board string) plan.RoundInput {
	in := plan.RoundTyped(plan.NewRound(q, day(board)))
	in.Reason = "The chair is away."
	return in
}

func TestTheDatesOfARoundAreCheckedAgainstEachOther(t *testing.T) {
	t.Parallel()
	q3 := plan.Quarter{Year: 2023, N: 3}
	date := func(s string) plan.DateInput { return plan.DateTyped(day(s)) }
	for _, c := range []struct {
		name   string
		change func(*plan.RoundInput)
		fields string
	}{
		{"the Board meets a week later", func(in *plan.RoundInput) { *in = typedRound(q3, "2024-02-21") }, ""},
		{"nothing changes", func(*plan.RoundInput) {}, "opens"},
		{"no reason is given", func(in *plan.RoundInput) { *in = typedRound(q3, "2024-02-21"); in.Reason = "" }, "reason"},
		{"a date is left out", func(in *plan.RoundInput) { in.ReviewBy = plan.DateInput{} }, "review_by"},
		{"a date is none", func(in *plan.RoundInput) { in.Closes = plan.DateInput{Day: "30", Month: "2", Year: "2024"} }, "closes"},
		{"what has passed moves", func(in *plan.RoundInput) { in.Opens = date("2024-02-01") }, "opens"},
		{"a date moves into the past", func(in *plan.RoundInput) { in.UpdatesDue = date("2024-01-30") }, "updates_due"},
		{"the review ends before updates are due", func(in *plan.RoundInput) { in.UpdatesDue, in.ReviewBy = date("2024-02-05"), date("2024-02-02") }, "review_by"},
		{"papers go out before the review ends", func(in *plan.RoundInput) { in.PapersOut = date("2024-02-02") }, "papers_out"},
		{"papers go out too late", func(in *plan.RoundInput) { in.PapersOut = date("2024-02-07") }, "papers_out"},
		{"it closes on the day of the Board", func(in *plan.RoundInput) { in.Closes = date("2024-02-14") }, "closes"},
		{"the Board does not meet that day", func(in *plan.RoundInput) { *in = typedRound(q3, "2024-02-22") }, "board"},
		{"it runs into the next round", func(in *plan.RoundInput) { in.Closes = date("2024-04-02") }, "closes"},
	} {
		in := plan.RoundTyped(rounds[7])
		in.Reason = "The chair is away."
		c.change(&in)
		was, _ := schedule().Of(q3)
		got, err := plan.NewRoundPlan(was, in, schedule(), on("2024-01-31T10:00:00Z", clerk))
		if fields := strings.Join(fieldsOf(problemsOf(t, err)), " "); fields != c.fields {
			t.Errorf("%s: problems with %q, want %q: %v", c.name, fields, c.fields, err)
		}
		if err == nil && (got.Round.Quarter != q3 || got.By != 20 || got.Round.Board != day("2024-02-21")) {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestTheRoundAfterTheLastIsPlannedWithoutAReason(t *testing.T) {
	t.Parallel()
	next, ok := schedule().Next()
	if !ok || next != (plan.Quarter{Year: 2024, N: 1}) {
		t.Fatalf("next is %v, %v", next, ok)
	}
	was, err := schedule().Of(next)
	if err != nil || was.Version != 0 {
		t.Fatalf("%+v, %v", was, err)
	}
	in := typedRound(next, "2024-08-14")
	in.Reason = ""
	if _, err := plan.NewRoundPlan(was, in, schedule(), on("2024-01-31T10:00:00Z", clerk)); err != nil {
		t.Error(err)
	}
	if _, err := schedule().Of(next.Next()); !errors.Is(err, plan.ErrNotFound) {
		t.Errorf("the one after that: %v", err)
	}
	in.Opens = plan.DateTyped(day("2024-05-01"))
	if _, err := plan.NewRoundPlan(was, in, schedule(), on("2024-01-31T10:00:00Z", clerk)); problemsOf(t, err).For("opens") == "" {
		t.Error("it opens before its quarter has ended")
	}
}

func TestARoundThatWasLeftOutIsPlannedNext(t *testing.T) {
	t.Parallel()
	s := schedule()
	left := s.Rounds[3].Quarter
	s.Rounds = slices.Delete(s.Rounds, 3, 4)
	if next, _ := s.Next(); next != left {
		t.Errorf("%s is planned next, want %s", next, left)
	}
	if r, err := s.Of(left); err != nil || r.Version != 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestDatesAreWorkedOutFromTheBoardsDay(t *testing.T) {
	t.Parallel()
	in := plan.RoundInput{Board: plan.DateTyped(day("2024-02-21")), Reason: "Away."}
	out, err := in.WorkedOut(rounds[7], demoDay)
	want := plan.NewRound(plan.Quarter{Year: 2023, N: 3}, day("2024-02-21"))
	if err != nil || out.PapersOut != plan.DateTyped(want.PapersOut) || out.Closes != plan.DateTyped(day("2024-02-22")) || out.Reason != "Away." {
		t.Errorf("%+v, %v", out, err)
	}
	passed := rounds[7]
	passed.Opens = day("2024-01-04") // as was once decided
	if out, _ = in.WorkedOut(passed, demoDay); out.Opens != plan.DateTyped(passed.Opens) {
		t.Errorf("a date that has passed moves to %v", out.Opens)
	}
	for _, board := range []plan.DateInput{{}, {Day: "31", Month: "2", Year: "2024"}} {
		if _, err := (plan.RoundInput{Board: board}).WorkedOut(rounds[7], demoDay); problemsOf(t, err).For("board") == "" {
			t.Errorf("%v gives dates", board)
		}
	}
}

func TestWhoMayPlanAndSignOffARoundAndWhen(t *testing.T) {
	t.Parallel()
	pairs, refused := 0, 0
	signed := plan.RoundSignOff{At: instant("2024-02-01T10:00:00Z")}
	for _, role := range append([]plan.Role{""}, plan.Roles...) {
		for _, c := range []struct {
			on         string
			signed     plan.RoundSignOff
			plan, sign error // for whom it falls to
		}{
			{"2023-12-01", plan.RoundSignOff{}, nil, plan.ErrTooEarly},
			{"2024-01-30", plan.RoundSignOff{}, nil, plan.ErrTooEarly},
			{"2024-01-31", plan.RoundSignOff{}, nil, nil},
			{"2024-02-14", plan.RoundSignOff{}, nil, nil},
			{"2024-02-14", signed, nil, plan.ErrNothing},
			{"2024-02-15", plan.RoundSignOff{}, plan.ErrClosed, plan.ErrClosed},
			{"2024-02-15", signed, plan.ErrClosed, plan.ErrNothing},
		} {
			wantPlan, wantSign := c.plan, c.sign
			if role != plan.Secretary {
				wantPlan = plan.ErrForbidden
			}
			if role != plan.Director {
				wantSign = plan.ErrForbidden
			}
			r := plan.PlannedRound{Round: rounds[7], SignOff: c.signed}
			s := plan.Scope{Role: role, Reads: role != ""}
			gotPlan, gotSign := r.PermitPlan(s, day(c.on)), r.PermitSignOff(s, day(c.on))
			if gotPlan != wantPlan || gotSign != wantSign {
				t.Errorf("%q on %s: plan %v, sign off %v; want %v, %v", role, c.on, gotPlan, gotSign, wantPlan, wantSign)
			}
			for _, err := range []error{gotPlan, gotSign} {
				if pairs++; err != nil {
					refused++
				}
			}
		}
	}
	t.Logf("%d pairs, %d refused", pairs, refused)
}

func TestARoundKnowsWhatIsMissing(t *testing.T) {
	t.Parallel()
	of := func(ref string, at string, review plan.Review, changes ...func(*plan.Action)) plan.Action {
		a := reportedOn(changes...).Action
		a.Ref, a.Standing.LastUpdate, a.Standing.Review = ref, instant(at), review
		a.Standing.Earlier = heard
		return a
	}
	p := plan.Position{Today: demoDay, Rounds: rounds, Edition: plan.Edition{State: plan.InForce}}
	kept := plan.Series{Measure: plan.Measure{Code: "L01", Frequency: plan.Quarterly, Unit: plan.Percent}}
	p.Measures = []plan.Series{kept}
	p.Actions = plan.Track([]plan.Action{
		of("A01", "2024-01-20T10:00:00Z", plan.ReviewPassed),
		of("A02", "2024-01-20T10:00:00Z", plan.Unreviewed),
		of("A03", "2023-12-20T10:00:00Z", plan.ReviewPassed),
		of("A04", "2023-12-20T10:00:00Z", plan.ReviewFailed),
		of("A05", "2024-01-20T10:00:00Z", plan.ReviewPassed, lateBy(40)),
		of("A06", "2024-01-20T10:00:00Z", plan.ReviewPassed, lateBy(40), withPlan(goodPlan)),
		of("A07", "2024-01-20T10:00:00Z", plan.Unreviewed, delivered("minutes", director)),
		of("A08", "2023-12-20T10:00:00Z", plan.Unreviewed, closedAs("withdrawn")),
		of("A09", "2023-12-20T10:00:00Z", plan.Unreviewed, starts("2024-03-01")),
		of("A10", "2024-01-20T10:00:00Z", plan.Unreviewed, delivered("minutes", 0)),
	}, rounds, demoDay)
	var got []string
	for _, g := range p.Missing(rounds[7]) {
		got = append(got, g.Action.Ref+g.Measure.Code+" "+string(g.Kind))
	}
	want := "A03 no update in this round; A04 returned and not posted again; A02 not reviewed; A10 not reviewed; " +
		"A05 red without a recovery plan in force; L01 no figure for the quarter"
	if strings.Join(got, "; ") != want {
		t.Errorf("missing is\n%s, want\n%s", strings.Join(got, "; "), want)
	}
}

func TestTwoListsOfWhatIsMissingAreToldApart(t *testing.T) {
	t.Parallel()
	of := func(kind plan.GapKind, ref, code string) plan.Gap {
		g := plan.Gap{Kind: kind}
		g.Action.Ref, g.Measure.Code = ref, code
		return g
	}
	seen := map[int]string{}
	for name, gaps := range map[string]plan.Gaps{
		"nothing":        nil,
		"one":            {of(plan.GapUpdate, "A01", "")},
		"another":        {of(plan.GapUpdate, "A02", "")},
		"of another way": {of(plan.GapReview, "A01", "")},
		"a figure":       {of(plan.GapFigure, "", "L01")},
		"both":           {of(plan.GapUpdate, "A01", ""), of(plan.GapFigure, "", "L01")},
	} {
		v := gaps.Version()
		if other, known := seen[v]; known || v < 0 || v != gaps.Version() {
			t.Errorf("%s has version %d, as %q has", name, v, other)
		}
		seen[v] = name
	}
}

func TestASignOffWithSomethingMissingSaysWhy(t *testing.T) {
	t.Parallel()
	p := plan.Position{Today: demoDay, Rounds: rounds}
	whole := func(exception string) (plan.RoundSignOff, error) {
		return plan.NewRoundSignOff(p, rounds[7], exception, on("2024-01-31T10:00:00Z", dcs))
	}
	if s, err := whole("Not needed."); err != nil || s.Missing != 0 || s.Exception != "" || s.IsZero() {
		t.Errorf("with nothing missing: %+v, %v", s, err)
	}
	p.Actions = []plan.Tracked{reportedOn()} // its update is of the round before
	if _, err := whole(" "); problemsOf(t, err).For("exception") == "" {
		t.Error("it goes on without a word")
	}
	if s, err := whole("Promised for Friday."); err != nil || s.Missing != 1 || s.Exception != "Promised for Friday." || s.By != director {
		t.Errorf("with one missing: %+v, %v", s, err)
	}
}
