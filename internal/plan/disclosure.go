package plan

import "github.com/shopspring/decimal"

// Disclosure is the setting of the rules that keep a child from being
// recognised in a small number (facts (i)).
type Disclosure struct {
	Threshold int // counts from 1 to this are withheld
	Small     int // denominators up to this make the complement sensitive too
}

// DefaultDisclosure withholds counts of 1 to 5, and complements of 1 to 5 when
// the denominator is 30 or less (facts (i) rules 1 and 3).
var DefaultDisclosure = Disclosure{Threshold: 5, Small: 30}

// Apply returns the value as a reader may see it: what rules 1 to 3 withhold
// is gone from it, counts and typed words included, and "c" stands in its
// place. Published figures are shown as published (rule 2).
func (d Disclosure) Apply(m Measure, v Value) Value {
	if v.Published || !m.People || !d.hides(m, v) {
		return v
	}
	return v.withheld()
}

// withheld returns the value without its number, its counts, and the words
// typed beside it, which may tell them: absent, not hidden (rule 9).
func (v Value) withheld() Value {
	v.Symbol, v.Number = Confidential, decimal.NullDecimal{}
	v.Numerator, v.Denominator = nil, nil
	v.Note, v.Reason, v.Review.Comment = "", "", ""
	return v
}

func (d Disclosure) hides(m Measure, v Value) bool {
	if m.Unit == CountUnit {
		return v.Number.Valid && v.Number.Decimal.IsInteger() && d.isSmall(int(v.Number.Decimal.IntPart()))
	}
	if d.isSmallIfKnown(v.Numerator) || d.isSmallIfKnown(v.Denominator) {
		return true
	}
	if v.Numerator == nil || v.Denominator == nil {
		return false
	}
	return d.hidesComplement(m, *v.Denominator) && d.isSmall(*v.Denominator-*v.Numerator)
}

// hidesComplement reports whether those of the denominator who are not in the
// numerator count as people to be protected too (rule 3).
func (d Disclosure) hidesComplement(m Measure, denominator int) bool {
	return m.ComplementSensitive || denominator <= d.Small
}

func (d Disclosure) isSmallIfKnown(n *int) bool { return n != nil && d.isSmall(*n) }

func (d Disclosure) isSmall(n int) bool { return n >= 1 && n <= d.Threshold }
