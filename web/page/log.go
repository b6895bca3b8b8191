package page

import (
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// Log is the Board's log: what the Board asked, of whom, and where it stands.
type Log struct {
	All, Shown []plan.LogItem
	Filter     plan.LogFilter
	Today      plan.Date
	At         string // the moment looked at, as in ?at=; "" for now
	MayAsk     bool
}

// Head implements Page.
func (p Log) Head() Head { return Head{Title: "The Board’s log", Section: LogOf} }

// Body implements Page.
func (p Log) Body() templ.Component { return p.body() }

func (p Log) address() string { return route.WithQuery(route.Log, "at", p.At) }

func (p Log) states() govuk.SelectParams {
	var items []govuk.SelectItem
	for _, s := range plan.LogStates {
		items = append(items, govuk.SelectItem{Value: string(s), Text: capital(string(s))})
	}
	return chooser("state", "State", "Any state", string(p.Filter.State), items)
}

// shown says how many of the items are listed.
func (p Log) shown() string {
	switch {
	case len(p.Shown) == len(p.All) && len(p.All) == 1:
		return "It is the only item."
	case len(p.Shown) == len(p.All):
		return "All " + count(len(p.All), "item") + ", what is open first."
	default:
		return fmt.Sprintf("%s of %d.", count(len(p.Shown), "item"), len(p.All))
	}
}

// LogItem is one item of the Board's log, with all that became of it.
type LogItem struct {
	Item  plan.LogItem
	Today plan.Date
	At    string
	May   []plan.LogEventKind // what the reader may do to it
}

// Head implements Page.
func (p LogItem) Head() Head {
	return Head{Title: p.Item.Ref + ", the Board’s log", Section: LogOf, Crumbs: []Crumb{logCrumb()}}
}

// Body implements Page.
func (p LogItem) Body() templ.Component { return p.body() }

func logCrumb() Crumb { return Crumb{"The Board’s log", route.Log} }

// lede says where the item stands.
func (p LogItem) lede() string {
	i := p.Item
	switch {
	case i.State == plan.LogDone:
		return "Closed by the Board of " + i.ClosedOn.Long() + "."
	case i.State == plan.LogAwaiting:
		return "Answered by the " + i.Lead.Title + ". It stays in the log until the Board closes it."
	case i.IsOverdue(p.Today):
		return "Waits for the " + i.Lead.Title + ". It was due on " + i.Due.Long() + "."
	default:
		return "Waits for the " + i.Lead.Title + ", by " + i.Due.Long() + "."
	}
}

// newestFirst are the events of the item.
func (p LogItem) newestFirst() []plan.LogEvent {
	events := slices.Clone(p.Item.Events)
	slices.Reverse(events)
	return events
}

// doneHeading says what an event did.
func doneHeading(e plan.LogEvent) string {
	switch e.Kind {
	case plan.LogAnswered:
		return "Answered"
	case plan.LogReDated:
		return "More time given, to " + e.Due.Long()
	case plan.LogClosed:
		return "Closed by the Board"
	default:
		return "Raised, to be answered by " + e.Due.Long()
	}
}

// doneBy says who put an event on the record, and which Board agreed.
func doneBy(e plan.LogEvent) string {
	if e.Meeting.IsZero() {
		return moment(e.At) + ", " + e.ByTitle
	}
	return "Agreed by the Board of " + e.Meeting.Long() + ". Recorded " + moment(e.At) + ", " + e.ByTitle
}

// raisedText says when an item was raised, and by what.
func raisedText(i plan.LogItem) string {
	switch {
	case i.Minute != "":
		return "Board of " + i.Meeting.Long() + ", minute " + i.Minute
	case !i.Meeting.IsZero():
		return "Board of " + i.Meeting.Long()
	case len(i.Events) > 0:
		return i.Raised.Long() + ", " + i.Events[0].ByTitle
	default:
		return i.Raised.Long()
	}
}

// dueLine is by when an item is to be answered, and whether that has passed.
func dueLine(i plan.LogItem, today plan.Date) string {
	if i.IsOverdue(today) {
		return i.Due.Short() + ", overdue"
	}
	return i.Due.Short()
}

// answerText is what was last answered to an item, by whom and when; "" for
// nothing.
func answerText(i plan.LogItem) string {
	e, ok := i.LastAnswer()
	if !ok {
		return ""
	}
	return plan.Sentences("Answer of " + plan.DateAt(e.At).Long() + ", " + e.ByTitle + ": " + e.Text)
}

// logAddress is that of an item at the moment looked at.
func logAddress(i plan.LogItem, at string) string {
	return route.WithQuery(route.LogItem(i.Ref), "at", at)
}

// deedWords are the words on the button that leads to a form.
var deedWords = map[plan.LogEventKind]string{
	plan.LogAnswered: "Answer it", plan.LogReDated: "Record more time", plan.LogClosed: "Record that the Board closed it",
}
