package report

import (
	"time"

	"planboard/internal/plan"
	"planboard/internal/sheet"
)

// Workbook returns the appendix to the report: the delivery plan, the
// scorecard, and what their words mean. At is the moment at which the position
// was read.
func Workbook(p plan.Position, at time.Time) sheet.Workbook {
	wb := sheet.Workbook{
		Title:   nameOf(p.Edition) + ": delivery plan and scorecard",
		Created: at.UTC().Truncate(time.Second),
		Sheets:  []sheet.Sheet{DeliveryPlan(p), Scorecard(p), key(p)},
	}
	if p.Edition.Illustrative != "" {
		wb.Marking = illustrativeTag
	}
	return wb
}

// term is a line of the key.
type term struct{ word, meaning string }

func key(p plan.Position) sheet.Sheet {
	s := sheet.Sheet{
		Name:  "Key and notes",
		Title: "Key and notes: " + nameOf(p.Edition),
		Note:  "Delivery status and performance rating answer different questions and are never mixed.",
	}
	columns := []column[term]{
		textColumn("Word", 30, func(t term) string { return t.word }),
		textColumn("Meaning", 100, func(t term) string { return t.meaning }),
	}
	terms := append(positionTerms(p), ruleTerms...)
	for _, m := range marks() {
		terms = append(terms, term{"Symbol " + m.letter, m.meaning})
	}
	return fill(s, columns, terms)
}

func positionTerms(p plan.Position) []term {
	terms := []term{
		{"Edition", nameOf(p.Edition) + ", " + p.Edition.Starts.Long() + " to " + p.Edition.Ends.Long()},
		{"State of the edition", string(p.Edition.State)},
		{"Position on", p.Today.Long()},
		{"Delivery", p.Headline()},
		{"Performance", plan.ScorecardHeadline(p.Measures)},
	}
	for _, pr := range p.Priorities {
		terms = append(terms, term{"Priority " + pr.Code, pr.Title + ". Lead: " + pr.Lead.Title})
	}
	if p.Edition.Illustrative != "" {
		terms = append(terms, term{"Illustrative", p.Edition.Illustrative})
	}
	return terms
}

// ruleTerms are the rules of facts (g) in short.
var ruleTerms = []term{
	{"Delivery status", "Are we doing what we said, when we said? The first of these that holds."},
	{"Delivery: Carried forward", "A decision of the Board is recorded: it lives on in the next edition."},
	{"Delivery: Withdrawn", "A decision of the Board is recorded: withdrawn or superseded."},
	{"Delivery: Complete", "Delivered, with evidence, and signed off by another post than the one that reported it."},
	{"Delivery: Awaiting sign-off", "Delivered, but not yet signed off with evidence by another post."},
	{"Delivery: Not started", "The first day is still to come."},
	{"Delivery: Red", "31 days late or more; or late with no recovery plan in force; or forecast more than 92 days after the due date; or an unresolved issue with no recovery plan in force."},
	{"Delivery: Not reported", "No update in the last two closed reporting rounds."},
	{"Delivery: Amber", "Late by 30 days or fewer with a recovery plan in force; or forecast 1 to 92 days after the due date; or an unresolved issue with a recovery plan in force."},
	{"Delivery: Green", "Not late, forecast in time, no open issue."},
	{"Performance rating", "Is the outcome where we want it? The figure as shown, against the target."},
	{"Performance: Green", "The target is met."},
	{"Performance: Amber", "The target is missed by no more than the measure's band."},
	{"Performance: Red", "The target is missed by more than the band."},
	{"Performance: Not rated", "Context only, no target, or no figure that may be shown."},
	{"Direction", "The newest figure against the previous comparable one. No material change: less than one unit of display or, for a percentage of people, than the effect of one person."},
	{"Confidential", "Counts of people from 1 to 5, and what would give them back, are withheld with their rating and direction."},
}
