package gate_test

import (
	"net/http"

	"planboard/internal/plan"
	"planboard/internal/route"
)

var (
	asking = map[string]string{"about": "A07", "text": "What would keep them?", "lead": "R06",
		"due-day": "14", "due-month": "2", "due-year": "2024"}
)

// logExamples are those of the Board’s log and exceptions.
var logExamples = map[string][]example{
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
