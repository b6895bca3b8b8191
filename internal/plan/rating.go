package plan

import "github.com/shopspring/decimal"

// Rating is the performance rating of a measure: is the outcome where we want
// it? It is never mixed with an action's Status (facts (g)).
type Rating string

// The ratings (facts (g2)).
const (
	RatedGreen Rating = "green"
	RatedAmber Rating = "amber"
	RatedRed   Rating = "red"
	NotRated   Rating = ""
)

// Ratings lists the ratings as filters and counts show them, the worst first.
var Ratings = []Rating{RatedRed, RatedAmber, RatedGreen, NotRated}

var ratingWords = map[Rating]string{RatedRed: "Red", RatedAmber: "Amber", RatedGreen: "Green", NotRated: "Not rated"}

// Word returns the rating as people read it.
func (r Rating) Word() string { return ratingWords[r] }

// Judgement is a rating with what a reader must know beside it.
type Judgement struct {
	Rating      Rating // what is shown
	Computed    Rating // what the rules say, before an override
	Reason      string // why an override shows another
	Why         string // why there is no rating; "" when there is one
	Indicative  bool   // small cohort: the denominator is under 20
	Provisional bool
}

// smallCohort is the denominator under which a rating is only indicative
// (facts (g2)).
const smallCohort = 20

// Judge rates the value by facts (g2). Boundaries belong to the better colour;
// a suppressed value has no rating, because the colour alone could reveal it.
func (m Measure) Judge(v Value) Judgement {
	switch {
	case m.Polarity == Context:
		return Judgement{Why: "Not rated – context"}
	case !v.Number.Valid:
		return Judgement{Why: "Not rated"}
	case !m.Target.IsSet():
		return Judgement{Why: "No target set"}
	}
	rating := m.rate(m.shown(v))
	return Judgement{
		Rating:      rating,
		Computed:    rating,
		Indicative:  v.Denominator != nil && *v.Denominator < smallCohort,
		Provisional: v.State == Provisional,
	}
}

func (m Measure) rate(v decimal.Decimal) Rating {
	miss := m.distance(v)
	switch {
	case !miss.IsPositive():
		return RatedGreen
	case miss.LessThanOrEqual(m.Target.Band):
		return RatedAmber
	default:
		return RatedRed
	}
}

// distance returns how far the value is on the wrong side of the target, in
// the measure's unit; 0 or less when it is on the right side.
func (m Measure) distance(v decimal.Decimal) decimal.Decimal {
	at := m.Target.At.Decimal
	switch m.Polarity {
	case Lower:
		return v.Sub(at)
	case InRange:
		return decimal.Max(at.Sub(v), v.Sub(m.Target.To.Decimal), decimal.Zero)
	default:
		return at.Sub(v)
	}
}

// Rule returns the rule in words for each colour, the best first: "70% or
// more", "65% to under 70%", "under 65%". It returns nil without a target.
func (m Measure) Rule() []RuleLine {
	if m.Polarity == Context || !m.Target.IsSet() {
		return nil
	}
	at := m.Target.At.Decimal
	switch m.Polarity {
	case Lower:
		limit := at.Add(m.Target.Band)
		return ruleLines(m.Format(at)+" or less", "over "+m.Format(at)+" to "+m.Format(limit), "over "+m.Format(limit), m.Target.Band)
	case InRange:
		to := m.Target.To.Decimal
		return ruleLines(m.Format(at)+" to "+m.Format(to), "within "+m.Format(m.Target.Band)+" of that range", "further away", m.Target.Band)
	default:
		limit := at.Sub(m.Target.Band)
		return ruleLines(m.Format(at)+" or more", m.Format(limit)+" to under "+m.Format(at), "under "+m.Format(limit), m.Target.Band)
	}
}

// RuleLine is one colour of a measure's rule.
type RuleLine struct {
	Rating Rating
	Text   string
}

func ruleLines(green, amber, red string, band decimal.Decimal) []RuleLine {
	if band.IsZero() {
		return []RuleLine{{RatedGreen, green}, {RatedRed, "anything else"}}
	}
	return []RuleLine{{RatedGreen, green}, {RatedAmber, amber}, {RatedRed, red}}
}
