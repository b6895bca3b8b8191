package sheet_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"planboard/internal/document"
	"planboard/internal/sheet"
)

func TestEveryCellIsKeptAsWhatItIs(t *testing.T) {
	t.Parallel()
	f := read(t, plan(2))
	tests := []struct{ name, sheet, at, want string }{
		{"the title is in A1", "Delivery plan", "A1", "Delivery plan"},
		{"the note is in A2", "Delivery plan", "A2", "One row an action, as at 31 January 2024."},
		{"heads are in row 4", "Delivery plan", "C4", "Status"},
		{"a reference keeps its zero", "Delivery plan", "A5", "1.10"},
		{"a date is the day it was where it was", "Delivery plan", "D5", "45382"},
		{"anything typed stays text", "Delivery plan", "E5", hostileText},
		{"the key is under the table, one row apart", "Delivery plan", "A8", "Key"},
		{"the key has a line each", "Delivery plan", "A10", "z: not applicable"},
		{"a number is exact", "Measures", "B7", "1234567.006"},
		{"a negative number is a number", "Measures", "C5", "-3"},
		{"a symbol stands where a number is missing", "Measures", "B6", "c"},
	}
	for _, test := range tests {
		if got := raw(t, f, test.sheet, test.at); got != test.want {
			t.Errorf("%s: %s holds %q, want %q", test.name, test.at, got, test.want)
		}
	}
}

func TestNumbersAndDatesAreShownAsAsked(t *testing.T) {
	t.Parallel()
	f := read(t, plan(1))
	for at, want := range map[string]string{"Delivery plan!D5": "31/03/2024", "Measures!B5": "57.1", "Measures!C5": "-3", "Measures!B7": "1,234,567.01", "Measures!C7": "0.10"} {
		name, cell, _ := strings.Cut(at, "!")
		if got, err := f.GetCellValue(name, cell); err != nil || got != want {
			t.Errorf("%s shows %q (%v), want %q", at, got, err, want)
		}
	}
	for at, want := range map[string]excelize.CellType{"A5": excelize.CellTypeSharedString, "B5": excelize.CellTypeUnset} {
		if got, err := f.GetCellType("Measures", at); err != nil || got != want {
			t.Errorf("%s is of type %v (%v), want %v", at, got, err, want)
		}
	}
}

func TestNothingTypedIsAFormula(t *testing.T) {
	t.Parallel()
	if file := unzipped(t, written(t, plan(3))); strings.Contains(file["xl/worksheets/sheet1.xml"], "<f>") {
		t.Error("the sheet holds a formula")
	}
}

func TestHeadsAndRowsAreOneTable(t *testing.T) {
	t.Parallel()
	for rows, want := range map[int]string{0: "A4:E5", 1: "A4:E5", 40: "A4:E44"} {
		tables, err := read(t, plan(rows)).GetTables("Delivery plan")
		if err != nil || len(tables) != 1 {
			t.Fatalf("%d rows: %d tables (%v), want 1", rows, len(tables), err)
		}
		if tables[0].Range != want || tables[0].Name != "TableDeliveryplan" {
			t.Errorf("%d rows: table %s covers %s, want %s", rows, tables[0].Name, tables[0].Range, want)
		}
	}
	if part := unzipped(t, written(t, plan(1)))["xl/tables/table1.xml"]; !strings.Contains(part, `<autoFilter ref="A4:E5">`) {
		t.Error("the table cannot be filtered")
	}
}

func TestEachWordHasItsColour(t *testing.T) {
	t.Parallel()
	f := read(t, plan(40))
	formats, err := f.GetConditionalFormats("Delivery plan")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, rule := range formats["C5:C44"] {
		style, err := f.GetConditionalStyle(*rule.Format)
		if err != nil {
			t.Fatal(err)
		}
		got[rule.Value] = style.Fill.Color[0] + " " + style.Font.Color
	}
	want := map[string]string{
		`"Red – off track"`: colours(document.Red), `"Amber – at risk"`: colours(document.Amber),
		`"Green – on track"`: colours(document.Green), `"Complete"`: colours(document.Complete),
		`"Not ""reported"""`: colours(document.Muted),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("colours by word (-want +got):\n%s", diff)
	}
}

