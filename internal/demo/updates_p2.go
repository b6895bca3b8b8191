package demo

// reportsStability are the updates under P2.
var reportsStability = map[string][]report{
	"A05": {
		on("2022-10-19", "The offer is written into the practice guide and team managers are briefed.").
			then("Training for social workers."),
		on("2023-01-17", "Training is complete in all teams. The legal gateway meeting now asks whether the offer was made.").
			then("Look at the first half year."),
		on("2023-04-18", "The offer is made in nearly all planned entries; where it was not, the reason is recorded.").
			then("Close the last gaps in the form."),
		on("2023-07-11", "The offer is part of every plan that comes to the gateway meeting. Families say that they felt asked first.").
			delivered("2023-06-28", "Audit of the gateway meeting, June 2023"),
	},
	"A06": {
		on("2022-10-20", "The pathway is drafted with the edge-of-care team and the emotional wellbeing service.").
			then("Try it with the first families."),
		on("2023-01-19", "Families on the pathway keep their worker after the return home.").
			then("Agree what support looks like in the second half year."),
		on("2023-04-20", "Support for twelve months is agreed and costed. Schools are told of the return with the family's consent.").
			then("Write down what families say of it."),
		on("2023-07-20", "Families value that one worker stays. The pathway is used for all planned returns.").
			then("Look at the returns that did not last."),
		on("2023-10-19", "Returns home are lasting. The review of support at six months is now routine.").
			then("Evaluation by March."),
	},
	"A07": {
		on("2022-07-20", "The recruitment plan is agreed with foster carers. The first information evening was well attended.").
			then("Campaign for carers of teenagers."),
		on("2022-10-20", "Assessments have begun. Carers speak at every information evening.").
			then("Panel dates for the first approvals."),
		on("2023-01-20", "The first households are approved. Most enquiries are about younger children.").
			then("A film with carers of teenagers."),
		on("2023-04-20", "Approvals are slower than planned because assessments take longer than expected.").
			then("Another assessor from May."),
		on("2023-07-21", "Approvals are about half of what was hoped for. Carers who left name the cost of living.").
			then("Options for the autumn.").
			forecast("2024-06-30"),
		on("2023-10-20", "The autumn campaign has started. A new campaign for next year is not agreed.").
			then("Count enquiries at the end of November.").
			forecast("2024-09-30"),
		on("2023-12-12", "Enquiries rose after the autumn campaign but approvals did not; several applicants withdrew. Decision needed: fund a retention offer.").
			then("Options for a retention offer to the Board in February.").
			forecast("2025-03-31"),
	},
	"A08": {
		on("2022-07-21", "The stability meeting has a chair, an agenda and a slot every day. Carers can call one.").
			then("Measure how soon meetings are held."),
		on("2022-10-21", "Meetings are held within five working days of a concern. Carers say that being heard early helps.").
			delivered("2022-09-29", "Log of stability meetings, July to September 2022"),
	},
	"A09": {
		on("2023-01-23", "Sites for both solo homes are found and a provider is chosen.").
			then("Planning permission."),
		on("2023-04-24", "Planning permission is granted for the first home and applied for on the second.").
			then("Building work on the first home."),
		on("2023-07-24", "Building work on the first home has begun. The second has its permission.").
			then("Registration of both homes."),
		on("2023-10-23", "The builder of the second home is behind. The first is nearly ready.").
			then("Registration visit.").
			forecast("2024-03-29").
			recovery("A second builder takes over the fitting out; the registration of both homes is applied for together.", "2024-04-30"),
		on("2024-01-22", "The first home waits for its registration visit; the second is being fitted out.").
			then("Registration visit in February.").
			forecast("2024-03-29").
			recovery("The new builder is on site, and the registration of both homes has been applied for.", "2024-04-30"),
	},
}
