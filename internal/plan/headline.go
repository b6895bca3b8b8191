package plan

import (
	"fmt"
	"strings"
)

// Headline returns the sentence that opens the pages of an edition. It is
// worked out from the same position as the figures below it.
func (p Position) Headline() string {
	c := p.Count()
	total := c.Total()
	if total == 0 {
		return "No delivery actions are recorded for this edition."
	}
	if p.Edition.IsReadOnly() {
		return fmt.Sprintf("This edition is closed. Of its %s, %s.", actionsWord(total), lowerCount(c))
	}
	return p.remaining() + redSentence(c) + " " + goodSentence(c)
}

// goodSentence says how many actions are well; a delivery that nobody has
// confirmed yet stands beside them.
func goodSentence(c Count) string {
	good := c[Green] + c[Complete]
	text := fmt.Sprintf("%s of %s %s green or complete", sentenceNumber(good), actionsWord(c.Total()), isAre(good))
	switch n := c[Awaiting]; {
	case n == 1:
		text += " and one awaits sign-off"
	case n > 1:
		text += " and " + numberWord(n) + " await sign-off"
	}
	return text + "."
}

// remaining says how long the edition still runs, with a space after it.
func (p Position) remaining() string {
	left := p.Edition.Ends.DaysSince(p.Today)
	switch months := (left + 15) / 30; {
	case left < 0:
		return "This edition's years have ended. "
	case months <= 1:
		return "One month remains. "
	default:
		return sentenceNumber(months) + " months remain. "
	}
}

func redSentence(c Count) string {
	switch {
	case c[Red] == 0 && c[NotReported] == 0:
		return "No action is red."
	case c[NotReported] == 0:
		return sentenceNumber(c[Red]) + " of " + actionsWord(c.Total()) + " " + isAre(c[Red]) + " red."
	case c[Red] == 0:
		return "No action is red, but " + numberWord(c[NotReported]) + " " + isAre(c[NotReported]) + " not reported."
	default:
		return sentenceNumber(c[Red]) + " of " + actionsWord(c.Total()) + " " + isAre(c[Red]) + " red and " +
			numberWord(c[NotReported]) + " " + isAre(c[NotReported]) + " not reported."
	}
}

func lowerCount(c Count) string {
	var parts []string
	for _, s := range Statuses {
		if c[s] > 0 {
			parts = append(parts, fmt.Sprintf("%s %s %s", numberWord(c[s]), isAre(c[s]), strings.ToLower(s.Word())))
		}
	}
	return Joined(parts)
}

// ScorecardHeadline returns the sentence that opens the scorecard.
func ScorecardHeadline(all []Series) string {
	c := CountRatings(all)
	rated := c[RatedRed] + c[RatedAmber] + c[RatedGreen]
	if len(all) == 0 {
		return "No success measures are recorded for this edition."
	}
	if rated == 0 {
		return fmt.Sprintf("None of the %d measures has a rating.", len(all))
	}
	return fmt.Sprintf("%s of %d rated measures %s green, %s %s amber and %s %s red. %s without a rating: context, no target, or no figure that may be shown.",
		sentenceNumber(c[RatedGreen]), rated, isAre(c[RatedGreen]),
		numberWord(c[RatedAmber]), isAre(c[RatedAmber]), numberWord(c[RatedRed]), isAre(c[RatedRed]),
		sentenceNumber(c[NotRated])+" "+isAre(c[NotRated])) + overriddenSentence(all)
}

// overriddenSentence says how many of the ratings are not what the rules say,
// with a space before it.
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
		return " One of the ratings is overridden by a director."
	default:
		return " " + sentenceNumber(n) + " of the ratings are overridden by a director."
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
		return fmt.Sprintf("The figure for %s is not shown: %s.", period, v.Symbol.Word())
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

var smallNumbers = []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// numberWord writes numbers under ten in words.
func numberWord(n int) string {
	if n >= 0 && n < len(smallNumbers) {
		return smallNumbers[n]
	}
	return thousands(n)
}

// sentenceNumber writes a number as the first word of a sentence.
func sentenceNumber(n int) string {
	w := numberWord(n)
	return strings.ToUpper(w[:1]) + w[1:]
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func actionsWord(n int) string {
	if n == 1 {
		return "one action"
	}
	return thousands(n) + " actions"
}

// Joined writes a list as a sentence does: "a, b and c".
func Joined(parts []string) string {
	last := len(parts) - 1
	if last < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}
