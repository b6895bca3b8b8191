package chart

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
)

// canvas gathers SVG. All that is written to it, names of elements and
// attributes apart, is escaped. Attributes are given as name, value, name, value.
type canvas struct{ b strings.Builder }

func (c *canvas) open(element string, attrs ...string) {
	c.start(element, attrs)
	c.b.WriteByte('>')
}

func (c *canvas) close(element string) {
	c.b.WriteString("</" + element + ">")
}

func (c *canvas) leaf(element string, attrs ...string) {
	c.start(element, attrs)
	c.b.WriteString("/>")
}

func (c *canvas) words(element, words string, attrs ...string) {
	c.open(element, attrs...)
	c.escape(words)
	c.close(element)
}

func (c *canvas) start(element string, attrs []string) {
	c.b.WriteString("<" + element)
	for i := 0; i+1 < len(attrs); i += 2 {
		c.b.WriteString(" " + attrs[i] + `="`)
		c.escape(attrs[i+1])
		c.b.WriteByte('"')
	}
}

// escape also replaces what XML does not allow at all, such as a vertical tab.
func (c *canvas) escape(s string) {
	_ = xml.EscapeText(&c.b, []byte(s)) // a strings.Builder does not fail
}

func (c *canvas) String() string { return c.b.String() }

// picture opens an svg that says its title and description to those who do not
// see it. The caller closes it.
func (c *canvas) picture(id, title, desc string, attrs ...string) {
	id = stem(id)
	attrs = append(attrs, "role", "img", "aria-labelledby", id+"-title "+id+"-desc",
		"focusable", "false", "font-family", typeface, "fill", ink)
	c.open("svg", attrs...)
	c.words("title", title, "id", id+"-title")
	c.words("desc", desc, "id", id+"-desc")
}

// stem keeps an id whole: aria-labelledby would read a space as the next id.
func stem(id string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return '-'
	}, id)
}

// num writes a length in user units, to a tenth.
func num(v float64) string { return trimmed(v, 1) }

// pct writes a share of the width, to a hundredth: on a screen of a thousand
// pixels that is a tenth of a pixel, as in num.
func pct(v float64) string { return trimmed(v, 2) + "%" }

func trimmed(v float64, places int) string {
	s := strconv.FormatFloat(v, 'f', places, 64)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}
