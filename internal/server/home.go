package server

import (
	"errors"
	"net/http"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/web/page"
)

// getHome shows each role what it came for: the Board the position, officers
// what is due, the director what waits, the data steward the figures.
func (s *Server) getHome(w http.ResponseWriter, r *http.Request) error {
	k, err := s.currentKey(r.Context())
	if err != nil {
		return err
	}
	home := homeOf(*auth.Member(r.Context()))
	p, agenda, err := s.store.Front(r.Context(), scope(r), k, s.view(home.measures))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, home.page(p, agenda), k)
}

// home is a home page and which measures it needs.
type home struct {
	measures plan.MeasureChoice
	page     func(plan.Position, plan.Agenda) page.Page
}

func homeOf(m plan.Member) home {
	switch m.Role {
	case plan.Officer, plan.PartnerOfficer:
		return home{plan.AllMeasures, func(p plan.Position, a plan.Agenda) page.Page {
			return page.OfficerHome{Position: p, Member: m, Section: page.HomeOf, Log: a.Log}
		}}
	case plan.Director:
		return home{plan.AllMeasures, func(p plan.Position, a plan.Agenda) page.Page {
			return page.DirectorHome{Position: p, Agenda: a, Member: m}
		}}
	case plan.DataSteward:
		return home{plan.AllMeasures, func(p plan.Position, a plan.Agenda) page.Page {
			return page.StewardHome{Position: p, Member: m, Log: a.Log}
		}}
	default:
		return home{plan.AllMeasures, func(p plan.Position, a plan.Agenda) page.Page {
			return page.BoardHome{Position: p, Agenda: a}
		}}
	}
}

// getUpdates shows an officer's updates due, all on one page.
func (s *Server) getUpdates(w http.ResponseWriter, r *http.Request) error {
	k, err := s.currentKey(r.Context())
	if err != nil {
		return err
	}
	p, err := s.store.Position(r.Context(), scope(r), k, s.view(plan.NoMeasures))
	if err != nil {
		return err
	}
	home := page.OfficerHome{Position: p, Member: *auth.Member(r.Context()), Section: page.UpdatesOf}
	return s.render(w, r, http.StatusOK, home, k)
}

// getRatings says what the ratings mean.
func (s *Server) getRatings(w http.ResponseWriter, r *http.Request) error {
	return s.help(w, r, page.Ratings{})
}

// getAccessibility says how accessible the portal is.
func (s *Server) getAccessibility(w http.ResponseWriter, r *http.Request) error {
	return s.help(w, r, page.Accessibility{})
}

// help sends a page that needs no plan.
func (s *Server) help(w http.ResponseWriter, r *http.Request, p page.Page) error {
	k, err := s.currentKey(r.Context())
	if err != nil && !errors.Is(err, errNoPlan) {
		return err
	}
	return s.render(w, r, http.StatusOK, p, k)
}
