package page

import (
	"strconv"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// RoundSignOff is the form in which a director signs a round off.
type RoundSignOff struct {
	Schedule  plan.Schedule
	Round     plan.PlannedRound
	Missing   plan.Gaps
	Exception string
	Problems  plan.Problems
	Version   int
	Key       string
	Stale     bool // what is missing changed while the form was open
}

// Head implements Page.
func (p RoundSignOff) Head() Head {
	q := p.Round.Quarter
	return Head{
		Title: "Sign off the round " + q.String(), Failed: p.Stale || len(p.Problems) > 0, Section: RoundsOf,
		Crumbs: []Crumb{{"Reporting rounds", route.Rounds}, {"Reporting round " + q.String(), route.Round(q)}},
	}
}

// Body implements Page.
func (p RoundSignOff) Body() templ.Component { return p.body() }

func (p RoundSignOff) lede() string {
	board := "With your sign-off what was reported may go before the Board of " + p.Round.Board.Long() + "."
	if z := p.Schedule.Meeting(p.Round.Board).Frozen; !z.IsZero() {
		board = "It is too late to change what the Board of " + p.Round.Board.Long() + " sees: the position put before it was frozen on " + plan.DateAt(z.At).Long() + ". Your sign-off goes on the record beside it."
	}
	if len(p.Missing) == 0 {
		return "Nothing is missing. " + board
	}
	return capital(count(len(p.Missing), "thing")) + " " + oneOr(len(p.Missing), "is", "are") + " missing. " + board
}

func (p RoundSignOff) version() string { return strconv.Itoa(p.Version) }

func (p RoundSignOff) exception() govuk.CharacterCountParams {
	return field{"exception", "Why does the round go on all the same?", "It is recorded as an exception, with what was missing.", p.Problems}.
		passage(p.Exception, 4, plan.PlanLimit)
}

// gapHeadings head the groups of what is missing.
var gapHeadings = map[plan.GapKind]string{
	plan.GapUpdate: "No update in this round", plan.GapReturned: "Returned and not posted again", plan.GapReview: "Not reviewed",
	plan.GapRecovery: "Red without a recovery plan in force", plan.GapFigure: "No figure for the quarter",
	plan.GapAwaiting: "Figures that wait for review",
}

// gapsOf are those of one kind.
func gapsOf(all []plan.Gap, kind plan.GapKind) []plan.Gap {
	var some []plan.Gap
	for _, g := range all {
		if g.Kind == kind {
			some = append(some, g)
		}
	}
	return some
}
