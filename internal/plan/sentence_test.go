package plan_test

import (
	"testing"

	"planboard/internal/plan"
)

func TestSentences(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		passages []string
		want     string
	}{
		{"a full stop is missing", []string{"Late", "A plan is in place."}, "Late. A plan is in place."},
		{"an empty passage leaves a stop of its own", []string{"", " ", "Late"}, "Late."},
		{"a mark of its own is followed by another", []string{"Why?", "He said “no.”", "(So it was.)"}, "Why? He said “no.” (So it was.)"},
		{"nothing becomes something", nil, ""},
	} {
		if got := plan.Sentences(c.passages...); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
