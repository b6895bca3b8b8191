package page

import (
	"slices"
	"strings"

	"planboard/internal/plan"
)

// Of returns the actions that the filter leaves.
func (f ActionFilter) Of(actions []plan.Tracked) []plan.Tracked {
	return slices.DeleteFunc(slices.Clone(actions), func(a plan.Tracked) bool {
		return f.Priority != "" && a.Priority != f.Priority ||
			f.Status != "" && a.Status.Status != f.Status ||
			f.Lead != "" && a.Lead.Code != f.Lead
	})
}

// Of returns the measures that the filter leaves.
func (f MeasureFilter) Of(measures []plan.Series) []plan.Series {
	return slices.DeleteFunc(slices.Clone(measures), func(s plan.Series) bool {
		return f.Priority != "" && s.Priority != f.Priority ||
			f.Rating != "" && f.Rating != orNoneWord(string(s.Judgement().Rating)) ||
			f.Direction != "" && f.Direction != orNoneWord(strings.ToLower(string(s.Direction().Trend)))
	})
}

// orNoneWord is the value by which a filter names the absence of a rating or a
// direction.
func orNoneWord(value string) string {
	if value == "" {
		return "none"
	}
	return value
}
