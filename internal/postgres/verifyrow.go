package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"

	"planboard/internal/plan"
)

// sealedTable is a table of which history seals every row.
type sealedTable struct {
	query string
	read  func(pgx.CollectableRow) (sealedRow, error)
	count func(*Audit)
}

// sealedRow is such a row: the seal that it would get now, and the one that
// history says it got.
type sealedRow struct {
	id    int64
	where string
	now   string
	entry pgtype.Int8 // null: history does not tell of the row
	then  pgtype.Text
}

// verifyRows compares each row of the table with its seal.
func verifyRows(t sealedTable) func(context.Context, pgx.Tx, *examination) error {
	return func(ctx context.Context, tx pgx.Tx, x *examination) error {
		rows, err := tx.Query(ctx, t.query, pgx.NamedArgs{"today": time.Now()})
		if err != nil {
			return err
		}
		defer rows.Close()
		var last int64
		for rows.Next() {
			row, err := t.read(rows)
			if err != nil {
				return err
			}
			switch {
			case !row.entry.Valid:
				x.find(row.where, "history does not tell of it")
			case row.then.String != row.now:
				x.find(row.where, fmt.Sprintf("it does not match the seal that history entry %d gave it", row.entry.Int64))
			}
			if row.id != last { // history may tell of a row twice
				last = row.id
				t.count(&x.audit)
			}
			x.step()
		}
		return rows.Err()
	}
}

var updatesSealed = sealedTable{
	query: `
	select ` + updateFields + `,
	       u.salt, coalesce(e.family_slug, '') as family_slug, coalesce(e.slug, '') as slug, coalesce(a.ref, '') as ref, h.id as entry, h.after->>'seal' as seal
	  from progress_updates u
	  left join actions a on a.id = u.action_id
	  left join editions e on e.id = a.edition_id
	  left join history h on h.after->>'row' = 'progress_updates ' || u.id
	 order by u.id`,
	read: func(row pgx.CollectableRow) (sealedRow, error) {
		r, err := pgx.RowToStructByName[struct {
			updateRow
			Salt                  []byte
			FamilySlug, Slug, Ref string
			Entry                 pgtype.Int8
			Seal                  pgtype.Text
		}](row)
		u := r.update()
		thing := plan.Thing{Kind: plan.ActionThing, Edition: plan.EditionKey{Plan: r.FamilySlug, Edition: r.Slug}, Ref: r.Ref}.String()
		return sealedRow{u.ID, "On " + thing + ", " + nameOfUpdate(u), sealOfUpdate(r.Salt, u), r.Entry, r.Seal}, err
	},
	count: func(a *Audit) { a.Updates++ },
}

// nameOfUpdate names an update without what it says.
func nameOfUpdate(u plan.Update) string {
	return fmt.Sprintf("progress update %d of %s, by the %s", u.ID, spoken(u.Submitted), u.ByTitle)
}

var eventsSealed = sealedTable{
	query: `
	select ` + eventFields + `, v.salt, coalesce(e.family_slug, '') as family_slug, coalesce(e.slug, '') as slug,
	       coalesce(a.ref, '') as ref, h.id as entry, h.after->>'seal' as seal
	  from action_events v
	  left join actions a on a.id = v.action_id
	  left join editions e on e.id = a.edition_id
	  left join history h on h.after->>'row' = 'action_events ' || v.id
	 order by v.id`,
	read: func(row pgx.CollectableRow) (sealedRow, error) {
		r, err := pgx.RowToStructByName[struct {
			eventRow
			Salt                  []byte
			FamilySlug, Slug, Ref string
			Entry                 pgtype.Int8
			Seal                  pgtype.Text
		}](row)
		e := r.event()
		thing := plan.Thing{Kind: plan.ActionThing, Edition: plan.EditionKey{Plan: r.FamilySlug, Edition: r.Slug}, Ref: r.Ref}.String()
		where := fmt.Sprintf("On %s, event %d of %s, by the %s", thing, e.ID, spoken(e.At), e.ByTitle)
		return sealedRow{e.ID, where, sealOfEvent(r.Salt, r.ActionID, e), r.Entry, r.Seal}, err
	},
	count: func(a *Audit) { a.Events++ },
}

var figuresSealed = sealedTable{
	query: `
	select v.id, v.measure_id, v.period_end, v.numerator, v.denominator, v.number, v.symbol, v.state, v.published,
	       v.source, v.released_on, v.note, v.account_id, v.by_title, v.entered_at, v.supersedes, v.reason, v.salt,
	       coalesce(m.family_slug, '') as family_slug, coalesce(m.code, '') as code, h.id as entry, h.after->>'seal' as seal
	  from measure_values v
	  left join measures m on m.id = v.measure_id
	  left join history h on h.after->>'row' = 'measure_values ' || v.id
	 order by v.id`,
	read: func(row pgx.CollectableRow) (sealedRow, error) {
		r, err := pgx.RowToStructByName[figureRow](row)
		v := r.value()
		where := fmt.Sprintf("Figure %d of measure %s/%s for the period to %s, entered %s",
			r.ID, r.FamilySlug, r.Code, v.Period.End.Long(), spoken(r.EnteredAt))
		return sealedRow{r.ID, where, sealOfValue(r.Salt, r.MeasureID, plan.AccountID(r.AccountID.Int64), v), r.Entry, r.Seal}, err
	},
	count: func(a *Audit) { a.Figures++ },
}

type figureRow struct {
	ID, MeasureID          int64
	PeriodEnd              time.Time
	Numerator, Denominator *int
	Number                 decimal.NullDecimal
	Symbol                 plan.Symbol
	State                  plan.ValueState
	Published              bool
	Source                 string
	ReleasedOn             time.Time
	Note                   string
	AccountID              pgtype.Int8
	ByTitle                string
	EnteredAt              time.Time
	Supersedes             pgtype.Int8
	Reason                 string
	Salt                   []byte
	FamilySlug, Code       string
	Entry                  pgtype.Int8
	Seal                   pgtype.Text
}

func (r figureRow) value() plan.Value {
	return plan.Value{
		ID: r.ID, Period: plan.Period{End: day(&r.PeriodEnd)}, Numerator: r.Numerator, Denominator: r.Denominator,
		Number: r.Number, Symbol: r.Symbol, State: r.State, Published: r.Published, Source: r.Source,
		ReleasedOn: day(&r.ReleasedOn), Note: r.Note, ByTitle: r.ByTitle, Entered: r.EnteredAt,
		Supersedes: r.Supersedes.Int64, Reason: r.Reason,
	}
}

// verifyNoneGone finds rows that history sealed and that are there no more.
func verifyNoneGone(ctx context.Context, tx pgx.Tx, x *examination) error {
	rows, err := tx.Query(ctx, `
	select h.id, h.at, h.by_title
	  from history h
	 where h.after ? 'row'
	   and not exists (select from progress_updates u where h.after->>'row' = 'progress_updates ' || u.id)
	   and not exists (select from frozen_positions f where h.after->>'row' = 'frozen_positions ' || f.id)
	   and not exists (select from action_events v where h.after->>'row' = 'action_events ' || v.id)
	   and not exists (select from measure_values v where h.after->>'row' = 'measure_values ' || v.id)
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
