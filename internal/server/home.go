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
	member := *auth.Member(r.Context())
	choice := plan.AllMeasures
	if member.Role == plan.Officer || member.Role == plan.PartnerOfficer {
		choice = plan.NoMeasures
	}
	p, agenda, err := s.store.Front(r.Context(), scope(r), k, s.view(choice))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, homeOf(member, p, agenda), k)
}

func homeOf(member plan.Member, p plan.Position, agenda plan.Agenda) page.Page {
	switch member.Role {
	case plan.Officer, plan.PartnerOfficer:
		return page.OfficerHome{Position: p, Member: member, Section: page.HomeOf}
	case plan.Director:
		return page.DirectorHome{Position: p, Agenda: agenda}
	case plan.DataSteward:
		return page.StewardHome{Position: p}
	default:
		return page.BoardHome{Position: p, Agenda: agenda}
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

// getRatings says what the ratings mean, which needs no plan.
func (s *Server) getRatings(w http.ResponseWriter, r *http.Request) error {
	k, err := s.currentKey(r.Context())
	if err != nil && !errors.Is(err, errNoPlan) {
		return err
	}
	return s.render(w, r, http.StatusOK, page.Ratings{}, k)
}
