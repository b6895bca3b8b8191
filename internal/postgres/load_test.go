package postgres_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
)

// plainly stands in for the slow hash of a password.
func plainly(password string) (string, error) { return "plain:" + password, nil }

func TestADatabaseThatHoldsAPlanIsNotLoadedOver(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	before := r.amounts()
	if err := r.Load(context.Background(), demo.Record(), plainly); !errors.Is(err, plan.ErrNotEmpty) {
		t.Errorf("error %v, want ErrNotEmpty", err)
	}
	if diff := cmp.Diff(before, r.amounts()); diff != "" {
		t.Errorf("something was written (-before +after):\n%s", diff)
	}
	if is, err := r.Empty(context.Background()); is || err != nil {
		t.Errorf("empty: %v, %v", is, err)
	}
	if is, err := blank(t).Empty(context.Background()); !is || err != nil {
		t.Errorf("an empty one is empty: %v, %v", is, err)
	}
}

func TestOfTwoThatLoadAtOnceOneDoes(t *testing.T) {
	t.Parallel()
	r := blank(t)
	got := atOnce(2, func(int) error { return r.Load(context.Background(), demo.Record(), plainly) })
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrNotEmpty: 1}, got, byText); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
}

func TestALoadThatFailsLeavesNothing(t *testing.T) {
	t.Parallel()
	r := blank(t)
	broken := demo.Record()
	broken.Promises[7].Text = "" // what comes last
	if err := r.Load(context.Background(), broken, plainly); err == nil {
		t.Error("a promise without words was taken")
	}
	noHash := errors.New("no hash")
	if err := r.Load(context.Background(), demo.Record(), func(string) (string, error) { return "", noHash }); !errors.Is(err, noHash) {
		t.Errorf("error %v, want that of the hash", err)
	}
	if n := one[int](r, `select count(*) from organisations`); n != 0 {
		t.Errorf("%d organisations stay", n)
	}
}

func TestAPlanMayBeLoadedWhereThereAreAccountsAlready(t *testing.T) {
	t.Parallel()
	r := blank(t)
	mine := postgres.Account{Email: "me@council.test", Role: "administrator", Title: "Administrator"}
	if err := r.AddAccount(context.Background(), mine, "hash"); err != nil {
		t.Fatal(err)
	}
	if err := r.Load(context.Background(), demo.Record(), plainly); err != nil {
		t.Fatal(err)
	}
	m, hash, err := r.Credentials(context.Background(), officer, clock)
	if err != nil || m.Post != "R07" || hash != "plain:"+demo.Password {
		t.Errorf("signs in as %+v with %q, %v; want R07", m, hash, err)
	}
	if by := one[string](r, `select a.post_code from progress_updates u join accounts a on a.id = u.account_id
	                          join actions x on x.id = u.action_id where x.ref = 'A16' limit 1`); by != "R07" {
		t.Errorf("A16 was reported by %s, want R07", by)
	}
	if err := r.AddAccount(context.Background(), postgres.Account{Email: "next@council.test", Role: "officer", Post: "R07"}, ""); err != nil {
		t.Errorf("an account after the plan: %v", err)
	}
}

func TestAScaledRecordLoadsInTheSameProportions(t *testing.T) {
	t.Parallel()
	r := blank(t)
	if err := r.Load(context.Background(), demo.Scaled(3), plainly); err != nil {
		t.Fatal(err)
	}
	p := r.position(plan.View{At: endOf(clock), Measures: plan.KeyMeasures})
	want := plan.Count{}
	for status, n := range demonstration(t).position(plan.View{At: endOf(clock)}).Count() {
		want[status] = 3 * n
	}
	if diff := cmp.Diff(want, p.Count()); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	if len(p.Measures) != len(p.Priorities) {
		t.Errorf("%d key measures for %d priorities", len(p.Measures), len(p.Priorities))
	}
	r.holdsTo(p)
}
