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
	var said sayings
	d, err := frozenOr(ctx, db, q, func(f plan.Frozen) (plan.Dossier, error) {
		papers := f.Dossiers[v.Ref]
		return plan.Dossier{
			Position: f.Brief.Position, Story: papers.Story, States: papers.States, Voices: papers.Voices, Log: papers.Log,
		}, nil
	}, func() (d plan.Dossier, err error) {
		err = db.read(ctx, func(b *pgx.Batch) {
			d = plan.Dossier{}
			queuePosition(b, q, &d.Position)
			queuePapers(b, q, before, &d.Position, &said)
		})
		p := said.of(v.Ref)
		d.Story, d.States, d.Voices, d.Log = p.Story, p.States, p.Voices, p.Log
		return d, err
	})
	if err != nil {
		return plan.Dossier{}, err
	}
	if len(d.Position.Actions) != 1 {
		return plan.Dossier{}, plan.ErrNotFound
	}
	d.Action = d.Position.Actions[0]
	return d, nil
}

// sayings are what was said and recorded of actions, besides the position.
type sayings struct {
	stories map[string]plan.Story // by ref
	states  map[string][]plan.State
	shown   []plan.Showing // of the edition, to the Boards
	voices  []plan.Voice
	log     []plan.LogItem
}

// of returns what the page of the action shows.
func (s sayings) of(ref string) plan.Papers {
	p := plan.Papers{Story: s.stories[ref], States: s.states[ref]}
	inOrder(&p.Story)
	p.Story.Shown = s.shown
	for _, v := range s.voices {
		if v.Action == ref {
			p.Voices = append(p.Voices, v)
		}
	}
	for _, item := range s.log {
		if item.Action == ref {
			p.Log = append(p.Log, item)
		}
	}
	return p
}

// queuePapers adds the statements of what the pages of actions show besides
// the position, which must have been read: of the one that the view asks for,
// or of all.
func queuePapers(b *pgx.Batch, q query, before int64, p *plan.Position, s *sayings) {
	*s = sayings{stories: map[string]plan.Story{}, states: map[string][]plan.State{}}
	args := q.args("before", before, "page", storyLength+1, "events", eventsTold, "recent", recentStates)
	queueUpdates(b, args, s.stories)
	queueEvents(b, args, s.stories)
	queueShowings(b, args, &s.shown)
	queueStates(b, args, p, s.states)
	queueVoices(b, chosen+selectVoice+` where a.edition_id = (select id from chosen) and (@ref = '' or a.ref = @ref) order by v.ref`, args, &s.voices)
	queueLog(b, chosen+selectLog+` where a.edition_id = (select id from chosen) and (@ref = '' or a.ref = @ref) and `+onTheLog, args, &s.log)
}

// ofEach follows chosen. It reads what follows of each action a of the edition
// that the view asks for.
const ofEach = `
	select a.ref as of, one.*
	  from chosen c
	  join actions a on a.edition_id = c.id and (@ref = '' or a.ref = @ref),
	lateral (`

// inOrder puts the newest entry first, and leaves sign-offs from before the
// last update shown to the page of older ones.
func inOrder(story *plan.Story) {
	slices.SortStableFunc(story.Entries, func(a, b plan.Event) int { return b.At.Compare(a.At) })
	for n := len(story.Entries); story.Older != 0 && story.Entries[n-1].Update == nil; n-- {
		story.Entries = story.Entries[:n-1]
	}
}

// updateOf and eventOf are rows with the ref of their action.
type updateOf struct {
	Of string
	updateRow
}

type eventOf struct {
	Of string
	eventRow
}

func queueUpdates(b *pgx.Batch, args pgx.NamedArgs, stories map[string]plan.Story) {
	b.Queue(chosen+ofEach+selectUpdate+`
	 where u.action_id = a.id and u.submitted_at <= @at
	   and (@before::bigint = 0
	        or (u.submitted_at, u.id) < (select b.submitted_at, b.id from progress_updates b where b.id = @before))
	 order by u.submitted_at desc, u.id desc
	 limit @page) one
	 order by a.ref, one.submitted_at desc, one.id desc`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[updateOf])
		for _, r := range found {
			story := stories[r.Of]
			if n := len(story.Entries); n == storyLength {
				story.Older = story.Entries[n-1].Update.ID
			} else {
				story.Entries = append(story.Entries, plan.EventOf(r.update()))
			}
			stories[r.Of] = story
		}
		return err
	})
}

// queueEvents adds the events that fall among the updates told, which must
// have been read.
func queueEvents(b *pgx.Batch, args pgx.NamedArgs, stories map[string]plan.Story) {
	b.Queue(chosen+ofEach+selectEvent+`
	 where v.action_id = a.id and v.recorded_at <= @at
	   and (@before::bigint = 0
	        or v.recorded_at < (select submitted_at from progress_updates where id = @before))
	 order by v.recorded_at desc, v.id desc
	 limit @events) one
	 order by a.ref, one.recorded_at desc, one.id desc`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[eventOf])
		for _, r := range found {
			story := stories[r.Of]
			if story.Older != 0 && r.RecordedAt.Before(story.Entries[storyLength-1].At) {
				continue // it is told with the older updates
			}
			story.Entries = append(story.Entries, r.event())
			stories[r.Of] = story
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
	}, func() (plan.Folder, error) { return db.liveFolder(ctx, q) })
	if err == nil && len(f.Position.Measures) != 1 {
		return plan.Folder{}, plan.ErrNotFound
	}
	return f, err
}

func (db *DB) liveFolder(ctx context.Context, q query) (plan.Folder, error) {
	var p plan.Position
	var around folders
	var withheld []plan.Withheld
	err := db.read(ctx, func(b *pgx.Batch) {
		queuePosition(b, q, &p)
		queueFolders(b, q, &around)
		if q.edition.At != "" {
			queueWithheld(b, q.args(), func(some []plan.Withheld) { withheld = some })
		}
	})
	if err != nil || len(p.Measures) != 1 {
		return plan.Folder{}, first(err, plan.ErrNotFound)
	}
	folder := around.of(p.Measures[0])
	folder.Position = p
	folder.Withhold(withheld)
	return folder, nil
}
