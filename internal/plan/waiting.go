package plan

import (
	"slices"
	"time"
)

// Waiting is something that waits for one reader to decide.
type Waiting struct {
	Kind   EventKind // SignedOff, Overridden or Accepted: what may be decided
	Action Tracked
	Since  time.Time
}

// WaitingFor returns what the position holds for the reader to decide, the
// oldest first. An update is for its reviewer; a director, who may review any,
// is asked only where there is no other. What is to be signed off is not to be
// reviewed as well.
func (p Position) WaitingFor(s Scope) []Waiting {
	var all []Waiting
	for _, a := range p.Actions {
		for _, kind := range a.waitingFor(s, p.Edition) {
			all = append(all, Waiting{kind, a, a.Standing.LastUpdate})
		}
	}
	slices.SortStableFunc(all, func(a, b Waiting) int { return a.Since.Compare(b.Since) })
	return all
}

func (t Tracked) waitingFor(s Scope, in Edition) []EventKind {
	if t.Permit(s, in, SignedOff) == nil {
		return []EventKind{SignedOff}
	}
	var kinds []EventKind
	if t.Permit(s, in, Overridden) == nil {
		kinds = append(kinds, Overridden)
	}
	if t.Permit(s, in, Accepted) == nil && t.isReviewer(s) {
		kinds = append(kinds, Accepted)
	}
	return kinds
}

// isReviewer reports whether the review falls to the reader before others: the
// lead of the priority, and a director where that post may not.
func (t Tracked) isReviewer(s Scope) bool {
	if s.Post != "" && s.Post == t.Reviewer {
		return true
	}
	return s.Role == Director && t.needsDirector()
}

// needsDirector reports whether only a director may review: the post that leads
// the priority leads the action too or reported what stands, or there is none.
func (t Tracked) needsDirector() bool {
	return t.Reviewer == "" || t.Reviewer == t.Lead.Code || t.Reviewer == t.Reporter.Code
}

// SentBack returns the actions led by the post of which the newest update was
// returned, the one longest sent back first.
func (p Position) SentBack(post PostCode) []Tracked {
	var some []Tracked
	for _, a := range p.LedBy(post) {
		if a.IsSentBack() {
			some = append(some, a)
		}
	}
	slices.SortStableFunc(some, func(a, b Tracked) int { return a.Standing.Returned.At.Compare(b.Standing.Returned.At) })
	return some
}

// Unproven returns the deliveries of actions led by the post that have no
// evidence, so that nobody can sign them off.
func (p Position) Unproven(post PostCode) []Tracked {
	return slices.DeleteFunc(p.LedBy(post), func(a Tracked) bool { return !a.LacksEvidence() })
}

// LacksEvidence reports whether the action is reported as delivered with nothing
// to bear that out.
func (t Tracked) LacksEvidence() bool {
	return t.Status.Status == Awaiting && t.Standing.Evidence == "" && !t.IsSentBack()
}

// IsSentBack reports whether the newest update was returned and none has been
// posted since.
func (t Tracked) IsSentBack() bool {
	return t.Standing.Review == ReviewFailed && t.Closure.IsZero() && t.Status.Status != Complete
}
