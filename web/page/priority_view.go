package page

import (
	"strings"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// priorityFacts says who leads a priority and which outcomes of the council it
// serves.
func priorityFacts(pr plan.Priority) string {
	themes := make([]string, len(pr.Themes))
	for i, t := range pr.Themes {
		themes[i] = string(t)
	}
	parts := []string{}
	if pr.Lead.Title != "" {
		parts = append(parts, "Led by "+pr.Lead.Title)
	}
	if len(themes) > 0 {
		parts = append(parts, "Serves "+strings.Join(themes, ", "))
	}
	return plan.Sentences(parts...)
}

func (p Priority) caption() string {
	return p.Position.Edition.Title() + ", position on " + p.Position.Today.Long()
}

// actions are those that serve the priority, the worst first.
func (p Priority) actions() []plan.Tracked {
	return worstFirst(p.Position.ActionsUnder(p.Priority.Code))
}

func (p Priority) measures() []plan.Series { return p.Position.MeasuresUnder(p.Priority.Code) }

// ways are the actions in the way: red or not reported, the first due first.
func (p Priority) ways() []plan.Tracked {
	var some []plan.Tracked
	for _, s := range []plan.Status{plan.Red, plan.NotReported} {
		some = append(some, byDue(plan.WithStatus(p.actions(), s))...)
	}
	return some
}

// carried are the ways to the priorities of the edition before that live on in
// this one; none when that edition is not on the record.
func (p Priority) carried() []link {
	before, ok := p.Position.Predecessor()
	if !ok {
		return nil
	}
	var links []link
	for _, code := range p.Priority.From {
		links = append(links, link{code + " of " + before.Years(), route.Priority(before.Key, code)})
	}
	return links
}
