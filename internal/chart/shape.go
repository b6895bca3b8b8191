package chart

import (
	"context"
	"io"
)

// Shape is one of the status shapes. Each can be told from the others without
// colour: pointed means trouble, round means well, square means done.
type Shape int

// The shapes and what the design uses them for.
const (
	Dash         Shape = iota // no data; the zero value
	Diamond                   // red
	Triangle                  // amber
	Circle                    // green
	TickedSquare              // complete
	OpenSquare                // delivered, awaiting sign-off
	DashedCircle              // not started
	Hatched                   // not reported
	Crossed                   // withdrawn
)

// paint is how a shape is coloured, here and as a segment of a bar.
type paint struct {
	fill, line string
	weight     float64 // of the outline
	dash       string  // of the outline; "" is solid
	count      string  // colour of a number on the fill
}

var paints = [...]paint{
	Dash:         {white, quiet, 1, "1 3", ink},
	Diamond:      {"#b0121b", "#6e0a10", 1, "", white},
	Triangle:     {"#f5a800", "#6b4300", 1, "", ink},
	Circle:       {"#38976a", "#17553a", 1, "", ink},
	TickedSquare: {ours, "#0a2a46", 1, "", white},
	OpenSquare:   {white, ours, 2, "", ink},
	DashedCircle: {white, quiet, 1.6, "3 2", ink},
	Hatched:      {white, quiet, 1, "", ink},
	Crossed:      {pale, quiet, 1, "", ink},
}

// known turns a number that is no shape into the shape for no data.
func (s Shape) known() Shape {
	if s < 0 || int(s) >= len(paints) {
		return Dash
	}
	return s
}

func (s Shape) paint() paint { return paints[s.known()] }

// outline returns the attributes that fill and outline the shape.
func (p paint) outline() []string {
	attrs := []string{"fill", p.fill, "stroke", p.line, "stroke-width", num(p.weight)}
	if p.dash != "" {
		attrs = append(attrs, "stroke-dasharray", p.dash)
	}
	return attrs
}

// Mark draws a shape 16 units square. It is hidden from assistive technology:
// the word beside it says the same.
type Mark Shape

// SVG returns the mark's markup.
func (m Mark) SVG() string {
	var c canvas
	c.open("svg", "viewBox", "0 0 16 16", "width", "16", "height", "16", "aria-hidden", "true", "focusable", "false")
	m.body(&c)
	c.close("svg")
	return c.String()
}

// Render writes the mark's markup to w.
func (m Mark) Render(_ context.Context, w io.Writer) error { return write(w, m.SVG()) }

// silhouettes are the outlines of the shapes that are paths.
var silhouettes = map[Shape]string{
	Diamond:      "M8 .6 15.4 8 8 15.4.6 8z",
	Triangle:     "M8 1.2 15.4 14.6H.6z",
	TickedSquare: "M1 1h14v14H1z",
	OpenSquare:   "M2 2h12v12H2z",
	Hatched:      "M4.3 1.4h7.4L15.4 8l-3.7 6.6H4.3L.6 8z",
	Crossed:      "M1 1h14v14H1z",
}

func (m Mark) body(c *canvas) {
	shape := Shape(m).known()
	outline := shape.paint().outline()
	switch shape {
	case Dash:
		c.leaf("path", "d", "M2 8h12", "stroke", quiet, "stroke-width", "3")
	case Circle:
		c.leaf("circle", append([]string{"cx", "8", "cy", "8", "r", "7"}, outline...)...)
	case DashedCircle:
		c.leaf("circle", append([]string{"cx", "8", "cy", "8", "r", "6.6"}, outline...)...)
	default:
		c.leaf("path", append([]string{"d", silhouettes[shape]}, outline...)...)
	}
	m.detail(c)
}

// detail draws what is inside the outline.
func (m Mark) detail(c *canvas) {
	switch Shape(m) {
	case TickedSquare:
		c.leaf("path", "d", "m4 8.3 2.8 2.8L12.2 5.2", "fill", "none", "stroke", white, "stroke-width", "2.2")
	case Hatched:
		// Drawn line by line: a pattern would need an id, and a page has many marks.
		c.leaf("path", "d", "M2.3 10.9 9.9 1.4M4.2 14.5 13.3 4.3M8.5 14.6 15 8.6", "stroke", quiet, "stroke-width", "1.3")
	case Crossed:
		c.leaf("path", "d", "m4 4 8 8m0-8-8 8", "stroke", "#3d4448", "stroke-width", "2")
	}
}
