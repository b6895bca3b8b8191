package report

import (
	"strings"

	"planboard/internal/plan"
	"planboard/internal/sheet"
)

// Scorecard returns every measure of the position, one row each: the newest
// figure with the one it is compared with, the target, England and the
// statistical neighbours.
func Scorecard(p plan.Position) sheet.Sheet {
	s := sheet.Sheet{
		Name:  "Scorecard",
		Title: "Scorecard: " + nameOf(p.Edition),
		Note:  "One row a success measure, as at " + p.Today.Long() + ". " + plan.ScorecardHeadline(p.Measures),
		Key:   keyLines(marks()...),
	}
	first := append(scoreColumns(), ratingColumns()...)
	s.Printed = len(first)
	return fill(s, append(first, basisColumns(p)...), p.Measures)
}

func scoreColumns() []column[plan.Series] {
	return []column[plan.Series]{
		textColumn("Code", 7, func(s plan.Series) string { return s.Code }),
		textColumn("Measure", 28, func(s plan.Series) string { return s.Name }),
		textColumn("Priority", 8, func(s plan.Series) string { return s.Priority }),
		textColumn("Unit", 10, func(s plan.Series) string { return unitWord(s.Unit) }),
		textColumn("Period", 12, latestPeriod),
		textColumn("Previous period", 12, previousPeriod),
		textColumn("Target", 14, func(s plan.Series) string { return s.TargetText() }),
		targetColumn(func(s plan.Series) plan.Measure { return s.Measure }),
		numberColumn("Latest", func(s plan.Series) sheet.Cell { return figure(s.Measure, latest(s)) }),
		numberColumn("Previous", previous),
		numberColumn("England", func(s plan.Series) sheet.Cell {
			england, _ := s.Beside(latest(s).Period)
			return figure(s.Measure, england)
		}),
		numberColumn("Statistical neighbours", func(s plan.Series) sheet.Cell {
			_, neighbours := s.Beside(latest(s).Period)
			return meanFigure(s.Measure, neighbours)
		}),
	}
}

func ratingColumns() []column[plan.Series] {
	return []column[plan.Series]{
		statusColumn("Performance rating", ratingWords(), func(s plan.Series) string { return s.Judgement().Word() }),
		textColumn("Direction", 14, func(s plan.Series) string { return trendText(s.Direction()) }),
	}
}

// basisColumns are what the figures rest on.
func basisColumns(p plan.Position) []column[plan.Series] {
	return []column[plan.Series]{
		textColumn("Neighbour model", 11, func(s plan.Series) string { return s.Model }),
		textColumn("Notes", 28, notes),
		textColumn("Source", 70, func(s plan.Series) string { return latest(s).Source }),
		textColumn("Return and data", 100, func(s plan.Series) string { return s.Measure.Source }),
		dateColumn("Released", func(s plan.Series) plan.Date { return latest(s).ReleasedOn }),
		textColumn("Figures", 13, func(s plan.Series) string { return basis(p.Edition, s.Published) }),
	}
}

// latest returns the newest value; of a measure without one, a value that says
// it is not available.
func latest(s plan.Series) plan.Value {
	v, ok := s.Latest()
	if !ok {
		return plan.Value{Symbol: plan.NotAvailable, Period: plan.Period{Frequency: s.Frequency}}
	}
	return v
}

func latestPeriod(s plan.Series) string {
	v, ok := s.Latest()
	if !ok {
		return string(plan.NotAvailable)
	}
	return v.Period.Label()
}

// previous is the value that the newest is compared with. Where there is no
// comparison there is no previous figure either: a suppressed value must not
// be given back by the one before it (facts (i) rule 6).
func previous(s plan.Series) sheet.Cell {
	d := s.Direction()
	if d.Trend == plan.NoTrend {
		return textOr("")
	}
	return figure(s.Measure, d.Was)
}

func previousPeriod(s plan.Series) string {
	d := s.Direction()
	if d.Trend == plan.NoTrend {
		return ""
	}
	return d.Was.Period.Label()
}

// trendText is the direction, or why there is none.
func trendText(d plan.Direction) string {
	if d.Trend == plan.NoTrend {
		return d.Why
	}
	return string(d.Trend)
}

// notes is what a reader must know beside the rating.
func notes(s plan.Series) string {
	v, ok := s.Latest()
	var all []string
	if ok && !v.Number.Valid {
		all = append(all, "Figure not shown: "+v.Symbol.Word())
	}
	if s.Judgement().Indicative {
		all = append(all, "Indicative, small cohort")
	}
	for _, m := range marksOf(s.Measure, v) {
		all = append(all, m.letter+": "+m.meaning)
	}
	if s.HasRolling {
		all = append(all, "Four quarters to "+s.Rolling.Period.Label()+": "+s.Text(s.Rolling))
	}
	return plan.Sentences(append(all, approvalOf(s, v), onePerson(s, v), v.Note)...)
}

// approvalOf says who overrode the rating of the figure, and why; "" for nobody.
func approvalOf(s plan.Series, v plan.Value) string {
	if !s.JudgementOf(v).IsOverridden() {
		return ""
	}
	return "Better rating approved by the " + s.Override.ByTitle + ": " + s.Override.Reason
}

func unitWord(u plan.Unit) string {
	switch u {
	case plan.Percent:
		return "%"
	case plan.Rate:
		return "per 10,000"
	default:
		return strings.ToLower(string(u))
	}
}
