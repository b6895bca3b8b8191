package server

import (
	"context"
	"errors"
	"time"

	"planboard/internal/plan"
)

// currentEdition is the edition to which the navigation leads.
type currentEdition struct {
	key  plan.EditionKey
	read time.Time
}

const currentFor = time.Minute

// errNoPlan: the record holds no plan yet that the reader may see.
var errNoPlan = errors.New("no plan is on the record yet")

// currentKey returns the edition in force, or errNoPlan. It asks the record at
// most once a minute.
func (s *Server) currentKey(ctx context.Context) (plan.EditionKey, error) {
	if c := s.current.Load(); c != nil && time.Since(c.read) < currentFor {
		return c.key, nil
	}
	editions, err := s.store.Editions(ctx, plan.Scope{Reads: true})
	if err != nil {
		return plan.EditionKey{}, err
	}
	key, err := plan.Current(editions)
	if err != nil {
		return key, errNoPlan
	}
	s.current.Store(&currentEdition{key, time.Now()})
	return key, nil
}

// lastKnownKey returns the edition last found in force, without asking; zero
// when none is known.
func (s *Server) lastKnownKey() plan.EditionKey {
	if c := s.current.Load(); c != nil {
		return c.key
	}
	return plan.EditionKey{}
}
