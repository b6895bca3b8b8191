// Command planboard is the portal of a Corporate Parenting Board: serve runs
// it, the other commands look after its record. It joins the parts and decides
// nothing.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/alecthomas/kong"

	"planboard/internal/postgres"
)

// commands is the command line. What several commands need is in config.
type commands struct {
	config
	Serve   serveCommand   `cmd:"" help:"Run the portal."`
	Migrate migrateCommand `cmd:"" help:"Bring the schema up to date."`
	Demo    demoCommand    `cmd:"" name:"demo" help:"Load the demonstration data into an empty database."`
	User    userCommands   `cmd:"" help:"Accounts."`
	Verify  verifyCommand  `cmd:"" help:"Check that nothing on the record was changed past the portal."`
	Version versionCommand `cmd:"" help:"Print version, commit and schema version."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var c commands
	parsed := kong.Parse(&c,
		kong.Name("planboard"),
		kong.Description("The portal with which a council's Corporate Parenting Board tracks its plan."),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.UsageOnError())
	if err := parsed.Run(c.config); err != nil {
		fmt.Fprintln(os.Stderr, "planboard:", err)
		stop()
		os.Exit(1)
	}
}

type migrateCommand struct{}

// Run brings the schema up to date.
func (migrateCommand) Run(ctx context.Context, c config) error {
	address, stop, err := c.database(ctx, logger())
	if err != nil {
		return err
	}
	defer stop()
	if err := postgres.Migrate(ctx, address); err != nil {
		return err
	}
	fmt.Println("The schema is at version", postgres.SchemaVersion())
	return nil
}

// commit is set when the program is built from a checkout.
var commit = "unknown"

type versionCommand struct{}

// Run prints what this program is.
func (versionCommand) Run() error {
	version := "(development)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		version = info.Main.Version
	}
	fmt.Printf("planboard %s, commit %s, schema %d\n", version, commit, postgres.SchemaVersion())
	return nil
}
