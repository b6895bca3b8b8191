package server

import (
	"context"
	"net/http"
	"net/url"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// values is what the pages of a measure and its form ask for.
type values interface {
	Folder(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Folder, error)
	AddValue(ctx context.Context, s plan.Scope, m plan.Measure, v plan.Value, sub plan.Submission) error
	ReviewValue(ctx context.Context, s plan.Scope, m plan.Measure, r plan.ValueReview, sub plan.Submission) error
	OverrideRating(ctx context.Context, s plan.Scope, m plan.Measure, o plan.RatingOverride, sub plan.Submission) error
	Amend(ctx context.Context, s plan.Scope, m plan.Measure, a plan.Amendment, sub plan.Submission) error
}

func (s *Server) getValue(w http.ResponseWriter, r *http.Request) error {
	form, err := s.valueForm(r)
	if err != nil {
		return err
	}
	form.Key = newKey()
	form.Version = form.Folder.Series.Version
	form.Input = plan.ValueInput{State: string(plan.Provisional)}
	if next, ok := plan.NextPeriod(form.Open, form.Folder.Series.Values); ok {
		form.Input.Period = next.Label()
	}
	return s.render(w, r, http.StatusOK, form, form.Folder.Position.Edition.Key)
}

// valueForm returns the form for a measure whose figures are entered here, or
// why there is none.
func (s *Server) valueForm(r *http.Request) (page.ValueForm, error) {
	f, err := s.folder(r)
	switch {
	case err != nil:
		return page.ValueForm{}, err
	case !f.Series.IsEntered():
		return page.ValueForm{}, plan.ErrForbidden
	case !f.IsOpen():
		return page.ValueForm{}, plan.ErrClosed
	}
	return page.ValueForm{Folder: f, Open: plan.OpenPeriods(f.Position.Edition, s.today())}, nil
}

// postValue puts a figure on the record, as postUpdate does an update.
func (s *Server) postValue(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	form, err := s.valueForm(r)
	if err != nil {
		return err
	}
	m, sub := form.Folder.Series.Measure, submission(r.PostForm)
	form.Input, form.Version, form.Key = valueInput(r.PostForm), sub.Version, sub.Key
	value, err := plan.NewValue(form.Open, form.Folder.Series.Known(), form.Input, s.occasion(r, nil))
	switch {
	case err == nil:
		err = s.store.AddValue(r.Context(), scope(r), m, value, sub)
	case sub.Version < m.Version:
		err = s.late(r, sub)
	}
	return s.reply(w, r, err, reply{
		wrong: func(ps plan.Problems) error {
			form.Problems = ps
			return s.render(w, r, http.StatusUnprocessableEntity, form, m.Edition)
		},
		stale: func() error { return s.showValueConflict(w, r, form) },
		done: func() string {
			return "The figure of " + m.Code + " for " + value.Period.Label() + " is on the record. " + form.Folder.Next()
		},
		to: route.Measure(m.Edition, m.Code),
	})
}

// showValueConflict shows the form again with both figures: the one that was
// entered first, for whichever period, and the one typed.
func (s *Server) showValueConflict(w http.ResponseWriter, r *http.Request, form page.ValueForm) error {
	fresh, err := s.folder(r)
	if err != nil {
		return err
	}
	form.Folder, form.Version, form.Key = fresh, fresh.Series.Version, newKey()
	form.Theirs = &plan.Value{Symbol: plan.NotAvailable}
	for _, v := range fresh.Series.Values {
		if v.Entered.After(form.Theirs.Entered) {
			form.Theirs = &v
		}
	}
	return s.render(w, r, http.StatusConflict, form, fresh.Position.Edition.Key)
}

func valueInput(form url.Values) plan.ValueInput {
	return plan.ValueInput{
		Period: form.Get("period"), Numerator: form.Get("numerator"), Denominator: form.Get("denominator"),
		State: form.Get("state"), Note: form.Get("note"), Reason: form.Get("reason"),
	}
}
