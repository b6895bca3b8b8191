package demo_test

import (
	"testing"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

func TestEveryRoundWhoseBoardWasHeldIsSignedOffByTheDirector(t *testing.T) {
	t.Parallel()
	r := demo.Record()
	signed := map[plan.Quarter]plan.RoundSignOffRecord{}
	for _, s := range r.SignOffs {
		signed[s.Quarter] = s
	}
	for _, round := range r.Rounds {
		s, found := signed[round.Quarter]
		if found != round.Board.Before(today) {
			t.Errorf("%s is signed off: %v", round.Quarter, found)
			continue
		}
		e := editionOf(t, r, keyOf2022)
		if round.ReviewBy.Before(e.Starts) {
			e = editionOf(t, r, plan.EditionKey{Plan: "children-in-care", Edition: "2020-2022"})
		}
		if found && (s.Author != "R02" || plan.DateAt(s.At) != round.ReviewBy || s.Edition != e.Key) {
			t.Errorf("%s: %+v", round.Quarter, s)
		}
	}
	if len(signed) != len(r.SignOffs) {
		t.Errorf("%d sign-offs of %d rounds", len(r.SignOffs), len(signed))
	}
}