func colours(tone document.Tone) string {
	fill, text := tone.Colours()
	return fill + " " + text
}

func TestHeaderAndFirstColumnStay(t *testing.T) {
	t.Parallel()
	panes, err := read(t, plan(3)).GetPanes("Delivery plan")
	if err != nil {
		t.Fatal(err)
	}
	if !panes.Freeze || panes.XSplit != 1 || panes.YSplit != 4 || panes.TopLeftCell != "B5" {
		t.Errorf("panes are %+v", panes)
	}
}

func TestEachSheetPrintsOnA4Across(t *testing.T) {
	t.Parallel()
	wb := plan(3)
	wb.Marking = "Draft & " + strings.Repeat("long ", 100)
	f := read(t, wb)
	layout, err := f.GetPageLayout("Measures")
	if err != nil {
		t.Fatal(err)
	}
	if *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("paper %d, %s, %d by %d pages", *layout.Size, *layout.Orientation, *layout.FitToWidth, *layout.FitToHeight)
	}
	if props, err := f.GetSheetProps("Measures"); err != nil || !*props.FitToPage {
		t.Errorf("the sheet is not fitted to its page (%v)", err)
	}
	printed, err := f.GetHeaderFooter("Measures")
	if err != nil {
		t.Fatal(err)
	}
	if want := "&LMeasures && targets&RPage &P of &N"; printed.OddFooter != want {
		t.Errorf("footer is %q, want %q", printed.OddFooter, want)
	}
	if !strings.HasPrefix(printed.OddHeader, "&LDraft && long") || len(printed.OddHeader) > 255 {
		t.Errorf("header is %q", printed.OddHeader)
	}
}

func TestTheHeadRowPrintsOnEveryPage(t *testing.T) {
	t.Parallel()
	wb := plan(1)
	wb.Sheets[0].Name = "Children's plan"
	for _, name := range read(t, wb).GetDefinedName() {
		if name.Scope != "Children's plan" {
			continue
		}
		if name.Name != "_xlnm.Print_Titles" || name.RefersTo != "'Children''s plan'!$4:$4" {
			t.Errorf("%s refers to %s", name.Name, name.RefersTo)
		}
		return
	}
	t.Error("no titles are set to print")
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	t.Parallel()
	got, err := read(t, plan(1)).GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	want := &excelize.DocProperties{
		Title: "Children in care plan 2022-2024", Creator: "Planboard", LastModifiedBy: "Planboard",
		Created: "2024-01-31T09:00:00Z", Modified: "2024-01-31T09:00:00Z", Language: "en-GB",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("properties (-want +got):\n%s", diff)
	}
}

func TestARowIsTallEnoughForItsText(t *testing.T) {
	t.Parallel()
	const line = 15 // points, at the least
	tests := []struct {
		name, text string
		width      int
		lines      float64
	}{
		{"one word takes a line", "word", 10, 1},
		{"nothing takes a line", "", 10, 1},
		{"line breaks are kept", "one\ntwo\r\nthree", 10, 3},
		{"words wrap at spaces", "seven letters wrap here", 8, 4},
		{"a long word is broken", strings.Repeat("x", 21), 10, 3},
		{"accents count once", strings.Repeat("é", 10), 10, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			wb := sheet.Workbook{Created: january, Sheets: []sheet.Sheet{{
				Name: "Plan", Columns: []sheet.Column{{Head: "Text", Width: test.width}}, Rows: [][]sheet.Cell{{sheet.Text(test.text)}},
			}}}
			height, err := read(t, wb).GetRowHeight("Plan", 5)
			if err != nil {
				t.Fatal(err)
			}
			if height < test.lines*line || height > (test.lines+1)*line+line/2 {
				t.Errorf("row is %v points tall, want %v lines", height, test.lines)
			}
		})
	}
}

