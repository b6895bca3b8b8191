package govuk_test

import (
	"fmt"
	"strings"

	"planboard/web/govuk"
)

// The few components whose parameters are not their options under other names.

func characterCount(o options) govuk.CharacterCountParams {
	return filled[govuk.CharacterCountParams](flattened(o, "countMessage"))
}

func passwordInput(o options) govuk.PasswordInputParams {
	return filled[govuk.PasswordInputParams](flattened(o, "button"))
}

// flattened is the options with the classes of one of them as an option of its own.
func flattened(o options, name string) options {
	flat := options{}
	for key, value := range o {
		if key == name {
			flat[name+"Classes"] = value.(map[string]any)["classes"]
			continue
		}
		flat[key] = value
	}
	return flat
}

// without is a copy of the options that lacks some.
func without(o options, names ...string) options {
	rest := options{}
	for key, value := range o {
		rest[key] = value
	}
	for _, name := range names {
		delete(rest, name)
	}
	return rest
}

// conditionals are markup here, and an object that holds markup there.
func conditionals(o options) options {
	changed := without(o)
	var items []any
	for _, item := range list(o["items"]) {
		if i, ok := item.(map[string]any); ok && i["conditional"] != nil {
			item = map[string]any(without(i, "conditional"))
			if html := i["conditional"].(map[string]any)["html"]; html != false {
				item.(map[string]any)["conditional"] = html
			}
		}
		items = append(items, item)
	}
	changed["items"] = items
	return changed
}

func radios(o options) govuk.RadiosParams {
	return filled[govuk.RadiosParams](conditionals(o))
}

func checkboxes(o options) govuk.CheckboxesParams {
	return filled[govuk.CheckboxesParams](conditionals(o))
}

// selection gives an option without a value its text, which is what it sends.
func selection(o options) govuk.SelectParams {
	changed := without(o)
	var items []any
	for _, item := range list(o["items"]) {
		i, ok := item.(map[string]any)
		if !ok {
			continue
		}
		choice := without(i)
		choice["value"] = i["text"]
		if value, ok := i["value"]; ok {
			choice["value"] = fmt.Sprint(value) // false is written "false"
		}
		items = append(items, map[string]any(choice))
	}
	changed["items"] = items
	return filled[govuk.SelectParams](changed)
}

// dateInput gives each box its value, which the options give by its whole name,
// and leaves out the boxes that are false.
func dateInput(o options) govuk.DateInputParams {
	p := filled[govuk.DateInputParams](without(o, "values", "day", "month", "year"))
	parts := map[string]*govuk.DateInputItem{"day": &p.Day, "month": &p.Month, "year": &p.Year}
	values, _ := o["values"].(map[string]any)
	for _, name := range []string{"day", "month", "year"} {
		part := parts[name]
		if given, ok := o[name].(map[string]any); ok {
			*part = filled[govuk.DateInputItem](given)
		}
		if part.Value == "" && part.Name == "" {
			part.Value = words(values[name])
		}
		if part.Name == "" {
			part.Name = name
		}
		if part.Value == "" {
			part.Value = words(values[strings.TrimPrefix(fmt.Sprint(words(o["namePrefix"]), "-", part.Name), "-")])
		}
		if o["items"] == nil && (o["day"] == false || o["month"] == false || o["year"] == false) && o[name] != false {
			p.Items = append(p.Items, govuk.DateInputItem{Name: name})
		}
	}
	return p
}

func serviceNavigation(o options) govuk.ServiceNavigationParams {
	p := filled[govuk.ServiceNavigationParams](without(o, "slots"))
	slots, _ := o["slots"].(map[string]any)
	if end, ok := slots["end"].(map[string]any); ok {
		slots = without(slots, "end")
		slots["end"], slots["endAlign"] = end["html"], end["align"]
	}
	p.Slots = filled[govuk.NavigationSlots](slots)
	return p
}

// footer says openly what the original says by default.
func footer(o options) govuk.FooterParams {
	p := filled[govuk.FooterParams](o)
	_, said := o["contentLicence"]
	p.OpenLicence = !said
	return p
}

// list is an option's elements; one left out has none.
func list(option any) []any {
	elements, _ := option.([]any)
	return elements
}
