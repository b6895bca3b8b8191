package page

import "github.com/a-h/templ"

// Accessibility is the statement that the Public Sector Bodies (Websites and
// Mobile Applications) (No. 2) Accessibility Regulations 2018 ask for. It says
// what was tested and how, and claims no more.
type Accessibility struct{}

// Head implements Page.
func (p Accessibility) Head() Head { return Head{Title: "Accessibility statement"} }

// Body implements Page.
func (p Accessibility) Body() templ.Component { return p.body() }
