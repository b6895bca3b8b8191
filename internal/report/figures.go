package report

import (
	"planboard/internal/plan"
	"planboard/internal/sheet"
)

// at is one value of a series, by its place.
type at struct {
	plan.Series
	i int
}

func (a at) value() plan.Value { return a.Values[a.i] }

// MeasureFigures returns the series as tidy data: one row a period, each with
// all that is needed to read it alone.
func MeasureFigures(s plan.Series) sheet.Sheet {
	rows := make([]at, len(s.Values))
	for i := range s.Values {
		rows[i] = at{s, i}
	}
	figures := sheet.Sheet{
		Name:  "Figures",
		Title: s.Code + " " + s.Name,
		Note:  "One row a period, the oldest first. " + s.Finding(),
		Key:   keyLines(marks()...),
	}
	return fill(figures, append(valueColumns(), contextColumns()...), rows)
}

func valueColumns() []column[at] {
	return []column[at]{
		textColumn("Period", 14, func(a at) string { return a.value().Period.Label() }),
		dateColumn("Period ends", func(a at) plan.Date { return a.value().Period.End }),
		textColumn("Code", 7, func(a at) string { return a.Code }),
		textColumn("Measure", 34, func(a at) string { return a.Name }),
		textColumn("Unit", 11, func(a at) string { return unitWord(a.Unit) }),
		numberColumn("Value", func(a at) sheet.Cell { return figure(a.Measure, a.value()) }),
		numberColumn("Numerator", func(a at) sheet.Cell { return a.count(a.value().Numerator) }),
		numberColumn("Denominator", func(a at) sheet.Cell { return a.count(a.value().Denominator) }),
		textColumn("Why no value", 20, func(a at) string { return a.why() }),
		textColumn("State", 12, func(a at) string { return a.value().Firmness() }),
	}
}

func contextColumns() []column[at] {
	return []column[at]{
		textColumn("Target", 14, func(a at) string { return a.TargetText() }),
		targetColumn(func(a at) plan.Measure { return a.Measure }),
		statusColumn("Performance rating", ratingWords(), func(a at) string { return a.JudgementOf(a.value()).Word() }),
		textColumn("Direction", 18, func(a at) string { return trendText(a.DirectionAt(a.i)) }),
		numberColumn("England", func(a at) sheet.Cell {
			england, _ := a.Beside(a.value().Period)
			return figure(a.Measure, england)
		}),
		numberColumn("Statistical neighbours", func(a at) sheet.Cell {
			_, neighbours := a.Beside(a.value().Period)
			return meanFigure(a.Measure, neighbours)
		}),
		textColumn("Neighbour model", 11, func(a at) string { return a.Model }),
		dateColumn("Released", func(a at) plan.Date { return a.value().ReleasedOn }),
		textColumn("Source", 40, func(a at) string { return a.value().Source }),
		textColumn("Return and data", 40, func(a at) string { return a.Measure.Source }),
		textColumn("Note", 34, func(a at) string { return a.note() }),
	}
}

// count is a numerator or denominator; a withheld value keeps its counts too.
func (a at) count(n *int) sheet.Cell {
	if v := a.value(); v.Symbol == plan.Confidential {
		return sheet.Text(string(v.Symbol))
	}
	return countOr(n)
}

func (a at) why() string {
	if v := a.value(); !v.Number.Valid {
		return v.Symbol.Word()
	}
	return ""
}

func (a at) note() string {
	v := a.value()
	change := ""
	if b, isBreak := a.BreakAt(v.Period); isBreak {
		change = "Break in series: " + b.Note
	}
	return plan.Sentences(v.Note, change, approvalOf(a.Series, v), onePerson(a.Series, v))
}
