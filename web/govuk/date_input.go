package govuk

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"
)

// DateInputParams are the options of DateInput. Day, Month and Year change one of
// the three boxes; Items, where given, are the boxes in their place. Each box is
// named NamePrefix, a hyphen, and "day", "month" or "year", and has the id ID, a
// hyphen, and the same.
type DateInputParams struct {
	ID           string
	NamePrefix   string
	Items        []DateInputItem
	Hint         HintParams
	ErrorMessage ErrorMessageParams
	FormGroup    FormGroup
	Fieldset     *FieldsetParams
	Day          DateInputItem
	Month        DateInputItem
	Year         DateInputItem
	Values       DateValues
	Classes      string
	Attributes   templ.Attributes
}

// DateInputItem is one box. When there is an error message every box is marked,
// unless Error says which: new(true) for the wrong ones.
type DateInputItem struct {
	ID           string
	Name         string
	Label        string
	Value        string
	Error        *bool
	Inputmode    string
	Autocomplete string
	Pattern      string
	Classes      string
	Attributes   templ.Attributes
}

// DateValues is a date as it was typed.
type DateValues struct {
	Day   string
	Month string
	Year  string
}

// parts are the three boxes as the options for each describe them.
func (p DateInputParams) parts() []DateInputItem {
	parts := []DateInputItem{p.Day, p.Month, p.Year}
	values := []string{p.Values.Day, p.Values.Month, p.Values.Year}
	for i, name := range []string{"day", "month", "year"} {
		parts[i].Name = cmp.Or(parts[i].Name, name)
		parts[i].Value = cmp.Or(parts[i].Value, values[i])
	}
	return parts
}

// boxes are the boxes to draw, each with its name and value.
func (p DateInputParams) boxes() []DateInputItem {
	parts := p.parts()
	if len(p.Items) == 0 {
		return parts
	}
	boxes := make([]DateInputItem, len(p.Items))
	for i, item := range p.Items {
		for _, part := range parts {
			if item.Name == part.Name {
				item.Value = cmp.Or(item.Value, part.Value)
			}
		}
		boxes[i] = item
	}
	return boxes
}

func (i DateInputItem) wrong() bool {
	return i.Error != nil && *i.Error || strings.Contains(i.Classes, "govuk-input--error")
}

// marked reports whether a box is drawn as wrong: because it is, or because the
// date is and no box says that it is the one.
func (p DateInputParams) marked(item DateInputItem) bool {
	if item.wrong() {
		return true
	}
	for _, box := range p.boxes() {
		if box.wrong() {
			return false
		}
	}
	return p.ErrorMessage.given() && item.Error == nil
}

// input is one box as an Input.
func (p DateInputParams) input(item DateInputItem) InputParams {
	return InputParams{
		ID:           cmp.Or(item.ID, p.ID+"-"+item.Name),
		Name:         strings.TrimPrefix(p.NamePrefix+"-"+item.Name, "-"),
		Value:        item.Value,
		Label:        LabelParams{Text: cmp.Or(item.Label, capital(item.Name)), Classes: "govuk-date-input__label"},
		Classes:      p.classes(item),
		Inputmode:    cmp.Or(item.Inputmode, "numeric"),
		Autocomplete: item.Autocomplete,
		Pattern:      item.Pattern,
		Attributes:   item.Attributes,
	}
}

func (p DateInputParams) classes(item DateInputItem) string {
	classes := "govuk-date-input__input"
	if p.marked(item) && !strings.Contains(item.Classes, "govuk-input--error") {
		classes += " govuk-input--error"
	}
	if !strings.Contains(item.Classes, "govuk-input--width-") {
		classes += " " + p.width(item)
	}
	return join(classes, item.Classes)
}

// width is the class for the digits a box takes.
func (p DateInputParams) width(item DateInputItem) string {
	if item.Name == "year" || item.Name == p.Year.Name {
		return "govuk-input--width-4"
	}
	return "govuk-input--width-2"
}

func (p DateInputParams) field() field {
	return field{id: p.ID, hint: p.Hint, errorMessage: p.ErrorMessage, group: p.FormGroup}
}

// fieldset has the role of a group, because otherwise JAWS does not read out what
// describes a fieldset of text inputs.
func (p DateInputParams) fieldset() *FieldsetParams {
	if p.Fieldset == nil {
		return nil
	}
	return p.Fieldset.withRole("group")
}

// capital is a word with a capital letter, the rest small.
func capital(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + strings.ToLower(word[size:])
}
