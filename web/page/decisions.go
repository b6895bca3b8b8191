package page

import (
	"strconv"
	"time"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// Decisions is what a meeting decided, and for the secretary the form for
// another decision.
type Decisions struct {
	Sheet    plan.DecisionSheet
	Today    plan.Date
	MayAdd   bool
	Choices  plan.Choices // where one may be added
	Input    plan.DecisionInput
	Problems plan.Problems
	Key      string
}

// Head implements Page.
func (p Decisions) Head() Head {
	return Head{
		Title: "Decisions of " + p.Sheet.Meeting.On.Long(), Failed: len(p.Problems) > 0, Section: LogOf,
		Crumbs: []Crumb{logCrumb(), {"Minutes of " + p.Sheet.Meeting.On.Long(), route.Minutes(p.Sheet.Meeting.On)}},
	}
}

// Body implements Page.
func (p Decisions) Body() templ.Component { return p.body() }

// lede says how many decisions are on the record.
func (p Decisions) lede() string {
	switch n := len(p.Sheet.Decisions); {
	case p.Sheet.Meeting.On.After(p.Today):
		return "The Board meets on " + weekday(p.Sheet.Meeting.On) + ". What it decides will stand here."
	case n == 0:
		return "No decision of this meeting is on the record."
	case n == 1:
		return "The Board took one decision."
	default:
		return "The Board took " + strconv.Itoa(n) + " decisions."
	}
}

// recordOf is the legal record of a decision.
func recordOf(d plan.Decision) [][2]string {
	return [][2]string{
		{"Proposed by", d.Proposer}, {"Reasons", d.Reasons}, {"Alternatives considered and rejected", d.Alternatives},
		{"Conflicts of interest declared", d.Conflicts}, {"Dispensations", d.Dispensations},
	}
}

func (p Decisions) field(name, label, hint string) field { return field{name, label, hint, p.Problems} }

func (p Decisions) items() govuk.SelectParams {
	var items []govuk.SelectItem
	for i, title := range p.Sheet.Meeting.Agenda() {
		n := strconv.Itoa(i + 1)
		items = append(items, govuk.SelectItem{Value: n, Text: n + " " + title})
	}
	return p.field("item", "Item of the agenda", "").pick(p.Input.Item, "Choose an item", items)
}

func (p Decisions) creates() govuk.RadiosParams {
	return p.field("creates", "What follows from it?", "").choice(p.Input.Creates,
		govuk.RadioItem{Value: plan.CreatesNothing, Text: "Nothing to follow up"},
		govuk.RadioItem{Value: plan.CreatesItem, Text: "Something to be done: an item in the Board’s log"},
		govuk.RadioItem{Value: string(plan.AcceptedRed), Text: "The Board accepts a red action as it is"},
		govuk.RadioItem{Value: string(plan.EscalatedRed), Text: "The Board escalates a red action"})
}

// Minutes are the minutes of a meeting.
type Minutes struct {
	Sheet    plan.DecisionSheet
	Minutes  plan.Minutes
	MayWrite bool // and record decisions
	Today    plan.Date
}

// Head implements Page.
func (p Minutes) Head() Head {
	return Head{Title: "Minutes of " + p.Sheet.Meeting.On.Long(), Section: LogOf, Crumbs: []Crumb{logCrumb()}}
}

// Body implements Page.
func (p Minutes) Body() templ.Component { return p.body() }

// lede says what the minutes are.
func (p Minutes) lede() string {
	if p.Sheet.Meeting.On.After(p.Today) {
		return "The Board meets on " + weekday(p.Sheet.Meeting.On) + ". Its minutes will stand here."
	}
	return p.Minutes.Standing()
}

// decided are the decisions under an item of the agenda.
func decided(s plan.DecisionSheet, item int) []plan.Decision {
	var some []plan.Decision
	for _, d := range s.Decisions {
		if d.Item == item {
			some = append(some, d)
		}
	}
	return some
}

// The items of the standing agenda under which more stands than their notes
// (facts (d2)).
const (
	apologiesItem = 1
	interestsItem = 2
	logItem       = 3
	redsItem      = 5
	themeItem     = 6
)

// said is what an item's minute says, a paragraph each.
func (p Minutes) said(i plan.MinuteItem) []string {
	var parts []string
	switch {
	case i.Number == apologiesItem && len(p.Minutes.Apologies) > 0:
		parts = append(parts, "Apologies were received from: "+plan.Joined(p.Minutes.Apologies)+".")
	case i.Number == apologiesItem:
		parts = append(parts, "No apologies were received.")
	case i.Number == interestsItem:
		parts = paragraphsOf(p.Minutes.Declarations)
	}
	if s := i.Submitted(); s != "" {
		parts = append(parts, s)
	}
	return append(parts, paragraphsOf(i.Notes)...)
}

// settled is what the meeting did to the Board's log, which its item of the
// agenda tells.
func (p Minutes) settled(item int) []plan.Settlement {
	var some []plan.Settlement
	for _, s := range p.Sheet.Settled() {
		if item == logItem && p.covers(s.At) {
			some = append(some, s)
		}
	}
	return some
}

// answered are the answers to Reds by no decision, which the item of the
// exceptions tells.
func (p Minutes) answered(item int) []plan.RedAnswer {
	var some []plan.RedAnswer
	for _, a := range p.Sheet.Answers {
		if item == redsItem && p.covers(a.At) {
			some = append(some, a)
		}
	}
	return some
}

// covers reports whether the minutes tell what was recorded then: what was
// agreed as a correct record stays as it is.
func (p Minutes) covers(at time.Time) bool { return !p.Minutes.IsAgreed() || !at.After(p.Minutes.At) }

// isSilent reports whether nothing at all is minuted under the item.
func (p Minutes) isSilent(i plan.MinuteItem) bool {
	return len(p.said(i))+len(decided(p.Sheet, i.Number))+len(p.settled(i.Number))+len(p.answered(i.Number)) == 0
}

// MinutesForm is the form for the next draft of the minutes.
type MinutesForm struct {
	Sheet    plan.DecisionSheet
	Last     plan.Minutes
	Input    plan.MinutesInput
	Problems plan.Problems
	Late     bool // somebody else wrote a draft first
	Version  int
	Key      string
}

// Head implements Page.
func (p MinutesForm) Head() Head {
	return Head{
		Title: "Write the minutes of " + p.Sheet.Meeting.On.Long(), Failed: len(p.Problems) > 0 || p.Late, Section: LogOf,
		Crumbs: []Crumb{logCrumb(), minutesCrumb(p.Sheet.Meeting)},
	}
}

// Body implements Page.
func (p MinutesForm) Body() templ.Component { return p.body() }

func minutesCrumb(m plan.Meeting) Crumb {
	return Crumb{"Minutes of " + m.On.Long(), route.Minutes(m.On)}
}

func (p MinutesForm) field(name, label, hint string) field {
	return field{name, label, hint, p.Problems}
}

func (p MinutesForm) version() string { return strconv.Itoa(p.Version) }

func (p MinutesForm) conflict() govuk.ErrorSummaryParams {
	return govuk.ErrorSummaryParams{
		TitleText: "Somebody else wrote a draft first",
		DescriptionText: p.Last.ByTitle + " saved draft " + strconv.Itoa(p.Last.Version) + " on " + moment(p.Last.At) +
			", after you opened this form. Nothing you typed is lost. Read theirs in another window, then save yours as the next draft or leave it.",
		ErrorList: []govuk.ErrorSummaryItem{{Href: "#elected", Text: "Go on with what you typed"}},
	}
}

// AgreeForm is the form in which the minutes are agreed.
type AgreeForm struct {
	Meeting  plan.Meeting
	Minutes  plan.Minutes
	Held     []plan.Meeting
	Typed    string
	Problems plan.Problems
	Version  int
	Key      string
}

// Head implements Page.
func (p AgreeForm) Head() Head {
	return Head{
		Title: "Agree the minutes of " + p.Meeting.On.Long(), Failed: len(p.Problems) > 0, Section: LogOf,
		Crumbs: []Crumb{logCrumb(), minutesCrumb(p.Meeting)},
	}
}

// Body implements Page.
func (p AgreeForm) Body() templ.Component { return p.body() }

func (p AgreeForm) version() string { return strconv.Itoa(p.Version) }

// later are the meetings held after this one, which may have agreed.
func (p AgreeForm) later() []plan.Meeting {
	var some []plan.Meeting
	for _, m := range p.Held {
		if m.On.After(p.Meeting.On) {
			some = append(some, m)
		}
	}
	return some
}

// present is a group of those at a meeting, or missing from it.
type present struct {
	name   string
	titles []string
}

func attendance(m plan.Minutes) []present {
	return []present{{"Elected members present", m.Elected}, {"Others present", m.Others}, {"Apologies", m.Apologies}}
}
