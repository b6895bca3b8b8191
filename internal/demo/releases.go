package demo

import (
	"fmt"
	"time"

	"planboard/internal/plan"
)

// The two publications of the Department for Education, and the state of its
// data that the figures are taken from, which a measure's source says once for
// all of them.
const (
	careStatistics   = "Children looked after in England including adoptions"
	schoolStatistics = "Outcomes for children in need, including children looked after by local authorities in England"
	vintage          = ". Figures as they stood in the department's data of April 2026"
)

// release is the day on which the figures of a year came out. Where only the
// month is certain the day is a likely one, and the source of a figure says
// so.
type release struct {
	on      string
	byMonth bool
}

// careReleases and schoolReleases are by the year that the figures are of, as
// the publisher labels it.
var (
	careReleases = map[int]release{
		2019: {"2019-12-05", false},
		2020: {"2020-12-10", false},
		2021: {"2021-11-18", false},
		2022: {"2022-11-17", false},
		2023: {"2023-11-16", false},
		2024: {"2024-11-14", false},
		2025: {"2025-11-20", true},
	}
	schoolReleases = map[int]release{
		2019: {"2020-03-26", true},
		2020: {"2021-03-25", true},
		2021: {"2022-03-31", true},
		2022: {"2023-03-30", false},
		2023: {"2024-04-18", false},
		2024: {"2025-04-10", true},
		2025: {"2026-04-16", true},
	}
)

// released returns the period of a year's figures, without numbers: when they
// came out, in which release, and when they were put on the record.
func released(f plan.Frequency, year int) plan.Value {
	period, title, r := plan.YearTo(year), careStatistics, careReleases[year]
	if f == plan.Academic {
		period, title, r = plan.AcademicYearTo(year), schoolStatistics, schoolReleases[year]
	}
	v := plan.Value{
		Period: period, State: plan.Final, Published: true,
		ReleasedOn: day(r.on), ByTitle: titleOn(dataLead, day(r.on)), Entered: enteredOn(day(r.on)),
		Source: fmt.Sprintf("%s, %d release", title, year),
	}
	if r.byMonth {
		v.Source += " (" + v.ReleasedOn.UTC().Format("January 2006") + ", the day is a likely one)"
	}
	return v
}

// enteredOn returns the instant at which figures released that day were put on
// the record. Those released after the demonstration's clock begins came with
// the demonstration itself, so that nothing on the record is later than it.
func enteredOn(on plan.Date) time.Time {
	entered, eve := on.Start().Add(14*time.Hour), Start().Add(-16*time.Hour)
	if entered.After(eve) {
		return eve
	}
	return entered
}
