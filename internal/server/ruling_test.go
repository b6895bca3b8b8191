package server_test

import (
	"net/http"
	"strings"
	"testing"

	"planboard/internal/plan"
	"planboard/internal/route"
)

var (
	measureL01  = route.Measure(edition2022, "L01")
	reviewL01   = route.ReviewValue(edition2022, "L01", 0)
	changeL01   = route.Amend(edition2022, "L01")
	overrideL10 = route.OverrideRating(edition2022, "L10")
)

// returned is the review of a figure filled in so that it is sent back.
func returned(f form) form { return f.with("verdict", "returned", "comment", "December is missing.") }

// raised is the change of L01 filled in with a higher target.
func raised(f form) form {
	return f.with("at", "98", "reason", "It was met all year.", "effective-day", "1", "effective-month", "1", "effective-year", "2024")
}

// approved is a better rating of L10 filled in.
func approved(f form) form {
	return f.with("rating", "green", "reason", "The fourth was heard in January.")
}

func wantSays(t *testing.T, where, content string, all ...string) {
	t.Helper()
	for _, want := range all {
		if !strings.Contains(content, want) {
			t.Errorf("%s does not say %q: %s", where, want, content)
		}
	}
}

func TestABetterRatingIsRefused(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("director")
	start := c.get(overrideL10).form()
	wantSummary(t, c.submit(approved(start).with("reason", " ")).want(http.StatusUnprocessableEntity), "reason", "Say why")
	wantSummary(t, c.submit(start.with("reason", "Why.")).want(http.StatusUnprocessableEntity), "rating", "Choose the better rating")
	wantSummary(t, c.submit(approved(start).with("rating", "red")).want(http.StatusUnprocessableEntity), "rating", "Choose the better rating")
	conflict := c.submit(approved(start).with("version", "1")).want(http.StatusConflict)
	if got := conflict.form().fields; got.Get("reason") != "The fourth was heard in January." || got.Get("version") == "1" {
		t.Errorf("the form shown again has %v", got)
	}
	c.get(route.OverrideRating(edition2022, "L01")).want(http.StatusConflict) // Green: nothing is better
	c.get(route.OverrideRating(edition2022, "L03")).want(http.StatusConflict) // withheld
}

func TestATargetIsChangedByDecision(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := p.as("director")
	c.submit(raised(c.get(changeL01).form())).want(http.StatusSeeOther)
	board := p.as("member").get(measureL01)
	wantSays(t, "the story", board.one(".pb-timeline"), "It was met all year.",
		"Target changed from at least 97% to at least 98% on 31 January 2024, decided by the Director of Children and Families, with effect from 1 January 2024.")
	wantSays(t, "the facts", board.one(".pb-facts"), "at least 98%")
	if len(board.all(`main a[href*="/change"]`)) != 0 {
		t.Error("a member of the Board is offered the form")
	}
}

func TestTheSecretaryRecordsADefinitionThatTheBoardDecided(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := p.as("secretary")
	f := c.get(changeL01).form().with("kind", "definition", "denominator_is", "reviews due or put off", "from", "Q2 2023/24",
		"reason", "Teams counted in two ways.", "effective-day", "15", "effective-month", "11", "effective-year", "2023")
	wantSummary(t, c.submit(f).want(http.StatusUnprocessableEntity), "meeting", "one that has been held")
	wantSummary(t, c.submit(f.with("meeting", "2024-02-14")).want(http.StatusUnprocessableEntity), "meeting", "one that has been held")
	page := c.follow(c.submit(f.with("meeting", "2023-11-15")))
	wantSays(t, "the story", page.one(".pb-timeline"), "decided by the Corporate Parenting Board, 15 November 2023, with effect from 15 November 2023, as recorded by the Democratic Services Officer; no decision of the Board is on record", "It holds from Q2 2023/24 on", "Out of was: “", "It is: “reviews due or put off”")
	wantSays(t, "the breaks", page.one("main"), "Q2 2023/24: Defined anew: Teams counted in two ways.")
}

