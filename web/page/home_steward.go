package page

import (
	"fmt"
	"slices"

	"planboard/internal/plan"
)

// Headline returns the sentence that opens the page: how many measures still
// want a figure for the quarter that ended last.
func (p StewardHome) Headline() string {
	if n := len(p.Returned()); n > 0 {
		return count(n, "figure") + " " + oneOr(n, "was", "were") + " returned to you. " + p.wanted()
	}
	return p.wanted()
}

func (p StewardHome) wanted() string {
	kept := len(p.Kept())
	newest, ended := p.newestPeriod()
	switch wanting := len(p.Wanting()); {
	case kept == 0:
		return "No measure of this edition is kept in the portal."
	case !ended:
		return fmt.Sprintf("You keep %s. The first figures are due when the edition's first quarter has ended.", count(kept, "measure"))
	case wanting == 0:
		return fmt.Sprintf("All %s that you keep have a figure for %s.", count(kept, "measure"), newest.Label())
	default:
		return fmt.Sprintf("%d of the %s that you keep %s a figure for %s.", wanting, count(kept, "measure"), oneOr(wanting, "needs", "need"), newest.Label())
	}
}

// newestPeriod is the quarter that ended last, and false before the first.
func (p StewardHome) newestPeriod() (plan.Period, bool) {
	open := plan.OpenPeriods(p.Position.Edition, p.Position.Today)
	if len(open) == 0 {
		return plan.Period{}, false
	}
	return open[0], true
}

// Wanting returns the measures without a figure for the quarter that ended
// last.
func (p StewardHome) Wanting() []plan.Series {
	newest, ended := p.newestPeriod()
	var wanting []plan.Series
	for _, s := range p.Kept() {
		if v, ok := s.Latest(); ended && (!ok || v.Period.End.Before(newest.End)) {
			wanting = append(wanting, s)
		}
	}
	return wanting
}

// returnedFigure is a figure that was sent back and has not been entered again.
type returnedFigure struct {
	series plan.Series
	value  plan.Value
}

// Returned returns the figures that were sent back, the longest waiting first.
func (p StewardHome) Returned() []returnedFigure {
	var all []returnedFigure
	for _, s := range p.Kept() {
		for _, v := range s.Returned {
			all = append(all, returnedFigure{s, v})
		}
	}
	slices.SortStableFunc(all, func(a, b returnedFigure) int { return a.value.Review.At.Compare(b.value.Review.At) })
	return all
}

// figureReturned says which figure was returned, by whom and when.
func figureReturned(s plan.Series, v plan.Value) string {
	return "The figure for " + v.Period.Label() + ", " + saidOf(s, v) + ", was returned by the " + v.Review.ByTitle + " on " + moment(v.Review.At) + ". It counts no more."
}

// latestPeriod is the period of a measure's newest figure.
func latestPeriod(s plan.Series) string {
	v, ok := s.Latest()
	if !ok {
		return "No figure yet"
	}
	return v.Period.Label()
}

// latest is a measure's newest value; one without any is not available.
func latest(s plan.Series) plan.Value {
	v, ok := s.Latest()
	if !ok {
		return plan.Value{Symbol: plan.NotAvailable}
	}
	return v
}
