package server

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// getLogEvent shows the form in which that is done to an item of the Board's
// log.
func (s *Server) getLogEvent(kind plan.LogEventKind) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		form, err := s.logEventForm(r, kind)
		if err != nil {
			return err
		}
		if err := permitLog(r, form.Item, kind); err != nil {
			return err
		}
		form.Key, form.Version = newKey(), form.Item.Version
		return s.render(w, r, http.StatusOK, form, form.Choices.Position.Edition.Key)
	}
}

// permitLog returns nil when the reader may do that to the item, or why not.
func permitLog(r *http.Request, i plan.LogItem, kind plan.LogEventKind) error {
	err := i.Permit(scope(r), kind)
	if errors.Is(err, plan.ErrClosed) || errors.Is(err, plan.ErrNothing) {
		return refusal{err, page.LogRefused(i)}
	}
	return err
}

// logEventForm returns the form with the item as it stands now.
func (s *Server) logEventForm(r *http.Request, kind plan.LogEventKind) (page.LogEventForm, error) {
	i, err := s.store.LogItem(r.Context(), scope(r), s.view(plan.NoMeasures), chi.URLParam(r, "ref"))
	if err != nil {
		return page.LogEventForm{}, err
	}
	if err := i.Permit(scope(r), kind); errors.Is(err, plan.ErrForbidden) {
		return page.LogEventForm{}, err
	}
	c, err := s.choices(r, plan.EditionKey{})
	return page.LogEventForm{Item: i, Kind: kind, Choices: c}, err
}

// postLogEvent puts what was done on the record. What is to be put right comes
// back with 422, what somebody else did first with 409; both keep what was
// typed.
func (s *Server) postLogEvent(kind plan.LogEventKind) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := readForm(r); err != nil {
			return err
		}
		form, err := s.logEventForm(r, kind)
		if err != nil {
			return err
		}
		sub := submission(r.PostForm)
		form.Input, form.Version, form.Key = logEventInput(r.PostForm), sub.Version, sub.Key
		event, err := plan.NewLogEvent(form.Item, kind, form.Input, form.Choices, s.occasion(r, nil))
		switch {
		case sub.Version < form.Item.Version:
			err = s.late(r, sub)
		case err == nil:
			err = s.store.RecordLog(r.Context(), scope(r), form.Item.Ref, event, sub)
		}
		switch {
		case errors.As(err, &form.Problems):
			return s.render(w, r, http.StatusUnprocessableEntity, form, form.Choices.Position.Edition.Key)
		case errors.Is(err, plan.ErrStale):
			return s.showLogConflict(w, r, form)
		case errors.Is(err, plan.ErrRepeated):
		case err != nil:
			return err
		default:
			s.auth.Notice(r.Context(), form.Done())
		}
		http.Redirect(w, r, route.LogItem(form.Item.Ref), http.StatusSeeOther)
		return nil
	}
}

// showLogConflict shows the form again beside what somebody else did first, if
// there is still something to do.
func (s *Server) showLogConflict(w http.ResponseWriter, r *http.Request, form page.LogEventForm) error {
	fresh, err := s.logEventForm(r, form.Kind)
	if err != nil {
		return err
	}
	if err := permitLog(r, fresh.Item, form.Kind); err != nil {
		return err
	}
	fresh.Input, fresh.Late = form.Input, true
	fresh.Version, fresh.Key = fresh.Item.Version, newKey()
	return s.render(w, r, http.StatusConflict, fresh, fresh.Choices.Position.Edition.Key)
}

func logEventInput(form url.Values) plan.LogEventInput {
	return plan.LogEventInput{Text: form.Get("text"), Meeting: form.Get("meeting"), Due: dateInput(form, "due")}
}
