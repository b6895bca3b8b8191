package demo

import (
	"time"

	"planboard/internal/plan"
)

// reviewTime is the time of day at which the director signs a round off, on the
// last day of the review.
const reviewTime = 15 * time.Hour

// What a director says of a round that goes before the Board with something
// missing. All of it is illustrative.
const (
	begun     = "The actions without an update have only just begun: their leads report in the next round."
	delivered = "What is not reviewed is delivered: its evidence is looked at before it is signed off."
	ownerless = "A26 has no update: its lead has been asked for one."
)

// exceptions are those words for the rounds in which something was missing.
var exceptions = map[string]string{
	"Q4 2019/20": begun,
	"Q1 2020/21": delivered,
	"Q2 2020/21": begun + " " + delivered,
	"Q3 2020/21": begun,
	"Q4 2020/21": begun + " " + delivered,
	"Q2 2021/22": delivered,
	"Q3 2021/22": delivered,
	"Q4 2021/22": begun + " The quarter is the last before the edition: its figures begin with the next.",
	"Q1 2022/23": begun + " " + delivered,
	"Q2 2022/23": begun + " " + delivered,
	"Q3 2022/23": begun + " " + delivered,
	"Q4 2022/23": begun,
	"Q1 2023/24": ownerless + " " + delivered,
	"Q2 2023/24": ownerless + " A12 is done at the Board itself. A07 is Red and has no recovery plan: that is for the Board to ask.",
}

// roundSignOffs are those of the rounds whose Boards have been held by the
// demonstration's clock, for the edition that was in force.
func roundSignOffs() []plan.RoundSignOffRecord {
	var all []plan.RoundSignOffRecord
	for _, r := range rounds() {
		if !r.Board.Before(plan.DateAt(Start())) {
			continue
		}
		at := r.ReviewBy.Start().Add(reviewTime)
		all = append(all, plan.RoundSignOffRecord{
			Edition: inForceOn(r.ReviewBy), Quarter: r.Quarter, At: at, Author: leader, Exception: exceptions[r.Quarter.String()],
		})
	}
	return all
}

// inForceOn is the edition of the plan in force on the day.
func inForceOn(d plan.Date) plan.EditionKey {
	if e := edition(plan2020, plan.Closed, "", ""); !d.After(e.Ends) {
		return plan2020
	}
	return plan2022
}
