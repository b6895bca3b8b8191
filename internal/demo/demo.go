// Package demo is the demonstration record: the plan of North Lincolnshire
// Council as far as it is published, and illustrative delivery data around it,
// as tables in Go. It knows what the record says and builds it as a
// plan.Record; it knows nothing of how a record is kept or shown.
//
// What is published is carried over as printed, with its source; everything
// else is illustrative and says so. Nobody is named: people are the titles of
// their posts.
package demo

import (
	"strings"
	"time"

	"planboard/internal/plan"
)

// Password opens every demonstration account that can sign in.
const Password = "planboard-demo"

// Start returns the instant at which the demonstration's clock begins:
// 31 January 2024, nine in the morning in London.
func Start() time.Time { return time.Date(2024, time.January, 31, 9, 0, 0, 0, plan.London) }

// Record returns the demonstration record. What follows from it by rule is
// left for its reader to work out: standings, leads' titles, successors of
// closed actions and the numbers of a database. Each call returns a record of
// its own.
func Record() plan.Record { return Scaled(1) }

// The two families of plans (facts (b)).
const (
	planSlug     = "children-in-care"
	strategySlug = "sufficiency"
)

var (
	plan2020     = plan.EditionKey{Plan: planSlug, Edition: "2020-2022"}
	plan2022     = plan.EditionKey{Plan: planSlug, Edition: "2022-2024"}
	strategy2020 = plan.EditionKey{Plan: strategySlug, Edition: "2020-2022"}
	strategy2022 = plan.EditionKey{Plan: strategySlug, Edition: "2022-2024"}
)

func families() []plan.Family {
	return []plan.Family{
		{
			Slug:      planSlug,
			Name:      "Multi-Agency Children in Care and Care Leavers Plan",
			ShortName: "Children in Care and Care Leavers Plan",
		},
		{
			Slug:      strategySlug,
			Name:      "Children in Care and Care Leavers Sufficiency Strategy",
			ShortName: "Children in Care and Care Leavers Sufficiency Strategy",
		},
	}
}

// day reads a date of the tables; "" is no date.
func day(s string) plan.Date {
	if s == "" {
		return plan.Date{}
	}
	return must(plan.ParseDate(s))
}

// quarter reads a quarter of the tables.
func quarter(s string) plan.Quarter { return must(plan.ParseQuarter(s)) }

// words splits a list of the tables, "R14 R17", at its spaces; none is nil.
func words(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Fields(s)
}

// must returns what was read from a table. A slip in a table is a slip in the
// program, which the tests meet first.
func must[T any](read T, err error) T {
	if err != nil {
		panic(err)
	}
	return read
}
