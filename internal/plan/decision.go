package plan

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Decision is what the Board decided at a meeting, with the fields of a
// decision record (facts (h)).
type Decision struct {
	ID            int64
	Meeting       Date
	Item          int    // of the agenda
	Minute        string // its number in the minutes
	Proposer      string // a role title
	Wording       string // begins with "That"
	Reasons       string
	Alternatives  string // considered and rejected
	Conflicts     string // of interest, declared
	Dispensations string
	At            time.Time
	ByTitle       string

	Created *LogItem   // what is to be done about it, if anything
	Answer  *RedAnswer // the Red that it answers, if any
}

// Ref names the decision.
func (d Decision) Ref() DecisionRef {
	return DecisionRef{ID: d.ID, Meeting: d.Meeting, Minute: d.Minute, Wording: d.Wording}
}

// Resolved is the decision as minutes print it, after the word itself.
func (d Decision) Resolved() string { return Sentences(d.Wording) }

// DecisionInput is the form of a decision, as typed.
type DecisionInput struct {
	Item, Minute, Proposer, Wording, Reasons, Alternatives, Conflicts, Dispensations string

	Creates string // "nothing", "item", "accepted" or "escalated"
	About   string // an action's ref or a measure's code; "" for neither
	Asked   string // of the item: what is to be done
	Lead    string
	Due     DateInput
	To      string // escalated: to whom
}

// What a decision may create.
const (
	CreatesNothing = "nothing"
	CreatesItem    = "item"
)

// NewDecision returns the decision of that meeting that was typed, or Problems
// in the order of the form. Taken are the minute numbers given before.
func NewDecision(m Meeting, in DecisionInput, c Choices, taken []string, on Occasion) (Decision, error) {
	d := Decision{Meeting: m.On, At: on.Now, ByTitle: on.By.Title}
	var ps Problems
	d.readPlace(m, in, taken, &ps)
	d.readRecord(in, &ps)
	d.readCreated(in, c, on, &ps)
	if len(ps) > 0 {
		return Decision{}, ps
	}
	return d, nil
}

func (d *Decision) readPlace(m Meeting, in DecisionInput, taken []string, ps *Problems) {
	var err error
	if d.Item, err = strconv.Atoi(in.Item); err != nil || d.Item < 1 || d.Item > len(m.Agenda()) {
		ps.add("item", "Choose the item of the agenda")
	}
	d.Minute = requiredText(in.Minute, passage{"minute", "Minute number", 20, "Enter the minute number"}, ps)
	if slices.Contains(taken, d.Minute) {
		ps.add("minute", "Minute "+d.Minute+" of this meeting is on the record already: enter another number")
	}
}

// readRecord reads what the law asks of a decision record. "None" is an answer;
// nothing is not.
func (d *Decision) readRecord(in DecisionInput, ps *Problems) {
	d.Proposer = requiredText(in.Proposer, passage{"proposer", "Proposer", LineLimit, "Enter the role title of who proposed it"}, ps)
	d.Wording = resolved(requiredText(in.Wording, passage{"wording", "Wording", PlanLimit - len("That "), "Enter what was resolved, beginning with “That”"}, ps))
	d.Reasons = requiredText(in.Reasons, passage{"reasons", "Reasons", NarrativeLimit, "Enter the reasons for the decision"}, ps)
	d.Alternatives = requiredText(in.Alternatives, passage{"alternatives", "Alternatives", NarrativeLimit, "Enter the alternatives considered and rejected, or “None”"}, ps)
	d.Conflicts = requiredText(in.Conflicts, passage{"conflicts", "Conflicts of interest", PlanLimit, "Enter the conflicts of interest declared, or “None declared”"}, ps)
	d.Dispensations = requiredText(in.Dispensations, passage{"dispensations", "Dispensations", PlanLimit, "Enter any dispensation granted, or “None”"}, ps)
}

// resolved gives a wording the beginning that resolutions have.
func resolved(wording string) string {
	if wording == "" || strings.HasPrefix(strings.ToLower(wording), "that ") {
		return wording
	}
	return "That " + wording
}

