package page_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"planboard/internal/plan"
	"planboard/web/page"
)

// employed is the measure of the demonstration that everything is known of:
// 66, 75 and 72 for 2021 to 2023.
func employed() plan.Folder {
	counted := func(year, numerator, denominator int, value float64) plan.Value {
		v := annual(year, value)
		v.Numerator, v.Denominator = &numerator, &denominator
		v.Source, v.ReleasedOn = "Release of that year", plan.NewDate(year, 11, 16)
		return v
	}
	s := plan.Series{
		Measure: plan.Measure{
			Edition: key, Code: "M24", Name: "Care leavers in EET", PlainName: "Learning or working", Definition: "Of care leavers.",
			NumeratorIs: "in education, employment or training", DenominatorIs: "care leavers aged 19 to 21",
			Unit: plan.Percent, Polarity: plan.Higher, Frequency: plan.Annual, People: true, Published: true, Priority: "P2",
			Target: target(70, 5), Actions: []string{"A02", "A07"},
			Breaks: []plan.Break{{At: plan.YearTo(2021), Note: "Counted anew <b>from</b> 2021"}},
		},
		Values:     []plan.Value{annual(2021, 66), counted(2022, 72, 96, 75), counted(2023, 64, 89, 71.9)},
		England:    []plan.Value{annual(2021, 52), annual(2022, 55), annual(2023, 56)},
		Neighbours: []plan.Value{annual(2023, 49.6)}, Model: "2021",
	}
	s.Values[2].Supersedes, s.Values[2].Reason = 5, "A late return."
	old := counted(2023, 63, 89, 70.8)
	old.ID, old.ByTitle, old.Entered = 5, "Data and Quality Lead", at(2023, 10, 4)
	return plan.Folder{Position: position(), Series: s, Revisions: []plan.Value{old}}
}

func measurePage(t *testing.T, f plan.Folder) *html.Node {
	t.Helper()
	return render(t, frame(member), page.Measure{Folder: f})
}

func TestMeasureFacts(t *testing.T) {
	t.Parallel()
	f := employed()
	doc := measurePage(t, f)
	if got := text(one(t, doc, ".pb-lede")); got != f.Series.Finding() {
		t.Errorf("lede %q, want %q", got, f.Series.Finding())
	}
	want := []string{"72% r revised", "at least 70%", "Green", "Worsening was 75% in 2022", "56%", "49.6%"}
	if diff := cmp.Diff(want, texts(t, doc, ".pb-facts dd")); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
}

func TestMeasureTable(t *testing.T) {
	t.Parallel()
	rows := all(t, measurePage(t, employed()), "tbody tr")
	want := [][]string{
		{"64", "89", "72% revised", "56%", "49.6%", "Green", "Release of that year. Published 16 November 2023."},
		{"72", "96", "75%", "55%", "not available", "Green", "Release of that year. Published 16 November 2022."},
		{"not available", "not available", "66% break in series", "52% break in series", "not available", "Amber", "No figure on the record"},
	}
	for i, row := range rows {
		if diff := cmp.Diff(want[i], cells(t, row)); diff != "" {
			t.Errorf("row %d (-want +got):\n%s", i, diff)
		}
	}
	if len(rows) != len(want) {
		t.Errorf("%d rows, want %d", len(rows), len(want))
	}
}

func TestMeasureSaysWhatAReaderNeedsToTrustIt(t *testing.T) {
	t.Parallel()
	doc := measurePage(t, employed())
	main := text(one(t, doc, "main"))
	for name, part := range map[string]string{
		"how much one child moves it":    "Small group: one child or young person = 1.1 points.",
		"the finding of the chart":       "Better than England in 3 of 3 periods with both figures",
		"where the scale begins":         "The scale starts at",
		"the model of the neighbours":    "statistical neighbours, 2021 model",
		"a break":                        "2021: Counted anew <b>from</b> 2021",
		"a revision and its reason":      "Figure for 2023 corrected: 72%, was 71% 16 November 2023, Release of that year Entered by Data and Quality Lead on 4 October 2023. A late return.",
		"the rule of each colour":        "Amber 65% to under 70%",
		"which way is better":            "Higher is better for children.",
		"the state of an action":         "Red A02 Volunteering from age 14",
		"the definition":                 "Of care leavers.",
		"that a rating is no assessment": "not whether an action is on time",
	} {
		if !strings.Contains(main, part) {
			t.Errorf("the page does not say %s: %q", name, part)
		}
	}
	one(t, doc, `main a[href="/plans/children-in-care/2022-2024/measures/M24.csv"]`)
}

func TestOnePointIsNotWrittenAsSeveral(t *testing.T) {
	t.Parallel()
	f := employed()
	of := 96 // which one person moves by 1.04, told to one decimal
	f.Series.Values[2].Denominator = &of
	if got := text(one(t, measurePage(t, f), "main")); !strings.Contains(got, "young person = 1 point.") {
		t.Errorf("%q", got)
	}
}

