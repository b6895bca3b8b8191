package page

import (
	"planboard/internal/plan"
	"planboard/web/govuk"
)

// promised is what was promised: by whom, with whom, by when.
func promised(d plan.Dossier) govuk.SummaryListParams {
	a := d.Action
	rows := []govuk.SummaryRow{fact("Lead", leadOf(a.Lead))}
	if len(a.Partners) > 0 {
		rows = append(rows, fact("With", titles(a.Partners)))
	}
	rows = append(rows, fact("Starts", dayOr(a.Starts, "Not recorded")), fact("Due", dueText(a.Action)))
	if a.Recurs != "" {
		rows = append(rows, fact("Recurs", a.Recurs))
	}
	rows = append(rows, fact("Edition", d.Position.Edition.Years()))
	if source := sourceOf(a.Action); source != "" {
		rows = append(rows, fact("Source", source))
	}
	return govuk.SummaryListParams{Classes: "govuk-summary-list--no-border govuk-!-font-size-16", Rows: rows}
}

// sourceOf says where the commitment comes from.
func sourceOf(a plan.Action) string {
	if a.Source == "" && a.Illustrative {
		return "Illustrative"
	}
	return a.Source
}

func leadOf(p plan.Post) string {
	if p.Organisation == "" {
		return p.Title
	}
	return p.Title + ", " + p.Organisation
}

// dueText is the date promised; a date that was moved stays in sight. That of
// a recurring action moves by itself.
func dueText(a plan.Action) string {
	if a.IsRedated() {
		return a.Due.Long() + ", re-dated from " + a.FirstDue.Long()
	}
	return dayOr(a.Due, "Not recorded")
}

// redatedText stands under a due date that was moved by decision; "" under one
// that was not.
func redatedText(a plan.Action) string {
	if !a.IsRedated() {
		return ""
	}
	return "re-dated from " + a.FirstDue.Short()
}

// moved returns the measures that the action should move, as far as the
// position has them.
func moved(d plan.Dossier) []plan.Series {
	var some []plan.Series
	for _, s := range d.Position.Measures {
		for _, code := range d.Action.Measures {
			if s.Code == code {
				some = append(some, s)
			}
		}
	}
	return some
}

// latestText is a measure's newest figure with its period and target.
func latestText(s plan.Series) string {
	v, ok := s.Latest()
	if !ok {
		return "No figure yet"
	}
	return "in " + v.Period.Label() + ", target " + s.TargetText()
}

// closureText says which body ended an action, when and how.
func closureText(c plan.Closure) string {
	return "It was " + c.Kind + " by decision of " + c.By() + "."
}
