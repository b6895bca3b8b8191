package postgres

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
)

// verifyRows compares each row of the sealed tables with its seal.
func verifyRows(ctx context.Context, tx pgx.Tx, x *examination) error {
	for _, t := range sealedTables {
		if err := t.verify(ctx, tx, x); err != nil {
			return err
		}
	}
	return nil
}

// inHistory are the rows that entries of history tell of, with the seals that
// they gave them.
const inHistory = `told as materialized (
	  select id, after->>'row' as row, after->>'seal' as seal from history where after ? 'row')`

// verify compares each row with its seal, in the order of their keys.
func (s *sealedTable) verify(ctx context.Context, tx pgx.Tx, x *examination) error {
	rows, err := tx.Query(ctx, `
	with `+inHistory+`
	select `+s.sealed()+`, `+s.about+`, t.`+s.at+`, t.by_title, h.id, h.seal
	  from `+s.name+` t `+s.from+`
	  left join told h on h.row = `+s.named()+`
	 order by t.`+strings.Join(s.key, `, t.`)+`, h.id`)
	if err != nil {
		return err
	}
	var row, about, by, last string
	var salt []byte
	var fields [][]byte
	var at pgtype.Timestamptz
	var entry pgtype.Int8
	var then pgtype.Text
	_, err = pgx.ForEachRow(rows, []any{&row, &salt, &fields, &about, &at, &by, &entry, &then}, func() error {
		switch {
		case !entry.Valid:
			x.find(about+onRecord(at, by), "history does not tell of it")
		case then.String != s.sealOf(salt, fields):
			x.find(about+onRecord(at, by), fmt.Sprintf("it does not match the seal that history entry %d gave it", entry.Int64))
		}
		if row != last { // history may tell of a row twice
			last = row
			s.count(&x.audit)
		}
		x.step()
		return nil
	})
	return err
}

// onRecord says when a row was put on the record and by whom, where it is known.
func onRecord(at pgtype.Timestamptz, by string) string {
	var said string
	if at.InfinityModifier == pgtype.Finite {
		said = ", recorded " + spoken(at.Time)
	}
	if by != "" {
		said += ", by the " + by
	}
	return said
}

// verifyNoneGone finds rows that history sealed and that are there no more.
func verifyNoneGone(ctx context.Context, tx pgx.Tx, x *examination) error {
	there := `select 'frozen_positions ' || id as row from frozen_positions`
	for _, t := range sealedTables {
		there += ` union all select ` + t.named() + ` from ` + t.name + ` t`
	}
	rows, err := tx.Query(ctx, `
	with `+inHistory+`
	select h.id, h.at, h.by_title
	  from history h
	  join told on told.id = h.id
	 where not exists (select from (`+there+`) r where r.row = told.row)
	 order by h.id`)
	if err != nil {
		return err
	}
	var id int64
	var at time.Time
	var by string
	_, err = pgx.ForEachRow(rows, []any{&id, &at, &by}, func() error {
		x.find(nameOfEntry(id, at, by), "what it tells of is not on the record any more")
		return nil
	})
	return err
}
