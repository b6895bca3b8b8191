package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// freezeLimit is how long freezing may take: it reads every page of an
// edition. Whoever asked for it waits no longer.
const freezeLimit = 25 * time.Second

// patiently lets a transaction that freezes, or waits for one that does, take
// its time.
const patiently = `set local statement_timeout = '25s'; set local lock_timeout = '25s'; `

// Freeze fixes the position of every edition that the meeting is about, as it
// stands at the instant of the event, or at a later one by which all that is on
// the record had been recorded, for ever. The reason is why it is frozen where
// the round is not signed off. It returns plan.ErrNotFound when no meeting is on
// that day, plan.ErrStale when it has moved, what plan.Sitting.Permit and
// plan.Readiness.WhyFreeze say, and plan.ErrRepeated when this very form has been taken before.
func (db *DB) Freeze(ctx context.Context, s plan.Scope, meeting plan.Date, e plan.Event, sub plan.Submission) error {
	return db.keep(ctx, deed{s, plan.FreezeMeeting, meeting, e, sub}, func(ctx context.Context, tx pgx.Tx, held heldMeeting, e plan.Event) error {
		e.By = s.Account // nobody acts in another's name
		ready, err := held.readiness(ctx, tx, e.At)
		if err != nil {
			return err
		}
		if e.Reason, err = ready.WhyFreeze(plan.MeetingInput{Reason: e.Reason}); err != nil {
			return err
		}
		positions, err := readWhole(ctx, tx, freezeOf(meeting, e, len(ready.Missing)))
		if err != nil {
			return err
		}
		entries := make([]entry, len(positions))
		for i, p := range positions {
			if entries[i], err = p.put(ctx, tx, held, e); err != nil {
				return err
			}
			entries[i].After["missing"] = fmt.Sprint(len(ready.Missing))
		}
		return addAll(ctx, tx, entries)
	})
}

// readiness returns how far the round is that leads to the meeting.
func (m heldMeeting) readiness(ctx context.Context, tx pgx.Tx, at time.Time) (plan.Readiness, error) {
	var c plan.Schedule
	of, _ := m.Edition()
	b := &pgx.Batch{}
	queueSchedule(b, query{everybody, of.Key, plan.View{At: at, Measures: plan.AllMeasures}}, &c)
	err := tx.SendBatch(ctx, b).Close()
	return c.Readiness(m.Sitting), err
}

// everybody sees what is frozen: drafts, which the secretary sees, stay out.
var everybody = plan.Scope{Reads: true}

func meetingThing(on plan.Date) plan.Thing {
	return plan.Thing{Kind: plan.MeetingThing, Ref: on.String()}
}

// stillFrozen is the condition on a frozen position f under which it has not been
// taken back.
const stillFrozen = `(not exists (select from unfreezings u where u.position_id = f.id))`

// whole is everything of one edition, ready to be frozen.
type whole struct {
	plan.Edition
	parts []plan.Part
}

// freezeOf is what is frozen together with a position: for which meeting, when,
// by whom and, in spite of how much that the round missed, why.
func freezeOf(meeting plan.Date, e plan.Event, missing int) plan.Freeze {
	return plan.Freeze{Meeting: meeting, At: e.At, ByTitle: e.ByTitle, Exception: e.Reason, Missing: missing}
}

// readWhole reads the editions that the Board looks at for which they are frozen.
func readWhole(ctx context.Context, tx pgx.Tx, z plan.Freeze) ([]whole, error) {
	q := query{scope: everybody, view: plan.View{At: z.At}}
	rows, err := tx.Query(ctx, selectEdition+` where `+inSight("@on")+mainFirst, scoped(q.scope, "on", dayArg(z.Meeting)))
	if err != nil {
		return nil, err
	}
	editions, err := pgx.CollectRows(rows, pgx.RowToStructByName[editionRow])
	if err != nil {
		return nil, err
	}
	all := make([]whole, len(editions))
	for i, r := range editions {
		edition := r.edition()
		q.edition = edition.Key
		frozen, err := readFrozen(ctx, tx, q, z)
		if err != nil {
			return nil, err
		}
		parts, err := frozen.Parts()
		if err != nil {
			return nil, err
		}
		all[i] = whole{edition, parts}
	}
	return all, nil
}

