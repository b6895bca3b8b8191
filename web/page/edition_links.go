package page

import (
	"planboard/internal/plan"
	"planboard/internal/route"
)

// others are the ways from this edition: its actions and measures, the other
// editions of the family, what became of it, and its companion.
func (p Edition) others() []link {
	here := p.Position.Edition
	links := []link{
		{"All actions", route.Actions(here.Key)},
		{"Measures scorecard", route.Measures(here.Key)},
	}
	for _, e := range p.Position.Editions {
		if e.Key.Now() == here.Key.Now() {
			continue
		}
		from, to := inOrder(here, e)
		links = append(links,
			link{"Edition " + e.Years() + ", " + string(e.State), route.Edition(e.Key)},
			link{"Compare " + from.Years() + " with " + to.Years(), route.Compare(from.Key, to.Key)},
		)
	}
	for _, e := range p.Position.Companions {
		links = append(links, link{e.Title(), route.Edition(e.Key)})
	}
	return links
}

// inOrder returns two editions, the earlier first.
func inOrder(a, b plan.Edition) (earlier, later plan.Edition) {
	if b.Starts.Before(a.Starts) {
		return b, a
	}
	return a, b
}
