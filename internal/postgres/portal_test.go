package postgres_test

import (
	"context"
	"fmt"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
)

// notPermitted is the code of Postgres for what a role may not do.
const notPermitted = "42501"

func TestThePortalCanOnlyAddToHistory(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.do(`set role ` + postgres.PortalRole)
	for name, sql := range map[string]string{
		"history is changed":            `update history set what = 'Forged'`,
		"history is deleted":            `delete from history`,
		"history is emptied":            `truncate history`,
		"history's guard is taken down": `alter table history disable trigger all`,
		"history's guard is dropped":    `drop trigger history_is_chained on history`,
		"triggers are switched off":     `set session_replication_role = replica`,
		"the chain is made by another":  `create or replace function chain_history() returns trigger language plpgsql as 'begin return new; end'`,
		"the head is moved":             `update history_head set entry_id = 1`,
		"a head is added":               `insert into history_head values (true, 1, '')`,
		"an update is changed":          `update progress_updates set narrative = 'Forged'`,
		"a figure is changed":           `update measure_values set number = 1`,
		"a figure is deleted":           `delete from measure_values`,
		"a better rating is changed":    `update rating_overrides set rating = 'green'`,
		"a review is changed":           `update value_reviews set verdict = 'accepted'`,
		"a sign-off is deleted":         `delete from action_events where kind = 'signed off'`,
		"an event is changed":           `update action_events set reason = 'Forged'`,
		"a state is changed":            `update action_states set forecast_on = null`,
		"states are emptied":            `truncate action_states`,
		"a frozen position is changed":  `update frozen_positions set checksum = repeat('0', 64)`,
		"a frozen part is changed":      `update frozen_parts set data = 'Forged'`,
		"a frozen part is deleted":      `delete from frozen_parts`,
		"an unfreezing is deleted":      `delete from unfreezings`,
		"a definition is changed":       `update measure_definitions set definition = 'Forged'`,
		"the dates of a round change":   `update round_dates set board_on = board_on + 7`,
		"an account gets a password":    `update accounts set password_hash = 'mine'`,
		"a target is moved":             `update measure_targets set target_at = 0`,
		"a due date is moved":           `update actions set first_due_on = '2030-01-01'`,
		"an edition is reopened":        `update editions set state = 'in force'`,
		"the schema's version is set":   `insert into schema_migrations values (99, false)`,
	} {
		r.refused(name, sql, notPermitted)
	}
}

func TestTheChainNumbersAndSealsWhateverThePortalSays(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	last := r.whole("as it was loaded").Last.Entry
	r.do(`set role ` + postgres.PortalRole)
	r.do(`create temp table history_head as select true as one, 7::bigint as entry_id, sha256('') as hash`)
	r.do(`insert into history (id, at, by_title, thing, what, hash) values (7, now(), 'Lead', 'a', 'b', sha256('')), (7, now(), 'Lead', 'a', 'c', sha256(''))`)
	if after := r.whole("after a forged number and seal"); after.Last.Entry != last+2 {
		t.Errorf("the newest entry is number %d after %d, want two more", after.Last.Entry, last)
	}
}

func TestEveryConnectionWorksAsThePortal(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	unguarded := atomic.Int64{}
	db := postgrestest.Open(t, r.url, postgres.Options{Unguarded: func() { unguarded.Add(1) }})
	r.do(`create function ask() returns trigger language plpgsql as $$
	      begin assert current_user = '` + postgres.PortalRole + `', current_user; return new; end $$`)
	r.do(`create trigger ask before insert on sign_in_failures for each row execute function ask()`)
	got := atOnce(6, func(int) error { return db.AddFailure(context.Background(), time.Now(), "somebody") })
	if got[nil] != 6 || unguarded.Load() != 0 {
		t.Errorf("answers %v, unguarded %d times", got, unguarded.Load())
	}
}

