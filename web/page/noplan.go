package page

import "github.com/a-h/templ"

// NoPlan is the home of a portal whose record holds no plan yet.
type NoPlan struct{}

// Head implements Page.
func (p NoPlan) Head() Head { return Head{Title: "No plan is on the record yet", Section: HomeOf} }

// Body implements Page.
func (p NoPlan) Body() templ.Component { return p.body() }
