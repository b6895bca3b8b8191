package page

import (
	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// Actions is the list of all actions of an edition, filtered.
type Actions struct {
	Position plan.Position
	Filter   ActionFilter
	Shown    []plan.Tracked
}

// ActionFilter is what the list is narrowed to; empty parts do not narrow.
type ActionFilter struct {
	Priority string
	Status   plan.Status
	Lead     plan.PostCode
}

// IsEmpty reports whether nothing is narrowed.
func (f ActionFilter) IsEmpty() bool { return f == ActionFilter{} }

// Head implements Page.
func (p Actions) Head() Head {
	return Head{
		Title:   "All actions, " + p.Position.Edition.Title(),
		Section: PlanOf,
		Crumbs:  []Crumb{editionCrumb(p.Position.Edition)},
	}
}

// Body implements Page.
func (p Actions) Body() templ.Component { return p.body() }

func (p Actions) address() string { return route.Actions(p.Position.Edition.Key) }

// shown says how many of the actions are listed, by status.
func (p Actions) shown() string {
	all := count(len(p.Position.Actions), "action")
	if p.Filter.IsEmpty() {
		return "All " + all + ": " + plan.CountOf(p.Shown).String() + "."
	}
	if len(p.Shown) == 0 {
		return "No action of " + all + " matches."
	}
	return count(len(p.Shown), "action") + " of " + number(int64(len(p.Position.Actions))) + ": " +
		plan.CountOf(p.Shown).String() + "."
}

func (p Actions) priorities() govuk.SelectParams {
	return chooser("priority", "Priority", "All priorities", p.Filter.Priority, priorityItems(p.Position))
}

func (p Actions) statuses() govuk.SelectParams {
	var items []govuk.SelectItem
	for _, s := range plan.Statuses {
		items = append(items, govuk.SelectItem{Value: string(s), Text: s.Word()})
	}
	return chooser("status", "Delivery status", "Any status", string(p.Filter.Status), items)
}

// leads are the posts that lead an action, in the order of the actions.
func (p Actions) leads() govuk.SelectParams {
	var items []govuk.SelectItem
	seen := map[plan.PostCode]bool{}
	for _, a := range p.Position.Actions {
		if !seen[a.Lead.Code] {
			seen[a.Lead.Code] = true
			items = append(items, govuk.SelectItem{Value: string(a.Lead.Code), Text: a.Lead.Title})
		}
	}
	return chooser("lead", "Lead", "Any lead", string(p.Filter.Lead), items)
}