// login makes a role that can sign in and nothing else but what is said, and
// returns the address of the record for it.
func (r record) login(t *testing.T, may string) (name, address string) {
	t.Helper()
	name = fmt.Sprintf("pb_login_%d", time.Now().UnixNano())
	r.do(`create role ` + name + ` login password 'secret' ` + may)
	t.Cleanup(func() { r.do(`reset role`); r.do(`drop owned by ` + name); r.do(`drop role ` + name) })
	u, err := url.Parse(r.url)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(name, "secret")
	return name, u.String()
}

func TestALoginThatMayNotTakeTheRoleGoesOnAndSaysSoOnce(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	name, address := r.login(t, "")
	r.do(`grant all on all tables in schema public to ` + name)
	unguarded := atomic.Int64{}
	open := func() record {
		return record{postgrestest.Open(t, address, postgres.Options{Unguarded: func() { unguarded.Add(1) }}), t, r.url, r.raw}
	}
	theirs := open()
	if got := atOnce(4, func(int) error { return theirs.AddFailure(context.Background(), time.Now(), "somebody") }); got[nil] != 4 {
		t.Errorf("answers %v", got)
	}
	if unguarded.Load() != 1 {
		t.Errorf("said %d times that it is unguarded, want once", unguarded.Load())
	}
	r.do(`grant ` + postgres.PortalRole + ` to ` + name)
	r.do(`revoke all on all tables in schema public from ` + name)
	member := open()
	if err := member.add(r.action("A07"), update(r.action("A07")), "key"); err != nil || unguarded.Load() != 1 {
		t.Errorf("as a member of the role: %v, unguarded %d times", err, unguarded.Load())
	}
}

func TestALoginWithoutTheRightToMakeRolesMigratesAllTheSame(t *testing.T) {
	t.Parallel()
	r := empty(t)
	name, address := r.login(t, "")
	r.do(`alter schema public owner to ` + name)
	if err := postgres.Migrate(context.Background(), address); err != nil {
		t.Fatal(err)
	}
	unguarded := atomic.Int64{}
	theirs := record{postgrestest.Open(t, address, postgres.Options{Unguarded: func() { unguarded.Add(1) }}), t, r.url, r.raw}
	if err := theirs.addAccount("new@council.test"); err != nil {
		t.Error(err)
	}
	if unguarded.Load() != 1 {
		t.Errorf("said %d times that it is unguarded, want once", unguarded.Load())
	}
	theirs.whole("as a login without rights to make roles")
}

func TestARoleIsMadeByAllWhoAreAtItAtOnce(t *testing.T) {
	t.Parallel()
	databases := []record{blank(t), blank(t), blank(t)}
	maker, _ := databases[0].login(t, "createrole")
	for _, who := range []string{"", maker} { // a superuser, and a login that may make roles
		role := fmt.Sprintf("pb_role_%d", time.Now().UnixNano())
		t.Cleanup(func() { databases[0].do(`drop role ` + role) })
		var conns []*pgx.Conn
		for i := range 9 {
			config, err := pgx.ParseConfig(databases[i%3].url)
			if err != nil {
				t.Fatal(err)
			}
			conns = append(conns, connect(t, config))
			if _, err := conns[i].Exec(context.Background(), `select set_config('role', $1, false)`, orNone(who)); err != nil {
				t.Fatal(err)
			}
		}
		got := atOnce(len(conns), func(i int) error {
			there, err := postgres.EnsureRole(context.Background(), conns[i], role)
			if err == nil && !there {
				return fmt.Errorf("the role is not there")
			}
			return err
		})
		if got[nil] != len(conns) {
			t.Errorf("as %q: answers %v", who, got)
		}
	}
}

func orNone(role string) string {
	if role == "" {
		return "none"
	}
	return role
}

func TestALoginThatMayNotMakeRolesMakesNone(t *testing.T) {
	t.Parallel()
	r := blank(t)
	_, address := r.login(t, "")
	config, err := pgx.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	if there, err := postgres.EnsureRole(context.Background(), connect(t, config), "pb_role_of_nobody"); there || err != nil {
		t.Errorf("there %v, %v; want neither the role nor an error", there, err)
	}
}
