package gate_test

import (
	"net/http"

	"planboard/internal/plan"
	"planboard/internal/route"
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

var (
	decided = map[string]string{"item": "5", "minute": "16", "proposer": "Chair", "wording": "That it be so.", "reasons": "Because.",
		"alternatives": "None.", "conflicts": "None declared.", "dispensations": "None.", "creates": "nothing"}
	meetingDay = map[string]string{"on-day": "22", "on-month": "5", "on-year": "2024", "reason": "The room is taken."}
	newDay     = map[string]string{"on-day": "22", "on-month": "5", "on-year": "2024", "theme": "Homes"}
	noDay      = map[string]string{"on-day": "30", "on-month": "2", "on-year": "2024"}
)

// meetingExamples are those of meetings, their decisions and minutes.
var meetingExamples = map[string][]example{
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
}
