package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// setPage freezes the header and the first column on the screen, and sets the
// sheet to print on A4 across, as wide as the paper, its header on every page.
func (b *book) setPage(s Sheet, wb Workbook) {
	const a4 = 9
	paper, across, wide, tall, fit := a4, "landscape", 1, 0, true // 0: as many pages as it takes
	b.do(
		func() error { return b.SetPanes(s.Name, frozen()) },
		func() error { return b.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}) },
		func() error {
			return b.SetPageLayout(s.Name, &excelize.PageLayoutOptions{
				Size: &paper, Orientation: &across, FitToWidth: &wide, FitToHeight: &tall,
			})
		},
		func() error {
			return b.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{
				OddHeader: "&L" + printed(wb.Marking),
				OddFooter: "&L" + printed(s.Title) + "&RPage &P of &N",
			})
		},
		func() error { return b.SetDefinedName(printTitles(s.Name)) },
	)
	if s.Printed > 0 {
		b.do(func() error { return b.SetDefinedName(s.printArea()) })
	}
}

// printArea keeps the columns that are only of use on a screen off the paper,
// where they would make the type too small to read.
func (s Sheet) printArea() *excelize.DefinedName {
	quoted := strings.ReplaceAll(s.Name, "'", "''")
	last := min(s.Printed, len(s.Columns))
	return &excelize.DefinedName{
		Name: "_xlnm.Print_Area", Scope: s.Name,
		RefersTo: fmt.Sprintf("'%s'!$A$1:$%s$%d", quoted, columnName(last), s.bottomRow()),
	}
}

func frozen() *excelize.Panes {
	return &excelize.Panes{
		Freeze: true, XSplit: 1, YSplit: headRow,
		TopLeftCell: cellName(2, firstRow), ActivePane: "bottomRight",
	}
}

func printTitles(sheet string) *excelize.DefinedName {
	quoted := strings.ReplaceAll(sheet, "'", "''")
	return &excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: sheet,
		RefersTo: fmt.Sprintf("'%s'!$%d:$%d", quoted, headRow, headRow),
	}
}

// printed is text for a page header or footer, where "&" begins a code and the
// whole may be 255 characters long.
func printed(text string) string {
	const longest = 100
	runes := []rune(oneLine(text))
	return strings.ReplaceAll(string(runes[:min(len(runes), longest)]), "&", "&&")
}
