package gate_test

import (
	"net/http"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/route"
)

// led is an action of the current edition that the role's post leads and that
// still takes updates; the data steward's leads none, the secretary's none that
// is not complete.
var led = map[plan.Role]string{
	plan.Officer: "A07", plan.PartnerOfficer: "A25", plan.Director: "A04",
}

// right is what each of those roles can truly say of its action.
var right = map[plan.Role]map[string]string{plan.Officer: onTrack, plan.PartnerOfficer: onTrack, plan.Director: delivered}

var (
	onTrack = map[string]string{"status": "green", "narrative": "Eleven households were approved in January.",
		"forecast-day": "31", "forecast-month": "3", "forecast-year": "2024"}
	delivered  = map[string]string{"status": "complete", "narrative": "The minutes are published."}
	impossible = map[string]string{"narrative": "", "forecast-day": "31", "forecast-month": "2", "forecast-year": "",
		"delivered-day": "1", "delivered-month": "1", "delivered-year": "2099"}
)

// redated is a decision of the Board on A07's due date.
var redated = map[string]string{"due-day": "30", "due-month": "6", "due-year": "2024", "reason": "A second campaign.", "approver": "2023-11-15"}

// actionExamples are those of actions.
var actionExamples = map[string][]example{
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
			example{state: "503", address: address, status: http.StatusServiceUnavailable, typed: right[role], record: unwritable, roles: []plan.Role{role}},
			example{state: "409", address: address, status: http.StatusConflict, typed: right[role], record: overtaken, roles: []plan.Role{role}})
	}
	return all
}
