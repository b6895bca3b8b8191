package demo

// reportsPartnership are the updates under P1.
var reportsPartnership = map[string][]report{
	"A01": {
		on("2022-07-19", "The council and the police have signed the Promise and named champions. Health and the college take it to their boards in the autumn.").
			then("Signature by the NHS integrated care board."),
		on("2022-10-18", "Health has signed. The college's governors have it on their agenda.").
			then("Signature by the college in December."),
		on("2022-12-20", "Every partner on the Board has signed the Promise and named a champion.").
			delivered("2022-12-14", "Signed copies of the Promise, Board papers of February 2023"),
	},
	"A02": {
		on("2023-01-18", "The induction is written and was tried out with the members of the Board.").
			then("Sessions for all councillors from April."),
		on("2023-04-19", "The first sessions for councillors are held; those who were absent are offered another date.").
			then("Sessions for the boards of partners."),
		on("2023-07-19", "All councillors have been offered the induction. Two partner boards still have to fix a date.").
			then("The last partner boards in September."),
		on("2023-10-04", "The induction has been given to councillors and to every partner board, and is now part of the welcome for new members.").
			delivered("2023-09-27", "Register of inductions, Democratic Services"),
	},
	"A03": {
		on("2023-01-24", "A model clause on priority access is agreed by the Board's partners.").
			then("Each of the four partners takes it into its own policies."),
		on("2023-04-25", "The housing policy now gives priority to care leavers in its own words.").
			then("Health and leisure policies."),
		on("2023-07-25", "The clause is in two policies. Health is waiting for the review of its access policy.").
			then("Meet the policy leads of the two other partners."),
		on("2023-10-24", "Two of four partners have adopted the clause. The other two have it in draft.").
			then("Drafts to be adopted by the spring."),
		on("2024-01-23", "Two of four partners are still outstanding: their policies go to their boards only in May and June.").
			then("Adoption by the boards of the two partners.").
			forecast("2024-06-30"),
	},
	"A04": {
		on("2023-07-18", "The outline of the annual report is agreed with the chair, with a chapter by the Children in Care Council.").
			then("First draft by the end of September."),
		on("2023-10-17", "The draft is with the Children in Care Council and the partners for comment.").
			then("Final report to Full Council in December."),
		on("2023-12-18", "The annual report went to Full Council and was received. The Children in Care Council presented its own chapter.").
			delivered("2023-12-15", "Annual corporate parenting report, Full Council papers of December 2023"),
	},
}
