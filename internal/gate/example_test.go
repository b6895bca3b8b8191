package gate_test

import (
	"net/http"
	"strings"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/route"
)

var (
	current  = plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}
	closed   = plan.EditionKey{Plan: "children-in-care", Edition: "2020-2022"}
	strategy = plan.EditionKey{Plan: "sufficiency", Edition: "2022-2024"} // has no actions and no measures
	before   = plan.EditionKey{Plan: "sufficiency", Edition: "2020-2022"}
	unknown  = plan.EditionKey{Plan: "children-in-care", Edition: "1999-2001"}
)

// Meetings of the Board: the last one, the next one, one after the edition has
// ended, the first one, and a day on which there is none.
var (
	held       = plan.NewDate(2023, 11, 15)
	next       = plan.NewDate(2024, 2, 14)
	afterwards = plan.NewDate(2024, 8, 14)
	firstBoard = plan.NewDate(2020, 5, 20)
	noBoard    = plan.NewDate(2024, 2, 13)
)

// stranger is the role of whoever is not signed in.
const stranger plan.Role = ""

var nobody = []plan.Role{stranger}

// accounts is the demonstration account that each role signs in with.
var accounts = map[plan.Role]string{
	plan.BoardMember: "member", plan.Officer: "fostering", plan.PartnerOfficer: "partner", plan.DataSteward: "data",
	plan.Secretary: "secretary", plan.Director: "director", plan.Administrator: "admin",
}

// led is an action of the current edition that the role's post leads and that
// still takes updates; the data steward's leads none, the secretary's none that
// is not complete.
var led = map[plan.Role]string{
	plan.Officer: "A07", plan.PartnerOfficer: "A25", plan.Director: "A04",
}

// right is what each of those roles can truly say of its action.
var right = map[plan.Role]map[string]string{plan.Officer: onTrack, plan.PartnerOfficer: onTrack, plan.Director: delivered}

// example is one way to meet a page.
type example struct {
	state   string // what about it is worth seeing
	address string
	status  int               // 0: 200
	record  condition         // "": well
	typed   map[string]string // what is put into the form before it is sent
	roles   []plan.Role       // that meet it; nil: all that may open the address
}

var (
	nonsense = map[string]string{"email": "nobody@example.org", "password": "wrong"}
	realOne  = map[string]string{"email": accounts[plan.BoardMember] + "@demo.planboard.test", "password": demo.Password}
	onTrack  = map[string]string{"status": "green", "narrative": "Eleven households were approved in January.",
		"forecast-day": "31", "forecast-month": "3", "forecast-year": "2024"}
	delivered  = map[string]string{"status": "complete", "narrative": "The minutes are published."}
	impossible = map[string]string{"narrative": "", "forecast-day": "31", "forecast-month": "2", "forecast-year": "",
		"delivered-day": "1", "delivered-month": "1", "delivered-year": "2099"}
	approved = map[string]string{"rating": "green", "reason": "Two more decisions were heard."}
	amended  = map[string]string{"at": "98", "effective-day": "31", "effective-month": "1", "effective-year": "2024", "reason": "It was met each quarter."}
	asking   = map[string]string{"about": "A07", "text": "What would keep them?", "lead": "R06",
		"due-day": "14", "due-month": "2", "due-year": "2024"}
	decided = map[string]string{"item": "5", "minute": "16", "proposer": "Chair", "wording": "That it be so.", "reasons": "Because.",
		"alternatives": "None.", "conflicts": "None declared.", "dispensations": "None.", "creates": "nothing"}
	meetingDay = map[string]string{"on-day": "22", "on-month": "5", "on-year": "2024", "reason": "The room is taken."}
	newDay     = map[string]string{"on-day": "22", "on-month": "5", "on-year": "2024", "theme": "Homes"}
	noDay      = map[string]string{"on-day": "30", "on-month": "2", "on-year": "2024"}
	counted    = map[string]string{"period": "Q3 2023/24", "numerator": "40", "denominator": "42", "reason": "Recounted."}
)

