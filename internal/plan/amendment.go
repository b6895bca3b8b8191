package plan

import (
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// Ruling is the decision behind a change of what a measure is held against or
// means; the zero Ruling is that of the first version.
type Ruling struct {
	At        time.Time // when it was put on the record
	ByTitle   string    // who recorded it
	Reason    string
	Approver  string      // who decided: a title, or the Board with the day of its meeting
	Effective Date        // the day from which it holds, today or earlier
	Decision  DecisionRef `json:",omitzero"` // of the Board, where it is on record; its zero value for none
}

// TargetVersion is a target with the decision that set it.
type TargetVersion struct {
	Target Target
	Ruling Ruling
}

// Meaning is what a measure counts, in words.
type Meaning struct{ Definition, NumeratorIs, DenominatorIs string }

// Definition is what a measure meant from some period on, with the decision
// that said so.
type Definition struct {
	Meaning
	From   Period // the first period counted so; zero where nothing came before
	Ruling Ruling
}

// Amendment is a change of a measure's target or of its definition by decision.
type Amendment struct {
	Act     ValueAct // ChangeTarget or ChangeDefinition
	Target  Target
	Meaning Meaning
	From    Period // with ChangeDefinition: where the series breaks; zero where there is nothing to break
	Ruling  Ruling
}

// AmendmentInput is the form for an amendment as typed.
type AmendmentInput struct {
	Kind          string // "target" or "definition"
	At, To, Band  string
	Definition    string
	NumeratorIs   string
	DenominatorIs string
	From          string // label of the period from which the definition holds
	Meeting       string // a DecisionRef; asked of the secretary
	Effective     DateInput
	Reason        string
}

// Kinds of amendment, as the form has them.
const (
	OfTarget     = "target"
	OfDefinition = "definition"
)

// AmendmentFor returns the form as it is first met: what holds, filled in.
func AmendmentFor(s Series) AmendmentInput {
	in := AmendmentInput{
		Kind: OfTarget, Definition: s.Definition, NumeratorIs: s.NumeratorIs, DenominatorIs: s.DenominatorIs,
	}
	if s.Polarity == Context {
		in.Kind = OfDefinition
		return in
	}
	if s.Target.At.Valid {
		in.At, in.Band = s.Target.At.Decimal.String(), s.Target.Band.String()
	}
	if s.Target.To.Valid {
		in.To = s.Target.To.Decimal.String()
	}
	return in
}

// BreakPeriods returns the periods from which on a new definition may hold: the
// one to come, and those with a figure, the newest first. A series without any
// figure has none, because nothing in it can break.
func (s Series) BreakPeriods() []Period {
	v, ok := s.Latest()
	if !ok {
		return nil
	}
	periods := []Period{v.Period.Back(-1)}
	for _, v := range slices.Backward(s.Values) {
		periods = append(periods, v.Period)
	}
	return periods
}

// NewAmendment returns the amendment that was typed, or Problems in the order of
// the form. A director decides in their own name; the secretary records what
// the Board decided.
func NewAmendment(s Series, in AmendmentInput, c ChangeChoices, on Occasion) (Amendment, error) {
	a := Amendment{Ruling: Ruling{At: on.Now, ByTitle: on.By.Title, Approver: on.By.Title}}
	var ps Problems
	switch {
	case in.Kind == OfTarget && s.Polarity != Context:
		a.Act = ChangeTarget
		a.readTarget(s, in, &ps)
	case in.Kind == OfDefinition:
		a.Act = ChangeDefinition
		a.readMeaning(s, in, &ps)
		a.readFrom(s, in, &ps)
	default:
		ps.add("kind", "Choose what changes: the target, or the definition")
	}
	if len(ps) == 0 && in.changesBoth(s) {
		ps.add("kind", "You changed the target and the definition: record one decision at a time")
	}
	a.readRuling(in, c, on, &ps)
	if len(ps) > 0 {
		return Amendment{}, ps
	}
	return a, nil
}

// changesBoth reports whether something was typed in the part of the form that
// was not chosen, and would be lost.
func (in AmendmentInput) changesBoth(s Series) bool {
	was := AmendmentFor(s)
	if in.Kind == OfTarget {
		return !sameText(in.Definition, was.Definition) || !sameText(in.NumeratorIs, was.NumeratorIs) ||
			!sameText(in.DenominatorIs, was.DenominatorIs) || in.From != ""
	}
	return in.At != was.At || in.To != was.To || in.Band != was.Band
}

func sameText(a, b string) bool { return slices.Equal(strings.Fields(a), strings.Fields(b)) }

func (a *Amendment) readTarget(s Series, in AmendmentInput, ps *Problems) {
	at, problem := s.amount(in.At, "Target")
	if problem != "" {
		ps.add("at", problem)
	}
	a.Target.At = at
	if s.Polarity == InRange {
		a.readRange(s, in, ps)
	}
	band, problem := s.amount(in.Band, "Amber band")
	switch {
	case problem != "":
		ps.add("band", problem)
	case trimAmount(in.At) == "" && band.Valid && !band.Decimal.IsZero():
		ps.add("band", "Clear the band: without a target nothing is Amber")
	}
	a.Target.Band = band.Decimal
	if len(*ps) == 0 && a.Target.equals(s.Target) {
		ps.add("at", "Change the target or the band: this is what holds already")
	}
}

func (a *Amendment) readRange(s Series, in AmendmentInput, ps *Problems) {
	to, problem := s.amount(in.To, "End of the range")
	at := a.Target.At
	switch {
	case problem != "":
		ps.add("to", problem)
	case at.Valid != to.Valid:
		ps.add("to", "Enter both ends of the range, or neither")
	case at.Valid && to.Decimal.LessThan(at.Decimal):
		ps.add("to", "End of the range must not be below its beginning")
	}
	a.Target.To = to
}

// amount reads a number in the measure's unit, none for nothing typed, or says
// what to put right.
func (m Measure) amount(typed, name string) (decimal.NullDecimal, string) {
	s := trimAmount(typed)
	if s == "" {
		return decimal.NullDecimal{}, ""
	}
	d, err := decimal.NewFromString(s)
	switch {
	case err != nil || len(s) > 12 || d.IsNegative() || !isPlain(s):
		return decimal.NullDecimal{}, name + " must be a number of 0 or more, such as " + m.example()
	case !roundHalfUp(d, m.Decimals).Equal(d):
		return decimal.NullDecimal{}, name + " must have no more decimals than the figures: write it like " + m.example()
	case m.Unit == Percent && d.GreaterThan(decimal.NewFromInt(100)):
		return decimal.NullDecimal{}, name + " must be 100% or less"
	case d.GreaterThan(decimal.NewFromInt(MaxCount)):
		return decimal.NullDecimal{}, name + " must be " + thousands(MaxCount) + " or less"
	}
	return decimal.NewNullDecimal(d), ""
}

func (m Measure) example() string { return decimal.NewFromInt(70).StringFixed(m.Decimals) }

func (t Target) equals(o Target) bool {
	return t.At.Valid == o.At.Valid && t.At.Decimal.Equal(o.At.Decimal) &&
		t.To.Valid == o.To.Valid && t.To.Decimal.Equal(o.To.Decimal) && t.Band.Equal(o.Band)
}

func (a *Amendment) readMeaning(s Series, in AmendmentInput, ps *Problems) {
	var problem string
	if a.Meaning.Definition, problem = cleanText(in.Definition, "Definition", PlanLimit); problem != "" {
		ps.add("definition", problem)
	} else if a.Meaning.Definition == "" {
		ps.add("definition", "Enter what the measure counts")
	}
	if a.Meaning.NumeratorIs, problem = cleanText(in.NumeratorIs, "What the numerator counts", LineLimit); problem != "" {
		ps.add("numerator_is", problem)
	}
	if a.Meaning.DenominatorIs, problem = cleanText(in.DenominatorIs, "What the denominator counts", LineLimit); problem != "" {
		ps.add("denominator_is", problem)
	}
	if was := AmendmentFor(s); len(*ps) == 0 && sameText(in.Definition, was.Definition) &&
		sameText(in.NumeratorIs, was.NumeratorIs) && sameText(in.DenominatorIs, was.DenominatorIs) {
		ps.add("definition", "Change the definition, or what is counted: this is what holds already")
	}
}

func (a *Amendment) readFrom(s Series, in AmendmentInput, ps *Problems) {
	periods := s.BreakPeriods()
	for _, p := range periods {
		if p.Label() == in.From {
			a.From = p
		}
	}
	if len(periods) > 0 && a.From == (Period{}) {
		ps.add("from", "Choose the first period that is counted in the new way: the series breaks there")
	}
}
