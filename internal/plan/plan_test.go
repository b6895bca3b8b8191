package plan_test

import (
	"errors"
	"testing"
	"time"

	"planboard/internal/plan"

	"github.com/shopspring/decimal"
)

// The demo clock of facts.md, and the rounds that are on the record then.
var (
	demoDay = plan.NewDate(2024, time.January, 31)
	rounds  = plan.Rounds{
		plan.NewRound(plan.Quarter{Year: 2021, N: 4}, plan.NewDate(2022, time.May, 18)),
		plan.NewRound(plan.Quarter{Year: 2022, N: 1}, plan.NewDate(2022, time.August, 17)),
		plan.NewRound(plan.Quarter{Year: 2022, N: 2}, plan.NewDate(2022, time.November, 16)),
		plan.NewRound(plan.Quarter{Year: 2022, N: 3}, plan.NewDate(2023, time.February, 15)),
		plan.NewRound(plan.Quarter{Year: 2022, N: 4}, plan.NewDate(2023, time.May, 17)),
		plan.NewRound(plan.Quarter{Year: 2023, N: 1}, plan.NewDate(2023, time.August, 16)),
		plan.NewRound(plan.Quarter{Year: 2023, N: 2}, plan.NewDate(2023, time.November, 15)),
		plan.NewRound(plan.Quarter{Year: 2023, N: 3}, plan.NewDate(2024, time.February, 14)),
		plan.NewRound(plan.Quarter{Year: 2023, N: 4}, plan.NewDate(2024, time.May, 15)),
	}
)

// day reads an ISO date that a test knows to be right; "" is no date.
func day(s string) plan.Date {
	if s == "" {
		return plan.Date{}
	}
	d, err := plan.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// instant reads an RFC 3339 instant that a test knows to be right.
func instant(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

// number is a value on the record; "" is none.
func number(s string) decimal.NullDecimal {
	if s == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

func ptr(n int) *int { return &n }

// problemsOf returns the problems that a constructor found, none for no error.
func problemsOf(t *testing.T, err error) plan.Problems {
	t.Helper()
	var ps plan.Problems
	if err != nil && !errors.As(err, &ps) {
		t.Fatalf("error %v is not plan.Problems", err)
	}
	return ps
}

// fieldsOf returns the fields that have a problem, in the order of the form.
func fieldsOf(ps plan.Problems) []string {
	var fields []string
	for _, p := range ps {
		fields = append(fields, p.Field)
	}
	return fields
}
