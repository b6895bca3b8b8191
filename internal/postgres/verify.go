package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"planboard/internal/plan"
)

// verifyLimit is how long a whole verification may take.
const verifyLimit = time.Hour

// Finding is one place where the record is not as it was written. It names the
// place by numbers, titles of posts and times, and never says what stood there.
type Finding struct {
	Where string // "History entry 1234 of 14 November 2023, 10:02, by the Director"
	What  string // "what it says does not match its seal"
}

// String returns the finding as a sentence.
func (f Finding) String() string { return f.Where + ": " + f.What + "." }

// Audit counts what has been verified.
type Audit struct {
	Entries, Updates, Events, Actions int
	Figures, FigureReviews, Overrides int
	Targets, Definitions, RoundDates  int
	Frozen, Unfreezings               int
	Findings                          int

	Last Noted // the newest entry of history, worth writing down elsewhere
}

// Noted is an entry of history and its seal as somebody wrote it down outside
// the record, in the minutes of a meeting for example. Whoever owns the database
// can write all of history anew; what has been noted shows it.
type Noted struct {
	Entry int64
	Seal  string // at least its first 16 hexadecimal digits
}

// Examiner hears what a verification finds as it goes, and how far it is.
type Examiner struct {
	Noted    []Noted
	Found    func(Finding)
	Progress func(Audit) // now and then; nil for nobody
}

// Verify walks the whole record, as of one moment, and reports each place at
// which it is not as it was written: history's chain, the rows that history
// seals, every state of every action, and every position frozen for a meeting. It holds only a page at a time, and
// changes nothing. The error is about verifying itself.
func (db *DB) Verify(ctx context.Context, e Examiner) (Audit, error) {
	x := &examination{Examiner: e}
	err := db.with(ctx, verifyLimit, func(ctx context.Context, c *pgxpool.Conn) error {
		snapshot := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
		return pgx.BeginTxFunc(ctx, c, snapshot, func(tx pgx.Tx) error {
			if _, err := tx.Exec(ctx, `set local statement_timeout = '1h'; set local idle_in_transaction_session_timeout = '1h'`); err != nil {
				return err
			}
			for _, part := range examined {
				if err := part(ctx, tx, x); err != nil {
					return err
				}
			}
			return nil
		})
	})
	return x.audit, err
}

// examined are the parts of a verification, one after the other.
var examined = []func(context.Context, pgx.Tx, *examination) error{
	verifyHistory,
	verifyRows,
	verifyNoneGone,
	verifyStates,
	verifyFrozen,
}

// examination is a verification under way.
type examination struct {
	Examiner
	audit Audit
	steps int
}

func (x *examination) find(where, what string) {
	x.audit.Findings++
	x.Found(Finding{where, what})
}

// progressEvery is how many rows are verified between two words about it.
const progressEvery = 1000

func (x *examination) step() {
	x.steps++
	if x.Progress != nil && x.steps%progressEvery == 0 {
		x.Progress(x.audit)
	}
}

// nameOfEntry names an entry of history without what it says.
func nameOfEntry(id int64, at time.Time, by string) string {
	return fmt.Sprintf("History entry %d of %s, by the %s", id, spoken(at), by)
}

// spoken returns an instant as people say it: "14 November 2023, 10:02".
func spoken(at time.Time) string {
	return plan.DateAt(at).Long() + ", " + at.In(plan.London).Format("15:04")
}
