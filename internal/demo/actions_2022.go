package demo

import "planboard/internal/plan"

// Posts and the body that these tables speak of.
const (
	board                = "Corporate Parenting Board"
	chair  plan.PostCode = "R01"
	clerk  plan.PostCode = "R20"
	leader plan.PostCode = "R02" // the director, who signs off
	deputy plan.PostCode = "R03" // who signs off what the director reports
)

// rows2022 are the delivery actions of 2022–2024 (facts (d)), with
// illustrative first days.
var rows2022 = []actionRow{
	{"A01", "P1", "Every Board partner signs the Promise and names a champion", "R02", "R14 R17 R18 R19", "2022-04-01", "Q3 2022/23", "L11"},
	{"A02", "P1", "Corporate-parenting induction for all councillors and partner boards", "R20", "R02", "2022-10-01", "Q2 2023/24", ""},
	{"A03", "P1", "Priority access to services written into partner policies", "R03", "R14 R11", "2022-10-01", "Q4 2023/24", ""},
	{"A04", "P1", "Annual corporate parenting report to Full Council", "R02", "R20", "2023-04-01", "Q3 2023/24", ""},
	{"A05", "P2", "Family-network meeting offered before any planned entry to care", "R04", "R08", "2022-07-01", "Q1 2023/24", "M03"},
	{"A06", "P2", "Reunification pathway with 12-month support after return home", "R04", "R15", "2022-07-01", "Q4 2023/24", "M30"},
	{"A07", "P2", "Recruit ten new fostering households, incl. for teenagers and siblings", "R06", "R22", "2022-04-01", "Q4 2023/24", "M05 M08"},
	{"A08", "P2", "Stability meetings within five working days of a placement concern", "R06", "R08", "2022-04-01", "Q2 2022/23", "M07 M08"},
	{"A09", "P2", "Local homes plan: two solo homes in the area (sufficiency strategy)", "R10", "R11", "2022-10-01", "Q3 2023/24", "M06"},
	{"A10", "P3", "Children in Care Council reviews the Promise every year", "R09", "R21", "2022-04-01", "Q4 2023/24", "L10"},
	{"A11", "P3", "“You said, we did” page refreshed after each Board", "R09", "R21", "2022-04-01", "Q4 2023/24", "L10"},
	{"A12", "P3", "Young people co-chair one Board a year", "R01", "R21", "2022-10-01", "Q3 2023/24", ""},
	{"A13", "P3", "Views gathered digitally before every review", "R08", "R09", "2022-10-01", "Q2 2023/24", "L09"},
	{"A14", "P4", "Friendly-employer scheme: twelve local employers", "R12", "R18", "2022-07-01", "Q4 2023/24", "M24"},
	{"A15", "P4", "Ring-fenced council apprenticeships for care leavers", "R12", "R05", "2022-04-01", "Q2 2022/23", "M24"},
	{"A16", "P4", "Volunteering and work-taster offer from age 14", "R07", "R19", "2023-01-01", "Q3 2023/24", "M24"},
	{"A17", "P5", "One-to-one tuition for Years 6 and 11", "R07", "schools", "2022-04-01", "Q2 2022/23", "M21 M22"},
	{"A18", "P5", "Attendance early-warning shared weekly with carers and social workers", "R07", "schools", "2022-10-01", "Q1 2023/24", "M18 M19"},
	{"A19", "P5", "Personal education plan quality audit each term", "R07", "R08", "2022-04-01", "Q4 2023/24", "L05"},
	{"A20", "P5", "Speech, language and emotional support offer for children with an SDQ of 17+", "R15", "R14", "2022-10-01", "Q4 2023/24", "M16"},
	{"A21", "P6", "Personal adviser offer extended to care leavers of any age", "R05", "R11", "2022-04-01", "Q1 2022/23", "M26"},
	{"A22", "P6", "Care leaver health passport and prescription-cost support", "R14", "R05", "2022-07-01", "Q2 2023/24", ""},
	{"A23", "P6", "Joint housing protocol reviewed; no care leaver found intentionally homeless", "R11", "R05", "2022-04-01", "Q3 2022/23", "M25"},
	{"A24", "P6", "Local offer rewritten with young people, published in an accessible format", "R05", "R09", "2023-01-01", "Q4 2023/24", ""},
	{"A25", "P6", "Health history shared with every care leaver at 18", "R14", "R05", "2024-03-01", "Q1 2024/25", ""},
	{"A26", "P6", "Drop-in hub open every weekday", "R05", "R18", "2022-10-01", "Q4 2023/24", "M24 M26"},
}

// publishedActions are those whose commitment is published; their dates are
// not.
var publishedActions = map[string]string{"A21": "The commitment: " + sourceAnyAge + ". The dates are illustrative."}

// carriedFrom names the actions of 2020–2022 that live on in one of 2022–2024.
var carriedFrom = map[string][]string{"A10": {"B08"}, "A11": {"B08"}, "A15": {"B06"}, "A23": {"B07"}}

// recurring are the actions that come round again: after each Board, and at
// the end of each school term.
var recurring = map[string]recurrence{
	"A11": {"each quarter", [][2]string{
		{"2022-06-30", "2022-05-25"}, {"2022-09-30", "2022-08-24"}, {"2022-12-31", "2022-11-23"}, {"2023-03-31", "2023-02-22"},
		{"2023-06-30", "2023-05-24"}, {"2023-09-30", "2023-08-23"}, {"2023-12-31", "2023-11-22"}, {"2024-03-31", ""},
	}},
	"A19": {"each term", [][2]string{
		{"2022-07-31", "2022-07-20"}, {"2022-12-31", "2022-12-14"}, {"2023-03-31", "2023-03-29"},
		{"2023-07-31", "2023-07-19"}, {"2023-12-31", "2023-12-13"}, {"2024-03-31", ""},
	}},
}

// signOffs accept what was delivered, by another post than the one that
// reported it. A04 is not among them: it awaits its sign-off.
var signOffs = map[string]signOffRow{
	"A01": {"2023-01-12", deputy},
	"A02": {"2023-10-18", leader},
	"A05": {"2023-08-09", leader},
	"A08": {"2022-11-15", leader},
	"A12": {"2023-11-15", leader},
	"A15": {"2022-11-16", leader},
	"A17": {"2023-02-14", leader},
	"A18": {"2023-08-08", leader},
	"A21": {"2022-08-17", leader},
	"A23": {"2023-02-15", leader},
	"B01": {"2020-11-11", leader},
	"B02": {"2020-08-12", leader},
	"B03": {"2021-05-12", leader},
	"B04": {"2021-11-10", leader},
	"B05": {"2022-02-09", leader},
	"B10": {"2022-03-23", leader},
}

// closures are the Board's decisions to end actions otherwise than by
// delivery.
var closures = map[string]closureRow{
	"A22": {"withdrawn", "2023-08-16", "A passport on paper would be out of date within months; a health history shared at 18 serves better.", "A25", "8"},
	"B06": {"carried forward", "2022-02-16", "Begun, and to be finished in the next edition.", "", ""},
	"B07": {"carried forward", "2022-02-16", "The review of the protocol runs past the end of the edition.", "", ""},
	"B08": {"carried forward", "2022-02-16", "The strategy becomes two standing commitments of the next edition.", "", ""},
	"B09": {"withdrawn", "2021-02-17", "The region's councils chose to commission separately.", "", ""},
}
