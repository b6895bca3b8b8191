package report

import (
	"slices"
	"strings"

	"planboard/internal/document"
)

// clause is a numbered paragraph of these sentences.
func clause(passages ...string) document.Block {
	return document.Numbered{Text: sentences(passages...)}
}

// sentences puts passages in a row, each ended with a full stop, without the
// empty ones.
func sentences(passages ...string) string {
	var some []string
	for _, s := range passages {
		if s = strings.TrimSpace(s); s != "" {
			some = append(some, ended(s))
		}
	}
	return strings.Join(some, " ")
}

// ended returns the passage with a full stop unless it has a mark of its own.
func ended(s string) string {
	for _, mark := range []string{".", "!", "?", ":", ".”", ".)"} {
		if strings.HasSuffix(s, mark) {
			return s
		}
	}
	return s + "."
}

// distinct returns the texts without blanks and repeats, in their order.
func distinct(texts []string) []string {
	var some []string
	for _, s := range texts {
		if s = strings.TrimSpace(s); s != "" && !slices.Contains(some, s) {
			some = append(some, s)
		}
	}
	return some
}
