package page

import (
	"planboard/internal/plan"
	"planboard/web/govuk"
)

// facts are the latest of what was reported.
func (p Action) facts() govuk.SummaryListParams {
	st := p.action().Standing
	rows := []govuk.SummaryRow{
		fact("Next step", orNone(st.NextStep)),
		fact("Expected done", p.expected()),
		fact("Unresolved issue", yesNo(st.Issue)),
		fact("Recovery plan", orNone(st.Recovery.Text)),
	}
	if st.Recovery.Text != "" {
		rows = append(rows,
			fact("Recovery led by", orNone(st.Recovery.Lead)),
			fact("Back on track by", p.recoveryBy()))
	}
	if !st.Delivered.IsZero() {
		rows = append(rows, fact("Delivered", st.Delivered.Long()), fact("Signed off", dayOr(st.SignedOff, "Not yet")))
	}
	rows = append(rows, fact("Evidence", orNone(st.Evidence)))
	if word := p.review(); word != "" {
		rows = append(rows, fact("Review", word))
	}
	return govuk.SummaryListParams{Rows: rows}
}

// review says where the newest update stands; "" where nobody is to look at it.
func (p Action) review() string {
	a := p.action()
	switch {
	case !a.Closure.IsZero():
		return ""
	case a.Standing.Review == plan.Unreviewed && a.Status.Status == plan.Complete:
		return "Nobody reviewed it"
	case a.Standing.Review == plan.ReviewPassed && a.Status.Status == plan.Complete:
		return "Signed off: the action takes nothing more, so it stays as it is"
	case a.Standing.Review == plan.Unreviewed:
		return "Waits for " + p.Dossier.Reviewer()
	case a.Standing.Review == plan.ReviewPassed:
		return "Accepted: it is locked, and only a correction can take its place"
	case a.Standing.Review == plan.ReviewFailed:
		return "A newer update was returned"
	default:
		return ""
	}
}

// recoveryBy is the date of the recovery plan, and whether it has passed.
func (p Action) recoveryBy() string {
	by := p.action().Standing.Recovery.By
	if by.IsZero() {
		return "No date, so the plan is not in force"
	}
	return hence(by, p.Dossier.Position.Today)
}

func (p Action) expected() string {
	st := p.action().Standing
	switch {
	case !p.action().Closure.IsZero():
		return "No longer: the action has ended"
	case !st.Delivered.IsZero():
		return "Done"
	case st.Forecast.IsZero() && p.assessment().Late > 0:
		return "No forecast given; it was due on " + p.action().Due.Long()
	case st.Forecast.IsZero():
		return "On its due date, " + p.action().Due.Long()
	default:
		return hence(st.Forecast, p.Dossier.Position.Today)
	}
}

func fact(key, value string) govuk.SummaryRow {
	return govuk.SummaryRow{Key: govuk.SummaryCell{Text: key}, Value: govuk.SummaryCell{Text: value}}
}

func yesNo(yes bool) string {
	if yes {
		return "Yes"
	}
	return "No"
}
