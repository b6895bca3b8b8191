package auth

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// The brake on guessing: so many failed tries in the window. Strict on who
// tries one account from one address; loose on an account, so that guessing
// from many addresses is slow and yet locks nobody out by a handful of tries;
// looser on an address, because a council reaches the portal through few.
const (
	failureWindow = 15 * time.Minute
	perPair       = 5
	perEmail      = 20
	perAddress    = 50
)

// TooMany is returned when too many tries have failed.
type TooMany struct{ Wait time.Duration }

// Error implements error.
func (t TooMany) Error() string { return fmt.Sprintf("too many tries; wait %s", t.Wait) }

// counters are what the tries at an account from an address are counted by.
type counters struct{ pair, email, address string }

func countersOf(email, from string) counters {
	return counters{
		pair:    subject("pair", email+" "+from), // an address has no blank in it
		email:   subject("email", email),
		address: subject("from", from),
	}
}

// subject names what tries are counted by without storing it.
func subject(kind, of string) string {
	sum := sha256.Sum256([]byte(kind + ":" + of))
	return hex.EncodeToString(sum[:])
}

// brake returns TooMany when a counter has reached its limit.
func (a *Auth) brake(ctx context.Context, c counters) error {
	now := time.Now()
	for _, counter := range []struct {
		subject string
		limit   int
	}{{c.pair, perPair}, {c.email, perEmail}, {c.address, perAddress}} {
		n, earliest, err := a.store.Failures(ctx, counter.subject, now.Add(-failureWindow))
		if err != nil {
			return err
		}
		if n >= counter.limit {
			return TooMany{Wait: earliest.Add(failureWindow).Sub(now)}
		}
	}
	return nil
}
