package demo

import "planboard/internal/plan"

// localMeasures are counted by the council every quarter and published
// nowhere (facts (e3)).
var localMeasures = []measureRow{
	{"L01", "Looked-after reviews held in time", "Reviews held on time", "First within 20 working days of coming into care, second within three months of it, then at most every six months (regulation 33).",
		"reviews held in time", "reviews due in the quarter", percent, plan.Higher},
	{"L02", "Statutory visits in time", "Visits by social workers on time", "Within one week of a placement starting, then at most every six weeks in its first year; three months later for a permanent placement (regulation 28).",
		"visits made in time", "visits due in the quarter", percent, plan.Higher},
	{"L03", "Initial health assessment within 20 working days", "First health checks on time", "Initial health assessment within 20 working days of coming into care.",
		"assessed within 20 working days", "children due an initial health assessment in the quarter", percent, plan.Higher},
	{"L04", "Review health assessments up to date", "Health checks up to date", "Under five: six-monthly; five and over: yearly.",
		"with review health assessments up to date", "children due one at the end of the quarter", percent, plan.Higher},
	{"L05", "Personal education plan up to date this term", "School plans up to date", "Started within 10 working days, ready for the first review, reviewed each term.",
		"with a personal education plan up to date", "children of school age in care", percent, plan.Higher},
	{"L06", "Pathway plans reviewed in the last 6 months", "Plans for adulthood kept up to date", "Reviewed at least every six months.",
		"with a pathway plan reviewed in the last six months", "young people with a pathway plan", percent, plan.Higher},
	{"L07", "Care leavers with a named personal adviser", "Care leavers who know who their adviser is", "All former relevant young people.",
		"with a named personal adviser", "former relevant young people", percent, plan.Higher},
	{"L08", "Return interview offered within 72 hours of being found", "Children asked soon after they were missing", "Offered within 72 hours of being found, as statutory guidance on missing children asks.",
		"offered an interview within 72 hours", "children found after being missing in the quarter", percent, plan.Higher},
	{"L09", "Children who took part in or gave views to their review", "Children who had a say in their review", "As the independent reviewing officer records it.",
		"who took part or gave views", "children whose review was held in the quarter", percent, plan.Higher},
	{"L10", "Board decisions with a recorded “you said, we did”", "Decisions told back to young people", "As the Board's record shows it.",
		"decisions with a recorded “you said, we did”", "decisions of the Board in the quarter", percent, plan.Higher},
	{"L11", "Board partners signed up to the Promise", "Partners who have signed the Promise", "Partners who have signed, of all partners on the Board.",
		"partners who have signed", "partners on the Board", percent, plan.Higher},
	{"L12", "Social worker unchanged for 12 months", "Children who kept their social worker", "Of children looked after for 12 months: the same social worker throughout.",
		"with the same social worker for 12 months", "children looked after for 12 months", percent, plan.Higher},
}
