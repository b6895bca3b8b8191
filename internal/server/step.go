package server

import (
	"errors"
	"net/http"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// step is a form by which somebody takes an action a step on: who may do what
// is asked of plan.Tracked.Permit, here for the page and again by the record.
type step struct {
	kinds []plan.EventKind         // what it may record; one of them must be permitted
	about func(plan.Dossier) error // whether what the address names is still what stands; nil: it is
	event func(plan.Dossier, plan.Occasion) (plan.Event, error)
	page  func(page.ActionForm) page.Page
	done  func(plan.Dossier, plan.Event) string // says that it is on the record
}

// refused returns the error with why the action does not take that, where it is
// the action's state that keeps it from it.
func refused(d plan.Dossier, kind plan.EventKind, err error) error {
	if errors.Is(err, plan.ErrClosed) || errors.Is(err, plan.ErrNothing) {
		return refusal{err, page.ActionRefused(d, kind, err)}
	}
	return err
}

// permitted returns the action, or why nothing of the step may be done to it.
func (s *Server) permitted(r *http.Request, st step) (plan.Dossier, error) {
	d, err := s.dossier(r, 0)
	switch {
	case err != nil:
		return d, err
	case d.Position.Edition.Key.At != "": // what was is not changed
		return d, refused(d, st.kinds[0], plan.ErrClosed)
	}
	for _, kind := range st.kinds {
		if err = d.Action.Permit(scope(r), d.Position.Edition, kind); err == nil {
			break
		}
	}
	if err == nil && st.about != nil {
		err = st.about(d)
	}
	return d, refused(d, st.kinds[0], err)
}

func (s *Server) getStep(w http.ResponseWriter, r *http.Request, st step) error {
	d, err := s.permitted(r, st)
	if err != nil {
		return err
	}
	return s.showStep(w, r, http.StatusOK, st, page.ActionForm{Dossier: d, Version: d.Action.Version, Key: newKey()})
}

func (s *Server) showStep(w http.ResponseWriter, r *http.Request, status int, st step, f page.ActionForm) error {
	return s.render(w, r, status, st.page(f), f.Dossier.Position.Edition.Key)
}

// postStep puts the step on the record. What is to be put right comes back with
// 422; what somebody else did first with 409, as the same form against what
// stands now, or, where there is nothing left to do, as a page that says so.
// Both keep what was typed.
func (s *Server) postStep(w http.ResponseWriter, r *http.Request, st step) error {
	sub := submission(r.PostForm)
	d, err := s.permitted(r, st)
	to := reply{to: route.Action(editionIn(r), refIn(r))}
	if err = s.first(r, err); err != nil {
		return s.reply(w, r, err, to)
	}
	f := page.ActionForm{Dossier: d, Version: sub.Version, Key: sub.Key}
	e, err := st.event(d, s.occasion(r, d.Position.Rounds))
	switch {
	case sub.Version != d.Action.Version:
		err = s.late(r, sub)
	case err == nil:
		err = s.store.Record(r.Context(), scope(r), d.Action.Action, e, sub)
	}
	to.wrong = func(ps plan.Problems) error {
		f.Problems = ps
		return s.showStep(w, r, http.StatusUnprocessableEntity, st, f)
	}
	to.stale = func() error { return s.showStale(w, r, st) }
	to.done = func() string { return st.done(d, e) }
	return s.reply(w, r, err, to)
}

// showStale shows the form against what stands now.
func (s *Server) showStale(w http.ResponseWriter, r *http.Request, st step) error {
	fresh, err := s.permitted(r, st)
	if err != nil {
		return err
	}
	return s.showStep(w, r, http.StatusConflict, st, page.ActionForm{
		Dossier: fresh, Version: fresh.Action.Version, Key: newKey(), Stale: true,
	})
}
