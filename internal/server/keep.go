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

// postKeep does what the form asks to the meeting, where that may be done now.
func (s *Server) postKeep(act plan.MeetingAct, do func(*http.Request, page.MeetingForm) outcome) sat {
	return func(w http.ResponseWriter, r *http.Request, m plan.Sitting) error {
		if err := readForm(r); err != nil {
			return err
		}
		form := page.MeetingForm{Act: act, Sitting: m, Input: meetingInput(r.PostForm), Key: submission(r.PostForm).Key}
		if err := s.first(r, m.Permit(scope(r), act, s.today())); err != nil {
			return s.answerKeep(w, r, outcome{on: m.Meeting.On, err: err})
		}
		return s.answerKeep(w, r, do(r, form))
	}
}

func (s *Server) move(r *http.Request, form page.MeetingForm) outcome {
	m, err := form.Sitting.MoveTo(form.Input, s.occasion(r, nil))
	if err == nil {
		err = s.store.MoveMeeting(r.Context(), scope(r), m, submission(r.PostForm))
	}
	return outcome{form, m.To, "The meeting has moved from " + m.From.Long() + " to " + m.To.Long() + ".", err}
}

func (s *Server) freeze(r *http.Request, form page.MeetingForm) outcome {
	on := form.Sitting.Meeting.On
	o := outcome{on: on, notice: "The position is frozen for the Board of " + on.Long() + "."}
	var why string
	if form.Ready, o.err = s.readiness(r, form.Sitting); o.err == nil {
		why, o.err = form.Ready.WhyFreeze(form.Input)
	}
	if o.err == nil {
		o.err = s.store.Freeze(r.Context(), scope(r), on, s.deed(r, why), submission(r.PostForm))
	}
	o.form = form
	return o
}

func (s *Server) unfreeze(r *http.Request, form page.MeetingForm) outcome {
	on := form.Sitting.Meeting.On
	why, err := form.Input.WhyUnfreeze()
	if err == nil {
		err = s.store.Unfreeze(r.Context(), scope(r), on, s.deed(r, why), submission(r.PostForm))
	}
	return outcome{form, on, "The frozen position has been taken back. It is kept, with the reason.", err}
}
