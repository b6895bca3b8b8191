package server_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/route"
)

func TestTheLogHasOneLineForEachRequestAndNothingTyped(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := p.stranger()
	c.signIn("fostering@demo.planboard.test", "a wrong password")
	c.signIn("fostering@demo.planboard.test", demo.Password)
	f := c.get(updateA07 + "?q=secret").form()
	c.submit(right(f).with("evidence", "Minutes of the panel"))
	c.get("/secret/unknown").want(http.StatusNotFound)
	c.do(http.MethodPost, updateA07, "narrative=Eleven%zz").want(http.StatusBadRequest)

	var got []string
	for _, e := range p.log.entries(t, "request") {
		if e["reference"] == "" || e["took"] == nil || e["bytes"] == nil {
			t.Errorf("a line without reference, time or size: %v", e)
		}
		got = append(got, strings.Join([]string{e["method"].(string), e["route"].(string), http.StatusText(int(e["status"].(float64)))}, " "))
	}
	want := []string{
		"POST " + route.SignIn + " Unprocessable Entity", "POST " + route.SignIn + " See Other",
		"GET " + route.UpdatePattern + " OK", "POST " + route.UpdatePattern + " See Other", "GET  Not Found", // of an address that is none nothing is told
		"POST " + route.UpdatePattern + " Bad Request",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("requests in the log (-want +got):\n%s", diff)
	}
	for _, secret := range []string{"secret", "fostering", "A07", "Eleven", "panel", demo.Password, "a wrong password", f.fields.Get("key")} {
		if strings.Contains(p.log.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}
