package plan

import "fmt"

// changeOf tells what differs of one action between two positions; either may be
// nil. It is seen from the day of the later one.
func changeOf(before, after *Tracked, rounds Rounds, today Date) ActionChange {
	c := ActionChange{Before: before, After: after, Move: moveOf(before.status(), after.status())}
	if before == nil || after == nil {
		return c
	}
	c.judgeByOldDate(rounds, today)
	c.judgeByRule()
	for _, of := range []func(before, after Tracked) (Fact, bool){slipped, redated, handedOver, reworded} {
		if f, ok := of(*before, *after); ok {
			c.Facts = append(c.Facts, f)
		}
	}
	return c
}

// judgeByOldDate sees whether the status moved only because the due date did: by
// the old one it would have stayed, or moved otherwise.
func (c *ActionChange) judgeByOldDate(rounds Rounds, today Date) {
	if c.Move == Stayed || c.Before.Due == c.After.Due || onAnother(*c.Before, *c.After) {
		return
	}
	kept := c.After.Action
	kept.Due = c.Before.Due
	if by := kept.Assess(rounds, today).Status; moveOf(c.Was(), by) != c.Move {
		c.Move, c.ByOldDate = OnlyReDated, by
	}
}

// judgeByRule sees whether the status got worse by the rules, though an override
// shows that it did not.
func (c *ActionChange) judgeByRule() {
	is := c.After.Status
	worse := moveOf(c.Before.Status.Computed, is.Computed) == GotWorse && moveOf(c.Was(), is.Computed) == GotWorse
	if worse && c.Move != GotWorse && !is.Override.IsZero() {
		c.Move = WorseByRule
	}
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
		return firstForecast(after.Due, is)
	}
	if !is.After(was) {
		return Fact{}, false
	}
	text := fmt.Sprintf("The forecast moved from %s to %s, %s", was.Long(), is.Long(), lateness(is, was, "later"))
	return Fact{Slipped, was.Long(), is.Long(), text}, true
}

func firstForecast(due, is Date) (Fact, bool) {
	if !is.After(due) {
		return Fact{}, false
	}
	text := fmt.Sprintf("The first forecast is %s, %s", is.Long(), lateness(is, due, "after the due date"))
	return Fact{Slipped, due.Long(), is.Long(), text}, true
}

// onAnother reports whether a recurring action is judged by another of its
// occurrences.
func onAnother(before, after Tracked) bool { return after.Recurs != "" && before.Due != after.Due }

// redated tells of a due date that changed: by decision, or because a recurring
// action's next occurrence is the one judged.
func redated(before, after Tracked) (Fact, bool) {
	if before.Due == after.Due {
		return Fact{}, false
	}
	was, is := before.Due.Long(), after.Due.Long()
	if onAnother(before, after) {
		return Fact{NextTime, was, is, fmt.Sprintf("It is judged by the occurrence due %s; it was by the one due %s", is, was)}, true
	}
	return Fact{Redated, was, is, fmt.Sprintf("Re-dated from %s to %s", was, is)}, true
}

// handedOver tells of another lead; a new title of the same post is none.
func handedOver(before, after Tracked) (Fact, bool) {
	if before.Lead.Code == after.Lead.Code {
		return Fact{}, false
	}
	was, is := before.Lead.Title, after.Lead.Title
	return Fact{NewLead, was, is, fmt.Sprintf("It is led by the %s; it was by the %s", is, was)}, true
}

// reworded tells of an action that is now described in other words.
func reworded(before, after Tracked) (Fact, bool) {
	if before.Title == after.Title {
		return Fact{}, false
	}
	return Fact{Reworded, before.Title, after.Title, fmt.Sprintf("It reads “%s”; it read “%s”", after.Title, before.Title)}, true
}

// unheard tells of an action under way that has had no update since the open
// round began, once the day has passed on which they were due.
func unheard(a *Tracked, rounds Rounds, today Date) (Fact, bool) {
	open, ok := rounds.Open(today)
	if !ok || a == nil || !a.IsLive() || open.has(a.Standing.LastUpdate) || !today.After(open.UpdatesDue) {
		return Fact{}, false
	}
	opened, due := open.Opens.Long(), open.UpdatesDue.Long()
	return Fact{Unheard, opened, due, fmt.Sprintf("No update since the round opened on %s; they were due by %s", opened, due)}, true
}
