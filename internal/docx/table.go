package docx

import "planboard/internal/document"

// table writes the caption above its table, the table, and the note under it.
func (b *body) table(t document.Table) {
	b.caption(t.Caption)
	b.closeTable()
	g := fit(t)
	b.element("w:tbl", func() {
		b.tableProperties(t)
		b.element("w:tblGrid", func() {
			for _, width := range g.widths {
				b.element("w:gridCol", nil, "w:w", number(width))
			}
		})
		b.headRow(t, g)
		for i := range t.Rows {
			b.row(t, g, i)
		}
	})
	if t.Note != "" {
		b.text("UnderTable", t.Note)
		return
	}
	b.afterTable = true
}

// closeTable keeps a table from touching the next, or the end of the document.
func (b *body) closeTable() {
	if b.afterTable {
		b.text("UnderTable", "")
	}
}

func (b *body) caption(text string) {
	if text == "" {
		return
	}
	b.tables++
	b.paragraph("Caption", func() {
		b.run(font{}, "Table ")
		b.field(`SEQ Table \* ARABIC`, number(b.tables))
		b.run(font{}, ": "+text)
	})
}

func (b *body) tableProperties(t document.Table) {
	b.element("w:tblPr", func() {
		b.property("w:tblStyle", "ReportGrid")
		b.element("w:tblW", nil, "w:w", number(textWidth), "w:type", "dxa")
		b.element("w:tblLayout", nil, "w:type", "fixed")
		b.tableLook(t.RowHeader)
		if t.Caption != "" {
			b.property("w:tblCaption", t.Caption)
		}
		if t.Description != "" {
			b.property("w:tblDescription", t.Description)
		}
	})
}

// tableLook says that the first row is a header, and whether the first column
// is: the bits of w:val repeat the attributes for older readers.
func (b *body) tableLook(rowHeader bool) {
	bits, firstColumn := "0620", "0"
	if rowHeader {
		bits, firstColumn = "06A0", "1"
	}
	b.element("w:tblLook", nil, "w:val", bits, "w:firstRow", "1", "w:lastRow", "0",
		"w:firstColumn", firstColumn, "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1")
}

// headRow repeats on every page; w:tblHeader is also what makes Word announce
// its cells as headers.
func (b *body) headRow(t document.Table, g grid) {
	b.element("w:tr", func() {
		b.element("w:trPr", func() {
			b.element("w:cantSplit", nil)
			b.element("w:tblHeader", nil)
		})
		for i, c := range t.Columns {
			b.cell(cell{style: "CellHeading", text: c.Head, width: g.widths[i], fill: "E6E9EA", size: g.size, right: c.Number, keep: len(t.Rows) > 0 || t.Note != ""})
		}
	})
}

// short is how many rows at most are kept on one page; a longer table parts,
// but leaves no row alone on either side.
const short = 12

// keepsNext reports whether row i stays on the page of what follows it.
func keepsNext(t document.Table, i int) bool {
	switch last := len(t.Rows) - 1; {
	case i == last:
		return t.Note != ""
	case last < short:
		return true
	default:
		return i == 0 || i == last-1
	}
}

func (b *body) row(t document.Table, g grid, at int) {
	b.element("w:tr", func() {
		b.element("w:trPr", func() { b.element("w:cantSplit", nil) })
		for i, c := range t.Rows[at] {
			style := "CellText"
			if i == 0 && t.RowHeader {
				style = "CellHeading"
			}
			fill, ink := c.Tone.Colours()
			b.cell(cell{style: style, text: c.Text, width: g.widths[i], fill: fill, ink: ink, size: g.size, right: t.Columns[i].Number, keep: keepsNext(t, at)})
		}
	})
}

// cell is one cell as it will look.
type cell struct {
	style, text string
	width       int    // twentieths of a point
	fill, ink   string // RRGGBB, "" for the table's own
	size        int    // half points
	right       bool
	keep        bool // on the page of what follows
}

func (b *body) cell(c cell) {
	b.element("w:tc", func() {
		b.element("w:tcPr", func() {
			b.element("w:tcW", nil, "w:w", number(c.width), "w:type", "dxa")
			if c.fill != "" {
				b.element("w:shd", nil, "w:val", "clear", "w:color", "auto", "w:fill", c.fill)
			}
		})
		b.element("w:p", func() {
			b.element("w:pPr", func() {
				b.property("w:pStyle", c.style)
				if c.keep {
					b.element("w:keepNext", nil)
				}
				if c.right {
					b.property("w:jc", "right")
				}
			})
			b.run(font{colour: c.ink, size: c.size}, c.text)
		})
	})
}
