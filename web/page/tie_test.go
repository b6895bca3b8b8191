package page_test

import (
	"strings"
	"testing"

	"planboard/internal/report"
	"planboard/web/page"
)

func TestThePlansNumbersTie(t *testing.T) {
	t.Parallel()
	for name, p := range tied(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			main := one(t, render(t, frame(member), page.Edition{Position: p}), "main")
			counted := statusTally(p, "")
			sentenceTies(t, text(one(t, main, ".pb-lede")), asSaid(counted), "red", "not reported")
			if len(p.Actions) == 0 {
				if n := len(all(t, main, ".pb-bar, .pb-legend")); n > 0 {
					t.Errorf("%d drawings of nothing", n)
				}
				return
			}
			bars := one(t, main, ".pb-bars")
			ties(t, counted, map[string]tally{"bar": barTally(t, bars), "legend": legendTally(t, bars.NextSibling)})
			if got := whole(t, strings.Fields(text(one(t, bars, "dt")))[1]); got != counted.total() {
				t.Errorf("the bar is of %d", got)
			}
			sum := tally{}
			for i, section := range all(t, main, ".pb-priority") {
				c := statusTally(p, p.Priorities[i].Code)
				if c.total() == 0 {
					continue
				}
				ties(t, c, map[string]tally{"bar of " + p.Priorities[i].Code: barTally(t, section), "legend of " + p.Priorities[i].Code: legendTally(t, section)})
				for what, n := range legendTally(t, section) {
					sum[what] += n
				}
			}
			ties(t, counted, map[string]tally{"the priorities together": sum})
		})
	}
}

func TestTheBoardsNumbersTie(t *testing.T) {
	t.Parallel()
	for name, p := range tied(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			main := one(t, render(t, frame(member), page.BoardHome{Position: p, Agenda: agenda()}), "main")
			counted := statusTally(p, "")
			sentenceTies(t, text(one(t, main, ".pb-lede")), asSaid(counted), "red", "not reported")
			if len(p.Actions) > 0 {
				bars := one(t, main, ".pb-bars")
				ties(t, counted, map[string]tally{"bar": barTally(t, bars), "legend": legendTally(t, bars.NextSibling)})
			}
			signs := tally{}
			for _, word := range texts(t, main, ".pb-item .pb-rag") {
				signs[strings.ToLower(word)]++
			}
			for _, table := range all(t, main, "table") {
				if strings.Contains(text(one(t, table, "caption")), "amber action") {
					signs["amber"] = rowTally(t, table)["amber"]
				}
			}
			for _, what := range []string{"red", "not reported", "amber"} {
				if signs[what] != counted[what] {
					t.Errorf("%d %s are set out, counted %d", signs[what], what, counted[what])
				}
			}
		})
	}
}

func TestAPrioritysNumbersTie(t *testing.T) {
	t.Parallel()
	for name, p := range tied(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, pr := range p.Priorities {
				main := one(t, render(t, frame(member), page.Priority{Position: p, Priority: pr}), "main")
				counted, rated := statusTally(p, pr.Code), ratingTally(p, pr.Code)
				ofActions, ofMeasures, _ := strings.Cut(text(one(t, main, ".pb-lede")), ". ")
				sentenceTies(t, ofActions+".", asSaid(counted), statusWords()...)
				sentenceTies(t, ofMeasures, ratingsAsSaid(rated), "red", "amber", "green")
				tables := all(t, main, "table")
				if counted.total() > 0 {
					ties(t, counted, map[string]tally{"bar": barTally(t, main), "legend": legendTally(t, main), "table": rowTally(t, tables[0])})
					if got := text(one(t, tables[0], "caption")); whole(t, strings.Fields(got)[0]) != counted.total() {
						t.Errorf("%q is the caption of %d", got, counted.total())
					}
					tables = tables[1:]
				}
				if rated.total() > 0 {
					ties(t, rated, map[string]tally{"table of measures": rowTally(t, tables[0])})
				}
			}
		})
	}
}

func TestTheListOfActionsTiesWithItsFiles(t *testing.T) {
	t.Parallel()
	for name, p := range tied(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			main := one(t, render(t, frame(member), page.Actions{Position: p, Shown: p.Actions}), "main")
			counted := statusTally(p, "")
			sentenceTies(t, text(one(t, main, ".pb-lede")), asSaid(counted), "red", "not reported")
			ties(t, counted, filesTally(t, report.DeliveryPlan(p), "Delivery status"))
			if len(p.Actions) == 0 {
				return
			}
			bars, table := one(t, main, ".pb-bars"), one(t, main, "table")
			ties(t, counted, map[string]tally{
				"bar": barTally(t, bars), "legend": legendTally(t, bars.NextSibling), "table": rowTally(t, table),
				"line above the table": shownTally(t, text(one(t, main, "#shown"))), "caption": shownTally(t, text(one(t, table, "caption"))),
			})
		})
	}
}

func TestTheScorecardTiesWithItsFiles(t *testing.T) {
	t.Parallel()
	for name, p := range tied(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			main := one(t, render(t, frame(member), page.Scorecard{Position: p, Shown: p.Measures}), "main")
			counted := ratingTally(p, "")
			sentenceTies(t, text(one(t, main, ".pb-lede")), ratingsAsSaid(counted), "red", "amber", "green", "without a rating")
			ties(t, counted, filesTally(t, report.Scorecard(p), "Performance rating"))
			if len(p.Measures) == 0 {
				return
			}
			ties(t, counted, map[string]tally{"table": rowTally(t, one(t, main, "table"))})
			if got := whole(t, strings.Fields(text(one(t, main, "#shown")))[1]); got != counted.total() {
				t.Errorf("%d are listed, counted %d", got, counted.total())
			}
		})
	}
}
