package auth

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"

	"planboard/internal/plan"
)

// cost is what OWASP's password storage cheat sheet advises for argon2id:
// 19 MiB, two passes, one lane. The library's own default varies by machine.
var cost = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// Bounds of a password's length, in characters.
const (
	MinPassword = 12
	MaxPassword = 256
)

// Hash returns the password as it may be stored, or an error that says what is
// wrong with its length.
func Hash(password string) (string, error) {
	if n := utf8.RuneCountInString(password); n < MinPassword || n > MaxPassword {
		return "", fmt.Errorf("a password has %d to %d characters", MinPassword, MaxPassword)
	}
	return argon2id.CreateHash(password, cost)
}

// nobody is the hash that a try on an unknown e-mail address is checked
// against, so that it takes as long as any other.
var nobody = sync.OnceValues(func() (string, error) { return argon2id.CreateHash("no account has this", cost) })

// check returns the account of the e-mail address if the password is its own,
// or ErrRefused.
func (a *Auth) check(ctx context.Context, email, password string) (*plan.Member, error) {
	member, hash, err := a.store.Credentials(ctx, email, a.today())
	unknown := errors.Is(err, plan.ErrNotFound) || err == nil && a.isShut(member.Email)
	if unknown {
		hash, err = nobody()
	}
	if err != nil {
		return nil, err
	}
	matches, err := compare(password, hash)
	if err != nil {
		return nil, err
	}
	if unknown || !matches {
		return nil, ErrRefused
	}
	return member, nil
}

func compare(password, hash string) (bool, error) {
	if len(password) > 4*MaxPassword {
		return false, nil
	}
	return argon2id.ComparePasswordAndHash(password, hash)
}
