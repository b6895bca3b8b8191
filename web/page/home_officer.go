package page

import (
	"fmt"
	"slices"
	"strings"

	"planboard/internal/plan"
)

// Headline returns the sentences that open the page: what was returned, how
// many actions need an update, by when, and what waits for a review.
func (p OfficerHome) Headline() string {
	var before, after string
	if n := len(p.returned()); n > 0 {
		before = fmt.Sprintf("%s returned to you. ", oneOr(n, "1 update was", fmt.Sprint(n, " updates were")))
	}
	if n := len(p.unproven()); n > 0 {
		before += fmt.Sprintf("%s for its evidence. ", oneOr(n, "1 delivery waits", fmt.Sprint(n, " deliveries wait")))
	}
	if n := len(p.toReview()); n > 0 {
		after = fmt.Sprintf(" %s for your review.", oneOr(n, "1 update waits", fmt.Sprint(n, " updates wait")))
	}
	if n := len(p.figures()); n > 0 {
		after += fmt.Sprintf(" %s for your review.", oneOr(n, "1 figure waits", fmt.Sprint(n, " figures wait")))
	}
	return strings.TrimSpace(before + p.asked() + after)
}

// figures are those that the officer is to review.
func (p OfficerHome) figures() []plan.WaitingFigure {
	return p.Position.FiguresWaiting(p.Member.Scope())
}

// reviews reports whether the officer's post leads a priority, and so reviews
// what is reported under it.
func (p OfficerHome) reviews() bool {
	return p.Member.Post != "" && slices.ContainsFunc(p.Position.Priorities, func(pr plan.Priority) bool { return pr.Lead.Code == p.Member.Post })
}

// unproven are the officer's deliveries without evidence.
func (p OfficerHome) unproven() []plan.Tracked { return p.Position.Unproven(p.Member.Post) }

// returned are the actions of which the newest update was sent back.
func (p OfficerHome) returned() []plan.Tracked { return p.Position.SentBack(p.Member.Post) }

// toReview is what others reported under a priority that the officer leads.
func (p OfficerHome) toReview() []plan.Waiting {
	var some []plan.Waiting
	for _, w := range p.Position.WaitingFor(p.Member.Scope()) {
		if w.Kind == plan.Accepted {
			some = append(some, w)
		}
	}
	return some
}

// asked says how many actions need an update, and by when.
func (p OfficerHome) asked() string {
	mine, due := len(p.Mine()), len(p.Due())
	round, open := p.Position.Rounds.Open(p.Position.Today)
	switch {
	case p.Member.Post == "" || mine == 0:
		return "You lead no action in this edition, so nothing is asked of you."
	case len(p.returned()) > 0 && due == 0:
		return ""
	case !open || due == 0:
		return "You are up to date " + p.untilNext()
	case round.UpdatesDue.Before(p.Position.Today):
		return fmt.Sprintf("%s late on %d of your %s: %s due by %s.",
			oneOr(due, "An update is", "Updates are"), due, count(mine, "action"), oneOr(due, "it was", "they were"), round.UpdatesDue.Long())
	default:
		return fmt.Sprintf("%d of your %s %s an update by %s.", due, count(mine, "action"), oneOr(due, "needs", "need"), round.UpdatesDue.Long())
	}
}

// untilNext says when the next reporting round opens.
func (p OfficerHome) untilNext() string {
	for _, r := range p.Position.Rounds {
		if r.Opens.After(p.Position.Today) {
			return "until the next reporting round opens on " + r.Opens.Long() + "."
		}
	}
	return "until the next reporting round opens."
}

// oneOr chooses between the words for one and those for several.
func oneOr(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// waiting are the actions that need an update, the first due first.
func (p OfficerHome) waiting() []plan.Tracked { return byDue(p.Due()) }

// rest are the officer's actions of which nothing is asked, the first due
// first.
func (p OfficerHome) rest() []plan.Tracked {
	listed := map[plan.ActionID]bool{}
	for _, a := range slices.Concat(p.Due(), p.unproven(), p.returned()) {
		listed[a.ID] = true
	}
	var rest []plan.Tracked
	for _, a := range byDue(p.Mine()) {
		if !listed[a.ID] {
			rest = append(rest, a)
		}
	}
	return rest
}

func (p OfficerHome) caption() string {
	return p.Member.Title + ", " + p.Position.Today.Long()
}

// lastWords are what was last said of an action.
func lastWords(a plan.Tracked) string {
	if a.Standing.Narrative == "" {
		return "No update yet."
	}
	return a.Standing.Narrative
}
