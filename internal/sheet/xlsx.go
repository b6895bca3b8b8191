package sheet

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"planboard/internal/document"
)

// MediaType is the content type of what WriteXLSX writes.
const MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Where things are on every sheet, in rows counted from 1.
const (
	titleRow = 1
	noteRow  = 2
	headRow  = 4
	firstRow = 5
)

// WriteXLSX writes wb as an Excel workbook: each sheet a real table with its
// header and first column frozen, set to print on A4. The same workbook makes
// the same bytes. It fails if a sheet's name or a column's head is one that
// Excel refuses, a row does not fit the columns, a cell is not what it says, or
// w fails; except for the last, before anything is written.
func WriteXLSX(w io.Writer, wb Workbook) error {
	if err := wb.check(); err != nil {
		return fmt.Errorf("write workbook %q: %w", wb.Title, err)
	}
	b := book{File: excelize.NewFile(), styles: map[look]int{}}
	defer func() { _ = b.Close() }() // removes temporary files, of which there are none
	for i, s := range wb.Sheets {
		b.addSheet(i, s)
		b.setPage(s, wb)
	}
	b.describe(wb)
	if b.err != nil {
		return fmt.Errorf("write workbook %q: %w", wb.Title, b.err)
	}
	_, err := b.WriteTo(w)
	return err
}

// book is the workbook as it is built. After the first failure it keeps err and
// builds no more.
type book struct {
	*excelize.File
	styles map[look]int
	err    error
}

func (b *book) do(steps ...func() error) {
	for _, step := range steps {
		if b.err != nil {
			return
		}
		b.err = step()
	}
}

func (b *book) addSheet(i int, s Sheet) {
	b.do(func() error {
		if i == 0 {
			return b.SetSheetName("Sheet1", s.Name)
		}
		_, err := b.NewSheet(s.Name)
		return err
	})
	b.text(s.Name, 1, titleRow, oneLine(s.Title), look{bold: true, size: titleSize})
	b.do(func() error { return b.SetRowHeight(s.Name, titleRow, titleHeight) })
	b.text(s.Name, 1, noteRow, oneLine(s.Note), look{})
	b.heads(s)
	for i, row := range s.Rows {
		b.row(s, firstRow+i, row)
	}
	b.table(s)
	b.colourWords(s)
	b.key(s)
	b.do(func() error { return b.SetSheetDimension(s.Name, "A1:"+cellName(len(s.Columns), s.bottomRow())) })
}

func (b *book) heads(s Sheet) {
	tallest := 1
	for i, c := range s.Columns {
		const filterButton = 4
		column, head := columnName(i+1), oneLine(c.Head)
		tallest = max(tallest, lines(head, c.width()-filterButton))
		b.do(func() error { return b.SetColWidth(s.Name, column, column, cellWidth(c.width())) })
		b.text(s.Name, i+1, headRow, head, look{head: true, bold: true, wrap: true, right: c.Kind == KindNumber})
	}
	b.do(func() error { return b.SetRowHeight(s.Name, headRow, rowHeight(tallest)) })
}

func (b *book) row(s Sheet, at int, cells []Cell) {
	tallest := 1
	for i, c := range cells {
		tallest = max(tallest, lines(c.text, s.Columns[i].width()))
		b.cell(s, i, at, c)
	}
	b.do(func() error { return b.SetRowHeight(s.Name, at, rowHeight(tallest)) })
}

func (b *book) cell(s Sheet, i, row int, c Cell) {
	at := cellName(i+1, row)
	right := s.Columns[i].Kind == KindNumber
	switch c.holds {
	case holdsNumber:
		b.do(func() error { return b.SetCellDefault(s.Name, at, c.text) }) // as it stands: no float in between
		b.style(s.Name, at, at, look{grid: true, right: right, format: numberFormat(c.decimals)})
	case holdsDate:
		b.do(func() error { return b.SetCellInt(s.Name, at, serial(c.day)) })
		b.style(s.Name, at, at, look{grid: true, format: "dd/mm/yyyy"})
	default:
		b.text(s.Name, i+1, row, c.text, look{grid: true, wrap: true, right: right, format: "@"})
	}
}

// numberFormat shows thousands with a comma and so many decimals.
func numberFormat(decimals int) string {
	if decimals == 0 {
		return "#,##0"
	}
	return "#,##0." + strings.Repeat("0", decimals)
}

func (b *book) text(sheet string, column, row int, text string, l look) {
	at := cellName(column, row)
	b.do(func() error { return b.SetCellStr(sheet, at, stored(text)) })
	b.style(sheet, at, at, l)
}

// table makes heads and rows one table, which gives a filter to each column and
// a name to screen readers.
func (b *book) table(s Sheet) {
	stripes := false
	b.do(func() error {
		return b.AddTable(s.Name, &excelize.Table{
			Range: cellName(1, headRow) + ":" + cellName(len(s.Columns), s.lastRow()),
			Name:  tableName(s.Name), StyleName: "TableStyleLight1", ShowRowStripes: &stripes,
		})
	})
}

// lastRow of the table; Excel wants one row under the heads even when empty.
func (s Sheet) lastRow() int { return firstRow + max(len(s.Rows), 1) - 1 }

// bottomRow is the last of all, the key's where there is one.
func (s Sheet) bottomRow() int {
	if len(s.Key) == 0 {
		return s.lastRow()
	}
	return s.keyRow() + len(s.Key)
}

// keyRow is where the key begins, apart from the table by an empty row.
func (s Sheet) keyRow() int { return s.lastRow() + 2 }

// tableName is the sheet's name as Excel lets a table be called: letters and
// digits, and nothing like a cell's address.
func tableName(sheet string) string {
	return "Table" + strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, sheet)
}

func (b *book) key(s Sheet) {
	if len(s.Key) == 0 {
		return
	}
	b.text(s.Name, 1, s.keyRow(), "Key", look{bold: true})
	for i, line := range s.Key {
		b.text(s.Name, 1, s.keyRow()+1+i, oneLine(line), look{})
	}
}

func (b *book) describe(wb Workbook) {
	at := wb.Created.UTC().Format(time.RFC3339)
	b.do(
		func() error { return b.SetDefaultFont(fontName) },
		func() error {
			return b.SetDocProps(&excelize.DocProperties{
				Title: document.Legal(wb.Title), Creator: document.Legal(wb.Author), LastModifiedBy: document.Legal(wb.Author),
				Created: at, Modified: at, Language: "en-GB",
			})
		})
}

// cellName and columnName name what the checks have shown to be on the sheet,
// or else Excel's limits refuse in the call that is given the empty name.
func cellName(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}

func columnName(column int) string {
	name, _ := excelize.ColumnNumberToName(column)
	return name
}
