package server

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// boardLog is what the pages of the Board's log ask for.
type boardLog interface {
	Log(ctx context.Context, s plan.Scope, v plan.View, f plan.LogFilter) ([]plan.LogItem, error)
	LogItem(ctx context.Context, s plan.Scope, v plan.View, ref string) (plan.LogItem, error)
	Raise(ctx context.Context, s plan.Scope, i plan.LogItem, sub plan.Submission) (string, error)
	RecordLog(ctx context.Context, s plan.Scope, ref string, e plan.LogEvent, sub plan.Submission) error
	FrozenFor(ctx context.Context, s plan.Scope, meeting plan.Date) (plan.Freeze, error)
	Choices(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Choices, error)
}

// getLog lists the Board's log, narrowed by the query.
func (s *Server) getLog(w http.ResponseWriter, r *http.Request) error {
	m, v, err := s.lookAround(r)
	if err != nil {
		return err
	}
	all, err := s.store.Log(r.Context(), scope(r), v, plan.LogFilter{})
	if err != nil {
		return err
	}
	state, _ := plan.ParseLogState(r.URL.Query().Get("state")) // one that there is not does not narrow
	filter := plan.LogFilter{State: state}
	may := m.At == "" && auth.Member(r.Context()).May(plan.AskQuestion)
	return s.showAt(w, r, page.Log{All: all, Shown: filter.Of(all), Filter: filter, Today: m.Day, At: m.At, MayAsk: may}, m)
}

// showAt sends a page that is about no one edition, at the moment at which it
// looks at the record.
func (s *Server) showAt(w http.ResponseWriter, r *http.Request, p page.Page, m plan.Moment) error {
	k, err := s.currentKey(r.Context())
	if err != nil {
		return err
	}
	f := page.Frame{Member: auth.Member(r.Context()), Demo: s.banner(), Notice: s.auth.TakeNotice(r.Context()), Plan: k}
	if text := m.Sentence(s.today()); text != "" {
		f.Moment = page.Moment{Text: text, Now: route.Now(r.URL.RequestURI())}
	}
	return s.send(w, r, http.StatusOK, p, f)
}

func (s *Server) getLogItem(w http.ResponseWriter, r *http.Request) error {
	m, v, err := s.lookAround(r)
	if err != nil {
		return err
	}
	i, err := s.store.LogItem(r.Context(), scope(r), v, chi.URLParam(r, "ref"))
	if err != nil {
		return err
	}
	p := page.LogItem{Item: i, Today: m.Day, At: m.At}
	for _, kind := range plan.LogEventKinds {
		if kind != plan.LogRaised && m.At == "" && i.Permit(scope(r), kind) == nil {
			p.May = append(p.May, kind)
		}
	}
	return s.showAt(w, r, p, m)
}

// choices returns what a form about the edition chooses from; the edition in
// force when none is named.
func (s *Server) choices(r *http.Request, k plan.EditionKey) (plan.Choices, error) {
	if k == (plan.EditionKey{}) {
		var err error
		if k, err = s.currentKey(r.Context()); err != nil {
			return plan.Choices{}, err
		}
	}
	return s.store.Choices(r.Context(), scope(r), k, s.view(plan.AllMeasures))
}

func editionAsked(q url.Values) plan.EditionKey {
	return plan.EditionKey{Plan: q.Get("plan"), Edition: q.Get("edition")}
}

// getAsk shows the form for a question, about what the query names.
func (s *Server) getAsk(w http.ResponseWriter, r *http.Request) error {
	c, err := s.choices(r, editionAsked(r.URL.Query()))
	switch {
	case err != nil:
		return err
	case c.Position.Edition.IsReadOnly():
		return plan.ErrClosed
	}
	m := auth.Member(r.Context())
	form := page.AskForm{Choices: c, Member: *m, Key: newKey(), Input: plan.InputForAsking(c, r.URL.Query().Get("about"))}
	return s.render(w, r, http.StatusOK, form, c.Position.Edition.Key)
}

// postAsk puts an item in the Board's log, as postUpdate does an update.
func (s *Server) postAsk(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	c, err := s.choices(r, editionAsked(r.PostForm))
	if err != nil {
		return err
	}
	form := page.AskForm{Choices: c, Member: *auth.Member(r.Context()), Input: logInput(r.PostForm), Key: submission(r.PostForm).Key}
	item, err := plan.NewLogItem(c, form.Input, s.occasion(r, c.Position.Rounds))
	var ref string
	if err == nil {
		ref, err = s.store.Raise(r.Context(), scope(r), item, plan.Submission{Key: form.Key})
	}
	switch {
	case errors.As(err, &form.Problems):
		return s.render(w, r, http.StatusUnprocessableEntity, form, c.Position.Edition.Key)
	case errors.Is(err, plan.ErrRepeated):
		http.Redirect(w, r, route.Log, http.StatusSeeOther)
		return nil
	case err != nil:
		return err
	}
	s.auth.Notice(r.Context(), ref+" is in the Board's log. It waits for the "+item.Lead.Title+".")
	http.Redirect(w, r, route.LogItem(ref), http.StatusSeeOther)
	return nil
}

func logInput(form url.Values) plan.LogInput {
	return plan.LogInput{
		Kind: form.Get("kind"), About: form.Get("about"), Text: form.Get("text"), Lead: form.Get("lead"),
		Meeting: form.Get("meeting"), Due: dateInput(form, "due"),
	}
}
