package plan

import (
	"errors"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// ValueInput is the form for a measure's value as typed.
type ValueInput struct {
	Period      string // "Q3 2023/24"
	Numerator   string
	Denominator string
	State       string
	Note        string
	Reason      string // why a figure already on the record changes
}

// MaxCount is the largest count that may be entered: far above the number of
// children in any council, far below where a slip of the key is plausible.
const MaxCount = 1_000_000

// OpenPeriods returns the periods of the edition for which the measure's value
// may be entered on that day: the quarters that have ended, the newest first.
func OpenPeriods(e Edition, today Date) []Period {
	var open []Period
	for q := QuarterOf(e.Starts); !q.Last().After(e.Ends) && q.Last().Before(today); q = q.Next() {
		open = append([]Period{InQuarter(q)}, open...)
	}
	return open
}

// NextPeriod returns the earliest open period that has no value yet, if there
// is one.
func NextPeriod(open []Period, known []Value) (Period, bool) {
	for i := len(open) - 1; i >= 0; i-- {
		if _, found := valueAt(known, open[i]); !found {
			return open[i], true
		}
	}
	return Period{}, false
}

// NewValue returns the value that was typed, or Problems in the order of the
// form. Known holds the values already on the record, so that a second figure
// for a period is a revision that says why.
func NewValue(open []Period, known []Value, in ValueInput, on Occasion) (Value, error) {
	v := Value{ByTitle: on.By.Title, Entered: on.Now, ReleasedOn: on.Today(), Source: "Council return"}
	var ps Problems
	v.readPeriod(open, in, &ps)
	v.readCounts(in, &ps)
	v.readState(known, in, &ps)
	if len(ps) > 0 {
		return Value{}, ps
	}
	return v, nil
}

func (v *Value) readPeriod(open []Period, in ValueInput, ps *Problems) {
	for _, p := range open {
		if p.Label() == in.Period {
			v.Period = p
			return
		}
	}
	ps.add("period", "Choose a quarter that has ended")
}

func (v *Value) readCounts(in ValueInput, ps *Problems) {
	numerator, problem := count(in.Numerator, "Numerator")
	if problem != "" {
		ps.add("numerator", problem)
	}
	denominator, wrong := count(in.Denominator, "Denominator")
	switch {
	case wrong != "":
		ps.add("denominator", wrong)
	case denominator == 0:
		ps.add("denominator", "Denominator must be 1 or more: no percentage can be worked out of nobody")
	case problem == "" && numerator > denominator:
		ps.add("numerator", "Numerator must not be larger than the denominator: "+
			thousands(numerator)+" of "+thousands(denominator)+" cannot be")
	}
	if len(*ps) == 0 {
		v.Numerator, v.Denominator = &numerator, &denominator
		v.Number = decimal.NewNullDecimal(percentOf(numerator, denominator))
	}
}

// count reads a whole number of 0 or more, or says what to put right.
func count(typed, name string) (int, string) {
	s := strings.ReplaceAll(strings.TrimSpace(typed), ",", "")
	if s == "" {
		return 0, "Enter the " + strings.ToLower(name)
	}
	n, err := strconv.Atoi(s)
	misplaced := strings.Contains(typed, ",") && thousands(n) != strings.TrimSpace(typed) // "6,4" is not 64
	beyond := errors.Is(err, strconv.ErrRange) && n > 0
	if err != nil && !beyond || n < 0 || misplaced && !beyond {
		return 0, name + " must be a whole number, such as 64"
	}
	if n > MaxCount {
		return 0, name + " must be " + thousands(MaxCount) + " or fewer"
	}
	return n, ""
}

func (v *Value) readState(known []Value, in ValueInput, ps *Problems) {
	switch in.State {
	case string(Provisional), string(Final):
		v.State = ValueState(in.State)
	default:
		ps.add("state", "Choose whether the figure is provisional or final")
	}
	var problem string
	if v.Note, problem = cleanText(in.Note, "Note", LineLimit); problem != "" {
		ps.add("note", problem)
	}
	if v.Reason, problem = cleanText(in.Reason, "Reason", LineLimit); problem != "" {
		ps.add("reason", problem)
	}
	for _, k := range known {
		if k.Period == v.Period {
			v.revise(k, ps)
		}
	}
}

func (v *Value) revise(k Value, ps *Problems) {
	v.Supersedes = k.ID
	switch {
	case v.Reason != "":
	case k.IsReturned():
		ps.add("reason", "Say what you put right: the figure for "+v.Period.Label()+" was returned, and stays in its history")
	default:
		ps.add("reason", "Say why the figure for "+v.Period.Label()+" changes: there is one on the record already, which stays in its history")
	}
}
