package report

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"planboard/internal/plan"
)

// span is the years of an edition.
type span struct{ from, to int }

func spanOf(e plan.Edition) span { return span{e.Starts.Year, e.Ends.Year} }

// String writes the years as the report does: "2022-2024".
func (s span) String() string { return fmt.Sprintf("%d-%d", s.from, s.to) }

// spanPattern finds two years in every style that the sources use: 2022-24,
// 2022–2024, "2020 – 2022", 2022 to 2024 (facts (b), slip 4).
var spanPattern = regexp.MustCompile(`\b(20\d\d)[\s\p{Z}]*([-‐‑–—/]|to)[\s\p{Z}]*((?:20)?\d\d)\b`)

// spansIn returns the plan periods that a text names. A financial or school
// year, 2021/22, is none; neither is an ISO date.
func spansIn(text string) []span {
	var all []span
	for _, m := range spanPattern.FindAllStringSubmatch(text, -1) {
		from, _ := strconv.Atoi(m[1]) // the pattern lets digits alone through
		to, _ := strconv.Atoi(m[3])
		if to < 100 {
			to += 2000
		}
		least, most := 1, 5
		if m[2] == "/" {
			least = 2
		}
		if years := to - from; years >= least && years <= most {
			all = append(all, span{from, to})
		}
	}
	return all
}

// namesOther reports whether the text names a plan period other than those.
func namesOther(text string, allowed ...span) (span, bool) {
	for _, found := range spansIn(text) {
		if !slices.Contains(allowed, found) {
			return found, true
		}
	}
	return span{}, false
}
