package plan

import (
	"fmt"
	"strings"
)

// Words returns the status as a cell names it: one that a director approved
// although it is better than the computed one says so, "Green (worked out:
// Amber), overridden".
func (as Assessment) Words() string {
	if as.Override.IsZero() {
		return as.Status.Word()
	}
	return as.overridden().label()
}

// InFull returns the status with, where a director overrode it, the computed one
// and why.
func (as Assessment) InFull() string {
	return strings.TrimSpace(as.Status.Word() + " " + as.OverrideNote())
}

// Overridable lists every way in which a status can be better than the rules
// say.
var Overridable = overridable()

func overridable() []Assessment {
	var all []Assessment
	for _, computed := range []Status{Red, Amber} {
		for _, shown := range []Status{Amber, Green} {
			if shown.isBetterThan(computed) {
				all = append(all, Assessment{Status: shown, Computed: computed, Override: Override{Status: shown}})
			}
		}
	}
	return all
}

// OverrideNote returns what stands beside the word of an overridden status: what
// the rules say, and why it is shown all the same; "" for one that is not.
func (as Assessment) OverrideNote() string {
	if as.Override.IsZero() {
		return ""
	}
	return as.overridden().note()
}

func (as Assessment) overridden() overridden {
	return overridden{as.Status.Word(), as.Computed.Word(), as.Override.Reason}
}

// Why returns the reason for the status in a sentence, from the quantities of
// the rule that matched. It is empty where there is nothing to explain.
func (as Assessment) Why() string {
	switch {
	case !as.Override.IsZero():
		return Sentences(as.whyLate(), "Approved by the "+as.Override.ByTitle+": "+as.Override.Reason)
	case as.Status != as.Computed:
		return as.Reason
	case as.Status == NotReported:
		return fmt.Sprintf("No update in the last two closed reporting rounds, from %s on.", as.Silent.Quarter)
	case as.Status != Red && as.Status != Amber:
		return ""
	}
	return as.whyLate()
}

// Cause returns Why for where the status stands beside it in full: an override
// has said its reason already.
func (as Assessment) Cause() string {
	if as.Override.IsZero() {
		return as.Why()
	}
	return Sentences(as.whyLate(), "Approved by the "+as.Override.ByTitle)
}

// whyLate names the part of the rule that matched.
func (as Assessment) whyLate() string {
	without := "; no recovery plan in force"
	if as.Recovery {
		without = "; a recovery plan is in place"
	}
	switch {
	case as.Late >= 1 && as.Late < lateRed && as.Recovery && as.isRed(): // it is Red by its forecast alone
		return days(as.Late) + " late, and forecast " + days(as.Slip) + " after the due date" + without + "."
	case as.Late >= 1:
		return days(as.Late) + " late" + without + "."
	case as.Slip >= 1 && as.Issue:
		return "Forecast " + days(as.Slip) + " after the due date, and an unresolved issue is flagged" + without + "."
	case as.Slip >= 1:
		return "Forecast " + days(as.Slip) + " after the due date."
	default:
		return "An unresolved issue is flagged" + without + "."
	}
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return thousands(n) + " days"
}
