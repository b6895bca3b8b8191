package plan

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Headline returns the sentence that opens the Board's home and the page of
// what has changed: "Four actions improved, two of them now complete, and two
// got worse. Two of 34 actions are red."
func (c Changes) Headline() string {
	if c.IsFirst() {
		return "Nothing to compare yet. " + c.To.Headline()
	}
	return Sentences(c.betterAndWorse(), c.otherMoves(), c.datesMoved(), c.datesAlone(), redSentence(c.To.Count()))
}

func (c Changes) betterAndWorse() string {
	done, worse := len(c.ThatMoved(Finished)), len(c.ThatMoved(GotWorse))+len(c.ThatMoved(WorseByRule))
	better := len(c.ThatMoved(GotBetter)) + done
	var parts []string
	if better > 0 {
		parts = append(parts, numberWord(better)+" "+noun(better, "action")+" "+improved(better, done))
	}
	switch {
	case worse > 0 && better == 0:
		parts = append(parts, numberWord(worse)+" "+noun(worse, "action")+" got worse")
	case worse > 0:
		parts = append(parts, numberWord(worse)+" got worse")
	}
	if len(parts) == 0 {
		return "No action improved or got worse"
	}
	return upperFirst(strings.TrimSuffix(Joined(parts), ","))
}

// improved says how many of those that improved are complete.
func improved(better, done int) string {
	switch done {
	case 0:
		return "improved"
	case better:
		return wasWere(done) + " completed"
	default:
		return "improved, " + numberWord(done) + " of them now complete,"
	}
}

// moveWords say what the other moves of a status are.
var moveWords = []struct {
	move Move
	one  string
	many string
}{
	{WorseByRule, "of those is shown better by override", "of those are shown better by override"},
	{WentSilent, "is newly not reported", "are newly not reported"},
	{Started, "started", "started"},
	{Added, "is new", "are new"},
	{CameToEnd, "was ended", "were ended"},
	{Dropped, "is no longer in the plan", "are no longer in the plan"},
	{Shifted, "changed otherwise", "changed otherwise"},
}

func (c Changes) otherMoves() string {
	var parts []string
	for _, w := range moveWords {
		if n := len(c.ThatMoved(w.move)); n > 0 {
			parts = append(parts, numberWord(n)+" "+choose(n, w.one, w.many))
		}
	}
	return upperFirst(Joined(parts))
}

func (c Changes) datesMoved() string {
	var parts []string
	if n := len(c.With(Slipped)); n > 0 {
		parts = append(parts, numberWord(n)+" "+noun(n, "forecast")+" slipped")
	}
	if n := len(c.With(Redated)); n > 0 {
		parts = append(parts, numberWord(n)+" due "+noun(n, "date")+" "+wasWere(n)+" changed by decision")
	}
	return upperFirst(Joined(parts))
}

// datesAlone says how many statuses moved with their due dates and for nothing
// else; they are neither better nor worse.
func (c Changes) datesAlone() string {
	switch n := len(c.ThatMoved(OnlyReDated)); n {
	case 0:
		return ""
	case 1:
		return "One status moved only because its due date did"
	default:
		return sentenceNumber(n) + " statuses moved only because their due dates did"
	}
}

// MeasuresHeadline returns the sentence that opens the measures that crossed a
// line.
func (c Changes) MeasuresHeadline() string {
	if c.IsFirst() {
		return "Nothing to compare yet."
	}
	up, down, figures := c.measuresWith(CrossedUp), c.measuresWith(CrossedDown), c.measuresWith(NewFigure)
	var crossed string
	switch {
	case up+down == 0:
		crossed = "No measure crossed a line"
	case down == 0:
		crossed = fmt.Sprintf("%s %s crossed a line, for the better", sentenceNumber(up), noun(up, "measure"))
	case up == 0:
		crossed = fmt.Sprintf("%s %s crossed a line, for the worse", sentenceNumber(down), noun(down, "measure"))
	default:
		crossed = fmt.Sprintf("%s measures crossed a line: %s for the better and %s for the worse", sentenceNumber(up+down), numberWord(up), numberWord(down))
	}
	return Sentences(crossed, fmt.Sprintf("%s %s a new figure", sentenceNumber(figures), choose(figures, "has", "have")))
}

func (c Changes) measuresWith(k FactKind) int {
	n := 0
	for _, m := range c.Measures {
		if m.Has(k) {
			n++
		}
	}
	return n
}

// CrossedLine returns the measures whose rating changed colour, those for the
// worse first.
func (c Changes) CrossedLine() []MeasureChange {
	var worse, better []MeasureChange
	for _, m := range c.Measures {
		switch {
		case m.Has(CrossedDown):
			worse = append(worse, m)
		case m.Has(CrossedUp):
			better = append(better, m)
		}
	}
	return append(worse, better...)
}

func choose(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// noun returns the noun in the number that n asks for.
func noun(n int, one string) string { return choose(n, one, one+"s") }

// upperFirst writes words as a sentence begins.
func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
