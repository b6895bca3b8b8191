package plan

import "time"

// Update is a progress update on an action. Updates are append-only: a
// correction is a new update that supersedes another (facts (d)).
type Update struct {
	ID         int64
	Action     ActionID
	Round      Quarter // the reporting round it belongs to
	By         AccountID
	ByTitle    string
	Submitted  time.Time
	Narrative  string // what changed since the last update
	NextStep   string
	Forecast   Date
	Issue      bool
	Recovery   Recovery
	Delivered  Date
	Evidence   string
	Proposed   Status // what the lead proposes
	Computed   Status // what the rules said when it was posted
	Reason     string // why the two differ
	Supersedes int64  // the update it corrects, or 0
	Because    string // why it was corrected; "" for no correction
}

// RecoveryAsked says when an update must hold a recovery plan, as asksRecovery
// enforces it (facts (d)).
const RecoveryAsked = "Needed when you choose Amber or Red, and when the dates and facts you enter make it so: " +
	"it is late, you expect it after its due date, or an issue stands in the way."

// asksRecovery reports whether a recovery plan must be said: by the rules, were
// there one, or by what is proposed, the action is not on track.
func (u Update) asksRecovery(planned Status) bool {
	return severity[u.Proposed] > 0 && severity[planned] > 0 && (u.Proposed != Green || planned != Green)
}

// judge works out what the rules say of the action once the update stands, and
// asks for what follows from it: a recovery plan when Amber or Red, a reason
// when the proposed status differs (facts (g1)). Without the plan that is asked
// for, the reason is asked for as if it were there.
func (u *Update) judge(a Action, on Occasion, ps *Problems) {
	after := a
	after.Standing, after.Due = a.After(*u, on.Rounds)
	u.Computed = after.ComputedIfReported(on)
	planned := after.computedIf(on, true)
	if u.asksRecovery(planned) && u.Recovery.Text == "" {
		ps.add("recovery_plan", "Say what will bring the action back on track, who leads it and by when: it is "+graver(u.Proposed, planned).Word())
	}
	if severity[u.Proposed] > 0 && severity[planned] > 0 && u.Proposed != planned && u.Reason == "" {
		ps.add("reason", "Say why you propose "+u.Proposed.Word()+" when the dates and facts you entered make it "+u.makeIt(planned))
	}
}

// makeIt is the status that the rules give once there is the recovery plan that
// is asked for.
func (u Update) makeIt(planned Status) string {
	if planned != u.Computed {
		return planned.Word() + " once there is a recovery plan"
	}
	return planned.Word()
}

func graver(s, t Status) Status {
	if s.isWorseThan(t) {
		return s
	}
	return t
}

// ComputedIfReported is the computed status leaving rule 6 aside: whoever is
// posting an update is not silent.
func (a Action) ComputedIfReported(on Occasion) Status {
	return a.computedIf(on, false)
}

// computedIf is the same, with planned as if a recovery plan were in force.
func (a Action) computedIf(on Occasion, planned bool) Status {
	as := a.measureUp(on.Rounds, on.Today())
	as.IsSilent = false
	as.Recovery = as.Recovery || planned
	return a.compute(as, on.Today())
}

// After returns the standing and the due date once the update stands. A
// delivered occurrence of a recurring action makes way for the next one.
func (a Action) After(u Update, rs Rounds) (Standing, Date) {
	st := a.Standing.With(u, rs)
	if u.Delivered.IsZero() || a.NextDue.IsZero() {
		return st, a.Due
	}
	return st.onward(), a.NextDue
}
