package postgres_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/internal/postgres"
)

const officer = "officer@demo.planboard.test"

// changes are what history says of accounts, the latest last.
func (r record) changes() []string {
	r.t.Helper()
	return one[[]string](r, `
	select coalesce(array_agg(concat_ws('; ', by_title, thing, what, before, after) order by id), '{}')
	  from history where thing like 'account%'`)
}

func TestCredentialsAreThoseOfWhoCanSignIn(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	m, hash, err := r.Credentials(context.Background(), "Officer@Demo.planboard.test", clock)
	want := &plan.Member{
		Account: 7, Email: officer, Title: "Virtual School Headteacher", Organisation: "North Lincolnshire Council",
		Post: "R07", Role: plan.Officer,
	}
	kept := one[string](r, `select password_hash from accounts where id = 7`)
	if diff := cmp.Diff(want, m); diff != "" || hash != kept || err != nil {
		t.Errorf("hash %q, error %v, member (-want +got):\n%s", hash, err, diff)
	}
	if err := r.Disable(context.Background(), "fostering@demo.planboard.test"); err != nil {
		t.Fatal(err)
	}
	for name, email := range map[string]string{
		"a stranger": "nobody@demo.planboard.test", "an account without a password": "r04@demo.planboard.test",
		"a disabled account": "fostering@demo.planboard.test", "nothing": "",
	} {
		if m, hash, err := r.Credentials(context.Background(), email, clock); m != nil || hash != "" || !errors.Is(err, plan.ErrNotFound) {
			t.Errorf("%s can sign in: %+v, %q, %v", name, m, hash, err)
		}
	}
}

func TestATitleIsThatOfTheDay(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for day, want := range map[plan.Date]string{
		plan.NewDate(2020, 9, 22): "Director: Children and Community Resilience", clock: "Director of Children and Families",
	} {
		if m, _, err := r.Credentials(context.Background(), "director@demo.planboard.test", day); err != nil || m.Title != want {
			t.Errorf("on %v: %+v, %v; want %q", day, m, err, want)
		}
	}
}

func TestAnAccountIsAddedOnce(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	add := func(a postgres.Account) error { return r.AddAccount(context.Background(), a, "hash") }
	if err := add(postgres.Account{Email: "New@Council.test", Role: "officer", Post: "R10"}); err != nil {
		t.Fatal(err)
	}
	if err := add(postgres.Account{Email: "new@council.TEST", Role: "officer", Post: "R10"}); !errors.Is(err, postgres.ErrTaken) {
		t.Errorf("again: %v, want ErrTaken", err)
	}
	if err := add(postgres.Account{Email: "other@council.test", Role: "officer", Post: "R99"}); !errors.Is(err, plan.ErrNotFound) {
		t.Errorf("at no post: %v, want ErrNotFound", err)
	}
	if err := add(postgres.Account{Email: "third@council.test", Role: "administrator"}); err == nil {
		t.Error("an account without post and title was taken")
	}
	accounts, err := r.Accounts(context.Background(), clock)
	if err != nil || len(accounts) != 24 {
		t.Fatalf("%d accounts, %v; want the demonstration's 23 and one", len(accounts), err)
	}
	want := postgres.Account{Email: "new@council.test", Role: "officer", Post: "R10", Title: "Commissioning and Sufficiency Lead"}
	i := slices.IndexFunc(accounts, func(a postgres.Account) bool { return a.Email > "n" })
	if diff := cmp.Diff(want, accounts[i]); diff != "" {
		t.Errorf("the first from n on (-want +got):\n%s", diff)
	}
}

func TestEveryChangeOfAnAccountIsHistory(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	ctx := context.Background()
	before, err := r.LatestInstant(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		r.AddAccount(ctx, postgres.Account{Email: "new@council.test", Role: "officer", Title: "Locum"}, "hash"),
		r.SetRole(ctx, "New@council.test", plan.Director),
		r.Disable(ctx, "new@council.test"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	want := []string{
		`command line; account 24; added an account; {}; {"role": "officer"}`,
		`command line; account 24; gave an account another role; {"role": "officer"}; {"role": "director"}`,
		`command line; account 24; disabled an account; {}; {}`,
	}
	if diff := cmp.Diff(want, r.changes()); diff != "" {
		t.Errorf("history (-want +got):\n%s", diff)
	}
	// The demonstration's clock goes on from what happened to the plan.
	if after, err := r.LatestInstant(ctx); err != nil || !after.Equal(before) {
		t.Errorf("latest instant %v, %v; want still %v", after, err, before)
	}
}

func TestAnUnknownAccountIsNotChanged(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for name, err := range map[string]error{
		"SetRole": r.SetRole(context.Background(), "nobody@council.test", plan.Officer),
		"Disable": r.Disable(context.Background(), "nobody@council.test"),
	} {
		if !errors.Is(err, plan.ErrNotFound) {
			t.Errorf("%s: %v, want ErrNotFound", name, err)
		}
	}
	if got := r.changes(); len(got) != 0 {
		t.Errorf("history says %v", got)
	}
}

func TestFailuresAreCountedSinceAMoment(t *testing.T) {
	t.Parallel()
	r := blank(t)
	ctx, noon := context.Background(), time.Date(2024, 1, 31, 12, 0, 0, 0, time.UTC)
	at := func(minutes int) time.Time { return noon.Add(time.Duration(minutes) * time.Minute) }
	for _, minute := range []int{-70, 0, 1, 2} {
		if err := r.AddFailure(ctx, at(minute), "name", "place"); err != nil {
			t.Fatal(err)
		}
	}
	if kept := one[int](r, `select count(*) from sign_in_failures`); kept != 6 {
		t.Errorf("%d tries are kept, want the six of the last hour", kept)
	}
	if err := r.ClearFailures(ctx, "place"); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		subject string
		since   time.Time
		n       int
		first   time.Time
	}{
		{"name", at(-5), 3, at(0)}, {"name", at(0), 2, at(1)}, {"name", at(2), 0, time.Time{}}, {"place", at(-5), 0, time.Time{}},
	} {
		n, first, err := r.Failures(ctx, tt.subject, tt.since)
		if n != tt.n || !first.Equal(tt.first) || err != nil {
			t.Errorf("%s since %v: %d, the first at %v, %v; want %d, %v", tt.subject, tt.since, n, first, err, tt.n, tt.first)
		}
	}
}
