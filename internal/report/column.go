package report

import (
	"strconv"

	"planboard/internal/plan"
	"planboard/internal/sheet"
)

// column is a column of a sheet with what each row puts in it, so that heads
// and cells cannot drift apart.
type column[Row any] struct {
	sheet.Column
	of func(Row) sheet.Cell
}

// fill sets the columns and rows of the sheet.
func fill[Row any](s sheet.Sheet, columns []column[Row], rows []Row) sheet.Sheet {
	for _, c := range columns {
		s.Columns = append(s.Columns, c.Column)
	}
	for _, r := range rows {
		cells := make([]sheet.Cell, len(columns))
		for i, c := range columns {
			cells[i] = c.of(r)
		}
		s.Rows = append(s.Rows, cells)
	}
	return s
}

func textColumn[Row any](head string, width int, of func(Row) string) column[Row] {
	return column[Row]{sheet.Column{Head: head, Width: width}, func(r Row) sheet.Cell { return textOr(of(r)) }}
}

func dateColumn[Row any](head string, of func(Row) plan.Date) column[Row] {
	return column[Row]{sheet.Column{Head: head, Width: 12, Kind: sheet.KindDate}, func(r Row) sheet.Cell { return dateOr(of(r)) }}
}

func numberColumn[Row any](head string, of func(Row) sheet.Cell) column[Row] {
	return column[Row]{sheet.Column{Head: head, Width: 12, Kind: sheet.KindNumber}, of}
}

func statusColumn[Row any](head string, words []sheet.Word, of func(Row) string) column[Row] {
	return column[Row]{
		sheet.Column{Head: head, Width: 14, Kind: sheet.KindStatus, Words: words},
		func(r Row) sheet.Cell { return sheet.Text(of(r)) },
	}
}

// targetColumn is the target as a number, beside the words that say what a
// figure has to do with it.
func targetColumn[Row any](of func(Row) plan.Measure) column[Row] {
	return column[Row]{
		sheet.Column{Head: "Target value", Width: 8, Kind: sheet.KindNumber},
		func(r Row) sheet.Cell { return targetFigure(of(r)) },
	}
}

// textOr says "not applicable" in place of nothing: no cell is ever empty
// (facts (i), symbols).
func textOr(text string) sheet.Cell {
	if text == "" {
		return sheet.Text(string(plan.NotApplicable))
	}
	return sheet.Text(text)
}

func dateOr(d plan.Date) sheet.Cell {
	if d.IsZero() {
		return textOr("")
	}
	return sheet.Date(d.UTC())
}

// countOr is a count that is known and may be shown.
func countOr(n *int) sheet.Cell {
	if n == nil {
		return sheet.Text(string(plan.NotAvailable))
	}
	return sheet.Number(strconv.Itoa(*n), 0)
}

// wholeNumber is a number that is never missing.
func wholeNumber(n int64) sheet.Cell { return sheet.Number(strconv.FormatInt(n, 10), 0) }

// figure is a value as a number with the measure's decimals, or its symbol.
func figure(m plan.Measure, v plan.Value) sheet.Cell {
	number, ok := m.Shown(v)
	if !ok {
		return sheet.Text(m.Text(v))
	}
	decimals := int(m.Decimals)
	return sheet.Number(strconv.FormatFloat(number, 'f', decimals, 64), decimals)
}

// targetFigure is the target as a number. A range has two, which the words
// beside it give; context is never held against one.
func targetFigure(m plan.Measure) sheet.Cell {
	if !m.Target.IsSet() || m.Polarity == plan.InRange || m.Polarity == plan.Context {
		return textOr("")
	}
	return figure(m, plan.Value{Number: m.Target.At})
}

// meanFigure is a neighbours' mean, with the decimals of
// [plan.Series.TextOfMean].
func meanFigure(m plan.Measure, v plan.Value) sheet.Cell {
	m.Decimals = max(m.Decimals, 1)
	return figure(m, v)
}
