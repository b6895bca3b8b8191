package postgres_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
)

func TestFormsOfLongAgoAreSweptOut(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	u := update(a)
	week := 7 * 24 * time.Hour
	for key, at := range map[string]time.Time{
		"old": u.Submitted.Add(-week - time.Second), "young": u.Submitted.Add(-week + time.Second),
	} {
		r.do(`insert into taken_forms (account_id, key, taken_at) values (6, $1, $2)`, key, at)
	}
	if err := r.add(a, u, "new"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"new", "young"}, one[[]string](r, `select array_agg(key order by key) from taken_forms`)); diff != "" {
		t.Errorf("forms known (-want +got):\n%s", diff)
	}
}

func TestAFormIsKnownToItsAccountAlone(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	lead := r.leadOf(a).Account
	if err := r.add(a, update(a), "mine"); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		account plan.AccountID
		key     string
		want    bool
	}{{lead, "mine", true}, {lead, "another", false}, {lead, "", false}, {1, "mine", false}, {0, "mine", false}} {
		if got, err := r.Taken(context.Background(), tt.account, tt.key); got != tt.want || err != nil {
			t.Errorf("account %d, %q: %v, %v; want %v", tt.account, tt.key, got, err, tt.want)
		}
	}
}
