package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// sealedTable is a table of which the entry of history that tells of a row holds
// the row's seal: a hash over what the row says and a random salt that stays on
// it, so that nobody finds out a small number by hashing them all.
type sealedTable struct {
	name   string
	key    []string // the columns by which history names a row
	fields []string // of a row t, as bytes, in the order of the seal; the migration that sealed what was there has the same list
	later  []string // columns that came after the seal: a row that has something in them is sealed with it
	about  string   // names a row t in a finding, without what it says
	from   string   // what about needs besides t
	at     string   // the column that says when it was put on the record
	count  func(*Audit)
}

// rowRef is a row as history names it.
type rowRef struct {
	table *sealedTable
	key   []any
}

// String returns the name, such as "progress_updates 12"; "" for no row.
func (r rowRef) String() string {
	if r.table == nil {
		return ""
	}
	return r.table.name + " " + strings.TrimSuffix(fmt.Sprintln(r.key...), "\n")
}

// named is that name of a row t in a statement.
func (s *sealedTable) named() string {
	return `'` + s.name + ` ' || concat_ws(' ', t.` + strings.Join(s.key, `, t.`) + `)`
}

// sealed are the columns from which the seal of a row t is worked out, after its
// name.
func (s *sealedTable) sealed() string {
	columns := s.named() + `, t.salt, array[` + strings.Join(s.fields, `, `) + `]`
	for _, column := range s.later {
		columns += ` || array_remove(array[` + number(column) + `], null)`
	}
	return columns
}

// sealOf returns the seal of a row, worked out from the salt and the fields.
func (s *sealedTable) sealOf(salt []byte, fields [][]byte) string {
	c := canonical{}.bytes(salt).texts(s.name + " 1")
	for _, f := range fields {
		c = c.bytes(f)
	}
	return hashed(c)
}

// seal returns the seal of a row that this transaction has put on the record.
func (r rowRef) seal(ctx context.Context, tx pgx.Tx) (string, error) {
	places := make([]string, len(r.key))
	for i, column := range r.table.key {
		places[i] = fmt.Sprintf("t.%s = $%d", column, i+1)
	}
	var name string
	var salt []byte
	var fields [][]byte
	err := tx.QueryRow(ctx, `select `+r.table.sealed()+` from `+r.table.name+` t where `+strings.Join(places, ` and `), r.key...).Scan(&name, &salt, &fields)
	return r.table.sealOf(salt, fields), err
}

// seals returns the seals of all rows of the table, by their names.
func (s *sealedTable) seals(ctx context.Context, tx pgx.Tx) (map[string]string, error) {
	rows, err := tx.Query(ctx, `select `+s.sealed()+` from `+s.name+` t`)
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	var name string
	var salt []byte
	var fields [][]byte
	_, err = pgx.ForEachRow(rows, []any{&name, &salt, &fields}, func() error {
		all[name] = s.sealOf(salt, fields)
		return nil
	})
	return all, err
}

// Columns of a row t as bytes. Null is nothing at all, which differs from empty.
func number(column string) string { return `int8send(t.` + column + `)` }
func text(column string) string   { return `convert_to(t.` + column + `::text, 'UTF8')` }
func exact(column string) string  { return `convert_to(trim_scale(t.` + column + `)::text, 'UTF8')` }
func onDay(column string) string {
	return `convert_to(to_char(t.` + column + `, 'YYYY-MM-DD'), 'UTF8')`
}

// instant is to the microsecond; what has always been there says so in words.
func instant(column string) string {
	return `case when isfinite(t.` + column + `) then int8send((extract(epoch from t.` + column + `) * 1000000)::bigint)
	             else convert_to(t.` + column + `::text, 'UTF8') end`
}

// orEmpty and orZero stand for a column of which null and nothing are the same.
func orEmpty(field string) string { return `coalesce(` + field + `, '')` }
func orZero(column string) string { return `int8send(coalesce(t.` + column + `, 0))` }
