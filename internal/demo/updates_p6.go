package demo

// reportsOpenDoor are the updates under P6. A25 has not started; A26 has none
// from July 2023 on, on purpose.
var reportsOpenDoor = map[string][]report{
	"A21": {
		on("2022-07-13", "The offer of a personal adviser is open to care leavers of any age, and the website says so.").
			delivered("2022-06-29", "Local offer, page on personal advisers"),
	},
	"A22": {
		on("2022-10-21", "The contents of the passport are agreed with the Care Leavers' Forum.").
			then("Design of the passport."),
		on("2023-01-20", "Support with the cost of prescriptions is agreed. The passport is designed.").
			then("Trial with the Forum."),
		on("2023-04-21", "The Forum finds a passport on paper soon out of date and asks for the history itself.").
			then("Look at a health history instead."),
		on("2023-07-21", "A health history shared at 18 could replace the passport.").
			then("Board to decide in August."),
	},
	"A23": {
		on("2022-07-22", "The review of the protocol has begun, with care leavers in the working group.").
			then("Draft protocol."),
		on("2022-10-21", "The draft rules out finding a care leaver intentionally homeless without a joint meeting first.").
			then("Agreement of both services."),
		on("2023-01-16", "The protocol is reviewed and in force. No care leaver has been found intentionally homeless.").
			delivered("2022-12-19", "Joint housing protocol, December 2022"),
	},
	"A24": {
		on("2023-04-25", "Young people have marked what they do not understand in the present local offer.").
			then("Rewrite it page by page."),
		on("2023-07-25", "Half of the pages are rewritten. The Forum reads each before it is finished.").
			then("The pages on money and housing."),
		on("2023-10-24", "The pages on money and housing are done. The accessible format is chosen.").
			then("Read the whole with the Forum."),
		on("2023-12-11", "The whole was read with the Forum and is being set in the accessible format.").
			then("Publish by the end of March."),
	},
	"A26": {
		on("2023-01-25", "A place in the town centre is found for the hub.").
			then("Lease and furniture."),
		on("2023-04-26", "The hub is open on some weekdays. Jobcentre Plus has a desk there.").
			then("Staffing for every weekday."),
		on("2023-06-14", "The hub was opened with young people. Opening every weekday depends on staffing.").
			then("Staffing for every weekday."),
	},
}
