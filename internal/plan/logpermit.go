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

// PermitMeeting returns nil when the Board of that day may have agreed to close
// the item as it stands, or to give more time for it, else Problems: a Board
// decides on what lies before it, which is what an earlier one asked for, and
// what was answered by its day.
func (i LogItem) PermitMeeting(on Date) error {
	if since := i.decidable(); on.Before(since.day) {
		return Problems{{"meeting", "Choose a meeting on or after " + since.day.Long() + ": " + since.why}}
	}
	return nil
}

// Decidable returns those of the meetings that may have agreed to close the
// item or to give more time for it.
func (i LogItem) Decidable(held []Meeting) []Meeting {
	var some []Meeting
	for _, m := range held {
		if i.PermitMeeting(m.On) == nil {
			some = append(some, m)
		}
	}
	return some
}

// WaitsForBoard says why no meeting held so far can have decided on the item.
func (i LogItem) WaitsForBoard() string {
	return Sentences(i.decidable().why+", and no meeting has been held since", "Record it once the Board has met and agreed")
}

// dayWhy is a day from which on something can be done, and why from then.
type dayWhy struct {
	day Date
	why string
}

// decidable returns the first day on which a Board can decide on the item.
func (i LogItem) decidable() dayWhy {
	since := dayWhy{i.Raised, "it was raised on " + i.Raised.Long()}
	if !i.Meeting.IsZero() {
		since = dayWhy{i.Meeting.AddDays(1), "it was raised at the meeting of " + i.Meeting.Long()}
	}
	for _, e := range i.Events {
		next := dayWhy{DateAt(e.At), "it was answered on " + DateAt(e.At).Long()}
		if e.Kind == LogReDated {
			next = dayWhy{e.Meeting.AddDays(1), "the meeting of " + e.Meeting.Long() + " gave more time"}
		}
		if (e.Kind == LogAnswered || e.Kind == LogReDated && !e.Meeting.IsZero()) && next.day.After(since.day) {
			since = next
		}
	}
	return since
}
