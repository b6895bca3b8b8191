package gate_test

import (
	"net/http"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// open is the round that takes updates on the demonstration's day.
var open = plan.Quarter{Year: 2023, N: 3}

// roundExamples are those of reporting rounds.
var roundExamples = map[string][]example{
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
}
