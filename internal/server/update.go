package server

import (
	"net/http"
	"net/url"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// getUpdate shows the form with what still holds filled in.
func (s *Server) getUpdate(w http.ResponseWriter, r *http.Request) error {
	d, err := s.updatable(r)
	if err != nil {
		return err
	}
	filled := d.InputAgain(s.occasion(r, d.Position.Rounds))
	form := page.UpdateForm{Dossier: d, Input: filled, Filled: filled, Version: d.Action.Version, Key: newKey()}
	return s.showUpdate(w, r, http.StatusOK, form)
}

// updatable returns the action to be updated, or why it may not be.
func (s *Server) updatable(r *http.Request) (plan.Dossier, error) {
	d, err := s.dossier(r, 0)
	switch {
	case err != nil:
		return d, err
	case !auth.Member(r.Context()).MayUpdate(d.Action.Action):
		return d, plan.ErrForbidden
	case !d.IsOpen():
		return d, refused(d, plan.Reported, plan.ErrClosed)
	default:
		return d, nil
	}
}

func (s *Server) showUpdate(w http.ResponseWriter, r *http.Request, status int, form page.UpdateForm) error {
	form.Computed = form.Dossier.Action.ComputedIfReported(s.occasion(r, form.Dossier.Position.Rounds))
	return s.render(w, r, status, form, form.Dossier.Position.Edition.Key)
}

// postUpdate puts an update on the record. What is to be put right comes back
// with 422, what somebody else did first with 409; both keep what was typed.
func (s *Server) postUpdate(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	d, err := s.updatable(r)
	to := reply{to: route.Action(editionIn(r), refIn(r))}
	if err = s.first(r, err); err != nil {
		return s.reply(w, r, err, to)
	}
	sub := submission(r.PostForm)
	on := s.occasion(r, d.Position.Rounds)
	form := page.UpdateForm{Dossier: d, Input: updateInput(r.PostForm), Filled: d.InputAgain(on), Version: sub.Version, Key: sub.Key}
	update, err := plan.NewUpdate(d.Action.Action, form.Input, form.Filled, on)
	switch {
	case err == nil:
		err = s.store.Record(r.Context(), scope(r), d.Action.Action, plan.EventOf(update), sub)
	case sub.Version < d.Action.Version:
		err = s.late(r, sub)
	}
	to.wrong = func(ps plan.Problems) error {
		form.Problems = ps
		return s.showUpdate(w, r, http.StatusUnprocessableEntity, form)
	}
	to.stale = func() error { return s.showConflict(w, r, form) }
	to.done = func() string {
		return "Your update on " + d.Action.Ref + " is on the record. " + d.Next(update) + lateForRound(r.PostForm.Get("round"), update, d.Position)
	}
	return s.reply(w, r, err, to)
}

// lateForRound says in which round an update landed whose form was opened in
// another, or in one that has closed since; "" for neither.
func lateForRound(slug string, u plan.Update, p plan.Position) string {
	opened, err := plan.ParseQuarterSlug(slug)
	if err != nil {
		return ""
	}
	if opened != u.Round {
		return " The round for " + opened.String() + " closed while your form was open: it belongs to the round for " + u.Round.String() + "."
	}
	round, ok := p.Rounds.At(u.Submitted)
	if !ok || !round.IsClosed(p.Today) {
		return ""
	}
	text := " The round for " + opened.String() + " closed while your form was open"
	if board, planned := p.Rounds.NextBoard(p.Today); planned {
		return text + ": it goes before the Board of the next round, on " + board.Long() + "."
	}
	return text + ": it goes before the Board of the next round."
}

// showConflict shows the form again with what was first, another update or a
// decision, beside what was typed, now against the fresh version.
func (s *Server) showConflict(w http.ResponseWriter, r *http.Request, form page.UpdateForm) error {
	fresh, err := s.dossier(r, 0)
	if err != nil {
		return err
	}
	form.Dossier, form.Version, form.Key = fresh, fresh.Action.Version, newKey()
	form.First = fresh.Story.Latest()
	return s.showUpdate(w, r, http.StatusConflict, form)
}

func updateInput(form url.Values) plan.UpdateInput {
	return plan.UpdateInput{
		Status:       form.Get("status"),
		Narrative:    form.Get("narrative"),
		NextStep:     form.Get("next_step"),
		Forecast:     dateInput(form, "forecast"),
		Issue:        form.Get("issue") != "",
		RecoveryPlan: form.Get("recovery_plan"),
		RecoveryLead: form.Get("recovery_lead"),
		RecoveryBy:   dateInput(form, "recovery_by"),
		Delivered:    dateInput(form, "delivered"),
		Evidence:     form.Get("evidence"),
		Reason:       form.Get("reason"),
	}
}
