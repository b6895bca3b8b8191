package plan

import "time"

// Occasion is when and by whom something is put on the record.
type Occasion struct {
	By     *Member
	Rounds Rounds
	Now    time.Time
	As     time.Time // of a correction: when that was said which it corrects, by which it is judged
}

// Today returns the London day by which what is said is judged: that of the
// occasion, or of what is corrected.
func (o Occasion) Today() Date { return DateAt(o.judged()) }

func (o Occasion) judged() time.Time {
	if o.As.IsZero() {
		return o.Now
	}
	return o.As
}

// day names the day in what the reader is to put right.
func (o Occasion) day() string {
	if o.As.IsZero() {
		return "today"
	}
	return o.Today().Long() + ", the day of the update,"
}
