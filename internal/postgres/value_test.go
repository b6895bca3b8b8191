package postgres_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

// steward may enter figures.
var steward = plan.Scope{Account: 13, Reads: true, Values: true}

// figure is the first figure of a quarter that has none yet.
func figure(numerator, denominator int) plan.Value {
	return plan.Value{
		Period:    plan.InQuarter(plan.Quarter{Year: 2023, N: 4}),
		Numerator: &numerator, Denominator: &denominator,
		Number: decimal.NewNullDecimal(decimal.NewFromInt(int64(100*numerator)).DivRound(decimal.NewFromInt(int64(denominator)), 10)),
		State:  plan.Provisional, Source: "Council return", ReleasedOn: clock,
		ByTitle: "Performance and Data Lead", Entered: demo.Start().Add(time.Hour),
	}
}

func (r record) enter(m plan.Measure, v plan.Value, key string) error {
	return r.AddValue(context.Background(), steward, m, v, plan.Submission{Version: m.Version, Key: key})
}

func TestAFigureIsPutOnTheRecordWhole(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	before, counts := r.series("L01", clock), r.amounts()
	if err := r.enter(before.Measure, figure(90, 120), "key"); err != nil {
		t.Fatal(err)
	}
	for _, grown := range []string{"measure_values", "history", "taken_forms"} {
		counts[grown]++
	}
	if diff := cmp.Diff(counts, r.amounts()); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	after := r.series("L01", clock)
	v, _ := after.Latest()
	want := figure(90, 120)
	want.ID, want.By = v.ID, steward.Account
	if diff := cmp.Diff(want, v); diff != "" {
		t.Errorf("latest figure (-want +got):\n%s", diff)
	}
	if after.Version <= before.Version || len(after.Values) != len(before.Values)+1 {
		t.Errorf("version %d and %d figures after %d and %d", after.Version, len(after.Values), before.Version, len(before.Values))
	}
}

func TestACorrectionStandsInThePlaceOfTheFigure(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	was, _ := r.series("L01", clock).Latest()
	v := figure(70, 140)
	v.Period, v.Supersedes, v.Reason = was.Period, was.ID, "Many were counted twice."
	if err := r.enter(r.series("L01", clock).Measure, v, ""); err != nil {
		t.Fatal(err)
	}
	f, err := r.Folder(context.Background(), board, current, plan.View{At: endOf(clock), Code: "L01"})
	if err != nil {
		t.Fatal(err)
	}
	now, _ := f.Series.Latest()
	if now.Supersedes != was.ID || now.Period != was.Period || f.Series.Text(now) != "50%" || now.Firmness() != "provisional, revised" {
		t.Errorf("the figure is %+v, want the correction", now)
	}
	if diff := cmp.Diff([]plan.Value{was}, f.Revisions); diff != "" {
		t.Errorf("figures superseded (-want +got):\n%s", diff)
	}
	before, err := r.Folder(context.Background(), board, current, plan.View{At: endOf(clock.AddDays(-1)), Code: "L01"})
	if then, _ := before.Series.Latest(); err != nil || then.ID != was.ID || len(before.Revisions) != 0 {
		t.Errorf("the day before, the figure is %+v with %d revisions, %v; want the old one", then, len(before.Revisions), err)
	}
}

func TestACorrectionGivesNoSmallNumberBack(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	if err := r.enter(r.series("L01", clock).Measure, figure(40, 120), ""); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		counts [2]int
		want   string // the figure and those it superseded
	}{
		{"three were counted twice", [2]int{37, 120}, "31% c"},
		{"it became a small number", [2]int{4, 120}, "c c c"},
	} {
		was, _ := r.series("L01", clock).Latest()
		v := figure(tt.counts[0], tt.counts[1])
		v.Supersedes, v.Reason = was.ID, tt.name
		if err := r.enter(r.series("L01", clock).Measure, v, ""); err != nil {
			t.Fatal(err)
		}
		f, err := r.Folder(context.Background(), board, current, plan.View{At: endOf(clock), Code: "L01"})
		if err != nil {
			t.Fatal(err)
		}
		now, _ := f.Series.Latest()
		got := f.Series.Text(now)
		for _, old := range f.Revisions {
			got += " " + f.Series.Text(old)
		}
		if got != tt.want || now.Reason != "" {
			t.Errorf("%s: told as %q because %q, want %q and no reason", tt.name, got, now.Reason, tt.want)
		}
	}
}

