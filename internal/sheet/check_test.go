package sheet_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"planboard/internal/sheet"
)

// What is refused is refused by both writers, before a byte is written.
func TestASheetThatIsNotATableIsRefused(t *testing.T) {
	t.Parallel()
	columns := []sheet.Column{{Head: "Ref"}, {Head: "Value", Kind: sheet.KindNumber}}
	row := func(cells ...sheet.Cell) sheet.Sheet {
		return sheet.Sheet{Name: "Plan", Columns: columns, Rows: [][]sheet.Cell{cells}}
	}
	heads := func(heads ...string) sheet.Sheet {
		s := sheet.Sheet{Name: "Plan"}
		for _, head := range heads {
			s.Columns = append(s.Columns, sheet.Column{Head: head})
		}
		return s
	}
	tests := []struct {
		name  string
		sheet sheet.Sheet
		want  string
	}{
		{"a sheet has columns", heads(), "no columns"},
		{"a head says something", heads("Ref", " \n"), "empty or used twice"},
		{"two heads differ by more than case", heads("Ref", "REF "), "empty or used twice"},
		{"a row has a cell for each column", row(sheet.Text("A07")), "row 1: 1 cells under 2 columns"},
		{"a number has no thousands comma", row(sheet.Text("A07"), sheet.Number("1,000", 0)), `Value: "1,000" is not a decimal number`},
		{"a number is not empty", row(sheet.Text("A07"), sheet.Number("", 0)), "not a decimal number"},
		{"a number has no exponent", row(sheet.Text("A07"), sheet.Number("1e3", 0)), "not a decimal number"},
		{"a number is not a formula", row(sheet.Text("A07"), sheet.Number("=1", 0)), "not a decimal number"},
		{"decimals are not negative", row(sheet.Text("A07"), sheet.Number("1", -1)), "decimals"},
		{"a date is given", row(sheet.Text("A07"), sheet.Date(time.Time{})), "date is missing"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			wb := sheet.Workbook{Created: january, Sheets: []sheet.Sheet{test.sheet}}
			for kind, err := range map[string]error{
				"CSV": sheet.WriteCSV(&b, test.sheet), "workbook": sheet.WriteXLSX(&b, wb),
			} {
				if err == nil || !strings.Contains(err.Error(), test.want) {
					t.Errorf("%s: error is %v, want one that says %q", kind, err, test.want)
				}
			}
			if b.Len() != 0 {
				t.Errorf("%d bytes were written all the same", b.Len())
			}
		})
	}
}

var january = time.Date(2024, 1, 31, 9, 0, 0, 0, time.UTC)

func TestAWorkbookThatExcelWouldRefuseIsRefused(t *testing.T) {
	t.Parallel()
	named := func(names ...string) sheet.Workbook {
		wb := sheet.Workbook{Created: january}
		for _, name := range names {
			wb.Sheets = append(wb.Sheets, sheet.Sheet{Name: name, Columns: []sheet.Column{{Head: "Ref"}}})
		}
		return wb
	}
	undated := named("Plan")
	undated.Created = time.Time{}
	tests := []struct {
		name string
		wb   sheet.Workbook
	}{
		{"a workbook has a time of creation", undated},
		{"a workbook has a sheet", named()},
		{"sheets have names of their own", named("Plan", "PLAN")},
		{"the first sheet has a name that Excel takes", named("Plan/2022")},
		{"so has every other", named("Plan", strings.Repeat("x", 32))},
		{"tables have names of their own", named("Plan 1", "Plan-1")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			if err := sheet.WriteXLSX(&b, test.wb); err == nil || b.Len() != 0 {
				t.Errorf("error is %v, and %d bytes were written", err, b.Len())
			}
		})
	}
}
