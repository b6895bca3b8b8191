package report

import (
	"strings"

	"planboard/internal/plan"
	"planboard/internal/sheet"
)

// DeliveryPlan returns every action of the position, one row each.
func DeliveryPlan(p plan.Position) sheet.Sheet {
	s := sheet.Sheet{
		Name:  "Delivery plan",
		Title: "Delivery plan: " + nameOf(p.Edition),
		Note:  "One row an action, as at " + p.Today.Long() + ". " + p.Headline(),
		Key:   keyLines(mark{string(plan.NotApplicable), "does not apply (for example no forecast given)"}),
	}
	first := promiseColumns()
	s.Printed = len(first) // on paper, what a reader needs to see where the plan stands
	return fill(s, append(first, standingColumns(p)...), p.Actions)
}

// promiseColumns are what was promised and how it stands.
func promiseColumns() []column[plan.Tracked] {
	return []column[plan.Tracked]{
		textColumn("Ref", 6, func(a plan.Tracked) string { return a.Ref }),
		textColumn("Priority", 8, func(a plan.Tracked) string { return a.Priority }),
		textColumn("Action", 26, func(a plan.Tracked) string { return a.Title }),
		statusColumn("Delivery status", statusWords(), func(a plan.Tracked) string { return a.Status.Words() }),
		textColumn("Why", 20, cause),
		textColumn("Lead", 17, func(a plan.Tracked) string { return a.Lead.Title }),
		dateColumn("Due", func(a plan.Tracked) plan.Date { return a.Due }),
		dateColumn("Forecast", func(a plan.Tracked) plan.Date { return a.Standing.Forecast }),
		textColumn("Latest update", 34, func(a plan.Tracked) string { return a.Standing.Narrative }),
	}
}

// standingColumns are what was last reported, and how an action ended.
func standingColumns(p plan.Position) []column[plan.Tracked] {
	return []column[plan.Tracked]{
		dateColumn("Updated", updatedOn),
		textColumn("Partners", 17, func(a plan.Tracked) string { return titlesOf(a.Partners) }),
		dateColumn("Starts", func(a plan.Tracked) plan.Date { return a.Starts }),
		textColumn("Next step", 20, func(a plan.Tracked) string { return a.Standing.NextStep }),
		textColumn("Recovery plan", 26, func(a plan.Tracked) string { return a.Standing.Recovery.Text }),
		dateColumn("Back on track by", func(a plan.Tracked) plan.Date { return a.Standing.Recovery.By }),
		dateColumn("Delivered", func(a plan.Tracked) plan.Date { return a.Standing.Delivered }),
		dateColumn("Signed off", func(a plan.Tracked) plan.Date { return a.Standing.SignedOff }),
		textColumn("Measures", 10, func(a plan.Tracked) string { return strings.Join(a.Measures, ", ") }),
		textColumn("Notes", 28, noteOn),
		textColumn("Commitment", 13, func(a plan.Tracked) string { return actionBasis(a) }),
	}
}

func updatedOn(a plan.Tracked) plan.Date {
	if a.Standing.LastUpdate.IsZero() {
		return plan.Date{}
	}
	return plan.DateAt(a.Standing.LastUpdate)
}

// noteOn is what is true of few actions: when it recurs, from when it was
// re-dated, who else leads its recovery, what its lead proposes, how it ended.
func noteOn(a plan.Tracked) string {
	var notes []string
	if a.Recurs != "" {
		notes = append(notes, "Recurs "+a.Recurs)
	} else if a.IsRedated() {
		notes = append(notes, "Re-dated from "+a.FirstDue.Long())
	}
	if lead := a.Standing.Recovery.Lead; lead != "" && lead != a.Lead.Title {
		notes = append(notes, "Recovery led by "+lead)
	}
	return plan.Sentences(append(notes, proposal(a), closureText(a.Closure))...)
}

func closureText(c plan.Closure) string {
	if c.IsZero() {
		return ""
	}
	head := strings.ToUpper(c.Kind[:1]) + c.Kind[1:]
	if !c.On.IsZero() {
		head += " on " + c.On.Long()
	}
	var after []string
	for _, s := range c.Successors {
		after = append(after, s.Ref+" "+s.Title)
	}
	lives := ""
	if len(after) > 0 {
		lives = "Lives on in " + plan.Joined(after)
	}
	return plan.Sentences(head, c.Reason, lives)
}

// titlesOf parts titles with semicolons: some have commas of their own.
func titlesOf(posts []plan.Post) string {
	titles := make([]string, len(posts))
	for i, p := range posts {
		titles[i] = p.Title
	}
	return strings.Join(titles, "; ")
}

// actionBasis says whether a commitment was invented for the demonstration; the
// rest is the plan's own.
func actionBasis(a plan.Tracked) string {
	if a.Illustrative {
		return "Illustrative"
	}
	return "Published"
}

// basis says whether something is published; in a demonstration the rest is
// invented.
func basis(e plan.Edition, published bool) string {
	switch {
	case published:
		return "Published"
	case e.Illustrative != "":
		return "Illustrative"
	default:
		return "Not published"
	}
}
