package gate_test

import (
	"net/http"

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
		missing(route.Freeze(noBoard))),
	"POST " + route.FreezePattern: keeping(route.Freeze(next), nil),
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
	"GET " + route.Accessibility: {
		{state: "full", address: route.Accessibility},
		{state: "503", address: route.Accessibility, status: http.StatusServiceUnavailable, record: unreadable}},
	"GET " + route.Ratings: {
		{state: "full", address: route.Ratings},
		{state: "empty", address: route.Ratings, record: withoutPlan},
		{state: "503", address: route.Ratings, status: http.StatusServiceUnavailable, record: unreadable}},
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
