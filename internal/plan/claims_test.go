package plan_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// spelled are the numbers that a sentence writes in words.
var spelled = strings.Fields("none one two three four five six seven eight nine")

// amount reads a number as a sentence writes it; whole is what "all" stands for.
func amount(t *testing.T, word string, whole int) int {
	t.Helper()
	switch word = strings.ToLower(word); word {
	case "no":
		return 0
	case "all":
		return whole
	case "both":
		return 2
	}
	for n, s := range spelled {
		if s == word {
			return n
		}
	}
	n, err := strconv.Atoi(strings.ReplaceAll(word, ",", ""))
	if err != nil {
		t.Fatalf("%q is no number", word)
	}
	return n
}

var (
	wholes  = regexp.MustCompile(`(?i)(?:\bof (?:its )?|\b(?:all|its|the) )(one|\d[\d,]*) (?:rated |success )?(?:actions?|measures?)|\b(both) (?:rated )?(?:actions|measures)`)
	claimed = regexp.MustCompile(`(?i)([a-z]+|\d[\d,]*)(?: of (?:one|[\d,]+) (?:rated )?(?:actions?|measures?)| (?:[\d,]+ )?(?:rated )?(?:actions?|measures?))? (is|are|awaits?) ` +
		`(red|not reported|amber|green or complete|green|awaiting sign-off|sign-off|complete|not started|carried forward|withdrawn|without a rating)`)
)

// lacking are the ways to say that all of the whole are not something.
var lacking = map[string]*regexp.Regexp{
	"without a rating": regexp.MustCompile(`has (?:a|no) rating\.$`),
	"not reported":     regexp.MustCompile(`(?i)none (?:of \S+ actions )?is reported\.$`),
	"not started":      regexp.MustCompile(`(?i)none (?:of \S+ actions )?has started\.$`),
}

// claims are the numbers that a sentence gives, by what it says of them, and
// under "whole" what they are parts of. A verb that does not agree with its
// number is an error.
func claims(t *testing.T, sentence string) map[string]int {
	t.Helper()
	found := map[string]int{}
	if m := wholes.FindStringSubmatch(sentence); m != nil {
		found["whole"] = amount(t, m[1]+m[2], 0)
	}
	for _, m := range claimed.FindAllStringSubmatch(sentence, -1) {
		n := amount(t, m[1], found["whole"])
		found[strings.ToLower(m[3])] = n
		if singular := m[2] == "is" || m[2] == "awaits"; singular != (n == 1 || strings.EqualFold(m[1], "no")) {
			t.Errorf("%d and %q do not agree: %q", n, m[2], sentence)
		}
	}
	for what, pattern := range lacking {
		if pattern.MatchString(sentence) {
			found[what] = found["whole"]
		}
	}
	return found
}

func TestTheRecountReadsWhatAPersonReads(t *testing.T) {
	t.Parallel()
	for sentence, want := range map[string]map[string]int{
		"Two months remain. Two of 9 actions are red and one is not reported. None of 9 actions are green or complete and three await sign-off.": {
			"whole": 9, "red": 2, "not reported": 1, "green or complete": 0, "sign-off": 3},
		"No action is red, but 12 are not reported. Both actions are green or complete.": {
			"whole": 2, "red": 0, "not reported": 12, "green or complete": 2},
		"This edition is closed. Of its 1,234 actions, all are carried forward.": {"whole": 1234, "carried forward": 1234},
		"The one action is awaiting sign-off.":                                   {"whole": 1, "awaiting sign-off": 1},
		"Its one rated measure is green. One is without a rating: no target.":    {"whole": 1, "green": 1, "without a rating": 1},
		"All 12 rated measures are amber.":                                       {"whole": 12, "amber": 12},
		"Three of 12 rated measures are green, nine are amber and none are red.": {"whole": 12, "green": 3, "amber": 9, "red": 0},
		"None of 5 actions has started.":                                         {"whole": 5, "not started": 5},
		"None of its 3 success measures has a rating.":                           {"whole": 3, "without a rating": 3},
	} {
		if diff := cmp.Diff(want, claims(t, sentence)); diff != "" {
			t.Errorf("%q (-want +read):\n%s", sentence, diff)
		}
	}
}
