package plan

import (
	"fmt"
	"time"
)

// Quarter is a quarter of the financial year, which runs from April to March.
type Quarter struct {
	Year int // the year in which the financial year begins: 2023 for 2023/24
	N    int // 1 for April to June, 4 for January to March
}

// QuarterOf returns the financial quarter in which the day falls.
func QuarterOf(d Date) Quarter {
	if d.Month < time.April {
		return Quarter{d.Year - 1, 4}
	}
	return Quarter{d.Year, (int(d.Month)-4)/3 + 1}
}

// ParseQuarter reads a quarter as String writes it: "Q3 2023/24".
func ParseQuarter(s string) (Quarter, error) {
	var q Quarter
	var end int
	_, err := fmt.Sscanf(s, "Q%d %d/%d", &q.N, &q.Year, &end)
	if err != nil || q.N < 1 || q.N > 4 || q.String() != s {
		return Quarter{}, fmt.Errorf("%q is not a quarter such as Q3 2023/24", s)
	}
	return q, nil
}

// First returns the quarter's first day.
func (q Quarter) First() Date { return NewDate(q.Year, time.Month(3*q.N+1), 1) }

// Last returns the quarter's last day.
func (q Quarter) Last() Date { return q.Next().First().AddDays(-1) }

// Next returns the quarter after q.
func (q Quarter) Next() Quarter {
	if q.N == 4 {
		return Quarter{q.Year + 1, 1}
	}
	return Quarter{q.Year, q.N + 1}
}

// Before reports whether q is an earlier quarter than r.
func (q Quarter) Before(r Quarter) bool { return q.First().Before(r.First()) }

// String returns the quarter as the plan writes it: "Q3 2023/24".
func (q Quarter) String() string {
	return fmt.Sprintf("Q%d %d/%02d", q.N, q.Year, (q.Year+1)%100)
}

// Slug returns the quarter as addresses write it: "2023-24-Q3".
func (q Quarter) Slug() string { return fmt.Sprintf("%d-%02d-Q%d", q.Year, (q.Year+1)%100, q.N) }

// ParseQuarterSlug reads a quarter as Slug writes it; it returns ErrNotFound
// for anything else.
func ParseQuarterSlug(s string) (Quarter, error) {
	var q Quarter
	var end int
	_, err := fmt.Sscanf(s, "%d-%d-Q%d", &q.Year, &end, &q.N)
	if err != nil || q.N < 1 || q.N > 4 || q.Year < 2000 || q.Year > 2100 || q.Slug() != s {
		return Quarter{}, ErrNotFound
	}
	return q, nil
}

// Months returns the quarter in words: "October to December 2023".
func (q Quarter) Months() string {
	return fmt.Sprintf("%s to %s %d", q.First().Month, q.Last().Month, q.Last().Year)
}
