package chart

import (
	"math"
	"strconv"
	"strings"
)

// advances are the widths of the printable ASCII characters in Arial, in
// thousandths of the size. Arial is what a reader without Source Sans 3 gets,
// and the wider of the two, so a label that fits in it fits in both.
var advances = [...]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
}

// boldness is how much wider bold is at most, in words such as a council's name.
const boldness = 1.12

// measure returns the width of words set at a size. It errs on the wide side.
func measure(words string, size float64) float64 {
	sum := 0
	for _, r := range words {
		if r >= ' ' && int(r-' ') < len(advances) {
			sum += int(advances[r-' '])
		} else {
			sum += 1000
		}
	}
	return float64(sum) * size / 1000
}

// fit shortens words to a width, ending them with an ellipsis if it has to.
func fit(words string, size, width float64) string {
	if measure(words, size) <= width {
		return words
	}
	runes := []rune(words)
	for len(runes) > 0 && measure(string(runes)+"…", size) > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimSpace(string(runes)) + "…"
}

// wrap breaks words into at most three lines no wider than width.
func wrap(words string, size, width float64) []string {
	var lines []string
	for _, word := range strings.Fields(words) {
		last := len(lines) - 1
		if last >= 0 && (measure(lines[last]+" "+word, size) <= width || len(lines) == 3) {
			lines[last] = lines[last] + " " + word
		} else {
			lines = append(lines, word)
		}
	}
	for i := range lines {
		lines[i] = fit(lines[i], size, width)
	}
	return lines
}

// format is how the figures of a chart are written.
type format struct {
	places int
	unit   string
}

// figure writes a value with its unit and with commas between thousands.
func (f format) figure(v float64) string { return f.bare(v) + f.unit }

func (f format) bare(v float64) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', max(f.places, 0), 64)
	whole, fraction, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if v < 0 && strings.Trim(s, "0.") != "" {
		return "-" + whole
	}
	return whole
}
