package server

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/web/page"
)

// forms is what the record knows of forms sent.
type forms interface {
	Taken(ctx context.Context, account plan.AccountID, key string) (bool, error)
}

// late says what a form is that was filled in for an earlier version and would
// not be right for this one: plan.ErrRepeated when the record has taken this
// very form, else plan.ErrStale, because somebody else was first.
func (s *Server) late(r *http.Request, sub plan.Submission) error {
	taken, err := s.store.Taken(r.Context(), auth.Member(r.Context()).Account, sub.Key)
	switch {
	case err != nil:
		return err
	case taken:
		return plan.ErrRepeated
	default:
		return plan.ErrStale
	}
}

// first turns what keeps a form from being taken into plan.ErrRepeated where the
// record has taken this very form: sent twice, it finds what it did in its way.
func (s *Server) first(r *http.Request, err error) error {
	if err == nil {
		return nil
	}
	if late := s.late(r, submission(r.PostForm)); !errors.Is(late, plan.ErrStale) {
		return late
	}
	return err
}

// longFields are the fields whose text a reader would hate to lose, with the
// label under which it is shown when it could not be taken.
var longFields = map[string]string{
	"narrative": "What has changed", "recovery_plan": "Recovery plan", "reason": "Reason",
	"next_step": "Next step", "evidence": "Evidence", "note": "Note", "comment": "Comment", "definition": "Definition",
	"because": "Why it is corrected", "exception": "Why the round goes on",
	"text": "What you wrote", "wording": "Wording", "reasons": "Reasons", "alternatives": "Alternatives", "conflicts": "Conflicts of interest",
	"asked": "What is to be done", "elected": "Elected members present", "declarations": "Declarations of interest",
}

// secretFields are never shown again.
var secretFields = []string{"password"}

// readForm reads the form that was sent. Its errors hold nothing of it.
func readForm(r *http.Request) error {
	err := r.ParseForm()
	var large *http.MaxBytesError
	if err == nil || errors.As(err, &large) {
		return err
	}
	return errUnreadable
}

// kept returns what was typed into a form, so that a page for trouble can hold
// it and send it again; nothing of a form that was not read to its end.
func kept(r *http.Request) []page.Kept {
	if r.Method != http.MethodPost || readForm(r) != nil {
		return nil
	}
	return keptOf(r.PostForm)
}

func keptOf(form url.Values) []page.Kept {
	var fields []page.Kept
	for name, values := range form {
		if slices.Contains(secretFields, name) {
			continue
		}
		for _, v := range values {
			fields = append(fields, page.Kept{Name: name, Value: plan.ShowTyped(v), Label: longFields[name]})
		}
	}
	slices.SortStableFunc(fields, func(a, b page.Kept) int { return strings.Compare(a.Name, b.Name) })
	return fields
}

func dateInput(form url.Values, name string) plan.DateInput {
	return plan.DateInput{Day: form.Get(name + "-day"), Month: form.Get(name + "-month"), Year: form.Get(name + "-year")}
}

// submission reads what the portal itself wrote into the form. What it cannot
// have written is a version that was never there, and no key.
func submission(form url.Values) plan.Submission {
	version, err := strconv.Atoi(form.Get("version"))
	if err != nil {
		version = -1
	}
	key := form.Get("key")
	if len(key) > 64 || plan.ShowTyped(key) != key {
		key = ""
	}
	return plan.Submission{Version: version, Key: key}
}
