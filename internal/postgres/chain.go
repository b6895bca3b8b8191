package postgres

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// verifyHistory walks the chain from the first entry to the last, and looks
// whether the last is the one that there has been.
func verifyHistory(ctx context.Context, tx pgx.Tx, x *examination) error {
	w := walk{examination: x, noted: map[int64]string{}}
	for _, n := range x.Noted {
		w.noted[n.Entry] = strings.ToLower(n.Seal)
	}
	rows, err := tx.Query(ctx, `
	select id, at, account_id, by_title, thing, what, before::text, after::text, hash
	  from history
	 order by id`)
	if err != nil {
		return err
	}
	var l link
	_, err = pgx.ForEachRow(rows, []any{&l.ID, &l.At, &l.AccountID, &l.ByTitle, &l.Thing, &l.What, &l.Before, &l.After, &l.Hash},
		func() error { w.take(l); return nil })
	if err != nil {
		return err
	}
	x.audit.Last = Noted{w.last, hex.EncodeToString(w.hash)}
	return w.atTheEnd(ctx, tx)
}

// walk is how far the chain has been walked.
type walk struct {
	*examination
	last  int64  // the entry walked last
	hash  []byte // what that entry bears
	noted map[int64]string
}

// take looks at the next entry. One that does not follow breaks the chain once:
// those after it are measured by what it bears, so that each break is told
// where it is.
func (w *walk) take(l link) {
	w.audit.Entries++
	hash := l.after(w.hash)
	switch {
	case bytes.Equal(hash[:], l.Hash):
	case l.ID > w.last+1:
		w.find(missing(w.last+1, l.ID-1), fmt.Sprintf("taken out, or entry %d of %s was changed", l.ID, spoken(l.At)))
	default:
		w.find(nameOfEntry(l.ID, l.At, l.ByTitle), "what it says does not match its seal")
	}
	if seal, ok := w.noted[l.ID]; ok {
		delete(w.noted, l.ID)
		if !strings.HasPrefix(hex.EncodeToString(l.Hash), seal) {
			w.find(nameOfEntry(l.ID, l.At, l.ByTitle), "its seal is not the one that was noted, so history has been written anew up to it")
		}
	}
	w.last, w.hash = l.ID, bytes.Clone(l.Hash)
	w.step()
}

// atTheEnd compares the last entry with the newest there has been, and tells
// of entries noted that never came.
func (w *walk) atTheEnd(ctx context.Context, tx pgx.Tx) error {
	for entry := range w.noted {
		w.find(missing(entry, entry), "noted once and not in history")
	}
	var newest int64
	var hash []byte
	err := tx.QueryRow(ctx, `select entry_id, hash from history_head`).Scan(&newest, &hash)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		w.find("The end of history", "which entry is the newest is not on the record any more")
	case err != nil:
		return err
	case newest > w.last:
		w.find(missing(w.last+1, newest), "taken away from the end")
	case newest < w.last:
		w.find(missing(newest+1, w.last), "put at the end past the portal")
	case !bytes.Equal(hash, w.hash):
		w.find(missing(newest, newest), "its seal is not the one that the newest entry had")
	}
	return nil
}

// missing names entries by their numbers alone.
func missing(from, to int64) string {
	if from == to {
		return fmt.Sprintf("History entry %d", from)
	}
	return fmt.Sprintf("History entries %d to %d", from, to)
}
