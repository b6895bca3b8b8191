// Package docx writes a report as a Word file. It knows how Word wants
// headings, numbered clauses, tables and fields put, and nothing of plans or of
// what the report says.
//
// The numbers of sections and clauses are Word's own list numbering, so they
// stay right when someone adds a paragraph in Word.
package docx

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"time"

	"planboard/internal/document"
)

// MediaType is the content type of what Write writes.
const MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

//go:embed parts/content_types.xml
var contentTypes []byte

//go:embed parts/package_rels.xml
var packageRelationships []byte

//go:embed parts/styles.xml
var styles []byte

//go:embed parts/numbering.xml
var numbering []byte

//go:embed parts/settings.xml
var settings []byte

//go:embed parts/footer.xml
var footer []byte

// Write writes d as a .docx file: A4, Arial, British English. The same document
// makes the same bytes. It fails if [document.Document.Check] does, before
// anything is written, or if w does.
func Write(w io.Writer, d document.Document) error {
	if err := d.Check(); err != nil {
		return fmt.Errorf("write Word document: %w", err)
	}
	z := zip.NewWriter(w)
	for _, p := range parts(d) {
		if err := add(z, p, d.Created); err != nil {
			return fmt.Errorf("write %s of Word document: %w", p.name, err)
		}
	}
	return z.Close()
}

type part struct {
	name    string
	content []byte
}

// parts are the files in the package; readers expect the content types first.
func parts(d document.Document) []part {
	main := layOut(d)
	return []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelationships},
		{"docProps/core.xml", properties(d)},
		{"word/document.xml", main.Bytes()},
		{"word/_rels/document.xml.rels", relationships(main.links)},
		{"word/styles.xml", capitalised(d.Capitals)},
		{"word/numbering.xml", numbering},
		{"word/settings.xml", settings},
		{"word/header1.xml", header(d.Marking)},
		{"word/footer1.xml", footer},
	}
}

// capitalised is the styles, which say w:caps wherever the council's layout
// is in capitals, with that switched on or off.
func capitalised(on bool) []byte {
	if !on {
		return styles
	}
	return bytes.ReplaceAll(styles, []byte(`<w:caps w:val="0"/>`), []byte(`<w:caps/>`))
}

func add(z *zip.Writer, p part, modified time.Time) error {
	f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: modified.UTC()})
	if err != nil {
		return err
	}
	_, err = f.Write(p.content)
	return err
}
