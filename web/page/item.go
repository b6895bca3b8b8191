package page

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"planboard/internal/plan"
)

// byDue puts actions in the order of their due dates.
func byDue(actions []plan.Tracked) []plan.Tracked {
	sorted := append([]plan.Tracked(nil), actions...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Due.Before(sorted[j].Due) })
	return sorted
}

// gravestFirst puts red actions in the order of their gravity: the latest
// first, and among those as late the one forecast to slip furthest.
func gravestFirst(reds []plan.Tracked) []plan.Tracked {
	sorted := slices.Clone(reds)
	slices.SortStableFunc(sorted, func(a, b plan.Tracked) int {
		return cmp.Or(cmp.Compare(b.Status.Late, a.Status.Late), cmp.Compare(b.Status.Slip, a.Status.Slip))
	})
	return sorted
}

// worstFirst puts actions in the order of their statuses, those of one status
// by ref.
func worstFirst(actions []plan.Tracked) []plan.Tracked {
	sorted := slices.Clone(actions)
	slices.SortStableFunc(sorted, func(a, b plan.Tracked) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Ref, b.Ref))
	})
	return sorted
}

func rank(a plan.Tracked) int { return slices.Index(plan.Statuses, a.Status.Status) }

// gettingBack says what brings an action back: its recovery plan with who
// leads it, else its next step, else that there is neither.
func gettingBack(a plan.Tracked) string {
	st := a.Standing
	switch {
	case st.Recovery.Text != "" && st.Recovery.Lead != "":
		return plan.Sentences(st.Recovery.Text, "Led by "+st.Recovery.Lead)
	case st.Recovery.Text != "":
		return plan.Sentences(st.Recovery.Text)
	case st.NextStep != "":
		return plan.Sentences("No recovery plan is recorded", "Next step: "+st.NextStep)
	default:
		return "No recovery plan is recorded."
	}
}

// backBy says by when an action is back on track and by when done, beside the
// date promised.
func backBy(a plan.Tracked, today plan.Date) string {
	due := "due " + dueText(a.Action)
	var dates []string
	if by := a.Standing.Recovery.By; !by.IsZero() {
		dates = append(dates, "recovery plan by "+hence(by, today))
	}
	if forecast := a.Standing.Forecast; !forecast.IsZero() {
		due = "expected done " + hence(forecast, today) + ", " + due
	} else if len(dates) == 0 {
		dates = append(dates, "no new date is recorded")
	}
	return capital(strings.Join(append(dates, due), "; "))
}

// hence is a date that was hoped for; one that has gone by says so.
func hence(d, today plan.Date) string {
	if d.Before(today) {
		return d.Long() + ", which has passed"
	}
	return d.Long()
}

// foot says who leads an action and how old what is said of it is.
func foot(a plan.Tracked) string { return a.Lead.Title + ". " + updated(a) }

// reportedFoot says who reported what stands, who need not lead the action any more,
// and how old it is.
func reportedFoot(a plan.Tracked) string {
	if a.Reporter.Title == "" { // of a position frozen before that was kept
		return foot(a)
	}
	return "Reported by the " + a.Reporter.Title + ". " + updated(a)
}

// updated says when an action was last updated, and from when that counts if
// it does not end a silence yet (facts (g1) rule 6).
func updated(a plan.Tracked) string {
	switch last := a.Standing.LastUpdate; {
	case last.IsZero():
		return "Never updated."
	case !a.Status.CountsFrom.IsZero():
		return "Updated " + plan.DateAt(last).Long() + ", which counts from " + a.Status.CountsFrom.Long() + "."
	default:
		return "Updated " + plan.DateAt(last).Long() + "."
	}
}

// updatedOn is the date of an action's last update.
func updatedOn(a plan.Tracked) string {
	if a.Standing.LastUpdate.IsZero() {
		return "Never"
	}
	return plan.DateAt(a.Standing.LastUpdate).Short()
}

// countsFrom says under a date of update from when that counts; "" where it
// already does.
func countsFrom(a plan.Tracked) string {
	if a.Status.CountsFrom.IsZero() {
		return ""
	}
	return "Counts from " + a.Status.CountsFrom.Short()
}

// silence says since when a red action is not reported as well; "" when it is.
func silence(a plan.Tracked) string {
	if !a.Status.IsOverdueSilent() {
		return ""
	}
	return "Not reported since " + lastHeard(a) + "."
}

// lastHeard is the day of the last update that counts.
func lastHeard(a plan.Tracked) string {
	last := a.Standing.LastUpdate
	if !a.Status.CountsFrom.IsZero() {
		last = a.Standing.Earlier
	}
	if last.IsZero() {
		return "it started"
	}
	return plan.DateAt(last).Long()
}

// proposal says which better status the lead proposes; "" for none. It is not
// shown as the status until a director approves it.
func proposal(a plan.Tracked) string {
	if a.Status.Proposed == "" {
		return ""
	}
	return plan.Sentences("The lead proposes "+a.Status.Proposed.Word()+", which waits for a director", a.Status.Reason)
}

// lastSaid is what was last said of a silent action, and what to call it: news
// that does not count yet, or history.
func lastSaid(a plan.Tracked) (name, text string) {
	switch {
	case !a.Status.CountsFrom.IsZero():
		return "New update", lastWords(a)
	case a.Status.Status == plan.NotReported:
		return "Last known", lastKnown(a)
	default:
		return "Last words", lastWords(a)
	}
}

// lastKnown is what a silent action was, as history only.
func lastKnown(a plan.Tracked) string {
	switch {
	case a.Standing.LastUpdate.IsZero():
		return "No status was ever reported."
	case a.Status.Last == "":
		return "Last reported on " + lastHeard(a) + "."
	}
	return "Last reported " + a.Status.Last.Word() + ", on " + lastHeard(a) + "."
}
