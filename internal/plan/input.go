package plan

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// DateInput is a date as typed into three boxes, kept as typed so that it can
// be shown again.
type DateInput struct{ Day, Month, Year string }

// DateTyped returns the boxes filled with a date, empty for no date.
func DateTyped(d Date) DateInput {
	if d.IsZero() {
		return DateInput{}
	}
	return DateInput{strconv.Itoa(d.Day), strconv.Itoa(int(d.Month)), strconv.Itoa(d.Year)}
}

// IsEmpty reports whether nothing was typed.
func (in DateInput) IsEmpty() bool {
	return strings.TrimSpace(in.Day+in.Month+in.Year) == ""
}

// parse returns the date typed, the zero Date when nothing was typed, or the
// sentence that says what to put right. The name begins the sentence.
func (in DateInput) parse(name string) (Date, string) {
	if in.IsEmpty() {
		return Date{}, ""
	}
	if missing := in.missing(); missing != "" {
		return Date{}, name + " must include a " + missing
	}
	day, err1 := strconv.Atoi(strings.TrimSpace(in.Day))
	month, err2 := strconv.Atoi(strings.TrimSpace(in.Month))
	year, err3 := strconv.Atoi(strings.TrimSpace(in.Year))
	if err1 != nil || err2 != nil || err3 != nil {
		return Date{}, name + " must be in numbers, for example 30 4 2024"
	}
	if year < 2000 || year > 2100 {
		return Date{}, name + " must have a year from 2000 to 2100, such as 2024"
	}
	d := NewDate(year, 1, 1)
	d.Month, d.Day = time.Month(month), day
	if month < 1 || month > 12 || NewDate(d.Year, d.Month, d.Day) != d {
		return Date{}, fmt.Sprintf("%s must be a real date: there is no day %d in month %d of %d", name, day, month, year)
	}
	return d, ""
}

func (in DateInput) missing() string {
	var parts []string
	for _, p := range []struct{ typed, name string }{{in.Day, "day"}, {in.Month, "month"}, {in.Year, "year"}} {
		if strings.TrimSpace(p.typed) == "" {
			parts = append(parts, p.name)
		}
	}
	return strings.Join(parts, " and a ")
}

// Limits on what is typed, in characters.
const (
	NarrativeLimit = 4000 // what changed; about a page of A4
	LineLimit      = 500  // a next step, a reason, an address of evidence
	PlanLimit      = 2000 // a recovery plan
)

// cleanText trims a typed passage, ends its lines with a newline alone, and
// returns the sentence that says what to put right: too long, or a character
// that no page can show.
func cleanText(typed, name string, limit int) (string, string) {
	s := strings.TrimSpace(strings.ReplaceAll(typed, "\r\n", "\n"))
	if strings.IndexFunc(s, isSeen) < 0 {
		s = "" // nothing but characters that take no room
	}
	if n := utf8.RuneCountInString(s); n > limit {
		return s, fmt.Sprintf("%s must be %s characters or fewer; it has %s", name, thousands(limit), thousands(n))
	}
	if at := unshowable(s); at > 0 {
		return s, fmt.Sprintf("%s has a character that cannot be shown, at place %d: delete it and type it again", name, at)
	}
	return s, ""
}

// isSeen reports whether a reader would see the character; a zero-width space is
// not seen. What cannot be shown at all is for unshowable to find.
func isSeen(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }

// unshowable returns the place, counted from 1, of the first control character
// or broken character, or 0.
func unshowable(s string) int {
	place := 0
	for _, r := range s {
		place++
		if r == utf8.RuneError || r == '\uFFFE' || r == '\uFFFF' || (unicode.IsControl(r) && r != '\n' && r != '\t') {
			return place
		}
	}
	return 0
}

// ShowTyped returns what was typed as a page can show it again: characters
// that no page can show become the replacement mark, so that the reader sees
// where they stand.
func ShowTyped(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\uFFFE' || r == '\uFFFF' || (unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t') {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// thousands writes a whole number as people read it: 12,345.
func thousands(n int) string { return withThousands(strconv.Itoa(n)) }
