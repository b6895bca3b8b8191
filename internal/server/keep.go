package server

import (
	"errors"
	"net/http"
	"net/url"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// deed is what the reader does now, and why.
func (s *Server) deed(r *http.Request, reason string) plan.Event {
	return plan.Event{At: s.options.Now(), By: scope(r).Account, ByTitle: auth.Member(r.Context()).Title, Reason: reason}
}

func meetingInput(form url.Values) plan.MeetingInput {
	return plan.MeetingInput{On: dateInput(form, "on"), Theme: form.Get("theme"), Reason: form.Get("reason")}
}

func (s *Server) getNewMeeting(w http.ResponseWriter, r *http.Request) error {
	return s.showKeep(w, r, http.StatusOK, page.MeetingForm{Act: plan.AddMeeting, Key: newKey()})
}

// showKeep shows a form about a meeting.
func (s *Server) showKeep(w http.ResponseWriter, r *http.Request, status int, form page.MeetingForm) error {
	return s.render(w, r, status, form, s.lastKnownKey())
}

// getKeep shows the form for doing something to a meeting, where that may be
// done now.
func (s *Server) getKeep(act plan.MeetingAct) sat {
	return func(w http.ResponseWriter, r *http.Request, m plan.Sitting) error {
		if err := m.Permit(scope(r), act, s.today()); err != nil {
			return err
		}
		form := page.MeetingForm{Act: act, Sitting: m, Key: newKey()}
		if act == plan.FreezeMeeting {
			var err error
			if form.Ready, err = s.readiness(r, m); err != nil {
				return err
			}
		}
		return s.showKeep(w, r, http.StatusOK, form)
	}
}

// readiness returns how far the round is that leads to the meeting.
func (s *Server) readiness(r *http.Request, m plan.Sitting) (plan.Readiness, error) {
	e, _ := m.Edition()
	c, err := s.store.Schedule(r.Context(), scope(r), e.Key, s.view(plan.AllMeasures))
	return c.Readiness(m), err
}

// outcome is what came of a form about a meeting, and where it leads when it was
// taken.
type outcome struct {
	form   page.MeetingForm
	on     plan.Date
	notice string
	err    error
}

// answerKeep shows the form again where something is to be put right, and else
// leads to the meeting.
func (s *Server) answerKeep(w http.ResponseWriter, r *http.Request, o outcome) error {
	switch {
	case errors.As(o.err, &o.form.Problems):
		return s.showKeep(w, r, http.StatusUnprocessableEntity, o.form)
	case errors.Is(o.err, plan.ErrRepeated):
	case o.err != nil:
		return o.err
	default:
		s.auth.Notice(r.Context(), o.notice)
	}
	http.Redirect(w, r, route.Meeting(o.on), http.StatusSeeOther)
	return nil
}

func (s *Server) postNewMeeting(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	sub := submission(r.PostForm)
	form := page.MeetingForm{Act: plan.AddMeeting, Input: meetingInput(r.PostForm), Key: sub.Key}
	m, err := plan.NewMeeting(form.Input, s.today())
	if err == nil {
		err = s.store.AddMeeting(r.Context(), scope(r), m, s.deed(r, ""), sub)
	}
	return s.answerKeep(w, r, outcome{form, m.On, "The Board of " + m.On.Long() + " is on the calendar.", err})
}

func (s *Server) postMove(w http.ResponseWriter, r *http.Request, m plan.Sitting) error {
	if err := readForm(r); err != nil {
		return err
	}
	sub := submission(r.PostForm)
	form := page.MeetingForm{Act: plan.MoveMeeting, Sitting: m, Input: meetingInput(r.PostForm), Key: sub.Key}
	move, err := m.MoveTo(form.Input, s.occasion(r, nil))
	if err == nil {
		err = s.store.MoveMeeting(r.Context(), scope(r), move, sub)
	}
	return s.answerKeep(w, r, outcome{form, move.To, "The meeting has moved from " + move.From.Long() + " to " + move.To.Long() + ".", err})
}

func (s *Server) postFreeze(w http.ResponseWriter, r *http.Request, m plan.Sitting) error {
	if err := readForm(r); err != nil {
		return err
	}
	sub := submission(r.PostForm)
	form := page.MeetingForm{Act: plan.FreezeMeeting, Sitting: m, Input: meetingInput(r.PostForm), Key: sub.Key}
	err := s.first(r, m.Permit(scope(r), plan.FreezeMeeting, s.today()))
	if err == nil {
		form.Ready, err = s.readiness(r, m)
	}
	var why string
	if err == nil {
		why, err = form.Ready.WhyFreeze(form.Input)
	}
	if err == nil {
		err = s.store.Freeze(r.Context(), scope(r), m.Meeting.On, s.deed(r, why), sub)
	}
	return s.answerKeep(w, r, outcome{form, m.Meeting.On, "The position is frozen for the Board of " + m.Meeting.On.Long() + ".", err})
}

func (s *Server) postUnfreeze(w http.ResponseWriter, r *http.Request, m plan.Sitting) error {
	if err := readForm(r); err != nil {
		return err
	}
	sub := submission(r.PostForm)
	form := page.MeetingForm{Act: plan.UnfreezeMeeting, Sitting: m, Input: meetingInput(r.PostForm), Key: sub.Key}
	reason, err := form.Input.WhyUnfreeze()
	if err == nil {
		err = s.store.Unfreeze(r.Context(), scope(r), m.Meeting.On, s.deed(r, reason), sub)
	}
	return s.answerKeep(w, r, outcome{form, m.Meeting.On, "The frozen position has been taken back. It is kept, with the reason.", err})
}
