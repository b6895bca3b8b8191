package chart

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Moment is a point in a span of time: nought is the start, one the end.
// Anything outside, or not a number, is taken to be at the nearer end.
type Moment struct {
	At    float64
	Label string
}

// Timeline is a bar of a span of time, filled as far as now, with moments
// marked on it. It fills the width of its place. A label that would run into
// another moves above the bar, or is left to the description.
type Timeline struct {
	ID         string // stem of the ids in the markup
	Title      string // what the time is: "The plan, April 2022 to March 2024"
	Start, End string // labels of the two ends
	Now        Moment
	Marks      []Moment
}

// The least widths a timeline is expected to fill, in CSS pixels.
const (
	wideTime   = 580
	narrowTime = 290
)

// SVG returns the timeline's markup: a wide drawing, then a narrow one.
func (t Timeline) SVG() string {
	var c canvas
	t.draw(&c, "wide", wideTime)
	t.draw(&c, "narrow", narrowTime)
	return c.String()
}

// Render writes the timeline's markup to w.
func (t Timeline) Render(_ context.Context, w io.Writer) error { return write(w, t.SVG()) }

func (t Timeline) draw(c *canvas, size string, width float64) {
	c.picture(t.ID+"-"+size, t.Title, t.desc(), "class", "pb-cycle pb-chart--"+size, "width", "100%", "height", "54")
	stops := t.stops(width)
	bar := 8.0
	if slices.ContainsFunc(stops, func(s stop) bool { return s.row == above }) {
		bar = 21
	}
	c.leaf("rect", "x", "0", "y", num(bar), "width", "100%", "height", "10", "fill", pale)
	c.leaf("rect", "x", "0", "y", num(bar), "width", pct(100*t.Now.share()), "height", "10", "fill", "#17404f", "class", "pb-cycle__past")
	for _, s := range stops {
		s.draw(c, bar)
	}
	c.close("svg")
}

func (t Timeline) desc() string {
	parts := []string{fmt.Sprintf("From %s to %s.", t.Start, t.End)}
	for _, m := range t.Marks {
		parts = append(parts, fmt.Sprintf("%s at %s of the time.", m.Label, format{unit: "%"}.figure(100*m.share())))
	}
	return strings.Join(append(parts, fmt.Sprintf("%s: %s of the time has passed.",
		t.Now.Label, format{unit: "%"}.figure(100*t.Now.share()))), " ")
}

// share returns where the moment is, held between nought and one.
func (m Moment) share() float64 {
	if m.At > 0 {
		return min(m.At, 1)
	}
	return 0
}

// row is where a stop's label is.
type row int

const (
	unlabelled row = iota
	beneath
	above
)

// stop is a moment with its label placed.
type stop struct {
	Moment
	anchor string
	row    row
	bold   bool
}

// stops places the labels at a width, the ends first, then now, then the marks
// in their order.
func (t Timeline) stops(width float64) []stop {
	all := []stop{{Moment: Moment{0, t.Start}}, {Moment: Moment{1, t.End}}, {Moment: t.Now, bold: true}}
	for _, m := range t.Marks {
		all = append(all, stop{Moment: m})
	}
	taken := map[row][][2]float64{}
	for i := range all {
		s := &all[i]
		from, to := s.reach(width)
		s.row = unlabelled
		for _, r := range []row{beneath, above} {
			if from >= 0 && to <= width && free(taken[r], from, to) {
				s.row = r
				taken[r] = append(taken[r], [2]float64{from, to})
				break
			}
		}
	}
	return all
}

// reach sets the anchor that keeps the label on the paper, and returns the
// label's left and right.
func (s *stop) reach(width float64) (from, to float64) {
	long := measure(s.Label, countSize)
	if s.bold {
		long *= boldness
	}
	at := s.share() * width
	switch {
	case at < long/2:
		s.anchor = "start"
		return at, at + long
	case at > width-long/2:
		s.anchor = "end"
		return at - long, at
	default:
		s.anchor = "middle"
		return at - long/2, at + long/2
	}
}

// free reports whether a label has eight pixels clear on both sides.
func free(taken [][2]float64, from, to float64) bool {
	for _, t := range taken {
		if from < t[1]+8 && t[0] < to+8 {
			return false
		}
	}
	return true
}

func (s stop) draw(c *canvas, bar float64) {
	// Two pixels wide, and shifted by its share of them so as to stay on the paper.
	c.leaf("rect", "x", pct(100*s.share()), "y", num(bar-5), "width", "2", "height", "20",
		"transform", "translate("+num(-2*s.share())+")", "fill", ink)
	if s.row == unlabelled {
		return
	}
	y := bar + 29
	if s.row == above {
		y = bar - 9
	}
	weight := "400"
	if s.bold {
		weight = "700"
	}
	c.words("text", s.Label, "x", pct(100*s.share()), "y", num(y), "text-anchor", s.anchor, "font-size", num(countSize), "font-weight", weight)
}
