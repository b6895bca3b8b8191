package plan_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the sentences of testdata anew, to be read by a person")

// told is one generated sentence with what it was made from.
type told struct{ from, sentence string }

// sentences are all that the pages of a position open with, and why each of
// its actions stands as it does.
func (m made) sentences() []told {
	all := []told{
		{"edition: " + m.facts(), m.Headline()},
		{"scorecard: " + ratingFacts(m.Measures), plan.ScorecardHeadline(m.Measures)},
	}
	for _, pr := range m.Priorities {
		from := plan.CountOf(m.ActionsUnder(pr.Code)).String() + " | " + ratingFacts(m.MeasuresUnder(pr.Code))
		all = append(all, told{"priority: " + from, m.HeadlineOf(pr.Code)})
	}
	for i, s := range m.Measures {
		d := m.figures[i]
		all = append(all, told{fmt.Sprintf("measure: %s, was %q is %q, England %q", s.Polarity, d.before, d.latest, d.england), s.Finding()})
	}
	for _, a := range m.Actions {
		if why := a.Status.Why(); why != "" {
			all = append(all, told{"action: " + string(a.Status.Status), why})
		}
	}
	return all
}

func (m made) facts() string {
	return fmt.Sprintf("%s, %s, %d days left, %s", m.name, m.Edition.State, m.Edition.Ends.DaysSince(m.Today), m.Count())
}

func ratingFacts(all []plan.Series) string {
	c := plan.CountRatings(all)
	return fmt.Sprintf("%d green, %d amber, %d red, %d not rated", c[plan.RatedGreen], c[plan.RatedAmber], c[plan.RatedRed], c[plan.NotRated])
}

// TestTheSentencesReadAsTheyDidWhenAPersonReadThem holds the openings of one
// position of each shape, and one of each kind of finding and reason.
func TestTheSentencesReadAsTheyDidWhenAPersonReadThem(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	like := map[string]bool{}
	for i, m := range generated()[:2*len(shapes)] {
		for n, s := range m.sentences() {
			kind, _, _ := strings.Cut(s.from, ":")
			form := kind + figuresOf.ReplaceAllString(s.sentence, "#")
			if opens := n < 3 && i < len(shapes); like[form] || !opens && kind != "measure" && kind != "action" {
				continue
			}
			like[form] = true
			fmt.Fprintf(&b, "%s\n    %s\n", s.from, s.sentence)
		}
	}
	golden(t, filepath.Join("testdata", "headlines.golden"), b.String())
}

var figuresOf = regexp.MustCompile(`[\d,]+`)

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s has other sentences; read them and, if they are right, write them with -update (-on file +made):\n%s", file, diff)
	}
}

func TestNoSentenceReadsBadly(t *testing.T) {
	t.Parallel()
	read := 0
	for _, m := range generated() {
		for _, s := range m.sentences() {
			read++
			if what := blemish(s.sentence); what != "" {
				t.Errorf("%s: %s\n\t%q", s.from, what, s.sentence)
			}
		}
	}
	t.Logf("%d sentences of %d positions", read, len(generated()))
	if read < 1000 {
		t.Errorf("only %d sentences were read", read)
	}
}

// blemishes are what no sentence may have, and what to call it.
var blemishes = map[string]*regexp.Regexp{
	"a nought where a word belongs":           regexp.MustCompile(`(?i)\b0 (rated |success )?(actions?|measures?|days?|months?)\b`),
	"one of something in the plural":          regexp.MustCompile(`(?i)\b(1|one) (rated |success )?(actions|measures|days|months)\b`),
	"several of something in the singular":    regexp.MustCompile(`(?i)\b(two|three|four|five|six|seven|eight|nine|[2-9]|\d[\d,]*\d) (rated |success )?(action|measure|day|month)\b`),
	"a part of one":                           regexp.MustCompile(`(?i)\bof (1 |one\b)`),
	"a verb in the plural after one":          regexp.MustCompile(`(?i)\b(1|one) (are|await|were|remain)\b`),
	"a verb in the singular after several":    regexp.MustCompile(`(?i)\b(two|three|four|five|six|seven|eight|nine|all|both) (is|awaits|was|remains)\b`),
	"two spaces, or one at an end":            regexp.MustCompile(`\s\s|^\s|\s$|[^\S ]`),
	"a space before a mark, or none after it": regexp.MustCompile(`\s[.,;:]|[,;:][A-Za-z]|\.[A-Za-z]`),
	"nothing between two marks":               regexp.MustCompile(`[.,;:] ?[.,;:]`),
	"no full stop":                            regexp.MustCompile(`[^.]$`),
	"a sentence that begins small":            regexp.MustCompile(`^[a-z]|\. [a-z]`),
}

// blemish is what is wrong with a sentence, "" for nothing.
func blemish(sentence string) string {
	words := strings.FieldsFunc(sentence, unicode.IsSpace)
	for i := range words[:max(len(words)-1, 0)] {
		if words[i] == words[i+1] {
			return "the same word twice"
		}
	}
	if len(words) == 0 {
		return "no words"
	}
	for what, pattern := range blemishes {
		if pattern.MatchString(sentence) {
			return what
		}
	}
	return ""
}

func TestABlemishIsSeen(t *testing.T) {
	t.Parallel()
	for sentence, want := range map[string]string{
		"No action is red. All 12 actions are green or complete and one awaits sign-off.": "",
		"Forecast 1 day after the due date.":                                              "",
		"1,201 of 2,000 actions are red.":                                                 "",
		"None of 0 actions are new.":                                                      "a nought where a word belongs",
		"One days remain.":                                                                "one of something in the plural",
		"12 month remain.":                                                                "several of something in the singular",
		"One of one action is red.":                                                       "a part of one",
		"No action is red, but one are not reported.":                                     "a verb in the plural after one",
		"Of 9 actions, three is red.":                                                     "a verb in the singular after several",
		"Two months remain.  No action is red.":                                           "two spaces, or one at an end",
		"Two months remain.No action is red.":                                             "a space before a mark, or none after it",
		"The figure is not shown: .":                                                      "a space before a mark, or none after it",
		"Late; .":                                                                         "a space before a mark, or none after it",
		"Two months remain..":                                                             "nothing between two marks",
		"No action is red":                                                                "no full stop",
		"none of 3 actions are red.":                                                      "a sentence that begins small",
		"No action is is red.":                                                            "the same word twice",
		"":                                                                                "no words",
	} {
		got := blemish(sentence)
		if got != want && !(want == "a space before a mark, or none after it" && got == "nothing between two marks") {
			t.Errorf("%q has %q, want %q", sentence, got, want)
		}
	}
}
