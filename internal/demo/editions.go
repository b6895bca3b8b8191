package demo

import "planboard/internal/plan"

// editions returns the editions of both families, the plan's first (facts
// (b)).
func editions() []plan.EditionRecord {
	return []plan.EditionRecord{
		{
			Edition:    edition(plan2020, plan.Closed, "Multi-Agency Children in Care and Care Leavers Plan 2020-2022", visionOf2020),
			Companion:  strategy2020,
			Approvals:  approvalsOfPlan2020(),
			Priorities: priorities(priorities2020),
			Actions:    actions(plan2020),
		},
		{
			Edition:    edition(plan2022, plan.InForce, "Multi-Agency Children in Care and Care Leavers Plan 2022-24", visionOf2022),
			Supersedes: plan2020,
			Companion:  strategy2022,
			Approvals:  approvalsOfPlan2022(),
			Priorities: priorities(priorities2022),
			Actions:    actions(plan2022),
			Measures:   measuresOf2022(),
			Claims:     claims(),
		},
		{
			Edition:   edition(strategy2020, plan.Closed, "Children in Care and Care Leavers Sufficiency Strategy 2020-2022", visionOfStrategy),
			Companion: plan2020,
			Approvals: approvalsOfStrategy2020(),
		},
		{
			Edition:    edition(strategy2022, plan.InForce, "Children in care and care leavers sufficiency strategy 2022-2024", visionOfStrategy),
			Supersedes: strategy2020,
			Companion:  plan2022,
			Approvals:  approvalsOfStrategy2022(),
		},
	}
}

const (
	visionOf2020 = "The minute of 22 September 2020 welcomes the review and speaks of children at home, " +
		"in their schools and in their communities, of stability, and of outcomes every bit as good as " +
		"those of their peers, and better. (Minutes of the Cabinet Member, 22 September 2020; in our words.)"
	visionOf2022 = "Together helping our children be the best they can be. One family approach: children " +
		"in their families, in their schools and in their communities, with outcomes every bit as good as " +
		"those of their peers, and better. (Strapline of the web edition; Cabinet report dated 3 May 2022; in our words.)"
	visionOfStrategy = "The companion of the plan: enough of the right homes, close to home. (In our words; " +
		"only the opening of the published strategy was seen.)"
)

// What of an edition is illustrative, to be read after "Illustrative: ". The
// council publishes years only, so the days of every edition are; the
// priorities of 2020–2022 are derived from the minute.
const (
	forDemo        = " are invented for this demonstration."
	inventedPeriod = "first and last days" + forDemo
	inventedPlan   = "first and last days, actions, dates, targets and quarterly figures" + forDemo + " Published figures name their source."
	invented2020   = "first and last days, priorities, actions and dates" + forDemo + " Approvals name their source."
)

func edition(key plan.EditionKey, state plan.EditionState, officialName, vision string) plan.Edition {
	e := plan.Edition{
		Key: key, OfficialName: officialName, State: state, Vision: vision,
		Starts: day("2022-04-01"), Ends: day("2024-03-31"), Illustrative: inventedPeriod,
	}
	if key.Edition == "2020-2022" {
		e.Starts, e.Ends = day("2020-04-01"), day("2022-03-31")
	}
	for _, f := range families() {
		if f.Slug == key.Plan {
			e.Family = f
		}
	}
	switch key {
	case plan2020:
		e.Illustrative = invented2020
	case plan2022:
		e.Illustrative = inventedPlan
	}
	return e
}
