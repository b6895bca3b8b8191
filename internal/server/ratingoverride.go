package server

import (
	"net/http"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// getRatingOverride shows the form for a better rating of the newest figure.
func (s *Server) getRatingOverride(w http.ResponseWriter, r *http.Request) error {
	form, err := s.overrideForm(r)
	if err != nil {
		return err
	}
	form.Key, form.Version = newKey(), form.Folder.Series.Terms
	return s.render(w, r, http.StatusOK, form, form.Folder.Position.Edition.Key)
}

// overrideForm returns the form for the newest figure, or why there is none.
func (s *Server) overrideForm(r *http.Request) (page.OverrideForm, error) {
	f, err := s.presentFolder(r)
	if err != nil {
		return page.OverrideForm{}, err
	}
	form := page.OverrideForm{Folder: f}
	form.Value, _ = f.Series.Latest()
	return form, permitFigure(r, f, plan.ApproveRating, form.Value)
}

// postRatingOverride puts a better rating on the record, as postValue does a
// figure.
func (s *Server) postRatingOverride(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	form, err := s.overrideForm(r)
	to := reply{to: toMeasure(form.Folder)}
	if err = s.first(r, err); err != nil {
		return s.reply(w, r, err, to)
	}
	sub := submission(r.PostForm)
	form.Input = plan.RatingOverrideInput{Rating: r.PostForm.Get("rating"), Reason: r.PostForm.Get("reason")}
	form.Key, form.Version = sub.Key, sub.Version
	override, err := s.override(r, form, sub)
	to.wrong = func(ps plan.Problems) error {
		form.Problems = ps
		return s.render(w, r, http.StatusUnprocessableEntity, form, form.Folder.Position.Edition.Key)
	}
	to.stale = func() error { return s.showOverrideConflict(w, r, form) }
	to.done = func() string {
		return "The rating of " + form.Folder.Series.Code + " is " + override.Rating.Word() + " until its next figure comes or the next round opens."
	}
	return s.reply(w, r, err, to)
}

// override puts the better rating on the record, for what its author saw.
func (s *Server) override(r *http.Request, form page.OverrideForm, sub plan.Submission) (plan.RatingOverride, error) {
	if !s.sawSame(r, form) {
		return plan.RatingOverride{}, plan.ErrStale
	}
	override, err := plan.NewRatingOverride(form.Folder.Series, form.Input, s.occasion(r, nil))
	if err == nil {
		err = s.store.OverrideRating(r.Context(), scope(r), form.Folder.Series.Measure, override, sub)
	}
	return override, err
}

// sawSame reports whether the form was filled in for the figure, the target and
// the definition that stand now.
func (s *Server) sawSame(r *http.Request, form page.OverrideForm) bool {
	return r.PostForm.Get("value") == form.Figure() && form.Version == form.Folder.Series.Terms
}

// showOverrideConflict shows the form again for what stands by now.
func (s *Server) showOverrideConflict(w http.ResponseWriter, r *http.Request, form page.OverrideForm) error {
	fresh, err := s.overrideForm(r)
	if err != nil {
		return err
	}
	fresh.Input, fresh.Stale = form.Input, true
	fresh.Key, fresh.Version = newKey(), fresh.Folder.Series.Terms
	return s.render(w, r, http.StatusConflict, fresh, fresh.Folder.Position.Edition.Key)
}

// toMeasure is the address of the measure's page.
func toMeasure(f plan.Folder) string { return route.Measure(f.Position.Edition.Key, f.Series.Code) }
