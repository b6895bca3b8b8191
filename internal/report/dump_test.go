package report_test

import (
	"os"
	"testing"

	"planboard/internal/docx"
	"planboard/internal/plan"
	"planboard/internal/report"
	"planboard/internal/sheet"
)

func TestDump(t *testing.T) {
	os.MkdirAll("/tmp/rep", 0o755)
	for name, key := range map[string]plan.EditionKey{"2022": keyOf2022, "2020": keyOf2020, "suff": keyStrategy} {
		in := demoInput(t, key)
		d := report.Cabinet(in)
		t.Log("\n" + words(d))
		t.Log(report.Check(d, in.Position.Edition, in.Predecessor))
		f, _ := os.Create("/tmp/rep/" + name + ".docx")
		if err := docx.Write(f, d); err != nil {
			t.Error(err)
		}
		f.Close()
		f, _ = os.Create("/tmp/rep/" + name + ".xlsx")
		if err := sheet.WriteXLSX(f, report.Workbook(in.Position, in.At)); err != nil {
			t.Error(err)
		}
		f.Close()
	}
}
