package page

import (
	"strconv"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// AmendmentForm is the form in which a decision on a measure's target or
// definition is recorded.
type AmendmentForm struct {
	Folder   plan.Folder
	Choices  plan.ChangeChoices
	Member   plan.Member
	Input    plan.AmendmentInput
	Problems plan.Problems
	Stale    bool // set at a conflict: target or definition changed since the form was opened
	Version  int
	Key      string
}

// Head implements Page.
func (p AmendmentForm) Head() Head {
	return measureFormHead(p.Folder, "Change the target or definition of "+p.Folder.Series.Code, len(p.Problems) > 0 || p.Stale)
}

// Body implements Page.
func (p AmendmentForm) Body() templ.Component { return p.body() }

func (p AmendmentForm) version() string { return strconv.Itoa(p.Version) }

func (p AmendmentForm) series() plan.Series { return p.Folder.Series }

func (p AmendmentForm) address() string {
	return route.Amend(p.Folder.Position.Edition.Key, p.series().Code)
}

// lede says in whose name the decision is recorded.
func (p AmendmentForm) lede() string {
	by := "You decide this as " + p.Member.Title + "."
	if p.asksMeeting() {
		by = "You record what the Board decided."
	}
	return by + " What held before stays on the page, with who decided, from when and why."
}

// asksMeeting reports whether the decision is the Board's: the secretary
// records its decisions, a director decides in their own name.
func (p AmendmentForm) asksMeeting() bool { return p.Member.Role == plan.Secretary }

func (p AmendmentForm) field(name, label, hint string) field {
	return field{name, label, hint, p.Problems}
}

func (p AmendmentForm) kinds() govuk.RadiosParams {
	definition := govuk.RadioItem{Value: plan.OfDefinition, Text: "The definition, or how it is counted",
		Hint: govuk.HintParams{Text: "It marks a break in the series: nothing is compared across it"}}
	target := govuk.RadioItem{Value: plan.OfTarget, Text: "The target or the amber band",
		Hint: govuk.HintParams{Text: "Figures are rated against the new target from now on"}}
	f := p.field("kind", "What changes?", "")
	if p.series().Polarity == plan.Context {
		return f.choice(p.Input.Kind, definition)
	}
	return f.choice(p.Input.Kind, target, definition)
}

// target asks for the target as the measure's polarity has it.
func (p AmendmentForm) target() []govuk.InputParams {
	s := p.series()
	var asked []govuk.InputParams
	switch s.Polarity {
	case plan.Context:
		return nil
	case plan.InRange:
		asked = append(asked, p.amount("at", "Range begins at", p.Input.At), p.amount("to", "Range ends at", p.Input.To))
	case plan.Lower:
		asked = append(asked, p.amount("at", "Target: at most", p.Input.At))
	default:
		asked = append(asked, p.amount("at", "Target: at least", p.Input.At))
	}
	return append(asked, p.amount("band", "Amber band: how far beside the target is still Amber", p.Input.Band))
}

func (p AmendmentForm) amount(name, label, typed string) govuk.InputParams {
	hint := ""
	if name == "at" {
		hint = "It is now: " + p.series().TargetText() + ". Leave empty for no target."
	}
	params := p.field(name, label, hint).number(typed)
	params.Inputmode = "decimal"
	switch {
	case p.series().Unit == plan.Percent && name == "band":
		params.Suffix = govuk.Affix{Text: "points"}
	case p.series().Unit == plan.Percent:
		params.Suffix = govuk.Affix{Text: "%"}
	}
	return params
}

// from asks from which period on a new definition holds.
func (p AmendmentForm) from() govuk.SelectParams {
	f := p.field("from", "Which is the first period that is counted in the new way?", "The series breaks there.")
	items := []govuk.SelectItem{{Text: "Choose a period"}}
	for _, period := range p.series().BreakPeriods() {
		items = append(items, govuk.SelectItem{Value: period.Label(), Text: period.Label() + ", " + period.Long()})
	}
	return govuk.SelectParams{Name: f.name, Value: p.Input.From, Items: items, Label: f.named(), Hint: govuk.HintParams{Text: f.hint}, ErrorMessage: f.message()}
}

// meeting asks which Board decided.
func (p AmendmentForm) meeting() govuk.SelectParams {
	f := p.field("meeting", "Which Board decided?", "Only a Board that has been held can have decided.")
	return f.pick(p.Input.Meeting, "Choose what it decided, or its meeting", boardItems(p.Choices))
}

func (p AmendmentForm) conflict() govuk.ErrorSummaryParams {
	return overtakenBy("Somebody else changed the measure first",
		"Its target is now “"+p.series().TargetText()+"”; its definition stands beside the form. Nothing you typed is lost. Decide on what stands now.", "#kind")
}
