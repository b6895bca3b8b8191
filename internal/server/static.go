package server

import (
	"net/http"

	"planboard/web"
)

// getTheme serves the council's colours: for a year at the address that pages
// give, which holds their hash, and for five minutes at any other.
func (s *Server) getTheme(w http.ResponseWriter, r *http.Request) {
	cache := "public, max-age=300"
	if r.URL.RawQuery == s.options.Council.version() {
		cache = "public, max-age=31536000, immutable"
	}
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", cache)
	_, _ = w.Write([]byte(s.options.Council.theme)) // the reader has gone if this fails
}

func getStatic(w http.ResponseWriter, r *http.Request) { web.Assets().ServeHTTP(w, r) }
