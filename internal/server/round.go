package server

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// rounds is what the pages of reporting rounds ask for.
type rounds interface {
	Schedule(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Schedule, error)
	PlanRound(ctx context.Context, s plan.Scope, p plan.RoundPlan, sub plan.Submission) error
	SignOffRound(ctx context.Context, s plan.Scope, k plan.EditionKey, signed plan.RoundSignOff, sub plan.Submission) error
}

// schedule reads the rounds for the edition in force.
func (s *Server) schedule(r *http.Request) (plan.Schedule, error) {
	k, err := s.currentKey(r.Context())
	if err != nil {
		return plan.Schedule{}, err
	}
	return s.store.Schedule(r.Context(), scope(r), k, s.view(plan.AllMeasures))
}

// getRounds lists the reporting rounds.
func (s *Server) getRounds(w http.ResponseWriter, r *http.Request) error {
	c, err := s.schedule(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, page.Rounds{Schedule: c, Scope: scope(r)}, c.Position.Edition.Key)
}

// round returns the round that the address names, on a page without its form.
func (s *Server) round(r *http.Request) (page.Round, error) {
	q, err := plan.ParseQuarterSlug(chi.URLParam(r, "quarter"))
	if err != nil {
		return page.Round{}, err
	}
	c, err := s.schedule(r)
	if err != nil {
		return page.Round{}, err
	}
	planned, err := c.Of(q)
	if err == nil && planned.Version == 0 && !scope(r).Role.Has(plan.KeepMeetings) {
		err = plan.ErrNotFound // it is there only to be planned
	}
	return page.Round{Schedule: c, Round: planned, Scope: scope(r), Version: planned.Version, Key: newKey()}, err
}

// getRound shows a round; to the secretary with the form for its dates.
func (s *Server) getRound(w http.ResponseWriter, r *http.Request) error {
	p, err := s.round(r)
	if err != nil {
		return err
	}
	p.Input = plan.RoundTyped(p.Round.Round)
	return s.showRound(w, r, http.StatusOK, p)
}

func (s *Server) showRound(w http.ResponseWriter, r *http.Request, status int, p page.Round) error {
	return s.render(w, r, status, p, p.Schedule.Position.Edition.Key)
}

// postRound puts the dates of a round on the record; or works them out from the
// Board's day, when that was asked for, and shows them to be looked at first.
func (s *Server) postRound(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p, err := s.round(r)
	if err != nil {
		return err
	}
	sub := submission(r.PostForm)
	p.Input, p.Version, p.Key = roundInput(r.PostForm), sub.Version, sub.Key
	if r.PostForm.Get("do") == page.WorkOut {
		return s.workOut(w, r, p)
	}
	dates, err := plan.NewRoundPlan(p.Round, p.Input, p.Schedule, s.occasion(r, p.Schedule.Position.Rounds))
	switch permit := p.Round.PermitPlan(scope(r), s.today()); {
	case permit != nil:
		err = permit
	case sub.Version != p.Round.Version:
		err = plan.ErrStale
	case err == nil:
		err = s.store.PlanRound(r.Context(), scope(r), dates, sub)
	}
	switch err = s.first(r, err); {
	case errors.As(err, &p.Problems):
		return s.showRound(w, r, http.StatusUnprocessableEntity, p)
	case errors.Is(err, plan.ErrStale):
		return s.showStaleRound(w, r, p.Input)
	case errors.Is(err, plan.ErrRepeated):
	case err != nil:
		return err
	default:
		s.auth.Notice(r.Context(), "The dates of the round for "+p.Round.Quarter.String()+" are on the record.")
	}
	http.Redirect(w, r, route.Round(p.Round.Quarter), http.StatusSeeOther)
	return nil
}

// workOut shows the dates that follow from the Board's day. Nothing is put on
// the record.
func (s *Server) workOut(w http.ResponseWriter, r *http.Request, p page.Round) error {
	var err error
	p.Input, err = p.Input.WorkedOut(p.Round.Round, s.today())
	if errors.As(err, &p.Problems) {
		return s.showRound(w, r, http.StatusUnprocessableEntity, p)
	}
	p.WorkedOut = true
	return s.showRound(w, r, http.StatusOK, p)
}

// showStaleRound shows what was typed against the dates that stand by now.
func (s *Server) showStaleRound(w http.ResponseWriter, r *http.Request, typed plan.RoundInput) error {
	fresh, err := s.round(r)
	if err != nil {
		return err
	}
	fresh.Input, fresh.Stale = typed, true
	return s.showRound(w, r, http.StatusConflict, fresh)
}

func roundInput(form url.Values) plan.RoundInput {
	return plan.RoundInput{
		Opens: dateInput(form, "opens"), UpdatesDue: dateInput(form, "updates_due"), ReviewBy: dateInput(form, "review_by"),
		PapersOut: dateInput(form, "papers_out"), Board: dateInput(form, "board"), Closes: dateInput(form, "closes"),
		Reason: form.Get("reason"),
	}
}
