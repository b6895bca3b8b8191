package plan

// Shown returns the status that the update put the action in when it was
// posted: the computed one, or a worse one proposed with a reason. An update
// that does not know what was computed then shows what it proposes.
func (u Update) Shown() Status {
	switch {
	case !u.Delivered.IsZero():
		return Awaiting
	case u.Computed == "", u.Reason != "" && u.Proposed.isWorseThan(u.Computed):
		return u.Proposed
	default:
		return u.Computed
	}
}

// lastShown returns the status that the latest update put the action in, "" for
// none.
func (st Standing) lastShown() Status {
	return Update{Proposed: st.Proposed, Computed: st.Computed, Reason: st.Reason, Delivered: st.Delivered}.Shown()
}
