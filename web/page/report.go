package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"planboard/internal/chart"
	"planboard/internal/document"
	"planboard/internal/plan"
	"planboard/internal/route"
)

// Reports lists the editions whose cabinet report summary can be taken away.
type Reports struct{ Editions []plan.Edition }

// Head implements Page.
func (p Reports) Head() Head { return Head{Title: "Cabinet reports", Section: ReportsOf} }

// Body implements Page.
func (p Reports) Body() templ.Component { return p.body() }

// lede says what can be taken away.
func (p Reports) lede() string {
	if len(p.Editions) == 0 {
		return "No edition is on the record yet, so there is nothing to report."
	}
	return "A cabinet report summary can be read here or taken away for each of " + count(len(p.Editions), "edition") + "."
}

// Report is the cabinet report summary of an edition as Cabinet reads it, from
// the same blocks as the Word file.
type Report struct {
	Edition  plan.Edition
	Document document.Document
	Findings []string // what keeps it from leaving: each with the clause it is in
}

// Head implements Page.
func (p Report) Head() Head {
	return Head{
		Title:   "Cabinet report summary, " + p.Edition.Title(),
		Section: ReportsOf,
		Crumbs:  []Crumb{{"Reports", route.Reports}},
	}
}

// Body implements Page.
func (p Report) Body() templ.Component { return p.body() }

// lede says what the page is, and of which record.
func (p Report) lede() string {
	return "This is the report as Cabinet reads it, worked out from the record as it stood on " +
		moment(p.Document.Created) + ". The Word file carries the same words."
}

// download is a file that can be taken away.
type download struct{ text, address string }

func downloads(k plan.EditionKey) []download {
	return []download{
		{"Word document (.docx)", route.Report(k) + route.DOCX},
		{"Excel workbook (.xlsx)", route.Report(k) + route.XLSX},
		{"Actions (.csv)", route.File(route.Actions(k), route.CSV)},
		{"Measures (.csv)", route.File(route.Measures(k), route.CSV)},
	}
}

// piece is a block of the report with the number a reader sees before it.
type piece struct {
	number string
	block  document.Block
	table  int    // of a table: which one it is, counted from 1
	anchor string // of a section's heading: its id
	text   string // of a section's heading
}

func (p Report) pieces() []piece {
	var all []piece
	tables, sections := 0, 0
	for number, block := range p.Document.Clauses() {
		next := piece{number: number, block: block}
		switch b := block.(type) {
		case document.Table:
			tables++
			next.table = tables
		case document.Heading:
			if b.Level == 1 {
				sections++
				next.anchor, next.text = "section-"+strconv.Itoa(sections), b.Text
			}
		}
		all = append(all, next)
	}
	return all
}

// sections are the headings that the list of contents leads to.
func (p Report) sections() []piece {
	return slices.DeleteFunc(p.pieces(), func(next piece) bool { return next.anchor == "" })
}

var toneSigns = map[document.Tone]sign{
	document.Red:      {chart.Diamond, "pb-rag--red"},
	document.Amber:    {chart.Triangle, "pb-rag--amber"},
	document.Green:    {chart.Circle, "pb-rag--green"},
	document.Complete: {chart.TickedSquare, "pb-rag--complete"},
	document.Awaiting: {chart.OpenSquare, "pb-rag--awaiting"},
	document.Muted:    {chart.Dash, "pb-rag--none"},
}

// toned is how a cell with a tone is drawn: by its word where that is a
// status, else by its tone.
func toned(c document.Cell) sign {
	for _, s := range plan.Statuses {
		if s.Word() == c.Text {
			return statusSigns[s]
		}
	}
	return toneSigns[c.Tone]
}

func linesOf(text string) []string { return strings.Split(text, "\n") }
