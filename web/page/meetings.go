package page

import (
	"slices"

	"github.com/a-h/templ"

	"planboard/internal/plan"
)

// Meetings is the calendar of the Board.
type Meetings struct {
	All     []plan.Meeting // the last one first
	Today   plan.Date
	MayKeep bool // the reader keeps the meetings
}

// Head implements Page.
func (p Meetings) Head() Head { return Head{Title: "Board meetings", Section: MeetingsOf} }

// Body implements Page.
func (p Meetings) Body() templ.Component { return p.body() }

// ahead are the meetings to come, the next one first.
func (p Meetings) ahead() []plan.Meeting {
	some := slices.DeleteFunc(slices.Clone(p.All), func(m plan.Meeting) bool { return m.IsHeld(p.Today) })
	slices.Reverse(some)
	return some
}

// held are those that are over, the last one first.
func (p Meetings) held() []plan.Meeting {
	return slices.DeleteFunc(slices.Clone(p.All), func(m plan.Meeting) bool { return !m.IsHeld(p.Today) })
}

func (p Meetings) lede() string {
	var next string
	switch ahead := p.ahead(); {
	case len(p.All) == 0:
		return "No meeting is on the calendar yet."
	case len(ahead) == 0:
		next = "No meeting is planned"
	default:
		next = "The next Board is on " + weekday(ahead[0].On) + "; " + frozenWords(ahead[0])
	}
	if n := len(p.held()); n > 0 {
		return plan.Sentences(next, capital(count(n, "meeting"))+" "+hasHave(n)+" been held")
	}
	return plan.Sentences(next)
}

func hasHave(n int) string {
	if n == 1 {
		return "has"
	}
	return "have"
}

// frozenWords says whether the position put before a meeting is fixed.
func frozenWords(m plan.Meeting) string {
	if m.Frozen.IsZero() {
		return "its position is not frozen yet"
	}
	return "its position was frozen on " + plan.DateAt(m.Frozen.At).Long()
}

// packOf names the papers of a meeting, which are a draft until its position is
// frozen.
func packOf(m plan.Meeting, today plan.Date) string {
	if m.Frozen.IsZero() && !m.IsHeld(today) {
		return "Draft pack"
	}
	return "Pack"
}

// frozenOn is the same in a cell of a table.
func frozenOn(m plan.Meeting, today plan.Date) string {
	switch {
	case !m.Frozen.IsZero():
		return "Frozen " + plan.DateAt(m.Frozen.At).Short()
	case m.IsHeld(today):
		return "Was not frozen"
	default:
		return "Not frozen yet"
	}
}
