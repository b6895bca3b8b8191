package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"os"
	"time"

	"planboard/internal/demo"
	"planboard/internal/localpg"
	"planboard/internal/plan"
	"planboard/internal/postgres"
)

// config is the environment, read once. The flags of the same meaning win.
type config struct {
	DatabaseURL   string `name:"database-url" env:"DATABASE_URL" help:"A Postgres 15 or later. Unset: a private Postgres."`
	PGBin         string `name:"pg-bin" env:"PLANBOARD_PG_BIN" help:"Folder of the Postgres programs for the private server."`
	StateDir      string `name:"state-dir" env:"PLANBOARD_STATE_DIR" help:"Where the private server keeps its data."`
	PGNPMDir      string `name:"pg-npm-dir" env:"PLANBOARD_PG_NPM_DIR" default:"tools/postgres" hidden:""`
	SkipInstalled bool   `name:"pg-skip-installed" env:"PLANBOARD_PG_SKIP_INSTALLED" hidden:""`
	Demo          bool   `env:"PLANBOARD_DEMO" help:"Demonstration: demo sign-ins, demo clock, loopback only."`
	Clock         string `env:"PLANBOARD_CLOCK" help:"Demonstration only: where the demo clock begins (RFC 3339)."`
}

// database returns the address of the database and what stops it again, which
// is nothing for one that somebody else runs.
func (c config) database(ctx context.Context, log *slog.Logger) (address string, stop func(), err error) {
	if c.DatabaseURL != "" {
		return c.DatabaseURL, func() {}, nil
	}
	server, err := localpg.Start(ctx, localpg.Config{
		Bin: c.PGBin, StateDir: c.StateDir, NPMDir: c.PGNPMDir, SkipInstalled: c.SkipInstalled, Log: log,
	})
	if err != nil {
		return "", nil, err
	}
	stop = func() {
		if err := server.Stop(context.WithoutCancel(ctx)); err != nil {
			log.Error("the private Postgres did not stop", "error", err)
		}
	}
	return server.URL("planboard"), stop, nil
}

// clock returns the clock that the rules go by. In demo mode it begins at the
// demonstration's start, or where it was set to, or at the latest instant in
// the record if that is later, and ticks from there.
func (c config) clock(ctx context.Context, db *postgres.DB) (func() time.Time, error) {
	if !c.Demo {
		if c.Clock != "" {
			return nil, fmt.Errorf("PLANBOARD_CLOCK moves the demo clock only: set PLANBOARD_DEMO=1 too, or unset it")
		}
		return time.Now, nil
	}
	start, err := c.clockStart(ctx, db)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	return func() time.Time { return start.Add(time.Since(began)).In(plan.London) }, nil
}

func (c config) clockStart(ctx context.Context, db *postgres.DB) (time.Time, error) {
	if c.Clock != "" {
		start, err := time.Parse(time.RFC3339, c.Clock)
		if err != nil {
			return start, fmt.Errorf("PLANBOARD_CLOCK %q is not an instant such as 2024-01-30T09:00:00Z", c.Clock)
		}
		return start, nil
	}
	latest, err := db.LatestInstant(ctx)
	if err != nil || latest.Before(demo.Start()) {
		return demo.Start(), err
	}
	return latest, nil
}

// listenAddress checks the address to listen on: in demo mode, where the
// passwords are known to all the world, only this machine may reach it.
func (c config) listenAddress(address string) (string, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return "", fmt.Errorf("PLANBOARD_ADDR %q is not an address such as 127.0.0.1:8080", address)
	}
	ip := net.ParseIP(host)
	if c.Demo && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return "", fmt.Errorf("PLANBOARD_DEMO is on, so PLANBOARD_ADDR must be on this machine alone (127.0.0.1, ::1 or localhost), not %q: everybody knows the demo passwords", host)
	}
	return address, nil
}

// trustedProxy reads the address or the network of the proxy; none for "".
func trustedProxy(text string) (netip.Prefix, error) {
	if text == "" {
		return netip.Prefix{}, nil
	}
	if address, err := netip.ParseAddr(text); err == nil {
		return netip.PrefixFrom(address, address.BitLen()), nil
	}
	network, err := netip.ParsePrefix(text)
	if err != nil {
		return network, fmt.Errorf("PLANBOARD_TRUSTED_PROXY %q is neither an address such as 127.0.0.1 nor a network such as 10.0.0.0/8", text)
	}
	return network, nil
}

// link is where a browser finds the portal.
func link(listener net.Listener) string {
	return (&url.URL{Scheme: "http", Host: listener.Addr().String()}).String()
}

// logger writes JSON, one line an event, without anything that a user typed.
func logger() *slog.Logger { return slog.New(slog.NewJSONHandler(os.Stderr, nil)) }
