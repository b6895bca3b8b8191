package plan_test

import (
	"testing"

	"planboard/internal/plan"
)

func TestRollingYearStandsInForWithheldQuarters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		series plan.Series
		want   string // "" for none
	}{
		{"L03 to Q4 2022/23 is 58 of 72", quarterly(ofPeople, [2]int{14, 18}, [2]int{15, 19}, [2]int{13, 17}, [2]int{16, 18}, [2]int{15, 20}, [2]int{17, 21}, [2]int{19, 22}), "81%"},
		{"L08 to Q4 2022/23 is 39 of 45", quarterly(ofPeople, [2]int{9, 11}, [2]int{12, 13}, [2]int{8, 9}, [2]int{10, 12}, [2]int{7, 10}), "87%"},
		{"shown quarters need no stand-in", quarterly(ofPeople, [2]int{96, 110}, [2]int{96, 110}, [2]int{95, 110}, [2]int{94, 110}), ""},
		{"three quarters are no year", quarterly(ofPeople, [2]int{14, 18}, [2]int{15, 19}, [2]int{13, 17}), ""},
		{"a year that is withheld itself is not offered", quarterly(ofPeople, [2]int{1, 2}, [2]int{1, 2}, [2]int{1, 2}, [2]int{1, 2}), ""},
		{"one withheld quarter could be had by subtraction", quarterly(ofPeople, [2]int{24, 40}, [2]int{24, 40}, [2]int{14, 18}, [2]int{24, 40}), ""},
		{"two withheld quarters stay apart in their sum", quarterly(ofPeople, [2]int{24, 40}, [2]int{24, 40}, [2]int{14, 18}, [2]int{15, 18}), "66%"},
		{"two quarters that leave one each could be had from their sum", quarterly(ofPeople, [2]int{24, 24}, [2]int{24, 24}, [2]int{23, 24}, [2]int{23, 24}), ""},
		{"two that leave five each could be had too", quarterly(ofPeople, [2]int{24, 40}, [2]int{24, 40}, [2]int{13, 18}, [2]int{13, 18}), ""},
		{"1 and 1 could be had from 2", quarterly(ofPeople, [2]int{20, 40}, [2]int{20, 40}, [2]int{1, 40}, [2]int{1, 40}), ""},
		{"5 and 5 could be had from 10", quarterly(ofPeople, [2]int{20, 40}, [2]int{20, 40}, [2]int{5, 40}, [2]int{5, 40}), ""},
		{"2 and 3 make a small number by subtraction", quarterly(ofPeople, [2]int{20, 40}, [2]int{20, 40}, [2]int{2, 40}, [2]int{3, 40}), ""},
		{"3 and 4 could be 2 and 5", quarterly(ofPeople, [2]int{20, 40}, [2]int{20, 40}, [2]int{3, 40}, [2]int{4, 40}), "29%"},
		{"a group of five would be told by who knows the others", quarterly(ofPeople, [2]int{20, 40}, [2]int{20, 40}, [2]int{3, 5}, [2]int{14, 18}), ""},
		{"a mean is not added up", quarterly(plan.Measure{Unit: plan.Score, People: true, Frequency: plan.Quarterly}, [2]int{14, 18}, [2]int{15, 19}, [2]int{13, 17}, [2]int{16, 18}), ""},
		{"bodies are never withheld", quarterly(plan.Measure{Unit: plan.Percent, Frequency: plan.Quarterly}, [2]int{1, 2}, [2]int{2, 3}, [2]int{2, 2}, [2]int{3, 3}), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := c.series.Disclosed(plan.DefaultDisclosure)
			if got.HasRolling != (c.want != "") {
				t.Fatalf("offered: %v, want %v", got.HasRolling, c.want != "")
			}
			if got.HasRolling && got.Text(got.Rolling) != c.want {
				t.Errorf("rolling %s, want %s", got.Text(got.Rolling), c.want)
			}
			if got.HasRolling && got.Rolling.Period.Label() != "Q4 2022/23" {
				t.Errorf("rolling value of %s, want Q4 2022/23", got.Rolling.Period.Label())
			}
		})
	}
}

func TestARollingYearNeedsFourQuartersInARow(t *testing.T) {
	t.Parallel()
	s := quarterly(ofPeople, [2]int{14, 18}, [2]int{15, 19}, [2]int{13, 17}, [2]int{16, 18}, [2]int{15, 20}, [2]int{17, 21}, [2]int{19, 22}, [2]int{19, 22})
	s.Values = append(s.Values[:4], s.Values[5:]...)
	if s.Disclosed(plan.DefaultDisclosure).HasRolling {
		t.Error("a year with a quarter missing is offered as a year")
	}
}

func TestYearsAreNotAddedUpAsQuarters(t *testing.T) {
	t.Parallel()
	var years []plan.Value
	for year := 2020; year <= 2023; year++ {
		v := share(14, 18)
		v.Period = plan.YearTo(year)
		years = append(years, v)
	}
	if yearly(ofPeople, years...).Disclosed(plan.DefaultDisclosure).HasRolling {
		t.Error("four years are offered as one")
	}
}

func TestARollingYearNeedsEveryCount(t *testing.T) {
	t.Parallel()
	for name, forget := range map[string]func(*plan.Value){
		"numerator":   func(v *plan.Value) { v.Numerator = nil },
		"denominator": func(v *plan.Value) { v.Denominator = nil },
	} {
		s := quarterly(ofPeople, [2]int{14, 18}, [2]int{15, 19}, [2]int{13, 17}, [2]int{16, 18})
		forget(&s.Values[1])
		if s.Disclosed(plan.DefaultDisclosure).HasRolling {
			t.Errorf("a year is offered though a %s is not known", name)
		}
	}
}

// offered tells years apart as a reader does who knows every denominator.
type offered struct{ d1, d2, total int }

func TestNoYearThatIsOfferedGivesAWithheldQuarterBack(t *testing.T) {
	t.Parallel()
	possible, wholes := map[offered]map[int]bool{}, 0
	sizes := []int{3, 8, 12, 24, 31, 40}
	for _, d1 := range sizes {
		for _, d2 := range sizes {
			for n1 := range d1 + 1 {
				for n2 := range d2 + 1 {
					s := quarterly(ofPeople, [2]int{40, 80}, [2]int{40, 80}, [2]int{n1, d1}, [2]int{n2, d2}).Disclosed(plan.DefaultDisclosure)
					if s.HasRolling {
						wholes++
						key := offered{d1, d2, n1 + n2}
						if possible[key] == nil {
							possible[key] = map[int]bool{}
						}
						possible[key][n1] = true
					}
				}
			}
		}
	}
	if wholes == 0 {
		t.Fatal("no year is offered at all")
	}
	for year, numerators := range possible {
		if len(numerators) < 2 {
			t.Errorf("%d of %d and %d can be one thing alone: %v", year.total, year.d1, year.d2, numerators)
		}
	}
}
