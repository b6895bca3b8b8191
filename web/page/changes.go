package page

import (
	"github.com/a-h/templ"

	"planboard/internal/plan"
)

// Changes is what has changed from one meeting of the Board to the next.
type Changes struct {
	Changes plan.Changes // with all measures
	Sitting plan.Sitting // to which it leads
}

// Head implements Page.
func (p Changes) Head() Head {
	title := "What changed before " + p.Sitting.Meeting.On.Long()
	if !p.Changes.IsFirst() {
		title = "What changed from " + p.Sitting.Before.Long() + " to " + p.to()
	}
	return Head{Title: title, Section: MeetingsOf, Crumbs: []Crumb{meetingsCrumb, meetingCrumb(p.Sitting.Meeting)}}
}

// Body implements Page.
func (p Changes) Body() templ.Component { return p.body() }

// to is where the changes lead to: the meeting's own position, or now.
func (p Changes) to() string {
	if p.Changes.To.Edition.Key.At == "" {
		return "now"
	}
	return p.Sitting.Meeting.On.Long()
}

// caption says what the two positions are.
func (p Changes) caption() string {
	to := p.Changes.To
	if to.Freeze.IsZero() {
		return to.Edition.Title() + ", position on " + to.Today.Long()
	}
	return to.Edition.Title() + ", position put before the Board of " + knownBy(to).Long()
}

// since names the day from which changes are told.
func since(c plan.Changes) plan.Date { return knownBy(c.From) }

// knownBy is the day by which readers know a position: that of the meeting for
// which it was frozen, or its own.
func knownBy(p plan.Position) plan.Date {
	if p.Freeze.IsZero() {
		return p.Today
	}
	return p.Freeze.Meeting
}

// shownAt says of which moment the two positions are.
func shownAt(c plan.Changes) string {
	was := "The Board of " + since(c).Long() + " was shown the record as it stood on " + c.From.Today.Long()
	is := "It is compared with " + c.To.Today.Long()
	if !c.To.Freeze.IsZero() {
		is = "It is compared with what was frozen on " + c.To.Today.Long() + " for the Board of " + knownBy(c.To).Long()
	}
	return plan.Sentences(was, is)
}

// allOf says how many actions a bar holds, and when.
func allOf(p plan.Position) string { return "All " + count(p.Count().Total(), "action") }

// toldBeside are the changes whose status stayed: a date, a lead, words.
func toldBeside(c plan.Changes) []plan.ActionChange {
	var some []plan.ActionChange
	for _, a := range c.Actions {
		if a.Move == plan.Stayed && !onlyUnheard(a) {
			some = append(some, a)
		}
	}
	return some
}

// onlyUnheard reports whether all there is to tell is that nothing was heard,
// which the freshness says.
func onlyUnheard(a plan.ActionChange) bool {
	for _, f := range a.Facts {
		if f.Kind != plan.Unheard {
			return false
		}
	}
	return true
}

// retold are the measures of which more is told than a new figure or a line
// that was crossed: another target, another meaning, a figure restated.
func retold(c plan.Changes) []plan.MeasureChange {
	var some []plan.MeasureChange
	for _, m := range c.Measures {
		for _, k := range []plan.FactKind{plan.Restated, plan.Retargeted, plan.Redefined, plan.AddedMeasure, plan.LostMeasure} {
			if m.Has(k) && !m.Crossed() {
				some = append(some, m)
				break
			}
		}
	}
	return some
}

// heard says how many actions under way were updated since the meeting before.
func heard(f plan.Freshness) string {
	if f.Live == 0 {
		return "No action is under way."
	}
	said := number(int64(f.Updated)) + " of " + count(f.Live, "action") + " under way updated since the last Board"
	if n := len(f.Late); n > 0 {
		return plan.Sentences(said, capital(count(n, "update"))+" "+oneOr(n, "is", "are")+" late")
	}
	return plan.Sentences(said)
}
