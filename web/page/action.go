package page

import (
	"slices"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// Action is one action: what was promised, where it is, what is being done.
type Action struct {
	Dossier   plan.Dossier
	MayUpdate bool
	May       []plan.EventKind // what else the reader may do to it
	MayAsk    bool
	Before    bool // the story shown is an older part of it
}

// Head implements Page.
func (p Action) Head() Head {
	a := p.Dossier.Action
	return Head{
		Title:   a.Ref + " " + a.Title,
		Section: PlanOf,
		Crumbs:  []Crumb{editionCrumb(p.Dossier.Position.Edition), priorityCrumb(p.Dossier.Position, a.Priority)},
	}
}

// Body implements Page.
func (p Action) Body() templ.Component { return p.body() }

func (p Action) action() plan.Tracked { return p.Dossier.Action }

func (p Action) assessment() plan.Assessment { return p.Dossier.Action.Status }

// caption names the action and the priority it serves.
func (p Action) caption() string {
	a := p.action()
	if pr, err := p.Dossier.Position.Priority(a.Priority); err == nil {
		return "Action " + a.Ref + ", " + pr.Code + " " + pr.Title
	}
	return "Action " + a.Ref
}

// lede says where the action is, and why.
func (p Action) lede() string {
	a := p.action()
	st := a.Standing
	if !a.Status.Override.IsZero() {
		return a.Status.Cause()
	}
	switch a.Status.Status {
	case plan.CarriedOver, plan.Withdrawn:
		return "Ended on " + dayOr(a.Closure.On, "a day not recorded") + ": " + a.Closure.Kind + "."
	case plan.Complete:
		return "Delivered on " + st.Delivered.Long() + " and signed off on " + st.SignedOff.Long() + "."
	case plan.Awaiting:
		return "Delivered on " + st.Delivered.Long() + ". " + awaits(a)
	case plan.NotStarted:
		return "It starts on " + a.Starts.Long() + " and is due on " + a.Due.Long() + "."
	case plan.Green:
		return "On track for " + a.Due.Long() + "."
	}
	if why := a.Status.Why(); why != "" {
		return why
	}
	return "Due on " + a.Due.Long() + "."
}

// awaits says what a delivery waits for before it counts as complete.
func awaits(a plan.Tracked) string {
	if a.LacksEvidence() {
		return "It cannot be signed off before its lead has said where the evidence is."
	}
	return "It counts as complete when a second person has signed it off."
}

// sinceText says from when the status holds, where the story tells.
func (p Action) sinceText() string {
	if day := p.Dossier.Since(); !day.IsZero() {
		return "since " + day.Long() + "."
	}
	return ""
}

// lastUpdated says when the action was last reported on.
func (p Action) lastUpdated() string {
	if p.action().Standing.LastUpdate.IsZero() {
		return p.firstDue()
	}
	return updated(p.action())
}

// firstDue says when the first update is due, of an action never reported on.
func (p Action) firstDue() string {
	pos := p.Dossier.Position
	if round, ok := pos.Rounds.Open(pos.Today); ok && p.action().IsLive() {
		return "No update yet. One is due by " + round.UpdatesDue.Long() + "."
	}
	return "No update yet."
}

// notes are what a reader must know beside the status.
func (p Action) notes() []string {
	as := p.assessment()
	var notes []string
	if as.Status == plan.NotReported && as.Last != "" {
		notes = append(notes, "The status last shown was "+as.Last.Word()+"; it is told as history only.")
	}
	if as.IsOverdueSilent() {
		notes = append(notes, "Not reported since "+as.Silent.Quarter.String()+": no update in the last two closed reporting rounds. Silence does not hide a Red.")
	}
	if !as.CountsFrom.IsZero() {
		notes = append(notes, "The reporting round of the last update is still open: the update ends the silence when that round closes, on "+as.CountsFrom.Long()+".")
	}
	if as.Proposed != "" {
		notes = append(notes, "Proposes "+as.Proposed.Word()+": needs a director’s approval. "+as.Reason)
	}
	switch {
	case !as.Override.IsZero():
		notes = append(notes, p.overridden())
	case as.Status != as.Computed:
		notes = append(notes, "The lead proposes "+as.Status.Word()+"; the dates and facts on record alone make it "+as.Computed.Word()+".")
	}
	if p.action().IsSentBack() {
		notes = append(notes, returnedText(p.action())+" Until it is posted again, what was reported before stands.")
	}
	return notes
}

// overridden says who approved a better status than the rules give, why, and
// what the lead had said.
func (p Action) overridden() string {
	o := p.assessment().Override
	lead := ""
	if reason := p.action().Standing.Reason; reason != "" {
		lead = "The lead’s reason: " + reason
	}
	return plan.Sentences("Overridden: the rules say "+p.assessment().Computed.Word()+"; the "+o.ByTitle+" approved "+o.Status.Word()+
		" on "+plan.DateAt(o.At).Long(), lead, "It lapses when anything new is reported, and when the next round opens")
}

// step is something that the reader may do to the action.
type step struct {
	text, address string
	isAsked       bool // somebody waits for it
}

// steps are what the reader may do, besides posting an update, in the order of
// an action's life.
func (p Action) steps() []step {
	a := p.action()
	offers := []struct {
		kind plan.EventKind
		step
	}{
		{plan.SignedOff, step{"Sign off the delivery", route.SignOffAction(a.Edition, a.Ref), true}},
		{plan.Overridden, step{"Approve the better status", route.OverrideAction(a.Edition, a.Ref), true}},
		{plan.Accepted, step{"Review the update", route.ReviewAction(a.Edition, a.Ref), true}},
		{plan.Corrected, step{"Correct the last update", route.CorrectUpdate(a.Edition, a.Ref, a.Standing.Update), false}},
	}
	var some []step
	for _, o := range offers {
		if slices.Contains(p.May, o.kind) {
			some = append(some, o.step)
		}
	}
	if slices.ContainsFunc(plan.ChangeKinds, func(k plan.EventKind) bool { return slices.Contains(p.May, k) }) {
		some = append(some, step{"Record a decision", route.ChangeAction(a.Edition, a.Ref, ""), false})
	}
	return some
}

// older is the address of the next part of the story.
func (p Action) older() string {
	a := p.action()
	return route.WithQuery(route.Action(a.Edition, a.Ref), "before", number(p.Dossier.Story.Older))
}

// askedText says who answers for what the Board asked, and where it is.
func askedText(i plan.LogItem) string {
	return "Raised " + i.Raised.Long() + ", " + i.Lead.Title + ", due " + dayOr(i.Due, "on no date") + ": " + string(i.State)
}
