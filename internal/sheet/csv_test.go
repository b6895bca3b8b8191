package sheet_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/sheet"
)

func csvOf(t *testing.T, s sheet.Sheet) string {
	t.Helper()
	var b bytes.Buffer
	if err := sheet.WriteCSV(&b, s); err != nil {
		t.Fatalf("write CSV: %v", err)
	}
	return b.String()
}

func TestWriteCSV(t *testing.T) {
	t.Parallel()
	got := csvOf(t, sheet.Sheet{
		Title: "Not in the file", Note: "Nor this", Key: []string{"nor this"},
		Columns: []sheet.Column{{Head: "Measure"}, {Head: "Change,\nyear", Kind: sheet.KindNumber}, {Head: "Due", Kind: sheet.KindDate}},
		Rows: [][]sheet.Cell{
			{sheet.Text(`Spend in £, "net"`), sheet.Number("-57.10", 1), sheet.Date(time.Date(2024, 1, 31, 23, 59, 0, 0, time.UTC))},
			{sheet.Text("two\vlines"), sheet.Text("x"), {}},
		},
	})
	want := "\ufeffMeasure,\"Change, year\",Due\r\n" +
		"\"Spend in £, \"\"net\"\"\",-57.10,2024-01-31\r\n" +
		"\"two\r\nlines\",x,\r\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("CSV (-want +got):\n%s", diff)
	}
}

func TestAFormulaIsDisarmed(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		guarded    bool
	}{
		{"an equals sign starts a formula", "=1+1", true},
		{"a plus sign does", "+44 1724", true},
		{"a minus sign does", "-cmd", true},
		{"an at sign does", "@SUM(A1)", true},
		{"spaces before it do not help", " \u00a0=1+1", true},
		{"nor does a space of no width", "\u200b\ufeff=1+1", true},
		{"a tab is dropped by some programs", "\tplain", true},
		{"a carriage return is", "\rplain", true},
		{"full-width signs count", "＝1+1", true},
		{"full-width at counts", "＠SUM", true},
		{"full-width plus counts", "＋1", true},
		{"full-width minus counts", "－1", true},
		{"a sign further on does no harm", "61% = good", false},
		{"a dash is not a minus sign", "– none", false},
		{"an accent is not a sign", "élan", false},
		{"nothing is not a formula", "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := csvOf(t, sheet.Sheet{
				Columns: []sheet.Column{{Head: "Text"}, {Head: "End"}},
				Rows:    [][]sheet.Cell{{sheet.Text(test.text), sheet.Text("end")}},
			})
			_, row, _ := strings.Cut(got, "\r\n")
			if guarded := strings.HasPrefix(strings.TrimPrefix(row, `"`), "'"); guarded != test.guarded {
				t.Errorf("guarded is %v in %q", guarded, row)
			}
		})
	}
}

type fullDisk struct{ room int }

var errFull = errors.New("disk full")

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.room -= len(p); d.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestAFailedWriteIsReported(t *testing.T) {
	t.Parallel()
	for _, room := range []int{0, 10, 5000} {
		if err := sheet.WriteCSV(&fullDisk{room}, actions(100)); !errors.Is(err, errFull) {
			t.Errorf("CSV on a disk with room for %d bytes: error is %v, want %v", room, err, errFull)
		}
	}
	if err := sheet.WriteXLSX(&fullDisk{}, plan(1)); !errors.Is(err, errFull) {
		t.Errorf("workbook: error is %v, want %v", err, errFull)
	}
}
