// Package localpg runs a private Postgres for whoever has none.
//
// It knows where Postgres programs are found, how a data folder is made, and
// what a killed process leaves behind: it needs no port, no password and no
// root, and nobody has to clean up before the next start. It knows nothing of
// the plan, its schema or SQL; the portal, its tests and its tools ask it for
// an address and connect as they would to any other Postgres.
//
// The server listens on a Unix socket in a folder that only its own account
// may enter, so being able to reach it is what proves the right to use it.
package localpg

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
)

// superuser owns the server, and is the one role it has.
const superuser = "planboard"

// port is part of the socket's name; nothing listens on it.
const port = "5432"

// Config says which Postgres to run and where it keeps its data. The zero
// value runs the newest Postgres installed, in the default state folder.
type Config struct {
	// Bin is the folder of the Postgres programs. Empty: search for one.
	Bin string
	// SkipInstalled leaves out the search for installed programs, as on a
	// machine that has none.
	SkipInstalled bool
	// NPMDir is the folder in which npm unpacks Postgres for a machine that
	// has none. Empty: do not look there.
	NPMDir string
	// StateDir holds the data, the log and the lock. Empty: /var/lib/planboard
	// for root, planboard in the XDG state folder for anyone else.
	StateDir string
	// Throwaway is for tests: a new folder, removed by Stop, and no waiting
	// for the disk. StateDir is not used.
	Throwaway bool
	// Log is told what Postgres could not be asked to say itself. Nil: nobody.
	Log *slog.Logger
}

// Server is a running private Postgres. It starts Postgres again if that ends
// by itself; a caller sees connections fail for a moment and then succeed.
type Server struct {
	log    *slog.Logger
	state  stateDir
	data   dataDir
	leave  context.Context // ended by Stop
	stop   context.CancelFunc
	hurry  context.Context // ended when Stop may wait no longer
	hasten context.CancelFunc
	done   chan struct{}
}

// Start runs a Postgres, making its data folder first if need be, and returns
// once it takes connections. It holds a database called planboard and the
// usual postgres. ctx limits starting only: the server runs until Stop.
//
// The errors are sentences for whoever started the portal: that no Postgres
// was found and what to do, that another process holds the state folder and
// which, that this account or folder cannot be used and why.
func Start(ctx context.Context, c Config) (*Server, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	who, err := serverAccount()
	if err != nil {
		return nil, err
	}
	found, err := find(c, who)
	if err != nil {
		return nil, err
	}
	state, err := openState(c, who)
	if err != nil {
		return nil, err
	}
	s, err := start(ctx, c, state, found, who)
	if err != nil {
		state.close()
		return nil, err
	}
	return s, nil
}

// start does what must be done while the state folder is ours alone.
func start(ctx context.Context, c Config, state stateDir, found programs, who account) (*Server, error) {
	found, err := found.within(who, state)
	if err != nil {
		return nil, err
	}
	data := newDataDir(state, found, who, c.Throwaway)
	if err := data.prepare(c.Log); err != nil {
		return nil, err
	}
	running, err := data.launch(ctx)
	if err != nil {
		return nil, err
	}
	s := &Server{log: c.Log, state: state, data: data, done: make(chan struct{})}
	s.leave, s.stop = context.WithCancel(context.Background())
	s.hurry, s.hasten = context.WithCancel(context.Background())
	go s.supervise(running)
	return s, nil
}

// URL is the address of one database of the server, with nothing left for the
// environment (PGPORT, PGUSER) to decide.
func (s *Server) URL(database string) string {
	query := url.Values{"host": {s.data.socket}, "port": {port}, "sslmode": {"disable"}}
	address := url.URL{
		Scheme: "postgres",
		User:   url.User(superuser),
		Path:   "/" + database,
		// A space is %20 to Postgres clients; + is a plus.
		RawQuery: strings.ReplaceAll(query.Encode(), "+", "%20"),
	}
	return address.String()
}

// Stop ends the server: open transactions are rolled back, everything
// committed is safe. If ctx ends first Postgres is made to quit at once, which
// loses nothing either but makes the next start slower, and Stop returns ctx's
// error. Stop may be called more than once.
func (s *Server) Stop(ctx context.Context) error {
	s.stop()
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
	}
	s.hasten()
	<-s.done
	return fmt.Errorf("stop Postgres: %w", ctx.Err())
}

// Done is closed when Postgres has gone for good: after Stop, or when its data
// folder has been removed under it.
func (s *Server) Done() <-chan struct{} { return s.done }
