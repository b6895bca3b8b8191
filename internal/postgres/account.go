package postgres

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// idleLimit is how long a session lasts unused.
const idleLimit = 2 * time.Hour

// touchEvery is how often the use of a session is noted: often enough for the
// idle limit, seldom enough that reading pages does not write.
const touchEvery = 5 * time.Minute

type memberRow struct {
	ID                                     pgtype.Int8
	Email, Role, Post, Title, Organisation pgtype.Text
}

func (r memberRow) member() *plan.Member {
	if !r.ID.Valid {
		return nil
	}
	return &plan.Member{
		Account: plan.AccountID(r.ID.Int64), Email: r.Email.String, Title: r.Title.String,
		Organisation: r.Organisation.String, Post: plan.PostCode(r.Post.String), Role: plan.Role(r.Role.String),
	}
}

// memberColumns reads a member from accounts a, titled as on the day @today.
const memberColumns = `
	a.id, a.email, a.role, a.post_code as post,
	coalesce(a.title, post_title(a.post_code, @today)) as title, o.name as organisation`

const joinOrganisation = `
	  left join posts p on p.code = a.post_code
	  left join organisations o on o.id = p.organisation_id`

// Session returns the data of a session and who is signed in with it, in one
// statement, and notes that it was used. It returns plan.ErrNotFound when there
// is no such session, it has expired, or its account is disabled. Sessions go
// by the clock on the wall, titles by the day given.
func (db *DB) Session(ctx context.Context, tokenHash string, today plan.Date) ([]byte, *plan.Member, error) {
	now := time.Now()
	var data []byte
	var member memberRow
	err := db.read(ctx, func(b *pgx.Batch) {
		b.Queue(`
	with touched as (
		update sessions set last_seen_at = @now
		 where token_hash = @token and last_seen_at < @stale and last_seen_at > @idle
	)
	select s.data,`+memberColumns+`
	  from sessions s
	  left join accounts a on a.id = s.account_id`+joinOrganisation+`
	 where s.token_hash = @token and s.expires_at > @now and s.last_seen_at > @idle
	   and (s.account_id is null or a.disabled_at is null)`, pgx.NamedArgs{
			"token": tokenHash, "now": now, "stale": now.Add(-touchEvery), "idle": now.Add(-idleLimit), "today": today.UTC(),
		}).QueryRow(func(row pgx.Row) error {
			return row.Scan(&data, &member.ID, &member.Email, &member.Role, &member.Post, &member.Title, &member.Organisation)
		})
	})
	return data, member.member(), err
}

// SaveSession writes a session, and sweeps out those that have expired. A zero
// account is that of a stranger.
func (db *DB) SaveSession(ctx context.Context, tokenHash string, account plan.AccountID, data []byte, expires time.Time) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `delete from sessions where expires_at < now()`); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `
	insert into sessions (token_hash, account_id, data, expires_at, last_seen_at)
	values (@token, @account, @data, @expires, @now)
	on conflict (token_hash) do update
	   set account_id = excluded.account_id, data = excluded.data, expires_at = excluded.expires_at`, pgx.NamedArgs{
			"token": tokenHash, "account": orNull(account), "data": data, "expires": expires, "now": time.Now(),
		})
		return err
	})
}

// EndSession forgets a session.
func (db *DB) EndSession(ctx context.Context, tokenHash string) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `delete from sessions where token_hash = $1`, tokenHash)
		return err
	})
}

// Credentials returns the account of an e-mail address with the hash of its
// password, or plan.ErrNotFound when none can sign in by it.
func (db *DB) Credentials(ctx context.Context, email string, today plan.Date) (*plan.Member, string, error) {
	var member memberRow
	var hash string
	err := db.read(ctx, func(b *pgx.Batch) {
		b.Queue(`
	select a.password_hash,`+memberColumns+`
	  from accounts a`+joinOrganisation+`
	 where a.email = lower(@email) and a.disabled_at is null and a.password_hash is not null`,
			pgx.NamedArgs{"email": email, "today": today.UTC()}).QueryRow(func(row pgx.Row) error {
			return row.Scan(&hash, &member.ID, &member.Email, &member.Role, &member.Post, &member.Title, &member.Organisation)
		})
	})
	return member.member(), hash, err
}

