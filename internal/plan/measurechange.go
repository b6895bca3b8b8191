package plan

import "fmt"

// MeasureChange is what differs of one measure between two positions. Nothing
// of a withheld figure is in it: a rating, an arrow or a "was" beside one would
// tell it (facts (i) rule 6).
type MeasureChange struct {
	Series  Series    // as it is now, or as it last was
	Was, Is Judgement // where it crossed a line, was newly rated or is no longer; else both zero
	Facts   []Fact
}

// Has reports whether a fact of that kind is told.
func (c MeasureChange) Has(k FactKind) bool { return hasFact(c.Facts, k) }

// Crossed reports whether the rating changed from one colour to another.
func (c MeasureChange) Crossed() bool { return c.Has(CrossedUp) || c.Has(CrossedDown) }

// Sentence tells the reader what changed, from what to what: "M25: it went from
// Green to Amber."
func (c MeasureChange) Sentence() string {
	var passages []string
	for _, f := range c.Facts {
		passages = append(passages, f.Text)
	}
	return c.Series.Code + ": " + lowerFirst(Sentences(passages...))
}

// Behind tells what lies behind a line that was crossed, besides a new figure:
// another target, another meaning, a figure restated; "" for nothing.
func (c MeasureChange) Behind() string {
	var passages []string
	for _, f := range c.Facts {
		if f.Kind == Retargeted || f.Kind == Redefined || f.Kind == Restated {
			passages = append(passages, f.Text)
		}
	}
	return Sentences(passages...)
}

func (c *MeasureChange) add(facts ...Fact) { c.Facts = append(c.Facts, facts...) }

// measureChanges tells what differs, in the order of the later position; what
// is no longer there comes last.
func measureChanges(before, after []Series, d Disclosure) []MeasureChange {
	was, is := byCode(before), byCode(after)
	var all []MeasureChange
	for _, s := range after {
		if c := measureChangeOf(was[s.Code], s, d); len(c.Facts) > 0 {
			all = append(all, c)
		}
	}
	for _, s := range before {
		if is[s.Code] == nil {
			all = append(all, MeasureChange{Series: s, Facts: []Fact{{Kind: LostMeasure, Was: s.TargetText(), Text: "It is no longer a measure of the plan; its target was: " + s.TargetText()}}})
		}
	}
	return all
}

func byCode(all []Series) map[string]*Series {
	found := map[string]*Series{}
	for i := range all {
		found[all[i].Code] = &all[i]
	}
	return found
}

func measureChangeOf(before *Series, after Series, d Disclosure) MeasureChange {
	c := MeasureChange{Series: after}
	if before == nil {
		c.add(Fact{Kind: AddedMeasure, Is: after.TargetText(), Text: "It is a new measure of the plan; its target is: " + after.TargetText()})
		return c
	}
	redefinitions := redefined(before.Measure, after.Measure)
	if len(redefinitions) == 0 {
		c.rate(*before, after, d)
	}
	c.newFigure(*before, after, len(redefinitions) > 0)
	c.retargeted(before.Measure, after.Measure)
	c.add(redefinitions...)
	c.add(newBreaks(before.Measure, after.Measure)...)
	c.restated(*before, after, d)
	return c
}

// rate tells of a rating that changed, where both may be told and the two
// figures can be compared.
func (c *MeasureChange) rate(before, after Series, d Disclosure) {
	was, is := before.Judgement(), after.Judgement()
	worseByRule := was.Rating != NotRated && is.IsOverridden() && ratingPlace(is.Computed) < ratingPlace(was.Computed)
	if was.Rating == is.Rating && !worseByRule || !before.isComparableWith(after, d) {
		return
	}
	c.Was, c.Is = was, is
	f := Fact{Kind: CrossedDown, Was: was.Rating.Word(), Is: is.Rating.Word()}
	switch {
	case was.Rating == NotRated:
		f.Kind, f.Text = NewlyRated, fmt.Sprintf("It is rated %s; it was not before: %s", f.Is, lowerFirst(was.Why))
	case is.Rating == NotRated:
		f.Kind, f.Text = NoLongerRated, fmt.Sprintf("It is no longer rated: %s; it was %s", lowerFirst(is.Why), f.Was)
	case worseByRule:
		f.Was, f.Is = was.Word(), is.InFull()
		f.Text = fmt.Sprintf("It was %s and got worse: worked out %s, shown as %s by override%s", f.Was, is.Computed.Word(), is.Rating.Word(), is.overridden().because())
	default:
		f.Was, f.Is = was.Word(), is.InFull()
		f.Text = fmt.Sprintf("It went from %s to %s%s", f.Was, f.Is, lineMoved(before, after))
		if ratingPlace(is.Rating) > ratingPlace(was.Rating) {
			f.Kind = CrossedUp
		}
	}
	if is.Indicative && is.Rating != NotRated {
		f.Text += " (indicative, small cohort)"
	}
	c.add(f)
}

// ratingPlace returns where the rating stands, the worst first.
func ratingPlace(r Rating) int {
	for i, other := range Ratings {
		if r == other {
			return i
		}
	}
	return len(Ratings)
}

// isComparableWith reports whether the newest figure may be set beside that of
// the later series: neither is withheld, no break lies between them, and the
// later one does not follow a withheld figure.
func (s Series) isComparableWith(later Series, d Disclosure) bool {
	was, hadOne := s.Latest()
	is, hasOne := later.Latest()
	switch {
	case was.Symbol == Confidential || is.Symbol == Confidential:
		return false
	case !hadOne || !hasOne:
		return true
	case was.Period == is.Period:
		_, broke := s.BreakAt(is.Period)
		_, breaks := later.BreakAt(is.Period)
		return broke == breaks && !d.tells(later.Measure, was, is) // broke != breaks: one is by the old method
	default:
		return !later.breaksBetween(was.Period, is.Period) && !later.followsWithheld(is.Period)
	}
}

// followsWithheld reports whether the figure that one of the period is compared
// with is withheld (facts (g3), (i) rule 6).
func (s Series) followsWithheld(p Period) bool {
	for back := 1; back <= maxBack; back++ {
		v, found := valueAt(s.Values, p.Back(back))
		if found && (v.Number.Valid || v.Symbol == Confidential) {
			return v.Symbol == Confidential
		}
	}
	return false
}

// lineMoved says so when it was the target that moved and not the figure: by
// the earlier target the rating would be the same as it was.
func lineMoved(before, after Series) string {
	if before.Judgement().IsOverridden() || after.Judgement().IsOverridden() {
		return "" // the words of the ratings say so
	}
	v, _ := after.Latest()
	m := after.Measure
	m.Target = before.Target
	if m.Judge(v).Rating == before.Judgement().Rating {
		return " because its target changed, not its figure"
	}
	return ""
}
