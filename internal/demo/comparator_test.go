package demo_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

func TestEnglandIn2023HasThreeFiguresOneAfterAnother(t *testing.T) {
	t.Parallel()
	var got []string
	s := seriesOf(t, demo.Record(), "M02")
	for _, v := range s.England {
		if v.Period == plan.YearTo(2023) {
			_, release, _ := strings.Cut(v.Source, ", ")
			got = append(got, v.ReleasedOn.String()+" "+s.Text(v)+" "+string(v.State)+" "+release)
		}
	}
	want := "2023-11-16 83,840 final 2023 release, 2024-11-14 83,760 revised 2024 release, " +
		"2025-11-20 83,750 revised 2025 release (November 2025, the day is a likely one)"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestNoComparatorStandsInAYearThatTheTablesLeaveOut(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	numbers := 0
	for _, m := range r.Measures {
		s := seriesOf(t, r, m.Code)
		for _, v := range append(s.England, s.Neighbours...) {
			if _, beside := valueOf(s, v.Period.End.Year); !beside {
				t.Errorf("%s: nothing of the council stands beside %s in %s", m.Code, m.Text(v), v.Period.Label())
			}
			if v.Number.Valid {
				numbers++
			}
		}
	}
	// As many as facts (e2) print, and two earlier figures of M02 for 2023.
	if want := 352 + 2; numbers != want {
		t.Errorf("%d figures of England and means of neighbours, want %d", numbers, want)
	}
}

func TestComparatorsOfYearsWithoutALocalFigure(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	for code, want := range map[string]string{ // 2019 to 2023: England, neighbours
		"M09": "– –, – –, 7% 6.2%, 8% 8.0%, 8% 8.8%",
		"M12": "3% x, 3% x, 2% x, 2% x, 2% x",
		"M17": "4% x, 3% x, 3% x, 3% x, 3% 2.6%",
		"M21": "37% 34.6%, x x, x x, 31% x, 37% x",
		"M23": "17.7% x, 24.3% 22.9%, 28.8% 24.2%, 22.1% 20.0%, 19.8% 20.1%",
		"M27": "26% x, 28% x, 30% x, 31% 33.6%, 32% 34.3%",
		"M28": "6% x, 6% x, 6% x, 7% x, 6% x",
	} {
		s := seriesOf(t, r, code)
		var got []string
		for year := 2019; year <= 2023; year++ {
			got = append(got, besideIn(s, year))
		}
		if diff := cmp.Diff(want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", code, diff)
		}
	}
}

// besideIn writes what stands beside the council's figure of the year: "37%
// 34.6%", or "– –" where the tables have no such year.
func besideIn(s plan.Series, year int) string {
	i, ok := valueOf(s, year)
	if !ok {
		return "– –"
	}
	england, neighbours := s.Beside(s.Values[i].Period)
	return s.Text(england) + " " + s.TextOfMean(neighbours)
}

func TestAFiguresSourceIsItsReleaseAndTheVintageIsSaidOnce(t *testing.T) {
	t.Parallel()
	const vintage = "data of April 2026"
	for _, m := range demo.Record().Measures {
		if strings.Contains(m.Source, vintage) != m.Published {
			t.Errorf("%s: published %v, its source %q", m.Code, m.Published, m.Source)
		}
		for column, values := range figures(m) {
			for _, v := range values {
				if strings.Contains(v.Source, vintage) || v.Published && !strings.Contains(v.Source, " release") {
					t.Errorf("%s %s %s: source %q", m.Code, column, v.Period.Label(), v.Source)
				}
			}
		}
	}
}
