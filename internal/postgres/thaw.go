package postgres

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// errNotFrozen: no position is frozen for a meeting on that day.
var errNotFrozen = errors.New("no position is frozen for that day")

// frozenOr returns what thawed makes of the parts of the frozen position that
// the view asks for; where it asks for none, or none is frozen for that day,
// what live reads at the moment of the view.
func frozenOr[T any](ctx context.Context, db *DB, q query, thawed func(plan.Frozen) (T, error), live func() (T, error), parts ...string) (T, error) {
	var none T
	read := live
	if !q.view.Frozen.IsZero() {
		read = func() (T, error) {
			f, err := db.thaw(ctx, q, parts...)
			switch {
			case errors.Is(err, errNotFrozen):
				return live()
			case err != nil:
				return none, err
			}
			return thawed(f)
		}
	}
	v, err := read()
	if err != nil {
		return none, err
	}
	return v, nil
}

// thaw reads parts of the position frozen for the meeting on the view's day,
// also when the meeting has moved since.
func (db *DB) thaw(ctx context.Context, q query, names ...string) (plan.Frozen, error) {
	var of plan.Freeze
	var parts []plan.Part
	var withheld []plan.Withheld
	args := q.args("on", dayArg(q.view.Frozen), "names", append(names, plan.PartEdition))
	err := db.read(ctx, func(b *pgx.Batch) {
		of, parts, withheld = plan.Freeze{}, nil, nil
		b.Queue(`
	select f.frozen_at, f.by_title, f.checksum, m.held_on, p.name, p.data
	  from frozen_positions f
	  join board_meetings m on m.id = f.meeting_id
	  join editions e on e.id = f.edition_id
	  join frozen_parts p on p.position_id = f.id
	 where e.family_slug = @plan and e.slug = @edition and `+visible+`
	   and (m.held_on = @on or exists (select from meeting_moves v where v.meeting_id = m.id and v.was_on = @on))
	   and `+stillFrozen+` and p.name = any(@names)`, args).Query(func(rows pgx.Rows) error {
			var at, heldOn time.Time
			var part plan.Part
			_, err := pgx.ForEachRow(rows, []any{&at, &of.ByTitle, &of.Checksum, &heldOn, &part.Name, &part.Data}, func() error {
				of.At, of.Meeting = at, day(&heldOn)
				parts = append(parts, part)
				part = plan.Part{}
				return nil
			})
			return err
		})
		queueWithheld(b, args, func(some []plan.Withheld) { withheld = some })
	})
	if err != nil {
		return plan.Frozen{}, err
	}
	if len(parts) == 0 {
		return plan.Frozen{}, errNotFrozen
	}
	f, err := plan.Thaw(parts, q.view)
	if err != nil {
		return plan.Frozen{}, err
	}
	f.Brief.Position.Freeze = of
	f.LookedAt(q.edition)
	f.Brief.Position.Withhold(withheld)
	for code, folder := range f.Folders {
		folder.Withhold(withheld)
		f.Folders[code] = folder
	}
	return f, nil
}

// queueWithheld reads which figures of the plan's measures may not be shown
// any more, because the newest of their period is withheld. It knows no moment:
// what must not be seen now must not be seen in what was.
func queueWithheld(b *pgx.Batch, args pgx.NamedArgs, found func([]plan.Withheld)) {
	b.Queue(chosen+`
	select m.code, m.unit, m.people, m.complement_sensitive, m.frequency, v.period_end, v.numerator, v.denominator,
	       v.number, v.symbol, v.published
	  from measures m,
	lateral (select distinct on (period_end) * from measure_values v
	          where v.measure_id = m.id
	            and not exists (select from value_reviews r where r.value_id = v.id and r.verdict = 'returned')
	          order by period_end, released_on desc, id desc) v
	 where m.family_slug = @plan and v.supersedes is not null and exists (select from chosen)`, args).Query(func(rows pgx.Rows) error {
		newest, err := pgx.CollectRows(rows, pgx.RowToStructByName[newestRow])
		var some []plan.Withheld
		for _, r := range newest {
			if v := plan.DefaultDisclosure.Apply(r.measure(), r.value()); v.Symbol == plan.Confidential {
				some = append(some, plan.Withheld{Code: r.Code, End: day(&r.PeriodEnd)})
			}
		}
		found(some)
		return err
	})
}
