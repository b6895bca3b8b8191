package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// Measure is one measure: what the number says, and whether it can be trusted.
type Measure struct {
	Folder plan.Folder
	Reader plan.Scope // what is offered is what they may do
	MayAsk bool
}

// Head implements Page.
func (p Measure) Head() Head {
	s := p.Folder.Series
	return Head{
		Title:   s.Code + " " + s.PlainName,
		Section: MeasuresOf,
		Crumbs:  []Crumb{measuresCrumb(p.Folder.Position.Edition), priorityCrumb(p.Folder.Position, s.Priority)},
	}
}

// Body implements Page.
func (p Measure) Body() templ.Component { return p.body() }

func (p Measure) series() plan.Series { return p.Folder.Series }

func (p Measure) edition() plan.Edition { return p.Folder.Position.Edition }

func (p Measure) address() string { return route.Measure(p.edition().Key, p.series().Code) }

func (p Measure) caption() string {
	text := "Measure " + p.series().Code
	if p.series().DenominatorIs != "" {
		text += ", " + p.series().DenominatorIs
	}
	return text
}

// oneChild says how much one child moves the newest figure; "" where that is
// not worth saying or may not be told.
func (p Measure) oneChild() string {
	points, ok := p.series().OneChild(latest(p.series()))
	if !ok {
		return ""
	}
	unit := "points"
	if points.String() == "1" {
		unit = "point"
	}
	return "Small group: one child or young person = " + points.String() + " " + unit + "."
}

// rolling says what may be shown of a year whose quarters are withheld.
func (p Measure) rolling() string {
	s := p.series()
	if !s.HasRolling {
		return ""
	}
	q := plan.QuarterOf(s.Rolling.Period.End)
	withheld := ""
	if !slices.ContainsFunc(s.Values, func(v plan.Value) bool { return v.Number.Valid }) {
		withheld = "Single quarters of this small group are withheld. "
	}
	return withheld + fmt.Sprintf("Over the four quarters to %s it was %s (%d of %d).",
		q, s.Text(s.Rolling), *s.Rolling.Numerator, *s.Rolling.Denominator)
}

// periods are those of the table, the newest first.
func (p Measure) periods() []plan.Period {
	all := p.series().LastPeriods(drawnPeriods)
	slices.Reverse(all)
	return all
}

// hasCounts reports whether any figure has a numerator or a denominator that
// may be shown, or one that is withheld.
func (p Measure) hasCounts() bool {
	for _, v := range p.series().Values {
		if v.Numerator != nil || v.Denominator != nil || v.Symbol == plan.Confidential && !v.Published {
			return true
		}
	}
	return false
}

// numeratorIs and denominatorIs name the columns of the counts.
func (p Measure) numeratorIs() string { return capital(or(p.series().NumeratorIs, "numerator")) }

func (p Measure) denominatorIs() string { return capital(or(p.series().DenominatorIs, "denominator")) }

// movers are the actions that should move the measure.
func (p Measure) movers() []plan.Tracked {
	var some []plan.Tracked
	for _, a := range p.Folder.Position.Actions {
		if slices.Contains(p.series().Actions, a.Ref) {
			some = append(some, a)
		}
	}
	return some
}

var polarityWords = map[plan.Polarity]string{
	plan.Higher: "Higher is better for children.", plan.Lower: "Lower is better for children.",
	plan.InRange: "Inside its range is better for children.",
	plan.Context: "Context: neither way is better, so it is never rated.",
}

// defined is what the measure counts, and who answers for it.
func (p Measure) defined() govuk.SummaryListParams {
	s := p.series()
	rows := []govuk.SummaryRow{fact("Name", s.Name), fact("Better", polarityWords[s.Polarity]), fact("How often", capital(string(s.Frequency)))}
	for _, f := range [][2]string{
		{"Counted", s.NumeratorIs}, {"Out of", s.DenominatorIs}, {"Source", s.Source}, {"Comes out", s.Lag}, {"Owner", s.Owner.Title},
	} {
		if f[1] != "" {
			rows = append(rows, fact(f[0], f[1]))
		}
	}
	return govuk.SummaryListParams{Classes: "govuk-summary-list--no-border govuk-!-font-size-16", Rows: rows}
}

// nothingDrawn says why there is no chart, and what comes next.
func (p Measure) nothingDrawn() string {
	if len(p.series().Values) > 0 {
		return "There is nothing to draw: each figure is withheld or not available."
	}
	return "There is nothing to draw yet. " + capital(or(p.series().Lag, "the first figure will stand here")) + "."
}

// neighboursText names the model behind the mean of the similar councils.
func (p Measure) neighboursText() string {
	if !slices.ContainsFunc(p.series().Neighbours, func(v plan.Value) bool { return v.Number.Valid }) {
		return "No mean of similar councils is published or can be worked out for this measure."
	}
	return "Similar councils: the plain mean of the ten statistical neighbours, " + p.series().Model +
		" model, where at least nine have a published figure."
}

// sourceText says where a figure comes from.
func sourceText(v plan.Value) string {
	var parts []string
	for _, part := range []string{v.Source, releasedText(v), v.Note} {
		if part != "" {
			parts = append(parts, strings.TrimSuffix(part, "."))
		}
	}
	if len(parts) == 0 {
		return "No figure on the record"
	}
	return strings.Join(parts, ". ") + "."
}

func releasedText(v plan.Value) string {
	switch {
	case v.ReleasedOn.IsZero():
		return ""
	case v.Published:
		return "Published " + v.ReleasedOn.Long()
	default:
		return "Entered " + v.ReleasedOn.Long()
	}
}

// allows reports whether the page offers the reader to do this.
func (p Measure) allows(act plan.ValueAct) bool {
	return p.Folder.Allows(p.Reader, act, latest(p.series()))
}

// toReview are the figures that the reader may accept or return, the newest
// first.
func (p Measure) toReview() []plan.Value {
	var some []plan.Value
	for _, v := range slices.Backward(p.series().Values) {
		if p.Folder.Allows(p.Reader, plan.AcceptFigure, v) {
			some = append(some, v)
		}
	}
	return some
}

// tableCaption says what the table is, and against which target its figures are
// rated where there has been more than one.
func (p Measure) tableCaption() string {
	if len(p.Folder.Targets) > 1 {
		return "Every figure, newest first, rated against the target in force"
	}
	return "Every figure, newest first, rated against this edition’s target"
}

// reviewedText says whether a second person has accepted the figure; "" of one
// that needs none.
func reviewedText(v plan.Value) string {
	switch {
	case v.Review.Verdict == plan.ReviewPassed:
		return "Accepted by " + v.Review.ByTitle + " on " + plan.DateAt(v.Review.At).Long() + "."
	case v.Waits():
		return "Waits for review."
	default:
		return ""
	}
}

// whyNoCount says why a count is not shown: withheld with its figure, or not
// on the record.
func whyNoCount(v plan.Value) mark {
	s := plan.NotAvailable
	if v.Symbol != plan.NoSymbol {
		s = v.Symbol
	}
	return mark{string(s), s.Word()}
}
