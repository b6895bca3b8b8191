package report

import (
	"slices"
	"strings"

	"planboard/internal/document"
	"planboard/internal/plan"
)

// clause is a numbered paragraph of these sentences.
func clause(passages ...string) document.Block {
	return document.Numbered{Text: plan.Sentences(passages...)}
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
