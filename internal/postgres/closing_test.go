package postgres_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
)

// meanwhile runs f on the record until it waits for a lock of r's own
// transaction, and returns what tells how f ended. A test whose f does not wait
// goes on as well.
func (r record) meanwhile(f func() error) <-chan error {
	r.t.Helper()
	ended := make(chan error, 1)
	done := make(chan struct{})
	go func() {
		defer close(done)
		ended <- f()
	}()
	watch := record{t: r.t, raw: connect(r.t, r.raw.Config())}
	for {
		select {
		case <-done:
			return ended
		case <-time.After(5 * time.Millisecond):
			if one[bool](watch, `select exists (select from pg_locks l join pg_stat_activity a using (pid)
			                                     where not l.granted and a.datname = current_database())`) {
				return ended
			}
		}
	}
}

func TestNothingIsWrittenIntoAnEditionThatIsClosedMeanwhile(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		write func(r record) func() error
	}{
		{"an update", func(r record) func() error {
			a := r.action("A07")
			lead := r.leadOf(a)
			return func() error { return r.addAs(lead, a, update(a), "key") }
		}},
		{"a figure", func(r record) func() error {
			m := r.series("L01", clock).Measure
			return func() error { return r.enter(m, figure(90, 120), "key") }
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := demonstration(t)
			write, before := tt.write(r), r.amounts()
			r.do(`begin`)
			r.do(`update editions set state = 'closed' where family_slug = $1 and slug = $2`, current.Plan, current.Edition)
			ended := r.meanwhile(write)
			r.do(`commit`)
			if err := <-ended; !errors.Is(err, plan.ErrClosed) {
				t.Errorf("error %v, want ErrClosed", err)
			}
			if diff := cmp.Diff(before, r.amounts()); diff != "" {
				t.Errorf("something was written (-before +after):\n%s", diff)
			}
		})
	}
}

func TestWhoClosesAnEditionWaitsForTheUpdateUnderWay(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	lead := r.leadOf(a)
	second := recordAt(t, r.url)
	second.do(`begin`)
	second.do(`lock table history in exclusive mode`) // holds the update at its last statement
	ended := r.meanwhile(func() error { return r.addAs(lead, a, update(a), "key") })
	_, err := r.raw.Exec(context.Background(), `set lock_timeout = '50ms'; update editions set state = 'closed'
	                                             where family_slug = 'children-in-care' and slug = '2022-2024'`)
	if err == nil {
		t.Error("the edition was closed under an update that is not on the record yet")
	}
	second.do(`rollback`)
	if err := <-ended; err != nil {
		t.Errorf("the update: %v", err)
	}
}
