package page

import (
	"slices"

	"github.com/a-h/templ"
)

// Trouble is the page for a request that could not be met: what happened, what
// was kept, and what to do next.
type Trouble struct {
	Heading   string
	Text      []string // paragraphs
	Ways      []Crumb  // to what it is about
	Reference string   // names the request in the log; "" when there is nothing to look up
	Again     string   // address to which the kept fields can be sent again; "" where that would be refused again
	Kept      []Kept   // what was typed
}

// Kept is one field of a form that could not be taken, so that it can be sent
// again.
type Kept struct {
	Name, Value string
	Label       string // shown with the text when it is a passage; "" for a field kept out of sight
}

// passages are the texts among what was typed.
func (p Trouble) passages() []Kept {
	return slices.DeleteFunc(slices.Clone(p.Kept), func(k Kept) bool { return k.Label == "" || k.Value == "" })
}

// Head implements Page.
func (p Trouble) Head() Head { return Head{Title: p.Heading, Failed: true} }

// Body implements Page.
func (p Trouble) Body() templ.Component { return p.body() }
