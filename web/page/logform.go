package page

import (
	"fmt"
	"strconv"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// AskForm is the form that puts a question, or what the Board asked for, in its
// log.
type AskForm struct {
	Choices  plan.Choices
	Member   plan.Member
	Input    plan.LogInput
	Problems plan.Problems
	Key      string
}

// Head implements Page.
func (p AskForm) Head() Head {
	return Head{Title: "Ask a question", Failed: len(p.Problems) > 0, Section: LogOf, Crumbs: []Crumb{logCrumb()}}
}

// Body implements Page.
func (p AskForm) Body() templ.Component { return p.body() }

func (p AskForm) field(name, label, hint string) field { return field{name, label, hint, p.Problems} }

func (p AskForm) edition() plan.EditionKey { return p.Choices.Position.Edition.Key }

// isSecretary reports whether what the Board asked for is recorded, and not
// only a question asked.
func (p AskForm) isSecretary() bool { return p.Member.May(plan.KeepMeetings) }

func (p AskForm) kinds() govuk.RadiosParams {
	return p.field("kind", "What is it?", "").choice(p.Input.Kind,
		govuk.RadioItem{Value: string(plan.Question), Text: "A question, to be answered in words"},
		govuk.RadioItem{Value: string(plan.ActionAsked), Text: "Something that the Board asked to be done"})
}

func (p AskForm) about() govuk.SelectParams {
	return p.field("about", "What is it about?", "").pick(p.Input.About, "The plan as a whole", aboutItems(p.Choices))
}

func (p AskForm) leads() govuk.SelectParams {
	return p.field("lead", "Who is to answer?", "").pick(p.Input.Lead, "Choose a post", answererItems(p.Choices))
}

func (p AskForm) meetings() govuk.SelectParams {
	return p.field("meeting", "At which meeting was it raised?", "").pick(p.Input.Meeting, "Not at a meeting", heldItems(p.Choices.Held))
}

// aboutItems are the actions and measures that something may be about.
func aboutItems(c plan.Choices) []govuk.SelectItem {
	var items []govuk.SelectItem
	for _, a := range c.Position.Actions {
		items = append(items, govuk.SelectItem{Value: a.Ref, Text: a.Ref + " " + a.Title})
	}
	for _, s := range c.Position.Measures {
		items = append(items, govuk.SelectItem{Value: s.Code, Text: s.Code + " " + s.PlainName})
	}
	return items
}

func answererItems(c plan.Choices) []govuk.SelectItem {
	var items []govuk.SelectItem
	for _, post := range c.Answerers {
		items = append(items, govuk.SelectItem{Value: string(post.Code), Text: post.Title})
	}
	return items
}

func heldItems(held []plan.Meeting) []govuk.SelectItem {
	var items []govuk.SelectItem
	for _, m := range held {
		items = append(items, govuk.SelectItem{Value: m.On.String(), Text: weekday(m.On)})
	}
	return items
}

// pick asks for one of a list; the first choice stands for none.
func (f field) pick(chosen, none string, items []govuk.SelectItem) govuk.SelectParams {
	return govuk.SelectParams{
		Name: f.name, Value: chosen, Label: f.named(), Hint: govuk.HintParams{Text: f.hint}, ErrorMessage: f.message(),
		Classes: "govuk-!-width-full", Items: append([]govuk.SelectItem{{Text: none}}, items...),
	}
}

// LogEventForm is the form in which an item is answered, given more time or
// closed.
type LogEventForm struct {
	Item     plan.LogItem
	Kind     plan.LogEventKind
	Choices  plan.Choices
	Input    plan.LogEventInput
	Problems plan.Problems
	Late     bool // somebody else was first
	Version  int
	Key      string
}

// deeds are the words of each form: its title, what is asked, the label of its
// text, its button, and what is said when it is done.
var deeds = map[plan.LogEventKind]struct{ title, lede, label, hint, button, done string }{
	plan.LogAnswered: {"Answer", "Answer in words. Your answer stands in the log; the Board decides whether to close the item.",
		"Your answer", "Do not name or describe a child so that they could be recognised.", "Send the answer", "Your answer to %s is on the record. The Board decides whether to close it."},
	plan.LogReDated: {"Give more time to", "Record that the Board gave more time. The earlier date stays in the history, and the item is open again.",
		"Why?", "", "Record the new date", "The new date of %s is on the record."},
	plan.LogClosed: {"Close", "Record that the Board agreed to close it. Nobody else can.",
		"What the Board said", "Needed when nobody has answered.", "Record that it is closed", "%s is closed."},
}

// Head implements Page.
func (p LogEventForm) Head() Head {
	return Head{
		Title: deeds[p.Kind].title + " " + p.Item.Ref, Failed: len(p.Problems) > 0 || p.Late, Section: LogOf,
		Crumbs: []Crumb{logCrumb(), {p.Item.Ref, route.LogItem(p.Item.Ref)}},
	}
}

// Body implements Page.
func (p LogEventForm) Body() templ.Component { return p.body() }

// Done says, on the next page, that it is done.
func (p LogEventForm) Done() string { return fmt.Sprintf(deeds[p.Kind].done, p.Item.Ref) }

func (p LogEventForm) address() string { return route.LogEvent(p.Item.Ref, p.Kind) }

func (p LogEventForm) field(name, label, hint string) field {
	return field{name, label, hint, p.Problems}
}

// decidable are the meetings that may have agreed.
func (p LogEventForm) decidable() []plan.Meeting { return p.Item.Decidable(p.Choices.Held) }

// waits reports whether nothing can be recorded before the Board has met.
func (p LogEventForm) waits() bool {
	return p.Kind != plan.LogAnswered && len(p.decidable()) == 0 && len(p.Problems) == 0 && !p.Late
}

func (p LogEventForm) version() string { return strconv.Itoa(p.Version) }

// latest is what happened to the item last.
func (p LogEventForm) latest() plan.LogEvent {
	if len(p.Item.Events) == 0 {
		return plan.LogEvent{}
	}
	return p.Item.Events[len(p.Item.Events)-1]
}

func (p LogEventForm) conflict() govuk.ErrorSummaryParams {
	return govuk.ErrorSummaryParams{
		TitleText:       "Somebody else was first",
		DescriptionText: "The item changed after you opened this form: " + doneHeading(p.latest()) + ". Nothing you typed is lost. Read what stands there now, then send yours as well or leave it.",
		ErrorList:       []govuk.ErrorSummaryItem{{Href: "#text", Text: "Go on with what you typed"}},
	}
}
