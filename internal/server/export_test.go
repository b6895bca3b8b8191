package server

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"planboard/internal/plan"
	"planboard/web/page"
)

// Routes lets the tests walk over every address.
func (s *Server) Routes() chi.Routes { return s.handler.(chi.Routes) }

// Register tries to open one more address with the right.
func (s *Server) Register(pattern string, right plan.Right) error {
	_, err := s.router(append(s.endpoints(), get(pattern, right, s.getRatings)))
	return err
}

// From is the address that a request counts as coming from.
func (s *Server) From(r *http.Request) string { return s.from(r) }

// Showing shows a page that no address has.
func (s *Server) Showing(p page.Page) http.Handler {
	return s.answering(func(w http.ResponseWriter, r *http.Request) error {
		return s.send(w, r, http.StatusOK, p, page.Frame{})
	})
}
