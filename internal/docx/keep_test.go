package docx_test

import (
	"fmt"
	"testing"

	"planboard/internal/document"
)

// keptRows reports, for each row of the first table, whether it stays on the
// page of what follows.
func keptRows(t *testing.T, d document.Document) []bool {
	t.Helper()
	var kept []bool
	for _, row := range mainPart(t, write(t, d)).find("w:body", "w:tbl").all("w:tr") {
		all := true
		for _, p := range row.all("w:p") {
			all = all && p.find("w:pPr", "w:keepNext") != nil
		}
		kept = append(kept, all)
	}
	return kept
}

func TestAShortTableStaysOnOnePageAndALongOneLeavesNoRowAlone(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		rows  int
		note  string
		parts []int // the rows after which a page may end, the head being 0
	}{
		{"a head stands alone", 1, "", []int{1}},
		{"a table of a dozen rows parts", 12, "", []int{12}},
		{"the key parts from its table", 2, "Key", nil},
		{"a longer table cannot part", 14, "Key", []int{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			table := document.Table{Columns: []document.Column{{Head: "Ref"}, {Head: "Why"}}, Note: tt.note}
			for i := range tt.rows {
				table.Rows = append(table.Rows, []document.Cell{{Text: fmt.Sprint(i)}, {Text: "why"}})
			}
			var parts []int
			for i, kept := range keptRows(t, documentOf(table)) {
				if !kept {
					parts = append(parts, i)
				}
			}
			if fmt.Sprint(parts) != fmt.Sprint(tt.parts) {
				t.Errorf("a page may end after rows %v, want %v", parts, tt.parts)
			}
		})
	}
}

func TestWhatIntroducesStaysWithWhatItIntroduces(t *testing.T) {
	t.Parallel()
	section, clause := document.Heading{Level: 1, Text: "Analysis"}, document.Numbered{Text: "As follows:"}
	table := document.Table{Caption: "Actions", Columns: []document.Column{{Head: "Ref"}}}
	tests := []struct {
		name  string
		next  document.Block
		stays bool
	}{
		{"a table comes without its clause", table, true},
		{"a list comes without its clause", document.Bullets{Items: []document.Item{{Text: "one"}}}, true},
		{"a clause is tied to the next one", clause, false},
	}
	for _, tt := range tests {
		for _, p := range mainPart(t, write(t, documentOf(section, clause, tt.next))).all("w:p") {
			if p.shown() != "As follows:" {
				continue
			}
			if stays := p.find("w:pPr", "w:keepNext") != nil; stays != tt.stays {
				t.Errorf("%s: it stays with what follows: %v", tt.name, stays)
			}
			break
		}
	}
}

func TestAnItemsLeadStandsOutOnALineOfItsOwn(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		item document.Item
		want string
	}{
		{"claim, figure and source run together", document.Item{Lead: "Few offend.", Text: "M12: 2%.", Source: "A release"}, "Few offend.|M12: 2%.|A release"},
		{"a lead alone has a blank line under it", document.Item{Lead: "Few offend."}, "Few offend."},
	}
	for _, tt := range tests {
		root := mainPart(t, write(t, documentOf(document.Bullets{Items: []document.Item{tt.item}})))
		if got := paragraphs(root, "ListBullet")[0]; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		for _, run := range root.all("w:r") {
			if bold := run.find("w:rPr", "w:rStyle") != nil && run.find("w:rPr").value("w:rStyle") == "Strong"; bold != (run.shown() == tt.item.Lead) {
				t.Errorf("%s: %q stands out: %v", tt.name, run.shown(), bold)
			}
		}
	}
}
