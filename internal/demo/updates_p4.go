package demo

import "planboard/internal/plan"

// reportsEmployability are the updates under P4.
var reportsEmployability = map[string][]report{
	"A14": {
		on("2022-10-19", "The scheme is written with Jobcentre Plus and the first employers have signed.").
			then("Visit the larger employers."),
		on("2023-01-18", "Three employers have signed. They ask what support a young person brings along.").
			then("A contact for employers."),
		on("2023-04-19", "Four employers have signed and each has a named contact.").
			then("Breakfast meeting with the chamber of trade."),
		on("2023-07-19", "Six employers have signed after the breakfast meeting.").
			then("Supported interviews from the autumn."),
		on("2023-10-18", "Eight employers have signed. A briefing on gaps in a CV is written with the Care Leavers' Forum.").
			then("First supported interviews."),
		on("2024-01-25", "Nine employers have signed and three are in talks; the first supported interviews took place in January.").
			then("Signatures of the three in talks.").
			forecast("2024-04-30"),
	},
	"A15": {
		on("2022-07-20", "The council's apprenticeships now keep places for care leavers, with an interview for all who apply.").
			then("First starts in September."),
		on("2022-10-18", "The places are in the recruitment policy and the first apprentices have started.").
			delivered("2022-09-26", "Recruitment policy, section on apprenticeships"),
	},
	"A16": {
		on("2023-04-26", "The college and voluntary groups have said what they can offer to young people from age 14.").
			then("Agree insurance and safeguarding for tasters."),
		on("2023-07-26", "Insurance for tasters is agreed. The list of volunteering places is published.").
			then("First tasters in the autumn term."),
		on("2023-10-25", "Volunteering has begun. Fewer work tasters are on offer than planned.").
			then("Ask the friendly employers for tasters.").
			forecast("2024-02-29").
			recovery("Friendly employers are asked for a taster each; the college opens its workshops.", "2024-04-30"),
		on("2023-12-13", "The college's workshops are booked for the spring and most friendly employers have offered a taster. The full offer will not be ready by the end of December.").
			then("Tasters in the February and Easter holidays.").
			forecast("2024-03-28").
			recovery("Friendly employers give a taster each and the college opens its workshops in the holidays.", "2024-04-30").
			proposing(plan.Amber, "Volunteering is running and the tasters of the spring are booked: the offer is late, but it is not in doubt."),
	},
}
