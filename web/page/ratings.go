package page

import "github.com/a-h/templ"

// Ratings says what the delivery statuses, ratings, arrows and symbols mean.
type Ratings struct{}

// Head implements Page.
func (p Ratings) Head() Head { return Head{Title: "What the ratings mean"} }

// Body implements Page.
func (p Ratings) Body() templ.Component { return p.body() }
