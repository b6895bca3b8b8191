package server_test

import (
	"net/http"
	"strings"
	"testing"

	"planboard/internal/route"
)

// elsewhere are the rows of what waits for others on a home page.
func elsewhere(t *testing.T, c *client) string {
	t.Helper()
	return strings.Join(c.in(t).get("/").want(http.StatusOK).all("#elsewhere + table tbody tr"), "\n")
}

func TestEachHomeSaysWhatWaitsForOthers(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	director, officer, steward := p.as("director"), p.as("fostering"), p.as("data")
	const review = "A07 Recruit ten new fostering households, incl. for teenagers and siblings"
	told := elsewhere(t, director)
	wantSays(t, "the director's home", told, "Virtual School Headteacher to review the update Since 26 Jan 2024", "Another director to sign the delivery off Since 18 Dec 2023")
	if strings.Contains(told, "A10 ") || strings.Contains(told, review) {
		t.Errorf("what waits for the director, or for nobody, is told of others: %s", told)
	}
	wantSays(t, "the officer's home", officer.get("/").one("main"), "Nothing of yours waits for anybody else.")
	wantSays(t, "the steward's home", elsewhere(t, steward), "L05 School plans up to date Q3 2023/24", "Virtual School Headteacher, or any director to review the figure Since 18 Jan 2024")
	entered := steward.get(route.Values(edition2022, "L05")).form().with("period", "Q3 2023/24", "numerator", "140", "denominator", "150", "reason", "Recounted.")
	wantSays(t, "the steward's notice", steward.follow(steward.submit(entered)).one(".govuk-notification-banner__content"),
		"It counts from now on, and it waits for the Virtual School Headteacher, or any director, to review it.")
	wantSays(t, "a reviewer's home", p.as("officer").get("/").one("main"), "1 update waits for your review.", "Figures to review", "L05")

	delivered := officer.get(updateA07).form().with("status", "complete", "narrative", "All ten are approved.").dated("delivered", "30", "1", "2024")
	officer.submit(delivered).want(http.StatusSeeOther)
	home := officer.get("/")
	wantSays(t, "the officer's sentence", home.one(".pb-lede"), "1 delivery waits for its evidence.")
	wantSays(t, "the officer's home", home.one("main"), "Delivered, without evidence", "Add the evidence of A07")
	wantSays(t, "the director's home", elsewhere(t, director), "Fostering and Permanence Service Manager to say where the evidence is Since 31 Jan 2024")

	officer.submit(officer.get(updateA07).form().with("narrative", "All ten.", "evidence", "Panel minutes")).want(http.StatusSeeOther)
	if told := elsewhere(t, director); strings.Contains(told, "A07 ") {
		t.Errorf("a delivery that waits for the director is told of others: %s", told)
	}
	wantSays(t, "the officer's home", elsewhere(t, officer), "A director to sign the delivery off")
	director.submit(director.get(route.ReviewAction(edition2022, "A07")).form().with("verdict", "returned", "comment", "Which panel?")).want(http.StatusSeeOther)
	if told := officer.get("/").one("main"); strings.Count(told, review) != 1 || strings.Contains(told, "up to date") {
		t.Errorf("what was returned is listed more than once: %s", told)
	}
	wantSays(t, "the director's home", elsewhere(t, director), "Fostering and Permanence Service Manager to post the update again Since 31 Jan 2024")
}
