package route

import (
	"net/url"

	"planboard/internal/plan"
)

// Addresses of the Board's log and its exceptions.
const (
	Log        = "/log"
	Ask        = Log + "/ask"
	Exceptions = "/exceptions"
)

// Patterns of what belongs to an item of the log, an exception and a meeting.
const (
	LogItemPattern      = Log + "/{ref}"
	LogAnswerPattern    = LogItemPattern + "/answer"
	LogReDatePattern    = LogItemPattern + "/re-date"
	LogClosePattern     = LogItemPattern + "/close"
	AnswerRedPattern    = Exceptions + "/{ref}"
	atMeeting           = "/meetings/{date}"
	DecisionsPattern    = atMeeting + "/decisions"
	MinutesPattern      = atMeeting + "/minutes"
	MinutesEditPattern  = MinutesPattern + "/edit"
	MinutesAgreePattern = MinutesPattern + "/agree"
)

// LogItem returns the address of an item of the Board's log.
func LogItem(ref string) string { return Log + "/" + url.PathEscape(ref) }

// LogEvent returns the address of the form in which that is done to an item.
func LogEvent(ref string, kind plan.LogEventKind) string {
	switch kind {
	case plan.LogAnswered:
		return LogItem(ref) + "/answer"
	case plan.LogReDated:
		return LogItem(ref) + "/re-date"
	default:
		return LogItem(ref) + "/close"
	}
}

// AskAbout returns the address of the form for a question about an action's
// ref or a measure's code.
func AskAbout(k plan.EditionKey, ref string) string {
	return WithQuery(Ask, "plan", k.Plan, "edition", k.Edition, "about", ref)
}

// AnswerRed returns the address of the form of the Board's answer to a Red.
func AnswerRed(ref string) string { return Exceptions + "/" + url.PathEscape(ref) }

// Decisions returns the address of what a meeting decided.
func Decisions(meeting plan.Date) string { return "/meetings/" + meeting.String() + "/decisions" }

// Minutes returns the address of a meeting's minutes, EditMinutes that of the
// form for their next draft, and AgreeMinutes that of the form in which they
// are agreed.
func Minutes(meeting plan.Date) string      { return "/meetings/" + meeting.String() + "/minutes" }
func EditMinutes(meeting plan.Date) string  { return Minutes(meeting) + "/edit" }
func AgreeMinutes(meeting plan.Date) string { return Minutes(meeting) + "/agree" }