// examples has an entry for each address that answers with a page.
var examples = map[string][]example{
	"GET " + route.SignIn: {
		{state: "full", address: route.SignIn, roles: nobody},
		{state: "on the way elsewhere", address: route.Reports, roles: nobody}},
	"POST " + route.SignIn: {
		{state: "422", address: route.SignIn, status: http.StatusUnprocessableEntity, typed: nonsense, roles: nobody},
		{state: "429", address: route.SignIn, status: http.StatusTooManyRequests, typed: realOne, record: guessedAt, roles: nobody},
		{state: "503", address: route.SignIn, status: http.StatusServiceUnavailable, typed: realOne, record: unwritable, roles: nobody}},
	"POST " + route.SignOut: {
		{state: "503", address: route.SignOut, status: http.StatusServiceUnavailable, record: unwritable, roles: plan.Roles}},
	"GET " + route.Home: {
		{state: "full", address: route.Home},
		{state: "empty", address: route.Home, record: withoutPlan},
		{state: "503", address: route.Home, status: http.StatusServiceUnavailable, record: unreadable}},
	"GET " + route.EditionPattern: reading(
		example{state: "full", address: route.Edition(current)},
		example{state: "closed", address: route.Edition(closed)},
		example{state: "empty", address: route.Edition(strategy)},
		missing(route.Edition(unknown))),
	"GET " + route.ComparePattern: reading(
		example{state: "full", address: route.Compare(closed, current)},
		example{state: "empty", address: route.Compare(before, strategy)},
		missing(route.Compare(unknown, current))),
	"GET " + route.PriorityPattern: reading(
		example{state: "full", address: route.Priority(current, "P2")},
		example{state: "closed", address: route.Priority(closed, "D3")},
		missing(route.Priority(current, "P9"))),
	"GET " + route.ActionsPattern: reading(
		example{state: "full", address: route.Actions(current)},
		example{state: "nothing matches", address: route.WithQuery(route.Actions(current), "status", "withdrawn", "lead", "R01")},
		example{state: "empty", address: route.Actions(strategy)},
		missing(route.Actions(unknown))),
	"GET " + route.ActionPattern: reading(
		example{state: "full", address: route.Action(current, "A07")},
		example{state: "without updates", address: route.Action(current, "A25")},
		example{state: "closed", address: route.Action(closed, "B10")},
		missing(route.Action(current, "A99"))),
	"GET " + route.UpdatePattern:  updating(),
	"POST " + route.UpdatePattern: posting(),
	"GET " + route.Updates: {
		{state: "full", address: route.Updates},
		{state: "empty", address: route.Updates, record: withoutPlan},
		{state: "503", address: route.Updates, status: http.StatusServiceUnavailable, record: unreadable}},
	"GET " + route.UpdateCorrectPattern:  correcting(),
	"POST " + route.UpdateCorrectPattern: postingCorrections(),
	"GET " + route.ActionReviewPattern: reading(
		example{state: "full", address: route.ReviewAction(current, "A10"), roles: directors},
		example{state: "403", address: route.ReviewAction(current, "A10"), status: http.StatusForbidden, roles: []plan.Role{plan.Officer, plan.PartnerOfficer}},
		example{state: "409", address: route.ReviewAction(current, "A07"), status: http.StatusConflict, roles: directors},
		missing(route.ReviewAction(current, "A99"))),
	"POST " + route.ActionReviewPattern: deciding(route.ReviewAction(current, "A10"), directors, map[string]string{"verdict": "returned"}, map[string]string{"verdict": "accepted"}),
	"GET " + route.ActionSignOffPattern: reading(
		example{state: "full", address: route.SignOffAction(current, "A10"), record: awaited},
		example{state: "403", address: route.SignOffAction(current, "A04"), status: http.StatusForbidden},
		example{state: "409", address: route.SignOffAction(current, "A07"), status: http.StatusConflict},
		missing(route.SignOffAction(current, "A99"))),
	"POST " + route.ActionSignOffPattern: {
		{state: "422", address: route.SignOffAction(current, "A10"), status: http.StatusUnprocessableEntity, record: awaited}},
	"GET " + route.ActionOverridePattern: reading(
		example{state: "full", address: route.OverrideAction(current, "A16")},
		example{state: "409", address: route.OverrideAction(current, "A07"), status: http.StatusConflict},
		missing(route.OverrideAction(current, "A99"))),
	"POST " + route.ActionOverridePattern: deciding(route.OverrideAction(current, "A16"), directors, nil, map[string]string{"reason": "I have seen the contracts."}),
	"GET " + route.ActionChangePattern: reading(
		example{state: "full", address: route.ChangeAction(current, "A07", "")},
		example{state: "due date", address: route.ChangeAction(current, "A07", plan.ReDated)},
		example{state: "lead", address: route.ChangeAction(current, "A07", plan.LeadChanged)},
		example{state: "end", address: route.ChangeAction(current, "A07", plan.Ended)},
		example{state: "409", address: route.ChangeAction(closed, "B10", ""), status: http.StatusConflict},
		missing(route.ChangeAction(current, "A99", ""))),
	"POST " + route.ActionChangePattern: deciding(route.ChangeAction(current, "A07", plan.ReDated), []plan.Role{plan.Secretary, plan.Director}, nil, redated),
	"GET " + route.Rounds: {
		{state: "full", address: route.Rounds},
		{state: "empty", address: route.Rounds, record: withoutPlan},
		{state: "503", address: route.Rounds, status: http.StatusServiceUnavailable, record: unreadable}},
	"GET " + route.RoundPattern: reading(
		example{state: "full", address: route.Round(open)},
		example{state: "closed", address: route.Round(plan.Quarter{Year: 2023, N: 2})},
		example{state: "to be planned", address: route.Round(plan.Quarter{Year: 2024, N: 1}), roles: []plan.Role{plan.Secretary}},
		missing(route.Round(plan.Quarter{Year: 2031, N: 1}))),
	"POST " + route.RoundPattern: deciding(route.Round(open), []plan.Role{plan.Secretary}, map[string]string{"closes-day": "31"},
		map[string]string{"review_by-day": "2", "reason": "The office is shut."}),
	"GET " + route.RoundSignOffPattern: reading(
		example{state: "full", address: route.SignOffRound(open)},
		example{state: "409", address: route.SignOffRound(open.Next()), status: http.StatusConflict},
		missing(route.SignOffRound(plan.Quarter{Year: 2031, N: 1}))),
	"POST " + route.RoundSignOffPattern: deciding(route.SignOffRound(open), directors, nil, map[string]string{"exception": "They are promised for Friday."}),
	"GET " + route.MeasuresPattern: reading(
		example{state: "full", address: route.Measures(current)},
		example{state: "nothing matches", address: route.WithQuery(route.Measures(current), "priority", "P1", "rating", "red")},
		example{state: "empty", address: route.Measures(strategy)},
		missing(route.Measures(unknown))),
	"GET " + route.MeasurePattern: reading(
		example{state: "full", address: route.Measure(current, "M24")},
		example{state: "entered here", address: route.Measure(current, "L01")},
		example{state: "withheld", address: route.Measure(current, "M12")},
		example{state: "broken series", address: route.Measure(current, "M22")},
		missing(route.Measure(current, "M99"))),
	"GET " + route.ValuesPattern: reading(
		example{state: "full", address: route.Values(current, "L01")},
		example{state: "403", address: route.Values(current, "M24"), status: http.StatusForbidden},
		missing(route.Values(current, "L99"))),
	"POST " + route.ValuesPattern: {
		{state: "422", address: route.Values(current, "L01"), status: http.StatusUnprocessableEntity, typed: map[string]string{"numerator": "many"}},
		{state: "409", address: route.Values(current, "L01"), status: http.StatusConflict, typed: counted, record: overtaken},
		{state: "503", address: route.Values(current, "L01"), status: http.StatusServiceUnavailable, typed: counted, record: unwritable}},
	"GET " + route.ReviewOfValue:   measuring(route.ReviewValue(current, "L01", 0), plan.Director),
	"POST " + route.ReviewOfValue:  ruling(route.ReviewValue(current, "L01", 0), "comment", map[string]string{"verdict": "accepted"}, plan.Director),
	"GET " + route.RatingOverride:  measuring(route.OverrideRating(current, "L10"), plan.Director),
	"POST " + route.RatingOverride: ruling(route.OverrideRating(current, "L10"), "reason", approved, plan.Director),
	"GET " + route.AmendPattern: append(measuring(route.Amend(current, "L01"), plan.Director, plan.Secretary),
		example{state: "context", address: route.Amend(current, "M02")}),
	"POST " + route.AmendPattern: ruling(route.Amend(current, "L01"), "reason", amended, plan.Director),
	"GET " + route.Log: {
		{state: "full", address: route.Log},
		{state: "narrowed", address: route.WithQuery(route.Log, "state", "open")},
		{state: "as it stood", address: route.WithQuery(route.Log, "at", "2023-11-15T20:00:00Z")},
		{state: "nothing matches", address: route.WithQuery(route.Log, "at", "2023-08-17", "state", "closed")},
		{state: "empty", address: route.WithQuery(route.Log, "at", "2022-08-17")},
		{state: "without a plan", address: route.Log, record: withoutPlan},
		{state: "503", address: route.Log, status: http.StatusServiceUnavailable, record: unreadable}},
	"GET " + route.Ask: reading(
		example{state: "full", address: route.Ask},
		example{state: "about an action", address: route.AskAbout(current, "A07")},
		example{state: "409", address: route.AskAbout(closed, "B10"), status: http.StatusConflict},
		missing(route.AskAbout(unknown, "A07"))),
	"POST " + route.Log: {
		{state: "422", address: route.Log, status: http.StatusUnprocessableEntity, typed: map[string]string{"due-month": "13"}},
		{state: "503", address: route.Log, status: http.StatusServiceUnavailable, typed: asking, record: unwritable}},
	"GET " + route.LogItemPattern: reading(
		example{state: "open", address: route.LogItem("BL2")},
		example{state: "answered", address: route.LogItem("BL3")},
		example{state: "closed", address: route.LogItem("BL1")},
		missing(route.LogItem("BL99"))),
	"GET " + route.LogAnswerPattern: {
		{state: "full", address: route.LogEvent("BL2", plan.LogAnswered), roles: []plan.Role{plan.Officer}},
		{state: "403", address: route.LogEvent("BL2", plan.LogAnswered), status: http.StatusForbidden, roles: []plan.Role{plan.Director}},
		{state: "404", address: route.LogEvent("BL99", plan.LogAnswered), status: http.StatusNotFound},
		{state: "503", address: route.LogEvent("BL2", plan.LogAnswered), status: http.StatusServiceUnavailable, record: unreadable}},
	"POST " + route.LogAnswerPattern: onTheLog(plan.LogAnswered, plan.Officer),
	"GET " + route.LogReDatePattern: reading(
		example{state: "full", address: route.LogEvent("BL2", plan.LogReDated), record: overtaken},
		example{state: "409", address: route.LogEvent("BL1", plan.LogReDated), status: http.StatusConflict},
		missing(route.LogEvent("BL99", plan.LogReDated))),
	"POST " + route.LogReDatePattern: onTheLog(plan.LogReDated, plan.Secretary),
	"GET " + route.LogClosePattern: reading(
		example{state: "before the Board has met", address: route.LogEvent("BL3", plan.LogClosed)},
		example{state: "full", address: route.LogEvent("BL2", plan.LogClosed), record: overtaken},
		example{state: "409", address: route.LogEvent("BL1", plan.LogClosed), status: http.StatusConflict},
		missing(route.LogEvent("BL99", plan.LogClosed))),
	"POST " + route.LogClosePattern: onTheLog(plan.LogClosed, plan.Secretary),
	"GET " + route.Exceptions: {
		{state: "full", address: route.Exceptions},
		{state: "without a plan", address: route.Exceptions, record: withoutPlan},
		{state: "503", address: route.Exceptions, status: http.StatusServiceUnavailable, record: unreadable}},
	"GET " + route.AnswerRedPattern: reading(
		example{state: "full", address: route.AnswerRed("A07")},
		example{state: "409", address: route.AnswerRed("A06"), status: http.StatusConflict},
		missing(route.AnswerRed("A99"))),
	"POST " + route.AnswerRedPattern: {
		{state: "422", address: route.AnswerRed("A07"), status: http.StatusUnprocessableEntity},
		{state: "503", address: route.AnswerRed("A07"), status: http.StatusServiceUnavailable, record: unwritable,
			typed: map[string]string{"answer": "escalated", "to": "Cabinet", "reason": "It needs money.", "meeting": "2023-11-15"}}},
	"GET " + route.DecisionsPattern: reading(
		example{state: "full", address: route.Decisions(held)},
		example{state: "empty", address: route.Decisions(next)},
		missing("/meetings/2024-01-31/decisions")),
	"POST " + route.DecisionsPattern: {
		{state: "422", address: route.Decisions(held), status: http.StatusUnprocessableEntity, typed: map[string]string{"minute": "15", "creates": "item"}},
		{state: "409", address: route.Decisions(held), status: http.StatusConflict, typed: decided, record: overtaken},
		{state: "503", address: route.Decisions(held), status: http.StatusServiceUnavailable, typed: decided, record: unwritable}},
	"GET " + route.MinutesPattern: reading(
		example{state: "draft", address: route.Minutes(held)},
		example{state: "agreed", address: route.Minutes(plan.NewDate(2023, 8, 16))},
		example{state: "empty", address: route.Minutes(next)},
		missing("/meetings/today/minutes")),
	"GET " + route.MinutesEditPattern: reading(
		example{state: "full", address: route.EditMinutes(held)},
		example{state: "empty", address: route.EditMinutes(plan.NewDate(2023, 5, 17))},
		example{state: "409", address: route.EditMinutes(plan.NewDate(2023, 8, 16)), status: http.StatusConflict},
		missing("/meetings/2024-01-31/minutes/edit")),
	"POST " + route.MinutesEditPattern: {
		{state: "422", address: route.EditMinutes(held), status: http.StatusUnprocessableEntity, typed: map[string]string{"elected": "", "seeking1": "approval"}},
		{state: "409", address: route.EditMinutes(held), status: http.StatusConflict, record: overtaken},
		{state: "503", address: route.EditMinutes(held), status: http.StatusServiceUnavailable, record: unwritable}},
	"GET " + route.MinutesAgreePattern: reading(
		example{state: "nobody can yet", address: route.AgreeMinutes(held)},
		example{state: "409", address: route.AgreeMinutes(next), status: http.StatusConflict},
		missing("/meetings/2024-01-31/minutes/agree")),
	"POST " + route.MinutesAgreePattern: {
		{state: "422", address: route.AgreeMinutes(held), status: http.StatusUnprocessableEntity}},
	"GET " + route.Meetings: {
		{state: "full", address: route.Meetings},
		{state: "empty", address: route.Meetings, record: withoutPlan},
		{state: "503", address: route.Meetings, status: http.StatusServiceUnavailable, record: unreadable}},
	"GET " + route.MeetingPattern: reading(
		example{state: "full", address: route.Meeting(held)},
		example{state: "to come", address: route.Meeting(next)},
		example{state: "empty", address: route.Meeting(afterwards)},
		missing(route.Meeting(noBoard))),
	"GET " + route.PackPattern: reading(
		example{state: "full", address: route.Pack(held)},
		example{state: "draft", address: route.Pack(next)},
		missing(route.Pack(noBoard))),
	"GET " + route.ChangesPattern: reading(
		example{state: "full", address: route.Changes(held)},
		example{state: "to now", address: route.Changes(next)},
		example{state: "empty", address: route.Changes(firstBoard)},
		missing(route.Changes(noBoard))),
	"GET " + route.NewMeeting: {
		{state: "full", address: route.NewMeeting}},
	"POST " + route.NewMeeting: keeping(route.NewMeeting, newDay,
		example{state: "422", address: route.NewMeeting, status: http.StatusUnprocessableEntity, typed: noDay}),
	"GET " + route.MovePattern: reading(
		example{state: "full", address: route.Move(next)},
		example{state: "409", address: route.Move(held), status: http.StatusConflict},
		missing(route.Move(noBoard))),
	"POST " + route.MovePattern: keeping(route.Move(next), meetingDay,
		example{state: "422", address: route.Move(next), status: http.StatusUnprocessableEntity, typed: noDay}),
	"GET " + route.FreezePattern: reading(
		example{state: "full", address: route.Freeze(next)},
		example{state: "409", address: route.Freeze(held), status: http.StatusConflict},
		example{state: "409, too early", address: route.Freeze(afterwards), status: http.StatusConflict},
		missing(route.Freeze(noBoard))),
	"POST " + route.FreezePattern: keeping(route.Freeze(next), map[string]string{"reason": "They are promised for Friday."},
		example{state: "422", address: route.Freeze(next), status: http.StatusUnprocessableEntity}),
	"GET " + route.UnfreezePattern: reading(
		example{state: "409", address: route.Unfreeze(next), status: http.StatusConflict},
		example{state: "full", address: route.Unfreeze(next), record: frozenAlready},
		missing(route.Unfreeze(noBoard))),
	"POST " + route.UnfreezePattern: {
		{state: "422", address: route.Unfreeze(next), status: http.StatusUnprocessableEntity, record: frozenAlready}},
	"GET " + route.Reports: {
		{state: "full", address: route.Reports},
		{state: "empty", address: route.Reports, record: withoutPlan},
		{state: "503", address: route.Reports, status: http.StatusServiceUnavailable, record: unreadable}},
	"GET " + route.ReportPattern: reading(
		example{state: "full", address: route.Report(current)},
		example{state: "empty", address: route.Report(strategy)},
		missing(route.Report(unknown))),
	"GET " + route.ReportPreview: reading(
		example{state: "full", address: route.Report(current) + "/preview"},
		missing(route.Report(unknown)+"/preview")),
	"GET " + route.History: reading(
		example{state: "full", address: route.History},
		example{state: "narrowed", address: route.WithQuery(route.History, "kind", "action", "ref", "A07")},
		example{state: "nothing matches", address: route.WithQuery(route.History, "by", "Nobody")},
		example{state: "empty", address: route.History, record: withoutPlan},
		example{state: "422", address: route.WithQuery(route.History, "since-day", "31", "since-month", "2", "since-year", "2024", "until-day", "1"), status: http.StatusUnprocessableEntity}),
	"GET " + route.Accessibility: {
		{state: "full", address: route.Accessibility},
		{state: "503", address: route.Accessibility, status: http.StatusServiceUnavailable, record: unreadable}},
	"GET " + route.Ratings: {
		{state: "full", address: route.Ratings},
		{state: "empty", address: route.Ratings, record: withoutPlan},
		{state: "503", address: route.Ratings, status: http.StatusServiceUnavailable, record: unreadable}},
}

