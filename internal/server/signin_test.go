package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/route"
)

func TestEveryDemoAccountIsOffered(t *testing.T) {
	t.Parallel()
	var want []string
	for _, a := range demo.Record().Accounts {
		if a.Password != "" {
			want = append(want, a.Email)
		}
	}
	got := newPortal(t).stranger().get(route.SignIn).want(http.StatusOK).all("main tbody th")
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("accounts (-want +got):\n%s", diff)
	}
}

func TestAStatusThatThereIsNotNarrowsNothing(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("member")
	address := route.Actions(edition2022)
	for status, want := range map[string]string{"splendid": "All 26 actions:", "withdrawn": "1 action of 26:"} {
		if got := c.get(route.WithQuery(address, "status", status)).want(http.StatusOK).one("#shown"); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", status, got, want)
		}
	}
}
