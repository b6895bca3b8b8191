package page

import (
	"errors"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// Refusal says how a thing stands to which something may not be done, and leads
// to where it can be seen or put right.
type Refusal struct {
	Heading string // "" for that of all refusals of the kind
	Text    string // "" where there is no more to say than of any such thing
	Ways    []Crumb
}

// MeetingRefused says why that may not be done to the meeting.
func MeetingRefused(m plan.Sitting, why error) Refusal {
	r := Refusal{Ways: []Crumb{{"Go back to the " + boardOf(m.Meeting), route.Meeting(m.Meeting.On)}}}
	_, hasEdition := m.Edition()
	switch frozen := m.Meeting.Frozen; {
	case errors.Is(why, plan.ErrHeld):
		r.Text = "The Board met on " + weekday(m.Meeting.On) + ". What it was shown stays as it is, for ever, and a meeting that has been held does not move."
	case errors.Is(why, plan.ErrFrozen):
		r.Text = "The " + frozen.ByTitle + " froze it on " + moment(frozen.At) + ". To freeze it anew, take it back first, and say why."
	case errors.Is(why, plan.ErrNotFrozen):
		r.Text = "No position is frozen for the " + boardOf(m.Meeting) + ", so there is none to take back."
	case errors.Is(why, plan.ErrLaterFrozen):
		later := plan.Meeting{On: m.Later}
		r.Text = "The position is frozen for the " + boardOf(later) + " already, and tells it what has changed since the meeting before. Take that back first."
		r.Ways = append([]Crumb{{"Go to the " + boardOf(later), route.Meeting(later.On)}}, r.Ways...)
	case errors.Is(why, plan.ErrTooEarly) && !hasEdition:
		r.Text = "No edition of the plan on the record runs on " + m.Meeting.On.Long() + ", so there is no position to freeze yet."
	case errors.Is(why, plan.ErrTooEarly):
		before := plan.Meeting{On: m.After}
		r.Text = "The " + boardOf(before) + " comes first. Freeze its position, or wait until it is over."
		r.Ways = append([]Crumb{{"Go to the " + boardOf(before), route.Meeting(before.On)}}, r.Ways...)
	}
	return r
}

// MeetingMoved says to which day the meeting of a form has moved since.
func MeetingMoved(from plan.Date, m plan.Meeting) Refusal {
	return Refusal{
		Heading: "The meeting has moved",
		Text:    "The meeting of " + from.Long() + " has moved to " + m.On.Long() + ".",
		Ways:    []Crumb{{"Go to the " + boardOf(m), route.Meeting(m.On)}},
	}
}

// MinutesRefused says why the minutes of the meeting, and what it decided,
// cannot be written or agreed.
func MinutesRefused(p Minutes) Refusal {
	m, agreed := p.Sheet.Meeting, p.Minutes.Agreed
	r := Refusal{Ways: []Crumb{{"Go back to the " + boardOf(m), route.Meeting(m.On)}}}
	switch {
	case m.On.After(p.Today):
		r.Text = "The Board meets on " + weekday(m.On) + ". What it decides, and its minutes, can be recorded from that day on."
	case !agreed.IsZero():
		r.Text = "The minutes were agreed by the " + boardOf(plan.Meeting{On: agreed}) + ", so they stay as they are."
	case p.Sheet.Agreed:
		r.Text = "The minutes are agreed, so what the meeting decided stays as it is."
	default:
		r.Text = "No minutes of this meeting have been written yet, so there are none to agree."
	}
	return r
}

// LogRefused says why that may not be done to an item of the Board's log.
func LogRefused(i plan.LogItem) Refusal {
	r := Refusal{Ways: []Crumb{{"Go back to " + i.Ref, route.LogItem(i.Ref)}}}
	if i.State == plan.LogDone {
		r.Text = "The Board agreed to close " + i.Ref + " on " + i.ClosedOn.Long() + "."
	} else {
		r.Text = i.Ref + " has been answered, and waits for the Board."
	}
	return r
}

// SignOffRefused says why the round may not be signed off.
func SignOffRefused(round plan.PlannedRound, why error) Refusal {
	r := Refusal{Ways: []Crumb{{"Go back to the reporting round " + round.Quarter.String(), route.Round(round.Quarter)}}}
	switch signed := round.SignOff; {
	case errors.Is(why, plan.ErrTooEarly):
		r.Text = "Updates for " + round.Quarter.String() + " are due on " + round.UpdatesDue.Long() + ". The round can be signed off from that day on."
	case errors.Is(why, plan.ErrNothing):
		r.Text = "The " + signed.ByTitle + " signed the round off on " + moment(signed.At) + "."
	case errors.Is(why, plan.ErrClosed):
		r.Text = "The round closed on " + round.Closes.Long() + "."
	}
	return r
}
