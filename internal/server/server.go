// Package server answers the browser: routes, middleware, handlers, and the
// one place where an error becomes a status and a page. It asks the record
// through narrow interfaces and knows nothing of SQL; what somebody may do is
// decided in plan.
package server

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"sync/atomic"
	"time"

	"planboard/internal/auth"
	"planboard/internal/plan"
)

// Store is the record as the handlers ask for it. Each part stands beside the
// handlers that need it.
type Store interface {
	auth.Store
	health
	positions
	updates
	changes
	rounds
	values
	forms
	briefs
	boardLog
	sittings
	watches
	meetings
	chronicle
}

// positions is what the reading pages ask for.
type positions interface {
	Editions(ctx context.Context, s plan.Scope) ([]plan.Edition, error)
	Position(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Position, error)
	Pair(ctx context.Context, s plan.Scope, one, other plan.EditionKey, v plan.View) (earlier, later plan.Position, err error)
	Front(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Position, plan.Agenda, error)
}

// Options are what the operator's surroundings decide.
type Options struct {
	Log  *slog.Logger
	Now  func() time.Time // the clock that the rules go by
	Demo bool             // demonstration: the banner, and the sign-ins offered
	// DemoPassword opens every demonstration account; shown where they are offered.
	DemoPassword string
	Origin       string  // PLANBOARD_PUBLIC_URL: what links begin with, e.g. https://plan.example.org
	Council      Council // whose portal it is; zero: as NewCouncil makes of nothing
	// TrustedProxy is where X-Forwarded-For is believed from; the zero prefix
	// believes nobody.
	TrustedProxy netip.Prefix
}

// Server answers requests.
type Server struct {
	store   Store
	auth    *auth.Auth
	options Options
	handler http.Handler

	// current is the edition that the navigation leads to, with the time it was
	// looked up: it changes once in two years, and a page need not wait for it.
	current atomic.Pointer[currentEdition]

	unready atomic.Bool // what the last probe found
}

// New returns a server on the record. It returns an error when the options
// cannot be used, and when an address asks for no right there is.
func New(store Store, o Options) (*Server, error) {
	var err error
	if o.Council == (Council{}) {
		if o.Council, err = NewCouncil("", ""); err != nil {
			return nil, err
		}
	}
	s := &Server{store: store, options: o}
	s.auth = auth.New(store, auth.Options{Secure: isSecure(o.Origin), Demo: o.Demo, Today: s.today, Trouble: s.trouble})
	s.handler, err = s.router(s.endpoints())
	return s, err
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

func (s *Server) today() plan.Date { return plan.DateAt(s.options.Now()) }

// occasion is the request as the rules see it.
func (s *Server) occasion(r *http.Request, rounds plan.Rounds) plan.Occasion {
	return plan.Occasion{By: auth.Member(r.Context()), Rounds: rounds, Now: s.options.Now()}
}

// scope is what the record may tell and take in this request.
func scope(r *http.Request) plan.Scope { return auth.Member(r.Context()).Scope() }
