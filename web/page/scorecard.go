package page

import (
	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// Scorecard is every measure of an edition, filtered, under its priority.
type Scorecard struct {
	Position plan.Position // with all measures
	Filter   MeasureFilter
	Shown    []plan.Series
}

// MeasureFilter is what the scorecard is narrowed to; empty parts do not
// narrow. Not rated, and no direction, are choices of their own: "none".
type MeasureFilter struct {
	Priority  string
	Rating    string // "red", "amber", "green", "none"
	Direction string // a plan.Trend in lower case: "improving", "no material change"; or "none"
}

// IsEmpty reports whether nothing is narrowed.
func (f MeasureFilter) IsEmpty() bool { return f == MeasureFilter{} }

// Head implements Page.
func (p Scorecard) Head() Head {
	return Head{
		Title:   "Measures scorecard, " + p.Position.Edition.Title(),
		Section: MeasuresOf,
		Crumbs:  []Crumb{editionCrumb(p.Position.Edition)},
	}
}

// Body implements Page.
func (p Scorecard) Body() templ.Component { return p.body() }

func (p Scorecard) address() string { return route.Measures(p.Position.Edition.Key) }

func (p Scorecard) choosers() []govuk.SelectParams {
	return []govuk.SelectParams{
		chooser("priority", "Priority", "All priorities", p.Filter.Priority, priorityItems(p.Position)),
		chooser("rating", "Performance rating", "Any rating", p.Filter.Rating, ratingItems),
		chooser("direction", "Direction of travel", "Any direction", p.Filter.Direction, directionItems),
	}
}

var ratingItems = []govuk.SelectItem{
	{Value: "red", Text: "Red"}, {Value: "amber", Text: "Amber"}, {Value: "green", Text: "Green"}, {Value: "none", Text: "Not rated"},
}

var directionItems = []govuk.SelectItem{
	{Value: "improving", Text: "Improving"}, {Value: "worsening", Text: "Worsening"}, {Value: "no material change", Text: "No material change"},
	{Value: "up", Text: "Up (context)"}, {Value: "down", Text: "Down (context)"}, {Value: "same", Text: "Same (context)"},
	{Value: "none", Text: "No direction"},
}

// shown says how many of the measures are listed.
func (p Scorecard) shown() string {
	if p.Filter.IsEmpty() {
		return "All " + count(len(p.Shown), "measure") + "."
	}
	return count(len(p.Shown), "measure") + " of " + number(int64(len(p.Position.Measures))) + "."
}

// brief is what a phone shows first; a reader who chose sees all that matches.
func (p Scorecard) brief() brief {
	if p.Filter.IsEmpty() {
		return brief{p.Shown, p.shown()}
	}
	return brief{whole: p.shown()}
}

// group is the measures of one priority.
type group struct {
	title  string
	series []plan.Series
}

// groups parts the measures by priority, in the order of the priorities; those
// of no priority come last.
func (p Scorecard) groups() []group {
	var all []group
	placed := map[string]bool{}
	for _, pr := range p.Position.Priorities {
		placed[pr.Code] = true
		if some := underPriority(p.Shown, pr.Code); len(some) > 0 {
			all = append(all, group{pr.Code + " " + pr.Title, some})
		}
	}
	rest := group{title: "Context for every priority"}
	for _, s := range p.Shown {
		if !placed[s.Priority] {
			rest.series = append(rest.series, s)
		}
	}
	if len(rest.series) > 0 {
		all = append(all, rest)
	}
	return all
}

func underPriority(all []plan.Series, code string) []plan.Series {
	var some []plan.Series
	for _, s := range all {
		if s.Priority == code {
			some = append(some, s)
		}
	}
	return some
}

// earlier returns the value n periods before the latest one: what the reader
// compares with, so a period without a figure is shown as not available.
func earlier(s plan.Series, n int) plan.Value {
	v, ok := s.Latest()
	if !ok {
		return plan.Value{Symbol: plan.NotAvailable}
	}
	return s.At(v.Period.Back(n))
}

// isOneBefore reports whether a measure's direction is measured from the figure
// in the column of the period before.
func isOneBefore(s plan.Series) bool {
	d := s.Direction()
	return d.Trend != plan.NoTrend && d.Was.Period == latest(s).Period.Back(1)
}

// english returns the value of England beside a measure's latest.
func english(s plan.Series) plan.Value {
	england, _ := s.Beside(latest(s).Period)
	return england
}

// similar returns the mean of the similar councils beside a measure's latest.
func similar(s plan.Series) plan.Value {
	_, neighbours := s.Beside(latest(s).Period)
	return neighbours
}

// meanOf is the measure as its neighbours' mean is written, which has one
// decimal more than whole points.
func meanOf(s plan.Series) plan.Measure {
	m := s.Measure
	m.Decimals = max(m.Decimals, 1)
	return m
}
