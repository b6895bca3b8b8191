package plan

import (
	"slices"
	"strconv"
	"strings"
)

// DecisionRef names a decision of the Board that is on record, or, without an
// ID, a meeting of which only that it decided is known.
type DecisionRef struct {
	ID      int64
	Meeting Date
	Minute  string
	Wording string // where a form offers it
}

// IsRecorded reports whether the decision has a record to lead to.
func (d DecisionRef) IsRecorded() bool { return d.ID != 0 }

// Anchor is where its record stands on the page of its meeting's decisions.
func (d DecisionRef) Anchor() string { return anchorStem + strconv.FormatInt(d.ID, 10) }

const anchorStem = "minute-"

// String returns the reference as forms and history keep it: "2023-11-15", or
// "2023-11-15#minute-2". ParseDecisionRef reads it.
func (d DecisionRef) String() string {
	if !d.IsRecorded() {
		return d.Meeting.String()
	}
	return d.Meeting.String() + "#" + d.Anchor()
}

// ParseDecisionRef reads what String wrote, without the minute; false for
// anything else.
func ParseDecisionRef(s string) (DecisionRef, bool) {
	on, anchor, recorded := strings.Cut(s, "#"+anchorStem)
	meeting, err := ParseDate(on)
	if err != nil || !recorded {
		return DecisionRef{Meeting: meeting}, err == nil
	}
	id, err := strconv.ParseInt(anchor, 10, 64)
	return DecisionRef{ID: id, Meeting: meeting}, err == nil && id > 0
}

// recorded returns what a change keeps of it: nothing where it has no record.
func (d DecisionRef) recorded() DecisionRef {
	if !d.IsRecorded() {
		return DecisionRef{}
	}
	d.Wording = ""
	return d
}

// approver names the Board that decided.
func (d DecisionRef) approver() string { return boardTitle + ", " + d.Meeting.Long() }

// unrecorded says of what the Board is said to have decided, where its decision is
// not on record, on whose word it stands; "" for all else.
func unrecorded(approver, by string, d DecisionRef) string {
	switch {
	case d.IsRecorded() || !strings.HasPrefix(approver, boardTitle):
		return ""
	case by == loadedBy || by == approver:
		return "; no decision of the Board is on record"
	default:
		return ", as recorded by the " + by + "; no decision of the Board is on record"
	}
}

// Decided says who decided on a change of terms, and from when: "Decided by
// Director of Children and Families, from 1 January 2024". It is "" for events
// that nobody decides on.
func (e Event) Decided() string {
	if e.Approver == "" {
		return ""
	}
	return "Decided by " + e.Approver + ", from " + e.Effective.Long() + unrecorded(e.Approver, e.ByTitle, e.Decision)
}

// decided returns the decision, or the meeting alone, that was chosen among
// those offered.
func (c ChangeChoices) decided(typed string) (DecisionRef, bool) {
	for _, d := range c.Decisions {
		if d.String() == typed {
			return d, true
		}
	}
	d, ok := ParseDecisionRef(typed)
	return d, ok && !d.IsRecorded() && slices.Contains(c.Meetings, d.Meeting)
}
