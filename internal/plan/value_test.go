package plan_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

var (
	thisEdition = plan.Edition{Starts: day("2022-04-01"), Ends: day("2024-03-31")}
	open        = plan.OpenPeriods(thisEdition, demoDay)
	steward     = plan.Occasion{By: &plan.Member{Account: 13, Title: "Performance and Data Lead"}, Rounds: rounds, Now: now.Now}
)

func goodValue() plan.ValueInput {
	return plan.ValueInput{Period: "Q3 2023/24", Numerator: "64", Denominator: "89", State: "provisional"}
}

func TestAValueThatIsRightIsTaken(t *testing.T) {
	t.Parallel()
	in := goodValue()
	in.Numerator, in.Denominator, in.Note = " 1,064 ", "1089", " late returns "
	v, err := plan.NewValue(open, nil, in, steward)
	if err != nil {
		t.Fatal(err)
	}
	want := plan.Value{
		Period: plan.InQuarter(plan.Quarter{Year: 2023, N: 3}), Numerator: ptr(1064), Denominator: ptr(1089),
		Number: number("97.7043158861"), State: plan.Provisional, Source: "Council return", ReleasedOn: demoDay,
		Note: "late returns", ByTitle: "Performance and Data Lead", Entered: now.Now,
	}
	if diff := cmp.Diff(want, v); diff != "" {
		t.Error(diff)
	}
}

func TestGoodValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, numerator, denominator, want string }{
		{"64 of 89 reads 72", "64", "89", "72%"},
		{"a half rounds up", "143", "200", "72%"},
		{"all of them are 100", "92", "92", "100%"},
		{"none of them is 0", "0", "92", "0%"},
		{"one of one is taken", "1", "1", "100%"},
		{"the largest count is taken", "1,000,000", "1000000", "100%"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			in := goodValue()
			in.Numerator, in.Denominator, in.State = c.numerator, c.denominator, "final"
			v, err := plan.NewValue(open, nil, in, steward)
			if got := ofPeople.Text(v); err != nil || got != c.want || v.State != plan.Final {
				t.Errorf("reads %s, %s, %v; want %s", got, v.State, fieldsOf(problemsOf(t, err)), c.want)
			}
		})
	}
}

