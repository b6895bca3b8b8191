package page

import (
	"fmt"
	"sort"

	"planboard/internal/plan"
)

// Headline returns the sentence that opens the page: what waits, in numbers.
func (p DirectorHome) Headline() string {
	var parts []string
	for _, w := range []struct {
		n         int
		one, many string
	}{
		{len(p.unsigned()), "delivery awaits sign-off", "deliveries await sign-off"},
		{len(p.proposed()), "better status is proposed", "better statuses are proposed"},
		{len(p.silences()), "action is silent", "actions are silent"},
		{len(p.Position.Stale()), "update is " + p.lateness(), "updates are " + p.lateness()},
	} {
		if w.n == 1 {
			parts = append(parts, "1 "+w.one)
		} else if w.n > 1 {
			parts = append(parts, fmt.Sprintf("%d %s", w.n, w.many))
		}
	}
	if len(parts) == 0 {
		return "Nothing is waiting."
	}
	return plan.Joined(parts) + "."
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

// notYet stands where a director looks for the button.
const notYet = "Signing off and approving a status are not part of this version."

// unsigned are the deliveries that the director may confirm.
func (p DirectorHome) unsigned() []plan.Tracked { return p.delivered(false) }

// own are the deliveries that the director reported, which takes somebody else
// to confirm (facts (g1) rule 2).
func (p DirectorHome) own() []plan.Tracked { return p.delivered(true) }

func (p DirectorHome) delivered(byThem bool) []plan.Tracked {
	var some []plan.Tracked
	for _, a := range plan.WithStatus(p.Position.Actions, plan.Awaiting) {
		if (a.Standing.ReportedBy == p.Member.Account) == byThem {
			some = append(some, a)
		}
	}
	return some
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

// proposed are the actions for which a better status than the computed one is
// proposed.
func (p DirectorHome) proposed() []plan.Tracked {
	var some []plan.Tracked
	for _, a := range p.Position.Actions {
		if a.Status.Proposed != "" {
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
