package plan_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
)

func TestAnEntryOfHistoryIsTold(t *testing.T) {
	t.Parallel()
	type facts = map[string]string
	a07 := "action children-in-care/2022-2024/A07"
	tests := []struct {
		name, by, thing, what string
		before, after         facts
		want                  string
	}{
		{"what changed is not told", "Fostering Manager", a07, "posted a progress update",
			facts{"forecast": "2024-03-31", "proposed": "green", "due": "2024-03-31"}, facts{"forecast": "2024-06-30", "proposed": "amber", "due": "2024-03-31"},
			"The Fostering Manager posted a progress update on A07: forecast from 31 March 2024 to 30 June 2024, proposed status from Green to Amber."},
		{"what came or went is not told", "Director", a07, "posted a progress update",
			facts{"due": "2024-03-31", "forecast": "2024-06-30"}, facts{"due": "2024-03-31", "issue": "flagged"},
			"The Director posted a progress update on A07: no forecast any more (it was 30 June 2024), open issue flagged."},
		{"a first forecast is one of many", "Director", a07, "posted a progress update", facts{"issue": "flagged"}, facts{"forecast": "2024-06-30"},
			"The Director posted a progress update on A07: forecast 30 June 2024 (none before), no open issue any more."},
		{"who sends an update back reports something", "Director", a07, plan.Returned.Deed(), facts{"proposed": "amber"}, facts{"proposed": "green"},
			"The Director returned, with a comment, the progress update on A07: what was reported before counts again, proposed status from Amber to Green."},
		{"it did so before it was said otherwise", "Director", a07, "returned the progress update with a comment", facts{"proposed": "amber"}, facts{"proposed": "green"},
			"The Director returned the progress update with a comment on A07: what was reported before counts again, proposed status from Amber to Green."},
		{"a due date was moved, not met", "Participation Officer", a07, plan.OccurrenceMet.Deed(), facts{"due": "2023-12-31"}, facts{"due": "2024-03-31"},
			"The Participation Officer recorded the delivery for one due date on A07: the next one counts now, due date from 31 December 2023 to 31 March 2024."},
		{"nothing changed and something is told", "Director", a07, "accepted the progress update", facts{"lead": "Head"}, facts{"lead": "Head"},
			"The Director accepted the progress update on A07."},
		{"the seal or what somebody typed is told", "Director", a07, "posted a progress update", nil,
			facts{"row": "progress_updates 7", "seal": "ab", "reason": "Typed here.", "narrative": "Typed here."},
			"The Director posted a progress update on A07."},
		{"a first fact is compared with nothing", "command line", "account 24", "added an account", nil, facts{"role": "officer"},
			"Whoever runs the portal added an account (account 24): role officer."},
		{"a status is told where there is a word alone", "Director", "log BL3", "closed an item", facts{"state": "open"}, facts{"state": "complete"},
			"The Director closed an item (BL3): state from open to complete."},
		{"it is not known who loaded the record", "Loaded with the record", "measure children-in-care/M24", "entered the figure for 2022/23", nil, nil,
			"Whoever loaded the record entered the figure for 2022/23 of M24."},
		{"the portal is a person", "Planboard", a07, "sealed an event as it stood", nil, nil, "Planboard sealed an event as it stood on A07."},
		{"a meeting is told in figures", "Clerk", "meeting 2024-02-14", "took back the frozen position", nil, nil,
			"The Clerk took back the frozen position for the Board of 14 February 2024."},
		{"what is unknown is left out", "Clerk", "bundle 7", "bound it", nil, nil, "The Clerk bound it (bundle 7)."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e := plan.HistoryEntry{ByTitle: tt.by, Thing: plan.ParseThing(tt.thing), What: tt.what, Before: tt.before, After: tt.after}
			if got := e.Sentence(); got != tt.want {
				t.Errorf("told as %q, want %q", got, tt.want)
			}
		})
	}
}

func TestBeforeAndAfterAreToldApart(t *testing.T) {
	t.Parallel()
	e := plan.HistoryEntry{
		Before: map[string]string{"due": "2024-03-31", "lead": "Head"}, After: map[string]string{"due": "2024-06-30", "lead": "Director"},
	}
	got := []string{
		e.Told(func(t plan.Turn) string { return t.Was }), e.Told(func(t plan.Turn) string { return t.Is }),
		plan.HistoryEntry{}.Told(func(t plan.Turn) string { return t.Is }),
	}
	if diff := cmp.Diff([]string{"due date 31 March 2024; lead Head", "due date 30 June 2024; lead Director", ""}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestHistoryIsNarrowedByWhatWasTyped(t *testing.T) {
	t.Parallel()
	today := plan.NewDate(2024, 1, 31)
	day := func(d, m, y string) plan.DateInput { return plan.DateInput{Day: d, Month: m, Year: y} }
	tests := []struct {
		name  string
		in    plan.HistoryInput
		want  plan.HistoryFilter
		wrong map[string]string
	}{
		{"nothing typed narrows", plan.HistoryInput{}, plan.HistoryFilter{Today: today}, nil},
		{"something typed is lost", plan.HistoryInput{By: "Director", Kind: "action", Ref: " A07 ", From: day("1", "1", "2024"), To: day("31", "1", "2024")},
			plan.HistoryFilter{Today: today, By: "Director", Kind: plan.ActionThing, Ref: "A07", From: plan.NewDate(2024, 1, 1), To: today}, nil},
		{"a kind that is none is taken", plan.HistoryInput{Kind: "weather"}, plan.HistoryFilter{}, map[string]string{"kind": "Choose what was changed from the list"}},
		{"a day that is none is taken", plan.HistoryInput{From: day("31", "2", "2023"), To: day("", "1", "2024")}, plan.HistoryFilter{}, map[string]string{
			"since": "The first day must be a real date: there is no day 31 in month 2 of 2023", "until": "The last day must include a day"}},
		{"a day to come is taken", plan.HistoryInput{From: day("1", "2", "2024"), To: day("1", "2", "2024")}, plan.HistoryFilter{}, map[string]string{
			"since": "The first day must be today, 31 January 2024, or earlier", "until": "The last day must be today, 31 January 2024, or earlier"}},
		{"days the wrong way round are taken", plan.HistoryInput{From: day("2", "1", "2024"), To: day("1", "1", "2024")}, plan.HistoryFilter{}, map[string]string{
			"until": "The last day must be the same as or after the first day, 2 January 2024"}},
		{"a reference longer than any is taken", plan.HistoryInput{Ref: strings.Repeat("A", 101)}, plan.HistoryFilter{}, map[string]string{
			"ref": "Its reference must be 100 characters or fewer; it has 101"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := plan.NewHistoryFilter(tt.in, today)
			var ps plan.Problems
			if errors.As(err, &ps) != (tt.wrong != nil) || len(ps) != len(tt.wrong) || got != tt.want || got.IsEmpty() != (tt.want.By == "") {
				t.Errorf("got %+v, %v", got, ps)
			}
			for field, text := range tt.wrong {
				if ps.For(field) != text {
					t.Errorf("%s: %q, want %q", field, ps.For(field), text)
				}
			}
		})
	}
}
