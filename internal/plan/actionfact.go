package plan

import "fmt"

// changeOf tells what differs of one action; either may be nil. It looks at
// nothing but the two: the difference of two positions and the recount from
// history share it.
func changeOf(before, after *Tracked) ActionChange {
	c := ActionChange{Before: before, After: after, Move: moveOf(before.status(), after.status())}
	if before == nil || after == nil {
		return c
	}
	for _, of := range []func(before, after Tracked) (Fact, bool){slipped, redated, handedOver, reworded} {
		if f, ok := of(*before, *after); ok {
			c.Facts = append(c.Facts, f)
		}
	}
	return c
}

// slipped tells of a forecast that moved later, or a first one after the due
// date. What is delivered or ended slips no more, and the forecast of another
// occurrence is a first one.
func slipped(before, after Tracked) (Fact, bool) {
	was, is := before.Standing.Forecast, after.Standing.Forecast
	if is.IsZero() || !after.Standing.Delivered.IsZero() || !after.Closure.IsZero() {
		return Fact{}, false
	}
	if was.IsZero() || onAnother(before, after) {
		return Fact{
			Kind: Slipped, Was: after.Due.Long(), Is: is.Long(),
			Text: fmt.Sprintf("The first forecast is %s, %s", is.Long(), lateness(is, after.Due, "after the due date")),
		}, is.After(after.Due)
	}
	return Fact{
		Kind: Slipped, Was: was.Long(), Is: is.Long(),
		Text: fmt.Sprintf("The forecast moved from %s to %s, %s", was.Long(), is.Long(), lateness(is, was, "later")),
	}, is.After(was)
}

// onAnother reports whether a recurring action is judged by another of its
// occurrences.
func onAnother(before, after Tracked) bool { return after.Recurs != "" && before.Due != after.Due }

// redated tells of a due date that changed: by decision, or because a recurring
// action's next occurrence is the one judged.
func redated(before, after Tracked) (Fact, bool) {
	was, is := before.Due.Long(), after.Due.Long()
	f := Fact{Kind: Redated, Was: was, Is: is, Text: fmt.Sprintf("Re-dated from %s to %s", was, is)}
	if onAnother(before, after) {
		f.Kind, f.Text = NextTime, fmt.Sprintf("It is judged by the occurrence due %s; it was by the one due %s", is, was)
	}
	return f, before.Due != after.Due
}

// handedOver tells of another lead; a new title of the same post is none.
func handedOver(before, after Tracked) (Fact, bool) {
	was, is := before.Lead.Title, after.Lead.Title
	return Fact{
		Kind: NewLead, Was: was, Is: is, Text: fmt.Sprintf("It is led by the %s; it was by the %s", is, was),
	}, before.Lead.Code != after.Lead.Code
}

// reworded tells of an action that is now described in other words.
func reworded(before, after Tracked) (Fact, bool) {
	return Fact{
		Kind: Reworded, Was: before.Title, Is: after.Title,
		Text: fmt.Sprintf("It reads “%s”; it read “%s”", after.Title, before.Title),
	}, before.Title != after.Title
}

// unheard tells of an action under way that has had no update since the open
// round began, once the day has passed on which they were due.
func unheard(a *Tracked, rounds Rounds, today Date) (Fact, bool) {
	open, ok := rounds.Open(today)
	if !ok || a == nil || !a.IsLive() || open.has(a.Standing.LastUpdate) {
		return Fact{}, false
	}
	return Fact{
		Kind: Unheard, Was: open.Opens.Long(), Is: open.UpdatesDue.Long(),
		Text: fmt.Sprintf("No update since the round opened on %s; they were due by %s", open.Opens.Long(), open.UpdatesDue.Long()),
	}, today.After(open.UpdatesDue)
}
