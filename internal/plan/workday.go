package plan

import (
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"
)

// calendar knows the weekends and the bank holidays of England.
var calendar = newCalendar()

func newCalendar() *cal.BusinessCalendar {
	c := cal.NewBusinessCalendar()
	c.AddHoliday(gb.Holidays...)
	c.AddHoliday(stateFuneral) // the library leaves it out
	return c
}

// stateFuneral is the bank holiday of 19 September 2022, for Elizabeth II.
var stateFuneral = &cal.Holiday{
	Name:      "State Funeral of Queen Elizabeth II",
	Type:      cal.ObservanceBank,
	Month:     time.September,
	Day:       19,
	Func:      cal.CalcDayOfMonth,
	StartYear: 2022,
	EndYear:   2022,
}

// IsWorkday reports whether the day is neither a weekend nor a bank holiday in
// England.
func (d Date) IsWorkday() bool { return calendar.IsWorkday(d.UTC()) }

// addWorkdays returns the day n working days later, or earlier when n is
// negative.
func (d Date) addWorkdays(n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		d = d.AddDays(step)
		if d.IsWorkday() {
			n--
		}
	}
	return d
}

// PapersDue returns the last day on which the papers of a meeting may be
// published: five clear working days before it, leaving out the day of
// publication and the day of the meeting (facts (h), check 10).
func PapersDue(meeting Date) Date { return meeting.addWorkdays(-6) }

// KeyDecisionNoticeDue returns the last day on which notice of a key decision
// may be given: 28 clear calendar days before the meeting (facts (h), check 10).
func KeyDecisionNoticeDue(meeting Date) Date { return meeting.AddDays(-29) }
