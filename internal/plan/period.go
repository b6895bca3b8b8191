package plan

import (
	"fmt"
	"time"
)

// Period is the stretch of time a value is about, named by its last day.
type Period struct {
	Frequency Frequency
	End       Date
}

// YearTo returns the annual period that ends on 31 March of the year, as care
// statistics label it.
func YearTo(year int) Period { return Period{Annual, NewDate(year, time.March, 31)} }

// AcademicYearTo returns the academic year that ends in that year, as school
// statistics label it.
func AcademicYearTo(year int) Period { return Period{Academic, NewDate(year, time.August, 31)} }

// InQuarter returns the period of a financial quarter.
func InQuarter(q Quarter) Period { return Period{Quarterly, q.Last()} }

// Label returns the period as tables show it: "2023", "Q3 2023/24".
func (p Period) Label() string {
	if p.Frequency == Quarterly {
		return QuarterOf(p.End).String()
	}
	return fmt.Sprint(p.End.Year)
}

// Long returns the period in words: "year ending 31 March 2023", "academic
// year 2021/22", "October to December 2023".
func (p Period) Long() string {
	switch p.Frequency {
	case Quarterly:
		return QuarterOf(p.End).Months()
	case Academic:
		return fmt.Sprintf("academic year %d/%02d", p.End.Year-1, p.End.Year%100)
	default:
		return "year ending " + p.End.Long()
	}
}

// the returns the period in words with the article that a sentence needs.
func (p Period) the() string {
	if p.Frequency == Quarterly {
		return p.Long()
	}
	return "the " + p.Long()
}

// Back returns the period n periods of the same length earlier.
func (p Period) Back(n int) Period {
	if p.Frequency != Quarterly {
		return Period{p.Frequency, NewDate(p.End.Year-n, p.End.Month, p.End.Day)}
	}
	q := QuarterOf(p.End)
	months := q.Year*4 + q.N - 1 - n
	return InQuarter(Quarter{months / 4, months%4 + 1})
}
