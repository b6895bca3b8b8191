package server_test

import (
	"net/http"
	"strings"
	"testing"

	"planboard/internal/route"
)

func TestAReturnedFigureGoesBackToTheStewardWithTheComment(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	director, steward, board := p.as("director"), p.as("data"), p.as("member")
	wantSays(t, "before, the Board's page", board.get(measureL01).one(".pb-lede"), "October to December 2023")

	page := director.follow(director.submit(returned(director.get(reviewL01).form())))

	wantSays(t, "the banner", page.one(".govuk-notification-banner"), "L01 for Q3 2023/24 is returned")
	wantSays(t, "the Board's page", board.get(measureL01).one(".pb-lede"), "July to September 2023")
	wantSays(t, "the story", board.get(measureL01).one(".pb-timeline"), "Figure for Q3 2023/24 returned", "December is missing.", "Director of Children and Families")
	wantSays(t, "the steward's home", steward.get("/").one("main"), "1 figure was returned to you.", "Returned: L01", "December is missing.")
	form := steward.get(route.Values(edition2022, "L01"))
	wantSays(t, "the form", form.one("main"), "December is missing.")
	again := form.form().with("numerator", "150", "denominator", "160")
	wantSummary(t, steward.submit(again).want(http.StatusUnprocessableEntity), "reason", "Say what you put right")
	steward.submit(again.with("reason", "December was added.")).want(http.StatusSeeOther)
	wantSays(t, "the Board's page", board.get(measureL01).one(".pb-lede"), "94% in October to December 2023")
	if home := steward.get("/").one("main"); strings.Contains(home, "Returned") {
		t.Errorf("the steward is still asked: %s", home)
	}
}

func TestAnAcceptedFigureSaysSo(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := p.as("director")
	f := c.get(reviewL01).form().with("verdict", "accepted")
	page := c.follow(c.submit(f))
	wantSays(t, "the page", page.one("main"), "Accepted by Director of Children and Families on 31 January 2024.")
	if len(page.all(`main a[href*="/review"]`)) != 0 {
		t.Error("a review is offered again")
	}
	c.submit(f).want(http.StatusSeeOther) // sent twice, it is taken once
	c.get(reviewL01).want(http.StatusConflict)
	c.submit(returned(f).with("key", "another")).want(http.StatusConflict)
}

func TestAReviewToBePutRightComesBackAsTyped(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("director")
	start := c.get(reviewL01).form()
	for _, tt := range []struct {
		name        string
		typed       form
		field, says string
	}{
		{"nothing chosen", start.with("comment", "Why?"), "verdict", "Choose whether"},
		{"returned without a comment", start.with("verdict", "returned"), "comment", "Say what is to be put right"},
		{"accepted with a comment", start.with("verdict", "accepted", "comment", "But."), "comment", "Clear the comment"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := c.in(t).submit(tt.typed).want(http.StatusUnprocessableEntity)
			wantKept(t, tt.typed, a.form())
			wantSummary(t, a, tt.field, tt.says)
		})
	}
}

func TestAReviewOfAFigureCorrectedMeanwhileShowsBoth(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	director, steward := p.as("director"), p.as("data")
	late := returned(director.get(reviewL01).form())
	entry := steward.get(route.Values(edition2022, "L01")).form()
	steward.submit(entry.with("period", "Q3 2023/24", "numerator", "140", "denominator", "160", "state", "final", "reason", "Recounted.")).want(http.StatusSeeOther)

	conflict := director.submit(late).want(http.StatusConflict)

	wantSays(t, "the summary", conflict.one(".govuk-error-summary"), "was changed while you had this open", "It was 98% and is now 88%")
	again := conflict.form()
	if again.fields.Get("comment") != "December is missing." || again.fields.Get("value") == late.fields.Get("value") {
		t.Errorf("the form shown again has %v", again.fields)
	}
	director.submit(again).want(http.StatusSeeOther)
}

func TestTheLeadOfThePriorityReviewsItsFigures(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("officer") // R07 leads P5, under which L05 stands
	page := c.get(route.Measure(edition2022, "L05"))
	wantSays(t, "the page", page.one(".pb-actions"), "Review the figure for Q3 2023/24")
	c.submit(c.get(route.ReviewValue(edition2022, "L05", 0)).form().with("verdict", "accepted")).want(http.StatusSeeOther)
}
