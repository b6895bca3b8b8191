package docx

import (
	"strings"
	"unicode"

	"planboard/internal/document"
)

// cellPadding is what a cell needs beside its words: Word's margins left and
// right, and the border.
const cellPadding = 2*108 + 24

// A grid is how wide a table's columns are, in twentieths of a point, and how
// large its text, in half points.
type grid struct {
	widths []int
	size   int
}

// fit gives each column at least its longest word, because a fixed layout
// breaks a word that does not fit. The text is 12 point if it can be, down to 9
// where a table has many columns.
func fit(t document.Table) grid {
	const largest, smallest = 24, 18
	for size := largest; ; size -= 2 {
		least := leastWidths(t, size)
		if sum(least) <= textWidth || size == smallest {
			return grid{widths: share(textWidth, least, weights(t)), size: size}
		}
	}
}

// leastWidths is, for each column, the width of the longest word in it. One
// endless word, such as an address, claims no more than a third of the page.
func leastWidths(t document.Table, size int) []int {
	least := make([]int, len(t.Columns))
	for i := range t.Columns {
		for _, text := range column(t, i) {
			for _, word := range strings.FieldsFunc(text, breaksLine) {
				least[i] = max(least[i], measure(word, size))
			}
		}
		least[i] = min(least[i], textWidth/3) + cellPadding
	}
	return least
}

// weights is each column's claim on the width that is left: as the caller set
// it, or else the average length of what it holds.
func weights(t document.Table) []int {
	w := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		w[i] = c.Width
	}
	if sum(w) > 0 {
		return w
	}
	for i := range t.Columns {
		texts := column(t, i)
		for _, text := range texts {
			w[i] += len(text)
		}
		w[i] = w[i]/len(texts) + 1
	}
	return w
}

// share divides total by weight, except that a column whose share is less than
// its least gets that, and the others divide the rest.
func share(total int, least, weights []int) []int {
	widths := make([]int, len(least))
	settled := make([]bool, len(least))
	for again := true; again; {
		again = false
		rest, weight := unsettled(total, widths, weights, settled)
		for i := range widths {
			if settled[i] {
				continue
			}
			widths[i] = rest * weights[i] / max(weight, 1)
			if widths[i] < least[i] {
				widths[i], settled[i], again = least[i], true, true
			}
		}
	}
	return scale(widths, total)
}

func unsettled(total int, widths, weights []int, settled []bool) (rest, weight int) {
	rest = total
	for i := range widths {
		if settled[i] {
			rest -= widths[i]
			continue
		}
		weight += weights[i]
	}
	return max(rest, 0), weight
}

// scale makes widths add up to total exactly.
func scale(widths []int, total int) []int {
	whole, done, given := max(sum(widths), 1), 0, 0
	scaled := make([]int, len(widths))
	for i, width := range widths {
		done += width
		scaled[i] = total*done/whole - given
		given += scaled[i]
	}
	return scaled
}

// column is every text in column i, its head first.
func column(t document.Table, i int) []string {
	texts := []string{t.Columns[i].Head}
	for _, row := range t.Rows {
		texts = append(texts, row[i].Text)
	}
	return texts
}

func breaksLine(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' }

func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}

// measure is about how wide a word is in bold Arial, in twentieths of a point.
func measure(word string, size int) int {
	thousandths := 0
	for _, r := range word {
		thousandths += advance(r)
	}
	const twentiethsPerHalfPoint, bold = 10, 108
	return thousandths * size * twentiethsPerHalfPoint / 1000 * bold / 100
}

// advance is about how wide a character of Arial is, in thousandths of its
// size; it errs on the wide side.
func advance(r rune) int {
	const (
		narrow = "!'(),./:;I[\\]`fijlrt"
		wide   = "MW@%m"
	)
	switch {
	case r > unicode.MaxASCII, strings.ContainsRune(wide, r):
		return 950
	case strings.ContainsRune(narrow, r):
		return 333
	case unicode.IsUpper(r), strings.ContainsRune("&+<=>~w", r):
		return 750
	}
	return 556
}
