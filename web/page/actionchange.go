package page

import (
	"strings"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// Change is the form that records a decision on what an action was agreed on,
// or, without a kind, the choice between the kinds of decision.
type Change struct {
	ActionForm
	Input   plan.ChangeInput
	Choices plan.ChangeChoices
	Member  plan.Member
}

// changeTitles are what each decision does.
var changeTitles = map[plan.EventKind]string{
	plan.ReDated: "Change the due date", plan.LeadChanged: "Change the lead",
	plan.Ended: "Withdraw or supersede the action", plan.Waived: "Waive the next due date",
}

func (p Change) kind() plan.EventKind { return plan.EventKind(p.Input.Kind) }

// isChosen reports whether it is known which decision is to be recorded.
func (p Change) isChosen() bool { return changeTitles[p.kind()] != "" }

// Head implements Page.
func (p Change) Head() Head {
	if !p.isChosen() {
		return p.head("Record a decision on " + p.action().Ref)
	}
	h := p.head(changeTitles[p.kind()] + ": " + p.action().Ref)
	h.Crumbs = append(h.Crumbs, Crumb{"Record a decision", route.ChangeAction(p.action().Edition, p.action().Ref, "")})
	return h
}

// Body implements Page.
func (p Change) Body() templ.Component { return p.body() }

func (p Change) lede() string {
	a := p.action()
	switch p.kind() {
	case plan.ReDated:
		return "It is due on " + a.Due.Long() + ". That date stays in sight beside the new one."
	case plan.LeadChanged:
		return "It is led by the " + a.Lead.Title + ". Who led it before stays on the record."
	case plan.Ended:
		return "It takes no more updates then, and its status is Withdrawn. The Board alone decides it."
	case plan.Waived:
		return "The one due on " + a.Due.Long() + " is not asked for any more; the next is due on " + a.NextDue.Long() + ". The Board alone decides it."
	}
	return "What was agreed changes by decision alone: with a reason, who decided it, and from when it holds."
}

func (p Change) address() string {
	return route.ChangeAction(p.action().Edition, p.action().Ref, p.kind())
}

// choices are the decisions that the state of the action allows.
func (p Change) choices() []plan.EventKind {
	var some []plan.EventKind
	for _, kind := range plan.ChangeKinds {
		if p.action().Permit(p.Member.Scope(), p.Dossier.Position.Edition, kind) == nil {
			some = append(some, kind)
		}
	}
	return some
}

func (p Change) lead() govuk.SelectParams {
	items := []govuk.SelectItem{{Text: "Choose a post"}}
	for _, post := range p.Choices.Posts {
		if post.Code != p.action().Lead.Code {
			items = append(items, govuk.SelectItem{Value: string(post.Code), Text: leadOf(post)})
		}
	}
	f := p.field("lead", "Who leads it from now on?", "")
	return govuk.SelectParams{Name: "lead", Value: p.Input.Lead, Items: items, Label: f.named(), ErrorMessage: f.message(), Classes: "govuk-!-width-full"}
}

func (p Change) closure() govuk.RadiosParams {
	return p.field("closure", "How does it end?", "").choice(p.Input.Closure,
		govuk.RadioItem{Value: "withdrawn", Text: "Withdrawn: the Board gives it up"},
		govuk.RadioItem{Value: "superseded", Text: "Superseded: another action takes its place"})
}

// meetingsOffered is how many of the Board's last meetings can be chosen.
const meetingsOffered = 8

// boardItems are the last meetings of the Board, each after the decisions of it
// that are on record.
func boardItems(c plan.ChangeChoices) []govuk.SelectItem {
	var items []govuk.SelectItem
	for _, day := range c.Meetings[:min(len(c.Meetings), meetingsOffered)] {
		meeting := govuk.SelectItem{Value: day.String(), Text: "The Board, at its meeting of " + day.Long()}
		for _, d := range c.Decisions {
			if d.Meeting == day {
				items = append(items, govuk.SelectItem{Value: d.String(), Text: "The Board of " + day.Long() + ", minute " + d.Minute + ": " + shortened(d.Wording)})
				meeting.Text = "The Board, at its meeting of " + day.Long() + ", by a decision that is not on record"
			}
		}
		items = append(items, meeting)
	}
	return items
}

// shortened is the beginning of a text, as long as a line of a list may be.
func shortened(text string) string {
	const most = 80
	if len([]rune(text)) <= most {
		return text
	}
	cut := string([]rune(text)[:most])
	return strings.TrimRight(cut[:max(strings.LastIndex(cut, " "), 1)], " ,;") + " …"
}

// approver asks who decided: the Board at one of its meetings, or, where that
// may be, the director who records it.
func (p Change) approver() govuk.SelectParams {
	items := []govuk.SelectItem{{Text: "Choose who decided"}}
	if p.Member.Role == plan.Director && p.kind() != plan.Ended && p.kind() != plan.Waived {
		items = append(items, govuk.SelectItem{Value: plan.BySelf, Text: "I decide it, as " + p.Member.Title})
	}
	items = append(items, boardItems(p.Choices)...)
	f := p.field("approver", "Who decided it?", "")
	return govuk.SelectParams{Name: "approver", Value: p.Input.Approver, Items: items, Label: f.named(), ErrorMessage: f.message(), Classes: "govuk-!-width-full"}
}