func (d *Decision) readCreated(in DecisionInput, c Choices, on Occasion, ps *Problems) {
	switch in.Creates {
	case CreatesNothing:
		if in.saysWhatFollows() {
			ps.add("creates", "Choose what follows from the decision, or empty what is filled in below: as it is, nothing would come of it")
		}
	case CreatesItem:
		d.readItem(in, c, on, ps)
	case string(AcceptedRed), string(EscalatedRed):
		d.readAnswer(in, c, on, ps)
	default:
		ps.add("creates", "Choose what follows from the decision")
	}
}

// saysWhatFollows reports whether something is filled in that only a decision
// from which something follows keeps.
func (in DecisionInput) saysWhatFollows() bool {
	return strings.TrimSpace(in.About+in.Asked+in.Lead+in.To) != "" || in.Due != DateInput{}
}

func (d *Decision) readItem(in DecisionInput, c Choices, on Occasion, ps *Problems) {
	i := LogItem{Kind: FromDecision, Edition: c.Position.Edition.Key.Now(), Raised: d.Meeting, Meeting: d.Meeting}
	i.readAbout(c, in.About, ps)
	i.Text = requiredText(in.Asked, passage{"asked", "What is to be done", PlanLimit, "Enter what is to be done"}, ps)
	i.readAnswerer(c, LogInput{Lead: in.Lead, Due: in.Due}, d.Meeting, ps)
	i = i.Replay([]LogEvent{{At: on.Now, ByTitle: on.By.Title, Kind: LogRaised, Due: i.Due}})
	d.Created = &i
}

func (d *Decision) readAnswer(in DecisionInput, c Choices, on Occasion, ps *Problems) {
	a, ok := c.action(in.About)
	if !ok {
		ps.add("about", "Choose the action whose Red the Board answered")
	}
	answer := RedAnswer{Edition: c.Position.Edition.Key.Now(), ByTitle: on.By.Title, At: on.Now}
	answer.Action, answer.On = a.Ref, d.Meeting
	answer.read(RedAnswerInput{Answer: in.Creates, To: in.To, Reason: d.Reasons}, ps)
	d.Answer = &answer
}

// DecisionSheet is a meeting with what it decided, in the order of the minutes.
type DecisionSheet struct {
	Meeting   Meeting
	Decisions []Decision
	Agreed    bool // its minutes are agreed, and so nothing is added to it

	Log     []LogItem   // that the meeting closed, or gave more time for
	Answers []RedAnswer // that it gave by no decision
}

// Settlement is what a meeting did to an item of the Board's log: it closed it,
// or gave more time.
type Settlement struct {
	Item LogItem // as it then stood
	LogEvent
}

// Settled returns what the meeting did to items of the Board's log.
func (s DecisionSheet) Settled() []Settlement {
	var all []Settlement
	for _, i := range s.Log {
		for n, e := range i.Events {
			if e.Meeting == s.Meeting.On && (e.Kind == LogClosed || e.Kind == LogReDated) {
				all = append(all, Settlement{i.Replay(i.Events[:n+1]), e})
			}
		}
	}
	return all
}

// Permit returns what Meeting.PermitMinutes says, and ErrClosed when the
// minutes of the meeting are agreed: they print what it decided.
func (s DecisionSheet) Permit(scope Scope, today Date) error {
	if err := s.Meeting.PermitMinutes(scope, today); err != nil || !s.Agreed {
		return err
	}
	return ErrClosed
}

// Taken returns the minute numbers given so far.
func (s DecisionSheet) Taken() []string {
	var taken []string
	for _, d := range s.Decisions {
		taken = append(taken, d.Minute)
	}
	return taken
}

// PermitMinutes returns nil when the reader may record what the meeting
// decided and said: ErrForbidden when it is not theirs to do, ErrNothing before
// it was held.
func (m Meeting) PermitMinutes(s Scope, today Date) error {
	switch {
	case !s.Role.Has(KeepMeetings):
		return ErrForbidden
	case m.On.After(today):
		return ErrNothing
	default:
		return nil
	}
}
