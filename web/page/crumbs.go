package page

import (
	"planboard/internal/plan"
	"planboard/internal/route"
)

func editionCrumb(e plan.Edition) Crumb { return Crumb{"Plan " + e.Years(), route.Edition(e.Key)} }

func priorityCrumb(p plan.Position, code string) Crumb {
	text := code
	if pr, err := p.Priority(code); err == nil {
		text += " " + pr.Title
	}
	return Crumb{text, route.Priority(p.Edition.Key, code)}
}

func measuresCrumb(e plan.Edition) Crumb { return Crumb{"Measures", route.Measures(e.Key)} }
