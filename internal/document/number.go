package document

import (
	"fmt"
	"iter"
	"strings"
)

// Clauses yields the blocks in order, each with the number a reader sees
// before it: "3." at a numbered heading, "3.1" at a clause, "" at anything
// else. Word counts for itself, by these same rules. A clause with no numbered
// heading above it belongs to no section and gets no number; [Document.Check]
// refuses it.
func (d Document) Clauses() iter.Seq2[string, Block] {
	return func(yield func(string, Block) bool) {
		var n numbering
		for _, b := range d.Blocks {
			if !yield(n.next(b), b) {
				return
			}
		}
	}
}

// Letter is what precedes limb i of a clause, counted from 0: "(a)", "(b)";
// after "(z)" comes "(aa)", then "(bb)", as Word counts.
func Letter(i int) string {
	const alphabet = 26
	return "(" + strings.Repeat(string(rune('a'+i%alphabet)), 1+i/alphabet) + ")"
}

type numbering struct {
	section, clause int
	open            bool // inside a numbered section
}

func (n *numbering) next(b Block) string {
	switch b := b.(type) {
	case Heading:
		return n.heading(b)
	case Numbered:
		return n.numbered()
	}
	return ""
}

func (n *numbering) heading(h Heading) string {
	if h.Level != 1 {
		return ""
	}
	n.open = !h.Unnumbered
	if !n.open {
		return ""
	}
	n.section++
	n.clause = 0
	return fmt.Sprintf("%d.", n.section)
}

func (n *numbering) numbered() string {
	if !n.open {
		return ""
	}
	n.clause++
	return fmt.Sprintf("%d.%d", n.section, n.clause)
}
