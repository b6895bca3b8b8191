package sheet

import (
	"strings"
	"unicode/utf8"
)

// width of a column in characters: as the caller set it, or what its kind
// usually needs.
func (c Column) width() int {
	switch {
	case c.Width > 0:
		return c.Width
	case c.Kind == KindText:
		return 30
	default:
		return 14
	}
}

// cellWidth turns characters of our text into Excel's unit, a digit of the
// 11 point default, with room for the cell's margins.
func cellWidth(characters int) float64 {
	const widest = 255 // that Excel takes
	return min(float64(characters)*1.1+2, widest)
}

// lines estimates how many lines a text takes in a column. Excel alone fits a
// row to its text by itself; elsewhere the text would run over the next row.
func lines(text string, width int) int {
	count := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		count += wrapped(paragraph, max(width, 1))
	}
	return count
}

// wrapped breaks at spaces, and inside a word only when it has no other choice.
func wrapped(paragraph string, width int) int {
	count, used := 1, 0
	for word := range strings.FieldsSeq(paragraph) {
		n := utf8.RuneCountInString(word)
		if used > 0 && used+1+n > width {
			count, used = count+1, 0
		}
		if used > 0 {
			used++
		}
		used += n
		count += (used - 1) / width
		used = (used-1)%width + 1
	}
	return count
}

// rowHeight is the height of so many lines, in points.
func rowHeight(lines int) float64 {
	const line, margins, tallest = 15.5, 4, 409 // Excel takes no taller row
	return min(float64(lines)*line+margins, tallest)
}
