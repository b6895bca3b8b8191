package postgres_test

import (
	"context"
	"testing"
	"time"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

// correct puts other counts in the place of the figure of that quarter.
func (r record) correct(code string, q plan.Quarter, numerator, denominator int) plan.Value {
	r.t.Helper()
	s := r.folder(code, demo.Start().Add(24*time.Hour)).Series
	was := s.At(plan.InQuarter(q))
	v := figure(numerator, denominator)
	v.Period, v.Supersedes, v.Reason = was.Period, was.ID, "Counted again."
	if err := r.enter(s.Measure, v, ""); err != nil {
		r.t.Fatal(err)
	}
	return was
}

// past reads a measure as it stood the day before the corrections.
func (r record) past(code string) plan.Folder {
	r.t.Helper()
	k := current
	k.At = clock.AddDays(-1).String()
	f, err := r.Folder(context.Background(), board, k, plan.View{At: endOf(clock.AddDays(-1)), Code: code})
	if err != nil {
		r.t.Fatal(err)
	}
	return f
}

func TestTheRollingYearOfThePastDoesNotTellWhatAQuarterWas(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.freeze(plan.NewDate(2024, 2, 14), demo.Start())
	if f := r.past("L03"); !f.Series.HasRolling || *f.Series.Rolling.Numerator != 58 {
		t.Fatalf("before the correction the rolling year is %+v", f.Series.Rolling)
	}
	r.correct("L03", plan.Quarter{Year: 2022, N: 4}, 10, 18) // withheld was 16 of 18
	today := r.folder("L03", demo.Start().Add(24*time.Hour)).Series
	if !today.HasRolling || *today.Rolling.Numerator != 52 {
		t.Errorf("today's rolling year is %+v", today.Rolling)
	}
	boards, err := r.Folder(context.Background(), board, keyAt(plan.NewDate(2024, 2, 14)), plan.View{At: endOf(clock), Frozen: plan.NewDate(2024, 2, 14), Code: "L03"})
	if err != nil {
		t.Fatal(err)
	}
	for where, f := range map[string]plan.Folder{"on the page of that day": r.past("L03"), "in what is frozen": boards} {
		for _, s := range append(f.Position.Measures, f.Series) {
			if s.HasRolling || s.Rolling.Numerator != nil {
				t.Errorf("%s 58 of 72 tells that 16 was withheld", where)
			}
		}
	}
}

func TestTheRecordAsItStoodDoesNotTellWhatTheListOfRevisionsWithholds(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	latest, _ := r.folder("L01", demo.Start()).Series.Latest()
	q := plan.QuarterOf(latest.Period.End)
	r.freeze(plan.NewDate(2024, 2, 14), demo.Start())
	was := r.correct("L01", q, *latest.Numerator+1, *latest.Denominator)
	for _, s := range append(r.past("L01").Position.Measures, r.past("L01").Series) {
		if v := s.At(was.Period); v.Symbol != plan.Confidential || v.Numerator != nil {
			t.Errorf("one more is told beside today's figure: %+v", v)
		}
	}
	boards, err := r.Folder(context.Background(), board, keyAt(plan.NewDate(2024, 2, 14)), plan.View{At: endOf(clock), Frozen: plan.NewDate(2024, 2, 14), Code: "L01"})
	if v := boards.Series.At(was.Period); err != nil || v.Numerator == nil || *v.Numerator != *was.Numerator {
		t.Errorf("what the Board was shown is %+v, %v", v, err)
	}
	r.correct("L01", q, *latest.Numerator+40, *latest.Denominator+40)
	if v := r.past("L01").Series.At(was.Period); v.Symbol != plan.Confidential {
		t.Errorf("beside the figure that came between, one more is told: %+v", v)
	}
}
