package demo

// reports2020 are the progress updates on the actions of 2020–2022, by the
// action's ref. All are illustrative.
var reports2020 = map[string][]report{
	"B01": {
		on("2020-07-15", "The team is recruited and works with families from home.").
			then("Joint cases with the family hubs."),
		on("2020-10-14", "The team is embedded in the front door and in the family hubs.").
			delivered("2020-09-28", "Service plan of the edge-of-care team"),
	},
	"B02": {
		on("2020-07-08", "Every child in care has a laptop and a way to see family and worker on screen.").
			delivered("2020-06-24", "Register of devices, Virtual School"),
	},
	"B03": {
		on("2020-07-16", "Providers are asked what they can offer.").then("Specification."),
		on("2020-10-15", "The specification is agreed with housing.").then("Tender."),
		on("2021-01-14", "Tenders are being read.").then("Award in March."),
		on("2021-04-14", "The framework is in force.").
			delivered("2021-03-29", "Supported-accommodation framework, list of providers"),
	},
	"B04": {
		on("2021-01-13", "Carers and young people have said what they want to know before 18.").then("Draft policy."),
		on("2021-04-15", "The draft policy is out for comment.").then("Adopt it."),
		on("2021-07-14", "Comments are taken in. Finance agrees the allowance.").then("Adopt it in September."),
		on("2021-10-13", "The policy is refreshed and published.").
			delivered("2021-09-27", "Staying Put policy, September 2021"),
	},
	"B05": {
		on("2021-04-16", "Foster carers have chosen the hours of the line.").then("Rota."),
		on("2021-07-15", "The line is open in the evening.").then("Weekends."),
		on("2021-10-14", "The line is open at weekends, answered by carers with long experience.").then("First half year."),
		on("2022-01-12", "The line is established and used every week.").
			delivered("2021-12-20", "Use of the support line, July to December 2021"),
	},
	"B06": {
		on("2021-04-20", "The council's services have said where an apprentice could work.").then("Pay and support."),
		on("2021-07-20", "Pay is agreed above the minimum.").then("First vacancies."),
		on("2021-10-19", "Vacancies were open to all; a ring fence needs a change of policy.").then("Change of policy."),
		on("2022-01-18", "The change of policy will not be made before April.").then("Carry forward."),
	},
	"B07": {
		on("2021-07-21", "Housing and care leaving services have begun to review the protocol.").then("Draft."),
		on("2021-10-20", "The draft waits for the new homelessness strategy.").then("Second draft."),
		on("2022-01-19", "The homelessness strategy comes in the summer; the protocol follows it.").then("Carry forward."),
	},
	"B08": {
		on("2021-07-22", "The Children in Care Council has said what taking part should mean.").then("Draft."),
		on("2021-10-21", "The draft makes two standing commitments.").then("Children in Care Council to read it."),
		on("2022-01-20", "The Children in Care Council prefers commitments in the next plan to a strategy of its own.").then("Carry forward."),
	},
	"B09": {
		on("2020-07-17", "Councils of the region have met to speak of buying together.").then("Outline case."),
		on("2020-10-16", "The outline case is with each council.").then("Answers by January."),
		on("2021-01-15", "The other councils prefer to buy separately.").then("Board to decide in February."),
	},
	"B10": {
		on("2021-07-15", "Dentists have reopened for check-ups. Carers are told whom to call.").then("Extra sessions."),
		on("2021-10-14", "Extra sessions are agreed with the community dental service.").then("Sessions in the half term."),
		on("2022-01-13", "Sessions were cancelled in December and are booked again.").
			then("Last sessions by early March.").
			forecast("2022-03-04").
			recovery("The cancelled sessions are held in the February half term.", "2022-03-31"),
		on("2022-03-04", "All who missed a check-up in the lockdowns have been offered one.").
			delivered("2022-03-02", "Report of the community dental service, March 2022"),
	},
}
