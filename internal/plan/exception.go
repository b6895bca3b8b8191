package plan

// Exceptions is what a Board looks at before all else (facts (g4)).
type Exceptions struct {
	Actions   []Tracked // Red, Not reported or Amber, in that order
	Measures  []Series  // Red, Worsening and not Green, or overridden
	Overrides []Tracked // where the lead and the rules differ: a worse status that is shown, a better one that waits
}

// Exceptions returns the exceptions of the position. An Amber is one when it has
// been Amber for two rounds running (facts (g4)): given the position at the
// Board of the round before, those that were Amber there too are listed. Given
// none every Amber is, because a position alone does not know what stood
// before, and one too many can be passed over.
func (p Position) Exceptions(earlier ...Position) Exceptions {
	var e Exceptions
	for _, s := range []Status{Red, NotReported} {
		e.Actions = append(e.Actions, WithStatus(p.Actions, s)...)
	}
	ambers := WithStatus(p.Actions, Amber)
	for _, before := range earlier {
		ambers = alsoAmber(ambers, byRef(before.Actions))
	}
	e.Actions = append(e.Actions, ambers...)
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

// alsoAmber returns those that were Amber in the earlier position too.
func alsoAmber(ambers []Tracked, before map[string]*Tracked) []Tracked {
	var some []Tracked
	for _, a := range ambers {
		if before[a.Ref].status() == Amber {
			some = append(some, a)
		}
	}
	return some
}

// IsOverridden reports whether the lead and the rules differ.
func (as Assessment) IsOverridden() bool { return as.Status != as.Computed || as.Proposed != "" }

// IsException reports whether the measure is Red, Worsening and not Green, or
// overridden.
func (s Series) IsException() bool {
	j := s.Judgement()
	return j.Rating == RatedRed || s.Direction().Trend == Worsening && j.Rating != RatedGreen || j.IsOverridden()
}
