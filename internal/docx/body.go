package docx

import (
	"strings"

	"planboard/internal/document"
)

const mainNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// A4 with two-centimetre margins, in twentieths of a point.
const (
	pageWidth  = 11906
	pageHeight = 16838
	margin     = 1134
	textWidth  = pageWidth - 2*margin
)

// body is the main part as it is written, block after block.
type body struct {
	markup
	tables int      // captioned so far
	links  []string // in the order of their ids
	// introduces: the block being written belongs to the table or the list after
	// it, and does not stay behind on another page.
	introduces bool
	// afterTable: the last thing written was a table. What follows keeps its
	// distance, and a second table would grow into the first.
	afterTable bool
}

func layOut(d document.Document) *body {
	b := new(body)
	b.WriteString(declaration)
	b.element("w:document", func() {
		b.element("w:body", func() {
			for i, block := range d.Blocks {
				b.introduces = introduces(d.Blocks[i:])
				b.block(block)
			}
			b.closeTable()
			b.section()
		})
	}, "xmlns:w", mainNamespace, "xmlns:r", strings.TrimSuffix(relationshipTypes, "/"))
	return b
}

func (b *body) block(block document.Block) {
	switch block := block.(type) {
	case document.TitleBlock:
		b.title(block)
	case document.Heading:
		b.text(headingStyle(block), block.Text)
	case document.Numbered:
		b.numbered(block)
	case document.Para:
		b.text("Normal", block.Text)
	case document.Bullets:
		b.bullets(block)
	case document.Table:
		b.table(block)
	case document.SignOff:
		b.signOff(block)
	}
}

// introduces reports whether the first of the blocks is words that lead to a
// table or a list.
func introduces(blocks []document.Block) bool {
	if len(blocks) < 2 {
		return false
	}
	switch blocks[0].(type) {
	case document.Numbered, document.Para:
	default:
		return false
	}
	switch blocks[1].(type) {
	case document.Table, document.Bullets:
		return true
	}
	return false
}

func headingStyle(h document.Heading) string {
	if h.Level == 1 && h.Unnumbered {
		return "UnnumberedHeading"
	}
	return "Heading" + number(h.Level)
}

func (b *body) title(t document.TitleBlock) {
	for _, line := range t.Above {
		b.text("TitleLine", line)
	}
	b.text("Title", t.Title)
	for _, line := range t.Below {
		b.text("Normal", line)
	}
}

// numbered leaves the counting to Word, through the styles.
func (b *body) numbered(n document.Numbered) {
	b.text("Clause", n.Text)
	for _, limb := range n.Limbs {
		b.text("ClauseLimb", limb)
	}
}

func (b *body) bullets(list document.Bullets) {
	for _, item := range list.Items {
		b.paragraph("ListBullet", func() {
			b.item(item)
			if item.Source != "" {
				b.run(font{style: "Source"}, "\n"+item.Source)
			}
		})
	}
}

func (b *body) item(item document.Item) {
	if item.Lead != "" {
		b.run(font{style: "Strong"}, item.Lead)
	}
	if item.Lead != "" && item.Text != "" {
		b.run(font{}, "\n")
	}
	link := item.Link()
	if link == "" {
		b.run(font{}, item.Text)
		return
	}
	b.links = append(b.links, link)
	b.element("w:hyperlink", func() { b.run(font{style: "Hyperlink"}, item.Text) },
		"r:id", linkID(len(b.links)-1), "w:history", "1")
}

// signOff stays on one page: its styles keep each line with the next.
func (b *body) signOff(s document.SignOff) {
	b.text("SignOffPost", s.Post)
	if len(s.Address) > 0 {
		b.text("SignOffLine", strings.Join(s.Address, "\n"))
	}
	for _, detail := range s.Details {
		b.paragraph("SignOffLine", func() {
			b.run(font{style: "Strong"}, detail.Name+": ")
			b.run(font{}, detail.Value)
		})
	}
}

func (b *body) text(style, text string) {
	b.paragraph(style, func() { b.run(font{}, text) })
}

func (b *body) paragraph(style string, inside func()) {
	b.element("w:p", func() {
		b.element("w:pPr", func() {
			b.property("w:pStyle", style)
			if b.introduces {
				b.element("w:keepNext", nil)
			}
			if b.afterTable {
				b.element("w:spacing", nil, "w:before", "300")
			}
		})
		b.afterTable = false
		inside()
	})
}

// section says which header and footer go on which paper.
func (b *body) section() {
	edge := number(margin)
	b.element("w:sectPr", func() {
		b.element("w:headerReference", nil, "w:type", "default", "r:id", headerID)
		b.element("w:footerReference", nil, "w:type", "default", "r:id", footerID)
		b.element("w:pgSz", nil, "w:w", number(pageWidth), "w:h", number(pageHeight))
		b.element("w:pgMar", nil, "w:top", edge, "w:right", edge, "w:bottom", edge, "w:left", edge,
			"w:header", "567", "w:footer", "567", "w:gutter", "0")
	})
}
