package plan

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence tells the reader what changed, from what to what, and why: "A07
// went from Amber to Red: forecast 365 days after the due date."
func (c ActionChange) Sentence() string {
	passages := []string{c.moved()}
	for _, f := range c.Facts {
		passages = append(passages, f.Text)
	}
	if c.Move == Stayed && len(c.Facts) > 0 {
		passages[0] = fmt.Sprintf("%s is still %s", c.After.Ref, c.After.Status.InFull())
	}
	return Sentences(passages...)
}

// Happened tells the reader why, beside the two statuses: "Forecast 365 days
// after the due date." It is Sentence without the way from one to the other.
func (c ActionChange) Happened() string {
	way := c.moved()
	if c.Move != Added && c.Move != Dropped && c.Move != CameToEnd && c.Move != Stayed {
		way = upperFirst(strings.TrimLeft(c.because(), ":. "))
	}
	passages := []string{way}
	for _, f := range c.Facts {
		passages = append(passages, f.Text)
	}
	return Sentences(passages...)
}

// moved tells the move of the status in a sentence; "" for none.
func (c ActionChange) moved() string {
	switch c.Move {
	case Stayed:
		return ""
	case Added:
		return fmt.Sprintf("%s is new in the plan: %s", c.After.Ref, c.After.Status.InFull())
	case Dropped:
		return fmt.Sprintf("%s is no longer in the plan; it was %s", c.Before.Ref, c.Before.words())
	case CameToEnd:
		return c.ended()
	case WorseByRule:
		return c.After.Ref + " was " + c.Before.words() + " and got worse" + c.because()
	}
	way := fmt.Sprintf("%s went from %s to %s", c.After.Ref, c.Before.words(), c.After.Status.InFull())
	return way + c.because()
}

func (c ActionChange) ended() string {
	closure := c.After.Closure
	decided := "on " + closure.On.Long()
	if closure.Body != "" {
		decided = "by " + closure.By()
	}
	text := fmt.Sprintf("%s was %s %s; it was %s", c.After.Ref, closure.Kind, decided, c.Before.words())
	return Sentences(text, closure.Reason)
}

// because gives the reason for the status after a move, led in by its mark; ""
// where there is nothing to say.
func (c ActionChange) because() string {
	st, as := c.After.Standing, c.After.Status
	switch {
	case c.Move == OnlyReDated:
		return " " + Sentences("only because it was re-dated: by its old due date it would be "+c.ByOldDate.Word(), as.Why())
	case c.Move == WorseByRule:
		return ": " + Sentences("worked out "+as.Computed.Word()+", shown as "+as.Status.Word()+" by override", as.Why())
	case as.Status == Complete:
		return fmt.Sprintf(": delivered on %s, signed off on %s", st.Delivered.Long(), st.SignedOff.Long())
	case as.Status == Awaiting:
		return ": delivered on " + st.Delivered.Long()
	case as.Status != as.Computed: // in the lead's own words
		return ". " + as.Cause()
	case as.Cause() != "":
		return ": " + lowerFirst(as.Cause())
	default:
		return ""
	}
}

// lowerFirst writes a sentence as it stands after a colon; one that begins with
// an acronym stays as it is.
func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// lateness says how much later a date is than another: "182 days later".
func lateness(later, earlier Date, word string) string {
	return days(later.DaysSince(earlier)) + " " + word
}