// open is the round that takes updates on the demonstration's day.
var open = plan.Quarter{Year: 2023, N: 3}

var directors = []plan.Role{plan.Director}

// redated is a decision of the Board on A07's due date.
var redated = map[string]string{"due-day": "30", "due-month": "6", "due-year": "2024", "reason": "A second campaign.", "approver": "2023-11-15"}

// deciding is a form with something to be put right, and as it goes when it is
// right: somebody else was first, or it cannot be written.
func deciding(address string, roles []plan.Role, wrong, right map[string]string) []example {
	return []example{
		{state: "422", address: address, status: http.StatusUnprocessableEntity, typed: wrong, roles: roles},
		{state: "409", address: address, status: http.StatusConflict, typed: right, record: overtaken, roles: roles},
		{state: "503", address: address, status: http.StatusServiceUnavailable, typed: right, record: unwritable, roles: roles},
	}
}

// newestUpdate is the number that the loader gives the newest update of an
// action.
func newestUpdate(ref string) int64 {
	n := int64(0)
	for _, e := range demo.Record().Editions {
		for _, a := range e.Actions {
			if n += int64(len(a.Updates)); e.Key == current && a.Ref == ref {
				return n
			}
		}
	}
	return 0
}

// corrected is the form that corrects the newest update of an action.
func corrected(ref string) string { return route.CorrectUpdate(current, ref, newestUpdate(ref)) }

