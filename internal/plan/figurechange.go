package plan

import "fmt"

// newFigure tells of a figure for a later period, with what it is measured from
// where that may be told.
func (c *MeasureChange) newFigure(before, after Series, isRedefined bool) {
	is, ok := after.Latest()
	was, had := before.Latest()
	if !ok || had && !is.Period.End.After(was.Period.End) {
		return
	}
	if !is.Number.Valid {
		c.add(Fact{Kind: NewFigure, Is: after.Text(is), Text: fmt.Sprintf("The figure for %s is not shown: %s", is.Period.the(), is.Symbol.Word())})
		return
	}
	f := Fact{Kind: NewFigure, Is: after.Text(is), Text: "It is " + after.Text(is) + " in " + is.Period.the()}
	if d := after.Direction(); d.Trend != NoTrend && !isRedefined {
		f.Was = after.Text(d.Was)
		f.Text += ", " + d.Phrase(after.Measure)
	}
	c.add(f)
}

// restated tells of every figure up to the newest one of the earlier position
// that reads differently now. What it was is not told where it was withheld or
// is now, nor where the two would give a small number of people (facts (i)
// rules 5 and 6).
func (c *MeasureChange) restated(before, after Series, d Disclosure) {
	if len(before.Values) == 0 {
		return
	}
	first, last := before.Values[0].Period.End, before.Values[len(before.Values)-1].Period.End
	for _, is := range after.Values {
		was := before.At(is.Period)
		if is.Period.End.Before(first) || is.Period.End.After(last) || sameFigure(before.Measure, after.Measure, was, is) && !replacedUnseen(was, is) {
			continue
		}
		c.add(after.restatement(was, is, d))
	}
}

func (s Series) restatement(was, is Value, d Disclosure) Fact {
	f := Fact{Kind: Restated, Was: s.Text(was), Is: s.Text(is)}
	of := "The figure for " + is.Period.the() + " was restated"
	switch {
	case is.Symbol == Confidential:
		f.Was, f.Text = "", of+" and is withheld"
	case was.Symbol == Confidential, d.tells(s.Measure, was, is):
		f.Was, f.Text = "", of+": it is "+s.inWords(is)+", and what it was is not shown"
	case f.Was == f.Is:
		f.Text = of + ": its counts changed, and it is still " + s.inWords(is)
	default:
		f.Text = of + ": it is " + s.inWords(is) + ", and was " + s.inWords(was)
	}
	return f
}

// inWords writes the value as a sentence does.
func (m Measure) inWords(v Value) string {
	if !v.Number.Valid && v.Symbol != NoSymbol {
		return v.Symbol.Word()
	}
	return m.Text(v)
}

// sameFigure reports whether a reader sees the same number and counts.
func sameFigure(before, after Measure, a, b Value) bool {
	return before.Text(a) == after.Text(b) && sameCount(a.Numerator, b.Numerator) && sameCount(a.Denominator, b.Denominator)
}

// replacedUnseen reports whether a withheld figure stands in the place of
// another that is not shown any more, though it may have been: that it was
// restated must not go without a word.
func replacedUnseen(was, is Value) bool {
	return was.Symbol == Confidential && is.Symbol == Confidential && !is.Published && was.ID != is.ID
}

func sameCount(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

// retargeted tells of a target or an amber band that changed: a target must not
// vanish without a word.
func (c *MeasureChange) retargeted(before, after Measure) {
	was, is := before.aim(), after.aim()
	if was == is {
		return
	}
	c.add(Fact{Kind: Retargeted, Was: was, Is: is, Text: "Its target was: " + was + ". It is: " + is})
}

// aim writes the target with what counts as Amber: "at least 70%, Amber 65% to
// under 70%".
func (m Measure) aim() string {
	text := m.TargetText()
	for _, line := range m.Rule() {
		if line.Rating == RatedAmber {
			text += ", Amber " + line.Text
		}
	}
	return text
}

// redefined tells of what the measure means that changed: figures from before
// and after cannot be compared, whether or not a break is marked.
func redefined(before, after Measure) []Fact {
	var facts []Fact
	for _, part := range []struct{ name, was, is string }{
		{"name", before.Name, after.Name},
		{"definition", before.Definition, after.Definition},
		{"numerator", before.NumeratorIs, after.NumeratorIs},
		{"denominator", before.DenominatorIs, after.DenominatorIs},
		{"unit", string(before.Unit), string(after.Unit)},
		{"better direction", string(before.Polarity), string(after.Polarity)},
	} {
		if part.was != part.is {
			facts = append(facts, Fact{Kind: Redefined, Was: part.was, Is: part.is, Text: fmt.Sprintf("Its %s was “%s”. It is “%s”", part.name, part.was, part.is)})
		}
	}
	return facts
}

// newBreaks tells of breaks that were marked in the series.
func newBreaks(before, after Measure) []Fact {
	var facts []Fact
	for _, b := range after.Breaks {
		if _, known := before.BreakAt(b.At); !known {
			facts = append(facts, Fact{Kind: Redefined, Is: b.Note, Text: "A break in its series is marked at " + b.At.Label() + ": " + lowerFirst(b.Note)})
		}
	}
	return facts
}
