package server

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"planboard/internal/plan"
	"planboard/web/page"
)

// getScorecard lists the measures of an edition, narrowed by the query.
func (s *Server) getScorecard(w http.ResponseWriter, r *http.Request) error {
	k, v, err := s.look(r, plan.AllMeasures)
	if err != nil {
		return err
	}
	p, err := s.store.Position(r.Context(), scope(r), k, v)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	filter := page.MeasureFilter{Priority: q.Get("priority"), Rating: q.Get("rating"), Direction: q.Get("direction")}
	return s.show(w, r, page.Scorecard{Position: p, Filter: filter, Shown: filter.Of(p.Measures)}, p)
}

func (s *Server) folder(r *http.Request) (plan.Folder, error) {
	k, v, err := s.look(r, plan.OneMeasure)
	if err != nil {
		return plan.Folder{}, err
	}
	v.Code = chi.URLParam(r, "code")
	return s.store.Folder(r.Context(), scope(r), k, v)
}

// presentFolder is the folder for a form: nothing is decided of what was.
func (s *Server) presentFolder(r *http.Request) (plan.Folder, error) {
	f, err := s.folder(r)
	if err == nil && f.Position.Edition.Key.At != "" {
		return plan.Folder{}, refusal{plan.ErrClosed, page.MeasureRefused(f, "", plan.Value{})}
	}
	return f, err
}

// permitFigure returns nil when the reader may do that to the figure, or why not.
func permitFigure(r *http.Request, f plan.Folder, act plan.ValueAct, v plan.Value) error {
	err := f.Series.Permit(scope(r), f.Position.Edition, act, v)
	if errors.Is(err, plan.ErrClosed) || errors.Is(err, plan.ErrNothing) {
		return refusal{err, page.MeasureRefused(f, act, v)}
	}
	return err
}

func (s *Server) getMeasure(w http.ResponseWriter, r *http.Request) error {
	f, err := s.folder(r)
	if err != nil {
		return err
	}
	return s.show(w, r, page.Measure{Folder: f, Reader: scope(r), MayAsk: mayAsk(r, f.Position)}, f.Position)
}
