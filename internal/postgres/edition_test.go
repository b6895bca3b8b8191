package postgres_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
)

func TestTheOrderOfFamiliesIsThatOfTheRecord(t *testing.T) {
	t.Parallel()
	forwards, backwards := demo.Record(), demo.Record()
	slices.Reverse(backwards.Families)
	for _, record := range []plan.Record{forwards, backwards} {
		r := blank(t)
		if err := r.Load(context.Background(), record, plainly); err != nil {
			t.Fatal(err)
		}
		editions, err := r.Editions(context.Background(), board)
		if err != nil {
			t.Fatal(err)
		}
		key, err := plan.Current(editions)
		if want := record.Families[0].Slug; err != nil || editions[0].Key.Plan != want || key.Plan != want {
			t.Errorf("the first edition is of %s and a reader is led to %s, want %s", editions[0].Key.Plan, key.Plan, want)
		}
	}
}

func TestTwoEditionsAreReadTogetherTheEarlierFirst(t *testing.T) {
	t.Parallel()
	url := postgrestest.DemoURL(t)
	for _, pair := range [][2]plan.EditionKey{{previous, current}, {current, previous}} {
		w := &witness{}
		db := postgrestest.Open(t, url, postgres.Options{Tracer: w})
		earlier, later, err := db.Pair(context.Background(), board, pair[0], pair[1], plan.View{At: endOf(clock)})
		if err != nil {
			t.Fatal(err)
		}
		got := []plan.EditionKey{earlier.Edition.Key, later.Edition.Key}
		if diff := cmp.Diff([]plan.EditionKey{previous, current}, got); diff != "" || len(earlier.Actions) == 0 || len(later.Actions) != 26 {
			t.Errorf("%v: %d and %d actions, editions (-want +got):\n%s", pair, len(earlier.Actions), len(later.Actions), diff)
		}
		if w.batches.Load() != 1 || w.queries.Load() != 0 {
			t.Errorf("%v: %d batches and %d single statements, want one batch", pair, w.batches.Load(), w.queries.Load())
		}
	}
}

func TestWhatIsNoPairIsNotFound(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	strategy := plan.EditionKey{Plan: "sufficiency", Edition: previous.Edition}
	unknown := plan.EditionKey{Plan: current.Plan, Edition: "1999-2001"}
	for name, pair := range map[string][2]plan.EditionKey{
		"an edition with itself": {current, current}, "editions of two plans": {strategy, current},
		"an unknown one": {unknown, current}, "one with an unknown": {current, unknown}, "two unknown": {unknown, {Plan: current.Plan}},
	} {
		earlier, later, err := r.Pair(context.Background(), board, pair[0], pair[1], plan.View{At: endOf(clock)})
		if !errors.Is(err, plan.ErrNotFound) || len(earlier.Editions)+len(later.Editions) != 0 {
			t.Errorf("%s: %v, with %d and %d editions; want ErrNotFound alone", name, err, len(earlier.Editions), len(later.Editions))
		}
	}
}
