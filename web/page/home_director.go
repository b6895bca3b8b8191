package page

import (
	"fmt"
	"slices"
	"sort"
	"time"

	"planboard/internal/plan"
)

// Headline returns the sentence that opens the page: what waits, in numbers.
func (p DirectorHome) Headline() string {
	var parts []string
	for _, r := range p.rounds() {
		parts = append(parts, "the round for "+r.Quarter.String()+" is to be signed off")
	}
	for _, t := range p.tallies() {
		if t.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", t.n, oneOr(t.n, t.one, t.many)))
		}
	}
	if len(parts) == 0 {
		return "Nothing is waiting."
	}
	return capital(plan.Joined(parts)) + "."
}

// tally is how many of something wait, with the words for one and for many.
type tally struct {
	n         int
	one, many string
}

func (p DirectorHome) tallies() []tally {
	waiting := map[plan.EventKind]int{}
	for _, w := range p.forMe() {
		waiting[w.Kind]++
	}
	return []tally{
		{waiting[plan.SignedOff], "delivery awaits your sign-off", "deliveries await your sign-off"},
		{waiting[plan.Overridden], "better status is proposed", "better statuses are proposed"},
		{waiting[plan.Accepted], "update waits for your review", "updates wait for your review"},
		{len(p.figures()), "figure waits for your review", "figures wait for your review"},
		{len(p.silences()), "action is silent", "actions are silent"},
		{len(p.Position.Stale()), "update is " + p.lateness(), "updates are " + p.lateness()},
	}
}

// figures are those that wait for the director's review.
func (p DirectorHome) figures() []plan.WaitingFigure {
	return p.Position.FiguresWaiting(p.Member.Scope())
}

// forMe is what waits for the director to decide, the oldest first.
func (p DirectorHome) forMe() []plan.Waiting { return p.Position.WaitingFor(p.Member.Scope()) }

// rounds are those that the director may sign off.
func (p DirectorHome) rounds() []plan.Round {
	var some []plan.Round
	for _, r := range p.Position.Rounds {
		planned := plan.PlannedRound{Round: r}
		if !p.Agenda.Signed(r.Quarter) && planned.PermitSignOff(p.Member.Scope(), p.Position.Today) == nil {
			some = append(some, r)
		}
	}
	return some
}

// waitingItem is one thing that waits: of an action, or a round.
type waitingItem struct {
	since time.Time
	of    plan.Waiting
	round *plan.Round
}

// waiting is everything that waits for the director, the oldest first.
func (p DirectorHome) waiting() []waitingItem {
	var all []waitingItem
	for _, w := range p.forMe() {
		all = append(all, waitingItem{since: w.Since, of: w})
	}
	for _, r := range p.rounds() {
		all = append(all, waitingItem{since: r.UpdatesDue.Start(), round: &r})
	}
	slices.SortStableFunc(all, func(a, b waitingItem) int { return a.since.Compare(b.since) })
	return all
}

// roundText says how far a round has come, and by when its review ends.
func (p DirectorHome) roundText(r plan.Round) string {
	missing := len(p.Position.Missing(r))
	text := "Nothing is missing."
	if missing > 0 {
		text = count(missing, "thing") + " " + oneOr(missing, "is", "are") + " missing."
	}
	return stateText(plan.PlannedRound{Round: r}, p.Position.Today) + " " + text
}

// lateness is "late" once the updates of the open round were due, and "still to
// come" before.
func (p DirectorHome) lateness() string {
	if round, open := p.Position.Rounds.Open(p.Position.Today); open && round.UpdatesDue.Before(p.Position.Today) {
		return "late"
	}
	return "still to come"
}

// updatesHeading heads the table of updates that are missing.
func (p DirectorHome) updatesHeading() string {
	if p.lateness() == "late" {
		return "Late updates, by lead"
	}
	return "Updates still to come, by lead"
}

// updatesDue says by when the missing updates are due, or were.
func (p DirectorHome) updatesDue() string {
	round, open := p.Position.Rounds.Open(p.Position.Today)
	switch {
	case !open:
		return "No reporting round is open."
	case round.UpdatesDue.Before(p.Position.Today):
		return "Updates for " + round.Quarter.String() + " were due by " + round.UpdatesDue.Long() + "."
	default:
		return "Updates for " + round.Quarter.String() + " are due by " + round.UpdatesDue.Long() + "; review ends on " + round.ReviewBy.Long() + "."
	}
}

// silences are the actions without an update that counts, also those of which
// a Red is shown instead.
func (p DirectorHome) silences() []plan.Tracked {
	var some []plan.Tracked
	for _, a := range p.Position.Actions {
		if a.IsLive() && a.Status.IsSilent {
			some = append(some, a)
		}
	}
	return some
}

// leadStale is a lead with the actions whose update is missing.
type leadStale struct {
	Lead    plan.Post
	Actions []plan.Tracked
}

// missing groups the missing updates by lead, those who miss most first.
func (p DirectorHome) missing() []leadStale {
	var groups []leadStale
	at := map[plan.PostCode]int{}
	for _, a := range byDue(p.Position.Stale()) {
		i, seen := at[a.Lead.Code]
		if !seen {
			i = len(groups)
			at[a.Lead.Code] = i
			groups = append(groups, leadStale{Lead: a.Lead})
		}
		groups[i].Actions = append(groups[i].Actions, a)
	}
	sort.SliceStable(groups, func(i, j int) bool { return len(groups[i].Actions) > len(groups[j].Actions) })
	return groups
}

// evidence is what a delivery is borne out by.
func evidence(a plan.Tracked) string {
	if a.Standing.Evidence == "" {
		return "No evidence is attached yet."
	}
	return a.Standing.Evidence
}
