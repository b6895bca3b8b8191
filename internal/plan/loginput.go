package plan

import (
	"errors"
	"slices"
	"strings"
)

// Choices are what the forms around the Board's log choose from.
type Choices struct {
	Position  Position  // of the edition that is asked about
	Answerers []Post    // posts with an account that may answer
	Held      []Meeting // meetings held by the day, the newest first
}

// answerer returns the post of that code.
func (c Choices) answerer(code string) (Post, bool) {
	i := slices.IndexFunc(c.Answerers, func(p Post) bool { return string(p.Code) == code })
	if i < 0 {
		return Post{}, false
	}
	return c.Answerers[i], true
}

// held returns the meeting held on the day typed.
func (c Choices) held(typed string) (Date, bool) {
	for _, m := range c.Held {
		if m.On.String() == typed {
			return m.On, true
		}
	}
	return Date{}, false
}

// action returns the action of that ref.
func (c Choices) action(ref string) (Tracked, bool) {
	for _, a := range c.Position.Actions {
		if a.Ref == ref && ref != "" {
			return a, true
		}
	}
	return Tracked{}, false
}

func (c Choices) hasMeasure(code string) bool {
	return slices.ContainsFunc(c.Position.Measures, func(s Series) bool { return s.Code == code })
}

// LogInput is the form that raises something, as typed. About is an action's
// ref or a measure's code; "" for neither.
type LogInput struct {
	Kind, About, Text, Lead, Meeting string
	Due                              DateInput
}

// About names what an item is about, as LogInput does.
func (i LogItem) About() string { return i.Action + i.Measure }

// InputForAsking returns the form as its reader first meets it: asked of who
// answers for what it is about, by the next Board.
func InputForAsking(c Choices, about string) LogInput {
	in := LogInput{Kind: string(Question), About: about}
	if a, ok := c.action(about); ok {
		in.Lead = string(a.Lead.Code)
	}
	for _, s := range c.Position.Measures {
		if s.Code == about {
			in.Lead = string(s.Owner.Code)
		}
	}
	if next, ok := c.Position.Rounds.NextBoard(c.Position.Today); ok {
		in.Due = DateTyped(next)
	}
	return in
}

// NewLogItem returns the item that was typed, or Problems in the order of the
// form; ErrForbidden when that kind is not the reader's to raise.
func NewLogItem(c Choices, in LogInput, on Occasion) (LogItem, error) {
	i := LogItem{Kind: LogKind(in.Kind), Edition: c.Position.Edition.Key.Now(), Raised: on.Today()}
	var ps Problems
	switch err := PermitRaise(on.By.Scope(), i.Kind); {
	case i.Kind != Question && i.Kind != ActionAsked:
		ps.add("kind", "Choose whether it is a question or something to be done")
	case err != nil:
		return LogItem{}, err
	}
	i.readAbout(c, in.About, &ps)
	i.Text = requiredText(in.Text, passage{"text", "What is asked", PlanLimit, "Enter what is asked"}, &ps)
	i.readAnswerer(c, in, on.Today(), &ps)
	i.readMeeting(c, in.Meeting, &ps)
	if len(ps) > 0 {
		return LogItem{}, ps
	}
	e := LogEvent{At: on.Now, ByTitle: on.By.Title, Kind: LogRaised, Due: i.Due}
	return i.Replay([]LogEvent{e}), nil
}

func (i *LogItem) readAbout(c Choices, about string, ps *Problems) {
	if about == "" {
		return
	}
	_, isAction := c.action(about)
	switch {
	case isAction:
		i.Action = about
	case c.hasMeasure(about):
		i.Measure = about
	default:
		ps.add("about", "Choose an action or a measure of this edition, or the plan as a whole")
	}
}

func (i *LogItem) readAnswerer(c Choices, in LogInput, today Date, ps *Problems) {
	var ok bool
	if i.Lead, ok = c.answerer(in.Lead); !ok {
		ps.add("lead", "Choose the post that is to answer")
	}
	i.Due = requiredDue(in.Due, today, ps)
}

