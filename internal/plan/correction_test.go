package plan_test

import (
	"errors"
	"slices"
	"testing"

	"planboard/internal/plan"
)

var leading = &plan.Member{Account: lead, Title: "Head of Service", Role: plan.Officer, Post: "R04"}

// page is the page of an action on the demo day, with its whole story.
func page(told plan.Telling) plan.Dossier {
	d := dossier(agreed, told, 0)
	for i := range told.Events {
		d.Story.Entries = append(d.Story.Entries, told.Events[len(told.Events)-1-i])
	}
	return d
}

func correct(t *testing.T, d plan.Dossier, change func(*plan.CorrectionInput)) (plan.Update, plan.Problems) {
	t.Helper()
	in := plan.CorrectionOf(*d.Standing())
	in.Because = "It was mistyped."
	change(&in)
	u, err := plan.NewCorrection(d, in, on("2024-01-31T10:00:00Z", leading))
	return u, problemsOf(t, err)
}

func TestACorrectionIsJudgedByTheDayOfWhatItCorrects(t *testing.T) {
	t.Parallel()
	late := func(u *plan.Update) {
		u.Forecast, u.Computed, u.Recovery = day("2024-04-30"), plan.Amber, plan.Recovery{Text: "More panels.", Lead: "Head", By: day("2024-01-15")}
		u.Proposed = plan.Amber
	}
	d := page(tell([]plan.Update{said("2023-11-02T10:00:00Z", numbered(1)), said("2024-01-10T10:00:00Z", numbered(2), late)}))
	u, ps := correct(t, d, func(in *plan.CorrectionInput) { in.Narrative = "Ten panels." })
	if len(ps) > 0 || u.Supersedes != 2 || u.Because != "It was mistyped." || u.Narrative != "Ten panels." || u.Computed != plan.Amber {
		t.Fatalf("a recovery date that had not passed on the day is refused, or %+v; %v", u, ps)
	}
	if u.Round != (plan.Quarter{Year: 2023, N: 3}) || !u.Submitted.Equal(instant("2024-01-31T10:00:00Z")) {
		t.Errorf("round %s, recorded %s", u.Round, u.Submitted)
	}
	for _, c := range []struct {
		name   string
		change func(*plan.CorrectionInput)
		field  string
		says   string
	}{
		{"a correction does not say why", func(in *plan.CorrectionInput) { in.Narrative, in.Because = "Ten.", "" }, "because", "Say why the update is corrected"},
		{"a correction changes nothing", func(*plan.CorrectionInput) {}, "narrative", "Nothing differs from what stands: change what was wrong, or cancel"},
		{"it was delivered after the day of which it speaks", func(in *plan.CorrectionInput) { in.Delivered = plan.DateTyped(day("2024-01-20")) }, "delivered",
			"Date delivered must be 10 January 2024, the day of the update, or earlier"},
		{"what is wrong in the update form is wrong here", func(in *plan.CorrectionInput) { in.Narrative = "" }, "narrative", "Enter what has changed since the last update"},
	} {
		if _, ps := correct(t, d, c.change); ps.For(c.field) != c.says {
			t.Errorf("%s: %v", c.name, ps)
		}
	}
}

func TestACorrectedDeliveryOfARecurringActionIsJudgedByItsOwnDate(t *testing.T) {
	t.Parallel()
	told := tell([]plan.Update{said("2023-10-02T10:00:00Z", numbered(1), deliveredOn("2023-09-28"))})
	told.Occurrences = []plan.Date{day("2023-09-30"), day("2023-12-31"), day("2024-03-31")}
	d := page(told)
	if before := d.Before(); before.Due != day("2023-09-30") || d.Action.Due != day("2023-12-31") {
		t.Fatalf("before it was due %s, now %s", before.Due, d.Action.Due)
	}
	if _, ps := correct(t, d, func(in *plan.CorrectionInput) {
		in.Status, in.Delivered, in.Reason = "red", plan.DateInput{}, ""
	}); ps.For("recovery_plan") == "" { // two days late on the day of the update, and not by the date after it
		t.Errorf("taken back, it asks for no recovery plan: %v", ps)
	}
	u, ps := correct(t, d, func(in *plan.CorrectionInput) { in.Evidence = "the page itself" })
	if len(ps) > 0 || u.Delivered != day("2023-09-28") || u.Computed != plan.Green {
		t.Errorf("computed %q, %v", u.Computed, ps)
	}
}

