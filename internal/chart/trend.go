package chart

import (
	"context"
	"fmt"
	"io"
	"strings"
)

// Series is a named run of figures, one for each period. Periods beyond its
// last point have no figure.
type Series struct {
	Name   string
	Points []Point
}

// Trend is a line chart: our series, those it is compared with, and its
// target, each named at the end of its line. Lines stop at missing figures and
// at breaks. The value axis need not start at nought.
type Trend struct {
	ID          string   // stem of the ids in the markup
	Title       string   // what the chart shows, as a finding
	Periods     []string // names along the foot
	Ours        Series
	Comparators []Series // the first is drawn dashed, the second dotted
	Target      Series   // drawn in steps; no points means no target
	Unit        string   // written after each figure: "%"; words are left to the description
	Places      int      // decimal places of each figure
}

// SVG returns the trend's markup: a wide drawing, then a narrow one.
func (t Trend) SVG() string {
	var c canvas
	t = t.trimmed()
	t.draw(&c, widePaper)
	t.draw(&c, narrowPaper)
	return c.String()
}

// Render writes the trend's markup to w.
func (t Trend) Render(_ context.Context, w io.Writer) error { return write(w, t.SVG()) }

// ScaleNote says in words where the value axis starts, or nothing when it
// starts at nought.
func (t Trend) ScaleNote() string {
	s := t.trimmed().scale()
	if s.least == 0 {
		return ""
	}
	return "The scale starts at " + format{s.places(), t.Unit}.figure(s.least) + "."
}

// trimmed returns the trend with as many points in each series as periods.
func (t Trend) trimmed() Trend {
	t.Ours = t.Ours.over(len(t.Periods))
	t.Target = t.Target.over(len(t.Periods))
	comparators := make([]Series, len(t.Comparators))
	for i, s := range t.Comparators {
		comparators[i] = s.over(len(t.Periods))
	}
	t.Comparators = comparators
	return t
}

func (s Series) over(periods int) Series {
	points := make([]Point, periods)
	for i := copy(points, s.Points); i < periods; i++ {
		points[i].Missing = true
	}
	return Series{s.Name, points}
}

func (t Trend) format() format { return format{t.Places, t.Unit} }

func (t Trend) scale() scale {
	all := [][]Point{t.Ours.Points, t.Target.Points}
	for _, s := range t.Comparators {
		all = append(all, s.Points)
	}
	least, most, ok := extent(all...)
	if !ok {
		least, most = 0, 0
	}
	ceiling := float64(beyond)
	if strings.TrimSpace(t.Unit) == "%" {
		ceiling = 100
	}
	return newScale(least, most, t.Places, ceiling)
}

// desc says in words what each line does, and where it cannot be trusted to
// be one line.
func (t Trend) desc() string {
	parts := []string{t.path(t.Ours)}
	if steps := t.targetPath(); steps != "" {
		parts = append(parts, steps)
	}
	for _, s := range t.Comparators {
		parts = append(parts, t.path(s))
	}
	if note := t.ScaleNote(); note != "" {
		parts = append(parts, note)
	}
	return strings.Join(parts, " ")
}

// path says how a series went since it last broke.
func (t Trend) path(s Series) string {
	first, last, broken, ok := journey(s.Points)
	if !ok {
		return s.Name + ": no figures."
	}
	from, to := s.Points[first].Value, s.Points[last].Value
	said := fmt.Sprintf("%s was %s in %s.", s.Name, t.format().figure(to), t.Periods[last])
	if first != last {
		said = s.Name + " " + t.change(from, to, t.Periods[first], t.Periods[last]) + "."
	}
	if broken {
		said += fmt.Sprintf(" Figures before %s do not compare.", t.Periods[t.breakBefore(s, first)])
	}
	if n := missing(s.Points); n > 0 {
		said += fmt.Sprintf(" No figure in %d of %d periods.", n, len(t.Periods))
	}
	return said
}

// breakBefore returns where the last break up to figure i is.
func (t Trend) breakBefore(s Series, i int) int {
	for i > 0 && !s.Points[i].Break {
		i--
	}
	return i
}

// change compares figures as they are written, so that "rose from 61% to 61%"
// is never said.
func (t Trend) change(from, to float64, since, until string) string {
	was, is := t.format().figure(from), t.format().figure(to)
	if was == is {
		return fmt.Sprintf("was %s in both %s and %s", is, since, until)
	}
	verb := "rose"
	if from > to {
		verb = "fell"
	}
	return fmt.Sprintf("%s from %s in %s to %s in %s", verb, was, since, is, until)
}

func (t Trend) targetPath() string {
	first, last, _, ok := journey(t.Target.Points)
	if !ok {
		return ""
	}
	from, to := t.format().figure(t.Target.Points[first].Value), t.format().figure(t.Target.Points[last].Value)
	if from == to {
		return t.Target.Name + " " + to + "."
	}
	return fmt.Sprintf("%s %s in %s, %s in %s.", t.Target.Name, from, t.Periods[first], to, t.Periods[last])
}
