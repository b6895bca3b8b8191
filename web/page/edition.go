package page

import (
	"github.com/a-h/templ"

	"planboard/internal/plan"
)

// Edition is a plan edition: how the plan is doing.
type Edition struct {
	Position plan.Position // with the key measures
}

// Head implements Page.
func (p Edition) Head() Head { return Head{Title: p.Position.Edition.Title(), Section: PlanOf} }

// Body implements Page.
func (p Edition) Body() templ.Component { return p.body() }

// Compare is what became of every commitment from one edition to the next.
type Compare struct{ Comparison plan.Comparison }

// Head implements Page.
func (p Compare) Head() Head {
	return Head{
		Title:   "What became of the " + p.Comparison.From.Edition.Title(),
		Section: PlanOf,
		Crumbs:  []Crumb{editionCrumb(p.Comparison.To.Edition)},
	}
}

// Body implements Page.
func (p Compare) Body() templ.Component { return p.body() }

// Priority is one priority: is it being kept, and what is in the way.
type Priority struct {
	Position plan.Position // with all measures
	Priority plan.Priority
	Voices   []plan.Voice
}

// Head implements Page.
func (p Priority) Head() Head {
	return Head{
		Title:   p.Priority.Code + " " + p.Priority.Title,
		Section: PlanOf,
		Crumbs:  []Crumb{editionCrumb(p.Position.Edition)},
	}
}

// Body implements Page.
func (p Priority) Body() templ.Component { return p.body() }
