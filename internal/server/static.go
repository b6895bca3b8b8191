package server

import (
	"net/http"

	"planboard/web"
)

// getTheme serves the council's colours.
func (s *Server) getTheme(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=300")
	_, _ = w.Write([]byte(s.theme)) // the reader has gone if this fails
}

func getStatic(w http.ResponseWriter, r *http.Request) { web.Assets().ServeHTTP(w, r) }
