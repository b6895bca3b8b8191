package postgres

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// storyLength is how many updates of an action one page shows.
const storyLength = 20

// eventsTold is how many events besides are told with them at most, and
// recentStates how many states the page looks back on without a gap.
const (
	eventsTold   = 4 * storyLength
	recentStates = 3 * storyLength
)

// Dossier returns one action with all that its page shows; its story goes back
// from the update of that number, or from the newest when before is 0. It
// returns plan.ErrNotFound when there is no such action for this reader.
func (db *DB) Dossier(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View, before int64) (plan.Dossier, error) {
	v.Measures = plan.AllMeasures
	q := query{s, k, v}
	d, err := frozenOr(ctx, db, q, func(f plan.Frozen) (plan.Dossier, error) {
		papers := f.Dossiers[v.Ref]
		return plan.Dossier{
			Position: f.Brief.Position, Story: papers.Story, States: papers.States, Voices: papers.Voices, Log: papers.Log,
		}, nil
	}, func() (d plan.Dossier, err error) {
		err = db.read(ctx, func(b *pgx.Batch) {
			d = plan.Dossier{}
			queuePosition(b, q, &d.Position)
			queuePapers(b, q, before, &d)
		})
		return d, err
	}, plan.PartActions, plan.PartMeasures, plan.PartOfAction(v.Ref))
	if err != nil {
		return plan.Dossier{}, err
	}
	if len(d.Position.Actions) != 1 {
		return plan.Dossier{}, plan.ErrNotFound
	}
	d.Action = d.Position.Actions[0]
	inOrder(&d.Story)
	return d, nil
}

// queuePapers adds the statements of what an action's page shows besides the
// position, which must have been read.
func queuePapers(b *pgx.Batch, q query, before int64, d *plan.Dossier) {
	args := q.args("before", before, "events", eventsTold, "recent", recentStates)
	queueUpdates(b, args, &d.Story)
	queueEvents(b, args, &d.Story)
	queueShowings(b, args, &d.Story)
	queueStates(b, args, d)
	queueVoices(b, chosen+selectVoice+` where a.edition_id = (select id from chosen) and a.ref = @ref order by v.ref`, args, &d.Voices)
	queueLog(b, chosen+selectLog+` where a.edition_id = (select id from chosen) and a.ref = @ref order by l.raised_on desc`, args, &d.Log)
}

// inOrder puts the newest entry first, and leaves sign-offs from before the
// last update shown to the page of older ones.
func inOrder(story *plan.Story) {
	slices.SortStableFunc(story.Entries, func(a, b plan.Event) int { return b.At.Compare(a.At) })
	for n := len(story.Entries); story.Older != 0 && story.Entries[n-1].Update == nil; n-- {
		story.Entries = story.Entries[:n-1]
	}
}

func queueUpdates(b *pgx.Batch, args pgx.NamedArgs, story *plan.Story) {
	args["page"] = storyLength + 1
	b.Queue(chosen+selectUpdate+`
	  join actions a on a.id = u.action_id
	  join chosen c on c.id = a.edition_id
	 where a.ref = @ref and u.submitted_at <= @at
	   and (@before::bigint = 0
	        or (u.submitted_at, u.id) < (select b.submitted_at, b.id from progress_updates b where b.id = @before))
	 order by u.submitted_at desc, u.id desc
	 limit @page`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[updateRow])
		if len(found) > storyLength {
			found = found[:storyLength]
			story.Older = found[storyLength-1].ID
		}
		for _, r := range found {
			u := r.update()
			story.Entries = append(story.Entries, plan.EventOf(u))
		}
		return err
	})
}

// queueEvents adds the events that fall among the updates told, which must
// have been read.
func queueEvents(b *pgx.Batch, args pgx.NamedArgs, story *plan.Story) {
	b.Queue(chosen+selectEvent+`
	  join actions a on a.id = v.action_id
	  join chosen c on c.id = a.edition_id
	 where a.ref = @ref and v.recorded_at <= @at
	   and (@before::bigint = 0
	        or v.recorded_at < (select submitted_at from progress_updates where id = @before))
	 order by v.recorded_at desc, v.id desc
	 limit @events`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[eventRow])
		for _, r := range found {
			if story.Older != 0 && r.RecordedAt.Before(story.Entries[storyLength-1].At) {
				continue // it is told with the older updates
			}
			story.Entries = append(story.Entries, r.event())
		}
		return err
	})
}

// Folder returns one measure with all that its page shows, or
// plan.ErrNotFound.
func (db *DB) Folder(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Folder, error) {
	v.Measures = plan.OneMeasure
	q := query{s, k, v}
	f, err := frozenOr(ctx, db, q, func(f plan.Frozen) (plan.Folder, error) {
		folder := f.Folders[v.Code]
		folder.Position = f.Brief.Position
		return folder, nil
	}, func() (plan.Folder, error) { return db.liveFolder(ctx, q) },
		plan.PartActions, plan.PartMeasures, plan.PartOfMeasure(v.Code))
	if err == nil && len(f.Position.Measures) != 1 {
		return plan.Folder{}, plan.ErrNotFound
	}
	return f, err
}

func (db *DB) liveFolder(ctx context.Context, q query) (plan.Folder, error) {
	var p plan.Position
	var f folded
	err := db.read(ctx, func(b *pgx.Batch) {
		f = folded{}
		queuePosition(b, q, &p)
		queueSuperseded(b, q, &f)
	})
	if err != nil || len(p.Measures) != 1 {
		return plan.Folder{}, first(err, plan.ErrNotFound)
	}
	f.Series = p.Measures[0]
	folder := f.folder()
	folder.Position = p
	return folder, nil
}
