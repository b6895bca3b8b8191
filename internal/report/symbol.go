package report

import (
	"strings"

	"planboard/internal/plan"
)

// mark is a letter that stands in a cell, or beside its number, with what it
// means (facts (i), symbols).
type mark struct{ letter, meaning string }

// The marks beside a number. Those that stand in place of one are
// [plan.Symbol]s.
var (
	provisional = mark{"p", "provisional"}
	revised     = mark{"r", "revised"}
	broken      = mark{"b", "break in series"}
)

// marks lists every mark of a table of figures.
func marks() []mark {
	var all []mark
	for _, s := range []plan.Symbol{plan.Confidential, plan.RoundsToZero, plan.NotAvailable, plan.NotApplicable, plan.Unreliable} {
		all = append(all, mark{string(s), s.Word()})
	}
	return append(all, provisional, revised, broken)
}

// keyLines is the key, one line a mark.
func keyLines(marks ...mark) []string {
	var lines []string
	for _, m := range marks {
		lines = append(lines, m.letter+": "+m.meaning)
	}
	return lines
}

// keyNote is the key under a table of the report.
func keyNote() string { return "Key: " + strings.Join(keyLines(marks()...), "; ") + "." }

// marksOf returns the marks beside the value.
func marksOf(m plan.Measure, v plan.Value) []mark {
	var all []mark
	if v.State == plan.Provisional {
		all = append(all, provisional)
	}
	if v.IsRevised() {
		all = append(all, revised)
	}
	if _, isBreak := m.BreakAt(v.Period); isBreak {
		all = append(all, broken)
	}
	return all
}

// marked writes a value as a cell of the report shows it: "72%", "c", "98% p".
func marked(m plan.Measure, v plan.Value) string {
	text := m.Text(v)
	if !v.Number.Valid {
		return text
	}
	for _, beside := range marksOf(m, v) {
		text += " " + beside.letter
	}
	return text
}
