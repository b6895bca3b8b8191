package govuk_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"planboard/web/govuk"
)

func TestHiddenWordsAreApartFromTheOthers(t *testing.T) {
	t.Parallel()
	hidden := map[string]int{}
	for name, text := range drawings(t, plainly()) {
		component, _, _ := strings.Cut(name, ",")
		for n := range elements(t, text) {
			if class, _ := attr(n, "class"); slices.Contains(strings.Fields(class), "govuk-visually-hidden") {
				hidden[component]++
			}
			if slices.Contains([]string{"a", "button", "summary", "label", "legend", "p", "strong", "h2", "dt", "dd"}, n.Data) {
				if heard := runTogether(n); heard != "" {
					t.Errorf("%s is heard as %q:\n%s", name, heard, text)
				}
			}
		}
	}
	for _, name := range []string{"ErrorMessage", "SummaryList", "Pagination", "WarningText", "Input"} {
		if hidden[name] == 0 {
			t.Errorf("%s has no hidden words to be examined", name)
		}
	}
}

// The ends of hidden words in an element's text.
const begins, ends = "\x01", "\x02"

var stuck = regexp.MustCompile(`[^\s\x01\x02][\x02]*\x01[\x01]*[^\s:;,.)\x01\x02]|[^\s\x01\x02]\x02[^\s:;,.)\x01\x02]`)

// runTogether returns the words of an element where hidden and other ones run
// into one, "" where none do.
func runTogether(n *html.Node) string {
	var b strings.Builder
	var write func(*html.Node)
	write = func(n *html.Node) {
		class, _ := attr(n, "class")
		hidden := slices.Contains(strings.Fields(class), "govuk-visually-hidden")
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case hidden:
			b.WriteString(begins)
		case n.Data != "span" && n.Data != "strong" && n.Data != "i":
			b.WriteString(" ")
		}
		for child := range n.ChildNodes() {
			write(child)
		}
		if hidden {
			b.WriteString(ends)
		}
	}
	for child := range n.ChildNodes() {
		write(child)
	}
	if at := stuck.FindStringIndex(b.String()); at != nil {
		return strings.NewReplacer(begins, "", ends, "").Replace(strings.Join(strings.Fields(b.String()), " "))
	}
	return ""
}

func TestARunOfWordsIsHeard(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`<a>Change<span class="govuk-visually-hidden">name</span></a>`:                                "Changename",
		`<a>Change<span class="govuk-visually-hidden"> name</span></a>`:                               "",
		`<a>Change <span class="govuk-visually-hidden">name</span></a>`:                               "",
		`<a><span class="govuk-visually-hidden">Error:</span>Enter a date</a>`:                        "Error:Enter a date",
		`<a><span>Next</span><span class="govuk-visually-hidden">:</span> <span>page 2</span></a>`:    "",
		`<a><span class="govuk-visually-hidden">Warning</span>You may lose what you typed</a>`:        "WarningYou may lose what you typed",
		`<a><span>Next</span><span class="govuk-visually-hidden">page</span><span>of 3</span></a>`:    "Nextpageof 3",
		`<a><svg></svg><span class="govuk-visually-hidden">Warning</span> You may lose something</a>`: "",
	} {
		for n := range elements(t, text) {
			if n.Data != "a" {
				continue
			}
			if got := runTogether(n); got != want {
				t.Errorf("%s is heard as %q, want %q", text, got, want)
			}
		}
	}
	drawn := rendered(t, govuk.SummaryList(govuk.SummaryListParams{Rows: []govuk.SummaryRow{{
		Key:     govuk.SummaryCell{Text: "Name"},
		Actions: govuk.SummaryActions{Items: []govuk.SummaryAction{{Href: "#", Text: "Change", VisuallyHiddenText: "name"}}},
	}}}))
	for n := range elements(t, drawn) {
		if n.Data == "a" && strings.Join(strings.Fields(textOf(n)), " ") != "Change name" {
			t.Errorf("the link is heard as %q", textOf(n))
		}
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
