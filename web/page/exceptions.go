package page

import (
	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// Exceptions is the list of exceptions with what each must carry, and what the
// Board must answer.
type Exceptions struct {
	Watch  plan.Watch
	Member plan.Member
}

// Head implements Page.
func (p Exceptions) Head() Head {
	return Head{Title: "Exceptions", Section: LogOf, Crumbs: []Crumb{logCrumb()}}
}

// Body implements Page.
func (p Exceptions) Body() templ.Component { return p.body() }

func (p Exceptions) edition() plan.Edition { return p.Watch.Position.Edition }

// owed are the exceptions that the Board must answer, rest the others.
func (p Exceptions) owed() []plan.Exception { return p.split(true) }
func (p Exceptions) rest() []plan.Exception { return p.split(false) }

func (p Exceptions) split(owed bool) []plan.Exception {
	var some []plan.Exception
	for _, e := range p.Watch.Exceptions() {
		if (e.Unanswered != nil) == owed {
			some = append(some, e)
		}
	}
	return some
}

// rule says what the rule of two meetings asks, with the days in sight.
func (p Exceptions) rule() string {
	text := "No red action passes two meetings without one of: a recovery plan in force, acceptance by the Board with a reason, escalation."
	switch {
	case !p.Watch.HasLast():
		return text + " No Board has been held on this edition before."
	case p.Watch.Next.On.IsZero():
		return text + " The last Board was on " + p.Watch.Last.Today.Long() + "; no next one is planned."
	default:
		return text + " The last Board was on " + p.Watch.Last.Today.Long() + ", the next is on " + p.Watch.Next.On.Long() + "."
	}
}

// ambers says which of the ambers are listed.
func (p Exceptions) ambers() string {
	if p.Watch.HasLast() {
		return "Listed: every red and not reported action; the ambers that were amber at the Board of " + p.Watch.Last.Today.Long() +
			" too; statuses that differ from what the rules give; measures that are red, or worsening and not green."
	}
	return "Listed: every red, not reported and amber action; statuses that differ from what the rules give; measures that are red, or worsening and not green."
}

// answersReds reports whether the reader may record the Board's answer.
func (p Exceptions) answersReds(e plan.Exception) bool {
	return e.Action != nil && e.Action.PermitAnswer(p.Member.Scope(), p.edition()) == nil
}

// asks reports whether the reader may ask a question about it.
func (p Exceptions) asks() bool { return p.Member.May(plan.AskQuestion) && !p.edition().IsReadOnly() }

// cause is why an action or a measure is an exception.
func cause(e plan.Exception) string {
	if e.Action == nil {
		v, _ := e.Measure.Latest()
		return plan.Sentences(e.Measure.Finding(), v.Note)
	}
	a := *e.Action
	return plan.Sentences(a.Status.Cause(), silence(a), a.Standing.Narrative)
}

// doing is what is being done about it.
func doing(e plan.Exception) string {
	if e.Action != nil {
		return plan.Sentences(gettingBack(*e.Action), proposal(*e.Action))
	}
	if len(e.Movers) == 0 {
		return "No action under way is tied to it."
	}
	return "Actions that should move it:"
}

// back says by when it is back on track.
func back(e plan.Exception, today plan.Date) string {
	switch {
	case e.Action != nil:
		return backBy(*e.Action, today)
	case e.Back.IsZero():
		return "No date back on track is recorded."
	default:
		return "The first of its actions is due on " + e.Back.Long() + "."
	}
}

// itemClass colours the edge of an exception.
func itemClass(e plan.Exception) string {
	switch {
	case e.Action != nil && e.Action.Status.Status == plan.Red, e.Measure != nil && e.Measure.Judgement().Rating == plan.RatedRed:
		return "pb-item pb-item--red"
	case e.Action != nil && e.Action.Status.Status == plan.Amber, e.Measure != nil && e.Measure.Judgement().Rating == plan.RatedAmber:
		return "pb-item pb-item--amber"
	default:
		return "pb-item"
	}
}

// refOf names an exception in a link.
func refOf(e plan.Exception) string {
	if e.Action != nil {
		return e.Action.Ref
	}
	return e.Measure.Code
}

// AnswerRedForm is the form of the Board's answer to a Red.
type AnswerRedForm struct {
	Action   plan.Tracked
	Choices  plan.Choices
	Input    plan.RedAnswerInput
	Problems plan.Problems
	Key      string
}

// Head implements Page.
func (p AnswerRedForm) Head() Head {
	return Head{
		Title: "The Board’s answer to " + p.Action.Ref, Failed: len(p.Problems) > 0, Section: LogOf,
		Crumbs: []Crumb{logCrumb(), {"Exceptions", route.Exceptions}},
	}
}

// Body implements Page.
func (p AnswerRedForm) Body() templ.Component { return p.body() }

func (p AnswerRedForm) field(name, label, hint string) field {
	return field{name, label, hint, p.Problems}
}

func (p AnswerRedForm) answers() govuk.RadiosParams {
	return p.field("answer", "What did the Board agree?", "").choice(p.Input.Answer,
		govuk.RadioItem{Value: string(plan.AcceptedRed), Text: "To accept it as it is"},
		govuk.RadioItem{Value: string(plan.EscalatedRed), Text: "To escalate it"})
}

// restHeading heads what the Board need not answer.
func (p Exceptions) restHeading() string {
	if len(p.owed()) > 0 {
		return "Other exceptions"
	}
	return "What is on the list"
}
