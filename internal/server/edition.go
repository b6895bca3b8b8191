package server

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"planboard/internal/plan"
	"planboard/web/page"
)

func (s *Server) getEdition(w http.ResponseWriter, r *http.Request) error {
	k, v, err := s.look(r, plan.KeyMeasures)
	if err != nil {
		return err
	}
	v.Boards = true
	p, err := s.store.Position(r.Context(), scope(r), k, v)
	if err != nil {
		return err
	}
	return s.show(w, r, page.Edition{Position: p}, p)
}

// getCompare sets two editions of a plan side by side, the earlier first,
// whichever way round the address names them.
func (s *Server) getCompare(w http.ResponseWriter, r *http.Request) error {
	slug, q := chi.URLParam(r, "plan"), r.URL.Query()
	from, to := plan.EditionKey{Plan: slug, Edition: q.Get("from")}, plan.EditionKey{Plan: slug, Edition: q.Get("to")}
	earlier, later, err := s.store.Pair(r.Context(), scope(r), from, to, s.view(plan.NoMeasures))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, page.Compare{Comparison: plan.Compare(earlier, later)}, later.Edition.Key)
}

func (s *Server) getPriority(w http.ResponseWriter, r *http.Request) error {
	k, v, err := s.look(r, plan.AllMeasures)
	if err != nil {
		return err
	}
	brief, err := s.store.Brief(r.Context(), scope(r), k, v)
	if err != nil {
		return err
	}
	priority, err := brief.Position.Priority(chi.URLParam(r, "code"))
	if err != nil {
		return err
	}
	return s.show(w, r, page.Priority{
		Position: brief.Position, Priority: priority, Voices: brief.VoicesUnder(priority.Code),
	}, brief.Position)
}
