package plan

import (
	"time"

	"github.com/shopspring/decimal"
)

// ValueState says how firm a value is.
type ValueState string

// The states of a value.
const (
	Provisional ValueState = "provisional"
	Final       ValueState = "final"
	Revised     ValueState = "revised" // as its publisher calls it; what is entered here is a revision by what it supersedes
)

// Symbol stands in a cell where there is no number; no cell is ever empty
// (facts (i), symbols).
type Symbol string

// The symbols that a value can have.
const (
	NoSymbol      Symbol = ""
	Confidential  Symbol = "c"
	RoundsToZero  Symbol = "k"
	NotAvailable  Symbol = "x"
	NotApplicable Symbol = "z"
	Unreliable    Symbol = "u"
)

// symbolWords are what screen readers get in place of the letter.
var symbolWords = map[Symbol]string{
	Confidential: "confidential, suppressed", RoundsToZero: "rounds to zero but is not zero",
	NotAvailable: "not available", NotApplicable: "not applicable", Unreliable: "low reliability",
}

// Word returns what the symbol means.
func (s Symbol) Word() string { return symbolWords[s] }

// Value is one figure of a measure. Values are append-only: a revision is a
// new value that supersedes another (facts (e)).
type Value struct {
	ID          int64
	Period      Period
	Numerator   *int // nil where it is not known or not shown
	Denominator *int
	Number      decimal.NullDecimal // not rounded
	Symbol      Symbol              // why there is no number
	State       ValueState
	Published   bool   // published by the Department for Education
	Source      string // release or return it comes from
	ReleasedOn  Date   // the day from which it may be shown
	Note        string
	By          AccountID `json:",omitzero"` // who entered it; 0 where it came with a record that was loaded
	ByTitle     string
	Entered     time.Time
	Supersedes  int64
	Reason      string      // why it supersedes
	Review      ValueReview `json:",omitzero"`
}

// IsRevised reports whether the value stands in the place of an earlier one.
func (v Value) IsRevised() bool { return v.State == Revised || v.Supersedes != 0 }

// Firmness returns in words how firm the value is: "provisional, revised".
func (v Value) Firmness() string {
	if v.State != Revised && v.Supersedes != 0 {
		return string(v.State) + ", " + string(Revised)
	}
	return string(v.State)
}

// Text returns the value as a cell shows it: the number in the measure's own
// decimals, or the symbol.
func (m Measure) Text(v Value) string {
	if !v.Number.Valid {
		if v.Symbol == NoSymbol {
			return string(NotAvailable)
		}
		return string(v.Symbol)
	}
	return m.Format(v.Number.Decimal)
}

// shown returns the number as the reader sees it, which is what is rated and
// compared (facts (g2)).
func (m Measure) shown(v Value) decimal.Decimal { return roundHalfUp(v.Number.Decimal, m.Decimals) }

// OneChild returns how many points one child moves the value, for percentages
// of fewer than 100 people, rounded to one decimal; and whether that is worth
// saying (facts (e2), notes).
func (m Measure) OneChild(v Value) (decimal.Decimal, bool) {
	if !m.People || m.Unit != Percent || v.Denominator == nil || *v.Denominator <= 0 || *v.Denominator >= 100 {
		return decimal.Decimal{}, false
	}
	return roundHalfUp(decimal.NewFromInt(100).Div(decimal.NewFromInt(int64(*v.Denominator))), 1), true
}

// percentOf returns numerator of denominator in percent, not rounded beyond
// what division needs.
func percentOf(numerator, denominator int) decimal.Decimal {
	return decimal.NewFromInt(int64(numerator)).Mul(decimal.NewFromInt(100)).
		DivRound(decimal.NewFromInt(int64(denominator)), 10)
}
