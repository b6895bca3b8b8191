package docx

import (
	"strconv"
	"time"

	"planboard/internal/document"
)

// The relationships of the main part, by the ids it refers to them with.
const (
	headerID = "rId4"
	footerID = "rId5"

	relationshipTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

var ownParts = []struct{ id, kind, target string }{
	{"rId1", "styles", "styles.xml"},
	{"rId2", "numbering", "numbering.xml"},
	{"rId3", "settings", "settings.xml"},
	{headerID, "header", "header1.xml"},
	{footerID, "footer", "footer1.xml"},
}

func relationships(links []string) []byte {
	var m markup
	m.WriteString(declaration)
	m.element("Relationships", func() {
		for _, p := range ownParts {
			m.element("Relationship", nil, "Id", p.id, "Type", relationshipTypes+p.kind, "Target", p.target)
		}
		for i, link := range links {
			m.element("Relationship", nil, "Id", linkID(i), "Type", relationshipTypes+"hyperlink",
				"Target", link, "TargetMode", "External")
		}
	}, "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
	return m.Bytes()
}

func linkID(i int) string { return "rIdLink" + number(i+1) }

// properties is what the file says of itself: a screen reader announces the
// title, and the language chooses its voice.
func properties(d document.Document) []byte {
	var m markup
	at := d.Created.UTC().Format(time.RFC3339)
	m.WriteString(declaration)
	m.element("cp:coreProperties", func() {
		m.textElement("dc:title", d.Title)
		m.textElement("dc:subject", d.Subject)
		m.textElement("dc:creator", d.Author)
		m.textElement("cp:category", d.Category)
		m.textElement("dc:language", "en-GB")
		m.textElement("cp:lastModifiedBy", d.Author)
		m.textElement("dcterms:created", at, "xsi:type", "dcterms:W3CDTF")
		m.textElement("dcterms:modified", at, "xsi:type", "dcterms:W3CDTF")
	},
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	return m.Bytes()
}

func header(marking string) []byte {
	var b body
	b.WriteString(declaration)
	b.element("w:hdr", func() {
		b.paragraph("Header", func() { b.run(font{}, marking) })
	}, "xmlns:w", mainNamespace)
	return b.Bytes()
}

func number(n int) string { return strconv.Itoa(n) }
