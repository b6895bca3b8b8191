package page

import (
	"strconv"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// OverrideForm is the form in which a director approves a better rating than
// the one that the rules give.
type OverrideForm struct {
	Folder   plan.Folder
	Value    plan.Value // the newest figure
	Input    plan.RatingOverrideInput
	Problems plan.Problems
	Stale    bool // set at a conflict: figure, target or definition changed since the form was opened
	Version  int
	Key      string
}

// Head implements Page.
func (p OverrideForm) Head() Head {
	return measureFormHead(p.Folder, "Approve a better rating of "+p.Folder.Series.Code, len(p.Problems) > 0 || p.Stale)
}

// Body implements Page.
func (p OverrideForm) Body() templ.Component { return p.body() }

// Figure names the figure in the form.
func (p OverrideForm) Figure() string { return strconv.FormatInt(p.Value.ID, 10) }

func (p OverrideForm) version() string { return strconv.Itoa(p.Version) }

func (p OverrideForm) address() string {
	return route.OverrideRating(p.Folder.Position.Edition.Key, p.Folder.Series.Code)
}

// lede says what the rules make of the figure.
func (p OverrideForm) lede() string {
	s := p.Folder.Series
	return "The figure for " + p.Value.Period.Label() + " is " + saidOf(s, p.Value) + " against a target of " + s.TargetText() +
		". The rules say " + s.Judgement().Computed.Word() + "."
}

func (p OverrideForm) ratings() govuk.RadiosParams {
	var items []govuk.RadioItem
	for _, r := range p.Folder.Series.BetterRatings() {
		items = append(items, govuk.RadioItem{Value: string(r), HTML: ratingSign(r)})
	}
	return field{"rating", "Which rating do you approve?", "Both ratings are shown, everywhere: the one you approve, and the one that the rules give.", p.Problems}.
		choice(p.Input.Rating, items...)
}

func (p OverrideForm) reason() field {
	return field{"reason", "Why is it right?", "The Board reads this beside both ratings. Write no counts of people and describe no child.", p.Problems}
}

func (p OverrideForm) conflict() govuk.ErrorSummaryParams {
	return overtakenBy("The measure was changed while you had this open",
		"Its figure, its target or its definition is another by now. Nothing you typed is lost. Look at what stands, then decide.", "#rating")
}
