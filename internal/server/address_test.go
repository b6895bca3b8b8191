package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"

	"planboard/internal/demo"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
	"planboard/internal/server"
)

// behind is the portal behind the proxy.
func behind(proxy string) func(*server.Options) {
	return func(o *server.Options) { o.TrustedProxy = netip.MustParsePrefix(proxy) }
}

func TestATryComesFromWhoeverTheTrustedProxySays(t *testing.T) {
	t.Parallel()
	trusting, alone := portalOn(t, nil, behind("10.0.0.0/8")).handler, portalOn(t, nil).handler
	tests := []struct {
		name      string
		s         *server.Server
		peer      string
		forwarded []string
		want      string
	}{
		{"a stranger says where he comes from", trusting, "192.0.2.1:80", []string{"203.0.113.9"}, "192.0.2.1"},
		{"without a setting a proxy is believed", alone, "10.0.0.1:80", []string{"203.0.113.9"}, "10.0.0.1"},
		{"the proxy is not believed", trusting, "10.0.0.1:80", []string{"203.0.113.9"}, "203.0.113.9"},
		{"what the stranger wrote is believed too", trusting, "10.0.0.1:80", []string{"198.51.100.1, 203.0.113.9"}, "203.0.113.9"},
		{"a second proxy of ours ends the search", trusting, "10.0.0.1:80", []string{"198.51.100.1, 203.0.113.9, 10.0.0.2"}, "203.0.113.9"},
		{"a second header is read first", trusting, "10.0.0.1:80", []string{"198.51.100.1", "203.0.113.9"}, "203.0.113.9"},
		{"what is no address is taken for one", trusting, "10.0.0.1:80", []string{"198.51.100.1, unknown"}, "10.0.0.1"},
		{"without a header it is nobody", trusting, "10.0.0.1:80", nil, "10.0.0.1"},
		{"only proxies of ours are nobody", trusting, "10.0.0.1:80", []string{"10.0.0.3, 10.0.0.2"}, "10.0.0.3"},
		{"a network is not trusted in its other spelling", trusting, "[::ffff:10.0.0.1]:80", []string{"::ffff:203.0.113.9"}, "203.0.113.9"},
		{"one household of IPv6 has many names", trusting, "10.0.0.1:80", []string{"2001:db8:1:2:aaaa::1"}, "2001:db8:1:2::/64"},
		{"a socket is an address", trusting, "@", []string{"203.0.113.9"}, "@"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequest(http.MethodPost, route.SignIn, nil)
			r.RemoteAddr, r.Header["X-Forwarded-For"] = tt.peer, tt.forwarded
			if got := tt.s.From(r); got != tt.want {
				t.Errorf("from %q, want %q", got, tt.want)
			}
		})
	}
}

func TestBehindAProxyOneGuesserDoesNotLockOutTheNext(t *testing.T) {
	t.Parallel()
	p := portalOn(t, postgrestest.Demo(t), behind("192.0.2.0/24")) // where the tests' requests come from
	guesser, owner := p.stranger(), p.stranger()
	guesser.headers["X-Forwarded-For"], owner.headers["X-Forwarded-For"] = "203.0.113.9", "198.51.100.1"
	for range 5 {
		guesser.signIn(member, "not the password").want(http.StatusUnprocessableEntity)
	}
	guesser.signIn(member, demo.Password).want(http.StatusTooManyRequests)
	owner.signIn(member, demo.Password).want(http.StatusSeeOther)
}
