package demo

import "planboard/internal/plan"

// Whom the denominators count.
const (
	inCare    = "children looked after at 31 March"
	inCare12  = "children looked after for the 12 months to 31 March"
	leaving   = "children who ceased to be looked after in the year"
	leavers   = "care leavers aged 19 to 21"
	twelve    = "Of children looked after continuously for 12 months at 31 March: "
	leaversOf = "Of care leavers aged 19 to 21: "
)

// nationalMeasures are defined and published by the Department for Education
// (facts (e1)). Which are context only is the portal's own setting and wins
// over the department's polarity (facts (e4)).
var nationalMeasures = []measureRow{
	{"M01", "Children looked after, rate", "Children in care for every 10,000 children", "Children looked after at 31 March per 10,000 children under 18.",
		inCare, "10,000 children under 18", rate, plan.Context},
	{"M02", "Children looked after, number", "Children in care", "Children looked after at 31 March, excluding series of short-term placements. England's figure for 2023 is told as each release gave it.",
		inCare, "", number, plan.Context},
	{"M03", "Started to be looked after", "Children who came into care", "Episodes of being looked after that started in the year.",
		"episodes that started in the year", "", number, plan.Context},
	{"M04", "Ceased to be looked after", "Children who left care", "Children who ceased to be looked after in the year, last occasion.",
		leaving, "", number, plan.Context},
	{"M05", "In foster care", "Children living with foster carers", "Share of children looked after at 31 March in foster placements.",
		"in foster placements", inCare, percent, plan.Higher},
	{"M06", "Placed over 20 miles from home and outside the area", "Children living far from home", "Share of children looked after at 31 March placed more than 20 miles from home and outside the area.",
		"placed over 20 miles from home and outside the area", inCare, percent, plan.Lower},
	{"M07", "Three or more placements in the year", "Children who moved home often in a year", "Share of children looked after at 31 March with three or more placements in the year. A foster carer who becomes the adopter is not a move.",
		"with three or more placements in the year", inCare, percent, plan.Lower},
	{"M08", "Same placement 2+ years", "Children whose home has lasted", "Of children under 16 looked after for two and a half years or more: in the same placement for two years or more. An adoptive placement is counted with the one before.",
		"in the same placement for two years or more", "children under 16 looked after for two and a half years or more", percent, plan.Higher},
	{"M09", "Mid-year school move", "Children who changed school during the year", "At least one change of school outside 1 August to 30 September.",
		"with at least one mid-year school move", "children looked after, matched to the school census", percent, plan.Lower},
	{"M10", "Three or more social workers in the year", "Children whose social worker changed often", "Share of children looked after who had three or more social workers in the year.",
		"with three or more social workers in the year", "children looked after", percent, plan.Lower},
	{"M11", "Went missing at least once", "Children who went missing", "Share of all children looked after in the year who went missing at least once. Recording practice differs between authorities.",
		"missing at least once in the year", "children looked after at any time in the year", percent, plan.Context},
	{"M12", "Convicted or cautioned", "Children in trouble with the law", "Of children aged 10 to 17 looked after for 12 months: conviction, youth caution or youth conditional caution in the year.",
		"convicted or cautioned in the year", "children aged 10 to 17 looked after for 12 months", percent, plan.Lower},
	{"M13", "Annual health assessment done", "Children who had their health check", twelve + "health assessment done. Under-fives need both six-monthly ones.",
		"with their annual health assessment done", inCare12, percent, plan.Higher},
	{"M14", "Teeth checked by a dentist", "Children who saw a dentist", twelve + "teeth checked by a dentist. A refusal counts as not checked.",
		"whose teeth were checked by a dentist", inCare12, percent, plan.Higher},
	{"M15", "Immunisations up to date", "Children with all their vaccinations", twelve + "immunisations up to date.",
		"with immunisations up to date", inCare12, percent, plan.Higher},
	{"M16", "Average SDQ score", "How children feel and cope", "Average strengths and difficulties questionnaire score of children aged 5 to 16 looked after for 12 months: 0 to 13 normal, 14 to 16 borderline, 17 to 40 cause for concern.",
		"", "children aged 5 to 16 looked after for 12 months", score, plan.Lower},
	{"M17", "Substance misuse identified", "Children with a drug or alcohol problem", twelve + "identified as having a substance misuse problem in the year.",
		"identified as having a substance misuse problem", inCare12, percent, plan.Context},
	{"M18", "Overall absence", "School time missed", twelve + "share of school sessions missed.",
		"sessions missed", "possible school sessions", percent1, plan.Lower},
	{"M19", "Persistent absence", "Children who miss a lot of school", twelve + "missed 10% or more of their own sessions.",
		"missing 10% or more of their own sessions", inCare12, percent1, plan.Lower},
	{"M20", "At least one suspension", "Children suspended from school", twelve + "at least one suspension in the year. The figure is two terms in arrears.",
		"with at least one suspension", inCare12, percent1, plan.Lower},
	{"M21", "Key stage 2, expected standard in reading, writing and maths", "Children doing well at the end of primary school", twelve + "expected standard in reading, writing and maths at key stage 2. The cohort is tiny.",
		"who reached the expected standard", "pupils at the end of key stage 2, looked after for 12 months", percent, plan.Context},
	{"M22", "Key stage 4, average Attainment 8", "GCSE results across eight subjects", twelve + "average Attainment 8 score at key stage 4. The cohort is tiny.",
		"", "pupils at the end of key stage 4, looked after for 12 months", score, plan.Higher},
	{"M23", "Grade 4+ in English and maths", "Passes in GCSE English and maths", twelve + "grade 4 or above in English and mathematics. The cohort is tiny.",
		"with grade 4 or above in English and maths", "pupils at the end of key stage 4, looked after for 12 months", percent1, plan.Context},
	{"M24", "Care leavers 19–21 in education, employment or training", "Care leavers who are learning or working", leaversOf + "in education, employment or training. Those not in touch count in the denominator.",
		"in education, employment or training", leavers, percent, plan.Higher},
	{"M25", "Care leavers 19–21 in suitable accommodation", "Care leavers with a suitable home", leaversOf + "in suitable accommodation. Gone abroad, deported and residence unknown are left out, so the denominator differs from that of education, employment or training.",
		"in suitable accommodation", leavers + ", without those abroad, deported or of unknown residence", percent, plan.Higher},
	{"M26", "Care leavers 19–21 not in touch", "Care leavers we have lost touch with", leaversOf + "not in touch with the council.",
		"not in touch", leavers, percent, plan.Lower},
	{"M27", "Staying Put", "Young people who stayed with their foster carer", "Still living with the former foster carer.",
		"still with their former foster carer", "care leavers whose last placement was with foster carers", percent, plan.Higher},
	{"M28", "Care leavers 19–21 in higher education", "Care leavers at university", leaversOf + "in higher education.",
		"in higher education", leavers, percent, plan.Context},
	{"M29", "Left care through adoption", "Children adopted", "Share of children who ceased to be looked after in the year who were adopted. Never expected to come near 100.",
		"adopted", leaving, percent, plan.Context},
	{"M30", "Left care through special guardianship", "Children with a special guardian", "Share of children who ceased to be looked after in the year under a special guardianship order.",
		"under a special guardianship order", leaving, percent, plan.Context},
	{"M31", "Unaccompanied asylum-seeking children", "Children who came to this country alone", "Share of children looked after at 31 March who are unaccompanied asylum-seeking children.",
		"unaccompanied asylum-seeking children", inCare, percent, plan.Context},
	{"M32", "Placed with parents", "Children in care living with a parent", "Share of children looked after at 31 March placed with their parents.",
		"placed with their parents", inCare, percent, plan.Context},
}
