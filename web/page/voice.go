package page

import "planboard/internal/plan"

// outcome is what was done about what young people said.
func outcome(v plan.Voice) string {
	if v.Did == "" {
		return "No answer yet"
	}
	return "We did: " + v.Did
}

// told says whether an answer has been told back to those who asked.
func told(v plan.Voice, today plan.Date) string {
	switch {
	case v.ToldOn.IsZero():
		return "Not yet told back."
	case v.ToldOn.After(today):
		return "To be told back on " + v.ToldOn.Long() + "."
	default:
		return "Told back on " + v.ToldOn.Long() + "."
	}
}
