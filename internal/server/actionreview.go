package server

import (
	"net/http"
	"net/url"

	"planboard/internal/plan"
	"planboard/web/page"
)

// getReview shows what was reported, to be accepted or returned.
func (s *Server) getReview(w http.ResponseWriter, r *http.Request) error {
	return s.getStep(w, r, reviewStep(nil))
}

func (s *Server) postReview(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	return s.postStep(w, r, reviewStep(r.PostForm))
}

func reviewStep(form url.Values) step {
	in := plan.ReviewInput{Verdict: form.Get("verdict"), Comment: form.Get("comment")}
	return step{
		kinds: []plan.EventKind{plan.Accepted, plan.Returned},
		event: func(d plan.Dossier, on plan.Occasion) (plan.Event, error) { return plan.NewReview(d.Action, in, on) },
		page:  func(f page.ActionForm) page.Page { return page.Review{ActionForm: f, Input: in} },
		done: func(d plan.Dossier, e plan.Event) string {
			if e.Kind == plan.Returned {
				return "The update on " + d.Action.Ref + " has gone back to the " + d.Action.Lead.Title + " with your comment. Until it is posted again, what stood before counts."
			}
			return "The update on " + d.Action.Ref + " is accepted, and locked: only a correction can take its place."
		},
	}
}

// getSignOff shows a delivery with its evidence, to be signed off.
func (s *Server) getSignOff(w http.ResponseWriter, r *http.Request) error {
	return s.getStep(w, r, signOffStep(nil))
}

func (s *Server) postSignOff(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	return s.postStep(w, r, signOffStep(r.PostForm))
}

func signOffStep(form url.Values) step {
	in := plan.SignOffInput{Seen: form.Get("seen") != ""}
	return step{
		kinds: []plan.EventKind{plan.SignedOff},
		event: func(d plan.Dossier, on plan.Occasion) (plan.Event, error) { return plan.NewSignOff(d.Action, in, on) },
		page:  func(f page.ActionForm) page.Page { return page.SignOff{ActionForm: f, Input: in} },
		done: func(d plan.Dossier, _ plan.Event) string {
			return d.Action.Ref + " is signed off as complete. It takes no more updates."
		},
	}
}

// getOverride shows a better status that is proposed, to be approved.
func (s *Server) getOverride(w http.ResponseWriter, r *http.Request) error {
	return s.getStep(w, r, overrideStep(nil))
}

func (s *Server) postOverride(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	return s.postStep(w, r, overrideStep(r.PostForm))
}

func overrideStep(form url.Values) step {
	in := plan.OverrideInput{Reason: form.Get("reason")}
	return step{
		kinds: []plan.EventKind{plan.Overridden},
		event: func(d plan.Dossier, on plan.Occasion) (plan.Event, error) { return plan.NewOverride(d.Action, in, on) },
		page:  func(f page.ActionForm) page.Page { return page.Override{ActionForm: f, Input: in} },
		done: func(d plan.Dossier, e plan.Event) string {
			return d.Action.Ref + " is shown as " + e.Status.Word() + " until the next round opens, with your reason beside it."
		},
	}
}
