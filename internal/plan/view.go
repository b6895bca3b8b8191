package plan

import "time"

// View says what of an edition a page needs, and as of when. Reading it as it
// stands now is reading it at the present instant: there is no other way.
type View struct {
	At       time.Time // what was recorded later is not there; the day of the rules is its London day
	Frozen   Date      // the position frozen for the meeting of that day, instead; zero for none
	Boards   bool      // with the days of the Boards it was frozen for
	Measures MeasureChoice
	Code     string // of the one measure, with OneMeasure; only the actions that should move it come along
	Ref      string // of the one action, or ""; only the measures it should move come along
}

// Today returns the London day of the view.
func (v View) Today() Date { return DateAt(v.At) }

// MeasureChoice says which measures come with a position.
type MeasureChoice int

// The choices of measures.
const (
	NoMeasures  MeasureChoice = iota
	KeyMeasures               // the one beside each priority
	AllMeasures               // with their newest eight figures
	OneMeasure                // with all its figures
)

// Submission is a form on its way into the record: the version that its author
// saw, and the key that makes sending it twice harmless.
type Submission struct {
	Version int
	Key     string
}
