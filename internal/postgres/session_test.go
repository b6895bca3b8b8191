package postgres_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"planboard/internal/plan"
)

// save keeps a session for an hour.
func (r record) save(token string, account plan.AccountID) {
	r.t.Helper()
	if err := r.SaveSession(context.Background(), token, account, []byte("data of "+token), time.Now().Add(time.Hour)); err != nil {
		r.t.Fatal(err)
	}
}

// sessionOf returns what a session holds: its data, and the post signed in.
func (r record) sessionOf(token string) (string, plan.PostCode, error) {
	data, m, err := r.Session(context.Background(), token, clock)
	if m == nil {
		return string(data), "", err
	}
	return string(data), m.Post, err
}

func TestASessionHoldsItsDataAndWhoIsSignedIn(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.save("stranger", 0)
	r.save("officer", 7)
	for token, post := range map[string]plan.PostCode{"stranger": "", "officer": "R07"} {
		if data, got, err := r.sessionOf(token); data != "data of "+token || got != post || err != nil {
			t.Errorf("%s: %q, %q, %v; want its data and %q", token, data, got, err, post)
		}
	}
	r.save("stranger", 6) // signs in
	if _, got, err := r.sessionOf("stranger"); got != "R06" || err != nil {
		t.Errorf("after signing in: %q, %v; want R06", got, err)
	}
	if err := r.EndSession(context.Background(), "stranger"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := r.sessionOf("stranger"); !errors.Is(err, plan.ErrNotFound) {
		t.Errorf("after signing out: %v, want ErrNotFound", err)
	}
}

func TestASessionThatIsOverIsNotFound(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for name, end := range map[string]string{
		"expired":  `update sessions set expires_at = now() - interval '1 second' where token_hash = 'expired'`,
		"idle":     `update sessions set last_seen_at = now() - interval '121 minutes' where token_hash = 'idle'`,
		"disabled": `update accounts set disabled_at = now() where id = 7`,
		"unknown":  `delete from sessions where token_hash = 'unknown'`,
	} {
		r.save(name, 7)
		if _, _, err := r.sessionOf(name); err != nil {
			t.Errorf("%s, before: %v", name, err)
		}
		r.do(end)
		if data, post, err := r.sessionOf(name); data != "" || post != "" || !errors.Is(err, plan.ErrNotFound) {
			t.Errorf("%s: %q, %q, %v; want ErrNotFound", name, data, post, err)
		}
		r.do(`update accounts set disabled_at = null`)
	}
}

func TestUsingASessionKeepsItAlive(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.save("used", 7)
	seen := func() time.Time {
		if _, _, err := r.sessionOf("used"); err != nil {
			t.Fatal(err)
		}
		return one[time.Time](r, `select last_seen_at from sessions where token_hash = 'used'`)
	}
	first := seen()
	if again := seen(); !again.Equal(first) {
		t.Errorf("a page read at once writes: %v after %v", again, first)
	}
	r.do(`update sessions set last_seen_at = now() - interval '119 minutes'`)
	if later := seen(); later.Before(first) {
		t.Errorf("last seen %v, want now", later)
	}
}

func TestTwoPagesAtOnceMayUseOneSession(t *testing.T) {
	t.Parallel()
	r, watch := demonstration(t), demonstration(t)
	r.save("used", 7)
	r.do(`update sessions set last_seen_at = now() - interval '1 hour'`) // so that both note its use
	r.do(`begin`)
	r.do(`update sessions set last_seen_at = now()`)
	second := make(chan error)
	go func() {
		_, _, err := r.sessionOf("used")
		second <- err
	}()
	for !one[bool](watch, `select exists (select from pg_locks l join pg_stat_activity a using (pid) where not granted and a.datname = $1)`, r.raw.Config().Database) {
		time.Sleep(5 * time.Millisecond)
	}
	r.do(`commit`)
	if err := <-second; err != nil {
		t.Errorf("the second page: %v", err)
	}
}

func TestExpiredSessionsAreSweptOut(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.save("old", 7)
	r.do(`update sessions set expires_at = now() - interval '1 second'`)
	r.save("new", 7)
	if got := one[[]string](r, `select array_agg(token_hash) from sessions`); len(got) != 1 || got[0] != "new" {
		t.Errorf("sessions %v, want the new one alone", got)
	}
}

func TestDisablingAnAccountEndsItsSessions(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.save("theirs", 7)
	r.save("theirs too", 7)
	r.save("another's", 6)
	if err := r.Disable(context.Background(), officer); err != nil {
		t.Fatal(err)
	}
	if got := one[[]string](r, `select array_agg(token_hash) from sessions`); len(got) != 1 || got[0] != "another's" {
		t.Errorf("sessions %v, want another's alone", got)
	}
	accounts, err := r.Accounts(context.Background(), clock)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range accounts {
		if a.Disabled != (a.Email == officer) {
			t.Errorf("%s disabled: %v", a.Email, a.Disabled)
		}
	}
}

func TestARoleTakesEffectInOpenSessions(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.save("theirs", 7)
	if err := r.SetRole(context.Background(), officer, plan.BoardMember); err != nil {
		t.Fatal(err)
	}
	_, m, err := r.Session(context.Background(), "theirs", clock)
	if err != nil || m.Role != plan.BoardMember {
		t.Errorf("signed in as %+v, %v; want a board member", m, err)
	}
}
