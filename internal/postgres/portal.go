package postgres

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// PortalRole is the role as which the portal works. It owns nothing: it reads
// and adds, changes only what portalRights lists, and cannot touch a trigger,
// even when the login that it was taken from owns the tables.
const PortalRole = "planboard_portal"

// right is what the portal may do to one table besides reading and adding.
type right struct{ table, may, why string }

// portalRights is complete: a table that is not here is read and added to.
var portalRights = []right{
	{"accounts", "update (role, disabled_at)", "a role is given, a leaver's account is shut"},
	{"sessions", "update, delete", "their use is noted, and they end"},
	{"sign_in_failures", "delete", "they are forgotten after an hour, or a sign-in"},
	{"taken_forms", "delete", "they are swept out after a week"},
	{"editions", "update (version)", "held open while something of them changes"},
	{"actions", "update (source)", "held while its next state is worked out"},
	{"measures", "update (version)", "held while a figure is added"},
	{"board_meetings", "update (held_on)", "its day moves"},
}

// onlyRead are the tables that the portal does not add to either.
var onlyRead = []string{"schema_migrations", "history_head"}

// guard makes the portal's role and gives it its rights in this database. A
// login that may not do so leaves things as they are; the portal then says that
// it runs unguarded.
func guard(ctx context.Context, c *pgx.Conn) error {
	there, err := ensureRole(ctx, c, PortalRole)
	if err != nil || !there {
		return err
	}
	err = persist(func() error { return grantPortal(ctx, c) })
	if isCode(err, notPermitted) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("give the role %s its rights: %w", PortalRole, err)
	}
	return nil
}

// ensureRole makes a role that nobody signs in as, which this login may take,
// and reports whether it is there. Roles belong to the whole server, so
// instances on several databases may be at it at once.
func ensureRole(ctx context.Context, c *pgx.Conn, name string) (there bool, err error) {
	err = persist(func() error {
		var mine bool
		err := c.QueryRow(ctx, `
	select pg_has_role(current_user, oid,
	                   case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)
	  from pg_roles where rolname = $1`, name).Scan(&mine)
		if errors.Is(err, pgx.ErrNoRows) {
			if _, err = c.Exec(ctx, `create role `+pgx.Identifier{name}.Sanitize()+` nologin`); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
		there = true
		if mine {
			return nil
		}
		_, err = c.Exec(ctx, `grant `+pgx.Identifier{name}.Sanitize()+` to current_user`)
		return err
	})
	if isCode(err, notPermitted) {
		return there, nil
	}
	if err != nil {
		return there, fmt.Errorf("make the role %s: %w", name, err)
	}
	return there, nil
}

// grantPortal replaces the rights of the portal's role by those listed, in one
// step.
func grantPortal(ctx context.Context, c *pgx.Conn) error {
	return pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
		var schema string
		var enters bool
		err := tx.QueryRow(ctx, `select current_schema(), has_schema_privilege($1, current_schema(), 'usage')`, PortalRole).Scan(&schema, &enters)
		if err != nil {
			return err
		}
		in := pgx.Identifier{schema}.Sanitize()
		statements := []string{
			`revoke all on all tables in schema ` + in + ` from ` + PortalRole,
			`grant select, insert on all tables in schema ` + in + ` to ` + PortalRole,
		}
		if !enters {
			statements = append(statements, `grant usage on schema `+in+` to `+PortalRole)
		}
		for _, table := range onlyRead {
			statements = append(statements, `revoke insert on `+table+` from `+PortalRole)
		}
		for _, r := range portalRights {
			statements = append(statements, `grant `+r.may+` on `+r.table+` to `+PortalRole)
		}
		for _, sql := range statements {
			if _, err := tx.Exec(ctx, sql); err != nil {
				return err
			}
		}
		return nil
	})
}

// Codes of Postgres: the login may not; and what it says when two did the same
// to one role at once.
const (
	notPermitted = "42501"
	roleThere    = "42710"
	twice        = "23505"
	atOneTime    = "XX000" // "tuple concurrently updated"
)

// persist tries again what met somebody doing the same.
func persist(do func() error) error {
	var err error
	for range 20 {
		if err = do(); !isCode(err, roleThere) && !isCode(err, twice) && !isCode(err, atOneTime) {
			return err
		}
	}
	return err
}

func isCode(err error, code string) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == code
}

// takeRole is one statement, so that it costs a new connection one round trip.
// It gives no row where the role is not there or has no rights in this database.
const takeRole = `
	select set_config('role', rolname, false)
	  from pg_roles
	 where rolname = '` + PortalRole + `' and has_table_privilege(rolname, to_regclass('history'), 'insert')`

// asPortal returns what makes each new connection work as the portal's role.
// Where that cannot be, it goes on as the login, and unguarded is told so once.
func asPortal(unguarded func()) func(context.Context, *pgx.Conn) error {
	var once sync.Once
	return func(ctx context.Context, c *pgx.Conn) error {
		taken := false
		results, err := c.PgConn().Exec(ctx, takeRole).ReadAll()
		for _, r := range results {
			taken = taken || len(r.Rows) > 0
		}
		if err != nil && !isCode(err, notPermitted) {
			return err
		}
		if (err != nil || !taken) && unguarded != nil {
			once.Do(unguarded)
		}
		return nil
	}
}
