package plan

import "time"

// RedAnswer is the Board's answer to a Red as it is on the record.
type RedAnswer struct {
	Answered // On is the day of the meeting that gave it
	Edition  EditionKey
	To       string // escalated: to whom
	Decision int64  // the number of the one by which it was given; 0 for none
	ByTitle  string // who recorded it
	At       time.Time
}

// Sentence says what the Board answered.
func (a RedAnswer) Sentence() string {
	text := "The Board of " + a.On.Long() + " accepted it as it is"
	if a.Answer == EscalatedRed {
		text = "The Board of " + a.On.Long() + " escalated it to " + a.To
	}
	return Sentences(text, a.Reason, "Recorded "+DateAt(a.At).Long())
}

// AnsweredIn returns what the rule of two meetings asks about, of answers to
// actions of one edition.
func AnsweredIn(answers []RedAnswer) []Answered {
	some := make([]Answered, len(answers))
	for i, a := range answers {
		some[i] = a.Answered
	}
	return some
}

// RedAnswerInput is the form of the Board's answer to a Red, as typed.
type RedAnswerInput struct{ Answer, To, Reason, Meeting string }

// PermitAnswer returns nil when the reader may record the Board's answer to
// the action: ErrForbidden when it is not theirs to do, ErrClosed when the
// action has ended or its edition is closed, ErrNothing when it is not Red.
func (t Tracked) PermitAnswer(s Scope, in Edition) error {
	switch {
	case !s.Role.Has(KeepMeetings):
		return ErrForbidden
	case in.IsReadOnly() || !t.Closure.IsZero():
		return ErrClosed
	case t.Status.Status != Red:
		return ErrNothing
	default:
		return nil
	}
}

// PermitAnswer returns nil when the meeting can have answered the Red, given
// the position that was put before it; what Permit says; ErrNothing when the
// action was not Red there: a Board answers only what it had before it.
func (s DecisionSheet) PermitAnswer(scope Scope, today Date, before Position, action string) error {
	if err := s.Permit(scope, today); err != nil {
		return err
	}
	if a, ok := (Choices{Position: before}).action(action); !ok || a.Status.Status != Red {
		return ErrNothing
	}
	return nil
}

// NewRedAnswer returns the answer that was typed, or Problems in the order of
// the form. The choices hold the meetings that can have given it.
func NewRedAnswer(a Tracked, in RedAnswerInput, c Choices, on Occasion) (RedAnswer, error) {
	answer := RedAnswer{Edition: a.Edition.Now(), ByTitle: on.By.Title, At: on.Now}
	answer.Action = a.Ref
	var ps Problems
	answer.read(in, &ps)
	meeting, ok := c.held(in.Meeting)
	if !ok {
		ps.add("meeting", "Choose a meeting that had "+a.Ref+" before it as red, and whose minutes are not agreed yet")
	}
	answer.On = meeting
	if len(ps) > 0 {
		return RedAnswer{}, ps
	}
	return answer, nil
}

func (a *RedAnswer) read(in RedAnswerInput, ps *Problems) {
	a.Answer = Answer(in.Answer)
	missing := "Enter why the Board accepts it"
	switch a.Answer {
	case AcceptedRed:
	case EscalatedRed:
		missing = "Enter why the Board escalates it"
		a.To = requiredText(in.To, passage{"to", "To whom", LineLimit, "Enter to whom it is escalated"}, ps)
	default:
		ps.add("answer", "Choose whether the Board accepted or escalated it")
	}
	a.Reason = requiredText(in.Reason, passage{"reason", "The reason", PlanLimit, missing}, ps)
}
