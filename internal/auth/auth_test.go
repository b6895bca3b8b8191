package auth_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"planboard/internal/auth"
	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres/postgrestest"
)

const email = "officer@demo.planboard.test"

// newAuth is an Auth in demo mode on the store.
func newAuth(store auth.Store) *auth.Auth {
	return auth.New(store, auth.Options{
		Demo: true, Today: func() plan.Date { return plan.DateAt(demo.Start()) },
		Trouble: func(w http.ResponseWriter, _ *http.Request, err error) { http.Error(w, err.Error(), http.StatusTeapot) },
	})
}

// within runs f in a request with the cookies, and returns what came back.
func within(t testing.TB, a *auth.Auth, cookies []*http.Cookie, f http.HandlerFunc) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", nil)
	for _, c := range cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	a.Middleware(f).ServeHTTP(w, r)
	return w.Result()
}

// try signs in, in a request of its own.
func try(t testing.TB, a *auth.Auth, email, password string) error {
	t.Helper()
	var err error
	within(t, a, nil, func(_ http.ResponseWriter, r *http.Request) {
		err = a.SignIn(r.Context(), email, password, "192.0.2.1")
	})
	return err
}

func TestAMemberIsKnownFromSigningInToSigningOut(t *testing.T) {
	t.Parallel()
	a := newAuth(postgrestest.Demo(t))
	in := within(t, a, nil, func(_ http.ResponseWriter, r *http.Request) {
		if m := auth.Member(r.Context()); m != nil {
			t.Errorf("before signing in: %v", m)
		}
		if err := a.SignIn(r.Context(), " Officer@Demo.planboard.test ", demo.Password, "192.0.2.1"); err != nil {
			t.Fatal(err)
		}
		if m := auth.Member(r.Context()); m == nil || m.Email != email || m.Role != plan.Officer || m.Post != "R07" {
			t.Errorf("signed in: %v", m)
		}
		a.Notice(r.Context(), "Welcome")
	})
	out := within(t, a, in.Cookies(), func(_ http.ResponseWriter, r *http.Request) {
		if m := auth.Member(r.Context()); m == nil || m.Email != email {
			t.Errorf("in the next request: %v", m)
		}
		if first, second := a.TakeNotice(r.Context()), a.TakeNotice(r.Context()); first != "Welcome" || second != "" {
			t.Errorf("the notice is %q, then %q", first, second)
		}
		if err := a.SignOut(r.Context()); err != nil || auth.Member(r.Context()) != nil {
			t.Errorf("after signing out (%v): %v", err, auth.Member(r.Context()))
		}
	})
	if c := out.Cookies(); len(c) != 1 || c[0].MaxAge >= 0 {
		t.Errorf("the browser is told to keep %v", c)
	}
	within(t, a, in.Cookies(), func(_ http.ResponseWriter, r *http.Request) {
		if m := auth.Member(r.Context()); m != nil {
			t.Errorf("with the old cookie: %v", m)
		}
	})
}

func TestOutsideARequestThereIsNobody(t *testing.T) {
	t.Parallel()
	if m := auth.Member(context.Background()); m != nil {
		t.Errorf("got %v", m)
	}
}

func TestManyGuessesAtOnceDoNotSlipPastTheBrake(t *testing.T) {
	t.Parallel()
	a := newAuth(postgrestest.Demo(t))
	var mu sync.Mutex
	var refused, braked int
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			err := try(t, a, email, "one of many guesses")
			mu.Lock()
			defer mu.Unlock()
			var many auth.TooMany
			switch {
			case errors.Is(err, auth.ErrRefused):
				refused++
			case errors.As(err, &many) && many.Wait > 14*time.Minute && many.Wait <= 15*time.Minute:
				braked++
			default:
				t.Errorf("error %v", err)
			}
		})
	}
	all.Wait()
	if refused > 6 || refused+braked != 20 {
		t.Errorf("%d guesses were tried and %d braked, want at most 5 and the one under way beside the fifth", refused, braked)
	}
}

func TestOneAddressMayNotTryThemAll(t *testing.T) {
	t.Parallel()
	a := newAuth(postgrestest.Demo(t))
	for i := range 50 {
		if err := try(t, a, fmt.Sprint("guess", i), "wrong"); !errors.Is(err, auth.ErrRefused) {
			t.Fatalf("error %v", err)
		}
	}
	var many auth.TooMany
	if err := try(t, a, "chair@demo.planboard.test", demo.Password); !errors.As(err, &many) {
		t.Errorf("the fifty-first try from one address: %v, want it braked", err)
	}
}

func TestWhatIsNoGuessIsNotCounted(t *testing.T) {
	t.Parallel()
	a := newAuth(postgrestest.Demo(t))
	for range 6 {
		if err := try(t, a, email, ""); !errors.Is(err, auth.ErrRefused) {
			t.Fatalf("no password: %v", err)
		}
	}
	if err := try(t, a, email, demo.Password); err != nil {
		t.Errorf("after six forms without a password: %v", err)
	}
}

func TestAPasswordHasALength(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, password string
		taken          bool
	}{
		{"eleven characters are enough", strings.Repeat("é", auth.MinPassword-1), false},
		{"twelve characters are too few", strings.Repeat("é", auth.MinPassword), true},
		{"256 characters are too many", strings.Repeat("é", auth.MaxPassword), true},
		{"257 characters are taken", strings.Repeat("é", auth.MaxPassword+1), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			hash, err := auth.Hash(tt.password)
			if (err == nil) != tt.taken || strings.HasPrefix(hash, "$argon2id$") != tt.taken {
				t.Errorf("hash %q, error %v", hash, err)
			}
		})
	}
}

// slow is a store that holds tries until it is let go.
type slow struct {
	auth.Store
	began, goOn chan struct{}
}

func (s slow) Failures(context.Context, string, time.Time) (int, time.Time, error) {
	s.began <- struct{}{}
	<-s.goOn
	return 0, time.Time{}, plan.ErrUnavailable
}

func TestWhoLeavesTheQueueIsNotTried(t *testing.T) {
	t.Parallel()
	s := slow{began: make(chan struct{}), goOn: make(chan struct{})}
	a := newAuth(s)
	var ahead sync.WaitGroup
	for range 2 {
		ahead.Go(func() { _ = a.SignIn(context.Background(), email, "a guess", "192.0.2.1") })
		<-s.began
	}
	ctx, leave := context.WithCancel(t.Context())
	leave()
	if err := a.SignIn(ctx, email, "a guess", "192.0.2.1"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	close(s.goOn)
	ahead.Wait()
}

// forgetful is a store that cannot write sessions.
type forgetful struct{ auth.Store }

func (forgetful) SaveSession(context.Context, string, plan.AccountID, []byte, time.Time) error {
	return plan.ErrUnavailable
}

func TestASessionThatCannotBeWrittenIsTheWholeAnswer(t *testing.T) {
	t.Parallel()
	a := newAuth(forgetful{postgrestest.Demo(t)})
	got := within(t, a, nil, func(w http.ResponseWriter, r *http.Request) {
		a.Notice(r.Context(), "Welcome")
		http.Redirect(w, r, "/elsewhere", http.StatusSeeOther)
		if n, err := w.Write([]byte("and more")); n != 8 || err != nil {
			t.Errorf("the handler is told %d, %v", n, err)
		}
	})
	body := new(strings.Builder)
	_ = got.Write(body)
	if got.StatusCode != http.StatusTeapot || got.Header.Get("Location") != "" || strings.Contains(body.String(), "more") {
		t.Errorf("the answer is\n%s", body)
	}
}
