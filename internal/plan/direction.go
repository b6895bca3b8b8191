package plan

import "github.com/shopspring/decimal"

// Trend is the word for a direction of travel: whether the change is better
// for children, or for a context measure merely which way it went.
type Trend string

// The directions (facts (g3)).
const (
	Improving Trend = "Improving"
	Worsening Trend = "Worsening"
	NoChange  Trend = "No material change"
	Up        Trend = "Up"
	Down      Trend = "Down"
	Same      Trend = "Same"
	NoTrend   Trend = "" // nothing to compare with, or not to be told
)

// Direction is the direction of travel of a measure's latest value.
type Direction struct {
	Trend  Trend
	Was    Value // what it is compared with; meaningless when Trend is NoTrend
	Change int   // which way the number went: 1 up, -1 down, 0 same
	Back   int   // how many periods back Was is; beyond 1 its period must be named
	Why    string
}

// maxBack is how many periods back a comparison may reach (facts (g3)).
const maxBack = 2

// direction compares the value with the previous comparable one of the series,
// which is in the order of its periods. The series must be as the reader may
// see it: a suppressed predecessor hides the arrow (facts (i) rule 6).
func (m Measure) direction(values []Value, v Value) Direction {
	if !v.Number.Valid {
		return Direction{Why: "No value"}
	}
	if m.Polarity == InRange && !m.Target.IsSet() {
		return Direction{Why: "No target set"} // without a range nothing is nearer to it
	}
	for back := 1; back <= maxBack; back++ {
		before, found := valueAt(values, v.Period.Back(back))
		switch {
		case found && before.Symbol == Confidential:
			return Direction{Why: "Not shown"}
		case !found || !before.Number.Valid:
			continue
		case m.breaksBetween(before.Period, v.Period):
			return Direction{Why: "No comparison: break in series"}
		}
		d := m.compare(before, v)
		d.Back = back
		return d
	}
	return Direction{Why: "No earlier value"}
}

func (m Measure) compare(before, v Value) Direction {
	change := m.shown(v).Sub(m.shown(before))
	d := Direction{Was: before, Change: change.Sign()}
	if m.Polarity == Context {
		d.Trend = map[int]Trend{1: Up, -1: Down, 0: Same}[change.Sign()]
		return d
	}
	better := m.betterBy(before, v)
	switch threshold := m.material(v); {
	case better.GreaterThanOrEqual(threshold):
		d.Trend = Improving
	case better.LessThanOrEqual(threshold.Neg()):
		d.Trend = Worsening
	default:
		d.Trend = NoChange
	}
	return d
}

// betterBy returns the change turned so that positive is better for children;
// for a range, positive is nearer to it.
func (m Measure) betterBy(before, v Value) decimal.Decimal {
	switch m.Polarity {
	case Lower:
		return m.shown(before).Sub(m.shown(v))
	case InRange:
		return m.distance(m.shown(before)).Sub(m.distance(m.shown(v)))
	default:
		return m.shown(v).Sub(m.shown(before))
	}
}

// material returns m of facts (g3): one unit of display, or for percentages of
// people the effect of one person, rounded up to the unit, if that is larger.
func (m Measure) material(v Value) decimal.Decimal {
	if !m.People || m.Unit != Percent || v.Denominator == nil || *v.Denominator <= 0 {
		return m.unit()
	}
	person := decimal.NewFromInt(100).DivRound(decimal.NewFromInt(int64(*v.Denominator)), 10)
	return decimal.Max(m.unit(), person.RoundCeil(m.Decimals))
}

func valueAt(values []Value, p Period) (Value, bool) {
	for _, v := range values {
		if v.Period == p {
			return v, true
		}
	}
	return Value{}, false
}
