package page

import (
	"strconv"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// ValueForm is the form in which the data steward enters a figure.
type ValueForm struct {
	Folder   plan.Folder
	Open     []plan.Period
	Input    plan.ValueInput
	Problems plan.Problems
	Theirs   *plan.Value // set at a conflict: the figure that was first, as it may be seen
	Version  int
	Key      string
}

// Head implements Page.
func (p ValueForm) Head() Head {
	s := p.Folder.Series
	return Head{
		Title:   "Enter a figure for " + s.Code,
		Failed:  len(p.Problems) > 0 || p.Theirs != nil,
		Section: MeasuresOf,
		Crumbs: []Crumb{
			measuresCrumb(p.Folder.Position.Edition),
			{s.Code + " " + s.PlainName, p.back()},
		},
	}
}

// Body implements Page.
func (p ValueForm) Body() templ.Component { return p.body() }

func (p ValueForm) series() plan.Series { return p.Folder.Series }

func (p ValueForm) address() string {
	return route.Values(p.Folder.Position.Edition.Key, p.series().Code)
}

// back is the address of the measure's page.
func (p ValueForm) back() string {
	return route.Measure(p.Folder.Position.Edition.Key, p.series().Code)
}

// lede says what the last figure was and what is asked.
func (p ValueForm) lede() string {
	v, ok := p.series().Latest()
	if !ok {
		return "No figure is on the record yet. Enter the first one."
	}
	return "The latest figure is " + p.said(v) + ". Enter the next one, or put an earlier one right."
}

// said is a figure with its period and how firm it is.
func (p ValueForm) said(v plan.Value) string {
	text := p.series().Text(v)
	if !v.Number.Valid {
		text = "not shown (" + v.Symbol.Word() + ")"
	}
	text += " for " + v.Period.Label()
	if v.State != "" {
		text += ", " + v.Firmness()
	}
	return text
}

func (p ValueForm) field(name, label, hint string) field {
	return field{name, label, hint, p.Problems}
}

func (p ValueForm) periods() govuk.SelectParams {
	f := p.field("period", "Which quarter?", "")
	items := []govuk.SelectItem{{Text: "Choose a quarter"}}
	for _, open := range p.Open {
		items = append(items, govuk.SelectItem{Value: open.Label(), Text: open.Label() + ", " + open.Long()})
	}
	return govuk.SelectParams{Name: f.name, Value: p.Input.Period, Items: items, Label: f.named(), ErrorMessage: f.message()}
}

func (p ValueForm) states() govuk.RadiosParams {
	return p.field("state", "How firm is it?", "").choice(p.Input.State,
		govuk.RadioItem{Value: string(plan.Provisional), Text: "Provisional", Hint: govuk.HintParams{Text: "It is rated, and marked p, until it is final"}},
		govuk.RadioItem{Value: string(plan.Final), Text: "Final"})
}

// counted asks for one of the two counts, named by what it counts.
func (p ValueForm) counted(name, label, counts string) field {
	return p.field(name, label, capital(counts))
}

// conflict tells, before anything else, that somebody was first.
func (p ValueForm) conflict() govuk.ErrorSummaryParams {
	return govuk.ErrorSummaryParams{
		TitleText: "Somebody else entered a figure first",
		DescriptionText: p.Theirs.ByTitle + " entered a figure on " + moment(p.Theirs.Entered) +
			", after you opened this form. Nothing you typed is lost. Compare the two, then save yours as a revision or leave it.",
		ErrorList: []govuk.ErrorSummaryItem{
			{Href: "#theirs", Text: "See their figure beside yours"},
			{Href: "#period", Text: "Go on with what you typed"},
		},
	}
}

// typed is what was typed, in a line.
func (p ValueForm) typed() string {
	in := p.Input
	return plan.ShowTyped(or(in.Numerator, "nothing") + " of " + or(in.Denominator, "nothing") + " for " + or(in.Period, "no quarter"))
}

// recorded are the newest figures on the record, the newest first.
func (p ValueForm) recorded() govuk.SummaryListParams {
	periods := p.series().LastPeriods(sparkPeriods)
	var rows []govuk.SummaryRow
	for i := len(periods) - 1; i >= 0; i-- {
		rows = append(rows, govuk.SummaryRow{
			Key:   govuk.SummaryCell{Text: periods[i].Label()},
			Value: govuk.SummaryCell{HTML: figure(p.series().Measure, p.series().At(periods[i]))},
		})
	}
	return govuk.SummaryListParams{Classes: "govuk-summary-list--no-border govuk-!-font-size-16", Rows: rows}
}

func (p ValueForm) version() string { return strconv.Itoa(p.Version) }
