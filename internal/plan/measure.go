package plan

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Unit is what a measure's value counts.
type Unit string

// The units (facts (e)).
const (
	Percent   Unit = "percent"
	CountUnit Unit = "count"
	Rate      Unit = "rate" // per 10,000
	Score     Unit = "score"
)

// Polarity says which way is better for children.
type Polarity string

// The polarities (facts (g2)).
const (
	Higher  Polarity = "higher"
	Lower   Polarity = "lower"
	InRange Polarity = "in range"
	Context Polarity = "context" // never rated, never coloured
)

// Frequency is how often a measure has a value.
type Frequency string

// The frequencies. An annual period ends on 31 March, an academic one on
// 31 August.
const (
	Annual    Frequency = "annual"
	Academic  Frequency = "academic"
	Quarterly Frequency = "quarterly"
)

// Measure is a success measure as an edition uses it.
type Measure struct {
	ID                  int64
	Edition             EditionKey
	Code                string // "M24"
	Name                string // as its publisher names it
	PlainName           string // as the plan speaks of it to people
	Definition          string
	NumeratorIs         string // what the numerator counts, e.g. "in education, employment or training"
	DenominatorIs       string // what the denominator counts, e.g. "care leavers aged 19 to 21"
	Unit                Unit
	Decimals            int32
	Polarity            Polarity
	Frequency           Frequency
	Source              string
	Lag                 string // when a figure comes out after its period
	People              bool   // a value is made of people; else the disclosure rules do not apply
	Sensitive           bool
	ComplementSensitive bool
	Published           bool // figures are published by the Department for Education, not entered here
	Owner               Post
	Priority            string // code of the priority it is shown under
	Key                 bool   // the one measure shown beside its priority
	Breaks              []Break
	Target              Target
	Actions             []string // refs of the actions that should move it
	Reviewer            PostCode // leads the priority, and reviews the figures entered under it
	Version             int      // grows with each figure entered
	Terms               int      // grows with each change of its target or definition
}

// IsEntered reports whether the measure's figures are entered here: nobody else
// publishes them, and they are quarterly percentages, the one kind for which
// there is a form so far.
func (m Measure) IsEntered() bool {
	return !m.Published && m.Frequency == Quarterly && m.Unit == Percent
}

// Break marks a period that cannot be compared with the ones before it.
type Break struct {
	At   Period
	Note string
}

// Target is what a measure is rated against: at least At, at most At, or from
// At to To, as its polarity says; Band is the width of Amber, in the measure's
// own unit (facts (g2)).
type Target struct {
	At, To decimal.NullDecimal
	Band   decimal.Decimal
}

// IsSet reports whether there is a target.
func (t Target) IsSet() bool { return t.At.Valid }

// Format writes a value with the measure's decimals and unit: "72%", "14.8",
// "188".
func (m Measure) Format(v decimal.Decimal) string {
	s := withThousands(roundHalfUp(v, m.Decimals).StringFixed(m.Decimals))
	if m.Unit == Percent {
		s += "%"
	}
	return s
}

func withThousands(s string) string {
	whole, fraction, found := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		return whole + "." + fraction
	}
	return whole
}

// TargetText returns the target in words: "at least 70%", or "No target set".
func (m Measure) TargetText() string {
	if m.Polarity == Context {
		return "Not rated – context"
	}
	if !m.Target.IsSet() {
		return "No target set"
	}
	at := m.Format(m.Target.At.Decimal)
	switch m.Polarity {
	case Lower:
		return "at most " + at
	case InRange:
		return at + " to " + m.Format(m.Target.To.Decimal)
	default:
		return "at least " + at
	}
}

// unit returns one unit of display: 1 point, 0.1 score.
func (m Measure) unit() decimal.Decimal { return decimal.New(1, -m.Decimals) }

// breaksBetween reports whether a break in the series lies after the earlier
// period and up to the later one.
func (m Measure) breaksBetween(earlier, later Period) bool {
	for _, b := range m.Breaks {
		if b.At.End.After(earlier.End) && !b.At.End.After(later.End) {
			return true
		}
	}
	return false
}

// BreakAt returns the break at that period, if there is one.
func (m Measure) BreakAt(p Period) (Break, bool) {
	for _, b := range m.Breaks {
		if b.At == p {
			return b, true
		}
	}
	return Break{}, false
}

// roundHalfUp rounds to the decimals, a half towards the greater number (facts
// (g2)).
func roundHalfUp(v decimal.Decimal, decimals int32) decimal.Decimal {
	half := decimal.New(5, -decimals-1)
	return v.Add(half).RoundFloor(decimals)
}
