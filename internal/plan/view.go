package plan

// View says what of an edition a page needs, and for which day.
type View struct {
	Today    Date
	Measures MeasureChoice
	Code     string // of the one measure, with OneMeasure; only the actions that should move it come along
	Ref      string // of the one action, or ""; only the measures it should move come along
}

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
