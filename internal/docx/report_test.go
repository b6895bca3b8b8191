package docx_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"planboard/internal/document"
	"planboard/internal/docx"
)

// hostile is what a pasted narrative can hold: markup, every quote, characters
// that XML forbids, and Word's own soft line break.
const hostile = "5 < 6 & \"so\" 'on' </w:t></w:r> ]]> £5 – ’\vsoft\nhard\ttab \xff mid\x00\x08\ufffe\uffff end"

// hostileText is what should be left of it, "|" standing for a line break.
const hostileText = "5 < 6 & \"so\" 'on' </w:t></w:r> ]]> £5 – ’|soft|hard\ttab \ufffd mid end"

var sections = []string{
	"Object and key points in this report",
	"Background information",
	"Options for consideration",
	"Analysis of options",
	"Financial and other resource implications (e.g. legal, HR, property, IT, communications etc.)",
	"Other relevant implications (e.g. crime and disorder, equalities, council plan, environmental, risk etc.)",
	"Outcomes of integrated impact assessment (if applicable)",
	"Outcomes of consultation and conflicts of interests declared",
	"Recommendations",
}

// cabinetReport is a report with every kind of block, nine sections long.
func cabinetReport() document.Document {
	d := document.Document{
		Title:    "Children in care plan 2022-2024",
		Author:   "Director of Children and Families",
		Subject:  "Review of the plan",
		Category: "Cabinet report",
		Marking:  "Illustrative data: demonstration",
		Capitals: true,
		Created:  time.Date(2024, 1, 31, 9, 0, 0, 0, time.UTC),
		Blocks: []document.Block{document.TitleBlock{
			Above: []string{"Demonstration Council", "Cabinet"},
			Title: "Children in care and care leavers plan 2022-2024",
		}},
	}
	for i, heading := range sections {
		d.Blocks = append(d.Blocks, document.Heading{Level: 1, Text: heading})
		d.Blocks = append(d.Blocks, sectionBlocks(i+1)...)
	}
	return signed(d)
}

func sectionBlocks(section int) []document.Block {
	blocks := []document.Block{document.Numbered{Text: fmt.Sprintf("First clause of section %d.", section)}}
	switch section {
	case 2:
		return append(blocks, document.Numbered{Text: hostile}, document.Para{Text: "Not a clause."})
	case 3:
		return append(blocks, document.Bullets{Items: []document.Item{
			{Text: "61% of care leavers are in education, employment or training", Source: "Measure 4.1, quarter 2"},
			{Text: "The plan itself", URL: `https://example.org/plan?q="a b"&r=<é>`},
			{Text: "A link that leads nowhere", URL: "javascript:alert(1)"},
		}})
	case 4:
		return append(blocks, document.Heading{Level: 2, Text: "What is not on track"}, exceptions(60), measures())
	case 9:
		return []document.Block{document.Numbered{Text: "That Cabinet:", Limbs: []string{"welcome the review; and", "endorse the plan."}}}
	}
	return blocks
}

func signed(d document.Document) document.Document {
	d.Blocks = append(d.Blocks,
		document.SignOff{
			Post:    "Director of Children and Families",
			Address: []string{"1 Example Square", "Exampleton", "EX1 1AA"},
			Details: []document.Detail{{Name: "Author", Value: "A. Officer"}, {Name: "Date", Value: "31/01/2024"}},
		},
		document.Heading{Level: 1, Text: "Background papers used in the preparation of this report", Unnumbered: true},
		document.Bullets{Items: []document.Item{{Text: "The plan", URL: "https://example.org/plan"}}})
	return d
}

func exceptions(rows int) document.Table {
	t := document.Table{
		Caption:     `Actions "not" on track`,
		Description: "One row an action, with its rating\nand why.",
		Columns:     []document.Column{{Head: "Ref"}, {Head: "Action"}, {Head: "Rating"}, {Head: "Previous rating"}, {Head: "Due"}},
		RowHeader:   true,
		Note:        "Key: x not available.",
	}
	tones := []document.Tone{document.Red, document.Amber, document.Green, document.Complete, document.Awaiting, document.Muted}
	words := []string{"Red – off track", "Amber – at risk", "Green – on track", "Complete", "Awaiting sign-off", "Not reported"}
	for i := range rows {
		t.Rows = append(t.Rows, []document.Cell{
			{Text: fmt.Sprintf("A%02d", i+1)},
			{Text: "Offer every young person who leaves care a named worker, and tell them who it is"},
			{Text: words[i%6], Tone: tones[i%6]}, {Text: "Not reported", Tone: document.Muted}, {Text: "31/03/2024"},
		})
	}
	return t
}

func measures() document.Table {
	t := document.Table{
		Caption:     "Measures by quarter",
		Description: "One row a measure.",
		Columns: []document.Column{
			{Head: "Measure"}, {Head: "Q1 2023/24", Number: true}, {Head: "Q2 2023/24", Number: true}, {Head: "Q3 2023/24", Number: true},
			{Head: "Target", Number: true}, {Head: "England", Number: true}, {Head: "Neighbours", Number: true}, {Head: "Rating"},
		},
		RowHeader: true,
	}
	for i := range 3 {
		t.Rows = append(t.Rows, []document.Cell{
			{Text: fmt.Sprintf("M%02d Care leavers in education, employment or training", i+1)},
			{Text: "51.2"}, {Text: "53.0"}, {Text: "55.1 p"}, {Text: "60.0"}, {Text: "56.4"}, {Text: "c"}, {Text: "Amber", Tone: document.Amber},
		})
	}
	return t
}

func write(t *testing.T, d document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Write(&b, d); err != nil {
		t.Fatalf("write: %v", err)
	}
	return b.Bytes()
}
