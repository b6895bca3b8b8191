package plan

import "strings"

// overridden says beside a better status or rating, which a director approved,
// what the rules make of it, and why it is shown all the same.
type overridden struct{ shown, computed, reason string }

// label is short enough for a cell: "Amber (worked out: Red), overridden".
func (o overridden) label() string { return o.shown + " (worked out: " + o.computed + "), overridden" }

// note is what stands beside the word of what is shown: "(worked out: Red),
// overridden because: the contracts are signed"
func (o overridden) note() string {
	return "(worked out: " + o.computed + "), overridden" + o.because()
}

// because gives the reason in the middle of a sentence; "" where none is known.
func (o overridden) because() string {
	if o.reason == "" {
		return ""
	}
	return " because: " + strings.TrimSuffix(strings.TrimSpace(o.reason), ".")
}

// OverriddenHeadline says how many statuses a director has overridden: "One
// status is overridden"; "" for none.
func (p Position) OverriddenHeadline() string {
	n := 0
	for _, a := range p.Actions {
		if !a.Status.Override.IsZero() {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return sentenceNumber(n) + " " + choose(n, "status is", "statuses are") + " overridden"
}
