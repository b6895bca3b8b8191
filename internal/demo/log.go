package demo

import (
	"time"

	"planboard/internal/plan"
)

// secretaryTitle is that of who puts on the record what the Board says.
const secretaryTitle = "Democratic Services Officer"

// onThe is an instant of the tables: a day, and the hour in London.
func onThe(on string, hour int) time.Time {
	return day(on).Start().Add(time.Duration(hour) * time.Hour)
}

// boardLog is what the Board asked for; only the Board closes an item (facts
// (d2)). The words of the answers are illustrative.
func boardLog() []plan.LogRecord {
	return []plan.LogRecord{
		logged(plan.LogItem{
			Ref: "BL1", Action: "A25", Meeting: day("2023-08-16"), Minute: "8", Lead: plan.Post{Code: "R14"},
			Text: "Note on why health histories replace the passport",
		}, "2023-11-15",
			answered("2023-11-01", "R14", "Young people told us that a passport gets lost, and that a health history kept by their doctor and given to them at 18 does not. The note sets out what the history holds and who hands it over."),
			closed("2023-11-15")),
		logged(plan.LogItem{
			Ref: "BL2", Action: "A07", Meeting: day("2023-11-15"), Minute: "15", Lead: plan.Post{Code: "R06"},
			Text: "Options for a retention offer for foster carers",
		}, "2024-02-14"),
		logged(plan.LogItem{
			Ref: "BL3", Measure: "M24", Meeting: day("2023-11-15"), Kind: plan.Question, Lead: plan.Post{Code: "R05"},
			Text: "Explain the fall in education, employment or training published in November 2023 (75 to 72)",
		}, "2024-02-14",
			answered("2024-01-24", "R05", "More of the group were older and between courses when they were counted at their birthday, and fewer training places started in the autumn. Supported interviews with friendly employers began in January; the next figure will show whether they help.")),
	}
}

// logged is an item with its first event; those that follow come after it.
func logged(i plan.LogItem, due string, then ...plan.LogEventRecord) plan.LogRecord {
	i.Edition, i.Raised = plan2022, i.Meeting
	if i.Kind == "" {
		i.Kind = plan.FromDecision
	}
	raised := plan.LogEvent{At: i.Raised.Start().Add(17 * time.Hour), ByTitle: secretaryTitle, Kind: plan.LogRaised, Due: day(due)}
	r := plan.LogRecord{LogItem: i, Told: append([]plan.LogEventRecord{{LogEvent: raised, Author: clerk}}, then...)}
	var events []plan.LogEvent
	for _, e := range r.Told {
		events = append(events, e.LogEvent)
	}
	r.LogItem = i.Replay(events)
	return r
}

func answered(on string, by plan.PostCode, text string) plan.LogEventRecord {
	return plan.LogEventRecord{Author: by, LogEvent: plan.LogEvent{
		At: onThe(on, 15), ByTitle: titleOn(by, day(on)), Kind: plan.LogAnswered, Text: text,
	}}
}

func closed(on string) plan.LogEventRecord {
	return plan.LogEventRecord{Author: clerk, LogEvent: plan.LogEvent{
		At: onThe(on, 18), ByTitle: secretaryTitle, Kind: plan.LogClosed, Meeting: day(on),
	}}
}

// boardDecisions are the decisions behind the log, and that by which A22 ended.
// All are illustrative.
func boardDecisions() []plan.DecisionRecord {
	return []plan.DecisionRecord{
		decided("2023-08-16", plan.Decision{
			Item: 5, Minute: "8", Wording: "That action A22 be withdrawn and replaced by A25, and that a note explain why.",
			Reasons:      "A passport on paper is lost when it is needed most; a health history at 18 serves the same end.",
			Alternatives: "To keep the passport beside the history: rejected, because two documents would have to be kept right.",
		}),
		decided("2023-11-15", plan.Decision{
			Item: 5, Minute: "15", Wording: "That options for a retention offer for foster carers be brought to the next meeting.",
			Reasons:      "Enquiries rose after the autumn campaign and approvals did not.",
			Alternatives: "A further campaign alone: rejected, because the last one brought enquiries that were withdrawn.",
		}),
	}
}

func decided(on string, d plan.Decision) plan.DecisionRecord {
	d.Meeting, d.At, d.ByTitle = day(on), onThe(on, 16), secretaryTitle
	d.Proposer, d.Conflicts, d.Dispensations = titleOn("R01", day(on)), "None declared.", "None."
	return plan.DecisionRecord{Decision: d, Author: clerk}
}

// boardMinutes are the minutes of the two latest meetings, one agreed and one
// a draft. All are illustrative.
func boardMinutes() []plan.MinutesRecord {
	august := minuted("2023-08-16", map[int]plan.MinuteItem{
		5: {SubmittedBy: titleOn("R02", day("2023-08-16")), Seeking: "approval to withdraw action A22",
			Notes: "Members asked how a young person would come by their history at 18. They were told that the nurse hands it over at the last health assessment."},
		7: {Notes: "The scorecard was noted."},
	})
	agreed := august
	agreed.Version, agreed.Agreed, agreed.At = 2, day("2023-11-15"), onThe("2023-11-16", 10)
	return []plan.MinutesRecord{august, agreed, minuted("2023-11-15", map[int]plan.MinuteItem{
		3: {Notes: "The minutes of 16 August 2023 were agreed as a correct record. Item BL1 was closed."},
		4: {Notes: "The representative of the Children in Care Council asked that letters about reviews be in plain words. Members were shown the new invitation."},
		5: {SubmittedBy: titleOn("R06", day("2023-11-15")), Seeking: "the Board's view on the recruitment of foster carers",
			Notes: "Members noted that several applicants had withdrawn, and asked what would keep them."},
		6: {SubmittedBy: titleOn("R14", day("2023-11-15")), Notes: "The report on health was noted."},
	})}
}

func minuted(on string, said map[int]plan.MinuteItem) plan.MinutesRecord {
	m := plan.Minutes{
		Meeting: day(on), Version: 1, At: onThe(day(on).AddDays(2).String(), 10), ByTitle: secretaryTitle,
		Elected:      []string{titleOn("R01", day(on)), "Elected member, majority group", "Elected member, minority group"},
		Others:       []string{titleOn("R02", day(on)), titleOn("R21", day(on)), titleOn("R22", day(on)), titleOn("R14", day(on))},
		Apologies:    []string{titleOn("R17", day(on))},
		Declarations: "None.",
	}
	for n, title := range meeting(on).Agenda() {
		item := said[n+1]
		item.Number, item.Title = n+1, title
		m.Items = append(m.Items, item)
	}
	return plan.MinutesRecord{Minutes: m, Author: clerk}
}
