package chart

import (
	"cmp"
	"math"
	"slices"
)

// labelSpace is kept between one label and the next.
const labelSpace = 3.0

// label names a line at its end.
type label struct {
	lines []string
	value float64 // where the line ends
	now   bool    // whether it ends at the latest period
	bold  bool
	top   float64
}

func (l label) height(p paper) float64 { return float64(len(l.lines)) * p.lead }

func (l label) width(p paper) float64 {
	widest := 0.0
	for _, line := range l.lines {
		widest = max(widest, measure(line, p.size))
	}
	if l.bold {
		widest *= boldness
	}
	return widest
}

// endLabels returns a label for each line that has a figure.
func (s *sheet) endLabels() []label {
	var labels []label
	for i, series := range append([]Series{s.Ours, s.Target}, s.Comparators...) {
		_, last, _, ok := journey(series.Points)
		if !ok {
			continue
		}
		value := series.Points[last].Value
		figure := s.signed(s.Places).figure(value)
		now := last == len(s.Periods)-1
		if !now {
			figure += ", " + s.Periods[last]
		}
		labels = append(labels, label{lines: s.labelLines(series.Name, figure, i == 0), value: value, now: now, bold: i == 0})
	}
	return labels
}

// labelLines sets a name and its figure in as few lines as fit the paper. The
// figure has a line to itself rather than be cut with the name.
func (s *sheet) labelLines(name, figure string, bold bool) []string {
	size := s.paper.size
	if bold {
		size *= boldness
	}
	lines := wrap(name, size, s.paper.labels)
	last := len(lines) - 1
	if last >= 0 && measure(lines[last]+" "+figure, size) <= s.paper.labels {
		lines[last] += " " + figure
		return lines
	}
	return append(lines, wrap(figure, size, s.paper.labels)...)
}

// drawLabels writes each label as near its line's end as the others let it.
func (s *sheet) drawLabels() {
	s.spread()
	for _, l := range s.labels {
		s.leader(l)
		weight := "400"
		if l.bold {
			weight = "700"
		}
		for i, line := range l.lines {
			baseline := l.top + float64(i)*s.paper.lead + s.paper.size
			s.words("text", line, "x", num(s.plot.right+labelGap), "y", num(baseline), "font-size", num(s.paper.size), "font-weight", weight)
		}
	}
}

// leader ties a label that had to move to the end of its line. A line that
// ends early gets none: at the edge it would point at another's end.
func (s *sheet) leader(l label) {
	end, middle := s.plot.y(l.value), l.top+l.height(s.paper)/2
	if l.now && math.Abs(end-middle) > s.paper.lead/2 {
		s.leaf("path", "d", "M"+num(s.plot.right+3)+" "+num(end)+"L"+num(s.plot.right+labelGap-3)+" "+num(middle), "stroke", quiet)
	}
}

// spread sets the labels one under another in the order of their lines, with
// the least movement in all from where each would stand alone.
func (s *sheet) spread() {
	slices.SortStableFunc(s.labels, func(a, b label) int { return cmp.Compare(b.value, a.value) })
	wanted := make([]float64, len(s.labels))
	stacked := 0.0
	for i, l := range s.labels {
		// Less the height of those above, "not overlapping" is "not falling".
		wanted[i] = s.plot.y(l.value) - l.height(s.paper)/2 - stacked
		stacked += l.height(s.paper) + labelSpace
	}
	highest := s.plot.top - s.paper.lead/2
	lowest := max(s.plot.bottom+labelSpace-stacked, highest)
	above := 0.0
	for i, rest := range notFalling(wanted) {
		s.labels[i].top = min(max(rest, highest), lowest) + above
		above += s.labels[i].height(s.paper) + labelSpace
	}
}

// notFalling returns the values nearest to v, by least squares, of which none
// is below the one before it: neighbours in the wrong order share their mean.
func notFalling(v []float64) []float64 {
	type pool struct{ sum, n float64 }
	var pools []pool
	for _, x := range v {
		pools = append(pools, pool{x, 1})
		for k := len(pools) - 1; k > 0 && pools[k].sum/pools[k].n < pools[k-1].sum/pools[k-1].n; k-- {
			pools[k-1] = pool{pools[k-1].sum + pools[k].sum, pools[k-1].n + pools[k].n}
			pools = pools[:k]
		}
	}
	out := make([]float64, 0, len(v))
	for _, p := range pools {
		for range int(p.n) {
			out = append(out, p.sum/p.n)
		}
	}
	return out
}
