package plan

import "time"

// Recovery is what will bring an Amber or Red action back on track.
type Recovery struct {
	Text string
	Lead string // role title of who answers for it
	By   Date
}

// counts reports whether the plan counts on that day: there is one, it has an
// owner and a date, and the date has not passed (facts (g1), P).
func (r Recovery) counts(today Date) bool {
	return r.Text != "" && r.Lead != "" && !r.By.IsZero() && !r.By.Before(today)
}

// Return is an update sent back to its author, with what is to be put right.
type Return struct {
	Update  int64
	Comment string
	ByTitle string
	At      time.Time
}

// Standing is what an action's updates and sign-offs say of it now: the latest
// of each fact that its delivery status is worked out from. The transaction
// that writes an update writes the standing too; history can rebuild it.
type Standing struct {
	LastUpdate time.Time // zero: never updated
	Earlier    time.Time // the latest update of a round before that of LastUpdate
	Narrative  string
	NextStep   string
	Proposed   Status // what the lead proposes; "" for nothing
	Computed   Status // what the rules said when it was last reported on; "" for nothing
	Reason     string // why it differs from the computed one
	Forecast   Date   // zero: the due date
	Issue      bool   // an unresolved issue is flagged
	Recovery   Recovery
	Delivered  Date
	Evidence   string
	ReportedBy AccountID // who reported the delivery
	SignedOff  Date
	SignedBy   AccountID
	Override   Override

	Update   int64     // the update that stands; 0: none
	Author   AccountID // who posted it
	Review   Review
	Returned Return // of the newest update, until another is posted; its zero value for none
}

// lastClosed returns the time of the latest update in a round that is not open
// on that day.
func (st Standing) lastClosed(rs Rounds, today Date) time.Time {
	open, ok := rs.Open(today)
	if ok && open.has(st.LastUpdate) {
		return st.Earlier
	}
	return st.LastUpdate
}

// isSignedOff reports whether a delivery counts as complete: evidence
// attached, and accepted by someone other than the one who reported it (facts
// (g1) rule 2).
func (st Standing) isSignedOff() bool {
	return st.Evidence != "" && !st.SignedOff.IsZero() && st.SignedBy != st.ReportedBy
}

// With returns the standing after the update: what the update says replaces
// what stood, and a time of an earlier round is kept.
func (st Standing) With(u Update, rs Rounds) Standing {
	next := Standing{
		LastUpdate: u.Submitted,
		Earlier:    st.Earlier,
		Narrative:  u.Narrative,
		NextStep:   u.NextStep,
		Proposed:   u.Proposed,
		Computed:   u.Computed,
		Reason:     u.Reason,
		Forecast:   u.Forecast,
		Issue:      u.Issue,
		Recovery:   u.Recovery,
		Delivered:  u.Delivered,
		Evidence:   u.Evidence,
		Update:     u.ID,
		Author:     u.By,
		Review:     Unreviewed,
	}
	if !u.Delivered.IsZero() {
		next.ReportedBy = u.By
	}
	before, _ := rs.At(st.LastUpdate)
	now, _ := rs.At(u.Submitted)
	if !st.LastUpdate.IsZero() && before.Quarter != now.Quarter {
		next.Earlier = st.LastUpdate
	}
	return next
}
