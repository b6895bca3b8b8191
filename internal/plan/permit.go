package plan

// Permit returns nil when the reader may do this to the action as it stands:
// ErrForbidden when it is not theirs to do, ErrClosed when nobody may any more,
// ErrNothing when there is nothing to do it to, because somebody else was
// first. Corrected asks about an update that takes another's place.
//
// Nobody passes their own: who posted an update or reported a delivery, whoever
// else holds that post, and who leads an action, neither reviews, signs off,
// approves nor decides on it, save that the secretary records what the Board
// decided.
func (t Tracked) Permit(s Scope, in Edition, kind EventKind) error {
	switch {
	case !t.isTheirs(s, kind):
		return ErrForbidden
	case in.IsReadOnly() || !t.Closure.IsZero():
		return ErrClosed
	default:
		return t.permitNow(kind)
	}
}

// isTheirs reports whether doing this falls to the reader, whatever state the
// action is in.
func (t Tracked) isTheirs(s Scope, kind EventKind) bool {
	leads := s.Leads != "" && t.Lead.Code == s.Leads
	answers := s.Post != "" && (t.Lead.Code == s.Post || t.Reporter.Code == s.Post)
	own := answers || s.Account == t.Standing.Author || s.Account == t.Standing.ReportedBy
	switch kind {
	case Reported, Corrected:
		return leads
	case Accepted, Returned:
		return !own && (s.Role == Director || s.Role.Has(ReviewUpdate) && s.Post != "" && s.Post == t.Reviewer)
	case SignedOff, Overridden:
		return !own && s.Role == Director
	case ReDated, LeadChanged, Ended, Waived:
		return s.Role == Secretary || s.Role == Director && !own
	default:
		return false
	}
}

// permitNow says what the state of an action in an open edition allows.
func (t Tracked) permitNow(kind EventKind) error {
	switch kind {
	case Reported, ReDated, LeadChanged, Ended, Corrected:
		if t.Status.Status == Complete {
			return ErrClosed
		}
	}
	if !t.hasSubject(kind) {
		return ErrNothing
	}
	return nil
}

// hasSubject reports whether there is something to do it to.
func (t Tracked) hasSubject(kind EventKind) bool {
	st := t.Standing
	switch kind {
	case ReDated: // the dates of one that recurs are occurrences, met or waived
		return t.Recurs == ""
	case Corrected: // what was sent back is posted again, not corrected
		return st.Update != 0 && st.Review != ReviewFailed
	case Accepted, Returned:
		return st.Review == Unreviewed && t.Status.Status != Complete
	case SignedOff:
		return t.Status.Status == Awaiting && st.Evidence != "" && st.Review != ReviewFailed
	case Overridden:
		return t.Status.Proposed != ""
	case Waived:
		return !t.NextDue.IsZero()
	default:
		return true
	}
}
