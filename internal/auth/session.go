package auth

import (
	"context"
	"errors"
	"time"

	"planboard/internal/plan"
)

// sessionStore is the store as the session manager wants it. Reading a session
// also says who is signed in, in the same statement.
type sessionStore struct{ auth *Auth }

// FindCtx reads the session of a hashed token.
func (s sessionStore) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	data, member, err := s.auth.store.Session(ctx, token, s.auth.today())
	switch {
	case errors.Is(err, plan.ErrNotFound), err == nil && member != nil && s.auth.isShut(member.Email):
		return nil, false, nil
	case err != nil:
		return nil, false, err
	}
	visitorOf(ctx).member = member
	return data, true, nil
}

// CommitCtx writes a session with the account of who is signed in.
func (s sessionStore) CommitCtx(ctx context.Context, token string, data []byte, expires time.Time) error {
	var account plan.AccountID
	if m := visitorOf(ctx).member; m != nil {
		account = m.Account
	}
	return s.auth.store.SaveSession(ctx, token, account, data, expires)
}

// DeleteCtx forgets a session.
func (s sessionStore) DeleteCtx(ctx context.Context, token string) error {
	return s.auth.store.EndSession(ctx, token)
}

// The session manager calls the methods above; its interface asks for these
// too.

// Find is FindCtx without a request.
func (s sessionStore) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx without a request.
func (s sessionStore) Commit(token string, data []byte, expires time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expires)
}

// Delete is DeleteCtx without a request.
func (s sessionStore) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
