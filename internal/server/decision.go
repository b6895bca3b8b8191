package server

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// sittings is what the pages of a meeting's decisions and minutes ask for.
type sittings interface {
	Decisions(ctx context.Context, s plan.Scope, meeting plan.Date, v plan.View) (plan.DecisionSheet, error)
	AddDecision(ctx context.Context, s plan.Scope, d plan.Decision, sub plan.Submission) error
	Minutes(ctx context.Context, s plan.Scope, meeting plan.Date, v plan.View) (plan.DecisionSheet, plan.Minutes, error)
	AddMinutes(ctx context.Context, s plan.Scope, m plan.Minutes, sub plan.Submission) error
}

// meetingIn returns the day that the address names; plan.ErrNotFound when that
// is none.
func meetingIn(r *http.Request) (plan.Date, error) {
	day, err := plan.ParseDate(chi.URLParam(r, "date"))
	if err != nil {
		return day, plan.ErrNotFound
	}
	return day, nil
}

// sheet returns what the meeting decided that the address names.
func (s *Server) sheet(r *http.Request) (plan.DecisionSheet, error) {
	day, err := meetingIn(r)
	if err != nil {
		return plan.DecisionSheet{}, err
	}
	return s.store.Decisions(r.Context(), scope(r), day, s.view(plan.NoMeasures))
}

// moved leads to the day to which a meeting has moved since; it reports whether
// there is one.
func moved(w http.ResponseWriter, r *http.Request, m plan.Meeting, address func(plan.Date) string) bool {
	day, err := meetingIn(r)
	if err != nil || day == m.On {
		return false
	}
	http.Redirect(w, r, address(m.On), http.StatusSeeOther)
	return true
}

// getDecisions shows what a meeting decided, and to the secretary the form for
// another decision.
func (s *Server) getDecisions(w http.ResponseWriter, r *http.Request) error {
	sheet, err := s.sheet(r)
	if err != nil || moved(w, r, sheet.Meeting, route.Decisions) {
		return err
	}
	p, err := s.decisionsPage(r, sheet)
	if err != nil {
		return err
	}
	p.Key = newKey()
	p.Input.Item = cmp.Or(r.URL.Query().Get("item"), p.Input.Item) // one that there is not is not chosen
	return s.showDecisions(w, r, http.StatusOK, p)
}

func (s *Server) decisionsPage(r *http.Request, sheet plan.DecisionSheet) (page.Decisions, error) {
	p := page.Decisions{Sheet: sheet, Today: s.today(), Input: plan.DecisionInput{Item: "5", Creates: plan.CreatesNothing}}
	if p.MayAdd = sheet.Permit(scope(r), s.today()) == nil; !p.MayAdd {
		return p, nil
	}
	var err error
	p.Choices, err = s.choices(r, plan.EditionKey{})
	return p, err
}

func (s *Server) showDecisions(w http.ResponseWriter, r *http.Request, status int, p page.Decisions) error {
	k, err := s.currentKey(r.Context())
	if err != nil {
		return err
	}
	return s.render(w, r, status, p, k)
}

// postDecision puts a decision on the record, with what it creates.
func (s *Server) postDecision(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	sheet, err := s.sheet(r)
	if err != nil {
		return err
	}
	if err := sheet.Permit(scope(r), s.today()); err != nil {
		return minutesRefused(page.Minutes{Sheet: sheet, Today: s.today()}, err)
	}
	p, err := s.decisionsPage(r, sheet)
	if err != nil {
		return err
	}
	sub := submission(r.PostForm)
	p.Input, p.Key = decisionInput(r.PostForm), sub.Key
	d, err := plan.NewDecision(sheet.Meeting, p.Input, p.Choices, sheet.Taken(), s.occasion(r, nil))
	if err == nil {
		err = s.store.AddDecision(r.Context(), scope(r), d, sub)
	}
	switch err = s.first(r, err); {
	case errors.As(err, &p.Problems):
		return s.showDecisions(w, r, http.StatusUnprocessableEntity, p)
	case errors.Is(err, plan.ErrStale):
		p.Problems = plan.Problems{{Field: "minute", Text: "Somebody else gave that minute number first: enter another"}}
		return s.showDecisions(w, r, http.StatusConflict, p)
	case d.Answer != nil && (errors.Is(err, plan.ErrNothing) || errors.Is(err, plan.ErrClosed)):
		return s.showUnanswerable(w, r, p, err)
	case errors.Is(err, plan.ErrRepeated):
	case err != nil:
		return err
	default:
		s.auth.Notice(r.Context(), "Minute "+d.Minute+" is on the record.")
	}
	http.Redirect(w, r, route.Decisions(sheet.Meeting.On), http.StatusSeeOther)
	return nil
}

// showUnanswerable shows the form again when the Red that the decision would
// have answered waits for no answer, if there is still something to record.
func (s *Server) showUnanswerable(w http.ResponseWriter, r *http.Request, p page.Decisions, refused error) error {
	sheet, err := s.sheet(r)
	switch {
	case err != nil:
		return err
	case sheet.Permit(scope(r), s.today()) != nil:
		return refused
	}
	p.Sheet = sheet
	p.Problems = plan.Problems{{Field: "about", Text: p.Input.About + " waits for no answer: it is not red now, it was not red in what was put before this meeting, or this meeting has answered it. Nothing was recorded. Choose again what follows from the decision"}}
	return s.showDecisions(w, r, http.StatusConflict, p)
}

func decisionInput(form url.Values) plan.DecisionInput {
	return plan.DecisionInput{
		Item: form.Get("item"), Minute: form.Get("minute"), Proposer: form.Get("proposer"), Wording: form.Get("wording"),
		Reasons: form.Get("reasons"), Alternatives: form.Get("alternatives"), Conflicts: form.Get("conflicts"),
		Dispensations: form.Get("dispensations"), Creates: form.Get("creates"), About: form.Get("about"), Asked: form.Get("asked"),
		Lead: form.Get("lead"), Due: dateInput(form, "due"), To: form.Get("to"),
	}
}
