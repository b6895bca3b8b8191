package server

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"planboard/internal/plan"
	"planboard/web/page"
)

func (s *Server) getEdition(w http.ResponseWriter, r *http.Request) error {
	k := editionIn(r)
	p, err := s.store.Position(r.Context(), scope(r), k, s.view(plan.KeyMeasures))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, page.Edition{Position: p}, k)
}

// getCompare sets two editions of a plan side by side.
func (s *Server) getCompare(w http.ResponseWriter, r *http.Request) error {
	slug := chi.URLParam(r, "plan")
	from := plan.EditionKey{Plan: slug, Edition: r.URL.Query().Get("from")}
	to := plan.EditionKey{Plan: slug, Edition: r.URL.Query().Get("to")}
	earlier, err := s.store.Position(r.Context(), scope(r), from, s.view(plan.NoMeasures))
	if err != nil {
		return err
	}
	later, err := s.store.Position(r.Context(), scope(r), to, s.view(plan.NoMeasures))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, page.Compare{Comparison: plan.Compare(earlier, later)}, to)
}

func (s *Server) getPriority(w http.ResponseWriter, r *http.Request) error {
	k := editionIn(r)
	brief, err := s.store.Brief(r.Context(), scope(r), k, s.view(plan.AllMeasures))
	if err != nil {
		return err
	}
	priority, err := brief.Position.Priority(chi.URLParam(r, "code"))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, page.Priority{
		Position: brief.Position, Priority: priority, Voices: brief.VoicesUnder(priority.Code),
	}, k)
}
