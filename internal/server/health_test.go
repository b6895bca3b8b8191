package server_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/route"
)

func TestTheLogSaysWhenReadinessIsLostAndWhyAndWhenItIsBack(t *testing.T) {
	t.Parallel()
	record := breakable(t)
	p := portalOn(t, record)
	c := p.stranger()
	for range 2 {
		for _, step := range []struct {
			fails  string
			status int
		}{{"", http.StatusOK}, {"Ready", http.StatusServiceUnavailable}} {
			record.at.Store(step.fails)
			for range 3 {
				c.get(route.Readyz).want(step.status)
			}
		}
	}
	lost, back := p.log.entries(t, "not ready"), p.log.entries(t, "ready again")
	if diff := cmp.Diff([2]int{2, 1}, [2]int{len(lost), len(back)}); diff != "" {
		t.Fatalf("lost and back (-want +got):\n%s", diff)
	}
	if why, _ := lost[0]["error"].(string); !strings.Contains(why, "connection refused") {
		t.Errorf("the cause is %q", why)
	}
}

func TestAProberWhoLeavesDoesNotMakeThePortalUnready(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	ctx, leave := context.WithCancel(t.Context())
	leave()
	p.stranger().within(ctx).get(route.Readyz)
	if lost := p.log.entries(t, "not ready"); len(lost) != 0 {
		t.Errorf("the log says %v", lost)
	}
}
