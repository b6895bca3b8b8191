package auth_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"planboard/internal/auth"
	"planboard/internal/demo"
	"planboard/internal/postgres/postgrestest"
)

// tryFrom signs in from an address, in a request of its own.
func tryFrom(t testing.TB, a *auth.Auth, email, password, from string) error {
	t.Helper()
	var err error
	within(t, a, nil, func(_ http.ResponseWriter, r *http.Request) {
		err = a.SignIn(r.Context(), email, password, from)
	})
	return err
}

// tally is a store that has counted so many failures of each subject in the
// order in which it is asked.
type tally struct {
	auth.Store
	counts []int
	asked  *[]string
}

func (s tally) Failures(_ context.Context, subject string, since time.Time) (int, time.Time, error) {
	*s.asked = append(*s.asked, subject)
	return s.counts[len(*s.asked)-1], since.Add(time.Minute), nil
}

func TestTheBrakeHoldsAtEachOfItsLimits(t *testing.T) {
	t.Parallel()
	record := postgrestest.Demo(t)
	tests := []struct {
		name   string
		counts []int // of account and address together, of the account, of the address
		held   bool
	}{
		{"just below every limit it holds", []int{4, 19, 49}, false},
		{"a fifth guess at one account from one address is let through", []int{5, 5, 5}, true},
		{"a twentieth guess at one account is let through", []int{0, 20, 0}, true},
		{"a fiftieth guess from one address is let through", []int{0, 0, 50}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var asked []string
			err := try(t, newAuth(tally{record, tt.counts, &asked}), email, demo.Password)
			var many auth.TooMany
			if errors.As(err, &many) != tt.held || !tt.held && err != nil {
				t.Errorf("error %v, want it held: %v", err, tt.held)
			}
			slices.Sort(asked)
			if len(slices.Compact(asked)) != len(asked) {
				t.Errorf("two counters are one: %q", asked)
			}
		})
	}
}

func TestAGuesserElsewhereDoesNotLockOutTheOwner(t *testing.T) {
	t.Parallel()
	a := newAuth(postgrestest.Demo(t))
	var many auth.TooMany
	for range 5 {
		if err := tryFrom(t, a, email, "a guess", "203.0.113.9"); !errors.Is(err, auth.ErrRefused) {
			t.Fatal(err)
		}
	}
	if err := tryFrom(t, a, email, "a guess", "203.0.113.9"); !errors.As(err, &many) {
		t.Errorf("the sixth guess: %v, want it braked", err)
	}
	if err := tryFrom(t, a, email, demo.Password, "192.0.2.1"); err != nil {
		t.Errorf("the owner: %v", err)
	}
}

func TestManyAddressesTogetherAreBrakedToo(t *testing.T) {
	t.Parallel()
	a := newAuth(postgrestest.Demo(t))
	for i := range 20 {
		if err := tryFrom(t, a, email, "a guess", fmt.Sprint("203.0.113.", i)); !errors.Is(err, auth.ErrRefused) {
			t.Fatalf("guess %d: %v", i, err)
		}
	}
	var many auth.TooMany
	if err := tryFrom(t, a, email, demo.Password, "192.0.2.1"); !errors.As(err, &many) {
		t.Errorf("the twenty-first from yet another address: %v, want it braked", err)
	}
}
