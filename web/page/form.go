package page

import (
	"planboard/internal/plan"
	"planboard/web/govuk"
)

// dateFields are the fields of three boxes; a link leads to the first box.
var dateFields = map[string]bool{
	"forecast": true, "recovery_by": true, "delivered": true, "due": true, "effective": true, "on": true,
	"opens": true, "updates_due": true, "review_by": true, "papers_out": true, "board": true, "closes": true,
	"since": true, "until": true,
}

// anchor returns the address, within the page, of the control that a problem
// is about.
func anchor(field string) string {
	if dateFields[field] {
		return "#" + field + "-day"
	}
	return "#" + field
}

// summaryOf lists the problems of a form in its order, each with a link to its
// control.
func summaryOf(ps plan.Problems) govuk.ErrorSummaryParams {
	var p govuk.ErrorSummaryParams
	for _, problem := range ps {
		p.ErrorList = append(p.ErrorList, govuk.ErrorSummaryItem{Href: anchor(problem.Field), Text: problem.Text})
	}
	return p
}

// field is one control of a form with the problems of the whole form.
type field struct {
	name, label, hint string
	problems          plan.Problems
}

func (f field) message() govuk.ErrorMessageParams {
	return govuk.ErrorMessageParams{Text: f.problems.For(f.name)}
}

func (f field) named() govuk.LabelParams {
	return govuk.LabelParams{Text: f.label, Classes: "govuk-label--s"}
}

// legend names a group of controls.
func (f field) legend() *govuk.FieldsetParams {
	return &govuk.FieldsetParams{Legend: govuk.Legend{Text: f.label, Classes: "govuk-fieldset__legend--s"}}
}

// line asks for a line of text.
func (f field) line(typed string) govuk.InputParams {
	return govuk.InputParams{
		Name: f.name, Value: plan.ShowTyped(typed),
		Label: f.named(), Hint: govuk.HintParams{Text: f.hint}, ErrorMessage: f.message(),
	}
}

// number asks for a whole number.
func (f field) number(typed string) govuk.InputParams {
	p := f.line(typed)
	p.Inputmode, p.Classes, p.Spellcheck = "numeric", "govuk-input--width-5", new(false)
	return p
}

// passage asks for a text of up to so many characters, and counts them.
func (f field) passage(typed string, rows, limit int) govuk.CharacterCountParams {
	return govuk.CharacterCountParams{
		Name: f.name, Value: plan.ShowTyped(typed), Rows: rows, Maxlength: limit,
		Label: f.named(), Hint: govuk.HintParams{Text: f.hint}, ErrorMessage: f.message(),
	}
}

// date asks for a day in three boxes.
func (f field) date(typed plan.DateInput) govuk.DateInputParams {
	return govuk.DateInputParams{
		ID: f.name, NamePrefix: f.name,
		Values: govuk.DateValues{
			Day: plan.ShowTyped(typed.Day), Month: plan.ShowTyped(typed.Month), Year: plan.ShowTyped(typed.Year),
		},
		Fieldset: f.legend(), Hint: govuk.HintParams{Text: f.hint}, ErrorMessage: f.message(),
	}
}

// choice asks for one of a few answers.
func (f field) choice(chosen string, items ...govuk.RadioItem) govuk.RadiosParams {
	return govuk.RadiosParams{
		Name: f.name, Value: chosen, Items: items, Classes: "govuk-radios--small",
		Fieldset: f.legend(), Hint: govuk.HintParams{Text: f.hint}, ErrorMessage: f.message(),
	}
}

// box asks for a few lines of text.
func (f field) box(typed string, rows int) govuk.TextareaParams {
	return govuk.TextareaParams{
		Name: f.name, Value: plan.ShowTyped(typed), Rows: rows,
		Label: f.named(), Hint: govuk.HintParams{Text: f.hint}, ErrorMessage: f.message(),
	}
}
