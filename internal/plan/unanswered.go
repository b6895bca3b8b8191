package plan

import "fmt"

// Answer is what the Board may do about a Red besides seeing a recovery plan.
type Answer string

// The answers (facts (g4)).
const (
	AcceptedRed  Answer = "accepted" // as it is, with a reason
	EscalatedRed Answer = "escalated"
)

// Answered is an item of the Board's log by which it answered a Red.
type Answered struct {
	Action string // ref
	Answer Answer
	On     Date
	Reason string // why it is accepted; without one it is no answer
}

// counts reports whether the item answers a Red of that action between the two
// meetings, both included.
func (a Answered) counts(ref string, from, to Date) bool {
	within := !a.On.Before(from) && !a.On.After(to)
	return a.Action == ref && within && (a.Answer == EscalatedRed || a.Answer == AcceptedRed && a.Reason != "")
}

// UnansweredRed is an action that was Red at two meetings running without a
// recovery plan in force, an acceptance with a reason, or an escalation.
type UnansweredRed struct {
	Action   Tracked
	From, To Date // the days of the two meetings
}

// Sentence says what the Board still owes.
func (u UnansweredRed) Sentence() string {
	return fmt.Sprintf("%s was Red on %s and on %s; no recovery plan is in force, and the Board has neither accepted it with a reason nor escalated it.",
		u.Action.Ref, u.From.Long(), u.To.Long())
}

// UnansweredReds returns the Reds that would pass two meetings unanswered: no
// Red may, without one of a recovery plan in force, an acceptance with a
// reason, and an escalation. The positions are those of two meetings running;
// what the Board answered before the first of them no longer counts.
func UnansweredReds(first, second Position, log []Answered) []UnansweredRed {
	was := byRef(first.Actions)
	var found []UnansweredRed
	for _, a := range WithStatus(second.Actions, Red) {
		if was[a.Ref].status() == Red && !a.Status.Recovery && !isAnswered(log, a.Ref, first.Today, second.Today) {
			found = append(found, UnansweredRed{a, first.Today, second.Today})
		}
	}
	return found
}

func isAnswered(log []Answered, ref string, from, to Date) bool {
	for _, item := range log {
		if item.counts(ref, from, to) {
			return true
		}
	}
	return false
}
