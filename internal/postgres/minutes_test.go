package postgres_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

func draft() plan.Minutes {
	return plan.Minutes{
		Meeting: lastBoard, At: demo.Start(), ByTitle: "Democratic Services Officer", Elected: []string{"Chair", "One", "Two"},
		Declarations: "None.", Items: []plan.MinuteItem{{Number: 1, Title: "Welcome", Notes: "All were welcome."}},
	}
}

func (r record) minutes(on plan.Date, at time.Time) plan.Minutes {
	r.t.Helper()
	_, m, err := r.Minutes(context.Background(), board, on, plan.View{At: at})
	if err != nil {
		r.t.Fatal(err)
	}
	return m
}

func TestEachVersionOfTheMinutesIsKept(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	if err := r.AddMinutes(context.Background(), clerk, draft(), plan.Submission{Version: 1, Key: "key"}); err != nil {
		t.Fatal(err)
	}
	if got := r.minutes(lastBoard, endOf(clock)); got.Version != 2 || len(got.Items) != 1 || got.Items[0].Notes != "All were welcome." || got.IsAgreed() {
		t.Errorf("now they are %+v", got)
	}
	if got := r.minutes(lastBoard, demo.Start().Add(-time.Hour)); got.Version != 1 || len(got.Items) != 8 {
		t.Errorf("an hour before they were version %d with %d items", got.Version, len(got.Items))
	}
	if got := r.minutes(plan.NewDate(2023, 8, 16), endOf(clock)); got.Agreed != lastBoard || got.Version != 2 || len(got.Items) != 8 {
		t.Errorf("those of August are version %d, agreed on %q", got.Version, got.Agreed)
	}
	if got := r.minutes(plan.NewDate(2022, 5, 18), endOf(clock)); got.Version != 0 || got.Items != nil {
		t.Errorf("never written, they are %+v", got)
	}
}

func TestMinutesAreWrittenByOneSecretaryAtATimeUntilAgreed(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	ctx := context.Background()
	got := atOnce(3, func(int) error { return r.AddMinutes(ctx, clerk, draft(), plan.Submission{Version: 1}) })
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrStale: 2}, got, byText); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	august, early := draft(), draft()
	august.Meeting, early.Meeting = plan.NewDate(2023, 8, 16), frozenFor
	for _, tt := range []struct {
		name  string
		scope plan.Scope
		m     plan.Minutes
		seen  int
		want  error
	}{
		{"after they were agreed", clerk, august, 2, plan.ErrClosed},
		{"before the meeting was held", clerk, early, 0, plan.ErrNothing},
		{"a member writes them", asker, draft(), 2, plan.ErrForbidden},
		{"the director writes them", plan.Scope{Account: 2, Reads: true, Role: plan.Director}, draft(), 2, plan.ErrForbidden},
		{"a stranger", plan.Scope{}, draft(), 2, plan.ErrNotFound},
	} {
		if err := r.AddMinutes(ctx, tt.scope, tt.m, plan.Submission{Version: tt.seen}); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	if n := one[int](r, `select count(*) from minutes`); n != 4 {
		t.Errorf("%d versions on the record, want four", n)
	}
}
