package server_test

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
)

// cannotLeave is how the page of a report with findings begins.
const cannotLeave = "This report cannot leave yet"

func TestAReportThatMustBePutRightDoesNotLeave(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, slip string
		want       string
	}{
		{"a success is claimed without a measure", `update claims set text = 'All is well', measures = '{M99}' where number = 1`,
			`3.6 claims "All is well." without a measure, value, period and source`},
		{"a placeholder is still there", `update editions set vision = 'To follow: TBC' where slug = '2022-2024'`, `2.2 "TBC" is still a placeholder`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			address := postgrestest.DemoURL(t)
			exec(t, connect(t, address), tt.slip)
			c := portalOn(t, postgrestest.Open(t, address, postgres.Options{})).as("director")
			report := route.Report(edition2022)
			for address, status := range map[string]int{
				report: http.StatusOK, report + "/preview": http.StatusOK,
				report + route.DOCX: http.StatusConflict, report + route.XLSX: http.StatusConflict,
			} {
				a := c.get(address).want(status)
				if said := a.all("main .govuk-warning-text strong"); len(said) != 1 || said[0] != "Warning "+cannotLeave {
					t.Errorf("%s warns %q", address, said)
				}
				if diff := cmp.Diff([]string{tt.want}, a.all("main .govuk-warning-text ~ ul > li")[:1]); diff != "" {
					t.Errorf("%s lists (-want +got):\n%s", address, diff)
				}
			}
		})
	}
}

func TestEveryReportOfTheDemonstrationLeaves(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("director")
	for _, k := range []plan.EditionKey{
		edition2020, edition2022, {Plan: "sufficiency", Edition: "2020-2022"}, {Plan: "sufficiency", Edition: "2022-2024"},
	} {
		report := route.Report(k)
		if said := c.get(report).want(http.StatusOK).all(".govuk-warning-text"); len(said) != 0 {
			t.Errorf("%s warns %q", report, said)
		}
		c.get(report + route.DOCX).want(http.StatusOK)
		c.get(report + route.XLSX).want(http.StatusOK)
	}
}
