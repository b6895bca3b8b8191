package server

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/web/page"
)

// changes is what the form for decisions asks for besides the action.
type changes interface {
	ChangeChoices(ctx context.Context, s plan.Scope, v plan.View) (plan.ChangeChoices, error)
}

// getChange shows the form that records a decision on what was agreed, or the
// choice between the kinds of decision.
func (s *Server) getChange(w http.ResponseWriter, r *http.Request) error {
	st, err := s.changeStep(r, nil)
	if err != nil {
		return err
	}
	return s.getStep(w, r, st)
}

func (s *Server) postChange(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	st, err := s.changeStep(r, r.PostForm)
	if err != nil {
		return err
	}
	return s.postStep(w, r, st)
}

func (s *Server) changeStep(r *http.Request, form url.Values) (step, error) {
	choices, err := s.store.ChangeChoices(r.Context(), scope(r), s.view(plan.NoMeasures))
	if err != nil {
		return step{}, err
	}
	in := s.changeInput(r, form)
	kinds := plan.ChangeKinds
	if kind := plan.EventKind(in.Kind); slices.Contains(kinds, kind) {
		kinds = []plan.EventKind{kind}
	}
	return step{
		kinds: kinds,
		event: func(d plan.Dossier, on plan.Occasion) (plan.Event, error) {
			return plan.NewChange(d.Action, in, choices, on)
		},
		page: func(f page.ActionForm) page.Page {
			return page.Change{ActionForm: f, Input: in, Choices: choices, Member: *auth.Member(r.Context())}
		},
		done: func(d plan.Dossier, _ plan.Event) string {
			return "The decision on " + d.Action.Ref + " is on the record. What stood before stays in sight."
		},
	}, nil
}

// changeInput reads the form; of one not yet sent the decision holds from
// today.
func (s *Server) changeInput(r *http.Request, form url.Values) plan.ChangeInput {
	in := plan.ChangeInput{
		Kind:      r.URL.Query().Get("kind"),
		Due:       dateInput(form, "due"),
		Lead:      form.Get("lead"),
		Closure:   form.Get("closure"),
		Reason:    form.Get("reason"),
		Approver:  form.Get("approver"),
		Effective: dateInput(form, "effective"),
	}
	if form == nil {
		in.Effective = plan.DateTyped(s.today())
	}
	return in
}
