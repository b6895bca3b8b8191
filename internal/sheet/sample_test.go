package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"planboard/internal/document"
	"planboard/internal/sheet"
)

// hostile is what a pasted narrative can hold.
const hostile = "=HYPERLINK(\"x\") & <b> £5 – ’ _x0041_x0042_\vsoft\r\nhard\x00\x08\ufffe end"

// hostileText is what should be left of it.
const hostileText = "=HYPERLINK(\"x\") & <b> £5 – ’ _x0041_x0042_\nsoft\nhard end"

// plan is a workbook with a sheet of actions and one of measures.
func plan(rows int) sheet.Workbook {
	return sheet.Workbook{
		Title: "Children in care plan 2022-2024", Author: "Planboard", Marking: "Illustrative data: demonstration",
		Created: time.Date(2024, 1, 31, 9, 0, 0, 0, time.UTC),
		Sheets:  []sheet.Sheet{actions(rows), measures()},
	}
}

func actions(rows int) sheet.Sheet {
	s := sheet.Sheet{
		Name: "Delivery plan", Title: "Delivery plan", Note: "One row an action, as at 31 January 2024.",
		Columns: []sheet.Column{
			{Head: "Ref", Width: 8},
			{Head: "Action", Width: 45},
			{Head: "Status", Width: 18, Kind: sheet.KindStatus, Words: []sheet.Word{
				{Text: "Red – off track", Tone: document.Red}, {Text: "Amber – at risk", Tone: document.Amber},
				{Text: "Green – on track", Tone: document.Green}, {Text: "Complete", Tone: document.Complete},
				{Text: `Not "reported"`, Tone: document.Muted}, {Text: "Withdrawn"},
			}},
			{Head: "Due", Kind: sheet.KindDate},
			{Head: "Latest update"},
		},
		Key: []string{"x: not available", "z: not applicable"},
	}
	words := []string{"Red – off track", "Amber – at risk", "Green – on track", "Complete", `Not "reported"`}
	for i := range rows {
		s.Rows = append(s.Rows, []sheet.Cell{
			sheet.Text(fmt.Sprintf("%d.10", i+1)),
			sheet.Text("Offer every young person who leaves care a named worker, and tell them who it is"),
			sheet.Text(words[i%len(words)]),
			sheet.Date(time.Date(2024, 3, 31, 23, 0, 0, 0, time.FixedZone("BST", 3600))),
			sheet.Text(hostile),
		})
	}
	return s
}

func measures() sheet.Sheet {
	return sheet.Sheet{
		Name: "Measures", Title: "Measures & targets", Note: "One row a measure and quarter.",
		Columns: []sheet.Column{{Head: "Measure"}, {Head: "Value", Kind: sheet.KindNumber}, {Head: "Change since last year", Kind: sheet.KindNumber}},
		Rows: [][]sheet.Cell{
			{sheet.Text("M24 Care leavers in education"), sheet.Number("57.10", 1), sheet.Number("-3", 0)},
			{sheet.Text("M25 Suppressed"), sheet.Text("c"), sheet.Text("z")},
			{sheet.Text("M26 Spend"), sheet.Number("1234567.006", 2), sheet.Number("0.1", 2)},
		},
	}
}

func written(t *testing.T, wb sheet.Workbook) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := sheet.WriteXLSX(&b, wb); err != nil {
		t.Fatalf("write workbook: %v", err)
	}
	return b.Bytes()
}

func read(t *testing.T, wb sheet.Workbook) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, wb)))
	if err != nil {
		t.Fatalf("open the workbook: %v", err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// raw is a cell as it is kept, not as it is shown.
func raw(t *testing.T, f *excelize.File, sheetName, at string) string {
	t.Helper()
	value, err := f.GetCellValue(sheetName, at, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatalf("read %s: %v", at, err)
	}
	return value
}

// unzipped is every part of a workbook by name.
func unzipped(t *testing.T, file []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatalf("open the workbook as a zip: %v", err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatalf("open %s: %v", f.Name, err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("read %s: %v", f.Name, err)
		}
		parts[f.Name] = string(content)
	}
	return parts
}
