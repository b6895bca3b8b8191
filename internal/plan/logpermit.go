package plan

// PermitRaise returns nil when the reader may put something of that kind in
// the Board's log, else ErrForbidden. A member of the Board asks questions; the
// secretary records what the Board asked for; an item of kind FromDecision
// comes with its decision alone.
func PermitRaise(s Scope, kind LogKind) error {
	switch {
	case kind == Question && s.Role.Has(AskQuestion):
		return nil
	case (kind == ActionAsked || kind == FromDecision) && s.Role.Has(KeepMeetings):
		return nil
	default:
		return ErrForbidden
	}
}

// Permit returns nil when the reader may do this to the item as it stands:
// ErrForbidden when it is not theirs to do, ErrClosed when the Board has closed
// the item, ErrNothing when somebody answered before. The named post answers;
// only the Board gives more time and closes, which the secretary records.
func (i LogItem) Permit(s Scope, kind LogEventKind) error {
	switch {
	case kind == LogRaised:
		return PermitRaise(s, i.Kind)
	case !i.isTheirs(s, kind):
		return ErrForbidden
	case i.State == LogDone:
		return ErrClosed
	case kind == LogAnswered && i.State != LogOpen:
		return ErrNothing
	default:
		return nil
	}
}

func (i LogItem) isTheirs(s Scope, kind LogEventKind) bool {
	switch kind {
	case LogAnswered:
		return s.Role.Has(AnswerBoard) && s.Post != "" && s.Post == i.Lead.Code
	case LogReDated, LogClosed:
		return s.Role.Has(KeepMeetings)
	default:
		return false
	}
}
