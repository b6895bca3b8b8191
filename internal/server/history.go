package server

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"planboard/internal/plan"
	"planboard/internal/report"
	"planboard/web/page"
)

// chronicle is what the record knows of its own history.
type chronicle interface {
	History(ctx context.Context, s plan.Scope, f plan.HistoryFilter, before int64, limit int) (plan.History, error)
}

// How many entries a page of history lists, and how many a file holds.
const (
	historyPage = 50
	historyFile = 10_000
)

// getHistory shows who changed what, narrowed by the query.
func (s *Server) getHistory(w http.ResponseWriter, r *http.Request) error {
	before, err := strconv.ParseInt(r.URL.Query().Get("before"), 10, 64)
	if err != nil || before < 0 {
		before = 0 // from the newest
	}
	p, err := s.history(r, before, historyPage)
	return s.showHistory(w, r, p, err)
}

// getHistoryCSV sends the newest of what the query chooses, as many as a file
// holds.
func (s *Server) getHistoryCSV(w http.ResponseWriter, r *http.Request) error {
	p, err := s.history(r, 0, historyFile)
	if err != nil {
		return s.showHistory(w, r, p, err)
	}
	name := "history"
	if p.History.Older != 0 {
		name += "-newest-" + strconv.Itoa(historyFile)
	}
	return writeCSV(w, name, report.History(p.History))
}

// showHistory shows the page; what is to be put right comes back with 422.
func (s *Server) showHistory(w http.ResponseWriter, r *http.Request, p page.History, err error) error {
	status := http.StatusOK
	if errors.As(err, &p.Problems) {
		status, err = http.StatusUnprocessableEntity, nil
	}
	if err != nil {
		return err
	}
	k, err := s.currentKey(r.Context())
	if err != nil && !errors.Is(err, errNoPlan) {
		return err
	}
	return s.render(w, r, status, p, k)
}

// history reads what the query chooses. With Problems it returns the page as
// well, with what was typed.
func (s *Server) history(r *http.Request, before int64, limit int) (page.History, error) {
	q := r.URL.Query()
	p := page.History{
		Input: plan.HistoryInput{
			By: q.Get("by"), Kind: q.Get("kind"), Ref: q.Get("ref"), From: dateInput(q, "since"), To: dateInput(q, "until"),
		},
		All: scope(r).ReadsAllHistory(), Older: before > 0, Query: chosen(q), InFile: historyFile,
	}
	filter, problems := plan.NewHistoryFilter(p.Input, s.today())
	if problems != nil { // the form still offers whom to ask for
		filter, before, limit = plan.HistoryFilter{Today: s.today()}, 0, 1
	}
	var err error
	if p.History, err = s.store.History(r.Context(), scope(r), filter, before, limit); err != nil {
		return p, err
	}
	return p, problems
}

// chosen returns what narrows history, as pairs for an address.
func chosen(q url.Values) []string {
	var pairs []string
	for _, name := range []string{"by", "kind", "ref", "since-day", "since-month", "since-year", "until-day", "until-month", "until-year"} {
		if v := q.Get(name); v != "" {
			pairs = append(pairs, name, v)
		}
	}
	return pairs
}
