package page

import (
	"time"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// Correction is the form in which a lead says anew what an update should have
// said.
type Correction struct {
	ActionForm
	Input plan.CorrectionInput
}

// Head implements Page.
func (p Correction) Head() Head { return p.head("Correct the update on " + p.action().Ref) }

// Body implements Page.
func (p Correction) Body() templ.Component { return p.body() }

func (p Correction) lede() string {
	return "What you change speaks of " + plan.DateAt(p.action().Standing.LastUpdate).Long() +
		", the day of the update. Both stay on the record, side by side, with why and by whom."
}

// seen says which meetings were shown what is corrected.
func (p Correction) seen() string {
	old := p.Dossier.Standing()
	if old == nil {
		return ""
	}
	return seenBy(p.Dossier.Story.ShownBetween(old.Submitted, p.farthest()))
}

// farthest is later than every position that was frozen.
func (p Correction) farthest() time.Time {
	return p.Dossier.Position.Today.AddDays(2).Start()
}

// news is the update form, of which this form has all fields: with the action
// as it was before the update, on whose day that is judged.
func (p Correction) news() UpdateForm {
	d := p.Dossier
	before := d.Before()
	d.Action = plan.Track([]plan.Action{before}, d.Position.Rounds, plan.DateAt(p.action().Standing.LastUpdate))[0]
	form := UpdateForm{Dossier: d, Input: p.Input.UpdateInput, Problems: p.Problems}
	if old := p.Dossier.Standing(); old != nil {
		form.Filled = plan.CorrectionOf(*old).UpdateInput
	}
	return form
}

func (p Correction) address() string {
	return route.CorrectUpdate(p.action().Edition, p.action().Ref, p.action().Standing.Update)
}

// seenBy says which meetings were shown something; "" for none.
func seenBy(meetings []plan.Date) string {
	if len(meetings) == 0 {
		return ""
	}
	days := make([]string, len(meetings))
	for i, m := range meetings {
		days[i] = m.Long()
	}
	return "The Board was shown it on " + plan.Joined(days) + "."
}
