package postgres

import (
	"context"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// storyLength is how many updates of an action one page shows.
const storyLength = 20

// Dossier returns one action with all that its page shows; its story goes back
// from the update of that number, or from the newest when before is 0. It
// returns plan.ErrNotFound when there is no such action for this reader.
func (db *DB) Dossier(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View, before int64) (plan.Dossier, error) {
	var d plan.Dossier
	v.Measures = plan.AllMeasures
	err := db.read(ctx, func(b *pgx.Batch) {
		d = plan.Dossier{}
		q := query{s, k, v}
		args := q.args("before", before)
		queuePosition(b, q, &d.Position)
		queueUpdates(b, args, &d.Story)
		queueSignOffs(b, args, &d.Story)
		queueVoices(b, chosen+selectVoice+` where a.edition_id = (select id from chosen) and a.ref = @ref order by v.ref`, args, &d.Voices)
		queueLog(b, chosen+selectLog+` where a.edition_id = (select id from chosen) and a.ref = @ref order by l.raised_on desc`, args, &d.Log)
	})
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

// inOrder puts the newest entry first, and leaves sign-offs from before the
// last update shown to the page of older ones.
func inOrder(story *plan.Story) {
	slices.SortStableFunc(story.Entries, func(a, b plan.StoryEntry) int { return b.At.Compare(a.At) })
	for n := len(story.Entries); story.Older != 0 && story.Entries[n-1].Update == nil; n-- {
		story.Entries = story.Entries[:n-1]
	}
}

type updateRow struct {
	ID                         int64
	ActionID                   plan.ActionID
	Round                      pgtype.Text
	AccountID                  plan.AccountID
	ByTitle                    string
	SubmittedAt                time.Time
	Narrative, NextStep        string
	ForecastOn                 *time.Time
	Issue                      bool
	RecoveryPlan, RecoveryLead string
	RecoveryBy                 *time.Time
	DeliveredOn                *time.Time
	Evidence                   string
	Proposed, Computed         plan.Status
	Reason                     string
	Supersedes                 pgtype.Int8
}

const updateFields = `u.id, u.action_id, u.round, u.account_id, u.by_title, u.submitted_at, u.narrative, u.next_step,
	       u.forecast_on, u.issue, u.recovery_plan, u.recovery_lead, u.recovery_by, u.delivered_on,
	       u.evidence, u.proposed, u.computed, u.reason, u.supersedes`

const selectUpdate = `
	select ` + updateFields + `
	  from progress_updates u`

func (r updateRow) update() plan.Update {
	u := plan.Update{
		ID: r.ID, Action: r.ActionID, By: r.AccountID, ByTitle: r.ByTitle, Submitted: r.SubmittedAt,
		Narrative: r.Narrative, NextStep: r.NextStep, Forecast: day(r.ForecastOn), Issue: r.Issue,
		Recovery:  plan.Recovery{Text: r.RecoveryPlan, Lead: r.RecoveryLead, By: day(r.RecoveryBy)},
		Delivered: day(r.DeliveredOn), Evidence: r.Evidence, Proposed: r.Proposed, Computed: r.Computed,
		Reason: r.Reason, Supersedes: r.Supersedes.Int64,
	}
	if q, err := plan.ParseQuarter(r.Round.String); err == nil {
		u.Round = q
	}
	return u
}

func queueUpdates(b *pgx.Batch, args pgx.NamedArgs, story *plan.Story) {
	args["page"] = storyLength + 1
	b.Queue(chosen+selectUpdate+`
	  join actions a on a.id = u.action_id
	  join chosen c on c.id = a.edition_id
	 where a.ref = @ref
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
			story.Entries = append(story.Entries, plan.StoryEntry{At: u.Submitted, ByTitle: u.ByTitle, Update: &u})
		}
		return err
	})
}

// queueSignOffs adds the sign-offs that fall among the updates told, which must
// have been read.
func queueSignOffs(b *pgx.Batch, args pgx.NamedArgs, story *plan.Story) {
	b.Queue(chosen+`
	select s.signed_at as at, s.by_title
	  from sign_offs s
	  join actions a on a.id = s.action_id
	  join chosen c on c.id = a.edition_id
	 where a.ref = @ref
	   and (@before::bigint = 0
	        or s.signed_at < (select submitted_at from progress_updates where id = @before))`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[struct {
			At      time.Time
			ByTitle string
		}])
		for _, r := range found {
			if story.Older != 0 && r.At.Before(story.Entries[storyLength-1].At) {
				continue // it is told with the older updates
			}
			story.Entries = append(story.Entries, plan.StoryEntry{At: r.At, ByTitle: r.ByTitle})
		}
		return err
	})
}

// Folder returns one measure with all that its page shows, or
// plan.ErrNotFound.
func (db *DB) Folder(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Folder, error) {
	var f plan.Folder
	var superseded []figure
	v.Measures = plan.OneMeasure
	err := db.read(ctx, func(b *pgx.Batch) {
		f = plan.Folder{}
		q := query{s, k, v}
		queuePosition(b, q, &f.Position)
		b.Queue(chosen+selectSuperseded, q.args()).QueryRow(func(row pgx.Row) error {
			var raw []byte
			if err := row.Scan(&raw); err != nil {
				return err
			}
			return decode(raw, &superseded)
		})
	})
	if err != nil {
		return plan.Folder{}, err
	}
	if len(f.Position.Measures) != 1 {
		return plan.Folder{}, plan.ErrNotFound
	}
	f.Series = f.Position.Measures[0]
	revisions := make([]plan.Value, len(superseded))
	for i, g := range superseded {
		var err error
		if revisions[i], err = g.value(f.Series.Frequency); err != nil {
			return plan.Folder{}, err
		}
	}
	return f.WithRevisions(plan.DefaultDisclosure, revisions), nil
}

// selectSuperseded reads the figures in whose place a later one stands on the
// day, the newest first.
const selectSuperseded = `
	select json_agg(v order by v.released_on desc, v.id desc) from (
	  select v.id, v.period_end, v.numerator, v.denominator, v.number::text, v.symbol, v.state, v.published,
	         v.source, v.released_on, v.note, v.by_title, v.entered_at, v.supersedes, v.reason
	    from measure_values v
	    join measures m on m.id = v.measure_id
	   where m.family_slug = @plan and m.code = @code and exists (select from chosen)
	     and exists (select from measure_values later
	                  where later.supersedes = v.id and later.released_on <= @today)) v`
