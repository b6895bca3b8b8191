package server

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// minutes returns the minutes of the meeting that the address names.
func (s *Server) minutes(r *http.Request) (page.Minutes, error) {
	day, err := meetingIn(r)
	if err != nil {
		return page.Minutes{}, err
	}
	sheet, m, err := s.store.Minutes(r.Context(), scope(r), day, s.view(plan.NoMeasures))
	if err != nil {
		return page.Minutes{}, err
	}
	may := !m.IsAgreed() && sheet.Meeting.PermitMinutes(scope(r), s.today()) == nil
	return page.Minutes{Sheet: sheet, Minutes: m, MayWrite: may, Today: s.today()}, nil
}

func (s *Server) getMinutes(w http.ResponseWriter, r *http.Request) error {
	p, err := s.minutes(r)
	if err != nil || moved(w, r, p.Sheet.Meeting, route.Minutes) {
		return err
	}
	return s.ofMeeting(w, r, http.StatusOK, p)
}

// ofMeeting sends a page that belongs to a meeting.
func (s *Server) ofMeeting(w http.ResponseWriter, r *http.Request, status int, p page.Page) error {
	k, err := s.currentKey(r.Context())
	if err != nil {
		return err
	}
	return s.render(w, r, status, p, k)
}

// minutesRefused returns the error with how the meeting and its minutes stand,
// where that is what keeps the clerk from it.
func minutesRefused(p page.Minutes, err error) error {
	if errors.Is(err, plan.ErrClosed) || errors.Is(err, plan.ErrNothing) {
		return refusal{err, page.MinutesRefused(p)}
	}
	return err
}

// writable returns the minutes if the reader may write them still.
func (s *Server) writable(r *http.Request) (page.Minutes, error) {
	p, err := s.minutes(r)
	if err == nil {
		err = minutesRefused(p, p.Sheet.Meeting.PermitMinutes(scope(r), s.today()))
	}
	return p, err
}

func (s *Server) getEditMinutes(w http.ResponseWriter, r *http.Request) error {
	p, err := s.writable(r)
	switch {
	case err != nil:
		return err
	case p.Minutes.IsAgreed():
		return minutesRefused(p, plan.ErrClosed)
	}
	in := plan.InputForMinutes(p.Sheet.Meeting, p.Minutes)
	return s.ofMeeting(w, r, http.StatusOK, page.MinutesForm{Sheet: p.Sheet, Last: p.Minutes, Input: in, Version: p.Minutes.Version, Key: newKey()})
}

// postMinutes adds a draft, as postUpdate does an update.
func (s *Server) postMinutes(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p, err := s.writable(r)
	if err != nil {
		return err
	}
	sub := submission(r.PostForm)
	form := page.MinutesForm{Sheet: p.Sheet, Last: p.Minutes, Input: minutesInput(p.Sheet.Meeting, r.PostForm), Version: sub.Version, Key: sub.Key}
	draft, err := plan.NewMinutes(p.Sheet.Meeting, form.Input, s.occasion(r, nil))
	switch {
	case sub.Version < p.Minutes.Version:
		err = s.late(r, sub)
	case err == nil:
		err = s.store.AddMinutes(r.Context(), scope(r), draft, sub)
	}
	switch {
	case errors.As(err, &form.Problems):
		return s.ofMeeting(w, r, http.StatusUnprocessableEntity, form)
	case errors.Is(err, plan.ErrStale):
		return s.showMinutesConflict(w, r, form)
	case errors.Is(err, plan.ErrRepeated):
	case err != nil:
		return err
	default:
		s.auth.Notice(r.Context(), "The draft is on the record. Earlier drafts are kept.")
	}
	http.Redirect(w, r, route.Minutes(p.Sheet.Meeting.On), http.StatusSeeOther)
	return nil
}

// showMinutesConflict shows the form again, now against the version that
// somebody else wrote first.
func (s *Server) showMinutesConflict(w http.ResponseWriter, r *http.Request, form page.MinutesForm) error {
	fresh, err := s.writable(r)
	switch {
	case err != nil:
		return err
	case fresh.Minutes.IsAgreed():
		return minutesRefused(fresh, plan.ErrClosed)
	}
	form.Last, form.Late, form.Version, form.Key = fresh.Minutes, true, fresh.Minutes.Version, newKey()
	return s.ofMeeting(w, r, http.StatusConflict, form)
}

func minutesInput(m plan.Meeting, form url.Values) plan.MinutesInput {
	in := plan.MinutesInput{
		Elected: form.Get("elected"), Others: form.Get("others"), Apologies: form.Get("apologies"), Declarations: form.Get("declarations"),
	}
	for i, title := range m.Agenda() {
		n := fmt.Sprint(i + 1)
		in.Items = append(in.Items, plan.MinuteItem{
			Number: i + 1, Title: title, SubmittedBy: form.Get("by" + n), Seeking: form.Get("seeking" + n), Notes: form.Get("notes" + n),
		})
	}
	return in
}

// agreeForm returns the form in which the minutes are agreed, or why there is
// none: they must have been written.
func (s *Server) agreeForm(r *http.Request) (page.AgreeForm, error) {
	p, err := s.writable(r)
	switch {
	case err != nil:
		return page.AgreeForm{}, err
	case p.Minutes.Version == 0:
		return page.AgreeForm{}, minutesRefused(p, plan.ErrNothing)
	}
	c, err := s.choices(r, plan.EditionKey{})
	return page.AgreeForm{Meeting: p.Sheet.Meeting, Minutes: p.Minutes, Held: c.Held}, err
}

func (s *Server) getAgreeMinutes(w http.ResponseWriter, r *http.Request) error {
	form, err := s.agreeForm(r)
	switch {
	case err != nil:
		return err
	case form.Minutes.IsAgreed():
		return minutesRefused(page.Minutes{Sheet: plan.DecisionSheet{Meeting: form.Meeting}, Minutes: form.Minutes, Today: s.today()}, plan.ErrClosed)
	}
	form.Version, form.Key = form.Minutes.Version, newKey()
	return s.ofMeeting(w, r, http.StatusOK, form)
}

// postAgreeMinutes records that a later meeting agreed the minutes. What
// somebody changed meanwhile has to be looked at first: plan.ErrStale.
func (s *Server) postAgreeMinutes(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	form, err := s.agreeForm(r)
	if err != nil {
		return err
	}
	sub := submission(r.PostForm)
	form.Typed, form.Version, form.Key = r.PostForm.Get("agreed"), sub.Version, sub.Key
	agreed, err := form.Minutes.Agree(form.Typed, form.Held, s.occasion(r, nil))
	switch {
	case sub.Version < form.Minutes.Version:
		err = s.late(r, sub)
	case err == nil:
		err = s.store.AddMinutes(r.Context(), scope(r), agreed, sub)
	}
	switch {
	case errors.As(err, &form.Problems):
		return s.ofMeeting(w, r, http.StatusUnprocessableEntity, form)
	case errors.Is(err, plan.ErrRepeated):
	case err != nil:
		return err
	default:
		s.auth.Notice(r.Context(), "The minutes are agreed. They stay as they are.")
	}
	http.Redirect(w, r, route.Minutes(form.Meeting.On), http.StatusSeeOther)
	return nil
}
