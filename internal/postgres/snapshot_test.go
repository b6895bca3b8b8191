package postgres_test

import (
	"context"
	"testing"

	"planboard/internal/plan"
)

func TestWhatChangesBetweenTwoStatementsOfAPageIsNotOnIt(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	before := r.action("A07")
	// The statement of the priorities waits; that of the actions comes after it.
	r.do(`create or replace function post_title(code text, day date) returns text language sql volatile
	      return (select 'somebody' from pg_advisory_xact_lock_shared(7))`)
	r.do(`select pg_advisory_lock(7)`)
	var p plan.Position
	ended := r.meanwhile(func() (err error) {
		p, err = r.Position(context.Background(), board, current, plan.View{At: endOf(clock), Ref: "A07"})
		return err
	})
	r.do(`update actions set title = 'Changed meanwhile' where ref = 'A07'`)
	r.do(`select pg_advisory_unlock(7)`)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if got := p.Actions[0]; got.Title != before.Title || got.Version != before.Version {
		t.Errorf("the page has %q at version %d beside an edition read before that was", got.Title, got.Version)
	}
}
