package gate_test

import (
	"net/http"
	"slices"
	"strings"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/internal/server"
)

// visit is an example as one role meets it.
type visit struct {
	example
	route string // method and pattern
	role  plan.Role
}

func (v visit) name() string {
	who := string(v.role)
	if v.role == stranger {
		who = "stranger"
	}
	return v.route + ", " + v.state + ", as " + who
}

func (v visit) isSent() bool { return strings.HasPrefix(v.route, http.MethodPost) }

// form is the address of the page that holds the form to be sent.
func (v visit) form() string {
	switch {
	case v.address == route.SignOut:
		return route.Home
	case v.address == route.Log && v.isSent():
		return route.Ask
	}
	return v.address
}

// due is the status that the page must have.
func (v visit) due() int {
	if v.status == 0 {
		return http.StatusOK
	}
	return v.status
}

// visits are all examples of an address, as everybody who may open it; and for
// a page that not everybody may open, what the others meet instead.
func visits(a server.Access) []visit {
	name := a.Method + " " + a.Pattern
	if isFile(a) {
		return nil
	}
	var all []visit
	for _, role := range append(slices.Clone(plan.Roles), stranger) {
		if !role.Has(a.Right) {
			if role != stranger && a.Method == http.MethodGet {
				all = append(all, visit{example{state: "403", address: examples[name][0].address, status: http.StatusForbidden}, name, role})
			}
			continue
		}
		for _, e := range examples[name] {
			if e.roles == nil || slices.Contains(e.roles, role) {
				all = append(all, visit{e, name, role})
			}
		}
	}
	return all
}
