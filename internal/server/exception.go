package server

import (
	"context"
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// watches is what the pages of the exceptions ask for.
type watches interface {
	Watch(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Watch, error)
	Answerable(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) ([]plan.Meeting, error)
	AnswerRed(ctx context.Context, s plan.Scope, id plan.ActionID, a plan.RedAnswer, sub plan.Submission) error
}

// getExceptions lists the exceptions of the edition in force.
func (s *Server) getExceptions(w http.ResponseWriter, r *http.Request) error {
	k, err := s.currentKey(r.Context())
	if err != nil {
		return err
	}
	watch, err := s.store.Watch(r.Context(), scope(r), k, s.view(plan.AllMeasures))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, page.Exceptions{Watch: watch, Member: *auth.Member(r.Context())}, k)
}

// answerRedForm returns the form of the Board's answer to the action that the
// address names, or why there is none.
func (s *Server) answerRedForm(r *http.Request) (page.AnswerRedForm, error) {
	c, err := s.choices(r, plan.EditionKey{})
	if err != nil {
		return page.AnswerRedForm{}, err
	}
	for _, a := range c.Position.Actions {
		if a.Ref != chi.URLParam(r, "ref") {
			continue
		}
		if err := a.PermitAnswer(scope(r), c.Position.Edition); err != nil {
			return page.AnswerRedForm{}, err
		}
		v := s.view(plan.NoMeasures)
		v.Ref = a.Ref
		c.Held, err = s.store.Answerable(r.Context(), scope(r), c.Position.Edition.Key, v)
		return page.AnswerRedForm{Action: a, Choices: c}, err
	}
	return page.AnswerRedForm{}, plan.ErrNotFound
}

func (s *Server) getAnswerRed(w http.ResponseWriter, r *http.Request) error {
	form, err := s.answerRedForm(r)
	if err != nil {
		return err
	}
	form.Key = newKey()
	return s.render(w, r, http.StatusOK, form, form.Choices.Position.Edition.Key)
}

// postAnswerRed puts the Board's answer to a Red on the record.
func (s *Server) postAnswerRed(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	form, err := s.answerRedForm(r)
	if err != nil {
		return err
	}
	typed := r.PostForm
	form.Input = plan.RedAnswerInput{Answer: typed.Get("answer"), To: typed.Get("to"), Reason: typed.Get("reason"), Meeting: typed.Get("meeting")}
	form.Key = submission(typed).Key
	answer, err := plan.NewRedAnswer(form.Action, form.Input, form.Choices, s.occasion(r, nil))
	if err == nil {
		err = s.store.AnswerRed(r.Context(), scope(r), form.Action.ID, answer, plan.Submission{Key: form.Key})
	}
	switch {
	case errors.As(err, &form.Problems):
		return s.render(w, r, http.StatusUnprocessableEntity, form, form.Choices.Position.Edition.Key)
	case errors.Is(err, plan.ErrRepeated):
	case err != nil:
		return err
	default:
		s.auth.Notice(r.Context(), "The Board's answer to "+form.Action.Ref+" is on the record.")
	}
	http.Redirect(w, r, route.Exceptions, http.StatusSeeOther)
	return nil
}