func TestValuesToBePutRight(t *testing.T) {
	t.Parallel()
	known := []plan.Value{{ID: 5, Period: plan.InQuarter(plan.Quarter{Year: 2023, N: 3})}}
	for _, c := range []struct {
		name   string
		known  []plan.Value
		change func(*plan.ValueInput)
		want   []string
		text   string
	}{
		{"a numerator larger than the denominator cannot be", nil, func(in *plan.ValueInput) { in.Numerator = "1,090"; in.Denominator = "1089" }, []string{"numerator"}, "Numerator must not be larger than the denominator: 1,090 of 1,089"},
		{"nothing is a share of nobody", nil, func(in *plan.ValueInput) { in.Numerator, in.Denominator = "0", "0" }, []string{"denominator"}, "Denominator must be 1 or more"},
		{"a negative numerator is refused", nil, func(in *plan.ValueInput) { in.Numerator = "-1" }, []string{"numerator"}, "Numerator must be a whole number"},
		{"a negative denominator is refused", nil, func(in *plan.ValueInput) { in.Denominator = "-89" }, []string{"denominator"}, "Denominator must be a whole number"},
		{"letters are refused", nil, func(in *plan.ValueInput) { in.Numerator = "sixty" }, []string{"numerator"}, "Numerator must be a whole number"},
		{"a fraction is refused", nil, func(in *plan.ValueInput) { in.Numerator = "64.5" }, []string{"numerator"}, "Numerator must be a whole number"},
		{"a comma for a point is not read as a thousand", nil, func(in *plan.ValueInput) { in.Numerator = "6,4" }, []string{"numerator"}, "Numerator must be a whole number"},
		{"the symbol of a suppressed figure is no number", nil, func(in *plan.ValueInput) { in.Denominator = "c" }, []string{"denominator"}, "Denominator must be a whole number"},
		{"nothing typed is asked for", nil, func(in *plan.ValueInput) { in.Numerator, in.Denominator = "", " " }, []string{"numerator", "denominator"}, "Enter the numerator"},
		{"a slip of the key is refused", nil, func(in *plan.ValueInput) { in.Denominator = "1000001" }, []string{"denominator"}, "Denominator must be 1,000,000 or fewer"},
		{"a number beyond all bounds is refused", nil, func(in *plan.ValueInput) { in.Denominator = strings.Repeat("9", 400) }, []string{"denominator"}, "Denominator must be 1,000,000 or fewer"},
		{"a quarter that has not ended is refused", nil, func(in *plan.ValueInput) { in.Period = "Q4 2023/24" }, []string{"period"}, "Choose a quarter that has ended"},
		{"a quarter before the edition is refused", nil, func(in *plan.ValueInput) { in.Period = "Q4 2021/22" }, []string{"period"}, "Choose a quarter that has ended"},
		{"no quarter is refused", nil, func(in *plan.ValueInput) { in.Period = "" }, []string{"period"}, "Choose a quarter that has ended"},
		{"nobody enters a revision outright", nil, func(in *plan.ValueInput) { in.State = "revised" }, []string{"state"}, "Choose whether"},
		{"a state must be chosen", nil, func(in *plan.ValueInput) { in.State = "" }, []string{"state"}, "Choose whether"},
		{"U+0000 is refused", nil, func(in *plan.ValueInput) { in.Note, in.Reason = "\x00", "\x00" }, []string{"note", "reason"}, "Note has a character"},
		{"a second figure needs a reason", known, func(*plan.ValueInput) {}, []string{"reason"}, "Say why the figure for Q3 2023/24 changes"},
		{"a blank is no reason", known, func(in *plan.ValueInput) { in.Reason = " \n " }, []string{"reason"}, "Say why the figure"},
		{"problems come in the order of the form", known, func(in *plan.ValueInput) { *in = plan.ValueInput{Note: "\x00", Reason: "\x00"} }, []string{"period", "numerator", "denominator", "state", "note", "reason"}, "Choose a quarter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			in := goodValue()
			c.change(&in)
			v, err := plan.NewValue(open, c.known, in, steward)
			ps := problemsOf(t, err)
			if v != (plan.Value{}) {
				t.Errorf("there is a value all the same: %+v", v)
			}
			if diff := cmp.Diff(c.want, fieldsOf(ps)); diff != "" {
				t.Fatal(diff)
			}
			if !strings.HasPrefix(ps[0].Text, c.text) {
				t.Errorf("told %q, want %q", ps[0].Text, c.text)
			}
		})
	}
}

func TestASecondFigureIsARevision(t *testing.T) {
	t.Parallel()
	known := []plan.Value{
		{ID: 4, Period: plan.InQuarter(plan.Quarter{Year: 2023, N: 2})},
		{ID: 5, Period: plan.InQuarter(plan.Quarter{Year: 2023, N: 3})},
	}
	in := goodValue()
	in.Reason = "late return"
	v, err := plan.NewValue(open, known, in, steward)
	if err != nil || v.Supersedes != 5 || v.Firmness() != "provisional, revised" || !v.IsRevised() || v.Reason != "late return" {
		t.Errorf("supersedes %d, %s, because %q: %v", v.Supersedes, v.Firmness(), v.Reason, err)
	}
	in.Period = "Q1 2023/24"
	if v, err := plan.NewValue(open, known, in, steward); err != nil || v.Supersedes != 0 || v.Firmness() != "provisional" || v.IsRevised() {
		t.Errorf("a first figure supersedes %d and is %s: %v", v.Supersedes, v.State, err)
	}
}

func TestHowFirmAFigureIs(t *testing.T) {
	t.Parallel()
	for want, v := range map[string]plan.Value{
		"provisional":    {State: plan.Provisional},
		"final, revised": {State: plan.Final, Supersedes: 5},
		"revised":        {State: plan.Revised, Supersedes: 5},
		"":               {},
	} {
		if got := v.Firmness(); got != want || v.IsRevised() != strings.HasSuffix(want, "revised") {
			t.Errorf("%+v is %q, revised %v; want %q", v, got, v.IsRevised(), want)
		}
	}
}

