package docx

import (
	"bytes"
	"encoding/xml"
	"strings"

	"planboard/internal/document"
)

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// markup is one part of the package as it is written. Elements close
// themselves and everything between them is escaped, so whatever the text, what
// comes out is well formed.
type markup struct{ bytes.Buffer }

// element writes one element with its attributes, given as name and value in
// turn, and whatever inside writes.
func (m *markup) element(name string, inside func(), attributes ...string) {
	m.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		m.WriteString(" " + attributes[i] + `="`)
		m.escape(oneLine(attributes[i+1]))
		m.WriteString(`"`)
	}
	if inside == nil {
		m.WriteString("/>")
		return
	}
	m.WriteString(">")
	inside()
	m.WriteString("</" + name + ">")
}

// property writes <name w:val="value"/>.
func (m *markup) property(name, value string) { m.element(name, nil, "w:val", value) }

// textElement writes an element that holds one line of text.
func (m *markup) textElement(name, text string, attributes ...string) {
	m.element(name, func() { m.escape(oneLine(text)) }, attributes...)
}

// escape writes text that is already legal.
func (m *markup) escape(text string) {
	// A bytes.Buffer never fails to write.
	_ = xml.EscapeText(&m.Buffer, []byte(text))
}

// A font is how a run differs from its paragraph.
type font struct {
	style  string // of characters, by id
	colour string // RRGGBB
	size   int    // half points
}

// run writes text in one font, its line breaks and tabs as Word's own.
func (m *markup) run(f font, text string) {
	m.element("w:r", func() {
		m.font(f)
		for i, line := range strings.Split(document.Legal(text), "\n") {
			if i > 0 {
				m.element("w:br", nil)
			}
			m.line(line)
		}
	})
}

func (m *markup) line(line string) {
	for i, piece := range strings.Split(line, "\t") {
		if i > 0 {
			m.element("w:tab", nil)
		}
		if piece != "" {
			m.element("w:t", func() { m.escape(piece) }, "xml:space", "preserve")
		}
	}
}

func (m *markup) font(f font) {
	if f == (font{}) {
		return
	}
	m.element("w:rPr", func() {
		if f.style != "" {
			m.property("w:rStyle", f.style)
		}
		if f.colour != "" {
			m.property("w:color", f.colour)
		}
		if f.size != 0 {
			m.property("w:sz", number(f.size))
			m.property("w:szCs", number(f.size))
		}
	})
}

// field writes a field and what it shows until Word works it out.
func (m *markup) field(instruction, shown string) {
	m.element("w:fldSimple", func() { m.run(font{}, shown) }, "w:instr", " "+instruction+" ")
}

// oneLine is legal text for a place that has no lines.
func oneLine(text string) string {
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(document.Legal(text))
}