func TestAChangeToBePutRightComesBackAsTyped(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("director")
	start := raised(c.get(changeL01).form())
	for _, tt := range []struct {
		name        string
		typed       form
		field, says string
	}{
		{"no reason", start.with("reason", ""), "reason", "Say why it changes"},
		{"from before the edition began", start.with("effective-year", "2019"), "effective-day", "on or after the day on which the edition began, 1 April 2022"},
		{"from the future", start.with("effective-year", "2025"), "effective-day", "must be today or earlier"},
		{"the target that holds", start.with("at", "97"), "at", "what holds already"},
		{"no number", start.with("at", "high"), "at", "must be a number"},
		{"nothing chosen", start.without("kind"), "kind", "Choose what changes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := c.in(t).submit(tt.typed).want(http.StatusUnprocessableEntity)
			wantKept(t, tt.typed, a.form())
			wantSummary(t, a, tt.field, tt.says)
		})
	}
}

func TestWhoChangesAMeasureSecondKeepsWhatTheyTyped(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	one, other := p.as("director"), p.as("director")
	first, second := raised(one.get(changeL01).form()), raised(other.get(changeL01).form()).with("at", "99", "reason", "Mine.")
	one.submit(first).want(http.StatusSeeOther)
	one.submit(first).want(http.StatusSeeOther) // sent twice, it is taken once
	for _, typed := range []form{second, second.with("reason", "")} {
		conflict := other.submit(typed).want(http.StatusConflict)
		wantSays(t, "the summary", conflict.one(".govuk-error-summary"), "Its target is now “at least 98%”")
		if got := conflict.form().fields; got.Get("at") != "99" || got.Get("reason") != typed.fields.Get("reason") {
			t.Errorf("the form shown again has %v", got)
		}
	}
}

func TestWhoMayNotRuleOnAMeasureIsRefused(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	review, change := returned(p.as("director").get(reviewL01).form()), raised(p.as("director").get(changeL01).form())
	override := approved(p.as("director").get(overrideL10).form())
	for _, tt := range []struct {
		name, who, address string
		typed              form
		status             int
	}{
		{"an officer of another priority reviews", "fostering", reviewL01, review, http.StatusForbidden},
		{"the steward reviews", "data", reviewL01, review, http.StatusForbidden},
		{"the secretary reviews", "secretary", reviewL01, review, http.StatusForbidden},
		{"an officer approves a rating", "officer", overrideL10, override, http.StatusForbidden},
		{"the secretary approves a rating", "secretary", overrideL10, override, http.StatusForbidden},
		{"an officer changes a target", "officer", changeL01, change, http.StatusForbidden},
		{"a member changes a target", "member", changeL01, change, http.StatusForbidden},
		{"a measure that does not exist is changed", "director", route.Amend(edition2022, "M99"), change, http.StatusNotFound},
		{"a figure that others publish is reviewed", "director", route.ReviewValue(edition2022, "M24", 0), review, http.StatusConflict},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := p.as(tt.who).in(t)
			c.get(tt.address).want(tt.status)
			c.post(tt.address, tt.typed.fields).want(tt.status)
		})
	}
}

func TestWhatIsTypedIntoARulingReachesNoLog(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := p.as("director")
	const secret = "Sorrel-and-Thyme"
	c.submit(returned(c.get(reviewL01).form()).with("comment", secret)).want(http.StatusSeeOther)
	c.submit(raised(c.get(changeL01).form()).with("reason", secret)).want(http.StatusSeeOther)
	c.submit(approved(c.get(overrideL10).form()).with("reason", secret)).want(http.StatusSeeOther)
	if strings.Contains(p.log.String(), secret) {
		t.Error("the log has what was typed")
	}
	if got := c.get(route.Measure(plan.EditionKey{Plan: edition2022.Plan, Edition: edition2022.Edition, At: "2024-01-30"}, "L01")); len(got.all("main .pb-actions a")) != 0 {
		t.Error("a page of the past offers something to do")
	}
}