func TestFiguresAreEnteredWhereThereIsAForm(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*plan.Folder)
		want   bool
	}{
		{"a quarterly percentage of an edition in force is entered", func(*plan.Folder) {}, true},
		{"what somebody else publishes is not", func(f *plan.Folder) { f.Series.Published = true }, false},
		{"a year has no form yet", func(f *plan.Folder) { f.Series.Frequency = plan.Annual }, false},
		{"a count has no form yet", func(f *plan.Folder) { f.Series.Unit = plan.CountUnit }, false},
		{"a closed edition takes no figures", func(f *plan.Folder) { f.Position.Edition.State = plan.Closed }, false},
	} {
		f := plan.Folder{Position: plan.Position{Edition: plan.Edition{State: plan.InForce}}, Series: plan.Series{Measure: ofPeople}}
		c.change(&f)
		if got := f.IsOpen(); got != c.want {
			t.Errorf("%s: open %v", c.name, got)
		}
	}
}

func TestOpenPeriodsAreQuartersThatHaveEnded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, today, newest string
		count               int
	}{
		{"on the demo day Q3 has ended", "2024-01-31", "Q3 2023/24", 7},
		{"on its last day a quarter has not ended", "2023-12-31", "Q2 2023/24", 6},
		{"on the day after it has", "2024-01-01", "Q3 2023/24", 7},
		{"after the edition nothing more opens", "2025-01-01", "Q4 2023/24", 8},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := plan.OpenPeriods(thisEdition, day(c.today))
			if len(got) != c.count || got[0].Label() != c.newest || got[len(got)-1].Label() != "Q1 2022/23" {
				t.Errorf("%d periods from %s on, want %d and %s", len(got), got[0].Label(), c.count, c.newest)
			}
		})
	}
	if got := plan.OpenPeriods(thisEdition, day("2022-06-30")); got != nil {
		t.Errorf("before the first quarter has ended: %v", got)
	}
}

func TestOneChildIsToldWhereItWeighs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		measure plan.Measure
		of      *int
		want    string
	}{
		{"one of 89 care leavers is 1.1 points", ofPeople, ptr(89), "1.1"},
		{"one of 19 pupils is 5.3 points", ofPeople, ptr(19), "5.3"},
		{"one of 16 is 6.3 points, the half rounded up", ofPeople, ptr(16), "6.3"},
		{"one of 99 is still told", ofPeople, ptr(99), "1"},
		{"one of 100 is not told", ofPeople, ptr(100), ""},
		{"a partner is no child", ofBodies, ptr(4), ""},
		{"a score has no points", mean, ptr(4), ""},
		{"an unknown denominator tells nothing", ofPeople, nil, ""},
		{"nobody weighs nothing", ofPeople, ptr(0), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			points, told := c.measure.OneChild(plan.Value{Denominator: c.of})
			if told != (c.want != "") || told && points.String() != c.want {
				t.Errorf("one child is %s points (%v), want %q", points, told, c.want)
			}
		})
	}
}

func TestEverySymbolHasAWord(t *testing.T) {
	t.Parallel()
	for _, s := range []plan.Symbol{plan.Confidential, plan.RoundsToZero, plan.NotAvailable, plan.NotApplicable, plan.Unreliable} {
		if s.Word() == "" || ofPeople.Text(plan.Value{Symbol: s}) != string(s) {
			t.Errorf("symbol %q reads %q and is shown as %q", s, s.Word(), ofPeople.Text(plan.Value{Symbol: s}))
		}
	}
}

func TestBreaksAreFoundAtTheirPeriod(t *testing.T) {
	t.Parallel()
	m := plan.Measure{Breaks: []plan.Break{{At: plan.AcademicYearTo(2021), Note: "isolation"}}}
	if b, ok := m.BreakAt(plan.AcademicYearTo(2021)); !ok || b.Note != "isolation" {
		t.Errorf("break %+v, %v", b, ok)
	}
	if _, ok := m.BreakAt(plan.YearTo(2021)); ok {
		t.Error("a break of the school year is one of the financial year too")
	}
}
