package chart

import "unicode/utf8"

// paper is one of the two sizes at which a trend is drawn.
type paper struct {
	name          string
	width, height float64
	size          float64 // of text
	lead          float64 // from one line of text to the next
	labels        float64 // most width for the names at the line ends
}

var (
	widePaper   = paper{"wide", 720, 360, 16, 19, 190}
	narrowPaper = paper{"narrow", 320, 300, 15.5, 18, 94} // 14 px of text where 290 px are left
)

const (
	topMargin  = 24.0 // room for the word at a break
	footMargin = 36.0
	labelGap   = 14.0 // from a line's end to its name
	inset      = 8.0  // keeps the first dot off the value axis
)

// comparatorDashes tell comparators apart; from the fifth on they repeat.
var comparatorDashes = []string{"9 4", "2 5", "12 4 2 4", "5 3"}

// sheet is a trend being drawn on a paper.
type sheet struct {
	*canvas
	Trend
	paper  paper
	plot   plot
	scale  scale
	labels []label
}

func (t Trend) draw(c *canvas, p paper) {
	s := &sheet{canvas: c, Trend: t, paper: p, scale: t.scale()}
	s.labels = s.endLabels()
	s.plot = s.fit()
	s.picture(t.ID+"-"+p.name, t.Title, t.desc(), "class", "pb-chart pb-chart--"+p.name,
		"viewBox", "0 0 "+num(p.width)+" "+num(s.plot.bottom+footMargin))
	s.grid()
	s.periodNames()
	s.breakMarks()
	s.targetLine()
	s.lines()
	s.drawLabels()
	s.close("svg")
}

// fit sets the plot between the widest tick and the widest label, and makes it
// tall enough for the labels.
func (s *sheet) fit() plot {
	ticks, names, tall := 0.0, 0.0, 0.0
	for i := range s.scale.steps + 1 {
		ticks = max(ticks, measure(s.tick(i), s.paper.size))
	}
	for _, l := range s.labels {
		names = max(names, l.width(s.paper))
		tall += l.height(s.paper) + labelSpace
	}
	return plot{
		left: ticks + 8 + inset, right: s.paper.width - labelGap - max(names, 12) - 2,
		top: topMargin, bottom: topMargin + max(s.paper.height-topMargin-footMargin, tall),
		least: s.scale.least, most: s.scale.most(), periods: len(s.Periods),
	}
}

// signed is how figures are written on the paper: with the unit if it is a
// sign, such as %, and not if it is words, which belong in the title.
func (s *sheet) signed(places int) format {
	if utf8.RuneCountInString(s.Unit) > 2 {
		return format{places: places}
	}
	return format{places, s.Unit}
}

func (s *sheet) tick(i int) string {
	return s.signed(s.scale.places()).figure(s.scale.tick(i))
}

func (s *sheet) grid() {
	edge := s.plot.left - inset
	for i := range s.scale.steps + 1 {
		y := s.plot.y(s.scale.tick(i))
		s.leaf("path", "d", "M"+num(edge)+" "+num(y)+"H"+num(s.plot.right), "stroke", pale)
		s.words("text", s.tick(i), "x", num(edge-8), "y", num(y+s.paper.size/3), "text-anchor", "end", "font-size", num(s.paper.size))
	}
}

// periodNames writes as many names as have room, counting back from the last.
func (s *sheet) periodNames() {
	widest := 0.0
	names := make([]string, len(s.Periods))
	for i, name := range s.Periods {
		names[i] = fit(name, s.paper.size, s.paper.width/3)
		widest = max(widest, measure(names[i], s.paper.size))
	}
	every := 1
	for float64(every)*s.plot.stride() < widest+10 && every < len(names) {
		every++
	}
	for i := len(names) - 1; i >= 0; i -= every {
		s.periodName(names[i], s.plot.x(i))
	}
}

// periodName writes a name under its period, or beside it at the paper's edge.
func (s *sheet) periodName(name string, x float64) {
	half := measure(name, s.paper.size) / 2
	x = min(max(x, half+1), s.paper.width-half-1)
	s.words("text", name, "x", num(x), "y", num(s.plot.bottom+26), "text-anchor", "middle", "font-size", num(s.paper.size))
}

// breakMarks draws an upright wherever our figures break, and says so wherever
// the word has room.
func (s *sheet) breakMarks() {
	half := measure("break", s.paper.size)/2 + 2
	clear := 0.0
	for i := 1; i < len(s.Periods); i++ {
		if !s.Ours.Points[i].Break {
			continue
		}
		x := s.plot.between(i)
		s.leaf("path", "d", "M"+num(x)+" "+num(s.plot.top)+"V"+num(s.plot.bottom), "stroke", quiet, "stroke-dasharray", "1 4")
		s.breakMark(x, s.plot.bottom)
		if x-half >= clear {
			s.words("text", "break", "x", num(x), "y", num(s.plot.top-8), "text-anchor", "middle", "font-size", num(s.paper.size))
			clear = x + half
		}
	}
}

// breakMark draws the two strokes that say a line is cut.
func (s *sheet) breakMark(x, y float64) {
	s.leaf("path", "d", "M"+num(x-4)+" "+num(y+4)+"l3-8m2 8 3-8", "fill", "none", "stroke", quiet, "stroke-width", "1.5")
}

func (s *sheet) lines() {
	for i, other := range s.Comparators {
		s.comparator(other.Points, comparatorDashes[i%len(comparatorDashes)])
	}
	s.plot.line(s.canvas, s.Ours.Points, "stroke", ours, "stroke-width", "3.5", "stroke-linejoin", "round")
	_, last, _, _ := journey(s.Ours.Points)
	for i, p := range s.Ours.Points {
		if !p.known() {
			continue
		}
		radius := 4.0
		if i == last {
			radius = 6
		}
		s.plot.dot(s.canvas, s.Ours.Points, i, radius, "fill", ours, "stroke", white, "stroke-width", "1.5")
	}
}

// comparator draws a line with no dots, but for figures that stand alone. Its
// breaks are marked where they are: an upright would seem to cut our line too.
func (s *sheet) comparator(points []Point, dash string) {
	s.plot.line(s.canvas, points, "stroke", quiet, "stroke-width", "2", "stroke-dasharray", dash)
	s.plot.loneDots(s.canvas, points, 3, quiet)
	for i := 1; i < len(points); i++ {
		if points[i].Break && points[i].known() && points[i-1].known() {
			s.breakMark(s.plot.between(i), s.plot.y((points[i-1].Value+points[i].Value)/2))
		}
	}
}

// targetLine draws the target level over each period it is set for, half way
// to its neighbours, with uprights where it changes.
func (s *sheet) targetLine() {
	half := s.plot.stride() / 2
	for _, run := range runs(s.Target.Points) {
		d, level := "", 0.0
		for _, i := range run {
			from := max(s.plot.x(i)-half, s.plot.left-inset)
			y := s.plot.y(s.Target.Points[i].Value)
			switch {
			case d == "":
				d = "M" + num(from) + " " + num(y)
			case y != level:
				d += "H" + num(from) + "V" + num(y)
			}
			level = y
		}
		d += "H" + num(min(s.plot.x(run[len(run)-1])+half, s.plot.right))
		s.leaf("path", "d", d, "fill", "none", "stroke", target, "stroke-width", "2", "stroke-dasharray", "3 4")
	}
}
