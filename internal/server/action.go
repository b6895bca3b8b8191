package server

import (
	"context"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/web/page"
)

// getActions lists the actions of an edition, narrowed by the query.
func (s *Server) getActions(w http.ResponseWriter, r *http.Request) error {
	k, v, err := s.look(r, plan.NoMeasures)
	if err != nil {
		return err
	}
	p, err := s.store.Position(r.Context(), scope(r), k, v)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	status, _ := plan.ParseStatus(q.Get("status")) // one that there is not does not narrow
	filter := page.ActionFilter{Priority: q.Get("priority"), Status: status, Lead: plan.PostCode(q.Get("lead"))}
	return s.show(w, r, page.Actions{Position: p, Filter: filter, Shown: filter.Of(p.Actions)}, p)
}

// getAction shows one action with its story, from the update before the one
// that the query names.
func (s *Server) getAction(w http.ResponseWriter, r *http.Request) error {
	before, err := strconv.ParseInt(r.URL.Query().Get("before"), 10, 64)
	if err != nil {
		before = 0 // from the newest
	}
	d, err := s.dossier(r, before)
	if err != nil {
		return err
	}
	return s.show(w, r, page.Action{
		Dossier: d, MayUpdate: mayUpdate(r, d), May: permits(r, d), MayAsk: mayAsk(r, d.Position), Before: before > 0,
	}, d.Position)
}

// permits lists what the reader may do to the action besides reporting on it.
func permits(r *http.Request, d plan.Dossier) []plan.EventKind {
	var some []plan.EventKind
	for _, kind := range plan.EventKinds {
		if d.Position.Edition.Key.At == "" && kind != plan.Reported && d.Action.Permit(scope(r), d.Position.Edition, kind) == nil {
			some = append(some, kind)
		}
	}
	return some
}

// mayUpdate reports whether the page offers the update form: the lead may, as
// long as edition and action are open.
func mayUpdate(r *http.Request, d plan.Dossier) bool {
	return auth.Member(r.Context()).MayUpdate(d.Action.Action) && d.IsOpen()
}

// mayAsk reports whether the page offers the form for a question: members of
// the Board may ask about what stands now in an edition that is open.
func mayAsk(r *http.Request, p plan.Position) bool {
	return p.Edition.Key.At == "" && !p.Edition.IsReadOnly() && auth.Member(r.Context()).May(plan.AskQuestion)
}

func (s *Server) dossier(r *http.Request, before int64) (plan.Dossier, error) {
	k, v, err := s.look(r, plan.AllMeasures)
	if err != nil {
		return plan.Dossier{}, err
	}
	v.Ref = chi.URLParam(r, "ref")
	return s.store.Dossier(r.Context(), scope(r), k, v, before)
}

// updates is what the pages of an action ask for.
type updates interface {
	Dossier(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View, before int64) (plan.Dossier, error)
	Record(ctx context.Context, s plan.Scope, a plan.Action, e plan.Event, sub plan.Submission) error
}
