package report_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/internal/report"
	"planboard/internal/sheet"
)

// columnAt is the place of the column with that head.
func columnAt(t *testing.T, rows [][]string, head string) int {
	t.Helper()
	i := slices.Index(rows[0], head)
	if i < 0 {
		t.Fatalf("no column %q in %q", head, rows[0])
	}
	return i
}

// cellsOf picks the cells under those heads from the row that begins with the
// name.
func cellsOf(t *testing.T, rows [][]string, name string, heads ...string) []string {
	t.Helper()
	var cells []string
	for _, row := range rows[1:] {
		if row[0] != name {
			continue
		}
		for _, head := range heads {
			cells = append(cells, row[columnAt(t, rows, head)])
		}
		return cells
	}
	t.Fatalf("no row %q", name)
	return nil
}

func TestDeliveryPlanHasEveryAction(t *testing.T) {
	t.Parallel()
	for _, key := range everyEdition {
		p := demoInput(t, key).Position
		rows := records(t, report.DeliveryPlan(p))
		var want, got []string
		count := plan.Count{}
		for _, a := range p.Actions {
			want = append(want, a.Ref+" "+a.Status.Status.Word())
		}
		status := columnAt(t, rows, "Delivery status")
		for _, row := range rows[1:] {
			got = append(got, row[0]+" "+row[status])
			for _, s := range plan.Statuses {
				if s.Word() == row[status] {
					count[s]++
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v: actions (-want +got)\n%s", key, diff)
		}
		if diff := cmp.Diff(p.Count(), count); diff != "" {
			t.Errorf("%v: counts (-position +sheet)\n%s", key, diff)
		}
	}
}

func TestDeliveryPlanCells(t *testing.T) {
	t.Parallel()
	rows := records(t, report.DeliveryPlan(demoInput(t, keyOf2022).Position))
	old := records(t, report.DeliveryPlan(demoInput(t, keyOf2020).Position))
	tests := []struct {
		name           string
		rows           [][]string
		ref, head, got string
	}{
		{"a Red action does not say why", rows, "A07", "Why", "Forecast 365 days after the due date."},
		{"dates are not dates", rows, "A07", "Forecast", "2025-03-31"},
		{"nothing is an empty cell", rows, "A07", "Delivered", "z"},
		{"partners are left out", rows, "A03", "Partners", "Designated Nurse, Children in Care; Housing Options Manager"},
		{"a sign-off has no day", rows, "A01", "Signed off", "2023-01-12"},
		{"a recurrence is not noted", rows, "A11", "Notes", "Recurs each quarter."},
		{"a published commitment passes for invented", rows, "A21", "Commitment", "Published"},
		{"an invented commitment passes for published", rows, "A22", "Commitment", "Illustrative"},
		{"an ended action has no reason", old, "B09", "Notes", "Withdrawn on 17 February 2021. The region's councils chose to commission separately."},
	}
	for _, tt := range tests {
		if got := cellsOf(t, tt.rows, tt.ref, tt.head)[0]; got != tt.got {
			t.Errorf("%s: %s %s is %q, want %q", tt.name, tt.ref, tt.head, got, tt.got)
		}
	}
}

func TestTheDeliveryPlanSaysWhatItsLetterStandsFor(t *testing.T) {
	t.Parallel()
	want := []string{"z: does not apply (for example no forecast given)"}
	if diff := cmp.Diff(want, report.DeliveryPlan(demoInput(t, keyOf2022).Position).Key); diff != "" {
		t.Errorf("key (-want +got)\n%s", diff)
	}
}

func TestScorecard(t *testing.T) {
	t.Parallel()
	p := demoInput(t, keyOf2022).Position
	rows := records(t, report.Scorecard(p))
	if len(rows) != 1+len(p.Measures) || len(p.Measures) != 44 {
		t.Fatalf("%d rows for %d measures", len(rows)-1, len(p.Measures))
	}
	heads := []string{"Period", "Latest", "Previous", "Target", "Target value", "Performance rating", "Direction", "England", "Statistical neighbours", "Neighbour model"}
	tests := []struct {
		name, code string
		want       []string
	}{
		{"EET is not beside England", "M24", []string{"2023", "72", "75", "at least 70%", "70", "Green", "Worsening", "56", "49.6", "2021"}},
		{"a suppressed figure has a rating or a previous one", "M12", []string{"2023", "c", "z", "at most 2%", "2", "Not rated", "No value", "2", "x", "2021"}},
		{"a break lets the figures be compared", "M19", []string{"2022", "13.3", "z", "at most 14.0%", "14.0", "Green", "No comparison: break in series", "19.1", "17.5", "2021"}},
		{"a context measure is rated", "M03", []string{"2023", "76", "62", "Not rated – context", "z", "Not rated", "Up", "33090", "z", "2021"}},
		{"a measure without a figure has an empty cell", "M10", []string{"x", "x", "z", "at most 15%", "15", "Not rated", "No figure yet", "x", "x", "2021"}},
		{"England's figure hides where the council has none", "M21", []string{"2022", "x", "z", "Not rated – context", "z", "Not rated", "No value", "31", "x", "2021"}},
		{"a small quarter is shown", "L03", []string{"Q3 2023/24", "c", "z", "at least 90%", "90", "Not rated", "No value", "x", "x", "z"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, cellsOf(t, rows, tt.code, heads...)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.name, diff)
		}
	}
	for code, want := range map[string]string{
		"L03": "Figure not shown: confidential, suppressed. Four quarters to Q4 2022/23: 81%.",
		"M24": "Each person counts for 1.1 percentage points.",
		"M19": "b: break in series.",
		"L10": "Indicative, small cohort.",
		"M05": "z",
	} {
		if got := cellsOf(t, rows, code, "Notes")[0]; got != want {
			t.Errorf("notes on %s are %q, want %q", code, got, want)
		}
	}
}

func TestMeasureFiguresAreTidy(t *testing.T) {
	t.Parallel()
	p := demoInput(t, keyOf2022).Position
	heads := []string{"Period ends", "Value", "Numerator", "Denominator", "Why no value", "Performance rating", "Direction", "England"}
	tests := []struct {
		name, code, period string
		want               []string
	}{
		{"counts are left out", "M24", "2023", []string{"2023-03-31", "72", "64", "89", "z", "Green", "Worsening", "56"}},
		{"a suppressed quarter gives back its counts", "L03", "Q3 2023/24", []string{"2023-12-31", "c", "c", "c", "confidential, suppressed", "Not rated", "No value", "x"}},
		{"unknown counts are empty", "M05", "2023", []string{"2023-03-31", "80", "x", "x", "z", "Green", "Worsening", "68"}},
		{"a year of its own is compared across a break", "M19", "2021", []string{"2021-08-31", "29.5", "x", "x", "z", "Red", "No comparison: break in series", "30.3"}},
	}
	for _, tt := range tests {
		s := p.Measures[slices.IndexFunc(p.Measures, func(s plan.Series) bool { return s.Code == tt.code })]
		rows := records(t, report.MeasureFigures(s))
		if len(rows) != 1+len(s.Values) {
			t.Errorf("%s: %d rows for %d values", tt.code, len(rows)-1, len(s.Values))
		}
		if diff := cmp.Diff(tt.want, cellsOf(t, rows, tt.period, heads...)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.name, diff)
		}
	}
}

func TestNoCellIsEmpty(t *testing.T) {
	t.Parallel()
	p := demoInput(t, keyOf2022).Position
	sheets := report.Workbook(p, time.Now()).Sheets
	for _, s := range p.Measures {
		sheets = append(sheets, report.MeasureFigures(s))
	}
	for _, s := range sheets {
		rows := records(t, s)
		for _, row := range rows[1:] {
			if i := slices.Index(row, ""); i >= 0 {
				t.Errorf("%s, %s: nothing under %q", s.Title, row[0], rows[0][i])
			}
		}
	}
}

func TestWorkbookIsWrittenAndMarked(t *testing.T) {
	t.Parallel()
	at := time.Date(2024, time.January, 31, 9, 0, 0, 250_000_000, plan.London)
	for _, key := range everyEdition {
		p := demoInput(t, key).Position
		wb := report.Workbook(p, at)
		var one, two bytes.Buffer
		if err := sheet.WriteXLSX(&one, wb); err != nil {
			t.Fatalf("%v: %v", key, err)
		}
		if err := sheet.WriteXLSX(&two, report.Workbook(p, at)); err != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Errorf("%v: the same position makes other bytes, %v", key, err)
		}
		if wb.Marking != "Illustrative data: demonstration" || !wb.Created.Equal(at.Truncate(time.Second)) {
			t.Errorf("%v: marked %q, created %v", key, wb.Marking, wb.Created)
		}
		if !strings.Contains(wb.Sheets[0].Note, p.Headline()) {
			t.Errorf("%v: the note lacks the headline: %q", key, wb.Sheets[0].Note)
		}
		p.Edition.Illustrative = ""
		if marking := report.Workbook(p, at).Marking; marking != "" {
			t.Errorf("%v: a real record is marked %q", key, marking)
		}
	}
}
