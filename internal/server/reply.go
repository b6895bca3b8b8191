package server

import (
	"errors"
	"net/http"

	"planboard/internal/plan"
)

// reply is how a form that was sent is answered, by what became of it.
type reply struct {
	wrong func(plan.Problems) error // the form with what is to be put right
	stale func() error              // the form against what somebody else did first; nil where there is none to show
	done  func() string             // says that it is on the record
	to    string                    // where its author goes then, and when it is sent again
}

// reply answers a form by the error with which it was taken: none leads on with
// a notice, plan.ErrRepeated without one. An error that is neither about the form
// nor about who was first is left to become a page of trouble.
func (s *Server) reply(w http.ResponseWriter, r *http.Request, err error, to reply) error {
	var problems plan.Problems
	switch {
	case errors.As(err, &problems):
		return to.wrong(problems)
	case errors.Is(err, plan.ErrStale) && to.stale != nil:
		return to.stale()
	case err == nil:
		s.auth.Notice(r.Context(), to.done())
	case !errors.Is(err, plan.ErrRepeated):
		return err
	}
	http.Redirect(w, r, to.to, http.StatusSeeOther)
	return nil
}
