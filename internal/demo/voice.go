package demo

import "planboard/internal/plan"

// voices are what children and young people said as a group, and what came of
// it (facts (d2)).
func voices() []plan.Voice {
	return []plan.Voice{
		{
			Ref: "V1", Group: "Children in Care Council",
			Said: "Letters about reviews are hard to read.",
			Did:  "A new invitation in plain words.", Action: "A13", ToldOn: day("2023-11-15"),
		},
		{
			Ref: "V2", Group: "Care Leavers' Forum",
			Said: "The first weeks in a flat are lonely.",
			Did:  "A drop-in hub was agreed.", Action: "A26", ToldOn: day("2023-08-16"),
		},
		{
			Ref: "V3", Group: "Children in Care Council",
			Said: "We repeat our story to every new worker.",
			Did:  "A handover note is written with the child.",
		},
		{
			Ref: "V4", Group: "Care Leavers' Forum",
			Said: "Employers ask about gaps in our CVs.",
			Did:  "A briefing for friendly employers.", Action: "A14", ToldOn: day("2024-02-14"),
		},
	}
}

// promises are the statements of the Corporate Parenting Promise. Its full
// wording is not published, so the statements are illustrative (facts (f)).
func promises() []plan.Promise {
	rows := []struct{ text, priorities, measures string }{
		{"We will listen, and tell you what changed because of you", "P3", "L09 L10"},
		{"We will help you stay with or go back to your family when that is right", "P2", "M03"},
		{"We will find you a home that lasts, close to home", "P2", "M06 M07 M08"},
		{"We will keep your worker and your school the same whenever we can", "P2", "M09 L12"},
		{"We will help you be healthy and feel well", "P2", "M13 M14 M15 M16"},
		{"We will be ambitious for you at school, college and work", "P4 P5", "M18 M19 M20 M21 M22 M23 M24"},
		{"We will be there when you are grown up", "P6", "M24 M25 M26 M27 M28 L07"},
		{"Every partner will put you first", "P1", "L11"},
	}
	var all []plan.Promise
	for i, r := range rows {
		all = append(all, plan.Promise{
			Number: i + 1, Text: r.text, Priorities: words(r.priorities), Measures: words(r.measures),
		})
	}
	return all
}

// claims are the successes claimed in paragraph 3.1 of the Cabinet report of
// 3 May 2022, in our words, each tied to its measures (facts (c)).
func claims() []plan.Claim {
	rows := []struct{ text, measures string }{
		{"Fewer children are entering care", "M03"},
		{"Few children live outside the area, and fewer than before", "M06"},
		{"Most care leavers are in education, employment or training", "M24"},
		{"Care leavers living in the community have suitable accommodation", "M25"},
		{"Few children in care offend, below the level for England", "M12"},
		{"Attendance at school is good", "M18 M19"},
		{"Workers, schools and care are stable", "M07 M08 M09 M10"},
	}
	var all []plan.Claim
	for i, r := range rows {
		all = append(all, plan.Claim{Number: i + 1, Text: r.text, Measures: words(r.measures)})
	}
	return all
}
