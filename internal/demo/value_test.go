package demo_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

// valueOf returns the council's figure for the year as a cell shows it, and
// its place in the series.
func valueOf(s plan.Series, year int) (int, bool) {
	for i, v := range s.Values {
		if v.Period.End.Year == year {
			return i, true
		}
	}
	return 0, false
}

// cell writes a figure as facts (e4) does: "72 G", "c", or "–".
func cell(s plan.Series, year int) string {
	i, ok := valueOf(s, year)
	if !ok || s.Values[i].Symbol == plan.NotAvailable {
		return "–"
	}
	v := s.Values[i]
	rating := map[plan.Rating]string{plan.RatedGreen: " G", plan.RatedAmber: " A", plan.RatedRed: " R"}[s.Judge(v).Rating]
	return strings.TrimSuffix(s.Text(v), "%") + rating
}

func TestEveryFigureIsRatedAsTheFactsSay(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	tests := map[string]string{ // 2021 to 2025
		"M05": "82 G, 81 G, 80 G, 82 G, 74 R",
		"M06": "8 A, 6 G, 5 G, 5 G, 7 A",
		"M07": "8 G, 8 G, 9 A, 10 A, 10 A",
		"M08": "69 A, 74 G, 68 A, 67 A, 58 R",
		"M09": "–, 4 G, 5 G, 5 G, –",
		"M10": "–, –, –, 13 G, –",
		"M12": "c, c, c, c, 0 G",
		"M13": "99 G, 100 G, 99 G, 100 G, 100 G",
		"M14": "65 R, 79 R, 82 A, 87 G, 87 G",
		"M15": "93 A, 92 A, 97 G, 98 G, 95 G",
		"M16": "14.8 A, 13.6 G, 14.8 A, 16.2 R, 15.9 R",
		"M18": "8.1 R, 5.2 A, 5.0 G, 4.8 G, 9.7 R",
		"M19": "29.5 R, 13.3 G, 14.5 A, 11.9 G, 16.3 A",
		"M20": "5.7 G, 9.4 A, –, 11.0 A, –",
		"M22": "22.9 G, 26.3 G, 14.0 R, 25.6 G, 10.8 R",
		"M24": "66 A, 75 G, 72 G, 60 R, 47 R",
		"M25": "96 G, 96 G, 95 A, 97 G, 93 A",
		"M26": "–, 0 G, 0 G, –, –",
		"M27": "–, 42 G, 40 G, –, –",
		"M23": "31.6, 26.1, –, –, –",
		"M17": "c, c, c, c, c",
	}
	for code, want := range tests {
		t.Run(code+" is rated as the facts say", func(t *testing.T) {
			t.Parallel()
			s := seriesOf(t, r, code)
			var cells []string
			for year := 2021; year <= 2025; year++ {
				cells = append(cells, cell(s, year))
			}
			if got := strings.Join(cells, ", "); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestDirectionsAreThoseOfTheFacts(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	tests := []struct {
		name, code string
		year       int
		want       plan.Trend
	}{
		{"education, employment or training worsened from 75 to 72", "M24", 2023, plan.Worsening},
		{"education, employment or training improved from 66 to 75", "M24", 2022, plan.Improving},
		{"one point less is no change where one person makes two", "M25", 2023, plan.NoChange},
		{"persistent absence has no arrow across the break of 2022", "M19", 2022, plan.NoTrend},
		{"persistent absence worsened after the break", "M19", 2023, plan.Worsening},
		{"dental checks have no arrow into the collapse of 2021", "M14", 2021, plan.NoTrend},
		{"dental checks have no arrow out of the collapse", "M14", 2022, plan.NoTrend},
		{"suspensions have no arrow into the year of closed schools", "M20", 2020, plan.NoTrend},
		{"Attainment 8 has no arrow into grades without examinations", "M22", 2020, plan.NoTrend},
		{"Attainment 8 has an arrow between two years without examinations", "M22", 2021, plan.Improving},
		{"Attainment 8 has no arrow back to examinations", "M22", 2022, plan.NoTrend},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := seriesOf(t, r, tt.code)
			i, ok := valueOf(s, tt.year)
			if !ok {
				t.Fatalf("%s has no figure for %d", tt.code, tt.year)
			}
			if got := s.DirectionAt(i); got.Trend != tt.want {
				t.Errorf("%s %d: %q (%s), want %q", tt.code, tt.year, got.Trend, got.Why, tt.want)
			}
		})
	}
}

func TestACountAgreesWithThePercentageBesideIt(t *testing.T) {
	t.Parallel()
	compared := 0
	for _, m := range demo.Record().Measures {
		for _, v := range m.Values {
			if v.Numerator == nil || v.Denominator == nil {
				continue
			}
			compared++
			share := decimal.NewFromInt(int64(100**v.Numerator)).DivRound(decimal.NewFromInt(int64(*v.Denominator)), 10)
			if got, want := m.Format(share), m.Text(v); got != want {
				t.Errorf("%s %s: %d of %d is %s, but the figure is %s", m.Code, v.Period.Label(), *v.Numerator, *v.Denominator, got, want)
			}
		}
	}
	if compared != 4*4+12*7 {
		t.Errorf("%d figures have both counts, want those of M07, M14, M24 and M25 and of every local measure", compared)
	}
}

func TestOnTheDemoClockTheNewestFiguresAreThoseOfTheFacts(t *testing.T) {
	t.Parallel()
	for _, m := range demo.Record().Measures {
		newest := plan.Period{}
		for _, v := range m.Values {
			if !v.ReleasedOn.After(today) {
				newest = v.Period
			}
		}
		want := map[plan.Frequency]plan.Date{
			plan.Annual: plan.NewDate(2023, 3, 31), plan.Academic: plan.NewDate(2022, 8, 31), plan.Quarterly: plan.NewDate(2023, 12, 31),
		}[m.Frequency]
		if newest.End.After(want) || m.Code == "M24" && newest.End != want || m.Code == "M19" && newest.End != want {
			t.Errorf("%s: the newest figure is of the period to %v, want %v", m.Code, newest.End, want)
		}
	}
}

func TestEveryFigureHasItsPlace(t *testing.T) {
	t.Parallel()
	for _, m := range demo.Record().Measures {
		for column, values := range figures(m) {
			for i, v := range values {
				at := m.Code + " " + column + " " + v.Period.Label()
				if v.Period.Frequency != m.Frequency {
					t.Errorf("%s: the period is %s, the measure %s", at, v.Period.Frequency, m.Frequency)
				}
				if v.Number.Valid == (v.Symbol != plan.NoSymbol) {
					t.Errorf("%s: has number %v and symbol %q, want just one of them", at, v.Number, v.Symbol)
				}
				if v.Source == "" || v.ReleasedOn.IsZero() || v.Entered.After(demo.Start()) {
					t.Errorf("%s: source %q, released %v, entered %v", at, v.Source, v.ReleasedOn, v.Entered)
				}
				if i > 0 && !inOrder(values[i-1], v) {
					t.Errorf("%s: does not come after the figure before it", at)
				}
			}
		}
	}
}

// inOrder reports whether v is of a later period, or of the same one and
// released later: no two figures of a period come out on one day.
func inOrder(before, v plan.Value) bool {
	if v.Period == before.Period {
		return v.ReleasedOn.After(before.ReleasedOn)
	}
	return v.Period.End.After(before.Period.End)
}

func TestWhatHasNoNumberSaysWhy(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	m12, m23, m20, m02 := seriesOf(t, r, "M12"), seriesOf(t, r, "M23"), seriesOf(t, r, "M20"), seriesOf(t, r, "M02")
	tests := []struct {
		name   string
		values []plan.Value
		period plan.Period
		want   plan.Symbol
		found  bool
	}{
		{"a figure that the department suppresses is c", m12.Values, plan.YearTo(2022), plan.Confidential, true},
		{"a year before the first published one hides England's", m12.Values, plan.YearTo(2020), plan.NotAvailable, true},
		{"a year between two published ones is x", m20.Values, plan.AcademicYearTo(2023), plan.NotAvailable, true},
		{"a year after the last published one hides England's", m23.Values, plan.AcademicYearTo(2024), plan.NotAvailable, true},
		{"a year of which nothing is published has a figure", m20.Values, plan.AcademicYearTo(2025), "", false},
		{"a mean of too few neighbours is x", m12.Neighbours, plan.YearTo(2022), plan.NotAvailable, true},
		{"a mean of numbers of children is z", m02.Neighbours, plan.YearTo(2022), plan.NotApplicable, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			found, symbol := false, plan.NoSymbol
			for _, v := range tt.values {
				if v.Period == tt.period {
					found, symbol = true, v.Symbol
				}
			}
			if found != tt.found || symbol != tt.want {
				t.Errorf("found %v with %q, want %v with %q", found, symbol, tt.found, tt.want)
			}
		})
	}
}
