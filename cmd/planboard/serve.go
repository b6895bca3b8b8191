package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"planboard/internal/demo"
	"planboard/internal/postgres"
	"planboard/internal/server"
)

// Limits within which a request is read and answered.
const (
	headerLimit = 5 * time.Second
	readLimit   = 15 * time.Second
	writeLimit  = 30 * time.Second
	drainLimit  = 10 * time.Second
)

type serveCommand struct {
	Addr      string `env:"PLANBOARD_ADDR" default:"127.0.0.1:8080" help:"Address to listen on."`
	PublicURL string `name:"public-url" env:"PLANBOARD_PUBLIC_URL" help:"What links begin with, when the portal is reached by another address."`
	Council   string `env:"PLANBOARD_COUNCIL" help:"The council's name, on every page and report."`
	Colour    string `name:"brand-colour" env:"PLANBOARD_BRAND_COLOUR" help:"The council's colour, such as #17404f; white text on it must have a contrast of 4.5 to 1."`
	Proxy     string `name:"trusted-proxy" env:"PLANBOARD_TRUSTED_PROXY" help:"Address or network of the proxy whose X-Forwarded-For is believed, such as 127.0.0.1 or 10.0.0.0/8."`
	NoMigrate bool   `name:"no-migrate" help:"Leave the schema as it is."`
}

// Run runs the portal until it is told to stop, then lets requests finish, and
// stops the private Postgres last.
func (s serveCommand) Run(ctx context.Context, c config) error {
	log := logger()
	address, err := c.listenAddress(s.Addr)
	if err != nil {
		return err
	}
	proxy, err := trustedProxy(s.Proxy)
	if err != nil {
		return err
	}
	council, err := server.NewCouncil(s.Council, s.Colour)
	if err != nil {
		return err
	}
	// Listening comes first: a taken port must not cost a database start.
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; set PLANBOARD_ADDR to another address, such as 127.0.0.1:8081", address, err)
	}
	defer listener.Close()
	db, stop, err := s.open(ctx, c, log)
	if err != nil {
		return err
	}
	defer stop()
	clock, err := c.clock(ctx, db)
	if err != nil {
		return err
	}
	handler, err := server.New(db, server.Options{
		Log: log, Now: clock, Demo: c.Demo, DemoPassword: demo.Password, Origin: s.PublicURL, Council: council, TrustedProxy: proxy,
	})
	if err != nil {
		return err
	}
	if c.Demo {
		welcome(listener)
	}
	log.Info("listening", "address", link(listener))
	return serve(ctx, listener, handler, log)
}

// open opens the record, with the schema up to date and, in demo mode, with
// the demonstration data.
func (s serveCommand) open(ctx context.Context, c config, log *slog.Logger) (*postgres.DB, func(), error) {
	open := c.record
	if s.NoMigrate {
		open = c.recordAsItIs
	}
	db, stop, err := open(ctx, log)
	if err != nil || !c.Demo {
		return db, stop, err
	}
	empty, err := db.Empty(ctx)
	if err == nil && empty {
		err = loadDemo(ctx, db, 1)
	}
	if err != nil {
		stop()
		return nil, nil, err
	}
	return db, stop, nil
}

// serve answers requests until the context ends, and then for as long as those
// under way need, up to a limit.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger) error {
	srv := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerLimit,
		ReadTimeout:       readLimit,
		WriteTimeout:      writeLimit,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	log.Info("stopping")
	drain, cancel := context.WithTimeout(context.Background(), drainLimit)
	defer cancel()
	err := srv.Shutdown(drain)
	if errors.Is(err, context.DeadlineExceeded) {
		return errors.New("some requests were still under way and have been cut off")
	}
	return err
}

// welcome tells a newcomer where to go and how to get in.
func welcome(listener net.Listener) {
	fmt.Fprintf(os.Stdout, `
Planboard, with illustrative demonstration data: %s

Sign in with any of these; the password of all is %s
  Board      chair@  member@  young@           demo.planboard.test
  Officers   officer@  fostering@  careleavers@  partner@  data@
  Others     secretary@  director@  admin@
(for example member@demo.planboard.test)

Ctrl-C stops it.

`, link(listener), demo.Password)
}
