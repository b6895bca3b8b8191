// Package page is every page of the portal: its model in Go, its HTML in
// templ, one file each. What varies is decided in Go, before; a page only lays
// it out. It knows the plan's words and the components, and neither the
// database nor the request.
package page

import (
	"github.com/a-h/templ"

	"planboard/internal/plan"
)

// Page is one page of the portal.
type Page interface {
	Head() Head
	Body() templ.Component
}

// Section is an entry of the navigation.
type Section string

// The sections, as the navigation names them.
const (
	HomeOf     Section = "Home"
	PlanOf     Section = "Plan"
	MeasuresOf Section = "Measures"
	UpdatesOf  Section = "My updates"
	RoundsOf   Section = "Rounds"
	ReportsOf  Section = "Reports"
)

// Head is what the layout needs to know of a page.
type Head struct {
	Title   string  // unique among the pages; the layout adds the service's name
	Failed  bool    // the title begins with "Error:"
	Section Section // the entry of the navigation that is current
	Crumbs  []Crumb // the way back, without the page itself
}

// Crumb is one step of the way back.
type Crumb struct{ Text, Address string }

// Frame is what surrounds every page and comes from the request, not from the
// page.
type Frame struct {
	Member *plan.Member    // nil: not signed in
	Demo   string          // the demonstration banner; "" outside demo mode
	Notice string          // what was just done, shown once
	Plan   plan.EditionKey // the edition that the navigation leads to; zero: none
	Moment Moment          // at which moment the record is looked at
}

// Moment is the moment at which a page looks at the record, where that is not
// now.
type Moment struct {
	Text     string // in a sentence; "" for now
	Checksum string // of a frozen position
	Now      string // address of the same page as it stands now
}
