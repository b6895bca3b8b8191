package page

import (
	"unicode"
	"unicode/utf8"

	"planboard/internal/plan"
)

// capital returns the words with a capital letter first.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// weekday is a date with its day: "Wednesday 14 February 2024".
func weekday(d plan.Date) string { return d.UTC().Format("Monday 2 January 2006") }
