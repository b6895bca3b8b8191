package gate_test

import (
	"net/http"
	"strings"

	"planboard/internal/plan"
	"planboard/internal/route"
)

var (
	approved = map[string]string{"rating": "green", "reason": "Two more decisions were heard."}
	amended  = map[string]string{"at": "98", "effective-day": "31", "effective-month": "1", "effective-year": "2024", "reason": "It was met each quarter."}
	counted  = map[string]string{"period": "Q3 2023/24", "numerator": "40", "denominator": "42", "reason": "Recounted."}
)

// measureExamples are those of measures.
var measureExamples = map[string][]example{
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
