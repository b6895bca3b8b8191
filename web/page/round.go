package page

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
)

// Rounds is the list of reporting rounds.
type Rounds struct {
	Schedule plan.Schedule
	Scope    plan.Scope
}

// Head implements Page.
func (p Rounds) Head() Head { return Head{Title: "Reporting rounds", Section: RoundsOf} }

// Body implements Page.
func (p Rounds) Body() templ.Component { return p.body() }

func (p Rounds) today() plan.Date { return p.Schedule.Position.Today }

// newest are the rounds, the latest first.
func (p Rounds) newest() []plan.PlannedRound {
	all := slices.Clone(p.Schedule.Rounds)
	slices.Reverse(all)
	return all
}

// lede says where the round is that takes updates, or when the next opens.
func (p Rounds) lede() string {
	for _, r := range p.Schedule.Rounds {
		if r.IsOpen(p.today()) {
			return "The round for " + r.Quarter.String() + " is running. " + stateText(r, p.today())
		}
	}
	for _, r := range p.Schedule.Rounds {
		if r.Opens.After(p.today()) {
			return "No round is running. The next, for " + r.Quarter.String() + ", opens on " + r.Opens.Long() + "."
		}
	}
	return "No round is running, and none is planned."
}

// plannable is the quarter whose round the reader may plan next.
func (p Rounds) plannable() (plan.Quarter, bool) {
	q, ok := p.Schedule.Next()
	return q, ok && p.Scope.Role.Has(plan.KeepMeetings)
}

// stateWords are the states as tables show them.
var stateWords = map[plan.RoundState]string{
	plan.RoundToOpen: "To open", plan.RoundOpen: "Open", plan.RoundDue: "Updates due today", plan.RoundInReview: "In review",
	plan.RoundPapers: "Papers out", plan.RoundBoard: "Board", plan.RoundClosed: "Closed",
}

// stateText says how far a round has come and what comes next.
func stateText(r plan.PlannedRound, today plan.Date) string {
	switch r.State(today) {
	case plan.RoundToOpen:
		return "It opens on " + r.Opens.Long() + "."
	case plan.RoundOpen:
		return "It is open: updates are due by " + r.UpdatesDue.Long() + "."
	case plan.RoundDue:
		return "Updates are due today; the review ends on " + r.ReviewBy.Long() + "."
	case plan.RoundInReview:
		return "It is in review: updates were due by " + r.UpdatesDue.Long() + ", and papers go out by " + r.PapersOut.Long() + "."
	case plan.RoundPapers:
		return "The papers are out; the Board meets on " + r.Board.Long() + "."
	case plan.RoundBoard:
		return "It is before the Board of " + r.Board.Long() + " and closes on " + r.Closes.Long() + "."
	default:
		return "It closed on " + r.Closes.Long() + ", after the Board of " + r.Board.Long() + "."
	}
}

// signedText says who signed a round off and when.
func signedText(s plan.RoundSignOff) string {
	if s.IsZero() {
		return "Not signed off"
	}
	return "Signed off " + plan.DateAt(s.At).Short()
}

// WorkOut is the value of the button that works the dates out from the Board's
// day.
const WorkOut = "work-out"

// Round is one reporting round: its dates, how they came about, what is missing
// and who signed it off; to the secretary with the form for its dates.
type Round struct {
	Schedule  plan.Schedule
	Round     plan.PlannedRound
	Scope     plan.Scope
	Input     plan.RoundInput
	Problems  plan.Problems
	Version   int
	Key       string
	Stale     bool // somebody else was first; the form is against the dates that stand now
	WorkedOut bool // the dates in the form follow from the Board's day, and are not on the record
}

// Head implements Page.
func (p Round) Head() Head {
	return Head{
		Title:  "Reporting round " + p.Round.Quarter.String(),
		Failed: p.Stale || len(p.Problems) > 0, Section: RoundsOf,
		Crumbs: []Crumb{{"Reporting rounds", route.Rounds}},
	}
}

