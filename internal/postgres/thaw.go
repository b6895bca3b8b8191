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

// frozenOr returns what thawed makes of the frozen position that the view asks
// for; where it asks for none, or none is frozen for that day,
// what live reads at the moment of the view. It returns plan.ErrToCome for a
// day to come that nothing is frozen for.
func frozenOr[T any](ctx context.Context, db *DB, q query, thawed func(plan.Frozen) (T, error), live func() (T, error)) (T, error) {
	var none T
	read := live
	if !q.view.Frozen.IsZero() {
		read = func() (T, error) {
			f, err := db.thaw(ctx, q)
			switch {
			case errors.Is(err, errNotFrozen) && q.view.Frozen.After(q.view.Today()):
				return none, plan.ErrToCome
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

// FrozenFor returns when and by whom a position was frozen for the meeting on
// that day, also when the meeting has moved since; plan.ErrNotFound when none
// is. Positions of several editions are frozen at one instant.
func (db *DB) FrozenFor(ctx context.Context, s plan.Scope, meeting plan.Date) (plan.Freeze, error) {
	var z plan.Freeze
	err := db.read(ctx, func(b *pgx.Batch) {
		b.Queue(`
	select m.held_on, f.frozen_at, f.by_title
	  from frozen_positions f
	  join board_meetings m on m.id = f.meeting_id
	 where @reads::boolean and `+meantBy("@on")+` and `+stillFrozen+`
	 order by f.id
	 limit 1`, scoped(s, "on", dayArg(meeting))).QueryRow(func(row pgx.Row) error {
			var heldOn time.Time
			err := row.Scan(&heldOn, &z.At, &z.ByTitle)
			z.Meeting = day(&heldOn)
			return err
		})
	})
	if err != nil {
		return plan.Freeze{}, err
	}
	return z, nil
}

// thaw reads parts of the position frozen for the meeting on the view's day,
// also when the meeting has moved since.
func (db *DB) thaw(ctx context.Context, q query) (plan.Frozen, error) {
	var ice ice
	var boards plan.Position
	args := q.args("on", dayArg(q.view.Frozen))
	err := db.read(ctx, func(b *pgx.Batch) {
		queueIce(b, q.view, meantBy("@on"), args, &ice)
		queueFrozenFor(b, q, &boards)
	})
	if err != nil {
		return plan.Frozen{}, err
	}
	f, err := ice.thaw(q.edition, q.view)
	f.Brief.Position.Boards = boards.Boards
	return f, err
}

// ice is a frozen position as it is kept.
type ice struct {
	of       plan.Freeze
	parts    []plan.Part
	withheld []plan.Withheld
}

// queueIce reads what a view needs of the position of the edition that is frozen
// for the meeting m of the condition.
func queueIce(b *pgx.Batch, v plan.View, meeting string, args pgx.NamedArgs, into *ice) {
	*into = ice{}
	args["parts"], args["parts_of_1"] = v.Parts(), v.PartsOfFormat1()
	b.Queue(`
	select f.frozen_at, f.by_title, f.checksum, f.exception, m.held_on, p.name, p.data
	  from frozen_positions f
	  join board_meetings m on m.id = f.meeting_id
	  join editions e on e.id = f.edition_id
	  join frozen_parts p on p.position_id = f.id
	 where e.family_slug = @plan and e.slug = @edition and `+visible+`
	   and `+meeting+` and `+stillFrozen+` and p.name = any(case f.format when 1 then @parts_of_1::text[] else @parts end)`, args).Query(func(rows pgx.Rows) error {
		var at, heldOn time.Time
		var part plan.Part
		_, err := pgx.ForEachRow(rows, []any{&at, &into.of.ByTitle, &into.of.Checksum, &into.of.Exception, &heldOn, &part.Name, &part.Data}, func() error {
			into.of.At, into.of.Meeting = at, day(&heldOn)
			into.parts = append(into.parts, part)
			part = plan.Part{}
			return nil
		})
		return err
	})
	queueWithheld(b, args, func(some []plan.Withheld) { into.withheld = plan.OfBoards(some) })
}

// thaw makes the position of what was kept, with links that lead to the key;
// errNotFrozen when nothing was.
func (i ice) thaw(k plan.EditionKey, v plan.View) (plan.Frozen, error) {
	if len(i.parts) == 0 {
		return plan.Frozen{}, errNotFrozen
	}
	f, err := plan.Thaw(i.parts, v)
	if err != nil {
		return plan.Frozen{}, err
	}
	of := i.of
	if z := f.Brief.Position.Freeze; !z.IsZero() { // since format 2 it is frozen with the rest
		of.At, of.ByTitle, of.Exception, of.Missing = z.At, z.ByTitle, z.Exception, z.Missing
	}
	f.Brief.Position.Freeze = of
	f.LookedAt(k)
	f.Brief.Position.Withhold(i.withheld)
	for code, folder := range f.Folders {
		folder.Withhold(i.withheld)
		f.Folders[code] = folder
	}
	return f, nil
}

// lastFrozen is the condition on a meeting m under which it is the last one
// before the day for which the edition is frozen.
const lastFrozen = `
	m.held_on = (select max(m.held_on)
	               from frozen_positions f
	               join board_meetings m on m.id = f.meeting_id
	              where f.edition_id = e.id and m.held_on < @today and ` + stillFrozen + `)`

// allMeasures is the view of a position with all that can be compared.
var allMeasures = plan.View{Measures: plan.AllMeasures}

// queueLast reads the position that the last meeting was shown.
func queueLast(b *pgx.Batch, args pgx.NamedArgs, into *ice) {
	queueIce(b, allMeasures, lastFrozen, args, into)
}

// position returns what was kept with all measures, or the zero Position.
func (i ice) position(k plan.EditionKey) (plan.Position, error) {
	k.At = i.of.Meeting.String()
	f, err := i.thaw(k, allMeasures)
	if errors.Is(err, errNotFrozen) {
		return plan.Position{}, nil
	}
	return f.Brief.Position, err
}

// queueFrozenFor reads, where the view asks, for which meetings the edition was
// ever frozen.
func queueFrozenFor(b *pgx.Batch, q query, p *plan.Position) {
	if !q.view.Boards {
		return
	}
	b.Queue(chosen+`
	select m.held_on
	  from frozen_positions f
	  join chosen c on c.id = f.edition_id
	  join board_meetings m on m.id = f.meeting_id
	 where `+stillFrozen+`
	 order by m.held_on desc`, q.args()).Query(func(rows pgx.Rows) error {
		days, err := pgx.CollectRows(rows, pgx.RowTo[time.Time])
		for _, d := range days {
			p.Boards = append(p.Boards, day(&d))
		}
		return err
	})
}

// queueWithheld reads which figures of the plan's measures may not be shown
// any more, because of others of their period. It knows no moment: what must
// not be seen now must not be seen in what was.
func queueWithheld(b *pgx.Batch, args pgx.NamedArgs, found func([]plan.Withheld)) {
	b.Queue(chosen+`
	select m.code, m.unit, m.people, m.complement_sensitive, m.frequency, v.id, v.period_end, v.numerator, v.denominator,
	       v.number, v.symbol, v.published,
	       exists (select from value_reviews r where r.value_id = v.id and r.verdict = 'returned') as returned
	  from measures m
	  join measure_values v on v.measure_id = m.id
	 where m.family_slug = @plan and exists (select from chosen)
	   and exists (select from measure_values o where o.measure_id = m.id and o.period_end = v.period_end and o.id <> v.id)
	 order by m.code, v.period_end, v.released_on desc, v.id desc`, args).Query(func(rows pgx.Rows) error {
		all, err := pgx.CollectRows(rows, pgx.RowToStructByName[rivalRow])
		found(withheld(all))
		return err
	})
}

// withheld returns what may not be shown of each period, given its figures one
// after the other.
func withheld(all []rivalRow) []plan.Withheld {
	var some []plan.Withheld
	var figures []plan.Value
	for i, r := range all {
		figures = append(figures, r.value())
		if i+1 == len(all) || all[i+1].Code != r.Code || !all[i+1].PeriodEnd.Equal(r.PeriodEnd) {
			some = append(some, plan.DefaultDisclosure.WithheldOf(r.measure(), figures))
			figures = nil
		}
	}
	return some
}