// Failures returns how many tries to sign in have failed since then for the
// subject, and when the earliest of them was.
func (db *DB) Failures(ctx context.Context, subject string, since time.Time) (int, time.Time, error) {
	var n int
	var earliest *time.Time
	err := db.read(ctx, func(b *pgx.Batch) {
		b.Queue(`select count(*), min(at) from sign_in_failures where subject = $1 and at > $2`, subject, since).
			QueryRow(func(row pgx.Row) error { return row.Scan(&n, &earliest) })
	})
	return n, moment(earliest), err
}

// AddFailure notes a failed try for each subject, and forgets those of an hour
// ago and more.
func (db *DB) AddFailure(ctx context.Context, at time.Time, subjects ...string) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `delete from sign_in_failures where at < $1`, at.Add(-time.Hour)); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `insert into sign_in_failures (subject, at) select unnest($1::text[]), $2`, subjects, at)
		return err
	})
}

// ClearFailures forgets the failed tries of a subject, who has now signed in.
func (db *DB) ClearFailures(ctx context.Context, subject string) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `delete from sign_in_failures where subject = $1`, subject)
		return err
	})
}

// Account is an account as the command line lists it.
type Account struct {
	Email, Role, Post, Title string
	Disabled                 bool
}

// ErrTaken: there is an account of that e-mail address already.
var ErrTaken = errors.New("there is an account with that e-mail address already")

// AddAccount adds an account that signs in with a password of that hash. It
// returns ErrTaken, or plan.ErrNotFound when there is no such post.
func (db *DB) AddAccount(ctx context.Context, a Account, passwordHash string) error {
	err := db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var id plan.AccountID
		err := tx.QueryRow(ctx, `
	insert into accounts (email, role, post_code, title, password_hash)
	values (lower(@email), @role, @post, @title, @hash)
	returning id`, pgx.NamedArgs{
			"email": a.Email, "role": a.Role, "post": orNull(a.Post), "title": orNull(a.Title), "hash": orNull(passwordHash),
		}).Scan(&id)
		if err != nil {
			return err
		}
		return addHistory(ctx, tx, accountEntry(id, "added an account", "", a.Role))
	})
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		switch pg.Code {
		case "23505":
			return ErrTaken
		case "23503":
			return plan.ErrNotFound
		}
	}
	return err
}

// Accounts lists every account by e-mail address.
func (db *DB) Accounts(ctx context.Context, today plan.Date) ([]Account, error) {
	var accounts []Account
	err := db.read(ctx, func(b *pgx.Batch) {
		b.Queue(`
	select email, role, coalesce(post_code, '') as post, coalesce(title, post_title(post_code, $1), '') as title,
	       disabled_at is not null as disabled
	  from accounts order by email`, today.UTC()).Query(func(rows pgx.Rows) error {
			var err error
			accounts, err = pgx.CollectRows(rows, pgx.RowToStructByName[Account])
			return err
		})
	})
	return accounts, err
}

// SetRole gives an account another role, or returns plan.ErrNotFound.
func (db *DB) SetRole(ctx context.Context, email string, role plan.Role) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var id plan.AccountID
		var before string
		err := tx.QueryRow(ctx, `
	update accounts a
	   set role = $2
	  from (select id, role from accounts where email = lower($1) for update) was
	 where a.id = was.id
	returning a.id, was.role`, email, string(role)).Scan(&id, &before)
		if err != nil {
			return err
		}
		return addHistory(ctx, tx, accountEntry(id, "gave an account another role", before, string(role)))
	})
}

// Disable shuts an account and ends all its sessions, or returns
// plan.ErrNotFound.
func (db *DB) Disable(ctx context.Context, email string) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var id plan.AccountID
		err := tx.QueryRow(ctx, `
	update accounts
	   set disabled_at = coalesce(disabled_at, now())
	 where email = lower($1)
	returning id`, email).Scan(&id)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `delete from sessions where account_id = $1`, id); err != nil {
			return err
		}
		return addHistory(ctx, tx, accountEntry(id, "disabled an account", "", ""))
	})
}
