package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// freezeLimit is how long freezing may take: it reads every page of an
// edition.
const freezeLimit = time.Minute

// Freeze fixes the position of every edition that the meeting is about, as it
// stands at the instant, for ever. It returns plan.ErrNotFound when no meeting
// is on that day, and plan.ErrNothing when its position is frozen already.
func (db *DB) Freeze(ctx context.Context, s plan.Scope, meeting plan.Date, at time.Time, byTitle string) error {
	return db.writeWithin(ctx, freezeLimit, func(ctx context.Context, tx pgx.Tx) error {
		id, err := holdMeeting(ctx, tx, s, meeting)
		if err != nil {
			return err
		}
		editions, err := editionsBefore(ctx, tx, s, meeting)
		if err != nil {
			return err
		}
		var entries []entry
		for _, k := range editions {
			f := freezing{tx: tx, q: query{s, k, plan.View{At: at, Measures: plan.OneMeasure}}, meetingID: id}
			e, err := f.freeze(ctx, plan.Freeze{Meeting: meeting, At: at, ByTitle: byTitle})
			if err != nil {
				return err
			}
			entries = append(entries, e)
		}
		for _, e := range entries { // last, because others wait for it
			if err := addHistory(ctx, tx, e); err != nil {
				return err
			}
		}
		return nil
	})
}

func meetingThing(on plan.Date) plan.Thing {
	return plan.Thing{Kind: plan.MeetingThing, Ref: on.String()}
}

// standing is the condition on a frozen position f under which it has not been
// taken back.
const stillFrozen = `(not exists (select from unfreezings u where u.position_id = f.id))`

// holdMeeting waits for whoever is freezing the meeting's position, and returns
// the meeting's number if nobody has.
func holdMeeting(ctx context.Context, tx pgx.Tx, s plan.Scope, on plan.Date) (int64, error) {
	var id int64
	err := tx.QueryRow(ctx, `select id from board_meetings where @reads::boolean and held_on = @on for update`,
		scoped(s, "on", dayArg(on))).Scan(&id)
	if err != nil {
		return 0, err
	}
	var frozen bool
	err = tx.QueryRow(ctx, `
	select exists (select from frozen_positions f where f.meeting_id = $1 and `+stillFrozen+`)`, id).Scan(&frozen)
	if err == nil && frozen {
		return 0, plan.ErrNothing
	}
	return id, err
}

// editionsBefore returns the editions that a Board of that day looks at: those
// whose years it falls in, and those that ended in the quarter before.
func editionsBefore(ctx context.Context, tx pgx.Tx, s plan.Scope, on plan.Date) ([]plan.EditionKey, error) {
	rows, err := tx.Query(ctx, `
	select e.family_slug as plan, e.slug as edition, '' as at
	  from editions e
	  join families f on f.slug = e.family_slug
	 where `+visible+` and e.state <> 'draft' and e.starts_on <= @on and e.ends_on >= @on::date - 92
	 order by f.position, e.starts_on`, scoped(s, "on", dayArg(on)))
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[plan.EditionKey])
}

// freezing is the freezing of one edition.
type freezing struct {
	tx        pgx.Tx
	q         query
	meetingID int64
}

// freeze adds the frozen position, and returns what history says of it.
func (f freezing) freeze(ctx context.Context, of plan.Freeze) (entry, error) {
	frozen, err := f.read(ctx)
	if err != nil {
		return entry{}, err
	}
	parts, err := frozen.Parts()
	if err != nil {
		return entry{}, err
	}
	of.Checksum = plan.Checksum(parts)
	var id int64
	err = f.tx.QueryRow(ctx, `
	insert into frozen_positions (meeting_id, edition_id, meeting_on, frozen_at, account_id, by_title, checksum)
	select @meeting, e.id, @on, @at, @account, @title, @checksum
	  from editions e where e.family_slug = @plan and e.slug = @edition
	returning id`, f.q.args("meeting", f.meetingID, "on", dayArg(of.Meeting), "account", orNull(f.q.scope.Account),
		"title", of.ByTitle, "checksum", of.Checksum)).Scan(&id)
	if err != nil {
		return entry{}, err
	}
	rows := make([][]any, len(parts))
	for i, p := range parts {
		rows[i] = []any{id, p.Name, p.Data, p.Sum()}
	}
	_, err = f.tx.CopyFrom(ctx, pgx.Identifier{"frozen_parts"}, []string{"position_id", "name", "data", "sum"}, pgx.CopyFromRows(rows))
	told := entry{
		At: of.At, Account: f.q.scope.Account, ByTitle: of.ByTitle, Thing: meetingThing(of.Meeting),
		What: "froze the position of " + f.q.edition.Plan + "/" + f.q.edition.Edition,
	}
	return told.sealing("frozen_positions", id, of.Checksum), err
}

// read reads all pages of the edition: first what every page shares, then what
// each action and each measure has of its own.
func (f freezing) read(ctx context.Context) (plan.Frozen, error) {
	frozen := plan.Frozen{Dossiers: map[string]plan.Papers{}, Folders: map[string]plan.Folder{}}
	b := &pgx.Batch{}
	queueBrief(b, f.q, &frozen.Brief)
	if err := f.tx.SendBatch(ctx, b).Close(); err != nil {
		return frozen, err
	}
	full := frozen.Brief.Position.Measures
	frozen.Brief.Position.Measures = make([]plan.Series, len(full))
	for i, s := range full {
		frozen.Brief.Position.Measures[i] = s.Recent(recent)
	}
	b = &pgx.Batch{}
	dossiers := make([]plan.Dossier, len(frozen.Brief.Position.Actions))
	for i, a := range frozen.Brief.Position.Actions {
		dossiers[i].Position.Actions = []plan.Tracked{a}
		f.q.view.Ref, f.q.view.Code = a.Ref, ""
		queuePapers(b, f.q, 0, &dossiers[i])
	}
	folders := make([]folded, len(full))
	for i, s := range full {
		folders[i].Series = s
		f.q.view.Ref, f.q.view.Code = "", s.Code
		queueSuperseded(b, f.q, &folders[i])
	}
	if err := f.tx.SendBatch(ctx, b).Close(); err != nil {
		return frozen, err
	}
	for i, a := range frozen.Brief.Position.Actions {
		inOrder(&dossiers[i].Story)
		d := dossiers[i]
		frozen.Dossiers[a.Ref] = plan.Papers{Story: d.Story, States: d.States, Voices: d.Voices, Log: d.Log}
	}
	for i, s := range full {
		frozen.Folders[s.Code] = folders[i].folder()
	}
	return frozen, nil
}

// Unfreeze takes the frozen position of a meeting back, with a reason; it is
// kept, and the meeting says so. It returns plan.ErrNothing when nothing of it
// is frozen.
func (db *DB) Unfreeze(ctx context.Context, s plan.Scope, meeting plan.Date, e plan.Event) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `
	insert into unfreezings (position_id, recorded_at, account_id, by_title, reason)
	select f.id, @at, @account, @title, @reason
	  from frozen_positions f
	  join board_meetings m on m.id = f.meeting_id
	 where @reads::boolean and m.held_on = @on and `+stillFrozen,
			scoped(s, "at", e.At, "account", orNull(s.Account), "title", e.ByTitle, "reason", e.Reason, "on", dayArg(meeting)))
		switch {
		case err != nil:
			return err
		case tag.RowsAffected() == 0:
			return plan.ErrNothing
		}
		return addHistory(ctx, tx, entry{
			At: e.At, Account: s.Account, ByTitle: e.ByTitle, Thing: meetingThing(meeting), What: "took the frozen position back",
		})
	})
}
