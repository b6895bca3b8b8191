package page_test

import (
	"time"

	"github.com/shopspring/decimal"

	"planboard/internal/plan"
	"planboard/web/page"
)

var (
	key   = plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}
	today = plan.NewDate(2024, 1, 31)
	lead  = plan.Post{Code: "R07", Title: "Virtual School Headteacher", Organisation: "Council"}
	other = plan.Post{Code: "R06", Title: "Fostering Service Manager", Organisation: "Council"}
)

func rounds() plan.Rounds {
	board := func(y int, m time.Month, d int) plan.Date { return plan.NewDate(y, m, d) }
	return plan.Rounds{
		plan.NewRound(plan.Quarter{Year: 2023, N: 1}, board(2023, 8, 16)),
		plan.NewRound(plan.Quarter{Year: 2023, N: 2}, board(2023, 11, 15)),
		plan.NewRound(plan.Quarter{Year: 2023, N: 3}, board(2024, 2, 14)),
		plan.NewRound(plan.Quarter{Year: 2023, N: 4}, board(2024, 5, 15)),
	}
}

func at(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 10, 0, 0, 0, time.UTC) }

// action returns an action on track, led by lead, with the changes given.
func action(ref, title string, change func(*plan.Action)) plan.Action {
	a := plan.Action{
		ID: plan.ActionID(len(ref) + int(ref[1]-'0')*10 + int(ref[2]-'0')), Edition: key, Ref: ref, Title: title,
		Priority: "P1", Lead: lead, Starts: plan.NewDate(2022, 4, 1), Due: plan.NewDate(2024, 3, 31), FirstDue: plan.NewDate(2024, 3, 31), Illustrative: true,
		Standing: plan.Standing{LastUpdate: at(2024, 1, 10), Earlier: at(2023, 11, 2), Narrative: "Going well.", Proposed: plan.Green},
	}
	if change != nil {
		change(&a)
	}
	return a
}

// actions has one action of each delivery status, two of them red.
func actions() []plan.Action {
	by := plan.NewDate(2024, 4, 30)
	return []plan.Action{
		action("A01", "Recruit foster carers", func(a *plan.Action) {
			a.Lead, a.Standing.Forecast, a.Standing.Proposed = other, plan.NewDate(2025, 3, 31), plan.Red
			a.Standing.Narrative = "Approvals did not rise."
		}),
		action("A02", "Volunteering from age 14", func(a *plan.Action) {
			a.Due = plan.NewDate(2023, 12, 31)
			a.Standing.LastUpdate = at(2023, 11, 20)
			a.Standing.Recovery = plan.Recovery{Text: "A named lead at the college.", Lead: lead.Title, By: by}
			a.Standing.Proposed, a.Standing.Reason = plan.Amber, "Half the places have started."
		}),
		action("A03", "Drop-in hub", func(a *plan.Action) { a.Standing.LastUpdate, a.Standing.Earlier = at(2023, 5, 3), time.Time{} }),
		action("A04", "Friendly employers", func(a *plan.Action) { a.Standing.Forecast = by }),
		action("A05", "Termly audit", func(a *plan.Action) { a.Priority, a.Standing.LastUpdate = "P2", at(2023, 11, 21) }),
		action("A06", "Annual report", func(a *plan.Action) {
			a.Standing.Delivered, a.Standing.Evidence = plan.NewDate(2023, 12, 15), "Minute 12"
		}),
		action("A07", "Promise signed", func(a *plan.Action) {
			a.Standing.Delivered, a.Standing.Evidence = plan.NewDate(2023, 1, 5), "Minute 3"
			a.Standing.ReportedBy, a.Standing.SignedBy, a.Standing.SignedOff = 1, 2, plan.NewDate(2023, 1, 12)
			a.Illustrative = false
		}),
		action("A08", "Health history at 18", func(a *plan.Action) { a.Starts = plan.NewDate(2024, 3, 1) }),
		action("A09", "Health passport", func(a *plan.Action) {
			a.Closure = plan.Closure{Kind: "withdrawn", On: plan.NewDate(2023, 8, 16), Body: "Corporate Parenting Board", Reason: "Replaced by A08",
				Successors: []plan.Successor{{Edition: key, Ref: "A08", Title: "Health history at 18"}}}
		}),
	}
}

