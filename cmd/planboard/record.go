package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/mail"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"planboard/internal/auth"
	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
)

// record brings the schema up to date and opens the record.
func (c config) record(ctx context.Context, log *slog.Logger) (db *postgres.DB, stop func(), err error) {
	return c.open(ctx, log, postgres.Migrate)
}

// recordAsItIs opens the record and leaves its schema alone.
func (c config) recordAsItIs(ctx context.Context, log *slog.Logger) (db *postgres.DB, stop func(), err error) {
	return c.open(ctx, log, func(context.Context, string) error { return nil })
}

// open opens the record once it has been prepared. Stop closes it, and what
// runs beneath it.
func (c config) open(ctx context.Context, log *slog.Logger, prepare func(context.Context, string) error) (db *postgres.DB, stop func(), err error) {
	address, stopServer, err := c.database(ctx, log)
	if err != nil {
		return nil, nil, err
	}
	if err := prepare(ctx, address); err != nil {
		stopServer()
		return nil, nil, err
	}
	db, err = postgres.Open(ctx, address, postgres.Options{Unguarded: func() {
		log.Warn("the portal works with all the rights of its database login, because the role " + postgres.PortalRole +
			" is not there or not for this login to take: history is guarded by its triggers alone")
	}})
	if err != nil {
		stopServer()
		return nil, nil, err
	}
	return db, func() { db.Close(); stopServer() }, nil
}

type demoCommand struct {
	Scale int `default:"1" help:"Multiply actions, updates, measures and values by this, for load tests."`
}

// Run loads the demonstration data.
func (d demoCommand) Run(ctx context.Context, c config) error {
	if d.Scale < 1 {
		return errors.New("--scale is 1 or more")
	}
	db, stop, err := c.record(ctx, logger())
	if err != nil {
		return err
	}
	defer stop()
	return loadDemo(ctx, db, d.Scale)
}

func loadDemo(ctx context.Context, db *postgres.DB, scale int) error {
	err := db.Load(ctx, demo.Scaled(scale), auth.Hash)
	if errors.Is(err, plan.ErrNotEmpty) {
		return errors.New("this database already holds a plan, and demonstration data go only into an empty one: name another database in DATABASE_URL")
	}
	return err
}

type userCommands struct {
	Add     userAdd     `cmd:"" help:"Add an account; the password is read from standard input."`
	List    userList    `cmd:"" help:"List accounts."`
	Disable userDisable `cmd:"" help:"Shut an account and end its sessions."`
	Role    userRole    `cmd:"" help:"Give an account another role."`
}

type userAdd struct {
	Email string `arg:""`
	Role  string `required:"" help:"board member, officer, partner officer, data steward, secretary, director or administrator."`
	Post  string `help:"Code of the account's post, such as R07."`
	Title string `help:"Title of an account without a post."`
}

// Run adds an account.
func (u userAdd) Run(ctx context.Context, c config) error {
	role, err := parseRole(u.Role)
	if err != nil {
		return err
	}
	if address, err := mail.ParseAddress(u.Email); err != nil || address.Address != u.Email {
		return fmt.Errorf("%q is not an e-mail address such as name@council.example", u.Email)
	}
	if u.Post == "" && u.Title == "" {
		return errors.New("name the account's --post, such as R07, or give it a --title")
	}
	fmt.Fprintln(os.Stderr, "Password, then Enter:")
	password, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read the password: %w", err)
	}
	hash, err := auth.Hash(strings.TrimRight(password, "\r\n"))
	if err != nil {
		return err
	}
	return c.withRecord(ctx, func(db *postgres.DB) error {
		err := db.AddAccount(ctx, postgres.Account{Email: u.Email, Role: string(role), Post: u.Post, Title: u.Title}, hash)
		if errors.Is(err, plan.ErrNotFound) {
			return fmt.Errorf("there is no post %q on the record; give the account a --title instead", u.Post)
		}
		return err
	})
}

func parseRole(name string) (plan.Role, error) {
	role, ok := plan.ParseRole(name)
	if !ok {
		var names []string
		for _, r := range plan.Roles {
			names = append(names, string(r))
		}
		return "", fmt.Errorf("there is no role %q; the roles are %s", name, strings.Join(names, ", "))
	}
	return role, nil
}

// withRecord opens the record for one command.
func (c config) withRecord(ctx context.Context, do func(*postgres.DB) error) error {
	db, stop, err := c.record(ctx, logger())
	if err != nil {
		return err
	}
	defer stop()
	return do(db)
}

type userList struct{}

// Run lists the accounts.
func (userList) Run(ctx context.Context, c config) error {
	return c.withRecord(ctx, func(db *postgres.DB) error {
		accounts, err := db.Accounts(ctx, plan.DateAt(time.Now()))
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "E-mail\tRole\tPost\tTitle\tState")
		for _, a := range accounts {
			state := "open"
			if a.Disabled {
				state = "disabled"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", a.Email, a.Role, a.Post, a.Title, state)
		}
		return w.Flush()
	})
}

type userDisable struct {
	Email string `arg:""`
}

// Run shuts an account.
func (u userDisable) Run(ctx context.Context, c config) error {
	return c.withRecord(ctx, func(db *postgres.DB) error { return named(u.Email, db.Disable(ctx, u.Email)) })
}

type userRole struct {
	Email string `arg:""`
	Role  string `arg:""`
}

// Run gives an account another role.
func (u userRole) Run(ctx context.Context, c config) error {
	role, err := parseRole(u.Role)
	if err != nil {
		return err
	}
	return c.withRecord(ctx, func(db *postgres.DB) error { return named(u.Email, db.SetRole(ctx, u.Email, role)) })
}

func named(email string, err error) error {
	if errors.Is(err, plan.ErrNotFound) {
		return fmt.Errorf("there is no account %q; planboard user list shows them", email)
	}
	return err
}
