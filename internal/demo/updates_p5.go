package demo

// reportsEducation are the updates under P5.
var reportsEducation = map[string][]report{
	"A17": {
		on("2022-07-19", "Tuition has reached pupils in both years through their own schools.").
			then("Summer sessions for those who want them."),
		on("2022-10-12", "Tuition was offered to all pupils in both years. The evaluation by schools is to follow.").
			delivered("2022-09-30", ""),
		on("2023-01-25", "Schools report better confidence and attendance among those who were tutored.").
			delivered("2022-09-30", "Evaluation of tuition, Virtual School, January 2023"),
	},
	"A18": {
		on("2023-01-19", "The weekly list is tried out with a group of schools.").
			then("Share it with carers."),
		on("2023-04-20", "Carers and social workers receive the warning within the week. Schools find it useful.").
			then("All schools by the summer."),
		on("2023-07-12", "The warning is shared every week for pupils of all schools.").
			delivered("2023-06-30", "Weekly attendance report, Virtual School"),
	},
	"A19": {
		on("2022-07-21", "The audit of the summer term is done. Targets are clear, the young person's own words often missing.").
			then("Training for designated teachers."),
		on("2022-10-19", "Designated teachers are trained in writing plans with the young person.").
			then("Audit of the autumn term."),
		on("2023-01-18", "The audit of the autumn term shows more plans in young people's own words.").
			then("Audit of the spring term."),
		on("2023-04-19", "The audit of the spring term is done. The pupil premium is now tied to a target in most plans.").
			then("Audit of the summer term."),
		on("2023-07-20", "The audit of the summer term is done, this time together with reviewing officers.").
			then("Share what was learnt with schools."),
		on("2023-10-18", "What was learnt is shared with all designated teachers.").
			then("Audit of the autumn term."),
		on("2023-12-14", "The audit of the autumn term is done. Quality holds, with the best plans in primary schools.").
			then("Audit of the spring term."),
	},
	"A20": {
		on("2023-01-26", "The offer is agreed between the wellbeing service, the designated nurse and the Virtual School.").
			then("A clinic in school hours."),
		on("2023-04-27", "The clinic is open. Speech and language therapists join it once a month.").
			then("Waiting times by the summer."),
		on("2023-07-27", "Waiting times are short. Carers ask for advice between the sessions.").
			then("Advice line for carers."),
		on("2023-10-26", "The advice line for carers is open. Demand at the clinic is growing.").
			then("Plan the staffing of the clinic."),
		on("2024-01-26", "The clinic has a vacancy; interim sessions are bought in until April.").
			then("Interviews for the vacancy in February.").
			stuck().
			recovery("Interim sessions cover the clinic until the vacancy is filled.", "2024-04-30"),
	},
}
