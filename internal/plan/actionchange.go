package plan

import "slices"

// boardTitle is who decides at a meeting of the Board.
const boardTitle = "Corporate Parenting Board"

// BySelf says, in ChangeInput.Approver, that who records the change decides it.
const BySelf = "self"

// ChangeInput is a change of what an action was agreed on, as typed.
type ChangeInput struct {
	Kind      string    // of event: re-dated, lead changed, ended or waived
	Due       DateInput // re-dated to
	Lead      string    // code of the new lead's post
	Closure   string    // withdrawn or superseded
	Reason    string
	Approver  string    // BySelf, or a DecisionRef
	Effective DateInput // from when it holds
}

// ChangeChoices are what a change can name.
type ChangeChoices struct {
	Posts    []Post
	Meetings []Date // of the Board that have been held, the newest first
	// Decisions are what these meetings decided, as far as it is on record, in
	// the order of the minutes.
	Decisions []DecisionRef
	Begins    Date // the first day of the edition; zero where nothing is asked of it
}

// ChangeKinds are the changes by decision, in the order of the form.
var ChangeKinds = []EventKind{ReDated, LeadChanged, Ended, Waived}

// closures are the ways in which the Board ends an action here. One is carried
// forward by the edition that takes it up.
var closures = []string{"withdrawn", "superseded"}

// NewChange returns the event by which a decision changes what was agreed, or
// Problems in the order of the form. Dates and leads are a director's to decide,
// or the Board's; that an action ends, or an occurrence is waived, is the
// Board's alone (facts (g1)).
func NewChange(a Tracked, in ChangeInput, c ChangeChoices, on Occasion) (Event, error) {
	e := Event{At: on.Now, By: on.By.Account, ByTitle: on.By.Title, Kind: EventKind(in.Kind)}
	var ps Problems
	switch e.Kind {
	case ReDated:
		e.readDue(a, in, &ps)
	case LeadChanged:
		e.readLead(a, in, c.Posts, &ps)
	case Ended:
		e.readClosure(in, &ps)
	case Waived:
		e.Due = a.Due
	default:
		ps.add("kind", "Choose what was decided")
	}
	if e.Reason = readReason(in.Reason, "reason", "Reason", &ps); e.Reason == "" {
		ps.add("reason", "Say why, so that whoever reads it in two years understands")
	}
	e.readDecision(in, c, on, &ps)
	if e.Kind == Ended {
		e.Closure.On, e.Closure.Body, e.Closure.Reason = e.Effective, e.Approver, e.Reason
	}
	return e, ps.orNil()
}

func (e *Event) readDue(a Tracked, in ChangeInput, ps *Problems) {
	due, problem := in.Due.parse("New due date")
	switch {
	case problem != "":
		ps.add("due", problem)
	case due.IsZero():
		ps.add("due", "Enter the new due date")
	case due == a.Due:
		ps.add("due", "New due date must differ from the present one, "+a.Due.Long())
	case due.Before(a.Starts):
		ps.add("due", "New due date must be on or after the start, "+a.Starts.Long())
	}
	e.Due, e.Was = due, a.Due
}

func (e *Event) readLead(a Tracked, in ChangeInput, posts []Post, ps *Problems) {
	e.WasLead = a.Lead
	i := slices.IndexFunc(posts, func(p Post) bool { return string(p.Code) == in.Lead })
	switch {
	case i < 0:
		ps.add("lead", "Choose the post that leads the action from now on")
	case posts[i].Code == a.Lead.Code:
		ps.add("lead", "Choose another post: the "+a.Lead.Title+" leads it already")
	default:
		e.Lead = posts[i]
	}
}

func (e *Event) readClosure(in ChangeInput, ps *Problems) {
	if !slices.Contains(closures, in.Closure) {
		ps.add("closure", "Choose whether the action is withdrawn or superseded by another")
	}
	e.Closure.Kind = in.Closure
}

// readDecision reads who decided, and from when it holds.
func (e *Event) readDecision(in ChangeInput, c ChangeChoices, on Occasion, ps *Problems) {
	met := e.readApprover(in, c, on, ps)
	e.Effective = c.readEffective(in.Effective, met, on, ps)
}

// readEffective reads from when a decision holds: not from before the meeting
// that decided it, where one did, and not from before the edition began.
func (c ChangeChoices) readEffective(in DateInput, met Date, on Occasion, ps *Problems) Date {
	effective, problem := in.parse("Date from which it holds")
	switch {
	case problem != "":
		ps.add("effective", problem)
	case effective.IsZero():
		ps.add("effective", "Enter the date from which it holds")
	case effective.After(on.Today()):
		ps.add("effective", "Date from which it holds must be today or earlier: record it when it does")
	case effective.Before(met):
		ps.add("effective", "Date from which it holds must be on or after the meeting that decided it, "+met.Long())
	case effective.Before(c.Begins):
		ps.add("effective", "Date from which it holds must be on or after the day on which the edition began, "+c.Begins.Long())
	}
	return effective
}

// readApprover returns the day of the meeting that decided, if one did.
func (e *Event) readApprover(in ChangeInput, c ChangeChoices, on Occasion, ps *Problems) Date {
	if in.Approver == BySelf && on.By.Role == Director {
		if e.Kind == Ended || e.Kind == Waived {
			ps.add("approver", "Only the Board ends an action or waives a due date: choose the meeting that decided it")
		}
		e.Approver = on.By.Title
		return Date{}
	}
	d, ok := c.decided(in.Approver)
	if !ok {
		ps.add("approver", "Choose the meeting of the Board that decided it")
		return Date{}
	}
	e.Decision, e.Approver = d.recorded(), d.approver()
	return d.Meeting
}
