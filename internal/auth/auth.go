// Package auth knows who is signed in: passwords, sessions and the brake on
// guessing. What somebody may do once signed in is decided in plan.
package auth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"planboard/internal/plan"
)

// Store keeps accounts, sessions and failed tries.
type Store interface {
	Session(ctx context.Context, tokenHash string, today plan.Date) ([]byte, *plan.Member, error)
	SaveSession(ctx context.Context, tokenHash string, account plan.AccountID, data []byte, expires time.Time) error
	EndSession(ctx context.Context, tokenHash string) error
	Credentials(ctx context.Context, email string, today plan.Date) (*plan.Member, string, error)
	Failures(ctx context.Context, subject string, since time.Time) (int, time.Time, error)
	AddFailure(ctx context.Context, at time.Time, subjects ...string) error
	ClearFailures(ctx context.Context, subject string) error
}

// Options are what the operator's surroundings decide.
type Options struct {
	Secure bool             // the portal is reached over TLS
	Demo   bool             // demonstration accounts may sign in
	Today  func() plan.Date // the day by which posts are titled
	// Trouble answers a request whose session could not be read or written.
	Trouble func(http.ResponseWriter, *http.Request, error)
}

// Auth signs people in and out and knows who they are.
type Auth struct {
	store    Store
	today    func() plan.Date
	demo     bool
	sessions *scs.SessionManager
	turns    chan struct{} // one place for each try under way
}

// demoDomain is that of the demonstration accounts, whose password is known to
// all the world: they exist in demo mode alone.
const demoDomain = "@demo.planboard.test"

// isShut reports whether an account may not be used here.
func (a *Auth) isShut(email string) bool { return !a.demo && strings.HasSuffix(email, demoDomain) }

// sessionLimit is how long a session lasts at the most, used or not.
const sessionLimit = 12 * time.Hour

// New returns an Auth on the store.
func New(store Store, o Options) *Auth {
	m := scs.New()
	m.HashTokenInStore = true
	m.Lifetime = sessionLimit
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Secure = o.Secure
	m.Cookie.Name = "planboard"
	if o.Secure {
		m.Cookie.Name = "__Host-planboard"
	}
	m.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		w.Header().Del("Location") // where the handler meant to lead
		o.Trouble(w, r, err)
		w.(*answering).done = true
	}
	a := &Auth{store: store, today: o.Today, demo: o.Demo, sessions: m, turns: make(chan struct{}, triesAtOnce)}
	m.Store = sessionStore{a}
	return a
}

// ErrRefused: no account has that e-mail address and password. Which of the
// two was wrong is nobody's business.
var ErrRefused = errors.New("wrong e-mail address or password")

// SignIn signs a person in, in a session of a new token. It returns
// ErrRefused, TooMany, or an error of the store.
func (a *Auth) SignIn(ctx context.Context, email, password, from string) error {
	email = strings.ToLower(strings.TrimSpace(email))
	if password == "" || plan.ShowTyped(email) != email {
		return ErrRefused // which no account has, so it is no guess either
	}
	done, err := a.turn(ctx)
	if err != nil {
		return err
	}
	defer done()
	member, err := a.try(ctx, email, password, countersOf(email, from))
	if err != nil {
		return err
	}
	return a.begin(ctx, member)
}

// try returns the account if the brake lets the try through and the password
// is right. A wrong one is counted before the next try has its turn.
func (a *Auth) try(ctx context.Context, email, password string, c counters) (*plan.Member, error) {
	if err := a.brake(ctx, c); err != nil {
		return nil, err
	}
	member, err := a.check(ctx, email, password)
	if errors.Is(err, ErrRefused) {
		if err := a.store.AddFailure(ctx, time.Now(), c.pair, c.email, c.address); err != nil {
			return nil, err
		}
	}
	if err != nil {
		return nil, err
	}
	return member, a.store.ClearFailures(ctx, c.pair)
}

// Tries to sign in take turns: the work of each takes 19 MiB and strangers can
// ask for it, and many guesses at once must not slip past the brake together.
const (
	triesAtOnce = 2
	turnLimit   = 10 * time.Second
)

// turn waits until a try may begin and returns what ends it.
func (a *Auth) turn(ctx context.Context) (done func(), err error) {
	select {
	case a.turns <- struct{}{}:
		return func() { <-a.turns }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-time.After(turnLimit):
		return nil, fmt.Errorf("%w: too many are signing in at once", plan.ErrUnavailable)
	}
}

// begin starts a session. A new token keeps a cookie planted beforehand from
// being worth anything.
func (a *Auth) begin(ctx context.Context, member *plan.Member) error {
	if err := a.sessions.RenewToken(ctx); err != nil {
		return err
	}
	visitorOf(ctx).member = member
	a.sessions.Put(ctx, "began", time.Now().Unix())
	return nil
}

// SignOut ends the session.
func (a *Auth) SignOut(ctx context.Context) error {
	visitorOf(ctx).member = nil
	return a.sessions.Destroy(ctx)
}

// Notice keeps a sentence to be shown on the next page.
func (a *Auth) Notice(ctx context.Context, text string) { a.sessions.Put(ctx, "notice", text) }

// TakeNotice returns the sentence kept, once.
func (a *Auth) TakeNotice(ctx context.Context) string { return a.sessions.PopString(ctx, "notice") }
