package page

import (
	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// MeetingForm is a form in which the board secretary does something to a
// meeting.
type MeetingForm struct {
	Act      plan.MeetingAct
	Sitting  plan.Sitting   // to which; its zero value for a new one
	Ready    plan.Readiness // of its round, to freeze it
	Input    plan.MeetingInput
	Problems plan.Problems
	Key      string
}

// Head implements Page.
func (p MeetingForm) Head() Head {
	h := Head{Title: p.words().heading, Failed: len(p.Problems) > 0, Section: MeetingsOf, Crumbs: []Crumb{meetingsCrumb}}
	if p.Act != plan.AddMeeting {
		h.Title += ", " + p.Sitting.Meeting.On.Long()
		h.Crumbs = append(h.Crumbs, meetingCrumb(p.Sitting.Meeting))
	}
	return h
}

// Body implements Page.
func (p MeetingForm) Body() templ.Component { return p.body() }

// formWords are what a form says.
type formWords struct {
	heading, button string
	text            []string
}

var formsWords = map[plan.MeetingAct]formWords{
	plan.AddMeeting: {"Add a meeting", "Add the meeting", []string{
		"It stands on the calendar at once. Where no reporting round leads to it yet, one is planned: its dates are worked out from this day."}},
	plan.MoveMeeting: {"Move the meeting", "Move the meeting", []string{
		"The papers, and the close of the round that leads to it, follow the new day. A position that is frozen for it stays frozen. The old address leads to the new one."}},
	plan.FreezeMeeting: {"Freeze the position", "Freeze the position", []string{
		"This fixes, as it stands at this moment and for ever, what the Board is shown: every action with its status, updates and history, every measure with its figures and rating, and the Board’s log. Whatever is reported, corrected or decided after it shows on the pages of today, and not in these papers."}},
	plan.UnfreezeMeeting: {"Take the frozen position back", "Take it back", []string{
		"The papers show the record as it stands again, until the position is frozen anew. What was frozen is kept, with its checksum, who took it back and why."}},
}

func (p MeetingForm) words() formWords { return formsWords[p.Act] }

func (p MeetingForm) caption() string {
	if p.Act == plan.AddMeeting {
		return "Corporate Parenting Board"
	}
	return boardOf(p.Sitting.Meeting)
}

// lede says what the act is about, now.
func (p MeetingForm) lede() string {
	m := p.Sitting.Meeting
	switch p.Act {
	case plan.MoveMeeting:
		return "The Board is to meet on " + weekday(m.On) + "."
	case plan.FreezeMeeting:
		return "The position will be put before the Board of " + weekday(m.On) + "."
	case plan.UnfreezeMeeting:
		return "It was frozen by the " + m.Frozen.ByTitle + " on " + moment(m.Frozen.At) + "."
	default:
		return ""
	}
}

func (p MeetingForm) address() string {
	on := p.Sitting.Meeting.On
	switch p.Act {
	case plan.MoveMeeting:
		return route.Move(on)
	case plan.FreezeMeeting:
		return route.Freeze(on)
	case plan.UnfreezeMeeting:
		return route.Unfreeze(on)
	default:
		return route.NewMeeting
	}
}

// back is where the reader came from.
func (p MeetingForm) back() string {
	if p.Act == plan.AddMeeting {
		return route.Meetings
	}
	return route.Meeting(p.Sitting.Meeting.On)
}

// readiness counts what the round misses and says whether it is signed off.
func (p MeetingForm) readiness() string {
	missing := "Nothing is missing"
	if n := len(p.Ready.Missing); n > 0 {
		missing = capital(count(n, "thing")) + " " + oneOr(n, "is", "are") + " missing"
	}
	signed := p.Ready.Round.SignOff
	if signed.IsZero() {
		return plan.Sentences("The round for "+p.Ready.Round.Quarter.String()+" is not signed off", missing)
	}
	return plan.Sentences("The "+signed.ByTitle+" signed the round for "+p.Ready.Round.Quarter.String()+" off on "+moment(signed.At), missing)
}

// asks is the question whose answer is put on the record; "" for none.
func (p MeetingForm) asks() string {
	switch {
	case p.Act == plan.MoveMeeting, p.Act == plan.UnfreezeMeeting:
		return "Why?"
	case p.Act == plan.FreezeMeeting && !p.Ready.IsSigned():
		return "Why is it frozen although the round is not signed off?"
	default:
		return ""
	}
}

// field returns a control of the form.
func (p MeetingForm) field(name, label, hint string) field {
	return field{name, label, hint, p.Problems}
}
