package server

import (
	"errors"
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
	return form, f.Series.Permit(scope(r), f.Position.Edition, plan.ApproveRating, form.Value)
}

// postRatingOverride puts a better rating on the record, as postValue does a
// figure.
func (s *Server) postRatingOverride(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	sub := submission(r.PostForm)
	form, err := s.overrideForm(r)
	if err = s.first(r, err); errors.Is(err, plan.ErrRepeated) {
		return s.toMeasure(w, r, form.Folder)
	} else if err != nil {
		return err
	}
	form.Input = plan.RatingOverrideInput{Rating: r.PostForm.Get("rating"), Reason: r.PostForm.Get("reason")}
	form.Key, form.Version = sub.Key, sub.Version
	if !s.sawSame(r, form) {
		return s.showOverrideConflict(w, r, form)
	}
	override, err := plan.NewRatingOverride(form.Folder.Series, form.Input, s.occasion(r, nil))
	if err == nil {
		err = s.store.OverrideRating(r.Context(), scope(r), form.Folder.Series.Measure, override, sub)
	}
	switch {
	case errors.As(err, &form.Problems):
		return s.render(w, r, http.StatusUnprocessableEntity, form, form.Folder.Position.Edition.Key)
	case errors.Is(err, plan.ErrStale):
		return s.showOverrideConflict(w, r, form)
	case err == nil:
		s.auth.Notice(r.Context(), "The rating of "+form.Folder.Series.Code+" is "+override.Rating.Word()+" until its next figure comes or the next round opens.")
	case !errors.Is(err, plan.ErrRepeated):
		return err
	}
	return s.toMeasure(w, r, form.Folder)
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

func (s *Server) toMeasure(w http.ResponseWriter, r *http.Request, f plan.Folder) error {
	http.Redirect(w, r, route.Measure(f.Position.Edition.Key, f.Series.Code), http.StatusSeeOther)
	return nil
}
