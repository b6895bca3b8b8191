package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// entry is one row of history: who changed what, from what to what.
type entry struct {
	At            time.Time
	Account       plan.AccountID
	ByTitle       string
	Thing         plan.Thing
	What          string
	Before, After facts
	Row           rowRef // what it tells of, to be sealed
}

// facts are what stood before a change or stands after it, by name.
type facts map[string]string

// MarshalJSON writes no facts as an empty object, never as null.
func (f facts) MarshalJSON() ([]byte, error) {
	if f == nil {
		return []byte("{}"), nil
	}
	return json.Marshal(map[string]string(f))
}

// decided notes who decided, and the decision where that is on record.
func (f facts) decided(approver string, d plan.DecisionRef) {
	if approver != "" {
		f["decided by"] = approver
	}
	if d.IsRecorded() {
		f[plan.DecisionFact] = d.String()
	}
}

// encoded returns the facts as JSON.
func (e entry) encoded() (before, after []byte, err error) {
	if before, err = json.Marshal(e.Before); err != nil {
		return nil, nil, err
	}
	after, err = json.Marshal(e.After)
	return before, after, err
}

// sealing returns the entry with the seal of the row that it tells of.
func (e entry) sealing(row, seal string) entry {
	after := facts{"row": row, "seal": seal}
	maps.Copy(after, e.After)
	e.After = after
	return e
}

// addHistory adds an entry, with the seal of the row it tells of; the database
// chains it to the one before. Until the transaction ends, others wait to add
// theirs: it comes last in each.
func addHistory(ctx context.Context, tx pgx.Tx, e entry) error {
	if e.Row.table != nil {
		seal, err := e.Row.seal(ctx, tx)
		if err != nil {
			return err
		}
		e = e.sealing(e.Row.String(), seal)
	}
	before, after, err := e.encoded()
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `
	insert into history (at, account_id, by_title, thing, what, before, after)
	values (@at, @account, @title, @thing, @what, @before, @after)`, pgx.NamedArgs{
		"at": e.At, "account": orNull(e.Account), "title": e.ByTitle, "thing": e.Thing.String(), "what": e.What,
		"before": string(before), "after": string(after),
	})
	return err
}

// addAll adds entries, one after the other.
func addAll(ctx context.Context, tx pgx.Tx, entries []entry) error {
	for _, e := range entries {
		if err := addHistory(ctx, tx, e); err != nil {
			return err
		}
	}
	return nil
}

// deeds say what an event did, after its author's title.
var deeds = map[plan.EventKind]string{
	plan.Reported: "posted a progress update", plan.Corrected: "corrected a progress update",
	plan.Accepted: "accepted the progress update", plan.Returned: "returned the progress update with a comment",
	plan.SignedOff: "signed off the delivery", plan.Overridden: "approved a better status than the computed one",
	plan.ReDated: "changed the due date", plan.LeadChanged: "changed the lead", plan.Ended: "ended work",
	plan.OccurrenceMet: "recorded the delivery of one due date", plan.Waived: "waived one due date",
}

func eventEntry(before, after plan.Action, e plan.Event) entry {
	told := entry{
		At: e.At, Account: e.By, ByTitle: e.ByTitle, Thing: before.Thing(), What: deeds[e.Kind],
		Before: actionFacts(before), After: actionFacts(after), Row: rowOf(e),
	}
	told.After.decided(e.Approver, e.Decision)
	return told
}

// rowOf is the row in which an event that has its number is kept.
func rowOf(e plan.Event) rowRef {
	if e.Update != nil {
		return rowRef{updatesSealed, []any{e.Update.ID}}
	}
	return rowRef{eventsSealed, []any{e.ID}}
}

// accountEntry tells of a change made from the command line. It names the
// account by its number, because an address names a person.
func accountEntry(id plan.AccountID, what, roleBefore, roleAfter string) entry {
	return entry{
		At: time.Now(), ByTitle: "command line", Thing: plan.Thing{Kind: plan.AccountThing, Ref: fmt.Sprint(id)}, What: what,
		Before: roleFact(roleBefore), After: roleFact(roleAfter),
	}
}

func roleFact(role string) facts {
	if role == "" {
		return nil
	}
	return facts{"role": role}
}

// actionFacts are the facts of an action that can move its status, or that
// change only by decision; what was written stands in the event itself.
func actionFacts(a plan.Action) facts {
	st := a.Standing
	known := facts{}
	for name, value := range map[string]string{
		"due": a.Due.String(), "lead": string(a.Lead.Code), "proposed": string(st.Proposed), "forecast": st.Forecast.String(),
		"recovery by": st.Recovery.By.String(), "delivered": st.Delivered.String(), "review": string(st.Review),
		"signed off": st.SignedOff.String(), "override": string(st.Override.Status), "ended": a.Closure.Kind,
	} {
		if value != "" {
			known[name] = value
		}
	}
	if st.Issue {
		known["issue"] = "flagged"
	}
	return known
}

// Taken reports whether the account's form of that key is on the record
// already.
func (db *DB) Taken(ctx context.Context, account plan.AccountID, key string) (bool, error) {
	var taken bool
	err := db.read(ctx, func(b *pgx.Batch) {
		b.Queue(`select exists (select from taken_forms where account_id = $1 and key = $2)`, account, key).
			QueryRow(func(row pgx.Row) error { return row.Scan(&taken) })
	})
	return taken, err
}

// LatestInstant returns the time of the newest entry of the plan's history, or
// the zero time when there is none. What no account did does not count: it goes
// by the clock on the wall, also where the plan's clock is another.
func (db *DB) LatestInstant(ctx context.Context) (time.Time, error) {
	var latest *time.Time
	err := db.read(ctx, func(b *pgx.Batch) {
		b.Queue(`select max(at) from history where account_id is not null`).QueryRow(func(row pgx.Row) error { return row.Scan(&latest) })
	})
	return moment(latest), err
}