// requiredDue reads by when something is to be answered.
func requiredDue(in DateInput, today Date, ps *Problems) Date {
	due, problem := in.parse("The date")
	switch {
	case problem != "":
		ps.add("due", problem)
	case due.IsZero():
		ps.add("due", "Enter the date by which the Board wants it")
	case due.Before(today):
		ps.add("due", "The date must be today or later")
	}
	return due
}

// readMeeting reads at which meeting the Board asked; "" for none.
func (i *LogItem) readMeeting(c Choices, typed string, ps *Problems) {
	if typed == "" {
		return
	}
	on, ok := c.held(typed)
	if !ok {
		ps.add("meeting", "Choose a meeting of the Board that has been held")
		return
	}
	i.Meeting, i.Raised = on, on
}

// passage is a text that a form asks for: its field, its name, its limit, and
// what to say when it is missing; "" when it may be.
type passage struct {
	field, name string
	limit       int
	missing     string
}

func requiredText(typed string, p passage, ps *Problems) string {
	text, problem := cleanText(typed, p.name, p.limit)
	switch {
	case problem != "":
		ps.add(p.field, problem)
	case text == "" && p.missing != "":
		ps.add(p.field, p.missing)
	}
	return text
}

// LogEventInput is the form of what is done to an item, as typed.
type LogEventInput struct {
	Text, Meeting string
	Due           DateInput
}

// NewLogEvent returns the event that was typed, or Problems in the order of
// the form. That it may be recorded is for LogItem.Permit to say.
func NewLogEvent(i LogItem, kind LogEventKind, in LogEventInput, c Choices, on Occasion) (LogEvent, error) {
	e := LogEvent{At: on.Now, ByTitle: on.By.Title, Kind: kind}
	var ps Problems
	if kind == LogReDated || kind == LogClosed {
		e.readMeeting(i, in.Meeting, c, &ps)
	}
	if kind == LogReDated {
		e.readNewDue(i, in.Due, &ps)
	}
	e.Text = requiredText(in.Text, passage{"text", logTextNames[kind], NarrativeLimit, missingLogText(i, kind)}, &ps)
	if len(ps) > 0 {
		return LogEvent{}, ps
	}
	return e, nil
}

func (e *LogEvent) readMeeting(i LogItem, typed string, c Choices, ps *Problems) {
	var ok bool
	if e.Meeting, ok = c.held(typed); !ok {
		ps.add("meeting", "Choose the meeting at which the Board agreed")
		return
	}
	var refused Problems
	if errors.As(i.PermitMeeting(e.Meeting), &refused) {
		*ps = append(*ps, refused...)
	}
}

func (e *LogEvent) readNewDue(i LogItem, in DateInput, ps *Problems) {
	due, problem := in.parse("The new date")
	switch {
	case problem != "":
		ps.add("due", problem)
	case due.IsZero():
		ps.add("due", "Enter the new date by which the Board wants it")
	case !due.After(DateAt(e.At)):
		ps.add("due", "The new date must be later than today")
	case due == i.Due:
		ps.add("due", "The new date must be another than "+i.Due.Long())
	}
	e.Due = due
}

var logTextNames = map[LogEventKind]string{LogAnswered: "The answer", LogReDated: "The reason", LogClosed: "The note"}

// missingLogText says what to enter where words are needed. The Board may close
// without a word what was answered.
func missingLogText(i LogItem, kind LogEventKind) string {
	switch {
	case kind == LogAnswered:
		return "Enter the answer"
	case kind == LogReDated:
		return "Enter why the Board gives more time"
	case i.State == LogOpen:
		return "Enter why the Board closes it without an answer"
	default:
		return ""
	}
}

// lines parts a list typed one to a line.
func lines(text string) []string {
	some := []string{}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			some = append(some, line)
		}
	}
	return some
}
