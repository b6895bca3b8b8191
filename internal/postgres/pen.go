package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"planboard/internal/plan"
)

// pen is what a transaction takes before all else that puts something on the
// plan's record, and keeps to its end. Most share it; who needs the record to
// stand still, or changes the calendar of rounds and meetings, has it alone.
type pen struct {
	take  string // waits for it
	since string // the instant before which nothing may be recorded any more
}

// What is frozen as of an instant is all that was ever recorded up to it: while
// a position is frozen nobody else writes, and who waited writes after it, however
// early their clock had it. Who has the pen alone is never earlier than anything
// on the record. What no account did goes by the clock on the wall, also where
// the plan's clock is another, and does not count.
var (
	shared = pen{
		take:  `select pg_advisory_xact_lock_shared(hashtext('record'))`,
		since: `select max(frozen_at) + interval '1 microsecond' from frozen_positions`,
	}
	alone = pen{
		take:  `select pg_advisory_xact_lock(hashtext('record'))`,
		since: `select greatest(max(at), (` + shared.since + `)) from history where account_id is not null`,
	}
)

// formsKept is how long it is known that a form was taken: longer than a
// session lasts, so that no form outlives it.
const formsKept = 7 * 24 * time.Hour

// begin waits for the pen, notes that the form of that key has been taken, and
// returns the instant as of which to write: the one given, or a later one. It
// returns plan.ErrRepeated when the form had been taken before; a second copy
// that arrives meanwhile waits for the first to end. A form without a key is
// taken as it is.
func (p pen) begin(ctx context.Context, tx pgx.Tx, s plan.Scope, key string, at time.Time) (time.Time, error) {
	repeated := false
	var since *time.Time
	b := &pgx.Batch{} // each statement sees what was committed before it
	b.Queue(p.take)
	if key != "" && s.Account != 0 { // a stranger is refused by what comes next
		b.Queue(`
	with swept as (delete from taken_forms where taken_at < @old)
	insert into taken_forms (account_id, key, taken_at) values (@account, @key, @at)
	on conflict do nothing`, pgx.NamedArgs{"account": s.Account, "key": key, "at": at, "old": at.Add(-formsKept)}).
			Exec(func(tag pgconn.CommandTag) error {
				repeated = tag.RowsAffected() == 0
				return nil
			})
	}
	b.Queue(p.since).QueryRow(func(row pgx.Row) error { return row.Scan(&since) })
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return at, err
	}
	if repeated {
		return at, plan.ErrRepeated
	}
	if earliest := moment(since); at.Before(earliest) {
		return earliest, nil
	}
	return at, nil
}