func TestOnlyWhatStandsIsCorrected(t *testing.T) {
	t.Parallel()
	d := page(tell(nil))
	if _, err := plan.NewCorrection(d, plan.CorrectionInput{}, on("2024-01-31T10:00:00Z", leading)); !errors.Is(err, plan.ErrNothing) {
		t.Errorf("without any update: %v", err)
	}
	told := tell([]plan.Update{said("2023-11-02T10:00:00Z", numbered(1)), said("2024-01-10T10:00:00Z", numbered(2)),
		said("2024-01-12T10:00:00Z", numbered(3), correcting(2))})
	if got := page(told).Standing(); got == nil || got.ID != 3 {
		t.Errorf("what stands is %+v, want the correction", got)
	}
}

func TestARestatementKnowsWhoSawTheOld(t *testing.T) {
	t.Parallel()
	first := said("2023-11-02T10:00:00Z", numbered(1))
	again := said("2024-01-12T10:00:00Z", numbered(2), correcting(1), func(u *plan.Update) { u.Because = "Miscounted." })
	s := page(tell([]plan.Update{first, again})).Story
	s.Shown = []plan.Showing{
		{Meeting: day("2023-08-16"), At: instant("2023-08-08T15:00:00Z")}, // before it was said
		{Meeting: day("2023-11-15"), At: instant("2023-11-07T16:00:00Z")},
		{Meeting: day("2024-01-17"), At: instant("2024-01-12T10:00:00Z")}, // when it had been put right
	}
	r, ok := s.Restatement(s.Entries[0])
	if !ok || r.Old.ID != 1 || r.New.Because != "Miscounted." || !slices.Equal(r.Seen, []plan.Date{day("2023-11-15")}) {
		t.Errorf("%+v, %v", r, ok)
	}
	if s.Entries[0].Reason != "Miscounted." {
		t.Errorf("the correction says %q", s.Entries[0].Reason)
	}
	if _, ok := s.Restatement(s.Entries[1]); ok {
		t.Error("an update is a restatement of nothing")
	}
	s.Entries = s.Entries[:1]
	if _, ok := s.Restatement(s.Entries[0]); ok {
		t.Error("what is not told is restated")
	}
}

func TestAReasonDoesNotPassOnToAnotherStatus(t *testing.T) {
	t.Parallel()
	d := page(tell([]plan.Update{said("2024-01-20T10:00:00Z", numbered(1), worse)}))
	for _, c := range []struct {
		name   string
		change func(*plan.CorrectionInput)
		reason string // on the record
		says   string // of the reason
	}{
		{"a reason is asked for again though the status is the same", func(in *plan.CorrectionInput) { in.Narrative = "Ten." }, "no homes in sight", ""},
		{"the reason for Red stands for Amber", func(in *plan.CorrectionInput) { in.Status = "amber" }, "", "Say why you propose Amber when the dates and facts you entered make it Green"},
		{"the reason for Red stands beside a Green that needs none", func(in *plan.CorrectionInput) { in.Status = "green" }, "", ""},
		{"a reason of its own is not taken", func(in *plan.CorrectionInput) { in.Status, in.Reason = "amber", "Homes are in sight." }, "Homes are in sight.", ""},
	} {
		u, ps := correct(t, d, func(in *plan.CorrectionInput) {
			planned(&in.UpdateInput)
			in.Forecast, in.Issue = plan.DateInput{}, false
			c.change(in)
		})
		if ps.For("reason") != c.says || u.Reason != c.reason {
			t.Errorf("%s: %q is recorded, %v", c.name, u.Reason, ps)
		}
	}
}

func TestAReturnedUpdateFillsTheFormAgain(t *testing.T) {
	t.Parallel()
	told := tell([]plan.Update{said("2023-11-02T10:00:00Z", numbered(1)), said("2024-01-20T10:00:00Z", numbered(2), worse)},
		event("2024-01-22T10:00:00Z", plan.Returned, of(2)))
	in := page(told).InputAgain(on("2024-01-31T10:00:00Z", leading))
	if in.Narrative != "2024-01-20T10:00:00Z" || in.Status != "red" || in.Reason != "no homes in sight" {
		t.Errorf("%+v", in)
	}
	told.Events = told.Events[:2]
	if in := page(told).InputAgain(on("2024-01-31T10:00:00Z", leading)); in.Narrative != "" {
		t.Errorf("what counts is filled in as news: %+v", in)
	}
}
