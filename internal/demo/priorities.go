package demo

import (
	"slices"

	"planboard/internal/plan"
)

// priorityRow is a priority as facts (c) lists it.
type priorityRow struct {
	code, title string
	lead        plan.PostCode
	themes      []plan.Theme
	from        string // codes in the edition before
}

const (
	safe       plan.Theme = "Safe"
	well       plan.Theme = "Well"
	prosperous plan.Theme = "Prosperous"
	connected  plan.Theme = "Connected"
)

// priorities2022 are the six areas for development of the Cabinet report,
// paragraph 4.1, in shortened words. Most themes and all links to the edition
// before are illustrative.
var priorities2022 = []priorityRow{
	{"P1", "Corporate parenting across the partnership", "R02", []plan.Theme{connected}, ""},
	{"P2", "Family, school, community: stability and permanence", "R04", []plan.Theme{safe, well}, "D1 D2"},
	{"P3", "Voice and engagement of children in care and care leavers", "R09", []plan.Theme{connected, well}, "D1"},
	{"P4", "Employability: friendly employers and volunteering", "R12", []plan.Theme{prosperous}, "D4"},
	{"P5", "Achieving in education, recovery from Covid-19", "R07", []plan.Theme{prosperous}, "D3"},
	{"P6", "An open door to care leavers throughout their lives", "R05", []plan.Theme{safe, well, prosperous}, "D4"},
}

// priorities2020 are derived from the aims in the minute; leads and themes are
// illustrative too.
var priorities2020 = []priorityRow{
	{"D1", "Children live at home, attend their school, belong to their community", "R04", []plan.Theme{safe, connected}, ""},
	{"D2", "Family-based care, stability and permanence", "R06", []plan.Theme{safe, well}, ""},
	{"D3", "Ambition: outcomes as good as peers and better", "R07", []plan.Theme{prosperous}, ""},
	{"D4", "Preparation for adulthood and good homes for care leavers", "R05", []plan.Theme{safe, prosperous}, ""},
}

func priorities(rows []priorityRow) []plan.Priority {
	var all []plan.Priority
	for i, r := range rows {
		all = append(all, plan.Priority{
			Code: r.code, Title: r.title, Themes: slices.Clone(r.themes), Lead: plan.Post{Code: r.lead},
			Order: i + 1, From: words(r.from),
		})
	}
	return all
}
