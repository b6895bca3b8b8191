package server

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// ownNetwork is how much of an IPv6 address names who has it: whoever has one
// has all that begin alike.
const ownNetwork = 64

// from is the address that a try to sign in comes from: the one connected, or,
// where that is the trusted proxy, the last that came to the proxy from
// outside. What stands further left anybody can have written.
func (s *Server) from(r *http.Request) string {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	at := peer.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		before, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil || !s.options.TrustedProxy.Contains(at) {
			break
		}
		at = before.Unmap()
	}
	return network(at)
}

// network is the address as it is counted.
func network(a netip.Addr) string {
	if a.Is4() {
		return a.String()
	}
	whole, err := a.Prefix(ownNetwork)
	if err != nil {
		return a.String()
	}
	return whole.String()
}
