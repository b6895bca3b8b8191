package page

import (
	"sort"

	"planboard/internal/plan"
)

// byDue puts actions in the order of their due dates.
func byDue(actions []plan.Tracked) []plan.Tracked {
	sorted := append([]plan.Tracked(nil), actions...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Due.Before(sorted[j].Due) })
	return sorted
}

// gettingBack says what brings an action back: its recovery plan with who
// leads it, else its next step, else that there is neither.
func gettingBack(a plan.Tracked) string {
	st := a.Standing
	switch {
	case st.Recovery.Text != "" && st.Recovery.Lead != "":
		return sentences(st.Recovery.Text, "Led by "+st.Recovery.Lead)
	case st.Recovery.Text != "":
		return sentences(st.Recovery.Text)
	case st.NextStep != "":
		return sentences("No recovery plan is recorded", "Next step: "+st.NextStep)
	default:
		return "No recovery plan is recorded."
	}
}

// backBy says by when an action is back on track or done.
func backBy(a plan.Tracked, today plan.Date) string {
	st := a.Standing
	switch by := st.Recovery.By; {
	case !by.IsZero() && by.Before(today):
		return by.Long() + ", which has passed: the plan no longer counts"
	case !by.IsZero():
		return by.Long()
	case !st.Forecast.IsZero():
		return "Forecast to be done by " + st.Forecast.Long() + "; it was due on " + a.Due.Long()
	default:
		return "No date is recorded. It was due on " + a.Due.Long() + "."
	}
}

// foot says who leads an action and how old what is said of it is.
func foot(a plan.Tracked) string { return a.Lead.Title + ". " + updated(a) }

func updated(a plan.Tracked) string {
	if a.Standing.LastUpdate.IsZero() {
		return "Never updated."
	}
	return "Updated " + plan.DateAt(a.Standing.LastUpdate).Long() + "."
}

// updatedOn is the date of an action's last update.
func updatedOn(a plan.Tracked) string {
	if a.Standing.LastUpdate.IsZero() {
		return "Never"
	}
	return plan.DateAt(a.Standing.LastUpdate).Short()
}

// silence says since when a red action is not reported as well; "" when it is.
func silence(a plan.Tracked) string {
	if !a.Status.IsOverdueSilent() {
		return ""
	}
	return "Not reported since " + lastHeard(a) + "."
}

func lastHeard(a plan.Tracked) string {
	if a.Standing.LastUpdate.IsZero() {
		return "it started"
	}
	return plan.DateAt(a.Standing.LastUpdate).Long()
}

// proposal says which better status the lead proposes; "" for none. It is not
// shown as the status until a director approves it.
func proposal(a plan.Tracked) string {
	if a.Status.Proposed == "" {
		return ""
	}
	return "The lead proposes " + a.Status.Proposed.Word() + ", which waits for a director: " + a.Status.Reason
}

// lastKnown is what a silent action was, as history only.
func lastKnown(a plan.Tracked) string {
	if a.Status.Last == "" {
		return "No status was ever reported."
	}
	return "Last reported " + a.Status.Last.Word() + ", on " + lastHeard(a) + "."
}
