package plan

import (
	"cmp"
	"slices"
	"time"
)

// Elsewhere is something that waits for somebody other than the reader.
type Elsewhere struct {
	Action Tracked // unless it is a figure
	Figure WaitingFigure
	Who    string // a title, "A director" or "Another director"
	What   string // is asked of them: "to review the update"
	Since  time.Time
}

// IsFigure reports whether a figure waits, and not an action.
func (e Elsewhere) IsFigure() bool { return e.Figure.Series.Code != "" }

// What is asked of whoever something waits for.
const (
	toPostAgain = "to post the update again"
	toEvidence  = "to say where the evidence is"
	toSignOff   = "to sign the delivery off"
	toApprove   = "to approve the better status"
	toReview    = "to review the update"
	toAccept    = "to review the figure"
)

// WaitingElsewhere returns what waits for others, the longest waiting first: to
// a director all of it, to others what their post leads or reviews, or what they
// entered. It holds nothing that waits for the reader.
func (p Position) WaitingElsewhere(s Scope) []Elsewhere {
	if p.Edition.IsReadOnly() {
		return nil
	}
	var all []Elsewhere
	for _, a := range p.Actions {
		if s.Role == Director || s.Post != "" && (s.Post == a.Lead.Code || s.Post == a.Reviewer) {
			all = append(all, p.elsewhere(a, s)...)
		}
	}
	for _, m := range p.Measures {
		all = append(all, p.figuresElsewhere(m, s)...)
	}
	slices.SortStableFunc(all, func(a, b Elsewhere) int { return a.Since.Compare(b.Since) })
	return all
}

// elsewhere returns what of an action waits for others.
func (p Position) elsewhere(a Tracked, s Scope) []Elsewhere {
	var some []Elsewhere
	st := a.Standing
	add := func(theirs bool, who, what string, since time.Time) {
		if !theirs {
			some = append(some, Elsewhere{Action: a, Who: who, What: what, Since: since})
		}
	}
	leads := s.Leads != "" && s.Leads == a.Lead.Code
	switch {
	case a.IsSentBack():
		add(leads, a.Lead.Title, toPostAgain, st.Returned.At)
	case a.LacksEvidence():
		add(leads, a.Lead.Title, toEvidence, st.LastUpdate)
	case a.Status.Status == Awaiting:
		add(a.Permit(s, p.Edition, SignedOff) == nil, directorFor(s), toSignOff, st.LastUpdate)
	}
	if a.Status.Proposed != "" {
		add(a.Permit(s, p.Edition, Overridden) == nil, directorFor(s), toApprove, st.LastUpdate)
	}
	if a.permitNow(Accepted) == nil && a.Status.Status != Awaiting {
		add(a.Permit(s, p.Edition, Accepted) == nil && a.isReviewer(s), cmp.Or(p.reviewerOf(a), directorFor(s)), toReview, st.LastUpdate)
	}
	return some
}

// directorFor names who decides what is a director's, to a reader who may not.
func directorFor(s Scope) string {
	if s.Role == Director {
		return "Another director"
	}
	return "A director"
}

// reviewerOf returns the title of the post that reviews what is reported of the
// action; "" where a director does.
func (p Position) reviewerOf(a Tracked) string {
	pr, err := p.Priority(a.Priority)
	if err != nil || a.needsDirector() {
		return ""
	}
	return pr.Lead.Title
}

// Reviewer names in a sentence who reviews what is reported: "the Virtual School
// Headteacher", "a director".
func (d Dossier) Reviewer() string {
	if title := d.Position.reviewerOf(d.Action); title != "" {
		return "the " + title
	}
	return "a director"
}

// Next says what happens next when its lead has posted the update on the action.
func (d Dossier) Next(u Update) string {
	d.Action.Reporter = d.Action.Lead
	switch {
	case u.Delivered.IsZero():
		return Sentences(d.counts()+", and it waits for "+d.Reviewer()+" to review it", u.undecided())
	case !d.Action.NextDue.IsZero():
		return "The next is due on " + d.Action.NextDue.Long() + "."
	case u.Evidence == "":
		return "Nobody can sign the delivery off until you say where the evidence is."
	default:
		return "The delivery waits for a director to sign it off."
	}
}

// counts says from when an update counts: at once, or, where it breaks a
// silence, when the round closes.
func (d Dossier) counts() string {
	if open, ok := d.Position.Rounds.Open(d.Position.Today); ok && d.Action.Status.IsSilent {
		return "It ends the silence when the round closes, on " + open.Closes.Long()
	}
	return "It counts from now on"
}

// undecided says that a better status than the rules give is not shown yet; ""
// where none is proposed.
func (u Update) undecided() string {
	if !u.Proposed.isBetterThan(u.Computed) {
		return ""
	}
	return u.Computed.Word() + " is shown until a director approves " + u.Proposed.Word()
}

// figuresElsewhere returns the figures of a measure that wait for others: to
// whoever enters figures all of them, to a director what they entered.
func (p Position) figuresElsewhere(m Series, s Scope) []Elsewhere {
	if !s.Values && s.Role != Director {
		return nil
	}
	who := cmp.Or(p.figureReviewer(m), directorFor(s))
	var some []Elsewhere
	for _, v := range m.Values {
		if v.Waits() && m.has(v.ID) && m.Permit(s, p.Edition, AcceptFigure, v) != nil {
			some = append(some, Elsewhere{Figure: WaitingFigure{m, v}, Who: who, What: toAccept, Since: v.since()})
		}
	}
	return some
}

// figureReviewer names who reviews the figures of a measure; "" where only a
// director does.
func (p Position) figureReviewer(m Series) string {
	pr, err := p.Priority(m.Priority)
	if err != nil || m.Reviewer == "" {
		return ""
	}
	return pr.Lead.Title + ", or any director"
}

// Next says what happens next when a figure has been entered.
func (f Folder) Next() string {
	who := "a director"
	if name := f.Position.figureReviewer(f.Series); name != "" {
		who = "the " + name + ","
	}
	return "It counts from now on, and it waits for " + who + " to review it."
}

// since is when the figure was put on the record, or came out where the record
// does not say.
func (v Value) since() time.Time {
	if v.Entered.IsZero() {
		return v.ReleasedOn.Start()
	}
	return v.Entered
}
