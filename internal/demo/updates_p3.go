package demo

// reportsVoice are the updates under P3. A12 is led by the chair and reported
// by the Board's officer.
var reportsVoice = map[string][]report{
	"A10": {
		on("2022-07-22", "The Children in Care Council has set a date for its first yearly review of the Promise.").
			then("Review in the autumn."),
		on("2022-10-21", "The first review is held. The Council asks for shorter sentences and for answers in writing.").
			then("Board to answer in February."),
		on("2023-01-20", "The Board's answer is drafted with the Council.").
			then("Tell it back after the February meeting."),
		on("2023-04-21", "The answer was told back at the Council's spring meeting.").
			then("Plan the second review."),
		on("2023-07-21", "The second review is planned with the Care Leavers' Forum as well.").
			then("Review in the autumn."),
		on("2023-10-20", "The second review is held. The wish that came up most is not to repeat one's story.").
			then("Handover note written with the child."),
		on("2024-01-19", "The Board's answer to the second review is in draft.").
			then("Tell it back after the February meeting."),
	},
	"A11": {
		on("2022-07-22", "The page is live and was refreshed after the May meeting.").
			then("Refresh after the August meeting."),
		on("2022-10-24", "Refreshed after the August meeting. Young people asked for dates beside each answer.").
			then("Refresh after the November meeting."),
		on("2023-01-23", "Refreshed after the November meeting, with dates.").
			then("Refresh after the February meeting."),
		on("2023-04-24", "Refreshed after the February meeting.").
			then("Refresh after the May meeting."),
		on("2023-07-24", "Refreshed after the May meeting. It can now be read aloud.").
			then("Refresh after the August meeting."),
		on("2023-10-23", "Refreshed after the August meeting.").
			then("Refresh after the November meeting."),
		on("2024-01-22", "Refreshed after the November meeting, in time and with what is not yet answered.").
			then("Refresh after the February meeting."),
	},
	"A12": {
		on("2023-01-25", "The Children in Care Council would like to co-chair a meeting and asks to prepare for it with the chair.").
			then("Choose the meeting."),
		on("2023-04-26", "November is chosen. A guide to chairing is written with young people.").
			then("Practice in the summer."),
		on("2023-07-26", "The August meeting was rehearsed together.").
			then("Co-chair in November."),
		on("2023-11-15", "Young people co-chaired the November meeting and set the first half of its agenda.").
			delivered("2023-11-15", "Minutes of the Board, 15 November 2023"),
	},
	"A13": {
		on("2023-01-24", "An app for views before reviews is chosen with young people.").
			then("Data protection assessment."),
		on("2023-04-25", "The data protection assessment is done. The supplier needs longer for the link to the case system.").
			then("Trial with the first reviewing officers."),
		on("2023-07-25", "The trial is liked by those who used it. The link to the case system is late.").
			then("Link to be delivered in November.").
			forecast("2023-11-30").
			recovery("Views are entered by hand until the link works; the supplier reports every week.", "2023-12-29"),
		on("2023-10-20", "The link was delivered and failed its test. Views are still entered by hand.").
			then("Second test in December.").
			forecast("2024-01-31").
			recovery("The supplier has put a second developer on the link; tests are monthly.", "2024-01-31"),
		on("2024-01-24", "The second test went better: views arrive, attachments do not.").
			then("Last test in March, then use for every review.").
			forecast("2024-04-30").
			recovery("Use begins without attachments in March; they follow by the end of April.", "2024-04-30"),
	},
}
