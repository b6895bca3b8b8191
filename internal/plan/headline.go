package plan

import (
	"fmt"
	"strings"
)

// Headline returns the sentence that opens the pages of an edition. It is
// worked out from the same position as the figures below it.
func (p Position) Headline() string {
	c := p.Count()
	switch total, worst := c.Total(), c.Worst(); {
	case total == 0:
		return "No delivery actions are recorded for this edition."
	case p.Edition.IsReadOnly():
		return "This edition is closed. " + statusSentence("Of its ", c)
	case c[worst] == total && isLacking(worst) && total > 1:
		return Sentences(p.remaining(), "None of "+actionsWord(total)+" "+lacking[worst])
	case c[worst] == total:
		return Sentences(p.remaining(), every(total, "action")+" "+isAre(total)+" "+strings.ToLower(worst.Word()))
	default:
		return Sentences(p.remaining(), redSentence(c), goodSentence(c))
	}
}

// lacking is how to say that every action has a status that is a "not":
// "all are not started" could mean that some are.
var lacking = map[Status]string{NotReported: "is reported", NotStarted: "has started"}

func isLacking(s Status) bool { return lacking[s] != "" }

// goodSentence says how many actions are well; a delivery that nobody has
// confirmed yet stands beside them.
func goodSentence(c Count) string {
	good := c[Green] + c[Complete]
	text := fmt.Sprintf("%s %s green or complete", actionsOf(good, c.Total()), isAre(good))
	switch n := c[Awaiting]; {
	case n == 1:
		text += " and one awaits sign-off"
	case n > 1:
		text += " and " + numberWord(n) + " await sign-off"
	}
	return text
}

// remaining says how long the edition still runs: in days when it is less than
// a month, because a rounded month would promise too much.
func (p Position) remaining() string {
	e := p.Edition
	switch left := e.Ends.DaysSince(p.Today); {
	case p.Today.Before(e.Starts):
		return "This edition begins on " + e.Starts.Long()
	case left < 0:
		return "This edition’s years have ended"
	case left == 0:
		return "Today is this edition’s last day"
	case left < 28:
		return sentenceNumber(left) + remains(left, " day")
	default:
		months := monthsBetween(p.Today, e.Ends)
		return sentenceNumber(months) + remains(months, " month")
	}
}

func remains(n int, unit string) string {
	if n == 1 {
		return unit + " remains"
	}
	return unit + "s remain"
}

// monthsBetween returns the months by the calendar, rounded at half a month,
// and one at the least.
func monthsBetween(from, to Date) int {
	months := (to.Year-from.Year)*12 + int(to.Month) - int(from.Month)
	switch days := to.Day - from.Day; {
	case days >= 15:
		months++
	case days < -15:
		months--
	}
	return max(months, 1)
}

func redSentence(c Count) string {
	red, silent := c[Red], c[NotReported]
	quiet := numberWord(silent) + " " + isAre(silent) + " not reported"
	switch {
	case red == 0 && silent == 0:
		return "No action is red"
	case red == 0:
		return "No action is red, but " + quiet
	case silent == 0:
		return actionsOf(red, c.Total()) + " " + isAre(red) + " red"
	default:
		return actionsOf(red, c.Total()) + " " + isAre(red) + " red and " + quiet
	}
}

// statusSentence says how the actions stand, the worst first, after an opening
// such as "Of its ".
func statusSentence(opening string, c Count) string {
	total := c.Total()
	if total == 1 {
		return "Its one action is " + strings.ToLower(c.Worst().Word()) + "."
	}
	if worst := c.Worst(); c[worst] == total && isLacking(worst) {
		return opening + actionsWord(total) + ", none " + lacking[worst] + "."
	}
	var parts []string
	for _, s := range Statuses {
		if c[s] > 0 {
			parts = append(parts, share(c[s], total)+" "+isAre(c[s])+" "+strings.ToLower(s.Word()))
		}
	}
	return opening + actionsWord(total) + ", " + Joined(parts) + "."
}

// ScorecardHeadline returns the sentence that opens the scorecard.
func ScorecardHeadline(all []Series) string {
	c := CountRatings(all)
	rated := len(all) - c[NotRated]
	switch {
	case len(all) == 0:
		return "No success measures are recorded for this edition."
	case len(all) == 1 && rated == 0:
		return "The one measure has no rating."
	case rated == 0:
		return "None of the " + thousands(len(all)) + " measures has a rating."
	default:
		return Sentences(ratedSentence(c, rated), unratedSentence(c[NotRated]), overriddenSentence(all))
	}
}

// ratedSentence says how the rated measures stand, of which there are some.
func ratedSentence(c RatingCount, rated int) string {
	for _, r := range Ratings {
		if c[r] == rated && r != NotRated {
			return every(rated, "rated measure") + " " + isAre(rated) + " " + string(r)
		}
	}
	return fmt.Sprintf("%s of %s rated measures %s green, %s %s amber and %s %s red",
		sentenceNumber(c[RatedGreen]), thousands(rated), isAre(c[RatedGreen]),
		numberWord(c[RatedAmber]), isAre(c[RatedAmber]), numberWord(c[RatedRed]), isAre(c[RatedRed]))
}

func unratedSentence(n int) string {
	if n == 0 {
		return ""
	}
	return sentenceNumber(n) + " " + isAre(n) + " without a rating: context, no target, or no figure that may be shown"
}

// overriddenSentence says how many of the ratings are not what the rules say.
func overriddenSentence(all []Series) string {
	n := 0
	for _, s := range all {
		if s.Judgement().IsOverridden() {
			n++
		}
	}
	switch n {
	case 0:
		return ""
	case 1:
		return "One of the ratings is overridden by a director"
	default:
		return sentenceNumber(n) + " of the ratings are overridden by a director"
	}
}

// Finding returns the sentence that opens a measure's page: where it stands,
// what it was, and England beside it.
func (s Series) Finding() string {
	v, ok := s.Latest()
	if !ok {
		return "No figure of our own has been published or entered yet."
	}
	period := v.Period.the()
	if !v.Number.Valid {
		return fmt.Sprintf("The figure for %s is not shown: %s.", period, Symbol(s.Text(v)).Word())
	}
	return s.Text(v) + " in " + period + s.movement() + s.besideEngland(v) + "."
}

func (s Series) movement() string {
	d := s.Direction()
	if d.Trend == NoTrend {
		return ""
	}
	return ", " + d.Phrase(s.Measure)
}

func (s Series) besideEngland(v Value) string {
	england, _ := s.Beside(v.Period)
	if !england.Number.Valid || s.Unit == CountUnit {
		return ""
	}
	return "; England " + s.Text(england)
}

// Phrase returns the direction in words with the figure it is measured from:
// "down from 75%: worsening". A figure from further back than the previous
// period has its period named.
func (d Direction) Phrase(m Measure) string {
	way := map[int]string{1: "up from ", -1: "down from ", 0: "unchanged from "}[d.Change]
	text := way + m.Text(d.Was)
	if d.Back > 1 {
		text += " in " + d.Was.Period.Label() // facts (g3)
	}
	if d.Trend == NoChange && d.Change != 0 {
		return text + ": no material change"
	}
	if m.Polarity == Context || d.Trend == NoChange {
		return text
	}
	return text + ": " + strings.ToLower(string(d.Trend))
}
