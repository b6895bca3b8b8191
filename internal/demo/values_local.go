package demo

import (
	"time"

	"github.com/shopspring/decimal"

	"planboard/internal/plan"
)

// localCounts are numerator and denominator of the local measures for each
// quarter from Q1 2022/23 to Q3 2023/24 (facts (e3)); all illustrative.
var localCounts = map[string][7][2]int{
	"L01": {{118, 120}, {121, 124}, {116, 121}, {119, 122}, {112, 119}, {117, 121}, {120, 123}},
	"L02": {{402, 421}, {410, 428}, {395, 420}, {399, 418}, {388, 417}, {401, 424}, {409, 427}},
	"L03": {{14, 18}, {15, 19}, {13, 17}, {16, 18}, {15, 20}, {17, 21}, {19, 22}},
	"L04": {{180, 188}, {182, 189}, {181, 186}, {179, 184}, {178, 185}, {180, 186}, {183, 188}},
	"L05": {{148, 150}, {146, 151}, {149, 150}, {147, 152}, {145, 151}, {149, 152}, {150, 153}},
	"L06": {{86, 92}, {88, 93}, {85, 92}, {87, 91}, {82, 90}, {84, 91}, {87, 92}},
	"L07": {{96, 96}, {96, 96}, {95, 95}, {94, 94}, {93, 93}, {92, 92}, {92, 92}},
	"L08": {{9, 11}, {12, 13}, {8, 9}, {10, 12}, {7, 10}, {11, 14}, {9, 12}},
	"L09": {{112, 120}, {115, 124}, {113, 121}, {114, 122}, {110, 119}, {112, 121}, {117, 123}},
	"L10": {{1, 2}, {2, 3}, {2, 2}, {3, 3}, {2, 3}, {3, 3}, {3, 4}},
	"L11": {{2, 4}, {3, 4}, {4, 4}, {4, 4}, {4, 4}, {4, 4}, {4, 4}},
	"L12": {{104, 146}, {107, 147}, {110, 145}, {109, 144}, {112, 146}, {111, 147}, {113, 148}},
}

// returnDay is how many days after its quarter a return is put on the record.
const returnDay = 18

func localSeries(code string) []plan.Value {
	var all []plan.Value
	q := quarter("Q1 2022/23")
	for _, counts := range localCounts[code] {
		all = append(all, returned(q, counts[0], counts[1]))
		q = q.Next()
	}
	return all
}

// returned is what the data steward put on the record for a quarter; a director
// accepted it within the week.
func returned(q plan.Quarter, numerator, denominator int) plan.Value {
	on := q.Last().AddDays(returnDay)
	v := plan.Value{
		Period: plan.InQuarter(q), Numerator: &numerator, Denominator: &denominator,
		Number: decimal.NewNullDecimal(decimal.NewFromInt(int64(100*numerator)).DivRound(decimal.NewFromInt(int64(denominator)), 10)),
		State:  plan.Final, Source: "Council return, illustrative", ReleasedOn: on,
		ByTitle: titleOn(dataLead, on), Entered: on.Start().Add(11 * time.Hour),
	}
	if q.Next().Next().First().Before(plan.DateAt(Start())) { // the round is over; the newest return waits
		v.Review = plan.ValueReview{Verdict: plan.ReviewPassed, ByTitle: titleOn(deputy, on), At: v.Entered.Add(5 * 24 * time.Hour)}
	}
	return v
}
