package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"planboard/internal/document"
)

const (
	fontName = "Arial"
	// In points.
	fontSize    = 12
	titleSize   = 16
	titleHeight = 24
)

// A look is how a cell appears. Cells that look the same share one style.
type look struct {
	head   bool // a column's head, which not every program colours by the table's style
	grid   bool // ruled off from the next row
	bold   bool
	wrap   bool
	right  bool
	size   float64 // points, 0 for fontSize
	format string  // of numbers, "" for general
}

func (b *book) style(sheet, from, to string, l look) {
	b.do(func() error {
		id, known := b.styles[l]
		if !known {
			var err error
			if id, err = b.NewStyle(l.style()); err != nil {
				return err
			}
			b.styles[l] = id
		}
		return b.SetCellStyle(sheet, from, to, id)
	})
}

func (l look) style() *excelize.Style {
	s := &excelize.Style{
		// Without a family, excelize gives the font of a book.
		Font:      &excelize.Font{Family: fontName, Size: fontSize, Bold: l.bold, Color: "0B0C0C"},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: l.wrap, Horizontal: "left"},
	}
	if l.size > 0 {
		s.Font.Size = l.size
	}
	if l.right {
		s.Alignment.Horizontal = "right"
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	if l.head {
		s.Font.Color = "FFFFFF"
		s.Fill = fill("17404F")
	}
	if l.grid {
		s.Border = []excelize.Border{{Type: "bottom", Color: "CFD6D8", Style: 1}}
	}
	return s
}

func fill(colour string) excelize.Fill {
	const solid = 1
	return excelize.Fill{Type: "pattern", Pattern: solid, Color: []string{colour}}
}

// colourWords gives each status column a rule for each of its words, so that
// the colour follows when someone types another word.
func (b *book) colourWords(s Sheet) {
	for i, c := range s.Columns {
		if c.Kind != KindStatus || len(c.Words) == 0 {
			continue
		}
		cells := cellName(i+1, firstRow) + ":" + cellName(i+1, s.lastRow())
		b.do(func() error {
			rules, err := b.rules(c.Words)
			if err != nil {
				return err
			}
			return b.SetConditionalFormat(s.Name, cells, rules)
		})
	}
}

func (b *book) rules(words []Word) ([]excelize.ConditionalFormatOptions, error) {
	var rules []excelize.ConditionalFormatOptions
	for _, word := range words {
		paper, ink := word.Tone.Colours()
		if paper == "" {
			continue
		}
		id, err := b.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: ink}, Fill: fill(paper)})
		if err != nil {
			return nil, err
		}
		quoted := `"` + strings.ReplaceAll(document.Legal(word.Text), `"`, `""`) + `"`
		rules = append(rules, excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Value: quoted, Format: &id})
	}
	return rules, nil
}
