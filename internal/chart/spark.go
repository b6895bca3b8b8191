package chart

import (
	"context"
	"fmt"
	"io"
	"strings"
)

// Spark is a line the size of a word: the shape of a series, its last figure
// dotted, and its target if it has one. The line stops at missing figures and
// at breaks.
type Spark struct {
	ID     string // stem of the ids in the markup
	Title  string // what is drawn: "Eight quarters"
	Points []Point
	Target *float64 // nil when there is none
	Unit   string   // written after each figure: "%"
	Places int      // decimal places of each figure
}

// The paper of a spark, and what is kept clear round its line.
const (
	sparkWidth, sparkHeight = 132.0, 36.0
	sparkMargin             = 5.0
)

// SVG returns the spark's markup.
func (s Spark) SVG() string {
	var c canvas
	c.picture(s.ID, s.Title, s.desc(), "class", "pb-spark",
		"viewBox", "0 0 132 36", "width", num(sparkWidth), "height", num(sparkHeight))
	s.draw(&c)
	c.close("svg")
	return c.String()
}

// Render writes the spark's markup to w.
func (s Spark) Render(_ context.Context, w io.Writer) error { return write(w, s.SVG()) }

func (s Spark) draw(c *canvas) {
	p := s.plot()
	for _, t := range s.target() {
		y := num(p.y(t.Value))
		c.leaf("path", "d", "M0 "+y+"H132", "stroke", target, "stroke-width", "1.5", "stroke-dasharray", "2 3")
	}
	p.line(c, s.Points, "stroke", "#3d4448", "stroke-width", "2")
	p.loneDots(c, s.Points, 1.5, "#3d4448")
	if _, last, _, ok := journey(s.Points); ok {
		p.dot(c, s.Points, last, 4, "fill", ours)
	}
}

func (s Spark) target() []Point {
	if s.Target == nil {
		return nil
	}
	t := Point{Value: *s.Target}
	if !t.known() {
		return nil
	}
	return []Point{t}
}

func (s Spark) plot() plot {
	least, most, _ := extent(s.Points, s.target())
	if !(least < most) {
		least, most = least-1, most+1
	}
	return plot{
		left: sparkMargin, right: sparkWidth - sparkMargin - 4,
		top: sparkMargin, bottom: sparkHeight - sparkMargin,
		least: least, most: most, periods: len(s.Points),
	}
}

func (s Spark) desc() string {
	f := format{s.Places, s.Unit}
	first, last, broken, ok := journey(s.Points)
	if !ok {
		return "No figures."
	}
	parts := []string{f.figure(s.Points[last].Value) + "."}
	if first != last {
		parts[0] = fmt.Sprintf("From %s to %s.", f.figure(s.Points[first].Value), f.figure(s.Points[last].Value))
	}
	if broken {
		parts[0] = "Since a break in the series: " + strings.ToLower(parts[0][:1]) + parts[0][1:]
	}
	if n := missing(s.Points); n > 0 {
		parts = append(parts, fmt.Sprintf("No figure at %d of %d points.", n, len(s.Points)))
	}
	for _, t := range s.target() {
		parts = append(parts, "Target "+f.figure(t.Value)+".")
	}
	return strings.Join(parts, " ")
}
