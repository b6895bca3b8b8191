package server

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// meetings is what the pages of the Board's meetings ask for.
type meetings interface {
	Meetings(ctx context.Context, s plan.Scope, today plan.Date) ([]plan.Meeting, error)
	Meeting(ctx context.Context, s plan.Scope, on, today plan.Date) (plan.Sitting, error)
	AddMeeting(ctx context.Context, s plan.Scope, m plan.Meeting, e plan.Event, sub plan.Submission) error
	MoveMeeting(ctx context.Context, s plan.Scope, m plan.MeetingMove, sub plan.Submission) error
	Freeze(ctx context.Context, s plan.Scope, meeting plan.Date, e plan.Event, sub plan.Submission) error
	Unfreeze(ctx context.Context, s plan.Scope, meeting plan.Date, e plan.Event, sub plan.Submission) error
}

func (s *Server) getMeetings(w http.ResponseWriter, r *http.Request) error {
	all, err := s.store.Meetings(r.Context(), scope(r), s.today())
	if err != nil {
		return err
	}
	return s.help(w, r, page.Meetings{All: all, Today: s.today(), MayKeep: mayKeep(r)})
}

func mayKeep(r *http.Request) bool { return auth.Member(r.Context()).May(plan.KeepMeetings) }

// sat answers a request about one meeting.
type sat func(w http.ResponseWriter, r *http.Request, m plan.Sitting) error

// onMeeting reads the meeting that the address names. The address of a day from
// which a meeting has moved leads to the same page of its new day.
func (s *Server) onMeeting(answer sat) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		on, err := plan.ParseDate(chi.URLParam(r, "date"))
		if err != nil {
			return plan.ErrNotFound
		}
		m, err := s.store.Meeting(r.Context(), scope(r), on, s.today())
		switch {
		case err != nil:
			return err
		case m.Meeting.On == on:
			return s.refused(r, on, answer(w, r, m))
		case r.Method == http.MethodPost:
			return s.movedOn(w, r, m)
		}
		there := strings.Replace(r.URL.RequestURI(), on.String(), m.Meeting.On.String(), 1)
		http.Redirect(w, r, there, http.StatusSeeOther)
		return nil
	}
}

// movedOn answers a form about a meeting that has moved since: perhaps this
// very form moved it.
func (s *Server) movedOn(w http.ResponseWriter, r *http.Request, m plan.Sitting) error {
	if err := readForm(r); err != nil {
		return err
	}
	err := s.late(r, submission(r.PostForm))
	switch {
	case errors.Is(err, plan.ErrStale):
		from, _ := plan.ParseDate(chi.URLParam(r, "date"))
		return refusal{err, page.MeetingMoved(from, m.Meeting)}
	case !errors.Is(err, plan.ErrRepeated):
		return err
	}
	http.Redirect(w, r, route.Meeting(m.Meeting.On), http.StatusSeeOther)
	return nil
}

// refusals are what may keep the clerk from doing something to a meeting.
var refusals = []error{plan.ErrHeld, plan.ErrMet, plan.ErrFrozen, plan.ErrNotFrozen, plan.ErrLaterFrozen, plan.ErrTooEarly}

// refused returns the error with how the meeting of that day stands by now,
// where it is one of those.
func (s *Server) refused(r *http.Request, on plan.Date, err error) error {
	if !slices.ContainsFunc(refusals, func(known error) bool { return errors.Is(err, known) }) {
		return err
	}
	m, failed := s.store.Meeting(r.Context(), scope(r), on, s.today())
	if failed != nil {
		return failed
	}
	return refusal{err, page.MeetingRefused(m, err)}
}

func (s *Server) getMeeting(w http.ResponseWriter, r *http.Request, m plan.Sitting) error {
	return s.help(w, r, page.Meeting{Sitting: m, Today: s.today(), Scope: scope(r)})
}

// before returns what the meeting before was shown; the zero Position when
// nothing was frozen for it.
func (s *Server) before(r *http.Request, m plan.Sitting) (plan.Position, error) {
	k, v, ok := m.LookBefore()
	if !ok {
		return plan.Position{}, nil
	}
	return s.store.Position(r.Context(), scope(r), k, v)
}

// getChanges tells what has changed from the meeting before to this one, or to
// now when nothing is frozen for it yet.
func (s *Server) getChanges(w http.ResponseWriter, r *http.Request, m plan.Sitting) error {
	before, err := s.before(r, m)
	if err != nil {
		return err
	}
	k, v, err := m.Look(s.options.Now())
	if err != nil {
		return err
	}
	now, err := s.store.Position(r.Context(), scope(r), k, v)
	if err != nil {
		return err
	}
	changes := plan.Difference(before, now, plan.DefaultDisclosure)
	return s.render(w, r, http.StatusOK, page.Changes{Changes: changes, Sitting: m}, k)
}

// getPack lays out the papers of a meeting.
func (s *Server) getPack(w http.ResponseWriter, r *http.Request, m plan.Sitting) error {
	before, err := s.before(r, m)
	if err != nil {
		return err
	}
	k, v, err := m.Look(s.options.Now())
	if err != nil {
		return err
	}
	brief, err := s.store.Brief(r.Context(), scope(r), k, v)
	if err != nil {
		return err
	}
	pack := plan.NewPack(m, brief, before)
	for _, e := range m.Others() {
		k, v := m.LookAt(e, s.options.Now())
		other, err := s.store.Position(r.Context(), scope(r), k, v)
		if err != nil {
			return err
		}
		pack.Others = append(pack.Others, other)
	}
	return s.render(w, r, http.StatusOK, page.Pack{Pack: pack}, k)
}
