package plan_test

import (
	"regexp"
	"strings"
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

var (
	fates = regexp.MustCompile(`(\S+) (?:was|were|is|are) (?:still )?(carried forward|completed|withdrawn|open)`)
	fresh = regexp.MustCompile(`\. (\S+)[^.]* (?:is|are) new\.$`)
	years = regexp.MustCompile(` in \d{4} to \d{4}`)
)

// fatesSaid are the numbers that a comparison's sentence gives.
func fatesSaid(t *testing.T, said string, old, later int) map[string]int {
	t.Helper()
	got := map[string]int{}
	short := strings.ReplaceAll(years.ReplaceAllString(said, ""), "The one action", "one")
	for _, m := range fates.FindAllStringSubmatch(short, -1) {
		got[m[2]] = amount(t, m[1], old)
	}
	if m := fresh.FindStringSubmatch(short); m != nil {
		got["new"] = amount(t, m[1], later)
	}
	return got
}

// fatesOf counts what became of the generator's actions.
func (m made) fatesOf() map[string]int {
	c := map[string]int{}
	for _, what := range m.actions {
		switch what.status {
		case plan.CarriedOver:
			c["carried forward"]++
		case plan.Complete:
			c["completed"]++
		case plan.Withdrawn:
			c["withdrawn"]++
		default:
			c["open"]++
		}
	}
	return c
}

func TestEveryComparisonAgreesWithACountByHand(t *testing.T) {
	t.Parallel()
	compared, all := 0, generated()
	for i, from := range all {
		to := all[(i+5)%len(all)]
		to.Edition.Key.Edition = "later"
		if len(from.actions) < 2 || len(to.actions) == 0 {
			continue
		}
		compared++
		said := plan.Compare(from.Position, to.Position).Headline()
		want := from.fatesOf()
		want["new"] = len(to.actions) // no action of the one says that it lives on in the other
		if diff := cmp.Diff(want, fatesSaid(t, said, len(from.actions), len(to.actions))); diff != "" {
			t.Errorf("%s with %s: %q (-by hand +said):\n%s", from.name, to.name, said, diff)
		}
		if what := blemish(said); what != "" {
			t.Errorf("%s: %q", what, said)
		}
	}
	if compared < 90 {
		t.Errorf("only %d pairs were compared", compared)
	}
	t.Logf("%d pairs", compared)
}