// Body implements Page.
func (p Round) Body() templ.Component { return p.body() }

func (p Round) today() plan.Date { return p.Schedule.Position.Today }

func (p Round) isPlanned() bool { return p.Round.Version > 0 }

func (p Round) lede() string {
	if !p.isPlanned() {
		return "It is not planned yet. Its dates follow from the day of the Board that it leads to."
	}
	return stateText(p.Round, p.today())
}

// milestone is one date of a round.
type milestone struct {
	name string
	on   plan.Date
	when string
}

func (p Round) milestones() []milestone {
	r := p.Round
	all := []milestone{
		{name: "Opens", on: r.Opens}, {name: "Updates due", on: r.UpdatesDue}, {name: "Review by", on: r.ReviewBy},
		{name: "Papers out", on: r.PapersOut}, {name: "Board", on: r.Board}, {name: "Closes", on: r.Closes},
	}
	for i, m := range all {
		switch days := m.on.DaysSince(p.today()); {
		case days < 0:
			all[i].when = "Passed"
		case days == 0:
			all[i].when = "Today"
		default:
			all[i].when = "In " + count(days, "day")
		}
	}
	return all
}

// isRunning reports whether it can be said what is missing.
func (p Round) isRunning() bool { return p.isPlanned() && p.Round.IsOpen(p.today()) }

func (p Round) missing() []plan.Gap { return p.Schedule.Position.Missing(p.Round.Round) }

func (p Round) maySign() bool { return p.Round.PermitSignOff(p.Scope, p.today()) == nil }

func (p Round) mayPlan() bool { return p.Round.PermitPlan(p.Scope, p.today()) == nil }

// signOff says who signed the round off, with what missing and why.
func (p Round) signOff() string {
	s := p.Round.SignOff
	if s.IsZero() {
		if p.Round.IsClosed(p.today()) {
			return "Nobody signed it off in the portal."
		}
		return plan.Sentences("It is not signed off yet", p.late())
	}
	text := "Signed off by the " + s.ByTitle + " on " + moment(s.At)
	if s.Missing == 0 {
		return plan.Sentences(text, p.late(), "Nothing was missing")
	}
	return plan.Sentences(text, p.late(), capital(count(s.Missing, "thing"))+" "+oneOr(s.Missing, "was", "were")+" missing", "Why it went on: "+s.Exception)
}

// late says that what the Board sees had been frozen before anybody signed the
// round off; "" where it was not.
func (p Round) late() string {
	z, s := p.Schedule.Meeting(p.Round.Board).Frozen, p.Round.SignOff
	if z.IsZero() || !s.IsZero() && s.At.Before(z.At) {
		return ""
	}
	return "The position put before the Board had been frozen already, on " + moment(z.At)
}

// plans are the versions of the dates, the latest first.
func (p Round) plans() []plan.RoundPlan {
	all := slices.Clone(p.Round.Plans)
	slices.Reverse(all)
	return all
}

// planText says what a version of the dates was, who set it and why.
func planText(r plan.RoundPlan) string {
	dates := fmt.Sprintf("Opens %s, updates due %s, review by %s, papers out %s, Board %s, closes %s",
		r.Round.Opens.Short(), r.Round.UpdatesDue.Short(), r.Round.ReviewBy.Short(), r.Round.PapersOut.Short(), r.Round.Board.Short(), r.Round.Closes.Short())
	why := ""
	if r.Reason != "" {
		why = "Why: " + r.Reason
	}
	return plan.Sentences(dates, why)
}

// planBy says when a version of the dates was set and by whom.
func planBy(r plan.RoundPlan) string {
	if r.At.IsZero() {
		return "As first planned"
	}
	return moment(r.At) + ", " + r.ByTitle
}

func (p Round) version() string { return strconv.Itoa(p.Version) }

func (p Round) field(name, label, hint string) field { return field{name, label, hint, p.Problems} }
