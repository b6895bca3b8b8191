package server

import (
	"errors"
	"net/http"

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
	if err != nil {
		return page.RoundSignOff{}, err
	}
	missing := p.Schedule.Position.Missing(p.Round.Round)
	form := page.RoundSignOff{Schedule: p.Schedule, Round: p.Round, Missing: missing, Version: missing.Version(), Key: p.Key}
	if err := p.Round.PermitSignOff(scope(r), s.today()); err != nil {
		return form, refusal{err, page.SignOffRefused(p.Round, err)}
	}
	return form, nil
}

// postRoundSignOff puts the sign-off on the record, if what is missing is what
// the director saw to be missing.
func (s *Server) postRoundSignOff(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p, err := s.signable(r)
	sub := submission(r.PostForm)
	p.Exception = r.PostForm.Get("exception")
	if err == nil && sub.Version != p.Version {
		err = plan.ErrStale
	}
	var signed plan.RoundSignOff
	if err == nil {
		signed, err = plan.NewRoundSignOff(p.Schedule.Position, p.Round.Round, p.Exception, s.occasion(r, p.Schedule.Position.Rounds))
	}
	if err == nil {
		err = s.store.SignOffRound(r.Context(), scope(r), p.Schedule.Position.Edition.Key, signed, sub)
	}
	switch err = s.first(r, err); {
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
