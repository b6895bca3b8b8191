// Package sheet writes one table model as an Excel workbook or as CSV. It knows
// how a spreadsheet is read, filtered and printed, and nothing of plans. It
// takes colours from document, so that a rating looks the same in the workbook
// as in the Word report.
//
// An empty cell says nothing. Where a value is missing for a reason, the caller
// gives the symbol for it as [Text], and its meaning in [Sheet.Key].
package sheet

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"planboard/internal/document"
)

// A Workbook is a file of one or more sheets.
type Workbook struct {
	Title   string
	Author  string
	Marking string // printed at the head of every page, "" for none
	// Created is the instant whose record the workbook shows: the same record
	// makes the same file.
	Created time.Time
	Sheets  []Sheet
}

// A Sheet is one table: a title above it, one line on how to read it, and the
// key to its symbols below.
type Sheet struct {
	Name    string // on its tab: at most 31 characters, none of : \ / ? * [ ]
	Title   string
	Note    string
	Columns []Column
	Rows    [][]Cell // one cell per column
	Key     []string
	Printed int // how many columns, from the first, go on paper; 0: all
}

// A Column of a sheet. Heads are not empty, and no two are the same.
type Column struct {
	Head  string
	Width int // in characters, 0 for what its kind usually needs
	Kind  Kind
	Words []Word // that a KindStatus column colours
}

// A Kind is what a column mostly holds. Any cell may hold text in place of a
// number or date: a symbol that says why there is none.
type Kind int

// The kinds of column.
const (
	KindText   Kind = iota // wrapped
	KindNumber             // aligned right
	KindDate
	KindStatus // text, coloured where a cell is exactly one of the column's Words
)

// A Word is one a status column may hold, and its colour.
type Word struct {
	Text string
	Tone document.Tone
}

func (wb Workbook) check() error {
	if wb.Created.IsZero() {
		return errors.New("it has no time of creation")
	}
	if len(wb.Sheets) == 0 {
		return errors.New("it has no sheets")
	}
	names := map[string]bool{}
	for _, s := range wb.Sheets {
		if name := strings.ToLower(s.Name); names[name] {
			return fmt.Errorf("two sheets are named %q", s.Name)
		}
		names[strings.ToLower(s.Name)] = true
		if err := s.check(); err != nil {
			return err
		}
	}
	return nil
}

// check finds what Excel would call damage, and cells that are not what they
// say. Excel compares heads without regard to case.
func (s Sheet) check() error {
	if len(s.Columns) == 0 {
		return fmt.Errorf("sheet %q has no columns", s.Name)
	}
	heads := map[string]bool{}
	for i, c := range s.Columns {
		head := strings.ToLower(oneLine(c.Head))
		if head == "" || heads[head] {
			return fmt.Errorf("sheet %q: head %q of column %d is empty or used twice", s.Name, c.Head, i+1)
		}
		heads[head] = true
	}
	for i, row := range s.Rows {
		if err := s.checkRow(row); err != nil {
			return fmt.Errorf("sheet %q, row %d: %w", s.Name, i+1, err)
		}
	}
	return nil
}

func (s Sheet) checkRow(row []Cell) error {
	if len(row) != len(s.Columns) {
		return fmt.Errorf("%d cells under %d columns", len(row), len(s.Columns))
	}
	for i, c := range row {
		if err := c.check(); err != nil {
			return fmt.Errorf("%s: %w", s.Columns[i].Head, err)
		}
	}
	return nil
}
