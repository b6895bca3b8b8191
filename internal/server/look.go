package server

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"planboard/internal/plan"
)

// editionIn returns the edition that the request's address names, as it stands
// now.
func editionIn(r *http.Request) plan.EditionKey {
	return plan.EditionKey{Plan: chi.URLParam(r, "plan"), Edition: chi.URLParam(r, "edition")}
}

// view is what a page needs, as it stands now.
func (s *Server) view(m plan.MeasureChoice) plan.View {
	return plan.View{At: s.options.Now(), Measures: m}
}

// look returns the edition that a request is about and the moment at which it
// looks: now, or what ?at= says, an RFC 3339 instant or a day, which is that of
// the position frozen for the Board of that day, or the end of the day. It
// returns errMoment for anything else, and errFuture for what is to come.
func (s *Server) look(r *http.Request, m plan.MeasureChoice) (plan.EditionKey, plan.View, error) {
	k, v := editionIn(r), s.view(m)
	// A plus sign in a query that nobody escaped arrives as a space.
	k.At = strings.ReplaceAll(r.URL.Query().Get("at"), " ", "+")
	if k.At == "" {
		return k, v, nil
	}
	now := v.At
	if day, err := plan.ParseDate(k.At); err == nil {
		if v.Frozen = day; day.Before(plan.DateAt(now)) {
			v.At = day.End()
		}
	} else if v.At, err = time.Parse(time.RFC3339, k.At); err != nil {
		return k, v, errMoment
	}
	if v.At.After(now) {
		return k, v, plan.ErrToCome
	}
	return k, v, nil
}

// lookAround is look for a page that is about no one edition. The day of a
// Board for which a position is frozen is the instant at which it was: what the
// page shows is added to, so it stands there as the Board was shown it.
func (s *Server) lookAround(r *http.Request) (plan.Moment, plan.View, error) {
	k, v, err := s.look(r, plan.NoMeasures)
	m := plan.Moment{At: k.At}
	if err == nil && !v.Frozen.IsZero() {
		m.Freeze, err = s.store.FrozenFor(r.Context(), scope(r), v.Frozen)
		switch {
		case err == nil:
			v.At = m.Freeze.At
		case !errors.Is(err, plan.ErrNotFound):
		case v.Frozen.After(v.Today()):
			err = plan.ErrToCome
		default:
			err = nil
		}
	}
	m.Day = v.Today()
	return m, v, err
}
