package server

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/web/page"
)

// getScorecard lists the measures of an edition, narrowed by the query.
func (s *Server) getScorecard(w http.ResponseWriter, r *http.Request) error {
	k := editionIn(r)
	p, err := s.store.Position(r.Context(), scope(r), k, s.view(plan.AllMeasures))
	if err != nil {
		return err
	}
	q := r.URL.Query()
	filter := page.MeasureFilter{Priority: q.Get("priority"), Rating: q.Get("rating"), Direction: q.Get("direction")}
	return s.render(w, r, http.StatusOK, page.Scorecard{Position: p, Filter: filter, Shown: filter.Of(p.Measures)}, k)
}

func (s *Server) folder(r *http.Request) (plan.Folder, error) {
	v := s.view(plan.OneMeasure)
	v.Code = chi.URLParam(r, "code")
	return s.store.Folder(r.Context(), scope(r), editionIn(r), v)
}

func (s *Server) getMeasure(w http.ResponseWriter, r *http.Request) error {
	f, err := s.folder(r)
	if err != nil {
		return err
	}
	may := auth.Member(r.Context()).May(plan.EnterValue) && f.IsOpen()
	return s.render(w, r, http.StatusOK, page.Measure{Folder: f, MayEnter: may}, f.Position.Edition.Key)
}