func TestHistoryTellsOfAFigureWithoutIt(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	history := func() string {
		return one[string](r, `select concat_ws('; ', thing, what, before, after - 'row' - 'seal') from history order by id desc limit 1`)
	}
	v := figure(3, 120)
	if err := r.enter(r.series("L01", clock).Measure, v, ""); err != nil {
		t.Fatal(err)
	}
	if got, want := history(), "measure children-in-care/L01; entered the figure for Q4 2023/24; {}; {}"; got != want {
		t.Errorf("history says %q, want %q", got, want)
	}
	v.Supersedes, v.Reason = one[int64](r, `select max(id) from measure_values`), "There were three."
	if err := r.enter(r.series("L01", clock).Measure, v, ""); err != nil {
		t.Fatal(err)
	}
	if got, want := history(), "measure children-in-care/L01; corrected the figure for Q4 2023/24; {}; {}"; got != want {
		t.Errorf("history says %q, want %q", got, want)
	}
}

func TestAFigureIsRefused(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	m := r.series("L01", clock).Measure
	if err := r.enter(m, figure(90, 120), "taken"); err != nil {
		t.Fatal(err)
	}
	stale := m
	m.Version++
	twice := figure(90, 120)
	twice.Supersedes = one[int64](r, `select min(id) from measure_values v where measure_id = $1`, m.ID)
	for _, tt := range []struct {
		name  string
		first string
		m     plan.Measure
		v     plan.Value
		key   string
		want  error
	}{
		{"the measure changed since it was seen", ``, stale, figure(1, 2), "", plan.ErrStale},
		{"this form has been taken", ``, m, figure(90, 120), "taken", plan.ErrRepeated},
		{"this form has been taken, at the old version", ``, stale, figure(90, 120), "taken", plan.ErrRepeated},
		{"it revises the figure of another period", ``, m, twice, "", nil},
		{"the measure is one of years, for which there is no form", `update measures set frequency = 'annual' where code = 'L02'`, r.series("L02", clock).Measure, figure(6, 12), "", plan.ErrForbidden},
		{"the measure is a count, for which there is no form", `update measures set unit = 'count' where code = 'L04'`, r.series("L04", clock).Measure, figure(6, 12), "", plan.ErrForbidden},
		{"the edition is closed", `update editions set state = 'closed' where slug = '2022-2024'`, m, figure(1, 2), "", plan.ErrClosed},
	} {
		r.do(tt.first)
		before := r.amounts()
		if err := r.enter(tt.m, tt.v, tt.key); err == nil || tt.want != nil && !errors.Is(err, tt.want) {
			t.Errorf("%s: error %v, want %v", tt.name, err, tt.want)
		}
		if diff := cmp.Diff(before, r.amounts()); diff != "" {
			t.Errorf("%s: something was written (-before +after):\n%s", tt.name, diff)
		}
	}
}

func TestAFaultInTheMiddleOfAFigureLeavesNothing(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	m, before := r.series("L01", clock).Measure, r.amounts()
	r.do(`alter table history add constraint broken check (at < '2024-01-31') not valid`)
	if err := r.enter(m, figure(90, 120), "key"); err == nil {
		t.Fatal("the fault went unnoticed")
	}
	if diff := cmp.Diff(before, r.amounts()); diff != "" {
		t.Errorf("something stayed (-before +after):\n%s", diff)
	}
}