// correcting is the form for corrections, as leads with an update that stands
// meet it; A25 has none.
func correcting() []example {
	officer, director := []plan.Role{plan.Officer}, directors
	return reading(
		example{state: "full", address: corrected("A07"), roles: officer},
		example{state: "delivered", address: corrected("A04"), roles: director},
		example{state: "403", address: corrected("A26"), status: http.StatusForbidden},
		example{state: "409", address: route.CorrectUpdate(current, "A25", 1), status: http.StatusConflict, roles: []plan.Role{plan.PartnerOfficer}},
		missing(route.CorrectUpdate(current, "A99", 1)))
}

func postingCorrections() []example {
	said := map[string]string{"narrative": "Enquiries fell.", "because": "Mistyped.", "recovery_plan": "A campaign.", "recovery_lead": "Manager",
		"recovery_by-day": "30", "recovery_by-month": "4", "recovery_by-year": "2024"}
	return deciding(corrected("A07"), []plan.Role{plan.Officer}, impossible, said)
}

// onTheLog is a form of BL2 as the role that may send it meets it.
func onTheLog(kind plan.LogEventKind, who plan.Role) []example {
	address, roles := route.LogEvent("BL2", kind), []plan.Role{who}
	said := map[string]string{"text": "A retention payment."}
	if kind != plan.LogAnswered {
		said["meeting"] = "2023-11-15"
	}
	if kind == plan.LogReDated {
		said["due-day"], said["due-month"], said["due-year"] = "15", "5", "2024"
	}
	return []example{
		{state: "422", address: address, status: http.StatusUnprocessableEntity, record: unwritable, roles: roles},
		{state: "409", address: address, status: http.StatusConflict, typed: said, record: overtaken, roles: roles},
		{state: "503", address: address, status: http.StatusServiceUnavailable, typed: said, record: unwritable, roles: roles},
	}
}

