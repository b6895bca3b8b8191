package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"planboard/internal/plan"
)

// sentences puts passages in a row, each ended with a full stop, without the
// empty ones.
func sentences(passages ...string) string {
	var some []string
	for _, s := range passages {
		if s = strings.TrimSpace(s); s != "" {
			some = append(some, ended(s))
		}
	}
	return strings.Join(some, " ")
}

// ended returns the passage with a full stop unless it ends with a mark of its
// own.
func ended(s string) string {
	if strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// capital returns the words with a capital letter first.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// weekday is a date with its day: "Wednesday 14 February 2024".
func weekday(d plan.Date) string { return d.UTC().Format("Monday 2 January 2006") }
