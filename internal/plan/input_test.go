package plan_test

import (
	"testing"
	"unicode/utf8"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

func TestATypedDateIsShownAgainAsTyped(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff(plan.DateInput{Day: "9", Month: "2", Year: "2024"}, plan.DateTyped(day("2024-02-09"))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(plan.DateInput{}, plan.DateTyped(plan.Date{})); diff != "" {
		t.Errorf("no date: %s", diff)
	}
	if !(plan.DateInput{Day: " ", Year: "\t"}).IsEmpty() || (plan.DateInput{Month: "2"}).IsEmpty() {
		t.Error("blanks count as typed, or a month does not")
	}
}

// TestEveryTypedDateIsReadOrRefused goes through the forecast of an update,
// the way in that every typed date shares.
func TestEveryTypedDateIsReadOrRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name             string
		day, month, year string
		want             string // the date, or the problem
	}{
		{"a date is read", "30", "4", "2024", "2024-04-30"},
		{"leading noughts and blanks are no matter", " 05 ", "04", "2024", "2024-04-05"},
		{"a leap day is read", "29", "2", "2028", "2028-02-29"},
		{"nothing typed is no date", " ", "", "", ""},
		{"31 February is refused", "31", "2", "2025", "Forecast completion date must be a real date: there is no day 31 in month 2 of 2025"},
		{"29 February needs a leap year", "29", "2", "2025", "Forecast completion date must be a real date: there is no day 29 in month 2 of 2025"},
		{"day 0 is refused", "0", "5", "2024", "Forecast completion date must be a real date: there is no day 0 in month 5 of 2024"},
		{"month 13 is refused", "1", "13", "2024", "Forecast completion date must be a real date: there is no day 1 in month 13 of 2024"},
		{"a day before the first is refused", "-1", "5", "2024", "Forecast completion date must be a real date: there is no day -1 in month 5 of 2024"},
		{"a missing year is asked for", "30", "4", "", "Forecast completion date must include a year"},
		{"all that is missing is asked for at once", "", "", "2024", "Forecast completion date must include a day and a month"},
		{"a year of two figures is refused", "30", "4", "24", "Forecast completion date must have a year from 2000 to 2100, such as 2024"},
		{"a far year is refused", "30", "4", "20245", "Forecast completion date must have a year from 2000 to 2100, such as 2024"},
		{"words are refused", "30", "April", "2024", "Forecast completion date must be in numbers, for example 30 4 2024"},
		{"a number beyond all bounds is refused", "30", "4", "99999999999999999999", "Forecast completion date must be in numbers, for example 30 4 2024"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			in := goodUpdate()
			in.Status, in.Reason = "green", "Because."
			in.RecoveryPlan, in.RecoveryBy = "Plan.", plan.DateTyped(day("2024-04-30"))
			in.Forecast = plan.DateInput{Day: c.day, Month: c.month, Year: c.year}
			u, err := plan.NewUpdate(onTrack(), in, plan.UpdateInput{}, now)
			got := problemsOf(t, err).For("forecast")
			if err == nil {
				got = u.Forecast.String()
			}
			if got != c.want {
				t.Errorf("read %q, want %q", got, c.want)
			}
		})
	}
}

func TestWhatCannotBeShownIsMarked(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain, £ and –\n\ttab": "plain, £ and –\n\ttab",
		"a\x00b":                "a\uFFFDb",
		"bell\a":                "bell\uFFFD",
		"half \xff":             "half \uFFFD",
		"not a char \uFFFE":     "not a char \uFFFD",
		"next line \u0085":      "next line \uFFFD",
	} {
		if got := plan.ShowTyped(in); got != want || !utf8.ValidString(got) {
			t.Errorf("%q shown as %q, want %q", in, got, want)
		}
	}
}

func TestProblemsAreAnErrorThatTellsNothingTyped(t *testing.T) {
	t.Parallel()
	ps := plan.Problems{{Field: "narrative", Text: "Enter what has changed"}, {Field: "reason", Text: "Say why"}}
	if ps.Error() != "to be put right: narrative" || (plan.Problems{}).Error() != "no problem" {
		t.Errorf("error %q", ps.Error())
	}
	if ps.For("reason") != "Say why" || ps.For("status") != "" {
		t.Error("a field has another's problem")
	}
}