func TestAnEndlessTextStaysWithinExcelsLimits(t *testing.T) {
	t.Parallel()
	wb := sheet.Workbook{Created: january, Sheets: []sheet.Sheet{{
		Name: "Plan", Columns: []sheet.Column{{Head: "Text", Width: 1000}},
		Rows: [][]sheet.Cell{{sheet.Text(strings.Repeat("word ", 100_000))}},
	}}}
	if height, err := read(t, wb).GetRowHeight("Plan", 5); err != nil || height != 409 {
		t.Errorf("row is %v points tall (%v), want 409", height, err)
	}
}

func TestATextTooLongForACellIsCutWhereItShows(t *testing.T) {
	t.Parallel()
	const longest = 32767
	tests := []struct {
		name, text string
		end        string
		units      int
	}{
		{"a text that just fits is whole", strings.Repeat("x", longest), "x", longest},
		{"one that does not ends in an ellipsis", strings.Repeat("x", longest+1), "x…", longest},
		{"a character is not cut in two", strings.Repeat("😀", longest), "😀…", longest},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			wb := sheet.Workbook{Created: january, Sheets: []sheet.Sheet{{
				Name: "Plan", Columns: []sheet.Column{{Head: "Text"}}, Rows: [][]sheet.Cell{{sheet.Text(test.text)}},
			}}}
			got := raw(t, read(t, wb), "Plan", "A5")
			if units := len(utf16.Encode([]rune(got))); units != test.units || !strings.HasSuffix(got, test.end) {
				t.Errorf("%d units are left, ending in %q; want %d, ending in %q", units, got[len(got)-4:], test.units, test.end)
			}
		})
	}
}

func TestEveryCellIsInArial(t *testing.T) {
	t.Parallel()
	f := read(t, plan(2))
	for _, at := range []string{"A1", "A2", "A4", "B5", "C5", "D5", "A8", "A9"} {
		id, err := f.GetCellStyle("Delivery plan", at)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if style.Font.Family != "Arial" || style.Font.Size < 12 {
			t.Errorf("%s is in %s %v", at, style.Font.Family, style.Font.Size)
		}
		if filled := len(style.Fill.Color) > 0; filled != (at == "A4") {
			t.Errorf("%s has a fill: %v; only a head has its own", at, filled)
		}
	}
}

func TestTheSameWorkbookMakesTheSameBytes(t *testing.T) {
	t.Parallel()
	wb := plan(40)
	first := written(t, wb)
	wb.Created = wb.Created.In(time.FixedZone("elsewhere", 3600))
	for range 10 {
		if !bytes.Equal(first, written(t, wb)) {
			t.Fatal("the same workbook makes other bytes")
		}
	}
	wb.Created = wb.Created.Add(time.Minute)
	if bytes.Equal(first, written(t, wb)) {
		t.Error("a later record makes the same bytes: its time is nowhere in the file")
	}
}

func TestColumnsForTheScreenStayOffThePaper(t *testing.T) {
	t.Parallel()
	wb := plan(2)
	wb.Sheets[0].Name, wb.Sheets[0].Printed, wb.Sheets[0].Key = "Children's plan", 3, []string{"c: confidential"}
	areas := map[string]string{}
	for _, name := range read(t, wb).GetDefinedName() {
		areas[name.Name+" of "+name.Scope] = name.RefersTo
	}
	// Title, note, two empty rows, heads, two rows, an empty one, "Key", its line.
	if got, want := areas["_xlnm.Print_Area of Children's plan"], "'Children''s plan'!$A$1:$C$9"; got != want {
		t.Errorf("printed is %q, want %q", got, want)
	}
}
