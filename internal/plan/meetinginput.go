package plan

import "fmt"

// MeetingInput is a form about a meeting as typed.
type MeetingInput struct {
	On     DateInput
	Theme  string
	Reason string // why it moves, is frozen all the same, or a frozen position is taken back
}

// themeLimit is how long the theme of a meeting may be.
const themeLimit = 200

// NewMeeting returns the meeting that was typed, or Problems in the order of
// the form.
func NewMeeting(in MeetingInput, today Date) (Meeting, error) {
	var m Meeting
	var ps Problems
	m.On = in.day(today, &ps)
	var problem string
	if m.Theme, problem = cleanText(in.Theme, "Theme", themeLimit); problem != "" {
		ps.add("theme", problem)
	}
	if len(ps) > 0 {
		return Meeting{}, ps
	}
	return m, nil
}

// day reads a day on which the Board can still meet.
func (in MeetingInput) day(today Date, ps *Problems) Date {
	on, problem := in.On.parse("Day of the meeting")
	switch {
	case problem != "":
		ps.add("on", problem)
	case on.IsZero():
		ps.add("on", "Enter the day of the meeting")
	case on.Before(today):
		ps.add("on", "The day of the meeting must be today or later: "+on.Long()+" has gone by")
	case !on.IsWorkday():
		ps.add("on", on.Long()+" is a weekend or a bank holiday: choose a working day")
	}
	return on
}

// MoveTo returns the move of the meeting to the day typed, or Problems. The round
// is the one that leads to it.
func (s Sitting) MoveTo(in MeetingInput, on Occasion) (MeetingMove, error) {
	var ps Problems
	to := in.day(on.Today(), &ps)
	if to == s.Meeting.On {
		ps.add("on", "The meeting is on that day already")
	}
	if r := s.Round.MovedTo(to); len(ps) == 0 && !s.Round.Board.IsZero() && !r.IsInOrder() {
		ps.add("on", fmt.Sprintf("The papers would be due on %s, and the updates only on %s: choose a later day",
			r.PapersOut.Long(), r.UpdatesDue.Long()))
	}
	reason := in.reason("Say why the meeting moves", &ps)
	if len(ps) > 0 {
		return MeetingMove{}, ps
	}
	return MeetingMove{From: s.Meeting.On, To: to, At: on.Now, ByTitle: on.By.Title, Reason: reason}, nil
}

// WhyFreeze returns why the position is frozen although nobody has signed the
// round off, as typed, or Problems; "" where that needs no reason.
func (r Readiness) WhyFreeze(in MeetingInput) (string, error) {
	if r.IsSigned() {
		return "", nil
	}
	return in.why("Say why the position is frozen although the round is not signed off")
}

// WhyUnfreeze returns the reason that was typed for taking a frozen position
// back, or Problems.
func (in MeetingInput) WhyUnfreeze() (string, error) {
	return in.why("Say why the frozen position is taken back")
}

func (in MeetingInput) why(missing string) (string, error) {
	var ps Problems
	reason := in.reason(missing, &ps)
	return reason, ps.orNil()
}

func (in MeetingInput) reason(missing string, ps *Problems) string {
	reason, problem := cleanText(in.Reason, "Reason", LineLimit)
	switch {
	case problem != "":
		ps.add("reason", problem)
	case reason == "":
		ps.add("reason", missing)
	}
	return reason
}

// DayTaken says that another meeting has that day, or had it: its address leads
// there for ever.
func DayTaken(on Date) Problems {
	return Problems{{"on", on.Long() + " is the day of another meeting, or was until that moved: choose another day"}}
}
