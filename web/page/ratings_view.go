package page

import "planboard/internal/plan"

// meaning is a word of a scale with what it means.
type meaning[T any] struct {
	of   T
	text string
}

// statusMeanings explain every delivery status; the first that fits is the
// one shown (facts (g1)), but for the order, which is that of bars and legends.
var statusMeanings = []meaning[plan.Status]{
	{plan.Red, "Off track: 31 days late or more; or late by a day or more without a recovery plan in force; or forecast more than 92 days after the due date; or with an unresolved issue and no recovery plan in force. Silence never hides a Red."},
	{plan.NotReported, "No update in the last two closed reporting rounds. The last known status is shown as history only."},
	{plan.Amber, "At risk: up to 30 days late, or with an unresolved issue, and a recovery plan in place; or forecast 1 to 92 days after the due date."},
	{plan.Green, "On track: not late, forecast no later than the due date, no unresolved issue."},
	{plan.Awaiting, "Delivered, but not yet accepted with evidence by a second person."},
	{plan.Complete, "Delivered, with evidence, and signed off by someone other than the person who reported it."},
	{plan.NotStarted, "Its start date has not come."},
	{plan.CarriedOver, "Ended with its edition, and taken up in the next one by a decision of the Board."},
	{plan.Withdrawn, "Ended by a decision of the Board: withdrawn or replaced."},
}

// ratingMeanings explain every performance rating.
var ratingMeanings = []meaning[plan.Rating]{
	{plan.RatedRed, "Beyond the amber band on the wrong side of the target."},
	{plan.RatedAmber, "On the wrong side of the target, but within the measure's amber band."},
	{plan.RatedGreen, "On the target or better."},
	{plan.NotRated, "Shown for context, without a target, or without a figure that may be shown."},
}

// trendMeaning is a direction of travel with the way its arrow points here.
type trendMeaning struct {
	trend plan.Trend
	way   int
	text  string
}

var trendMeanings = []trendMeaning{
	{plan.Improving, 1, "Better for children than the last comparable figure. The arrow says which way the number went, so it can point down."},
	{plan.Worsening, -1, "Worse for children than the last comparable figure."},
	{plan.NoChange, 0, "The change is less than one unit of display, or less than one person makes."},
	{plan.Up, 1, "A context measure went up; that is neither better nor worse."},
	{plan.Down, -1, "A context measure went down."},
	{plan.Same, 0, "A context measure stayed as it was."},
}

// symbolMeanings are the letters that stand in or beside a figure.
var symbolMeanings = []mark{
	{"c", "Confidential: withheld, because it counts only a few children or young people (1 to 5, unless the council sets another limit), or would let such a number be worked out. Its rating, arrow and line are withheld too."},
	{"k", "Rounds to zero but is not zero."},
	{"x", "Not available."},
	{"z", "Not applicable."},
	{"u", "Low reliability."},
	{"p", "Provisional: may still change."},
	{"r", "Revised since it was first shown."},
	{"b", "Break in the series: not comparable with the figures before it."},
}
