package sheet

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf16"

	"planboard/internal/document"
)

// A Cell holds a text, a number or a date; the zero Cell is empty text.
type Cell struct {
	holds    holding
	text     string // of a number: its exact decimal
	decimals int
	day      time.Time
}

type holding int

const (
	holdsText holding = iota
	holdsNumber
	holdsDate
)

// Text is a cell of text as somebody typed it, newlines included. It is never
// taken for a formula.
func Text(text string) Cell { return Cell{text: document.Legal(text)} }

// Number is a cell that holds value, an exact decimal such as "-57.10", and
// shows it with so many decimals. Writing fails if value is not one, or has more
// than 15 digits before or after the point.
func Number(value string, decimals int) Cell {
	return Cell{holds: holdsNumber, text: value, decimals: decimals}
}

// Date is a cell that holds the calendar day of t where t is.
func Date(t time.Time) Cell { return Cell{holds: holdsDate, day: t} }

var exactDecimal = regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]{1,15})?$`)

func (c Cell) check() error {
	switch {
	case c.holds == holdsNumber && !exactDecimal.MatchString(c.text):
		return fmt.Errorf("%q is not a decimal number", c.text)
	case c.holds == holdsNumber && (c.decimals < 0 || c.decimals > 15):
		return fmt.Errorf("%d decimals cannot be shown", c.decimals)
	case c.holds == holdsDate && c.day.Before(firstDay):
		return errors.New("a date is missing, or before 1 March 1900")
	}
	return nil
}

// firstDay is the first on which Excel's calendar is right: it believes in a 29
// February 1900.
var firstDay = time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)

// serial is how Excel counts a day: from 30 December 1899.
func serial(t time.Time) int64 {
	y, m, d := t.Date()
	const day = 24 * time.Hour
	return int64(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(firstDay)/day) + 61
}

// stored is text as a cell of a workbook keeps it. Excel reads "_x0041_" as "A"
// unless the underscore is itself written so, and calls a file damaged when a
// text is longer than it takes. Excelize means to do both for a shared string
// but drops the result.
func stored(text string) string {
	text = shortened(text)
	var b strings.Builder
	for i := range len(text) {
		if text[i] == '_' && escapeLike.MatchString(text[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

var escapeLike = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// shortened ends a text with "…" where it is longer than a cell takes, counted
// as Excel counts.
func shortened(text string) string {
	const longest = 32767
	units, fits := 0, 0
	for i, r := range text {
		if units < longest {
			fits = i
		}
		if units += utf16.RuneLen(r); units > longest {
			return text[:fits] + "…"
		}
	}
	return text
}

// oneLine is legal text with every run of spaces and line breaks as one space.
func oneLine(text string) string { return strings.Join(strings.Fields(document.Legal(text)), " ") }
