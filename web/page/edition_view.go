package page

import (
	"planboard/internal/chart"
	"planboard/internal/plan"
	"planboard/web/govuk"
)

// caption is the plan's whole name and the day of the position.
func (p Edition) caption() string {
	return p.Position.Edition.Family.Name + ", position on " + p.Position.Today.Long()
}

// timeline is the edition's two years with today and the Boards.
func (p Edition) timeline() chart.Timeline {
	e := p.Position.Edition
	t := chart.Timeline{
		ID:    "timeline",
		Title: "The edition, " + e.Starts.Long() + " to " + e.Ends.Long(),
		Start: e.Starts.UTC().Format("January 2006"), End: e.Ends.UTC().Format("January 2006"),
		Now: chart.Moment{At: e.Elapsed(p.Position.Today), Label: nowOr(p.Position)},
	}
	if next, ok := p.Position.Rounds.NextBoard(p.Position.Today); ok && !next.After(e.Ends) {
		t.Marks = []chart.Moment{{At: e.Elapsed(next), Label: "Next Board"}}
	}
	return t
}

// isRunning reports whether the day of the position lies in the edition's
// years, so that a bar of its time tells something.
func (p Edition) isRunning() bool {
	e, today := p.Position.Edition, p.Position.Today
	return !today.Before(e.Starts) && !today.After(e.Ends)
}

// link is an address with the words that lead there.
type link struct{ text, address string }

// state says where the edition is in its life.
func (p Edition) state() string {
	if p.Position.Edition.IsReadOnly() {
		return capital(string(p.Position.Edition.State)) + ": nothing of it can change any more"
	}
	return capital(string(p.Position.Edition.State))
}

// trailText is a step of the approval trail with what is to be known of it.
func trailText(a plan.Approval) string {
	unconfirmed := ""
	if !a.Confirmed {
		unconfirmed = "Unconfirmed: the record behind it was not seen"
	}
	return plan.Sentences(a.Text, a.Note, unconfirmed)
}

func trailDate(a plan.Approval) string {
	if a.On.IsZero() {
		return "Date not known"
	}
	return a.On.Long()
}

// trailBody is the body that decided, with the item or minute.
func trailBody(a plan.Approval) string {
	switch {
	case a.Body == "":
		return "Not known"
	case a.Item == "":
		return a.Body
	default:
		return a.Body + ", " + a.Item
	}
}

// trailSource is where a step is recorded.
func trailSource(a plan.Approval) string {
	if a.Source == "" {
		return "Not stated"
	}
	return a.Source
}

// facts are what is to be known of the edition as such.
func (p Edition) facts() []govuk.SummaryRow {
	e := p.Position.Edition
	rows := []govuk.SummaryRow{
		fact("Official name", e.OfficialName),
		fact("Runs", e.Starts.Long()+" to "+e.Ends.Long()),
		fact("State", p.state()),
	}
	if e.Vision != "" {
		rows = append(rows, fact("Vision", e.Vision))
	}
	return rows
}
