package postgres

import (
	"time"

	"planboard/internal/plan"
)

// day returns the date in a column, none for null.
func day(t *time.Time) plan.Date {
	if t == nil {
		return plan.Date{}
	}
	return plan.NewDate(t.Year(), t.Month(), t.Day())
}

// dayArg returns a date as an argument, null for none.
func dayArg(d plan.Date) any {
	if d.IsZero() {
		return nil
	}
	return d.UTC()
}

// moment returns the time in a column, the zero time for null.
func moment(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

// momentArg returns a time as an argument, null for none.
func momentArg(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}

// orNull returns null for the zero value of what a foreign key points to.
func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}
