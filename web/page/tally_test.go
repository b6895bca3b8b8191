package page_test

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"planboard/internal/plan"
)

// tally is how many there are of what, by its words in lower case. What there
// is none of is left out.
type tally map[string]int

// statusTally counts actions one by one, of a priority or, for "", all.
func statusTally(p plan.Position, priority string) tally {
	c := tally{}
	for _, a := range p.Actions {
		if priority == "" || a.Priority == priority {
			c[strings.ToLower(a.Status.Status.Word())]++
		}
	}
	return c
}

func ratingTally(p plan.Position, priority string) tally {
	c := tally{}
	for _, s := range p.Measures {
		if priority == "" || s.Priority == priority {
			c[strings.ToLower(s.Judgement().Rating.Word())]++
		}
	}
	return c
}

// total is how many there are in all.
func (c tally) total() int {
	n := 0
	for _, some := range c {
		n += some
	}
	return n
}

// listed reads "2 red, 1 not reported": a bar's description, a legend, a
// caption.
func listed(t *testing.T, parts ...string) tally {
	t.Helper()
	c := tally{}
	for _, part := range parts {
		n, what, found := strings.Cut(part, " ")
		c[what] += whole(t, n)
		if !found {
			t.Errorf("%q is no number of something", part)
		}
	}
	return c
}

func whole(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.ReplaceAll(text, ",", ""))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// barTally is what a bar says and what it shows, which must be one: its
// description in both drawings, and as many segments, as long as their share.
func barTally(t *testing.T, scope *html.Node) tally {
	t.Helper()
	var tallies []tally
	for _, svg := range all(t, scope, "svg.pb-bar") {
		parts := strings.Split(strings.TrimSuffix(text(one(t, svg, "desc")), "."), ", ")
		c := listed(t, parts...)
		segments := all(t, svg, "rect")
		if len(segments) != len(parts) {
			t.Errorf("%d segments for %q", len(segments), parts)
			continue
		}
		for i, segment := range segments {
			n := whole(t, strings.Fields(parts[i])[0])
			if got := percent(t, segment) / percent(t, segments[0]) * float64(whole(t, strings.Fields(parts[0])[0])); math.Abs(got-float64(n)) > 0.02*float64(n)+0.02 {
				t.Errorf("the segment of %q is as long as %.2f", parts[i], got)
			}
		}
		tallies = append(tallies, c)
	}
	if len(tallies) != 2 || !gocmp.Equal(tallies[0], tallies[1]) {
		t.Fatalf("the drawings of the bar say %v", tallies)
	}
	return tallies[0]
}

func percent(t *testing.T, n *html.Node) float64 {
	t.Helper()
	width, err := strconv.ParseFloat(strings.TrimSuffix(attr(n, "width"), "%"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return width
}

func legendTally(t *testing.T, scope *html.Node) tally {
	t.Helper()
	return listed(t, texts(t, scope, ".pb-legend li")...)
}

// rowTally counts the rows of a table by the sign in them; a measure without a
// rating has the reason for a word.
func rowTally(t *testing.T, table *html.Node) tally {
	t.Helper()
	c := tally{}
	for _, row := range all(t, table, "tbody tr:not(.pb-group)") {
		word := strings.ToLower(text(one(t, row, ".pb-rag")))
		if strings.HasPrefix(word, "not rated") || word == "no target set" || word == "no figure yet" {
			word = "not rated"
		}
		c[word]++
	}
	return c
}

// sayings find numbers in a sentence.
var (
	number = `([a-z]+|\d[\d,]*)`
	things = `(?:rated |success )?(?:actions?|measures?)`
	saying = regexp.MustCompile(`(?i)` + number + `(?: of [\w,]+ ` + things + `| (?:[\d,]+ )?` + things + `)? (?:is|are|awaits?) ` +
		`(red|not reported|amber|green or complete|green|awaiting sign-off|sign-off|complete|not started|carried forward|withdrawn|without a rating)`)
	sizing  = regexp.MustCompile(`(?i)(?:of (?:its )?|all |its |the )(one|\d[\d,]*) ` + things + `|(both) ` + things)
	nothing = map[string]*regexp.Regexp{
		"not reported":     regexp.MustCompile(`(?i)none (?:of \S+ actions )?is reported\.`),
		"not started":      regexp.MustCompile(`(?i)none (?:of \S+ actions )?has started\.`),
		"without a rating": regexp.MustCompile(`has (?:a|no) rating\.`),
	}
	words = []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
)

// said are the numbers of a sentence, and under "in all" what they are of.
func said(t *testing.T, sentence string) tally {
	t.Helper()
	c, size := tally{}, 0
	read := func(word string) int {
		word = strings.ToLower(word)
		switch i := slices.Index(words, word); {
		case i >= 0:
			return i
		case word == "no":
			return 0
		case word == "all", word == "both":
			return size
		default:
			return whole(t, word)
		}
	}
	if m := sizing.FindStringSubmatch(sentence); m != nil {
		size = 2
		if m[1] != "" {
			size = read(m[1])
		}
		c["in all"] = size
	}
	for _, m := range saying.FindAllStringSubmatch(sentence, -1) {
		c[m[2]] = read(strings.TrimPrefix(m[1], "the "))
	}
	for what, pattern := range nothing {
		if pattern.MatchString(sentence) {
			c[what] = size
		}
	}
	return c
}

// ties reports where tallies differ from the one counted.
func ties(t *testing.T, counted tally, others map[string]tally) {
	t.Helper()
	for where, c := range others {
		if diff := gocmp.Diff(counted, c); diff != "" {
			t.Errorf("%s (-counted +told):\n%s", where, diff)
		}
	}
}

// sentenceTies reports a number of a sentence that was not counted, and a
// number above nought that it leaves out.
func sentenceTies(t *testing.T, sentence string, counted tally, musts ...string) {
	t.Helper()
	told := said(t, sentence)
	for what, n := range told {
		if counted[what] != n {
			t.Errorf("counted %d %s, and the page says %q", counted[what], what, sentence)
		}
	}
	for _, what := range musts {
		if _, ok := told[what]; !ok && counted[what] > 0 {
			t.Errorf("counted %d %s, and the page only says %q", counted[what], what, sentence)
		}
	}
}

// asSaid adds to a count of actions what sentences say in other words.
func asSaid(c tally) tally {
	said := tally{"in all": c.total(), "sign-off": c["awaiting sign-off"], "green or complete": c["green"] + c["complete"]}
	for what, n := range c {
		said[what] = n
	}
	return said
}

// ratingsAsSaid are the measures with a rating as the whole, if there are any.
func ratingsAsSaid(c tally) tally {
	rated := c.total() - c["not rated"]
	return tally{"in all": cmp.Or(rated, c.total()), "without a rating": c["not rated"], "red": c["red"], "amber": c["amber"], "green": c["green"]}
}

func statusWords() []string {
	var words []string
	for _, s := range plan.Statuses {
		words = append(words, strings.ToLower(s.Word()))
	}
	return words
}

// shownTally reads "All 9 actions: 2 red, 7 green."
func shownTally(t *testing.T, line string) tally {
	t.Helper()
	head, parts, _ := strings.Cut(strings.TrimSuffix(line, "."), ": ")
	c := listed(t, strings.Split(parts, ", ")...)
	if got := whole(t, strings.Fields(head)[1]); got != c.total() {
		t.Errorf("%q gives %d in all", line, c.total())
	}
	return c
}
