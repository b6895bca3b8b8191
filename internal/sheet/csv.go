package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
)

const byteOrderMark = "\ufeff" // without it Excel misreads "£" and "–"

// WriteCSV writes the heads and rows of s, and nothing else, as CSV that Excel
// opens rightly: UTF-8 with a byte order mark, lines ending in CR LF, dates as
// 2024-01-31, numbers exact. A text that a spreadsheet would run as a formula
// gets an apostrophe in front. It fails, before anything is written, if a row
// does not fit the columns or a cell is not what it says.
func WriteCSV(w io.Writer, s Sheet) error {
	if err := s.check(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, record := range s.records() {
		if err := out.Write(record); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

func (s Sheet) records() [][]string {
	heads := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		heads[i] = guard(oneLine(c.Head))
	}
	records := [][]string{heads}
	for _, row := range s.Rows {
		record := make([]string, len(row))
		for i, c := range row {
			record[i] = c.field()
		}
		records = append(records, record)
	}
	return records
}

func (c Cell) field() string {
	switch c.holds {
	case holdsNumber:
		return c.text
	case holdsDate:
		return c.day.Format(time.DateOnly)
	default:
		return guard(c.text)
	}
}

// guard puts an apostrophe before a text that a spreadsheet would run: one that
// begins with = + - or @, of either width, after any spaces, or with a tab or
// line break, which some programs drop before they look.
func guard(text string) string {
	for _, r := range text {
		switch {
		case strings.ContainsRune("=+-@＝＋－＠\t\n\r", r):
			return "'" + text
		case unicode.IsSpace(r), unicode.Is(unicode.Cf, r): // Cf: invisible, such as a zero-width space
		default:
			return text
		}
	}
	return text
}
