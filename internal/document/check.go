package document

import (
	"errors"
	"fmt"
	"strings"
)

const deepestHeading = 3

// Check reports the first thing that would keep the document from being read
// rightly: no time of creation, a block given by pointer, a heading level that
// skips, a clause outside every numbered section, a row that does not fit its
// table, a tone on a cell with no word. Each is a mistake of whoever laid the
// document out, never of what a user typed.
func (d Document) Check() error {
	if d.Created.IsZero() {
		return errors.New("document has no time of creation")
	}
	i, level := 0, 0
	for number, b := range d.Clauses() {
		i++
		if err := checkBlock(number, b, level); err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
		if h, ok := b.(Heading); ok {
			level = h.Level
		}
	}
	return nil
}

// checkBlock is told the block's number and the level of the heading above it.
func checkBlock(number string, b Block, level int) error {
	switch b := b.(type) {
	case Heading:
		if b.Level < 1 || b.Level > min(level+1, deepestHeading) {
			return fmt.Errorf("heading %q is at level %d, under one at level %d", b.Text, b.Level, level)
		}
	case Numbered:
		if number == "" {
			return fmt.Errorf("clause %q is in no numbered section", b.Text)
		}
	case Table:
		return b.check()
	case TitleBlock, Para, Bullets, SignOff:
	default:
		return fmt.Errorf("%T is not a block by value", b)
	}
	return nil
}

func (t Table) check() error {
	if len(t.Columns) == 0 {
		return fmt.Errorf("table %q has no columns", t.Caption)
	}
	for i, row := range t.Rows {
		if err := t.checkRow(row); err != nil {
			return fmt.Errorf("table %q, row %d: %w", t.Caption, i+1, err)
		}
	}
	return nil
}

func (t Table) checkRow(row []Cell) error {
	if len(row) != len(t.Columns) {
		return fmt.Errorf("%d cells under %d columns", len(row), len(t.Columns))
	}
	for i, cell := range row {
		if cell.Tone != NoTone && strings.TrimSpace(cell.Text) == "" {
			return fmt.Errorf("%q is %v but says nothing", t.Columns[i].Head, cell.Tone)
		}
	}
	return nil
}
