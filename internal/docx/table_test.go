package docx_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"planboard/internal/document"
)

const textWidth = 9638 // A4 between two-centimetre margins, in twentieths of a point

func TestTheHeaderRowRepeatsAndNoRowSplits(t *testing.T) {
	t.Parallel()
	tables := mainPart(t, write(t, cabinetReport())).all("w:tbl")
	if len(tables) != 2 {
		t.Fatalf("%d tables, want 2", len(tables))
	}
	for _, table := range tables {
		for i, row := range table.all("w:tr") {
			if header := row.find("w:trPr", "w:tblHeader") != nil; header != (i == 0) {
				t.Errorf("row %d: header is %v", i, header)
			}
			if row.find("w:trPr", "w:cantSplit") == nil {
				t.Errorf("row %d may split over two pages", i)
			}
		}
	}
}

func TestATableSaysWhatItIs(t *testing.T) {
	t.Parallel()
	root := mainPart(t, write(t, cabinetReport()))
	properties := root.find("w:body", "w:tbl", "w:tblPr")
	if got := properties.value("w:tblCaption"); got != `Actions "not" on track` {
		t.Errorf("caption for assistive technology is %q", got)
	}
	if got := properties.value("w:tblDescription"); got != "One row an action, with its rating and why." {
		t.Errorf("description is %q", got)
	}
	look := properties.find("w:tblLook").attributes
	if look["w:firstRow"] != "1" || look["w:firstColumn"] != "1" || look["w:val"] != "06A0" {
		t.Errorf("the first row and column are not marked as headers: %v", look)
	}
	captions := paragraphs(root, "Caption")
	if want := `Table 1: Actions "not" on track`; captions[0] != want {
		t.Errorf("first caption is %q, want %q", captions[0], want)
	}
	if !strings.HasPrefix(captions[1], "Table 2: ") {
		t.Errorf("second caption is %q", captions[1])
	}
	if fields := root.all("w:fldSimple"); len(fields) != 2 || !strings.Contains(fields[0].attributes["w:instr"], "SEQ Table") {
		t.Error("captions are not counted by Word")
	}
}

func TestAColouredCellCarriesItsWord(t *testing.T) {
	t.Parallel()
	coloured := 0
	for _, cell := range mainPart(t, write(t, cabinetReport())).all("w:tc") {
		if cell.find("w:tcPr", "w:shd") == nil {
			continue
		}
		coloured++
		if strings.TrimSpace(cell.shown()) == "" {
			t.Error("a cell has a colour and no word")
		}
	}
	if want := 5 + 60*2 + 8 + 3; coloured != want {
		t.Errorf("%d cells have a fill, want %d: the heads, 2 in 60 rows, 1 in 3", coloured, want)
	}
}

func TestATonePaintsFillAndInk(t *testing.T) {
	t.Parallel()
	table := mainPart(t, write(t, cabinetReport())).find("w:body", "w:tbl")
	rating := table.all("w:tr")[1].all("w:tc")[2]
	if fill := rating.find("w:tcPr", "w:shd").attributes["w:fill"]; fill != "B10E1E" {
		t.Errorf("a red cell is filled with %s", fill)
	}
	if ink := rating.find("w:p", "w:r", "w:rPr").value("w:color"); ink != "FFFFFF" {
		t.Errorf("the text of a red cell is %s", ink)
	}
}

func TestColumnsFit(t *testing.T) {
	t.Parallel()
	word := func(n int) string { return strings.Repeat("n", n) }
	tests := []struct {
		name    string
		columns []document.Column
		cells   []string
		size    string // half points, "" for any
		atLeast []int  // twentieths of a point
	}{
		{"a long word in a head is not broken", []document.Column{{Head: "Neighbours", Width: 1}, {Head: "Action", Width: 20}}, []string{"c", "Act"}, "24", []int{1500, 1}},
		{"widths go by the shares given", []document.Column{{Head: "a", Width: 1}, {Head: "b", Width: 3}}, []string{"", ""}, "24", []int{2400, 7200}},
		{"the column with most to say is widest", []document.Column{{Head: "Ref"}, {Head: "Action"}}, []string{"A1", strings.Repeat("word ", 40)}, "24", []int{400, 6000}},
		{"an endless word leaves room for others", []document.Column{{Head: "a"}, {Head: "b"}, {Head: "c"}}, []string{word(500), "b", "c"}, "", []int{3000, 300, 300}},
		{"many columns are set smaller", make([]document.Column, 8), strings.Fields(strings.Repeat("Neighbours ", 8)), "18", []int{1, 1, 1, 1, 1, 1, 1, 1}},
		{"an empty table still has widths", []document.Column{{}, {}}, []string{"", ""}, "24", []int{4000, 4000}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			table := writtenTable(t, test.columns, test.cells)
			total := 0
			for i, c := range table.all("w:gridCol") {
				width, err := strconv.Atoi(c.attributes["w:w"])
				if err != nil || width < test.atLeast[i] {
					t.Errorf("column %d is %d wide, want at least %d", i, width, test.atLeast[i])
				}
				if cell := table.all("w:tc")[i].find("w:tcPr", "w:tcW").attributes["w:w"]; cell != c.attributes["w:w"] {
					t.Errorf("column %d is %d wide, its cell %s", i, width, cell)
				}
				total += width
			}
			if total != textWidth {
				t.Errorf("the table is %d wide, want %d", total, textWidth)
			}
			if got := table.all("w:sz")[0].attributes["w:val"]; test.size != "" && got != test.size {
				t.Errorf("text is %s half points, want %s", got, test.size)
			}
		})
	}
}

func writtenTable(t *testing.T, columns []document.Column, texts []string) *node {
	t.Helper()
	row := make([]document.Cell, len(texts))
	for i, text := range texts {
		row[i].Text = text
	}
	return mainPart(t, write(t, documentOf(document.Table{Columns: columns, Rows: [][]document.Cell{row}}))).find("w:body", "w:tbl")
}

func documentOf(blocks ...document.Block) document.Document {
	return document.Document{Created: time.Date(2024, 1, 31, 9, 0, 0, 0, time.UTC), Blocks: blocks}
}

// Two tables that touch become one in Word, and the end of a document is a
// paragraph.
func TestTablesDoNotTouch(t *testing.T) {
	t.Parallel()
	table := document.Table{Columns: []document.Column{{Head: "Ref"}}}
	body := mainPart(t, write(t, documentOf(table, table))).find("w:body")
	var names []string
	for _, n := range body.children {
		names = append(names, n.name)
	}
	if got, want := strings.Join(names, " "), "w:tbl w:p w:tbl w:p w:sectPr"; got != want {
		t.Errorf("body is %s, want %s", got, want)
	}
}

func TestFiguresAreAlignedRight(t *testing.T) {
	t.Parallel()
	table := mainPart(t, write(t, cabinetReport())).all("w:tbl")[1]
	for i, cell := range table.all("w:tr")[1].all("w:tc") {
		want := ""
		if i > 0 && i < 7 {
			want = "right"
		}
		if got := cell.value("w:p", "w:pPr", "w:jc"); got != want {
			t.Errorf("column %d is aligned %q, want %q", i, got, want)
		}
	}
}
