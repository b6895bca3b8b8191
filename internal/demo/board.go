package demo

import (
	"time"

	"planboard/internal/plan"
)

// boards are the meetings of the Corporate Parenting Board, each beside the
// quarter whose reporting round leads to it. Those before May 2022 and after
// February 2024 follow the same cycle; all are illustrative (facts (a), (d2)).
var boards = []struct{ quarter, on string }{
	{"Q4 2019/20", "2020-05-20"},
	{"Q1 2020/21", "2020-08-19"},
	{"Q2 2020/21", "2020-11-18"},
	{"Q3 2020/21", "2021-02-17"},
	{"Q4 2020/21", "2021-05-19"},
	{"Q1 2021/22", "2021-08-18"},
	{"Q2 2021/22", "2021-11-17"},
	{"Q3 2021/22", "2022-02-16"},
	{"Q4 2021/22", "2022-05-18"},
	{"Q1 2022/23", "2022-08-17"},
	{"Q2 2022/23", "2022-11-16"},
	{"Q3 2022/23", "2023-02-15"},
	{"Q4 2022/23", "2023-05-17"},
	{"Q1 2023/24", "2023-08-16"},
	{"Q2 2023/24", "2023-11-15"},
	{"Q3 2023/24", "2024-02-14"},
	{"Q4 2023/24", "2024-05-15"},
}

func rounds() plan.Rounds {
	var all plan.Rounds
	for _, b := range boards {
		all = append(all, plan.NewRound(quarter(b.quarter), day(b.on)))
	}
	return all
}

// themes are those that the forward plan names, each with the post that leads
// it (facts (d2)).
var themes = map[string]struct {
	theme string
	lead  plan.PostCode
}{
	"2023-11-15": {"Health", "R14"},
	"2024-02-14": {"Education and attendance", "R07"},
	"2024-05-15": {"Review of the 2022–24 plan and draft of the next", "R04"},
	afterwards:   {"Homes and sufficiency", "R10"},
}

// afterwards is the last meeting of the forward plan; no round of an edition on
// the record leads to it.
const afterwards = "2024-08-14"

// papersTime is the time of day at which the clerk freezes a position and the
// papers go out.
const papersTime = 16 * time.Hour

// meetings are those of the boards; what has been held by the demonstration's
// clock was frozen on the day the papers went out.
func meetings() []plan.MeetingRecord {
	var all []plan.MeetingRecord
	for _, r := range rounds() {
		m := meeting(r.Board.String())
		if m.IsHeld(plan.DateAt(Start())) {
			m.FrozenAt, m.FrozenBy = r.PapersOut.Start().Add(papersTime), clerk
		}
		all = append(all, m)
	}
	return append(all, meeting(afterwards))
}

func meeting(on string) plan.MeetingRecord {
	t := themes[on]
	return plan.MeetingRecord{Meeting: plan.Meeting{On: day(on), Theme: t.theme, Lead: plan.Post{Code: t.lead}}}
}
