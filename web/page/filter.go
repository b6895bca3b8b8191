package page

import (
	"slices"

	"planboard/internal/plan"
	"planboard/web/govuk"
)

// chooser is one part of a filter; the first choice does not narrow.
func chooser(name, label, all, chosen string, items []govuk.SelectItem) govuk.SelectParams {
	return govuk.SelectParams{
		Name: name, Value: chosen, Label: govuk.LabelParams{Text: label},
		Classes: "govuk-!-width-full", // else the longest choice makes a phone scroll sideways
		Items:   append([]govuk.SelectItem{{Text: all}}, items...),
	}
}

func areIllustrative(editions []plan.Edition) bool {
	return slices.ContainsFunc(editions, func(e plan.Edition) bool { return e.Illustrative != "" })
}

func priorityItems(p plan.Position) []govuk.SelectItem {
	var items []govuk.SelectItem
	for _, pr := range p.Priorities {
		items = append(items, govuk.SelectItem{Value: pr.Code, Text: pr.Code + " " + pr.Title})
	}
	return items
}