// readFrozen reads all pages of an edition, in one round trip.
func readFrozen(ctx context.Context, tx pgx.Tx, q query, z plan.Freeze) (plan.Frozen, error) {
	q.view.Measures = plan.OneMeasure // with all their figures, and none is left out
	var frozen plan.Frozen
	var said sayings
	var around folders
	b := &pgx.Batch{}
	queueBrief(b, q, &frozen.Brief)
	queuePapers(b, q, 0, &frozen.Brief.Position, &said)
	queueFolders(b, q, &around)
	queueMeeting(b, `m.held_on = @on`, q.args("on", dayArg(z.Meeting)), &frozen.Brief.Meeting)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return frozen, err
	}
	position := &frozen.Brief.Position
	position.Freeze = z
	frozen.Dossiers, frozen.Folders = map[string]plan.Papers{}, map[string]plan.Folder{}
	for _, a := range position.Actions {
		frozen.Dossiers[a.Ref] = said.of(a.Ref)
	}
	full := position.Measures
	position.Measures = make([]plan.Series, len(full))
	for i, s := range full {
		position.Measures[i] = s.Recent(recent)
		frozen.Folders[s.Code] = around.of(s)
	}
	return frozen, nil
}

// put keeps the parts for the meeting, and returns what history says of it.
func (w whole) put(ctx context.Context, tx pgx.Tx, m heldMeeting, e plan.Event) (entry, error) {
	sum := plan.Checksum(w.parts)
	var id int64
	err := tx.QueryRow(ctx, `
	insert into frozen_positions (format, meeting_id, edition_id, meeting_on, frozen_at, account_id, by_title, exception, checksum)
	select @format, @meeting, e.id, @on, @at, @account, @title, @exception, @checksum
	  from editions e where e.family_slug = @plan and e.slug = @edition
	returning id`, pgx.NamedArgs{"format": plan.Format, "plan": w.Key.Plan, "edition": w.Key.Edition, "meeting": m.ID, "on": dayArg(m.Meeting.On), "at": e.At,
		"account": orNull(e.By), "title": e.ByTitle, "exception": e.Reason, "checksum": sum}).Scan(&id)
	if err != nil {
		return entry{}, err
	}
	rows := make([][]any, len(w.parts))
	for i, p := range w.parts {
		rows[i] = []any{id, p.Name, p.Data, p.Sum()}
	}
	_, err = tx.CopyFrom(ctx, pgx.Identifier{"frozen_parts"}, []string{"position_id", "name", "data", "sum"}, pgx.CopyFromRows(rows))
	told := entry{
		At: e.At, Account: e.By, ByTitle: e.ByTitle, Thing: meetingThing(m.Meeting.On),
		What: "froze the position of the " + w.Title(),
	}
	if e.Reason != "" {
		told.What = "froze, although the round was not signed off, the position of the " + w.Title()
	}
	return told.sealing(fmt.Sprint("frozen_positions ", id), sum), err
}

// Unfreeze takes the frozen position of a meeting back, with a reason; it is
// kept, and the meeting says so. It returns what Freeze returns.
func (db *DB) Unfreeze(ctx context.Context, s plan.Scope, meeting plan.Date, e plan.Event, sub plan.Submission) error {
	return db.keep(ctx, deed{s, plan.UnfreezeMeeting, meeting, e, sub}, func(ctx context.Context, tx pgx.Tx, held heldMeeting, e plan.Event) error {
		rows, err := tx.Query(ctx, `
	with back as (
	  insert into unfreezings (position_id, recorded_at, account_id, by_title, reason)
	  select f.id, @at, @account, @title, @reason
	    from frozen_positions f
	   where f.meeting_id = @id and `+stillFrozen+`
	  returning position_id)
	select p.id as position, e.*
	  from back
	  join frozen_positions p on p.id = back.position_id
	  join (`+selectEdition+`) e on e.id = p.edition_id
	 order by p.id`, pgx.NamedArgs{
			"at": e.At, "account": orNull(s.Account), "title": e.ByTitle, "reason": e.Reason, "id": held.ID})
		if err != nil {
			return err
		}
		taken, err := pgx.CollectRows(rows, pgx.RowToStructByName[struct {
			Position int64
			editionRow
		}])
		if err != nil {
			return err
		}
		entries := make([]entry, len(taken))
		for i, r := range taken {
			entries[i] = entry{
				At: e.At, Account: s.Account, ByTitle: e.ByTitle, Thing: meetingThing(meeting),
				What: "took back the frozen position of the " + r.edition().Title(), Row: rowRef{unfreezingsSealed, []any{r.Position}},
			}
		}
		return addAll(ctx, tx, entries)
	})
}
