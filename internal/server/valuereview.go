package server

import (
	"net/http"
	"slices"
	"strconv"

	"planboard/internal/plan"
	"planboard/web/page"
)

// getValueReview shows the form for the review of a figure.
func (s *Server) getValueReview(w http.ResponseWriter, r *http.Request) error {
	f, err := s.presentFolder(r)
	if err != nil {
		return err
	}
	named := r.URL.Query().Get("value")
	v := figureNamed(f, named)
	if named == "" {
		v = newestWaiting(f)
	}
	if err := permitFigure(r, f, plan.AcceptFigure, v); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, page.ValueReviewForm{Folder: f, Value: v, Key: newKey()}, f.Position.Edition.Key)
}

// figureNamed returns the figure of that number; the zero Value for none.
func figureNamed(f plan.Folder, named string) plan.Value {
	for _, v := range slices.Concat(f.Series.Values, f.Revisions) {
		if strconv.FormatInt(v.ID, 10) == named {
			return v
		}
	}
	return plan.Value{}
}

// newestWaiting returns the newest figure that waits for review; the zero Value
// for none.
func newestWaiting(f plan.Folder) plan.Value {
	for _, v := range slices.Backward(f.Series.Values) {
		if v.Waits() {
			return v
		}
	}
	return plan.Value{}
}

// postValueReview puts a review on the record. Where another figure took the
// place of the one reviewed, that one is shown with 409, and what was typed.
func (s *Server) postValueReview(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	f, err := s.presentFolder(r)
	if err != nil {
		return err
	}
	form := page.ValueReviewForm{
		Folder: f, Value: figureNamed(f, r.PostForm.Get("value")), Key: submission(r.PostForm).Key,
		Input: plan.ValueReviewInput{Verdict: r.PostForm.Get("verdict"), Comment: r.PostForm.Get("comment")},
	}
	if err := s.first(r, permitFigure(r, f, plan.AcceptFigure, form.Value)); err != nil {
		return s.answerReview(w, r, form, err)
	}
	review, err := plan.NewValueReview(form.Value, form.Input, s.occasion(r, nil))
	if err == nil {
		err = s.store.ReviewValue(r.Context(), scope(r), f.Series.Measure, review, submission(r.PostForm))
	}
	return s.answerReview(w, r, form, err)
}

// afterReview says what becomes of a figure that was reviewed.
var afterReview = map[string]string{
	string(plan.ReviewPassed): ", and locked: only a correction with a reason can take its place.",
	string(plan.ReviewFailed): ". It counts no more, and the data steward is asked to enter it again.",
}

func (s *Server) answerReview(w http.ResponseWriter, r *http.Request, form page.ValueReviewForm, err error) error {
	return s.reply(w, r, err, reply{
		wrong: func(ps plan.Problems) error {
			form.Problems = ps
			return s.render(w, r, http.StatusUnprocessableEntity, form, form.Folder.Position.Edition.Key)
		},
		stale: func() error { return s.showReviewConflict(w, r, form) },
		done: func() string {
			return "The figure of " + form.Folder.Series.Code + " for " + form.Value.Period.Label() + " is " + form.Input.Verdict + afterReview[form.Input.Verdict]
		},
		to: toMeasure(form.Folder),
	})
}

// showReviewConflict shows the form again for the figure that stands by now, if
// it is still the reader's to review.
func (s *Server) showReviewConflict(w http.ResponseWriter, r *http.Request, form page.ValueReviewForm) error {
	fresh, err := s.folder(r)
	if err != nil {
		return err
	}
	was := figureNamed(fresh, strconv.FormatInt(form.Value.ID, 10)) // as it may be seen beside the other
	now, found := fresh.Successor(was)
	if found {
		form.Was = &was
	} else {
		now = was // it stands after all
	}
	if err := permitFigure(r, fresh, plan.AcceptFigure, now); err != nil {
		return err
	}
	form.Folder, form.Value, form.Key, form.Stale = fresh, now, newKey(), true
	return s.render(w, r, http.StatusConflict, form, fresh.Position.Edition.Key)
}
