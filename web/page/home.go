package page

import (
	"github.com/a-h/templ"

	"planboard/internal/plan"
)

// BoardHome is the Board's front sheet: what has changed since it last met, and
// each red with why, what brings it back, by when, and what is asked. Before its
// first meeting there is nothing to compare, and the position alone is told.
type BoardHome struct {
	Position plan.Position // with all measures
	Agenda   plan.Agenda
}

// Head implements Page.
func (p BoardHome) Head() Head {
	title := "The Board's position"
	if c := (plan.Changes{From: p.Agenda.Last}); !c.IsFirst() {
		title = "What has changed since " + since(c).Long()
	}
	return Head{Title: title, Section: HomeOf}
}

// Body implements Page.
func (p BoardHome) Body() templ.Component { return p.body(p.changes()) }

// OfficerHome is what an officer has to report on, by when. It serves the home
// page of officers and the page of updates due.
type OfficerHome struct {
	Position plan.Position // with all measures, for who reviews figures
	Member   plan.Member
	Section  Section
	Log      []plan.LogItem // what the Board asks and has not closed
}

// Head implements Page.
func (p OfficerHome) Head() Head {
	if p.Section == UpdatesOf {
		return Head{Title: "Updates due", Section: UpdatesOf}
	}
	return Head{Title: "Your actions", Section: HomeOf}
}

// Body implements Page.
func (p OfficerHome) Body() templ.Component { return p.body() }

// Mine returns the actions that the officer's post leads.
func (p OfficerHome) Mine() []plan.Tracked { return p.Position.LedBy(p.Member.Post) }

// Due returns those of them that still need an update this round. What was
// returned is to be put right, and stands under that alone.
func (p OfficerHome) Due() []plan.Tracked {
	var due []plan.Tracked
	for _, a := range p.Position.Stale() {
		if a.Lead.Code == p.Member.Post && !a.IsSentBack() {
			due = append(due, a)
		}
	}
	return due
}

// DirectorHome is what waits for the director.
type DirectorHome struct {
	Position plan.Position
	Agenda   plan.Agenda
	Member   plan.Member
}

// Head implements Page.
func (p DirectorHome) Head() Head { return Head{Title: "Waiting for you", Section: HomeOf} }

// Body implements Page.
func (p DirectorHome) Body() templ.Component { return p.body() }

// StewardHome is the figures that the data steward keeps.
type StewardHome struct {
	Position plan.Position // with all measures
	Member   plan.Member
	Log      []plan.LogItem // what the Board asks and has not closed
}

// Head implements Page.
func (p StewardHome) Head() Head { return Head{Title: "Your measures", Section: HomeOf} }

// Body implements Page.
func (p StewardHome) Body() templ.Component { return p.body() }

// Kept returns the measures whose figures are entered in the portal.
func (p StewardHome) Kept() []plan.Series {
	var kept []plan.Series
	for _, s := range p.Position.Measures {
		if s.IsEntered() {
			kept = append(kept, s)
		}
	}
	return kept
}
