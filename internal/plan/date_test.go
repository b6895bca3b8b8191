package plan_test

import (
	"testing"
	"time"

	"planboard/internal/plan"
)

func TestDaysAreLondonDays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, instant, want string }{
		{"in winter London keeps Greenwich's day", "2024-01-31T23:59:59Z", "2024-01-31"},
		{"in summer London's day begins an hour sooner", "2023-06-30T23:00:00Z", "2023-07-01"},
		{"a second before it does not", "2023-06-30T22:59:59Z", "2023-06-30"},
		{"the night clocks go forward still begins at midnight", "2024-03-31T00:00:00Z", "2024-03-31"},
		{"the night before clocks go forward ends at midnight", "2024-03-30T23:59:59Z", "2024-03-30"},
		{"the evening after clocks go forward ends an hour sooner", "2024-03-31T23:00:00Z", "2024-04-01"},
		{"the night clocks go back begins in summer time", "2023-10-28T23:00:00Z", "2023-10-29"},
		{"the long day ends in winter time", "2023-10-29T23:59:59Z", "2023-10-29"},
		{"another zone's instant is put into London's day", "2024-02-01T00:30:00+01:00", "2024-01-31"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := plan.DateAt(instant(c.instant)).String(); got != c.want {
				t.Errorf("%s falls on %s, want %s", c.instant, got, c.want)
			}
		})
	}
}

func TestDayArithmeticIgnoresClockChanges(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, from, to string
		days           int
	}{
		{"over the short day", "2024-03-30", "2024-04-01", 2},
		{"over the long day", "2023-10-28", "2023-10-30", 2},
		{"over a leap day", "2024-02-28", "2024-03-01", 2},
		{"over a February without one", "2023-02-28", "2023-03-01", 1},
		{"over the end of a year", "2023-12-31", "2024-01-31", 31},
		{"backwards", "2024-04-01", "2024-03-30", -2},
		{"to itself", "2024-03-31", "2024-03-31", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			from, to := day(c.from), day(c.to)
			if got := to.DaysSince(from); got != c.days {
				t.Errorf("%s to %s is %d days, want %d", from, to, got, c.days)
			}
			if got := from.AddDays(c.days); got != to {
				t.Errorf("%s and %d days is %s, want %s", from, c.days, got, to)
			}
		})
	}
	if start := day("2024-03-31").Start(); plan.DateAt(start.Add(-time.Nanosecond)) != day("2024-03-30") || plan.DateAt(start) != day("2024-03-31") {
		t.Error("the day does not begin at its start")
	}
	if long := day("2023-10-30").Start().Sub(day("2023-10-29").Start()); long != 25*time.Hour {
		t.Errorf("the day clocks go back lasts %s", long)
	}
}

func TestDatesAreReadAndWritten(t *testing.T) {
	t.Parallel()
	for _, wrong := range []string{"", "2024-02-30", "2023-02-29", "31/01/2024", "2024-1-31", "2024-01-31T09:00:00Z"} {
		if d, err := plan.ParseDate(wrong); err == nil {
			t.Errorf("%q was read as %s", wrong, d)
		}
	}
	d := day("2024-02-09")
	if d.String() != "2024-02-09" || d.Long() != "9 February 2024" || d.Short() != "9 Feb 2024" {
		t.Errorf("written %q, %q, %q", d, d.Long(), d.Short())
	}
	var none plan.Date
	if !none.IsZero() || none.String()+none.Long()+none.Short() != "" {
		t.Error("no date is written as one")
	}
	if d.IsZero() || d.Before(d) || d.After(d) || !d.Before(day("2024-02-10")) || !d.After(day("2023-12-31")) {
		t.Error("days are out of order")
	}
}

func TestQuartersAreFinancial(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ day, quarter, first, last, months string }{
		{"2023-04-01", "Q1 2023/24", "2023-04-01", "2023-06-30", "April to June 2023"},
		{"2023-06-30", "Q1 2023/24", "2023-04-01", "2023-06-30", "April to June 2023"},
		{"2023-07-01", "Q2 2023/24", "2023-07-01", "2023-09-30", "July to September 2023"},
		{"2023-12-31", "Q3 2023/24", "2023-10-01", "2023-12-31", "October to December 2023"},
		{"2024-01-01", "Q4 2023/24", "2024-01-01", "2024-03-31", "January to March 2024"},
		{"2024-03-31", "Q4 2023/24", "2024-01-01", "2024-03-31", "January to March 2024"},
		{"2024-04-01", "Q1 2024/25", "2024-04-01", "2024-06-30", "April to June 2024"},
		{"1999-05-01", "Q1 1999/00", "1999-04-01", "1999-06-30", "April to June 1999"},
	} {
		q := plan.QuarterOf(day(c.day))
		if q.String() != c.quarter || q.First().String() != c.first || q.Last().String() != c.last || q.Months() != c.months {
			t.Errorf("%s is in %s, %s to %s, %q", c.day, q, q.First(), q.Last(), q.Months())
		}
		if read, err := plan.ParseQuarter(c.quarter); err != nil || read != q {
			t.Errorf("%q read as %v: %v", c.quarter, read, err)
		}
		if next := q.Next(); next.First() != q.Last().AddDays(1) || !q.Before(next) || next.Before(q) {
			t.Errorf("%s is followed by %s", q, next)
		}
	}
	for _, wrong := range []string{"", "Q0 2023/24", "Q5 2023/24", "Q3 2023/25", "Q3 2023", "Q3 2023/24x", "Q3  2023/24", "Q03 2023/24", "q3 2023/24"} {
		if q, err := plan.ParseQuarter(wrong); err == nil {
			t.Errorf("%q was read as %s", wrong, q)
		}
	}
}

func TestPeriodsAreNamedAsTheirPublishersDo(t *testing.T) {
	t.Parallel()
	q1 := plan.InQuarter(plan.Quarter{Year: 2023, N: 1})
	for _, c := range []struct {
		period            plan.Period
		label, long       string
		before, twoBefore plan.Period
	}{
		{plan.YearTo(2023), "2023", "year ending 31 March 2023", plan.YearTo(2022), plan.YearTo(2021)},
		{plan.AcademicYearTo(2022), "2022", "academic year 2021/22", plan.AcademicYearTo(2021), plan.AcademicYearTo(2020)},
		{q1, "Q1 2023/24", "April to June 2023", plan.InQuarter(plan.Quarter{Year: 2022, N: 4}), plan.InQuarter(plan.Quarter{Year: 2022, N: 3})},
	} {
		if c.period.Label() != c.label || c.period.Long() != c.long {
			t.Errorf("%v is called %q and %q", c.period, c.period.Label(), c.period.Long())
		}
		if c.period.Back(1) != c.before || c.period.Back(2) != c.twoBefore || c.period.Back(0) != c.period {
			t.Errorf("before %s comes %s, then %s", c.label, c.period.Back(1).Label(), c.period.Back(2).Label())
		}
	}
}
