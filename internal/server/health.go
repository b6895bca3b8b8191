package server

import (
	"context"
	"net/http"
	"time"
)

// health is what readiness asks of the record.
type health interface {
	Ready(ctx context.Context) error
}

// getHealthz says that the program is alive.
func (s *Server) getHealthz(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "alive") }

// getReadyz says whether the record answers and its schema is the right one.
func (s *Server) getReadyz(w http.ResponseWriter, r *http.Request) {
	err := s.store.Ready(r.Context())
	if r.Context().Err() != nil {
		return // the prober has gone, which says nothing of the record
	}
	s.noteReadiness(err)
	if err != nil {
		w.Header().Set("Retry-After", seconds(10*time.Second))
		plain(w, http.StatusServiceUnavailable, "not ready: the database does not answer or its schema is not current")
		return
	}
	plain(w, http.StatusOK, "ready")
}

// noteReadiness logs when readiness is lost and why, and when it is back, but
// not each probe in between.
func (s *Server) noteReadiness(err error) {
	was := s.unready.Swap(err != nil)
	switch {
	case err != nil && !was:
		s.options.Log.Error("not ready", "error", err.Error())
	case err == nil && was:
		s.options.Log.Info("ready again")
	}
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // the reader has gone if this fails
}
