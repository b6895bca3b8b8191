package page

import (
	"errors"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// Refusal says how a thing stands to which something may not be done, and leads
// to where it can be seen or put right.
type Refusal struct {
	Text string // "" where there is no more to say than of any such thing
	Ways []Crumb
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
