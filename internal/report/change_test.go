package report_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"planboard/internal/plan"
	"planboard/internal/report"
)

// What the demonstration does not hold, the report tells all the same.
func TestWhatAChangeOfTheRecordMakesTheReportSay(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		change  func(*report.Input)
		section int
		want    string
	}{
		{"a moved due date hides the first one", onAction("A07", func(a *plan.Tracked) {
			a.Due = plan.NewDate(2024, time.February, 29)
		}), 4, "Due 29 Feb 2024\nRe-dated from 31 Mar 2024"},
		{"a Red hides that nobody reports on it", onAction("A07", func(a *plan.Tracked) {
			a.Status.IsSilent, a.Status.Silent = true, plan.Round{Quarter: plan.Quarter{Year: 2023, N: 1}}
		}), 4, "Not reported since Q1 2023/24."},
		{"a worse status that a lead reports has no reason", onAction("A06", func(a *plan.Tracked) {
			a.Status.Status, a.Status.Reason = plan.Amber, "Staff are leaving"
		}), 4, "A06 Reunification pathway with 12-month support after return home. The rules give Green, the lead reports Amber, which is shown. Staff are leaving."},
		{"an action never reported on passes without a word", onAction("A26", func(a *plan.Tracked) {
			a.Standing = plan.Standing{}
		}), 4, "A26: no update is on the record. No recovery plan is recorded."},
		{"a recovery plan without a date seems to have one", onAction("A09", func(a *plan.Tracked) {
			a.Standing.Recovery.By = plan.Date{}
		}), 4, "Led by Commissioning and Sufficiency Lead, without a date."},
		{"an ended action does not lead on", onAction("A22", func(a *plan.Tracked) {
			a.Closure.Successors = []plan.Successor{{Ref: "A24", Title: "Local offer"}, {Ref: "A25", Title: "Health history"}}
		}), 4, "Lives on in A24 Local offer and A25 Health history."},
		{"a measure that no action moves hides it", onMeasure("M16", func(s *plan.Series) {
			s.Actions = nil
		}), 4, "M16: no delivery action is tied to it."},
		{"a provisional figure passes for final", onMeasure("M16", func(s *plan.Series) {
			s.Values[len(s.Values)-1].State = plan.Provisional
		}), 4, "14.8 p"},
		{"a revised figure passes for the first", onMeasure("M16", func(s *plan.Series) {
			s.Values[len(s.Values)-1].State = plan.Revised
		}), 4, "14.8 r"},
		{"a rating of a small cohort passes for firm", onMeasure("M24", func(s *plan.Series) {
			few := 18
			s.Values[len(s.Values)-1].Denominator, s.Values[len(s.Values)-1].State = &few, plan.Provisional
		}), 3, "Green, indicative, small cohort, provisional."},
		{"one point is many points", onMeasure("M24", func(s *plan.Series) {
			hundred := 99
			s.Values[len(s.Values)-1].Denominator = &hundred
		}), 3, "Each person counts for 1 percentage point.\n"},
		{"an edition without a companion says nothing", func(in *report.Input) {
			in.Position.Companions = nil
		}, 2, "No companion strategy is on the record."},
		{"an edition without decisions says nothing", func(in *report.Input) {
			in.Approvals = nil
		}, 2, "No decision on this edition is on the record."},
		{"a voice not told back passes for told", func(in *report.Input) {
			in.Voices = []plan.Voice{{Group: "Care Leavers' Forum", Said: "We repeat our story"}}
		}, 8, "Care Leavers' Forum said: We repeat our story. No answer is recorded yet. Not yet told back."},
		{"no exception at all is a gap", func(in *report.Input) {
			in.Position.Actions, in.Position.Measures = in.Position.Actions[:1], in.Position.Measures[:1]
		}, 4, "4.2 No delivery action is Red, Not reported or Amber.\n4.3 No lead proposes another status than the rules give.\n4.4 No success measure is Red"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			in := demoInput(t, keyOf2022)
			tt.change(&in)
			if got := sectionOf(t, report.Cabinet(in), tt.section); !strings.Contains(got, tt.want) {
				t.Errorf("section %d lacks %q:\n%s", tt.section, tt.want, got)
			}
		})
	}
}

func TestNothingToNoteAsksForNoMore(t *testing.T) {
	t.Parallel()
	in := demoInput(t, keyOf2022)
	if !strings.Contains(sectionOf(t, report.Cabinet(in), 9), "9.2 That Cabinet note the exceptions in section 4") {
		t.Error("exceptions are not put to Cabinet")
	}
	in.Position.Actions, in.Position.Measures = in.Position.Actions[:1], in.Position.Measures[:1]
	if got := sectionOf(t, report.Cabinet(in), 9); strings.Contains(got, "9.2") {
		t.Errorf("without exceptions section 9 is\n%s", got)
	}
}

func onAction(ref string, change func(*plan.Tracked)) func(*report.Input) {
	return func(in *report.Input) {
		i := slices.IndexFunc(in.Position.Actions, func(a plan.Tracked) bool { return a.Ref == ref })
		change(&in.Position.Actions[i])
	}
}

func onMeasure(code string, change func(*plan.Series)) func(*report.Input) {
	return func(in *report.Input) {
		i := slices.IndexFunc(in.Position.Measures, func(s plan.Series) bool { return s.Code == code })
		change(&in.Position.Measures[i])
	}
}
