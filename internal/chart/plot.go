package chart

import "strings"

// plot is the space in which series are drawn, and what it stands for.
type plot struct {
	left, right, top, bottom float64
	least, most              float64 // the values at bottom and top
	periods                  int
}

func (p plot) y(v float64) float64 {
	return p.bottom - (p.bottom-p.top)*(v-p.least)/(p.most-p.least)
}

// x returns where the i-th period stands; a lone one stands in the middle.
func (p plot) x(i int) float64 {
	if p.periods < 2 {
		return (p.left + p.right) / 2
	}
	return p.left + float64(i)*p.stride()
}

// stride is the distance between periods.
func (p plot) stride() float64 {
	return (p.right - p.left) / float64(max(p.periods-1, 1))
}

// between returns the middle of a period and the one before it.
func (p plot) between(i int) float64 { return (p.x(i-1) + p.x(i)) / 2 }

// line draws one polyline for each run of two figures or more.
func (p plot) line(c *canvas, points []Point, attrs ...string) {
	for _, run := range runs(points) {
		if len(run) < 2 {
			continue
		}
		at := make([]string, len(run))
		for k, i := range run {
			at[k] = num(p.x(i)) + "," + num(p.y(points[i].Value))
		}
		c.leaf("polyline", append([]string{"points", strings.Join(at, " "), "fill", "none"}, attrs...)...)
	}
}

func (p plot) dot(c *canvas, points []Point, i int, radius float64, attrs ...string) {
	at := []string{"cx", num(p.x(i)), "cy", num(p.y(points[i].Value)), "r", num(radius)}
	c.leaf("circle", append(at, attrs...)...)
}

// loneDots draws the figures that no line reaches.
func (p plot) loneDots(c *canvas, points []Point, radius float64, fill string) {
	for _, run := range runs(points) {
		if len(run) == 1 {
			p.dot(c, points, run[0], radius, "fill", fill)
		}
	}
}
