package demo

import "planboard/internal/plan"

// Where decisions were read.
const (
	sourceMinutes2017 = "democracy.northlincs.gov.uk, Children, Families and Learning Cabinet Member minutes, 27 March 2017"
	sourceMinutes2020 = "democracy.northlincs.gov.uk, Children & Families Cabinet Member minutes, 22 September 2020"
	sourceReport2022  = "Cabinet report, Multi-Agency Children in Care and Care Leavers Plan 2022-24, dated 3 May 2022"
	sourceWebPlan     = "www.northlincs.gov.uk, children in care and care leavers partnership plan 2022-2024 (opening part only)"
	sourceWebStrategy = "www.northlincs.gov.uk, children in care and care leavers sufficiency strategy 2022-2024 (opening part only)"
	sourceCabinet2020 = "democracy.northlincs.gov.uk, Cabinet, 7 December 2020"
	sourceCabinet2022 = "northlincolnshire.moderngov.co.uk, Cabinet, 28 March 2022"
	sourceCabinetJuly = "northlincolnshire.moderngov.co.uk, Cabinet, 25 July 2022"
	sourceAnyAge      = "www.gi-media.co.uk, North Lincolnshire Council pledges to support older care leavers, 1 February 2022"
)

// approvalsOfPlan2020 begins with the editions before, which have no place of
// their own on the record (facts (b)).
func approvalsOfPlan2020() []plan.Approval {
	return []plan.Approval{
		{
			On: day("2017-03-27"), Confirmed: true, Item: "Minute 36",
			Body:   "Cabinet Member (Children, Families and Learning)",
			Text:   "Edition before last: Multi-Agency Children in Care and Care Leavers Plan 2016-2018 (revised), on a report of the Director of Children and Community Resilience.",
			Source: sourceMinutes2017,
		},
		{
			Text:   "Edition before: 2018–2020.",
			Note:   "Not found in public sources. The place is kept and no decision is invented.",
			Source: "Not found",
		},
		{
			On: day("2020-09-22"), Confirmed: true, Body: "Cabinet Member (Children & Families)", Item: "Item 2",
			Text:   "Report of the Director: Children and Community Resilience. Resolved: the positive review welcomed and approved.",
			Note:   "The minutes print the strategy, item 4, and the plan, item 2, in that order.",
			Source: sourceMinutes2020,
		},
	}
}

func approvalsOfPlan2022() []plan.Approval {
	return []plan.Approval{
		{
			On: day("2022-05-03"), Confirmed: true, Body: "Cabinet", Item: "Report, paragraph 1.1",
			Text:   "Report of the Director of Children and Families, which asks for approval of the plan.",
			Note:   "Paragraph 1.1 asks for “approval”; recommendation 9.1 asks to “welcome … endorse”. Paragraph 7.1 calls the plan “this strategy”. The sign-off block still holds the words “Post Code”. All kept as printed.",
			Source: sourceReport2022,
		},
		{
			On: day("2022-05-03"), Confirmed: true, Body: "Cabinet", Item: "Report, recommendation 9.1",
			Text:   "“welcome … endorse” the Multi-Agency Children in Care and Care Leavers Plan “2020-2022”.",
			Note:   "Correction note: the recommendation is kept as printed. It names the edition 2020-2022; the plan before Cabinet, and the report's title, are of 2022-24.",
			Source: sourceReport2022,
		},
		{
			On: day("2022-07-25"), Confirmed: false, Body: "Cabinet",
			Text:   "No minute of the decision has been seen; the date given is that of the next Cabinet after the report.",
			Note:   "That Cabinet was moved from 27 June; its minutes begin at 1476. That the plan was decided then is inferred.",
			Source: sourceCabinetJuly,
		},
		{
			Body:   "Publication on the council's website",
			Text:   "Published as “Children in care and care leavers partnership plan 2022-2024”.",
			Note:   "The day of publication is not known. The report has “2022-24” in its title and “2022-2024” in its text, the website “partnership plan”: three names for one plan.",
			Source: sourceWebPlan,
		},
	}
}

func approvalsOfStrategy2020() []plan.Approval {
	return []plan.Approval{{
		On: day("2020-09-22"), Confirmed: true, Body: "Cabinet Member (Children & Families)", Item: "Item 4",
		Text:   "Resolved: the positive review welcomed and approved.",
		Source: sourceMinutes2020,
	}}
}

func approvalsOfStrategy2022() []plan.Approval {
	return []plan.Approval{{
		Text:   "Published on the council's website.",
		Note:   "The decision was not found.",
		Source: sourceWebStrategy,
	}}
}

// relatedDecisions stand on the timeline beside the editions' own (facts (b)).
func relatedDecisions() []plan.Approval {
	return []plan.Approval{
		{
			On: day("2020-12-07"), Confirmed: true, Body: "Cabinet",
			Text:   "The Virtual Headteacher's report for 2020, and the Care Leaving Service Financial Policy.",
			Source: sourceCabinet2020,
		},
		{
			On: day("2022-02-01"), Confirmed: true, Body: council,
			Text:   "Adviser support extended to care leavers of any age, under the Promise of 2021.",
			Note:   "The day is that of the published article.",
			Source: sourceAnyAge,
		},
		{
			On: day("2022-03-28"), Confirmed: true, Body: "Cabinet", Item: "Minute 1469",
			Text:   "Updated Care Leavers Financial Policy.",
			Source: sourceCabinet2022,
		},
	}
}
