package page

import "github.com/a-h/templ"

// Trouble is the page for a request that could not be met: what happened, what
// was kept, and what to do next.
type Trouble struct {
	Heading   string
	Text      []string // paragraphs
	Ways      []Crumb  // to what it is about
	Reference string   // names the request in the log; "" when there is nothing to look up
	Again     string   // address that the kept fields are sent to again; "" for none
	Kept      []Kept   // what was typed
}

// Kept is one field of a form that could not be taken, so that it can be sent
// again.
type Kept struct {
	Name, Value string
	Label       string // shown with the text when it is a passage; "" for a field kept out of sight
}

// Head implements Page.
func (p Trouble) Head() Head { return Head{Title: p.Heading, Failed: true} }

// Body implements Page.
func (p Trouble) Body() templ.Component { return p.body() }
