package server

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/go-chi/chi/v5"

	"planboard/internal/plan"
	"planboard/web/page"
)

// refIn returns the ref of the action that the request's address names.
func refIn(r *http.Request) string { return chi.URLParam(r, "ref") }

// getCorrection shows what an update says, to be said right.
func (s *Server) getCorrection(w http.ResponseWriter, r *http.Request) error {
	return s.getStep(w, r, correctionStep(r, nil))
}

func (s *Server) postCorrection(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	return s.postStep(w, r, correctionStep(r, r.PostForm))
}

// isStanding returns nil when the update that the address names is the one that
// stands, and plan.ErrNothing when another has taken its place or it was sent
// back.
func isStanding(r *http.Request, d plan.Dossier) error {
	id, err := strconv.ParseInt(chi.URLParam(r, "update"), 10, 64)
	switch old := d.Standing(); {
	case err != nil, d.Story.Update(id) == nil:
		return plan.ErrNotFound
	case old == nil || old.ID != id:
		return plan.ErrNothing
	default:
		return nil
	}
}

func correctionStep(r *http.Request, form url.Values) step {
	in := plan.CorrectionInput{UpdateInput: updateInput(form), Because: form.Get("because")}
	return step{
		kinds: []plan.EventKind{plan.Corrected},
		about: func(d plan.Dossier) error { return isStanding(r, d) },
		event: func(d plan.Dossier, on plan.Occasion) (plan.Event, error) {
			u, err := plan.NewCorrection(d, in, on)
			return plan.EventOf(u), err
		},
		page: func(f page.ActionForm) page.Page {
			if form == nil {
				in = plan.CorrectionOf(*f.Dossier.Standing())
			}
			return page.Correction{ActionForm: f, Input: in}
		},
		done: func(d plan.Dossier, _ plan.Event) string {
			return "Your correction on " + d.Action.Ref + " is on the record, beside what it corrects."
		},
	}
}
