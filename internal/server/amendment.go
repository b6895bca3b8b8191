package server

import (
	"net/http"
	"net/url"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/web/page"
)

// getAmendment shows the form for a decision on a measure's target or
// definition, with what holds filled in.
func (s *Server) getAmendment(w http.ResponseWriter, r *http.Request) error {
	form, err := s.amendmentForm(r)
	if err != nil {
		return err
	}
	form.Input = plan.AmendmentFor(form.Folder.Series)
	form.Key, form.Version = newKey(), form.Folder.Series.Terms
	return s.render(w, r, http.StatusOK, form, form.Folder.Position.Edition.Key)
}

// amendmentForm returns the form, or why there is none. Who may change the
// definition may change the target.
func (s *Server) amendmentForm(r *http.Request) (page.AmendmentForm, error) {
	f, err := s.presentFolder(r)
	if err != nil {
		return page.AmendmentForm{}, err
	}
	choices, err := s.store.ChangeChoices(r.Context(), scope(r), s.view(plan.NoMeasures))
	if err != nil {
		return page.AmendmentForm{}, err
	}
	choices.Begins = f.Position.Edition.Starts
	form := page.AmendmentForm{Folder: f, Choices: choices, Member: *auth.Member(r.Context())}
	return form, permitFigure(r, f, plan.ChangeDefinition, plan.Value{})
}

// postAmendment puts the decision on the record. What somebody else changed
// first is shown beside what was typed, with 409.
func (s *Server) postAmendment(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	form, err := s.amendmentForm(r)
	if err != nil {
		return err
	}
	sub := submission(r.PostForm)
	form.Input, form.Key, form.Version = amendmentInput(r.PostForm), sub.Key, sub.Version
	measure := form.Folder.Series
	amendment, err := plan.NewAmendment(measure, form.Input, form.Choices, s.occasion(r, form.Folder.Position.Rounds))
	switch {
	case err == nil:
		err = s.store.Amend(r.Context(), scope(r), measure.Measure, amendment, sub)
	case sub.Version != measure.Terms:
		err = s.late(r, sub)
	}
	return s.reply(w, r, err, reply{
		wrong: func(ps plan.Problems) error {
			form.Problems = ps
			return s.render(w, r, http.StatusUnprocessableEntity, form, measure.Edition)
		},
		stale: func() error { return s.showAmendmentConflict(w, r, form) },
		done:  func() string { return "The change of " + measure.Code + " is on the record, with what held before." },
		to:    toMeasure(form.Folder),
	})
}

func (s *Server) showAmendmentConflict(w http.ResponseWriter, r *http.Request, form page.AmendmentForm) error {
	fresh, err := s.amendmentForm(r)
	if err != nil {
		return err
	}
	fresh.Input, fresh.Stale = form.Input, true
	fresh.Key, fresh.Version = newKey(), fresh.Folder.Series.Terms
	return s.render(w, r, http.StatusConflict, fresh, fresh.Folder.Position.Edition.Key)
}

func amendmentInput(form url.Values) plan.AmendmentInput {
	return plan.AmendmentInput{
		Kind: form.Get("kind"), At: form.Get("at"), To: form.Get("to"), Band: form.Get("band"),
		Definition: form.Get("definition"), NumeratorIs: form.Get("numerator_is"), DenominatorIs: form.Get("denominator_is"),
		From: form.Get("from"), Meeting: form.Get("meeting"), Effective: dateInput(form, "effective"), Reason: form.Get("reason"),
	}
}
