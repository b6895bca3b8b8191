// Package document is the block model of a report: title, headings, numbered
// clauses, bullets, tables and a sign-off, in reading order. A report is laid
// out once as a [Document] and rendered from there as a page, a Word file or a
// PDF, so that all three carry the same words in the same order under the same
// numbers. The package knows nothing of plans, nor of any file format.
//
// Every text in it may hold whatever a user typed, newlines included: escaping
// is the work of whoever renders.
package document

import "time"

// A Document is a whole report.
type Document struct {
	Title    string // what the file calls itself; the printed title is in a TitleBlock
	Author   string
	Subject  string
	Category string
	// Marking is repeated at the head of every page, such as "Draft" or
	// "Illustrative data: demonstration". Empty: no marking.
	Marking string
	// Capitals shows the title and the numbered headings in capitals. Their text
	// stays in sentence case, which is what a screen reader reads.
	Capitals bool
	// Created is the instant whose record the report shows, not the instant it
	// was downloaded: the same record makes the same file.
	Created time.Time
	Blocks  []Block
}

// A Block is one piece of a document: a TitleBlock, Heading, Numbered, Para,
// Bullets, Table or SignOff, by value.
type Block interface{ block() }

// A TitleBlock opens the document.
type TitleBlock struct {
	Above []string // whose report it is: council, decision body
	Title string
	Below []string // what else the layout asks for: agenda item, meeting
}

// A Heading opens a section. Level 1 is numbered 1, 2, 3 unless it is
// Unnumbered; levels 2 and 3 never are.
type Heading struct {
	Level      int // 1 to 3
	Text       string
	Unnumbered bool
}

// A Numbered clause is a paragraph counted under its level 1 heading: 1.1, 1.2.
// Limbs, when there are any, are lettered (a), (b) under it.
type Numbered struct {
	Text  string
	Limbs []string
}

// A Para is a paragraph without a number.
type Para struct {
	Text string
}

// Bullets is an unnumbered list.
type Bullets struct {
	Items []Item
}

// An Item is one bullet. Lead, on a line of its own before the text, is what the
// item claims and stands out. Source says, quietly and after the text, where the
// claim comes from. URL is where the text leads; renderers use [Item.Link], and
// print the text alone when that is empty.
type Item struct {
	Lead   string
	Text   string
	Source string
	URL    string
}

// A Table has a caption, which renderers number "Table 1", a Description for
// whoever cannot see its shape, one header row, and a Note under it, such as
// the key to its symbols. Rows hold one cell per column; with RowHeader the
// first cell of each row names the row.
type Table struct {
	Caption     string
	Description string
	Columns     []Column
	Rows        [][]Cell
	RowHeader   bool
	Note        string
}

// A Column of a table. Width is its share of the table's width, in whatever
// unit the other columns use; leave it 0 in all columns to fit the words.
type Column struct {
	Head   string
	Width  int
	Number bool // figures, aligned right
}

// A Cell of a table. A tone only repeats what Text says in words.
type Cell struct {
	Text string
	Tone Tone
}

// A SignOff closes the report: the post that signs, its address, and details
// such as author and date in the order given.
type SignOff struct {
	Post    string
	Address []string
	Details []Detail
}

// A Detail is one named line of a sign-off: "Author: …".
type Detail struct {
	Name, Value string
}

func (TitleBlock) block() {}
func (Heading) block()    {}
func (Numbered) block()   {}
func (Para) block()       {}
func (Bullets) block()    {}
func (Table) block()      {}
func (SignOff) block()    {}
