package plan

import "time"

// Moment is the moment at which a page looks at the record.
type Moment struct {
	At     string // as it was asked for: a day, or an RFC 3339 instant; "" for now
	Day    Date   // of what is shown
	Freeze Freeze // of the position shown; its zero value when that was not frozen
}

// Sentence says which moment it is, to a reader of that day; "" for now.
func (m Moment) Sentence(today Date) string {
	instant, err := time.Parse(time.RFC3339, m.At)
	switch {
	case m.At == "":
		return ""
	case !m.Freeze.IsZero():
		return "Position frozen for the Board of " + m.Freeze.Meeting.Long() + ", by the " + m.Freeze.ByTitle + " on " + DateAt(m.Freeze.At).Long() + "."
	case err == nil:
		return "As the record stood at " + instant.In(London).Format("15:04") + " on " + m.Day.Long() + "."
	case m.Day.Before(today):
		return "As the record stood when " + m.Day.Long() + " ended."
	default:
		return "As the record stands on " + m.Day.Long() + ", a day that is not over."
	}
}
