package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// Decisions returns the meeting on that day, also when it has moved since, with
// what it decided as of the view; plan.ErrNotFound when there is none.
func (db *DB) Decisions(ctx context.Context, s plan.Scope, meeting plan.Date, v plan.View) (plan.DecisionSheet, error) {
	var sheet plan.DecisionSheet
	err := db.read(ctx, func(b *pgx.Batch) { queueDecisions(b, meetingArgs(s, meeting, v), &sheet) })
	if err == nil && sheet.Meeting.On.IsZero() {
		err = plan.ErrNotFound
	}
	return sheet, err
}

func meetingArgs(s plan.Scope, meeting plan.Date, v plan.View) pgx.NamedArgs {
	args := viewed(s, v)
	args["on"] = dayArg(meeting)
	return args
}

// sat is the meeting on a day, or the one that was to be on it before it moved.
const sat = `
	with sat as (
		select m.id, m.held_on, m.theme, coalesce(m.lead_code, '') as lead
		  from board_meetings m
		 where @reads::boolean
		   and (m.held_on = @on or exists (select from meeting_moves v where v.meeting_id = m.id and v.was_on = @on))
		 order by m.held_on = @on desc
		 limit 1
	)`

func queueDecisions(b *pgx.Batch, args pgx.NamedArgs, sheet *plan.DecisionSheet) {
	*sheet = plan.DecisionSheet{}
	b.Queue(sat+` select held_on, theme, lead from sat`, args).Query(func(rows pgx.Rows) error {
		found, err := collectMeetings(rows)
		if len(found) == 1 {
			sheet.Meeting = found[0]
		}
		return err
	})
	b.Queue(sat+`
	select d.id, d.agenda_item, d.minute, d.proposer, d.wording, d.reasons, d.alternatives, d.conflicts, d.dispensations,
	       d.recorded_at, d.by_title
	  from decisions d
	  join sat on sat.id = d.meeting_id
	 where d.recorded_at <= @at
	 order by d.agenda_item, d.id`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[decisionRow])
		for _, r := range found {
			sheet.Decisions = append(sheet.Decisions, r.decision(sheet.Meeting.On))
		}
		return err
	})
	queueCreated(b, args, sheet)
}

// queueCreated adds what the decisions created, which must have been read.
func queueCreated(b *pgx.Batch, args pgx.NamedArgs, sheet *plan.DecisionSheet) {
	var items []plan.LogItem
	queueLog(b, sat+selectLog+` join sat on sat.id = d.meeting_id where `+visibleOrNone+` and d.recorded_at <= @at`, args, &items)
	b.Queue(sat+selectRedAnswer+`
	  join sat on sat.id = r.meeting_id
	 where `+visible+` and r.recorded_at <= @at and r.decision_id is not null`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[redAnswerRow])
		for n := range sheet.Decisions {
			d := &sheet.Decisions[n]
			for _, i := range items {
				if i.Minute == d.Minute {
					d.Created = &i
				}
			}
			for _, r := range found {
				if answer := r.answer(); r.DecisionID.Int64 == d.ID {
					d.Answer = &answer
				}
			}
		}
		return err
	})
}

func collectMeetings(rows pgx.Rows) ([]plan.Meeting, error) {
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[struct {
		HeldOn time.Time
		Theme  string
		Lead   plan.PostCode
	}])
	var meetings []plan.Meeting
	for _, m := range found {
		meetings = append(meetings, plan.Meeting{On: day(&m.HeldOn), Theme: m.Theme, Lead: m.Lead})
	}
	return meetings, err
}

type decisionRow struct {
	ID                                                                                  int64
	AgendaItem                                                                          int
	Minute, Proposer, Wording, Reasons, Alternatives, Conflicts, Dispensations, ByTitle string
	RecordedAt                                                                          time.Time
}

func (r decisionRow) decision(on plan.Date) plan.Decision {
	return plan.Decision{
		ID: r.ID, Meeting: on, Item: r.AgendaItem, Minute: r.Minute, Proposer: r.Proposer, Wording: r.Wording, Reasons: r.Reasons,
		Alternatives: r.Alternatives, Conflicts: r.Conflicts, Dispensations: r.Dispensations, At: r.RecordedAt, ByTitle: r.ByTitle,
	}
}

const selectRedAnswer = `
	select r.decision_id, e.family_slug as plan, e.slug as edition, a.ref, r.answer, m.held_on, r.reason, r.escalated_to,
	       r.by_title, r.recorded_at
	  from red_answers r
	  join actions a on a.id = r.action_id
	  join editions e on e.id = a.edition_id
	  join board_meetings m on m.id = r.meeting_id`

type redAnswerRow struct {
	DecisionID          pgtype.Int8
	Plan, Edition, Ref  string
	Answer              plan.Answer
	HeldOn              time.Time
	Reason, EscalatedTo string
	ByTitle             string
	RecordedAt          time.Time
}

func (r redAnswerRow) answer() plan.RedAnswer {
	return plan.RedAnswer{
		Answered: plan.Answered{Action: r.Ref, Answer: r.Answer, On: day(&r.HeldOn), Reason: r.Reason},
		Edition:  plan.EditionKey{Plan: r.Plan, Edition: r.Edition}, To: r.EscalatedTo, ByTitle: r.ByTitle, At: r.RecordedAt,
	}
}

