package plan

// Status is the delivery status of an action: are we doing what we said, when
// we said? It is never mixed with a measure's Rating (facts (g)).
type Status string

// The delivery statuses (facts (g1)).
const (
	Red         Status = "red"
	NotReported Status = "not-reported"
	Amber       Status = "amber"
	Green       Status = "green"
	Awaiting    Status = "awaiting-sign-off"
	Complete    Status = "complete"
	NotStarted  Status = "not-started"
	CarriedOver Status = "carried-forward" // ended here, taken up in the next edition
	Withdrawn   Status = "withdrawn"
)

// Statuses lists every status in the order in which bars and legends show
// them, the worst first.
var Statuses = []Status{Red, NotReported, Amber, Green, Awaiting, Complete, NotStarted, CarriedOver, Withdrawn}

// statusWords are the words beside the shape.
var statusWords = map[Status]string{
	Red: "Red", NotReported: "Not reported", Amber: "Amber", Green: "Green",
	Awaiting: "Awaiting sign-off", Complete: "Complete", NotStarted: "Not started",
	CarriedOver: "Carried forward", Withdrawn: "Withdrawn",
}

// Word returns the status as people read it.
func (s Status) Word() string { return statusWords[s] }

// ParseStatus returns the status of that name, and whether there is one.
func ParseStatus(s string) (Status, bool) {
	if _, ok := statusWords[Status(s)]; ok {
		return Status(s), true
	}
	return "", false
}

// severity orders the three statuses that a lead may propose.
var severity = map[Status]int{Green: 1, Amber: 2, Red: 3}

// isWorseThan reports whether both can be compared and s is the graver.
func (s Status) isWorseThan(t Status) bool {
	return severity[s] > 0 && severity[t] > 0 && severity[s] > severity[t]
}

// isBetterThan reports whether both can be compared and s is the milder.
func (s Status) isBetterThan(t Status) bool { return t.isWorseThan(s) }

// Bounds of rule 5 and rule 7, in days (facts (g1)).
const (
	lateRed     = 31 // days late at which a plan no longer holds the status at Amber
	forecastRed = 92 // days of forecast slip up to which an action is Amber
)

// Assessment is a delivery status with what it was worked out from, so that a
// page can say why.
type Assessment struct {
	Status   Status // what is shown
	Computed Status // what the rules say, before a worse proposal
	Late     int    // days after the due date; 0 on it and when delivered
	Slip     int    // days from the due date to the forecast
	Issue    bool
	Recovery bool  // a recovery plan counts
	Silent   Round // the first round without an update, when there is silence
	IsSilent bool
	// CountsFrom is the day from which an update of the open round ends the
	// silence; the zero Date when there is no silence, or no such update.
	CountsFrom Date
	Last       Status   // the status shown when last reported on, as history when not reported; "" for none
	Proposed   Status   // what the lead proposes when it is not shown; "" otherwise
	Reason     string   // why the shown status differs from the computed, or the unshown better one is proposed
	Override   Override // in force: it makes the shown status better than the computed
}

// Assess works out the delivery status on the day by facts (g1): the first
// rule that matches wins; then a worse status proposed with a reason is shown,
// and a better one once a director has approved it, until the next round opens.
func (a Action) Assess(rounds Rounds, today Date) Assessment {
	as := a.measureUp(rounds, today)
	as.Computed = a.compute(as, today)
	as.Status = as.Computed
	if as.Computed == NotReported {
		if as.CountsFrom.IsZero() { // else what was last said is news, not history
			as.Last = a.Standing.lastShown()
		}
		return as
	}
	over := a.Standing.Override
	switch proposed := a.Standing.Proposed; {
	case over.Status.isBetterThan(as.Computed) && over.holds(rounds, today):
		as.Status, as.Reason, as.Override = over.Status, over.Reason, over
	case a.Standing.Reason == "": // it was what the rules said that day, not a proposal
	case proposed.isWorseThan(as.Computed):
		as.Status, as.Reason = proposed, a.Standing.Reason
	case proposed.isBetterThan(as.Computed):
		as.Proposed, as.Reason = proposed, a.Standing.Reason
	}
	return as
}

// measureUp fills in the quantities that the rules speak of: late, F − D, K, P
// and silence.
func (a Action) measureUp(rounds Rounds, today Date) Assessment {
	st := a.Standing
	as := Assessment{Issue: st.Issue, Recovery: st.Recovery.counts(today)}
	if st.Delivered.IsZero() {
		as.Late = max(today.DaysSince(a.Due), 0)
		as.Slip = a.forecast(today).DaysSince(a.Due)
	}
	as.Silent, as.IsSilent = rounds.silentSince(a.Starts, today, st)
	if open, ok := rounds.Open(today); ok && as.IsSilent && open.has(st.LastUpdate) {
		as.CountsFrom = open.Closes
	}
	return as
}

// forecast returns F: the forecast completion date, the due date when none is
// given; one that has passed counts as today (facts (g1)).
func (a Action) forecast(today Date) Date {
	switch f := a.Standing.Forecast; {
	case f.IsZero():
		return a.Due
	case f.Before(today):
		return today
	default:
		return f
	}
}

// compute applies the rules of facts (g1) in their order.
func (a Action) compute(as Assessment, today Date) Status {
	switch {
	case a.Closure.Kind == carriedForward:
		return CarriedOver
	case !a.Closure.IsZero():
		return Withdrawn
	case !a.Standing.Delivered.IsZero() && a.Standing.isSignedOff():
		return Complete
	case !a.Standing.Delivered.IsZero():
		return Awaiting
	case a.Starts.After(today):
		return NotStarted
	case as.isRed():
		return Red
	case as.IsSilent:
		return NotReported
	case as.Late >= 1 || as.Slip >= 1 || as.Issue:
		return Amber
	default:
		return Green
	}
}

// isRed is rule 5.
func (as Assessment) isRed() bool {
	return as.Late >= lateRed ||
		as.Late >= 1 && !as.Recovery ||
		as.Slip > forecastRed ||
		as.Issue && !as.Recovery
}

// IsOverdueSilent reports whether silence stands beside a graver status, which
// it never hides (facts (g1) rule 5).
func (as Assessment) IsOverdueSilent() bool { return as.IsSilent && as.Status == Red }
