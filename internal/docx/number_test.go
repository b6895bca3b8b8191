package docx_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/document"
)

// What a page prints before each clause and what Word counts must be the same:
// members quote "4.2" from either.
func TestWordCountsAsTheDocumentDoes(t *testing.T) {
	t.Parallel()
	d := cabinetReport()
	var want []string
	for number, block := range d.Clauses() {
		if number != "" {
			want = append(want, number)
		}
		if n, ok := block.(document.Numbered); ok {
			for i := range n.Limbs {
				want = append(want, document.Letter(i))
			}
		}
	}
	if diff := cmp.Diff(want, wordNumbers(unpackedNumbers(t, d))); diff != "" {
		t.Errorf("numbers (-document +Word):\n%s", diff)
	}
}

// unpackedNumbers is the levels of the list by the style bound to each, and the
// style of every paragraph.
func unpackedNumbers(t *testing.T, d document.Document) (levels map[string]*node, styles []string) {
	t.Helper()
	parts := unpack(t, write(t, d))
	levels = map[string]*node{}
	for _, level := range parse(t, parts["word/numbering.xml"]).find("w:abstractNum").all("w:lvl") {
		levels[level.value("w:pStyle")] = level
	}
	for _, p := range parse(t, parts["word/document.xml"]).all("w:p") {
		styles = append(styles, p.value("w:pPr", "w:pStyle"))
	}
	return levels, styles
}

// wordNumbers counts as Word does: a level counts up, and starts those below it
// again.
func wordNumbers(levels map[string]*node, styles []string) []string {
	var counts [3]int
	var numbers []string
	for _, style := range styles {
		level := levels[style]
		if level == nil {
			continue
		}
		depth, _ := strconv.Atoi(level.attributes["w:ilvl"])
		counts[depth]++
		clear(counts[depth+1:])
		numbers = append(numbers, shownNumber(level, counts))
	}
	return numbers
}

func shownNumber(level *node, counts [3]int) string {
	third := strconv.Itoa(counts[2])
	if level.value("w:numFmt") == "lowerLetter" {
		third = string(rune('a' + counts[2] - 1))
	}
	return strings.NewReplacer("%1", strconv.Itoa(counts[0]), "%2", strconv.Itoa(counts[1]), "%3", third).
		Replace(level.value("w:lvlText"))
}

// A level is bound both ways: the list names the style, and the style the list.
func TestStylesAndListAreBoundToEachOther(t *testing.T) {
	t.Parallel()
	parts := unpack(t, write(t, cabinetReport()))
	bound := map[string]string{}
	for _, style := range parse(t, parts["word/styles.xml"]).all("w:style") {
		if numbered := style.find("w:pPr", "w:numPr"); numbered != nil {
			bound[style.attributes["w:styleId"]] = numbered.value("w:numId") + "." + numbered.value("w:ilvl")
		}
	}
	want := map[string]string{"Heading1": "1.", "Clause": "1.1", "ClauseLimb": "1.2", "ListBullet": "2."}
	if diff := cmp.Diff(want, bound); diff != "" {
		t.Errorf("list and level by style (-want +got):\n%s", diff)
	}
}
