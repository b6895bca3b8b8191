package plan

import (
	"slices"

	"github.com/shopspring/decimal"
)

// rollingYear returns the four quarters to the last fourth quarter as one
// value, when quarters of that year are withheld and stay so beside it: once a
// year only, because successive rolling values would give the quarters back
// (facts (i) rule 3a).
func (s Series) rollingYear(d Disclosure) (Value, bool) {
	if s.Frequency != Quarterly || s.Unit != Percent {
		return Value{}, false
	}
	for i := len(s.Values) - 1; i >= 3; i-- {
		if QuarterOf(s.Values[i].Period.End).N == 4 {
			return s.sumOf(s.Values[i-3:i+1], d)
		}
	}
	return Value{}, false
}

func (s Series) sumOf(year []Value, d Disclosure) (Value, bool) {
	var hidden []Value
	for i, v := range year {
		if v.Numerator == nil || v.Denominator == nil || v.Period != year[3].Period.Back(3-i) {
			return Value{}, false
		}
		if d.Apply(s.Measure, v).Symbol == Confidential {
			hidden = append(hidden, v)
		}
	}
	broken := s.breaksBetween(year[0].Period, year[3].Period) // what is counted differently does not add up
	return total(year), !broken && len(hidden) > 0 && d.keepsApart(s.Measure, hidden)
}

// total adds up values that have their counts, as one of the last one's period.
func total(values []Value) Value {
	numerator, denominator := 0, 0
	for _, v := range values {
		numerator, denominator = numerator+*v.Numerator, denominator+*v.Denominator
	}
	return Value{
		Period: values[len(values)-1].Period, Numerator: &numerator, Denominator: &denominator,
		Number: decimal.NewNullDecimal(percentOf(numerator, denominator)), State: Final,
	}
}

// keepsApart reports whether the total of the withheld values, which a reader
// has by taking the shown ones off the year, gives none of them back. The
// reader is taken to know these rules and, at worst, every denominator, since a
// cohort hardly changes in a year. So no denominator may be a small number
// itself; the total must be one that could be shown (rule 5), and then the
// year is too; and each value must have at least two numerators that the rules
// withhold and that make up the total with the others' (rule 4). All that
// decides is known to that reader: that a year is offered tells nothing more.
func (d Disclosure) keepsApart(m Measure, withheld []Value) bool {
	sum := total(withheld)
	if d.hides(m, sum) {
		return false
	}
	choices := make([][]int, len(withheld))
	for i, v := range withheld {
		if d.isSmall(*v.Denominator) {
			return false
		}
		choices[i] = d.numerators(m, *v.Denominator)
	}
	for i, own := range choices {
		others := slices.Delete(slices.Clone(choices), i, i+1)
		possible := slices.DeleteFunc(slices.Clone(own), func(n int) bool { return !addsUp(others, *sum.Numerator-n) })
		if len(possible) < 2 {
			return false
		}
	}
	return true
}

// numerators returns those that would be withheld over the denominator, which
// is not itself a small one.
func (d Disclosure) numerators(m Measure, denominator int) []int {
	var all []int
	for n := 1; n <= d.Threshold; n++ {
		all = append(all, n)
		if d.hidesComplement(m, denominator) {
			all = append(all, denominator-n)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// addsUp reports whether one number of each choice can make up the total.
func addsUp(choices [][]int, total int) bool {
	if len(choices) == 0 {
		return total == 0
	}
	return slices.ContainsFunc(choices[0], func(n int) bool { return addsUp(choices[1:], total-n) })
}
