package page

import (
	"errors"
	"slices"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// pastRefused says that a form was asked for of what was.
var pastRefused = Refusal{
	Heading: "This page looks at the past",
	Text:    "You were looking at an earlier moment, and what was is not changed. Do this on the page as it stands now.",
}

// ActionRefused says why that cannot be done to the action.
func ActionRefused(d plan.Dossier, kind plan.EventKind, why error) Refusal {
	var r Refusal
	switch k := d.Position.Edition.Key; {
	case k.At != "":
		r = pastRefused
	case errors.Is(why, plan.ErrClosed):
		r.Text = actionClosed(d)
	default:
		r.Text = nothingToDo(d, kind)
	}
	k := d.Position.Edition.Key
	k.At = ""
	r.Ways = []Crumb{{"Go back to " + d.Action.Ref, route.Action(k, d.Action.Ref)}}
	return r
}

// actionClosed says why an action takes nothing more.
func actionClosed(d plan.Dossier) string {
	ref, closure := d.Action.Ref, d.Action.Closure
	switch {
	case d.Position.Edition.IsReadOnly():
		return d.Position.Edition.Title() + " is closed, so its actions stay as they are."
	case !closure.IsZero():
		return ref + " was " + closure.Kind + " on " + closure.On.Long() + ", so it takes nothing more."
	default:
		return ref + " " + signedOff(d) + ", so what is on the record of it stays as it is."
	}
}

// nothingToDo says of an open action why it does not wait for that.
func nothingToDo(d plan.Dossier, kind plan.EventKind) string {
	ref, st := d.Action.Ref, d.Action.Standing
	switch kind {
	case plan.ReDated:
		return ref + " recurs: its due dates are met or waived one by one, and are not moved."
	case plan.Waived:
		return ref + " has no further due date, so there is none to waive."
	case plan.Overridden:
		return unproposed(d)
	}
	switch {
	case d.Action.IsSentBack():
		return "The " + st.Returned.ByTitle + " returned the update on " + ref + " on " + moment(st.Returned.At) + ", and none has been posted since."
	case st.Update == 0:
		return "Nothing has been reported on " + ref + " yet."
	case d.Action.Status.Status == plan.Complete:
		return ref + " " + signedOff(d) + "."
	case kind == plan.SignedOff:
		return unsignable(d.Action)
	case kind == plan.Corrected:
		return "A later update on " + ref + " has taken the place of this one, and only the newest can be corrected."
	default:
		return reviewed(d)
	}
}

// unproposed says why there is no better status to approve.
func unproposed(d plan.Dossier) string {
	if over := d.Action.Standing.Override; !over.IsZero() && d.Action.Status.OverrideNote() != "" {
		return "The " + over.ByTitle + " approved " + over.Status.Word() + " for " + d.Action.Ref + " on " + moment(over.At) + "."
	}
	return "Nobody proposes a better status for " + d.Action.Ref + " than the rules give."
}

// unsignable says why a delivery cannot be signed off.
func unsignable(a plan.Tracked) string {
	if a.LacksEvidence() {
		return a.Ref + " is reported as delivered, but no evidence is on the record, and without it nobody can sign it off."
	}
	return a.Ref + " is not reported as delivered, so there is nothing to sign off."
}

// signedOff says when an action was signed off, and by whom where the page has
// it.
func signedOff(d plan.Dossier) string {
	if e, told := lastOf(d.Story, plan.SignedOff, 0); told {
		return "was signed off by the " + e.ByTitle + " on " + moment(e.At)
	}
	return "was signed off on " + d.Action.Standing.SignedOff.Long()
}

// reviewed says who accepted the update that stands, and when.
func reviewed(d plan.Dossier) string {
	if e, told := lastOf(d.Story, plan.Accepted, d.Action.Standing.Update); told {
		return "The " + e.ByTitle + " accepted the update on " + d.Action.Ref + " on " + moment(e.At) + "."
	}
	return "The update on " + d.Action.Ref + " has been accepted."
}

// lastOf returns the newest event of that kind, about that update where one is
// named.
func lastOf(s plan.Story, kind plan.EventKind, of int64) (plan.Event, bool) {
	i := slices.IndexFunc(s.Entries, func(e plan.Event) bool { return e.Kind == kind && (of == 0 || e.Of == of) })
	if i < 0 {
		return plan.Event{}, false
	}
	return s.Entries[i], true
}

// MeasureRefused says why that cannot be done to the measure, or to that figure
// of it.
func MeasureRefused(f plan.Folder, act plan.ValueAct, v plan.Value) Refusal {
	k, code := f.Position.Edition.Key, f.Series.Code
	var r Refusal
	switch {
	case k.At != "":
		r = pastRefused
	case f.Position.Edition.IsReadOnly():
		r.Text = f.Position.Edition.Title() + " is closed, so its measures stay as they are."
	case act == plan.ApproveRating:
		r.Text = unrated(f.Series)
	case act == plan.AcceptFigure && v.Review.Verdict != plan.NoReview:
		r.Text = "The " + v.Review.ByTitle + " " + string(v.Review.Verdict) + " the figure for " + v.Period.Label() + " on " + moment(v.Review.At) + "."
	case act == plan.AcceptFigure && v.Published:
		r.Text = "The figure of " + code + " is published by the Department for Education, and needs no review."
	case act == plan.AcceptFigure:
		r.Text = "No figure of " + code + " waits for review."
	}
	k.At = ""
	r.Ways = []Crumb{{"Go back to " + code, route.Measure(k, code)}}
	return r
}

// unrated says why there is no better rating to approve.
func unrated(s plan.Series) string {
	judged := s.Judgement()
	latest, found := s.Latest()
	switch {
	case s.Polarity == plan.Context:
		return s.Code + " is shown for context and is not rated, so there is no rating to approve."
	case judged.IsOverridden():
		return "The " + s.Override.ByTitle + " approved " + s.Override.Rating.Word() + " for " + s.Code + " on " + moment(s.Override.At) + "."
	case !found:
		return s.Code + " has no figure yet, so there is no rating to approve."
	case latest.Symbol != plan.NoSymbol:
		return "The newest figure of " + s.Code + " is not shown as a number, so it is not rated and there is no rating to approve."
	case len(s.BetterRatings()) == 0 && judged.Rating == plan.NotRated:
		return s.Code + " is not rated, so there is no rating to approve."
	default:
		return s.Code + " is rated " + judged.Rating.Word() + ", and there is no better rating to approve."
	}
}
