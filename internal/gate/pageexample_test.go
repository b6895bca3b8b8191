package gate_test

import (
	"net/http"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/route"
)

var (
	nonsense = map[string]string{"email": "nobody@example.org", "password": "wrong"}
	realOne  = map[string]string{"email": accounts[plan.BoardMember] + "@demo.planboard.test", "password": demo.Password}
)

// pageExamples are those of the front pages, the plan, reports and help.
var pageExamples = map[string][]example{
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