// AddDecision puts a decision of the Board on the record together with what it
// creates, all or nothing. It returns what plan.Meeting.PermitMinutes says,
// plan.ErrStale when its minute number was given meanwhile, plan.ErrClosed for
// an edition that is closed, plan.ErrNothing when the meeting has answered that
// Red already, plan.ErrNotFound, and plan.ErrRepeated.
func (db *DB) AddDecision(ctx context.Context, s plan.Scope, d plan.Decision, sub plan.Submission) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := first(takeForm(ctx, tx, s, sub.Key, d.At), lockLog(ctx, tx)); err != nil {
			return err
		}
		meeting, err := sittingOf(ctx, tx, s, d.Meeting, d.At)
		if err != nil {
			return err
		}
		if err := insertDecision(ctx, tx, s, meeting, &d); err != nil {
			return err
		}
		after := facts{"minute": d.Minute}
		if d.Created != nil {
			if after["created"], err = raise(ctx, tx, s, *d.Created, d.ID); err != nil {
				return err
			}
		}
		if d.Answer != nil {
			held, err := holdAbout(ctx, tx, s, plan.LogItem{Edition: d.Answer.Edition, Action: d.Answer.Action})
			if err != nil {
				return err
			}
			if err := answerRed(ctx, tx, s, held.action, d.ID, *d.Answer); err != nil {
				return err
			}
			after["answered"] = d.Answer.Action
		}
		return addHistory(ctx, tx, entry{
			At: d.At, Account: s.Account, ByTitle: d.ByTitle, Thing: meetingThing(d.Meeting), What: "recorded a decision", After: after,
		})
	})
}

// sittingOf returns the number of the meeting on that day, if the reader may
// record what it decided.
func sittingOf(ctx context.Context, tx pgx.Tx, s plan.Scope, on plan.Date, now time.Time) (int64, error) {
	var id int64
	err := tx.QueryRow(ctx, `select id from board_meetings where @reads::boolean and held_on = @on`, scoped(s, "on", dayArg(on))).Scan(&id)
	if err != nil {
		return 0, err
	}
	return id, plan.Meeting{On: on}.PermitMinutes(s, plan.DateAt(now))
}

func insertDecision(ctx context.Context, tx pgx.Tx, s plan.Scope, meeting int64, d *plan.Decision) error {
	err := tx.QueryRow(ctx, `
	insert into decisions (meeting_id, minute, agenda_item, proposer, wording, reasons, alternatives, conflicts, dispensations,
	       recorded_at, account_id, by_title)
	values (@meeting, @minute, @item, @proposer, @wording, @reasons, @alternatives, @conflicts, @dispensations, @at, @account, @title)
	on conflict (meeting_id, minute) do nothing
	returning id`, pgx.NamedArgs{
		"meeting": meeting, "minute": d.Minute, "item": d.Item, "proposer": d.Proposer, "wording": d.Wording, "reasons": d.Reasons,
		"alternatives": d.Alternatives, "conflicts": d.Conflicts, "dispensations": d.Dispensations,
		"at": d.At, "account": orNull(s.Account), "title": d.ByTitle,
	}).Scan(&d.ID)
	if err == pgx.ErrNoRows {
		return plan.ErrStale
	}
	return err
}

// AnswerRed puts the Board's answer to a Red on the record. It returns what
// plan.Tracked.PermitAnswer says, plan.ErrNothing when that meeting has
// answered it already, plan.ErrNotFound, and plan.ErrRepeated.
func (db *DB) AnswerRed(ctx context.Context, s plan.Scope, id plan.ActionID, a plan.RedAnswer, sub plan.Submission) error {
	return db.write(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := first(takeForm(ctx, tx, s, sub.Key, a.At), lockLog(ctx, tx)); err != nil {
			return err
		}
		held, err := holdAction(ctx, tx, query{s, a.Edition, plan.View{At: a.At}}, id)
		if err != nil {
			return err
		}
		if err := held.PermitAnswer(s, held.edition); err != nil {
			return err
		}
		if _, err := sittingOf(ctx, tx, s, a.On, a.At); err != nil {
			return err
		}
		if err := answerRed(ctx, tx, s, int64(id), 0, a); err != nil {
			return err
		}
		return addHistory(ctx, tx, entry{
			At: a.At, Account: s.Account, ByTitle: a.ByTitle, Thing: thingOfAction(held.Edition, held.Ref), What: "recorded the Board's answer to a Red",
			After: facts{"answer": string(a.Answer), "agreed by the Board of": a.On.String()},
		})
	})
}

func answerRed(ctx context.Context, tx pgx.Tx, s plan.Scope, action, decision int64, a plan.RedAnswer) error {
	tag, err := tx.Exec(ctx, `
	insert into red_answers (action_id, answer, meeting_id, reason, escalated_to, decision_id, recorded_at, account_id, by_title)
	select @action, @answer, m.id, @reason, @to, @decision, @at, @account, @title
	  from board_meetings m
	 where m.held_on = @on
	on conflict (action_id, meeting_id) do nothing`, pgx.NamedArgs{
		"action": action, "answer": string(a.Answer), "reason": a.Reason, "to": a.To, "decision": orNull(decision),
		"at": a.At, "account": orNull(s.Account), "title": a.ByTitle, "on": dayArg(a.On),
	})
	if err == nil && tag.RowsAffected() == 0 {
		return plan.ErrNothing
	}
	return err
}
