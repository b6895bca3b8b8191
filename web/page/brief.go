package page

import (
	"strings"

	"github.com/a-h/templ"

	"planboard/internal/plan"
)

// brief is a list of measures as a reader on a phone meets it: first those
// that are notable, then, at the press of a link, all. Wide screens and paper
// show all at once.
type brief struct {
	measures []plan.Series
	whole    string // says how many are listed; "" where nothing needs saying
}

// isNotable reports whether a measure is red or amber, or has changed for
// better or worse: what a reader with little time is shown.
func isNotable(s plan.Series) bool {
	return s.Judgement().Rating == plan.RatedRed || s.Judgement().Rating == plan.RatedAmber ||
		s.Direction().Trend == plan.Improving || s.Direction().Trend == plan.Worsening
}

// notable returns the measures that are shown first.
func (b brief) notable() []plan.Series {
	var some []plan.Series
	for _, s := range b.measures {
		if isNotable(s) {
			some = append(some, s)
		}
	}
	return some
}

// isShort reports whether there is something to show first, and something that
// can wait.
func (b brief) isShort() bool {
	return len(b.notable()) > 0 && len(b.notable()) < len(b.measures)
}

// first says which measures are shown first, and what the others are.
func (b brief) first() string {
	of := map[plan.Rating]int{}
	for _, s := range b.notable() {
		of[s.Judgement().Rating]++
	}
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{
		{of[plan.RatedRed], " red"}, {of[plan.RatedAmber], " amber"},
		{of[plan.RatedGreen] + of[plan.NotRated], " more improving or worsening"},
	} {
		if part.n > 0 {
			parts = append(parts, number(int64(part.n))+part.what)
		}
	}
	return "Shown here: " + number(int64(len(b.notable()))) + " of " + count(len(b.measures), "measure") +
		" (" + strings.Join(parts, ", ") + "). The rest are green or not rated, and neither improving nor worsening."
}

// waiting marks a row, or rows, that a phone leaves for later: no measure of
// them is notable.
func waiting(measures ...plan.Series) templ.Attributes {
	if len(brief{measures: measures}.notable()) > 0 {
		return nil
	}
	return templ.Attributes{"class": "pb-waiting"}
}