func annual(year int, value float64) plan.Value {
	return plan.Value{Period: plan.YearTo(year), Number: decimal.NewNullDecimal(decimal.NewFromFloat(value)), State: plan.Final, Published: true}
}

func target(at, band float64) plan.Target {
	return plan.Target{At: decimal.NewNullDecimal(decimal.NewFromFloat(at)), Band: decimal.NewFromFloat(band)}
}

// measures are one rated red, one withheld, one context and one without a
// figure.
func measures() []plan.Series {
	m := func(code, name string, p plan.Polarity) plan.Measure {
		return plan.Measure{Edition: key, Code: code, PlainName: name, Unit: plan.Percent, Polarity: p,
			Frequency: plan.Annual, Published: true, Priority: "P1", Target: target(80, 5), People: true}
	}
	red := plan.Series{Measure: m("M01", "In school every day", plan.Higher), Values: []plan.Value{annual(2021, 78), annual(2022, 75.5), annual(2023, 70)}}
	red.Key = true
	withheld := plan.Series{Measure: m("M02", "In trouble with the law", plan.Lower), Values: []plan.Value{{Period: plan.YearTo(2023), Symbol: plan.Confidential}}}
	context := plan.Series{Measure: m("M03", "Children in care", plan.Context), Values: []plan.Value{annual(2022, 10), annual(2023, 12)}}
	kept := plan.Series{Measure: m("L01", "Reviews in time", plan.Higher)}
	kept.Published, kept.Frequency = false, plan.Quarterly
	return []plan.Series{red, withheld, context, kept}
}

// position is the edition of the samples on the demonstration's day.
func position() plan.Position {
	edition := plan.Edition{Key: key, Family: plan.Family{Slug: key.Plan, Name: "Multi-Agency Plan", ShortName: "Care Plan"},
		OfficialName: "Multi-Agency Plan 2022-24", Starts: plan.NewDate(2022, 4, 1), Ends: plan.NewDate(2024, 3, 31),
		State: plan.InForce, Illustrative: "Actions and dates are invented."}
	return plan.Position{
		Today: today, Edition: edition, Editions: []plan.Edition{edition, earlier()},
		Priorities: []plan.Priority{
			{Code: "P1", Title: "Corporate parenting", Themes: []plan.Theme{"Connected"}, Lead: lead},
			{Code: "P2", Title: "Achieving in education", Lead: lead, From: []string{"D1", "D2"}},
			{Code: "P3", Title: "Voice", Lead: other},
		},
		Actions: plan.Track(actions(), rounds(), today), Measures: measures(), Rounds: rounds(),
	}
}

// earlier is the edition before.
func earlier() plan.Edition {
	return plan.Edition{Key: plan.EditionKey{Plan: key.Plan, Edition: "2020-2022"}, Family: plan.Family{ShortName: "Care Plan"},
		Starts: plan.NewDate(2020, 4, 1), Ends: plan.NewDate(2022, 3, 31), State: plan.Closed}
}

func agenda() plan.Agenda {
	return plan.Agenda{
		Meeting: plan.Meeting{On: plan.NewDate(2024, 2, 14), Theme: "Education and attendance", Lead: lead},
		Log: []plan.LogItem{
			{Ref: "BL2", Text: "options for a retention offer", Lead: other, Due: plan.NewDate(2024, 2, 14), State: "open", Action: "A01", Edition: key, Raised: plan.NewDate(2023, 11, 15)},
			{Ref: "BL3", Text: "explain the fall", Lead: lead, Due: plan.NewDate(2024, 2, 14), State: "awaiting closure"},
		},
		Voices: []plan.Voice{
			{Ref: "V1", Group: "Children in Care Council", Said: "letters are hard to read", Did: "new invitation", Action: "A02", ToldOn: plan.NewDate(2023, 11, 15)},
			{Ref: "V3", Group: "Children in Care Council", Said: "we repeat our story"},
		},
	}
}

// officer leads the sample's actions; director may take the report away.
var (
	officer  = &plan.Member{Account: 7, Title: lead.Title, Post: lead.Code, Role: plan.Officer}
	director = &plan.Member{Account: 2, Title: "Director of Children and Families", Post: "R02", Role: plan.Director}
	member   = &plan.Member{Account: 22, Title: "Foster carer representative", Post: "R22", Role: plan.BoardMember}
)

func frame(m *plan.Member) page.Frame {
	return page.Frame{Member: m, Plan: key, Demo: "Nothing here is about a real child."}
}
