package plan

// Exceptions is what a Board looks at before all else (facts (g4)).
type Exceptions struct {
	Actions   []Tracked // Red, Not reported or Amber, in that order
	Measures  []Series  // Red, or Worsening and not Green
	Overrides []Tracked // where the lead and the rules differ: a worse status that is shown, a better one that waits
}

// Exceptions returns the exceptions of the position. Facts (g4) ask for an
// Amber of two rounds running; every Amber is listed, because a position does
// not hold what stood in the round before, and one too many can be passed over.
func (p Position) Exceptions() Exceptions {
	var e Exceptions
	for _, s := range []Status{Red, NotReported, Amber} {
		e.Actions = append(e.Actions, WithStatus(p.Actions, s)...)
	}
	for _, a := range p.Actions {
		if a.Status.IsOverridden() {
			e.Overrides = append(e.Overrides, a)
		}
	}
	for _, s := range p.Measures {
		if s.IsException() {
			e.Measures = append(e.Measures, s)
		}
	}
	return e
}

// IsOverridden reports whether the lead and the rules differ.
func (as Assessment) IsOverridden() bool { return as.Status != as.Computed || as.Proposed != "" }

// IsException reports whether the measure is Red, or Worsening and not Green.
func (s Series) IsException() bool {
	rating := s.Judgement().Rating
	return rating == RatedRed || s.Direction().Trend == Worsening && rating != RatedGreen
}
