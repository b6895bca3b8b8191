package chart

import "math"

// Point is one figure of a series, or the want of one.
type Point struct {
	Value   float64
	Missing bool // there is no figure, or it may not be shown
	Break   bool // figures from here on do not compare with those before
}

// beyond is larger than any figure that could be drawn with meaning.
const beyond = 1e12

// known reports whether there is a figure to draw. What is not a number, or is
// a trillion or more, counts as missing.
func (p Point) known() bool {
	return !p.Missing && !math.IsNaN(p.Value) && math.Abs(p.Value) < beyond
}

// runs returns the stretches that may be joined by a line, as indices: a run
// ends where a figure is missing or the series breaks.
func runs(points []Point) [][]int {
	var all [][]int
	joined := false
	for i, p := range points {
		switch {
		case !p.known():
			joined = false
			continue
		case joined && !p.Break:
			all[len(all)-1] = append(all[len(all)-1], i)
		default:
			all = append(all, []int{i})
		}
		joined = true
	}
	return all
}

// journey returns the indices of the last known figure and of the first one
// that compares with it, and whether a break lies before that one. ok is false
// when no figure is known.
func journey(points []Point) (first, last int, broken, ok bool) {
	last = -1
	for i, p := range points {
		if !p.known() {
			continue
		}
		if last < 0 || breaks(points, last, i) {
			first = i
		}
		last = i
	}
	return first, last, last >= 0 && breaks(points, 0, first), last >= 0
}

// breaks reports whether the series breaks after figure i, up to figure j.
func breaks(points []Point, i, j int) bool {
	for k := i + 1; k <= j; k++ {
		if points[k].Break {
			return true
		}
	}
	return false
}

// missing counts the figures that are not known.
func missing(points []Point) int {
	n := 0
	for _, p := range points {
		if !p.known() {
			n++
		}
	}
	return n
}

// extent returns the least and the greatest known figure.
func extent(series ...[]Point) (least, most float64, ok bool) {
	least, most = math.Inf(1), math.Inf(-1)
	for _, points := range series {
		for _, p := range points {
			if p.known() {
				least, most = min(least, p.Value), max(most, p.Value)
			}
		}
	}
	return least, most, least <= most
}
