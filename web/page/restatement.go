package page

import "planboard/internal/plan"

// difference is one thing that two updates say differently.
type difference struct{ name, was, is string }

// differences lists what a correction changed, in the order of the form.
func differences(old, corrected plan.Update) []difference {
	var some []difference
	was, is := saidIn(old), saidIn(corrected)
	for i := range was {
		if was[i].text != is[i].text {
			some = append(some, difference{was[i].name, was[i].text, is[i].text})
		}
	}
	return some
}

type passage struct{ name, text string }

// saidIn is all that an update says, in words.
func saidIn(u plan.Update) []passage {
	return []passage{
		{"Status proposed", proposedWord(u.Proposed)},
		{"What has changed", u.Narrative},
		{"Next step", orNone(u.NextStep)},
		{"Expected done", dayOr(u.Forecast, "On its due date")},
		{"Unresolved issue", yesNo(u.Issue)},
		{"Recovery plan", or(recoveryText(u.Recovery), "None recorded")},
		{"Delivered", dayOr(u.Delivered, "Not yet")},
		{"Evidence", orNone(u.Evidence)},
		{"Reason for the status", orNone(u.Reason)},
	}
}

// proposedWord is a proposal as its form names it.
func proposedWord(s plan.Status) string {
	if s == plan.Complete {
		return "Delivered"
	}
	return or(s.Word(), "None")
}
