package plan

// ReviewInput is the review of an update as typed.
type ReviewInput struct {
	Verdict string // "accepted" or "returned"
	Comment string
}

// NewReview returns the event by which an action's newest update is accepted,
// or returned with what is to be put right; or Problems. Whether it may be
// reviewed is Permit's to say.
func NewReview(a Tracked, in ReviewInput, on Occasion) (Event, error) {
	e := a.ruling(on)
	var ps Problems
	switch e.Kind = EventKind(in.Verdict); e.Kind {
	case Accepted, Returned:
	default:
		ps.add("verdict", "Choose whether to accept the update or to return it")
	}
	e.Reason = readReason(in.Comment, "comment", "Comment", &ps)
	if e.Kind == Returned && e.Reason == "" {
		ps.add("comment", "Say what is to be put right, so that the lead can post the update again")
	}
	return e, ps.orNil()
}

// ruling is an event by which a second person speaks of what was last
// reported.
func (t Tracked) ruling(on Occasion) Event {
	return Event{At: on.Now, By: on.By.Account, ByTitle: on.By.Title, Of: t.Standing.Update}
}

// SignOffInput is the sign-off of a delivery as typed.
type SignOffInput struct{ Seen bool } // the evidence was looked at

// NewSignOff returns the event by which a second person accepts a delivery, or
// Problems.
func NewSignOff(a Tracked, in SignOffInput, on Occasion) (Event, error) {
	var ps Problems
	if !in.Seen {
		ps.add("seen", "Confirm that you have seen the evidence, and that it shows the delivery")
	}
	e := a.ruling(on)
	e.Kind = SignedOff
	return e, ps.orNil()
}

// OverrideInput is the approval of a better status as typed.
type OverrideInput struct{ Reason string }

// NewOverride returns the event by which a director approves the better status
// that the lead proposes, or Problems.
func NewOverride(a Tracked, in OverrideInput, on Occasion) (Event, error) {
	var ps Problems
	e := a.ruling(on)
	e.Kind, e.Status = Overridden, a.Status.Proposed
	e.Reason = readReason(in.Reason, "reason", "Your reason", &ps)
	if e.Reason == "" {
		ps.add("reason", "Say why you approve "+e.Status.Word()+" when the rules give "+a.Status.Computed.Word())
	}
	return e, ps.orNil()
}

// readReason reads a passage in which somebody says why.
func readReason(typed, field, name string, ps *Problems) string {
	text, problem := cleanText(typed, name, PlanLimit)
	if problem != "" {
		ps.add(field, problem)
	}
	return text
}

// orNil returns the problems as an error, nil for none.
func (ps Problems) orNil() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}
