package report

import (
	"fmt"
	"regexp"
	"strings"

	"planboard/internal/document"
	"planboard/internal/plan"
)

// Finding is something that keeps a report from being issued.
type Finding struct {
	Check  int    // its number in facts (h), checks before export
	Clause string // what a reader sees before the place: "9.1", or the section's "3."
	Text   string // what is wrong
}

// Sections of the layout that the checks speak of, by number.
const (
	sectionObject          = 1
	sectionOptions         = 3
	sectionRecommendations = 9
)

// Check returns what in a report on the edition must be put right before it is
// issued: a plan period that is neither the edition's nor, outside sections 1
// and 9, its predecessor's; a placeholder; a claimed success without a source
// (facts (h), checks 1, 2 and 4). The predecessor is nil when there is none.
func Check(d document.Document, edition plan.Edition, predecessor *plan.Edition) []Finding {
	var findings []Finding
	place, section := "", 0
	for number, b := range d.Clauses() {
		if h, ok := b.(document.Heading); ok && h.Level == 1 {
			section = sectionAfter(section, h)
		}
		if number != "" {
			place = number
		}
		allowed := []span{spanOf(edition)}
		if predecessor != nil && section != 0 && section != sectionObject && section != sectionRecommendations {
			allowed = append(allowed, spanOf(*predecessor))
		}
		for _, f := range checkBlock(b, section, allowed) {
			f.Clause = place
			findings = append(findings, f)
		}
	}
	return findings
}

// sectionAfter counts the numbered headings; what follows the last of them
// belongs to none.
func sectionAfter(section int, h document.Heading) int {
	if h.Unnumbered {
		return sectionRecommendations + 1
	}
	return section + 1
}

func checkBlock(b document.Block, section int, allowed []span) []Finding {
	var findings []Finding
	for _, text := range textsOf(b) {
		if other, found := namesOther(text, allowed...); found {
			findings = append(findings, Finding{Check: 1, Text: fmt.Sprintf("names the plan of %v; the report is about %v", other, allowed[0])})
		}
		if left := placeholder.FindString(text); left != "" {
			findings = append(findings, Finding{Check: 2, Text: fmt.Sprintf("%q is still a placeholder", strings.TrimSpace(left))})
		}
	}
	if list, ok := b.(document.Bullets); ok && section == sectionOptions {
		findings = append(findings, checkClaims(list)...)
	}
	return findings
}

// placeholder finds what a layout leaves to be filled in (facts (h), check 2).
var placeholder = regexp.MustCompile(`(?i)\bpost code\b|\btbc\b|\bxx+\b|\[\s*\]|\{\{|\[insert\b`)

func checkClaims(list document.Bullets) []Finding {
	var findings []Finding
	for _, item := range list.Items {
		if item.Source == "" {
			findings = append(findings, Finding{Check: 4, Text: fmt.Sprintf("claims %q without a measure, value, period and source", item.Lead)})
		}
	}
	return findings
}

// textsOf returns every text of a block.
func textsOf(b document.Block) []string {
	switch b := b.(type) {
	case document.TitleBlock:
		return append(append([]string{b.Title}, b.Above...), b.Below...)
	case document.Heading:
		return []string{b.Text}
	case document.Numbered:
		return append([]string{b.Text}, b.Limbs...)
	case document.Para:
		return []string{b.Text}
	case document.Bullets:
		return textsOfBullets(b)
	case document.Table:
		return textsOfTable(b)
	case document.SignOff:
		return textsOfSignOff(b)
	}
	return nil
}

func textsOfBullets(b document.Bullets) []string {
	var texts []string
	for _, item := range b.Items {
		texts = append(texts, item.Lead, item.Text, item.Source)
	}
	return texts
}

func textsOfTable(t document.Table) []string {
	texts := []string{t.Caption, t.Description, t.Note}
	for _, c := range t.Columns {
		texts = append(texts, c.Head)
	}
	for _, row := range t.Rows {
		for _, cell := range row {
			texts = append(texts, cell.Text)
		}
	}
	return texts
}

func textsOfSignOff(s document.SignOff) []string {
	texts := append([]string{s.Post}, s.Address...)
	for _, d := range s.Details {
		texts = append(texts, d.Name, d.Value)
	}
	return texts
}
