package gate_test

import (
	"net/http"

	"planboard/internal/plan"
)

var (
	current  = plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}
	closed   = plan.EditionKey{Plan: "children-in-care", Edition: "2020-2022"}
	strategy = plan.EditionKey{Plan: "sufficiency", Edition: "2022-2024"} // has no actions and no measures
	before   = plan.EditionKey{Plan: "sufficiency", Edition: "2020-2022"}
	unknown  = plan.EditionKey{Plan: "children-in-care", Edition: "1999-2001"}
)

// stranger is the role of whoever is not signed in.
const stranger plan.Role = ""

var nobody = []plan.Role{stranger}

// accounts is the demonstration account that each role signs in with.
var accounts = map[plan.Role]string{
	plan.BoardMember: "member", plan.Officer: "fostering", plan.PartnerOfficer: "partner", plan.DataSteward: "data",
	plan.Secretary: "secretary", plan.Director: "director", plan.Administrator: "admin",
}

// example is one way to meet a page.
type example struct {
	state   string // what about it is worth seeing
	address string
	status  int               // 0: 200
	record  condition         // "": well
	typed   map[string]string // what is put into the form before it is sent
	roles   []plan.Role       // that meet it; nil: all that may open the address
}

// examples has an entry for each address that answers with a page.
var examples = joined(pageExamples, actionExamples, roundExamples, measureExamples, logExamples, meetingExamples)

// joined is all tables in one; no address stands in two.
func joined(tables ...map[string][]example) map[string][]example {
	all := map[string][]example{}
	for _, t := range tables {
		for name, some := range t {
			if _, twice := all[name]; twice {
				panic(name + " has examples in two tables")
			}
			all[name] = some
		}
	}
	return all
}

var directors = []plan.Role{plan.Director}

// deciding is a form with something to be put right, and as it goes when it is
// right: somebody else was first, or it cannot be written.
func deciding(address string, roles []plan.Role, wrong, right map[string]string) []example {
	return []example{
		{state: "422", address: address, status: http.StatusUnprocessableEntity, typed: wrong, roles: roles},
		{state: "409", address: address, status: http.StatusConflict, typed: right, record: overtaken, roles: roles},
		{state: "503", address: address, status: http.StatusServiceUnavailable, typed: right, record: unwritable, roles: roles},
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
