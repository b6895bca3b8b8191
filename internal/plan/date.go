package plan

import (
	"fmt"
	"time"
	_ "time/tzdata" // the rules count London days, also on a machine without zone files
)

// London is the zone in which every date of the plan is reckoned (facts (g1)).
var London = mustLoadLondon()

func mustLoadLondon() *time.Location {
	loc, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // cannot happen: the zone data are embedded above
	}
	return loc
}

// Date is a calendar day in London. The zero Date means "no date".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate returns the day with that year, month and day; an impossible day
// rolls over as time.Date does. Use ParseDate for what people typed.
func NewDate(year int, month time.Month, day int) Date {
	return dateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateAt returns the London day on which the instant falls.
func DateAt(at time.Time) Date { return dateOf(at.In(London)) }

func dateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads an ISO 8601 date (2024-01-31).
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date", s)
	}
	return dateOf(t), nil
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// UTC returns midnight of the day in UTC, for storage and for arithmetic that
// no clock change may disturb.
func (d Date) UTC() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Start returns the instant at which the day begins in London.
func (d Date) Start() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, London) }

// End returns the last moment of the day in London that the record can tell
// from the next day's first.
func (d Date) End() time.Time { return d.AddDays(1).Start().Add(-time.Microsecond) }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.UTC().Before(e.UTC()) }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return e.Before(d) }

// AddDays returns the day n days later, or earlier when n is negative.
func (d Date) AddDays(n int) Date { return dateOf(d.UTC().AddDate(0, 0, n)) }

// DaysSince returns the number of days from e to d, negative when d is earlier.
func (d Date) DaysSince(e Date) int { return int(d.UTC().Sub(e.UTC()).Hours() / 24) }

// String returns the date as an ISO 8601 date, or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.UTC().Format(time.DateOnly)
}

// Long returns the date as people read it: "31 January 2024".
func (d Date) Long() string {
	if d.IsZero() {
		return ""
	}
	return d.UTC().Format("2 January 2006")
}

// Short returns the date with a short month: "31 Jan 2024".
func (d Date) Short() string {
	if d.IsZero() {
		return ""
	}
	return d.UTC().Format("2 Jan 2006")
}
