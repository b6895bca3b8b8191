// Package chart draws status shapes, stacked bars, sparklines, trends and time
// bars as SVG, on the server and without a script.
//
// It knows numbers, labels and the status palette. It knows nothing of plans,
// actions or measures: whoever calls it chooses the order of a bar, the words
// of a title, and whether a figure may be shown at all.
//
// Each drawing is a value with two methods. SVG returns its markup; Render
// writes the same markup, which makes the drawing a templ.Component. Equal
// values give equal markup. No drawing uses a style attribute, a script or a
// reference to anything outside itself, so a strict content security policy
// leaves it whole; text from the caller is escaped.
//
// Drawings that carry a message have role="img", a title and a description
// worked out from the numbers. Their ID becomes the stem of the ids in the
// markup and must be used once on a page. Bars, trends and time bars are drawn
// twice, for wide and for narrow screens; the stylesheet shows one of the two
// by the classes pb-chart--wide and pb-chart--narrow.
package chart

import "io"

// typeface is what text is set in where no stylesheet reaches.
const typeface = "Source Sans 3, arial, sans-serif"

// Colours shared by more than one drawing.
const (
	ink    = "#0b0c0c"
	white  = "#ffffff"
	quiet  = "#5b6368"
	pale   = "#d5dbdd"
	ours   = "#12436d"
	target = "#801650"
)

func write(w io.Writer, svg string) error {
	_, err := io.WriteString(w, svg)
	return err
}