func TestTheChartsHeadingSaysWhatIsBetterForChildren(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		polarity plan.Polarity
		england  []float64 // beside 66, 75 and 72
		want     string
	}{
		{plan.Higher, []float64{52, 76, 56}, "Better than England in 2 of 3 periods with both figures"},
		{plan.Higher, []float64{67, 76, 56}, "Worse than England in 2 of 3 periods with both figures"},
		{plan.Lower, []float64{52, 76, 56}, "Worse than England in 2 of 3 periods with both figures"},
		{plan.Lower, []float64{67, 76, 56}, "Better than England in 2 of 3 periods with both figures"},
		{plan.Context, []float64{52, 76, 56}, "Above England in 2 of 3 periods with both figures"},
		{plan.Context, []float64{67, 76}, "Below England in 2 of 2 periods with both figures"},
		{plan.Lower, []float64{66, 75, 72}, "Level with England in 3 of 3 periods with both figures"},
		{plan.Lower, nil, "Over time"},
	} {
		f := employed()
		f.Series.Polarity, f.Series.England = tt.polarity, nil
		for i, v := range tt.england {
			f.Series.England = append(f.Series.England, annual(2021+i, v))
		}
		if got := text(one(t, measurePage(t, f), "figure h2")); got != tt.want {
			t.Errorf("%s beside %v: %q, want %q", tt.polarity, tt.england, got, tt.want)
		}
	}
}

func TestMeasureWithheldTellsNothing(t *testing.T) {
	t.Parallel()
	doc := measurePage(t, folder(t, "M02"))
	want := []string{"c confidential, suppressed", "at most 80%", "Not rated", "No value", "x not available", "x not available"}
	if diff := cmp.Diff(want, texts(t, doc, ".pb-facts dd")); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	if len(all(t, doc, ".pb-chart, .pb-spark")) != 0 || !strings.Contains(text(one(t, doc, "main")), "each figure is withheld or not available") {
		t.Error("something is drawn of a withheld figure, or nothing says why not")
	}
	one(t, doc, "tbody tr")
}

func TestAWithheldRevisionTellsNothing(t *testing.T) {
	t.Parallel()
	f := employed()
	f.Series.Published, f.Series.Values[2].Published = false, false
	f.Series.Values[2].State = plan.Provisional
	main := text(one(t, measurePage(t, f.WithRevisions(plan.DefaultDisclosure, f.Revisions)), "main"))
	if want := "Figure for 2023 corrected: 72%, was a figure not shown (confidential, suppressed) 16 November 2023, Release of that year Entered by Data and Quality Lead on 4 October 2023."; !strings.Contains(main, want) {
		t.Errorf("the page does not say %q: %q", want, main)
	}
	for _, secret := range []string{"71%", "A late return"} {
		if strings.Contains(main, secret) {
			t.Errorf("one more young person is told by subtraction: %q", secret)
		}
	}
	if !strings.Contains(main, "72% p provisional r revised") {
		t.Errorf("a provisional figure that was corrected has lost a mark: %q", main)
	}
}

func TestMeasureOffersTheRollingYear(t *testing.T) {
	t.Parallel()
	f := folder(t, "M02")
	numerator, denominator := 58, 72
	year := annual(2023, 80.6)
	year.Period, year.Numerator, year.Denominator = plan.InQuarter(plan.Quarter{Year: 2022, N: 4}), &numerator, &denominator
	f.Series.Rolling, f.Series.HasRolling = year, true
	hidden := plan.Value{Period: annual(2024, 80).Period, Symbol: plan.Confidential}
	f.Series.Values = []plan.Value{hidden}
	const withheld, whole = "Single quarters of this small group are withheld. ", "Over the four quarters to Q4 2022/23 it was 81% (58 of 72)."
	if got := text(one(t, measurePage(t, f), "main")); !strings.Contains(got, withheld+whole) {
		t.Errorf("the rolling year is missing from %q", got)
	}
	f.Series.Values = []plan.Value{annual(2023, 80), hidden}
	if got := text(one(t, measurePage(t, f), "main")); strings.Contains(got, withheld) || !strings.Contains(got, whole) {
		t.Errorf("a quarter that is shown is said to be withheld: %q", got)
	}
}

func TestMeasureWithoutAFigureSaysWhatComesNext(t *testing.T) {
	t.Parallel()
	f := folder(t, "L01")
	f.Series.Lag = "entered in the month after the quarter"
	doc := render(t, frame(member), page.Measure{Folder: f, Reader: plan.Scope{Values: true}})
	if len(all(t, doc, "main table")) != 0 || !strings.Contains(text(one(t, doc, "main")), "There is nothing to draw yet. Entered in the month after the quarter.") {
		t.Error("an empty table is drawn, or nothing says what comes next")
	}
	one(t, doc, `main a[href="/plans/children-in-care/2022-2024/measures/L01/values"]`)
	if got := len(all(t, measurePage(t, f), `main a[href$="/values"]`)); got != 0 {
		t.Error("a member who may not enter a figure is offered the form")
	}
}
