package server

import (
	"errors"
	"net/http"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// getRoundSignOff shows what a round lacks, to be signed off.
func (s *Server) getRoundSignOff(w http.ResponseWriter, r *http.Request) error {
	p, err := s.signable(r)
	if err != nil {
		return err
	}
	return s.showSignOff(w, r, http.StatusOK, p)
}

func (s *Server) showSignOff(w http.ResponseWriter, r *http.Request, status int, p page.RoundSignOff) error {
	return s.render(w, r, status, p, p.Schedule.Position.Edition.Key)
}

// signable returns the form that signs a round off, or why it may not be.
func (s *Server) signable(r *http.Request) (page.RoundSignOff, error) {
	p, err := s.round(r)
	if err == nil {
		err = p.Round.PermitSignOff(scope(r), s.today())
	}
	missing := p.Schedule.Position.Missing(p.Round.Round)
	return page.RoundSignOff{Schedule: p.Schedule, Round: p.Round, Missing: missing, Version: len(missing), Key: p.Key}, err
}

func (s *Server) postRoundSignOff(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	sub := submission(r.PostForm)
	p, err := s.signable(r)
	if err != nil {
		return s.unlessSigned(w, r, sub, p, err)
	}
	p.Exception = r.PostForm.Get("exception")
	signed, err := plan.NewRoundSignOff(p.Schedule.Position, p.Round.Round, p.Exception, s.occasion(r, p.Schedule.Position.Rounds))
	switch {
	case sub.Version != p.Version:
		err = plan.ErrStale
	case err == nil:
		err = s.store.SignOffRound(r.Context(), scope(r), p.Schedule.Position.Edition.Key, signed, sub)
	}
	switch {
	case errors.As(err, &p.Problems):
		return s.showSignOff(w, r, http.StatusUnprocessableEntity, p)
	case errors.Is(err, plan.ErrStale):
		return s.showStaleSignOff(w, r, p.Exception)
	case errors.Is(err, plan.ErrRepeated):
	case err != nil:
		return err
	default:
		s.auth.Notice(r.Context(), "The round for "+p.Round.Quarter.String()+" is signed off.")
	}
	http.Redirect(w, r, route.Round(p.Round.Quarter), http.StatusSeeOther)
	return nil
}

// showStaleSignOff shows the form with what is missing by now.
func (s *Server) showStaleSignOff(w http.ResponseWriter, r *http.Request, typed string) error {
	fresh, err := s.signable(r)
	if err != nil {
		return err
	}
	fresh.Exception, fresh.Stale = typed, true
	return s.showSignOff(w, r, http.StatusConflict, fresh)
}

// unlessSigned answers that the round cannot be signed off, unless it was this
// very form that did it.
func (s *Server) unlessSigned(w http.ResponseWriter, r *http.Request, sub plan.Submission, p page.RoundSignOff, err error) error {
	if !errors.Is(err, plan.ErrNothing) {
		return err
	}
	taken, failed := s.store.Taken(r.Context(), auth.Member(r.Context()).Account, sub.Key)
	switch {
	case failed != nil:
		return failed
	case !taken:
		return err
	}
	http.Redirect(w, r, route.Round(p.Round.Quarter), http.StatusSeeOther)
	return nil
}
