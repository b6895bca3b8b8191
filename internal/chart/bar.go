package chart

import (
	"context"
	"io"
	"strconv"
	"strings"
)

// Segment is one part of a bar: how many of what.
type Segment struct {
	Shape Shape
	Count int
	Word  string // what is counted, as in "2 red"; used in the description
}

// Bar is a stacked bar of counts, in the order given. It fills the width of
// its place; a segment's length is its share of the total. Segments with a
// count below one are left out.
type Bar struct {
	ID       string // stem of the ids in the markup
	Title    string // what is counted: "All 34 actions"
	Segments []Segment
	Slim     bool // 1.5 rem high in place of 2

	// Width is the least the wide drawing is expected to fill, in CSS pixels.
	// It decides which counts have room. Zero means 720, or 360 when slim.
	Width float64
}

const (
	narrowBar   = 290 // CSS pixels left by the margins of a screen 320 wide
	segmentGap  = 3   // CSS pixels
	narrowCount = 14  // a segment under this many CSS pixels keeps its count to itself
	countSize   = 15
)

// SVG returns the bar's markup: a wide drawing, then a narrow one.
func (b Bar) SVG() string {
	var c canvas
	b.draw(&c, "wide", b.width())
	b.draw(&c, "narrow", narrowBar)
	return c.String()
}

// Render writes the bar's markup to w.
func (b Bar) Render(_ context.Context, w io.Writer) error { return write(w, b.SVG()) }

func (b Bar) width() float64 {
	switch {
	case b.Width > narrowBar:
		return b.Width
	case b.Slim:
		return 360
	default:
		return 720
	}
}

func (b Bar) draw(c *canvas, size string, width float64) {
	class, height := "pb-bar", 32.0
	if b.Slim {
		class, height = "pb-bar pb-bar--slim", 24
	}
	c.picture(b.ID+"-"+size, b.Title, b.desc(), "class", class+" pb-chart--"+size,
		"width", "100%", "height", num(height))
	for _, p := range b.place(width) {
		p.draw(c)
	}
	c.close("svg")
}

func (b Bar) desc() string {
	var parts []string
	for _, s := range b.Segments {
		if s.Count > 0 {
			parts = append(parts, strconv.Itoa(s.Count)+" "+s.Word)
		}
	}
	if len(parts) == 0 {
		return "None."
	}
	return strings.Join(parts, ", ") + "."
}

// placed is a segment with its place, in per cent of the bar's width.
type placed struct {
	Segment
	from, share float64
	pixels      float64 // its length at the expected width
}

func (b Bar) place(width float64) []placed {
	total, shown := 0.0, 0
	for _, s := range b.Segments {
		if s.Count > 0 {
			total += float64(s.Count)
			shown++
		}
	}
	gap := 100 * segmentGap / width
	room := 100 - gap*float64(shown)
	var row []placed
	from := gap / 2
	for _, s := range b.Segments {
		if s.Count < 1 {
			continue
		}
		share := room * float64(s.Count) / total
		row = append(row, placed{s, from, share, width * share / 100})
		from += share + gap
	}
	return row
}

func (p placed) draw(c *canvas) {
	paint := p.Shape.paint()
	c.leaf("rect", append([]string{"x", pct(p.from), "y", "3%", "width", pct(p.share), "height", "94%"}, paint.outline()...)...)
	p.texture(c)
	count := strconv.Itoa(p.Count)
	if p.pixels < max(narrowCount, measure(count, countSize)+4) {
		return
	}
	attrs := []string{"x", pct(p.from + p.share/2), "y", "50%", "dy", ".35em", "text-anchor", "middle",
		"font-size", num(countSize), "font-weight", "600", "fill", paint.count}
	if p.textured() {
		attrs = append(attrs, "stroke", paint.fill, "stroke-width", "6", "stroke-linejoin", "round", "paint-order", "stroke")
	}
	c.words("text", count, attrs...)
}

func (p placed) textured() bool { return p.Shape == Hatched || p.Shape == Crossed }

// texture tells hatched and crossed segments from plain ones when colour is gone.
func (p placed) texture(c *canvas) {
	switch p.Shape {
	case Hatched:
		// One broad dashed line across an inner svg, which cuts it to size:
		// stripes at any width, with no pattern and so no id.
		c.open("svg", "x", pct(p.from), "y", "3%", "width", pct(p.share), "height", "94%")
		c.leaf("path", "d", "M-2000 0H2000", "transform", "rotate(45)", "stroke", quiet, "stroke-width", "4000", "stroke-dasharray", "1.3 6")
		c.close("svg")
	case Crossed:
		from, to := pct(p.from), pct(p.from+p.share)
		c.leaf("line", "x1", from, "y1", "3%", "x2", to, "y2", "97%", "stroke", quiet)
		c.leaf("line", "x1", from, "y1", "97%", "x2", to, "y2", "3%", "stroke", quiet)
	}
}