// keeping adds to the examples of a form about a meeting those in which somebody
// else was first, and the record cannot be written.
func keeping(address string, typed map[string]string, more ...example) []example {
	return append(more,
		example{state: "409", address: address, status: http.StatusConflict, typed: typed, record: overtaken},
		example{state: "503", address: address, status: http.StatusServiceUnavailable, typed: typed, record: unwritable})
}

// reading adds to the examples of a page the one when the record, which the
// first of them asks, cannot be reached.
func reading(all ...example) []example {
	return append(all, example{state: "503", address: all[0].address, status: http.StatusServiceUnavailable, record: unreadable})
}

func missing(address string) example {
	return example{state: "404", address: address, status: http.StatusNotFound}
}

// measuring is a form of a measure, as those meet it who may fill it in.
func measuring(address string, who ...plan.Role) []example {
	return []example{
		{state: "full", address: address, roles: who},
		{state: "404", address: strings.Replace(address, "/L", "/X", 1), status: http.StatusNotFound, roles: who},
		{state: "503", address: address, status: http.StatusServiceUnavailable, record: unreadable, roles: who},
	}
}

// ruling is that form sent: with nothing but an empty reason, then well.
func ruling(address, reason string, typed map[string]string, who ...plan.Role) []example {
	return []example{
		{state: "422", address: address, status: http.StatusUnprocessableEntity, typed: map[string]string{reason: ""}, roles: who},
		{state: "409", address: address, status: http.StatusConflict, typed: typed, record: overtaken, roles: who},
		{state: "503", address: address, status: http.StatusServiceUnavailable, typed: typed, record: unwritable, roles: who},
	}
}

// updating is the update form, as each role that leads an action meets it.
func updating() []example {
	all := []example{
		{state: "403", address: route.PostUpdate(current, "A26"), status: http.StatusForbidden},
		{state: "409", address: route.PostUpdate(closed, "B10"), status: http.StatusConflict, roles: []plan.Role{plan.PartnerOfficer}},
		missing(route.PostUpdate(current, "A99")),
	}
	for role, ref := range led {
		all = append(all, example{state: "full", address: route.PostUpdate(current, ref), roles: []plan.Role{role}})
	}
	return reading(all...)
}

func posting() []example {
	var all []example
	for role, ref := range led {
		address := route.PostUpdate(current, ref)
		all = append(all,
			example{state: "422", address: address, status: http.StatusUnprocessableEntity, typed: impossible, roles: []plan.Role{role}},
			example{state: "503", address: address, status: http.StatusServiceUnavailable, typed: right[role], record: unwritable, roles: []plan.Role{role}})
		if ref != "A25" { // which has no update yet that could have been first
			all = append(all, example{state: "409", address: address, status: http.StatusConflict, typed: right[role], record: overtaken, roles: []plan.Role{role}})
		}
	}
	return all
}
