package demo

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"planboard/internal/plan"
)

// neighbourModel is the grouping of statistical neighbours behind every mean.
const neighbourModel = "2021"

// Marks that stand in a cell of facts (e2) in place of a number.
const (
	unpublished = "–"
	notWorked   = "n/c"
	meaningless = "·"
)

// publishedSeries returns the values of the council, the means of its
// statistical neighbours and the values of England.
func publishedSeries(m plan.Measure) (own, neighbours, england []plan.Value) {
	for _, r := range publishedRows {
		if r.code != m.Code {
			continue
		}
		own = withCounts(m.Code, r.series(councilColumn, m.Frequency))
		neighbours = workedOut(r.series(neighboursColumn, m.Frequency))
		england = r.series(englandColumn, m.Frequency)
	}
	if m.Code == "M02" {
		england = withRevisions(england)
	}
	return own, neighbours, england
}

// The columns of facts (e2), as a cell parts them with slashes.
const (
	councilColumn = iota
	neighboursColumn
	englandColumn
)

// series reads one of the three columns. A year for which the row has nothing
// at all has no value, unless it lies between two that have one; a year in
// which only the other columns have a figure says so, so that theirs can be
// seen beside it.
func (r publishedRow) series(column int, f plan.Frequency) []plan.Value {
	first, last := len(r.cells), -1
	for i, cell := range r.cells {
		if cell != unpublished {
			first, last = min(first, i), i
		}
	}
	var all []plan.Value
	for i := first; i <= last; i++ {
		mark := unpublished
		if r.cells[i] != unpublished {
			mark = strings.Split(r.cells[i], " / ")[column]
		}
		all = append(all, read(mark, released(f, firstYear+i)))
	}
	return all
}

// read completes a released value with what its cell says.
func read(mark string, v plan.Value) plan.Value {
	switch mark {
	case unpublished:
		v.Symbol, v.Note = plan.NotAvailable, "Not published for this area in the set of data used"
	case string(plan.Confidential):
		v.Symbol = plan.Confidential
	case notWorked:
		v.Symbol = plan.NotAvailable
		v.Note = "Not worked out: fewer than nine of the ten statistical neighbours are published"
	case meaningless:
		v.Symbol = plan.NotApplicable
	default:
		v.Number = decimal.NewNullDecimal(decimal.RequireFromString(strings.ReplaceAll(mark, ",", "")))
	}
	return v
}

// workedOut marks the means of the neighbours as ours: they are not published.
func workedOut(means []plan.Value) []plan.Value {
	for i := range means {
		means[i].Published = false
		means[i].Source = "Plain mean of the statistical neighbours, " + neighbourModel + " model, worked out from " + means[i].Source
	}
	return means
}

// withCounts adds the numerators and denominators that are published.
func withCounts(code string, values []plan.Value) []plan.Value {
	for i := range values {
		counts := publishedCounts[code][values[i].Period.End.Year]
		values[i].Numerator, values[i].Denominator = known(counts[0]), known(counts[1])
	}
	return values
}

// known returns the count, or nil for a count that is not published.
func known(count int) *int {
	if count == 0 {
		return nil
	}
	return &count
}

// withRevisions puts the figures for England of children looked after in 2023
// in place of the last one alone: the department has published three (facts
// (e)).
func withRevisions(england []plan.Value) []plan.Value {
	var all []plan.Value
	for _, v := range england {
		if v.Period.End.Year != 2023 {
			all = append(all, v)
			continue
		}
		first := read("83,840", v)
		first.Note = "As first published"
		all = append(all, first, revised(2024, "83,760", v.Period), revised(2025, "83,750", v.Period))
	}
	return all
}

// revised returns the figure for a period that a later year's release gave in
// place of an earlier one.
func revised(year int, mark string, period plan.Period) plan.Value {
	v := read(mark, released(period.Frequency, year))
	v.Period, v.State = period, plan.Revised
	v.Reason = fmt.Sprintf("Revised by the Department for Education in its %d release", year)
	return v
}
