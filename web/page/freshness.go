package page

import (
	"fmt"

	"planboard/internal/plan"
)

// freshness says how many of the live actions have had an update in the open
// round.
func freshness(p plan.Position) string {
	round, open := p.Rounds.Open(p.Today)
	if !open {
		return "No reporting round is open." + nextRound(p)
	}
	live, stale := 0, len(p.Stale())
	for _, a := range p.Actions {
		if a.IsLive() {
			live++
		}
	}
	return fmt.Sprintf("%d of %s still to be delivered have an update in the round for %s, which opened on %s.",
		live-stale, count(live, "action"), round.Quarter, round.Opens.Long())
}

// nextRound says when reporting begins again, as far as that is planned.
func nextRound(p plan.Position) string {
	for _, r := range p.Rounds {
		if r.Opens.After(p.Today) {
			return " The next, for " + r.Quarter.String() + ", opens on " + r.Opens.Long() + "."
		}
	}
	return ""
}
